import { expect, test } from 'vitest';
import type { Commitment } from '#shared/commitments.ts';
import { dueGroups, sayRate } from './due-groups.ts';

const due = (dueOn: string | null): Commitment => ({
  id: String(dueOn), dueOn, accountId: 'a', accountName: 'A', side: 'ours', personId: null, owner: '', text: 'Send it', activityId: null, sentence: '', escalationId: null, state: 'open', closedOn: null, closeReason: '', overdueDays: 0, madeOn: '2026-03-01',
});

// 2026-03-14 is a Saturday: the week ends on the 15th.
test('open promises by when they are due, earliest first, without empty groups', () => {
  const groups = dueGroups([null, '2026-03-16', '2026-03-15', '2026-03-14', '2026-03-13', '2026-02-01'].map(due), '2026-03-14');
  expect(groups.map(({ title, commitments }) => [title, commitments.map(({ dueOn }) => dueOn)])).toEqual([
    ['Overdue', ['2026-02-01', '2026-03-13']],
    ['Due this week', ['2026-03-14', '2026-03-15']],
    ['Later', ['2026-03-16']],
    ['No date', [null]],
  ]);
  expect(dueGroups([], '2026-03-14')).toEqual([]);
});

test.each([[null, 'nothing to count yet'], [0.8181, '82 % kept'], [1, '100 % kept']])('a rate of %s', (rate, words) => {
  expect(sayRate(rate)).toBe(words);
});
