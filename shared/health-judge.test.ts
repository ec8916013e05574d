import { describe, expect, test } from 'vitest';
import type { Sentiment } from '#shared/accounts.ts';
import { addDays, addMonths } from '#shared/days.ts';
import { judge, type HealthFacts } from '#shared/health-judge.ts';
import { healthOf } from '#shared/health-rules.ts';
import { healthPresets } from '#shared/presets/health-models.ts';

const on = '2026-03-16';
const model = healthPresets.fy25;
const nothing: HealthFacts = { on, priority: 'PR2', contractStartOn: null, sentiment: null, plan: { standing: null, why: 'None is asked for' }, support: null, lastMeetingOn: null, keyPeople: [], licences: null, activeUsers: null, useCases: [] };
const judged = (facts: Partial<HealthFacts>, key: string) => judge(model, { ...nothing, ...facts }).find((one) => one.key === key);
const ago = (days: number): string => addDays(on, -days);

describe('licence use by months since the contract began (rules.md § 6)', () => {
  const use = (used: number, startOn: string): Sentiment | null | undefined => judged({ licences: { used, billable: 1000, on }, contractStartOn: startOn }, 'licence-use')?.colour;
  const early = addMonths(on, -4);
  const middle = addMonths(on, -7);
  const late = addMonths(on, -14);
  test.each([
    ['under 10 % early', 99, early, 'red'], ['10 % early', 100, early, 'yellow'], ['under 50 % early', 499, early, 'yellow'], ['50 % early', 500, early, 'green'], ['75 % early', 750, early, 'green'],
    ['under 10 % in the middle', 99, middle, 'red'], ['10 % in the middle', 100, middle, 'red'], ['under 50 % in the middle', 499, middle, 'red'], ['50 % in the middle', 500, middle, 'yellow'], ['under 75 % in the middle', 749, middle, 'yellow'], ['75 % in the middle', 750, middle, 'green'],
    ['50 % late', 500, late, 'red'], ['under 75 % late', 749, late, 'red'], ['75 % late', 750, late, 'green'], ['more than bought', 1200, late, 'green'],
    ['the last day of the first two months', 10, addDays(addMonths(on, -2), 1), null], ['the day on which two months are over', 10, addMonths(on, -2), 'red'],
    ['the last day before six months', 500, addDays(addMonths(on, -6), 1), 'green'], ['the day on which six months are over', 500, addMonths(on, -6), 'yellow'],
    ['the day on which nine months are over is not over nine', 500, addMonths(on, -9), 'yellow'], ['the day after', 500, addDays(addMonths(on, -9), -1), 'red'],
    ['a contract still to begin', 500, addDays(on, 10), null],
  ] as const)('%s', (_, used, startOn, colour) => expect(use(used, startOn)).toBe(colour));

  test('without a contract start, or without licences, there is no judgement', () => {
    expect(judged({ licences: { used: 1, billable: 10, on } }, 'licence-use')?.colour).toBeNull();
    expect(judged({ licences: { used: 0, billable: 0, on }, contractStartOn: '2024-01-01' }, 'licence-use')?.colour).toBeNull();
    expect(judged({ contractStartOn: '2024-01-01' }, 'licence-use')?.colour).toBeNull();
  });
});

describe('the other measures at their boundaries (rules.md § 6)', () => {
  test.each([[49.9, 'red'], [50, 'yellow'], [79.9, 'yellow'], [80, 'green'], [100, 'green']] as const)('%f %% active users', (active, colour) => expect(judged({ activeUsers: { active, billable: 100, on } }, 'active-users')?.colour).toBe(colour));

  test.each([[0, 'green'], [4, 'green'], [5, 'yellow'], [14, 'yellow'], [15, 'red'], [400, 'red']] as const)('%i tickets a month', (aMonth, colour) => expect(judged({ support: { aMonth, open: 0, openCritical: 0, on } }, 'tickets')?.colour).toBe(colour));
  test('an account that never opens any has no data', () => expect(judged({ support: { aMonth: null, open: 0, openCritical: 0, on } }, 'tickets')?.colour).toBeNull());

  test.each([
    ['PR1', 35, 'green'], ['PR1', 36, 'yellow'], ['PR1', 60, 'yellow'], ['PR1', 61, 'red'],
    ['PR2', 65, 'green'], ['PR2', 66, 'yellow'], ['PR2', 90, 'yellow'], ['PR2', 91, 'red'], ['PR3', 300, null], ['PR4', 300, null],
  ] as const)('%s met %i days ago', (priority, days, colour) => expect(judged({ priority, lastMeetingOn: ago(days) }, 'recency')?.colour).toBe(colour));
  test('never met is no data', () => expect(judged({}, 'recency')?.colour).toBeNull());

  const person = (id: string, metOn: string | null) => ({ id, name: id, metOn });
  const quarterAgo = addMonths(on, -3);
  test.each([
    ['both met', [person('a', on), person('b', quarterAgo)], 'green'],
    ['one met a day too long ago', [person('a', on), person('b', addDays(quarterAgo, -1))], 'yellow'],
    ['none met', [person('a', addDays(quarterAgo, -1)), person('b', null)], 'red'],
    ['the only one met', [person('a', on)], 'yellow'],
    ['three of them, two met', [person('a', on), person('b', on), person('c', null)], 'green'],
    ['nobody named', [], null],
  ] as const)('key people: %s', (_, keyPeople, colour) => expect(judged({ keyPeople }, 'personas')?.colour).toBe(colour));

  test.each(['green', 'yellow', 'red'] as const)('a %s plan', (colour) => expect(judged({ plan: { standing: { colour, reason: 'Because' }, why: '' } }, 'plan')).toMatchObject({ colour, why: 'Because' }));
  test('a plan that nobody asks for is no data', () => expect(judged({}, 'plan')).toMatchObject({ colour: null, why: 'None is asked for' }));
});

describe('what is old (rules.md § 6)', () => {
  test.each([[90, 'green', false], [91, 'green', true], [120, 'green', true], [121, null, true]] as const)('sentiment of %i days ago', (days, colour, stale) =>
    expect(judged({ sentiment: { colour: 'green', on: ago(days) } }, 'sentiment')).toMatchObject({ colour, stale }));
  test.each([[60, 'green', false], [61, null, true]] as const)('usage of %i days ago', (days, colour, stale) => {
    expect(judged({ licences: { used: 9, billable: 10, on: ago(days) }, contractStartOn: '2024-01-01' }, 'licence-use')).toMatchObject({ colour, stale });
    expect(judged({ activeUsers: { active: 9, billable: 10, on: ago(days) } }, 'active-users')).toMatchObject({ colour, stale });
    expect(judged({ useCases: [{ useCaseId: 'u', name: 'Rounds', colour: 'green', isOriginal: true, on: ago(days) }] }, 'use-case:u')).toMatchObject({ colour, stale });
  });
  test.each([[30, 'green', false], [31, null, true]] as const)('cases known up to %i days ago', (days, colour, stale) => expect(judged({ support: { aMonth: 1, open: 0, openCritical: 0, on: ago(days) } }, 'tickets')).toMatchObject({ colour, stale }));
  test('a use case set by hand has no age', () => expect(judged({ useCases: [{ useCaseId: 'u', name: 'Rounds', colour: 'red', isOriginal: false, on: null }] }, 'use-case:u')).toMatchObject({ colour: 'red', stale: false }));
});

describe('red sentiment makes the account red whatever the score', () => {
  const good: Partial<HealthFacts> = { activeUsers: { active: 99, billable: 100, on }, lastMeetingOn: on, plan: { standing: { colour: 'green', reason: '' }, why: '' } };
  test('with a score that says otherwise', () => {
    const health = healthOf({ ...model, groups: model.groups.map((group) => (group.key === 'risk' ? { ...group, weight: 0 } : group)) }, { ...nothing, ...good, sentiment: { colour: 'red', on } });
    expect(health).toMatchObject({ score: 100, band: 'red', override: 'red sentiment' });
  });
  test('also while it is only marked as old', () => expect(healthOf(model, { ...nothing, ...good, sentiment: { colour: 'red', on: ago(120) } })).toMatchObject({ band: 'red', override: 'red sentiment' }));
  test('not once it is dropped', () => expect(healthOf(model, { ...nothing, ...good, sentiment: { colour: 'red', on: ago(121) } })).toMatchObject({ score: 100, band: 'green', override: null }));
  test('not where the model turns it off', () => expect(healthOf({ ...model, overrides: { redSentiment: false } }, { ...nothing, ...good, sentiment: { colour: 'red', on } })).toMatchObject({ override: null }));
  test('also where nothing else is known and it has no weight', () =>
    expect(healthOf({ ...model, groups: model.groups.map((group) => (group.key === 'risk' ? { ...group, weight: 0 } : group)) }, { ...nothing, sentiment: { colour: 'red', on } })).toMatchObject({ score: null, band: 'red' }));
});
