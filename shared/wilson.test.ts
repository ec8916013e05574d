import { expect, test } from 'vitest';
import { wilson } from '#shared/wilson.ts';

// Worked with the formula of Wilson (1927) and 1.96; the third is the example of Newcombe (1998), 81 of 263.
test.each([
  [0, 0, 0, 1],
  [0, 10, 0, 0.2775],
  [81, 263, 0.2553, 0.3662],
  [10, 10, 0.7225, 1],
  [1, 1, 0.2065, 1],
  [50, 100, 0.4038, 0.5962],
])('%i of %i', (successes, n, low, high) => {
  const interval = wilson(successes, n);
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});
