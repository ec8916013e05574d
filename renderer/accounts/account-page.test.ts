import { expect, test } from 'vitest';
import { newAccount, type Account, type AccountRow } from '#shared/accounts.ts';
import type { CallRow } from '#shared/calls.ts';
import { defaultSettings } from '#shared/settings.ts';
import { sayChange } from './change-words.ts';
import { ruleSays } from './rule-says.ts';
import { timelineGroups } from './timeline-groups.ts';

const entry = (id: string, on: string, state: CallRow['state']): CallRow => ({
  id, on, state, accountId: 'a', accountName: 'A', type: 'call', title: '', startsAt: null, minutes: null, sentiment: null, excerpt: '', attendees: [], commitments: 0, loggedAt: null, followUpSentAt: null,
});

test('what is ahead comes first and soonest first, the rest by day and newest first', () => {
  const { ahead, days } = timelineGroups([entry('p2', '2026-04-02', 'planned'), entry('p1', '2026-03-20', 'planned'), entry('d', '2026-03-14', 'draft'), entry('a', '2026-03-10', 'held'), entry('b', '2026-03-12', 'no-show'), entry('c', '2026-03-12', 'held')]);
  expect(ahead.map(({ id }) => id)).toEqual(['d', 'p1', 'p2']);
  expect(days.map(({ on, entries }) => [on, entries.map(({ id }) => id)])).toEqual([['2026-03-12', ['b', 'c']], ['2026-03-10', ['a']]]);
});

test.each([
  [{ field: '', old: null, new: null }, 'Added to the book'],
  [{ field: 'deleted_at', old: null, new: '2026-03-01T00:00:00.000Z' }, 'Removed from the book'],
  [{ field: 'sentiment', old: 'green', new: 'red' }, 'Sentiment: green, now red'],
  [{ field: 'risk_reason', old: '', new: 'Budget' }, 'Risk reason: nothing, now Budget'],
  [{ field: 'upgrade_expected_on', old: null, new: '2026-05-01' }, 'Upgrade expected: nothing, now 1 May'],
  [{ field: 'stage', old: 'onboard', new: 'optimize' }, 'Stage: Onboard, now Optimize and renew'],
  [{ field: 'parent_id', old: null, new: 'known' }, 'Parent account: nothing, now Known Group'],
  [{ field: 'parent_id', old: 'gone', new: null }, 'Parent account: another account, now nothing'],
])('%j in words', (change, expected) => {
  expect(sayChange(change, '2026-03-14', (id) => (id === 'known' ? 'Known Group' : null))).toBe(expected);
});

test('the rule is what would hold without the override', () => {
  const account: Account = { ...newAccount, id: 'a', name: 'A', segment: 'enterprise', stage: 'enable', sentiment: 'red', sentimentOn: '2026-03-01', stageOn: null, ownedTo: null, customerSince: '2024-01-01', priorityOverride: 'PR4', priorityReason: 'Agreed', cadenceDays: 90 };
  const row = { coverage: account.coverage, arr: { minor: 0, currency: 'USD' }, lastEngagementOn: null, priority: { priority: 'PR4', reason: 'Agreed', by: 'person' } } as AccountRow;
  const { priority, cadence } = ruleSays(account, row, defaultSettings, '2026-03-14');
  expect(priority).toEqual({ priority: 'PR1', reason: 'Risk of churn or contraction', by: 'rule' });
  expect(cadence.everyDays).toBe(7);
  // Merged or handed out: its row is of another coverage than was set.
  const handedOut = { ...row, coverage: 'unmanaged', cadence: { everyDays: null } } as AccountRow;
  expect(ruleSays(account, handedOut, defaultSettings, '2026-03-14').cadence.everyDays).toBeNull();
});
