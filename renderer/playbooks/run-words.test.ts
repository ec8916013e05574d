import { expect, test } from 'vitest';
import { endWords, offsetWords } from './run-words.ts';

const steps = [{ key: 'kickoff', name: 'Hold the kickoff' }];

test.each([
  [{ offset: 2, unit: 'working', after: 'kickoff' }, '2 working days after “Hold the kickoff”'],
  [{ offset: -1, unit: 'working', after: 'kickoff' }, '1 working day before “Hold the kickoff”'],
  [{ offset: 0, unit: 'calendar', after: 'kickoff' }, 'on the day of “Hold the kickoff”'],
  [{ offset: -70, unit: 'calendar', after: 'anchor' }, '70 days before the renewal date'],
  [{ offset: 0, unit: 'calendar', after: 'anchor' }, 'on the renewal date'],
] as const)('%j is said as %s', (step, words) => expect(offsetWords(step, steps, 'The renewal date')).toBe(words));

test('without a name, the anchor is the anchor', () => expect(offsetWords({ offset: 1, unit: 'calendar', after: 'anchor' }, [], '')).toBe('1 day after the anchor'));

test.each([
  [{ state: 'stopped', closedOn: '2026-03-01', closeReason: 'A false alarm' }, 'Stopped on 1 Mar 2026: A false alarm'],
  [{ state: 'done', closedOn: '2026-03-01', closeReason: '' }, 'Closed on 1 Mar 2026'],
] as const)('%j ended as %s', (run, words) => expect(endWords(run)).toBe(words));
