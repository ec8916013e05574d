import { expect, test } from 'vitest';
import type { TodayItem, TodayRule } from '#shared/today.ts';
import { groupsOf, oneByOne, shownOf } from '#renderer/today/today-groups.ts';

const row = (key: string, rule: TodayRule, account: string | null): TodayItem => ({
  key, rule, type: 'activity', account: account === null ? null : { entity: 'accounts', id: account, label: account }, priority: null, sentiment: null, title: key, why: '', next: '', since: '2026-11-22', records: [], score: 0,
});
const rows = [
  row('heron 1', 'survey-follow-up', 'heron'), row('gull 1', 'survey-follow-up', 'gull'), row('promise 1', 'commitment-overdue', 'heron'), row('heron 2', 'survey-follow-up', 'heron'), row('promise 2', 'commitment-overdue', 'heron'),
  row('quiet', 'not-engaged', 'heron'), row('no account 1', 'step-due', null), row('no account 2', 'step-due', null), row('heron 3', 'survey-follow-up', 'heron'),
];
const keys = (shown: readonly { item: TodayItem }[]): string[] => shown.map(({ item }) => item.key);

test('rows of one account and rule stand behind the first of them, and the rank of the others stays', () => {
  expect(groupsOf(rows).map(({ lead, others }) => [lead.key, ...others.map(({ key }) => key)])).toEqual([
    ['heron 1', 'heron 2', 'heron 3'], ['gull 1'], ['promise 1'], ['promise 2'], ['quiet'], ['no account 1'], ['no account 2'],
  ]);
});

test('the first groups are shown; unfolded ones with all of their rows', () => {
  const groups = groupsOf(rows);
  expect(keys(shownOf(groups, 3, []))).toEqual(['heron 1', 'gull 1', 'promise 1']);
  const shown = shownOf(groups, 2, ['survey-follow-up heron']);
  expect(keys(shown)).toEqual(['heron 1', 'heron 2', 'heron 3', 'gull 1']);
  expect(shown.map(({ isOther }) => isOther)).toEqual([false, true, true, false]);
  expect(shown.map(({ group }) => group?.others.length ?? 0)).toEqual([2, 0, 0, 0]);
});

test('once the first of a group is done, the next one stands for it', () => {
  expect(keys(shownOf(groupsOf(rows.slice(1)), 9, [])).indexOf('heron 2')).toBe(2);
});

test('one by one, nothing is folded', () => {
  expect(keys(shownOf(oneByOne(rows), 99, ['survey-follow-up heron']))).toEqual(rows.map(({ key }) => key));
});
