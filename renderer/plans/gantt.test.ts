import { describe, expect, test } from 'vitest';
import { movedBy } from '#renderer/plans/gantt.ts';

describe('a milestone that is moved', () => {
  test.each([
    ['both days, later', { startOn: '2026-03-01', dueOn: '2026-03-20' }, 3, false, { startOn: '2026-03-04', dueOn: '2026-03-23' }],
    ['both days, earlier over a month', { startOn: '2026-03-01', dueOn: '2026-03-20' }, -1, false, { startOn: '2026-02-28', dueOn: '2026-03-19' }],
    ['without a start', { startOn: null, dueOn: '2026-03-20' }, 2, false, { startOn: null, dueOn: '2026-03-22' }],
    ['its end alone', { startOn: '2026-03-01', dueOn: '2026-03-20' }, -5, true, { startOn: '2026-03-01', dueOn: '2026-03-15' }],
    ['its end to its start', { startOn: '2026-03-01', dueOn: '2026-03-20' }, -19, true, { startOn: '2026-03-01', dueOn: '2026-03-01' }],
    ['its end before its start, which stops there', { startOn: '2026-03-01', dueOn: '2026-03-20' }, -30, true, { startOn: '2026-03-01', dueOn: '2026-03-01' }],
  ])('%s', (_, days, by, isEnd, after) => {
    expect(movedBy(days, by, isEnd)).toEqual(after);
  });
});
