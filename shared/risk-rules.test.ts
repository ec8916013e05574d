import { describe, expect, test } from 'vitest';
import { publishedRiskLimits } from '#shared/presets/risk-limits.ts';
import { accountReason, arrAtRisk, asksLesson, askedToTell, isToEscalate, isTold, readReason, riskClock, stepsOf, stepsText, totalsAtRisk, willChurnFault, type WillChurn } from '#shared/risk-rules.ts';

const clock = (lastOn: string, renewalOn: string | null, today: string, limits = publishedRiskLimits, fiscalYearStart = 1) => {
  const { everyDays, dueOn, overdueDays } = riskClock({ lastOn, renewalOn }, limits, fiscalYearStart, today);
  return `${everyDays} ${dueOn} ${overdueDays}`;
};

describe('the update clock', () => {
  // Today is 16 March 2026: this quarter ends on 31 March, the next on 30 June.
  test.each([
    ['no renewal', '2026-03-10', null, '30 2026-04-09 0'],
    ['the renewal on the last day of this quarter', '2026-03-10', '2026-03-31', '7 2026-03-17 0'],
    ['on the first day of the next quarter', '2026-03-10', '2026-04-01', '7 2026-03-17 0'],
    ['on the last day of the next quarter', '2026-03-10', '2026-06-30', '7 2026-03-17 0'],
    ['on the first day after the next quarter', '2026-03-10', '2026-07-01', '30 2026-04-09 0'],
    ['past its day', '2026-03-10', '2026-03-01', '7 2026-03-17 0'],
    ['due today is not overdue', '2026-03-09', '2026-04-01', '7 2026-03-16 0'],
    ['overdue from the day after', '2026-03-08', '2026-04-01', '7 2026-03-15 1'],
    ['monthly: due today', '2026-02-14', null, '30 2026-03-16 0'],
    ['monthly: overdue from the day after', '2026-02-13', null, '30 2026-03-15 1'],
  ])('%s', (_, lastOn, renewalOn, says) => expect(clock(lastOn, renewalOn, '2026-03-16')).toBe(says));

  test.each([
    ['35 days are the limit of a longer rhythm', 34, '35 2026-04-14 0'],
    ['reached', 35, '35 2026-04-14 0'],
    ['and passed', 36, '35 2026-04-14 1'],
  ])('%s', (_, age, says) => {
    const today = new Date(Date.UTC(2026, 2, 10) + age * 86_400_000).toISOString().slice(0, 10);
    expect(clock('2026-03-10', null, today, { ...publishedRiskLimits, farEveryDays: 60 })).toBe(says);
  });

  test.each([
    ['the day before the quarter begins it is monthly', '2026-03-10', '2026-03-31', '30 2026-04-09 0'],
    ['on its first day it is weekly, and due then', '2026-03-10', '2026-04-01', '7 2026-04-01 0'],
    ['and overdue from the day after', '2026-03-10', '2026-04-02', '7 2026-04-01 1'],
    ['an update shortly before the turn keeps its week', '2026-03-30', '2026-04-01', '7 2026-04-06 0'],
    ['the month is not lengthened by the turn', '2026-03-01', '2026-04-02', '7 2026-03-31 2'],
  ])('turns weekly as the quarter of the renewal nears: %s', (_, lastOn, today, says) => expect(clock(lastOn, '2026-09-15', today)).toBe(says));

  test('follows the fiscal year', () => {
    // From February on: 16 March is in the quarter up to 30 April, and the next one ends on 31 July.
    expect(clock('2026-03-10', '2026-07-31', '2026-03-16', publishedRiskLimits, 2)).toBe('7 2026-03-17 0');
    expect(clock('2026-03-10', '2026-08-01', '2026-03-16', publishedRiskLimits, 2)).toBe('30 2026-04-09 0');
  });
  test('says why', () => {
    expect(riskClock({ lastOn: '2026-03-10', renewalOn: '2026-06-30' }, publishedRiskLimits, 1, '2026-03-16').why).toBe('Every 7 days: renews 30 Jun 2026, in the next fiscal quarter');
    expect(riskClock({ lastOn: '2026-03-10', renewalOn: null }, publishedRiskLimits, 1, '2026-03-16').why).toBe('Every 30 days: no renewal is known');
  });
});

describe('ARR at risk', () => {
  const arr = { minor: 100_00, currency: 'USD' };
  test.each([
    ['all where none is named', null, null, 100_00],
    ['a part', 40_00, 'USD', 40_00],
    ['the whole', 100_00, 'USD', 100_00],
    ['never more than the ARR', 100_01, 'USD', 100_00],
    ['all where the currency of the account changed', 40_00, 'EUR', 100_00],
  ])('%s', (_, arrMinor, currency, minor) => expect(arrAtRisk({ arrMinor, currency }, arr)).toEqual({ minor, currency: 'USD' }));

  const risk = (accountId: string, level: 'yellow' | 'red', minor: number, of = 100_00, currency = 'USD') => ({ accountId, level, atRisk: { minor, currency }, arr: { minor: of, currency } });
  test('counts an account once, at its worst level, up to its ARR', () => {
    const totals = totalsAtRisk([risk('a', 'yellow', 70_00), risk('a', 'red', 60_00), risk('b', 'yellow', 30_00), risk('b', 'yellow', 20_00), risk('c', 'red', 5_00, 10_00, 'EUR')]);
    expect(totals).toEqual({ red: { accounts: 2, sums: [{ minor: 100_00, currency: 'USD' }, { minor: 5_00, currency: 'EUR' }] }, yellow: { accounts: 1, sums: [{ minor: 50_00, currency: 'USD' }] } });
    expect(totalsAtRisk([])).toEqual({ red: { accounts: 0, sums: [] }, yellow: { accounts: 0, sums: [] } });
  });
});

describe('who is told', () => {
  test('yellow the account team, manager and director; red also sales leadership', () => {
    expect(askedToTell('yellow')).toEqual(['account-team', 'manager', 'director']);
    expect(askedToTell('red')).toEqual(['account-team', 'manager', 'director', 'sales-leadership']);
  });
  test('who heard of yellow has to hear of red', () => {
    const told = [{ party: 'manager' as const, on: '2026-03-01', level: 'yellow' as const }, { party: 'director' as const, on: '2026-03-01', level: 'red' as const }];
    expect([isTold(told, 'manager', 'yellow'), isTold(told, 'manager', 'red'), isTold(told, 'director', 'red'), isTold(told, 'director', 'yellow'), isTold(told, 'account-team', 'yellow')]).toEqual([true, false, true, true, false]);
  });
});

describe('will churn', () => {
  const gate: WillChurn = { isExhausted: true, tried: 'Everything', managerName: 'Amadou', managerOn: '2026-03-16', opportunitySays: true };
  test.each([
    ['passes', {}, null],
    ['options that are left', { isExhausted: false }, 'isExhausted'],
    ['nothing said of what was tried', { tried: ' ' }, 'tried'],
    ['no manager', { managerName: '' }, 'managerName'],
    ['no day', { managerOn: null }, 'managerOn'],
    ['a day to come', { managerOn: '2026-03-17' }, 'managerOn'],
    ['a day before the risk', { managerOn: '2026-02-28' }, 'managerOn'],
    ['the day of the risk', { managerOn: '2026-03-01' }, null],
    ['an opportunity that says otherwise', { opportunitySays: false }, 'opportunitySays'],
  ])('%s', (_, part, field) => expect(willChurnFault({ ...gate, ...part }, '2026-03-01', '2026-03-16')?.field ?? null).toBe(field));

  test.each([
    ['saved', false, '', false], ['saved', true, '', true], ['churned', false, '', true], ['contracted', false, '', true], ['no-risk', false, '', false], ['churned', true, 'Ask sooner', false], [null, true, '', false],
  ] as const)('a post-mortem after %s (will churn: %s, lesson “%s”) is asked for: %s', (outcome, wasWillChurn, lesson, asks) => expect(asksLesson({ outcome, wasWillChurn, lesson })).toBe(asks));
});

test.each([[89, true, false], [90, true, true], [90, false, false], [null, true, false]])('%s days without a call (PR1: %s) escalate: %s', (days, isFirst, escalates) => expect(isToEscalate(days, isFirst, publishedRiskLimits)).toBe(escalates));

describe('reasons', () => {
  test('the account says the reason and the first line', () => {
    expect(accountReason({ reason: 'adoption', about: 'the second plant went back to paper\nSince May.' })).toBe('Lack of adoption: the second plant went back to paper');
    expect(accountReason({ reason: 'budget', about: '' })).toBe('Loss of budget');
    expect(accountReason({ reason: 'other', about: 'x'.repeat(900) })).toHaveLength(500);
  });
  test.each([
    ['Lack of adoption: the second plant', 'adoption', 'the second plant'],
    ['Loss of sponsor: a new chief', 'engagement', 'a new chief'],
    ['Product gap: no offline maps', 'product-gap', 'no offline maps'],
    ['Product quality: sync: twice', 'product-quality', 'sync: twice'],
    ['Competitor: a trial', 'other', 'Competitor: a trial'],
    ['They may leave', 'other', 'They may leave'],
  ])('%s', (typed, reason, about) => expect(readReason(typed)).toEqual({ reason, about }));
  test('steps are kept as text', () => {
    const steps = [{ text: 'Ask', done: true }, { text: 'Show [it]', done: false }];
    expect(stepsText(steps)).toBe('- [x] Ask\n- [ ] Show [it]');
    expect(stepsOf(stepsText(steps))).toEqual(steps);
    expect(stepsOf('Typed by hand\n\n- [ ] ')).toEqual([{ text: 'Typed by hand', done: false }]);
    expect(stepsText([{ text: 'two\nlines', done: false }])).toBe('- [ ] two lines');
  });
});
