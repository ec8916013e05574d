import { afterAll } from 'vitest';
import { takeAwayWhatIsLeft } from '#tests/left-behind.ts';

// Vitest runs this in each file of tests.
afterAll(takeAwayWhatIsLeft);
