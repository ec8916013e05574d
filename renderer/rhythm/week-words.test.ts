import { describe, expect, test } from 'vitest';
import type { Outlook } from '#shared/capacity-rules.ts';
import { dayWords, plannedWords, roomWords } from '#renderer/rhythm/week-words.ts';

const week = (change: Partial<Outlook>): Outlook => {
  const one = { from: '2026-11-16', since: '2026-11-16', capacity: 2_400, scheduled: 600, kept: 300, over: 0, ...change };
  return { ...one, needed: one.scheduled + one.kept };
};

describe('a week that is watched', () => {
  test.each<[string, Partial<Outlook>, string, string, boolean]>([
    ['with room', {}, '10 h planned or due, 5 h kept, of 40 h', 'Room for 25 h', false],
    ['that runs', { since: '2026-11-19', capacity: 960 }, '10 h planned or due, 5 h kept, of 16 h left', 'Room for 1 h', false],
    ['that keeps nothing', { kept: 0 }, '10 h planned or due, of 40 h', 'Room for 30 h', false],
    ['that is just full', { scheduled: 2_100 }, '35 h planned or due, 5 h kept, of 40 h', 'Just full', false],
    ['that is overfull', { scheduled: 2_250, over: 150 }, '37 h 30 min planned or due, 5 h kept, of 40 h', 'Over by 2 h 30 min', true],
    ['whose working days are over', { since: '2026-11-22', capacity: 0, scheduled: 135, kept: 0 }, '2 h 15 min planned or due', 'No working day is left', false],
    ['of holidays, with a call', { capacity: 0, scheduled: 30, kept: 0, over: 30 }, '30 min planned or due', 'No working day, and 30 min to move', true],
    ['of holidays', { capacity: 0, scheduled: 0, kept: 0 }, 'Nothing planned or due', 'No working day', false],
  ])('%s', (_, change, planned, says, isOver) => {
    expect(plannedWords(week(change))).toBe(planned);
    expect(roomWords(week(change))).toEqual({ says, isOver });
  });
});

test.each([
  [{ isWorking: true, capacity: 480, used: 60, ahead: 90 }, '2 h 30 min of 8 h', false],
  [{ isWorking: true, capacity: 480, used: 400, ahead: 90 }, '8 h 10 min, 10 min over', true],
  [{ isWorking: false, capacity: 0, used: 0, ahead: 135 }, '2 h 15 min on a day off', false],
  [{ isWorking: false, capacity: 0, used: 0, ahead: 0 }, 'No working day', false],
])('a day with %j: %s', (day, says, isOver) => expect(dayWords(day)).toEqual({ says, isOver }));
