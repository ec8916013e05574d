import { expect, test } from 'vitest';
import { areaByWords } from '#shared/areas.ts';

const of = areaByWords([{ words: 'EBR', area: 'reviews' }, { words: 'roadmap (beta)', area: 'releases' }, { words: 'renewal', area: 'renewals' }, { words: 'Gespräch', area: 'cadence' }]);

test.each([
  ['EBR with the board', 'reviews'],
  ['Prepare the ebr, second try', 'reviews'],
  ['February numbers', null],
  ['Roadmap (beta) talk', 'releases'],
  ['Roadmap talk', null],
  ['EBR and renewal', 'reviews'],
  ['Renewals', null],
  ['gespräch', 'cadence'],
  ['Kundengespräch', null],
  ['', null],
])('%s counts to %s', (title, area) => expect(of(title)).toBe(area));
