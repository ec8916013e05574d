import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/days.ts';
import type { Term, TermLine } from '#shared/ledger-rules.ts';
import { publishedRenewalLimits as limits } from '#shared/presets/renewal-limits.ts';
import { isNoticeNear, phaseOf, quarterOf, quartersFrom, stepsOf } from '#shared/renewal-phases.ts';
import { callState, categoryEnds, endOf, forecastDoubt, forecastFault, forecastLoss, forecastOf, isOnTime, renewalCategories, renewalsOf, unspoken, wonOf, type Renewal, type Spoken } from '#shared/renewal-rules.ts';

const line = (arrMinor: number, fields: Partial<TermLine> = {}): TermLine => ({ id: `line ${arrMinor}`, productId: null, name: 'Platform', kind: 'recurring', quantity: null, arrMinor, startOn: null, endOn: null, escalatorPercent: null, ...fields });
const term = (fields: Partial<Term> = {}): Term => ({ id: 'a', accountId: 'x', name: 'Platform', currency: 'USD', startOn: '2025-05-20', endOn: '2026-05-19', renewalOn: null, endedOn: null, noticeGivenOn: null, autoRenew: false, renewsId: null, orderType: null, lines: [line(100)], ...fields });
const after = (fields: Partial<Term> = {}): Term => term({ id: 'b', startOn: '2026-05-20', endOn: '2027-05-19', renewsId: 'a', lines: [line(130)], ...fields });
const on = (today: string, terms: readonly Term[], spoken: Partial<Spoken> | null = null): Renewal[] => renewalsOf(terms, new Map(spoken === null ? [] : [['a', { ...unspoken, ...spoken }]]), { graceDays: 30, today });
const first = (today: string, terms: readonly Term[] = [term()], spoken: Partial<Spoken> | null = null): Renewal | undefined => on(today, terms, spoken).find(({ contractId }) => contractId === 'a');

describe('what comes up', () => {
  test.each<[string, Partial<Term>, number | null]>([
    ['the lines of the last day', { lines: [line(100), line(40, { endOn: '2026-03-31' }), line(20, { startOn: '2026-01-01' }), line(900, { kind: 'one-off' }), line(7, { kind: 'usage' })] }, 127],
    ['nothing of a contract without an end', { endOn: null, renewalOn: '2026-05-20' }, null],
    ['nothing of a trial', { lines: [line(10, { kind: 'trial' })] }, null],
    ['what ran last of one that was ended early', { endedOn: '2026-02-01', lines: [line(100), line(40, { endOn: '2026-01-31' })] }, 140],
  ])('%s', (_, fields, atr) => expect(first('2026-01-01', [term(fields)])?.atrMinor ?? null).toBe(atr));
  test('it is due the day after its end, or on the day that the contract names', () => {
    expect(first('2026-01-01')?.dueOn).toBe('2026-05-20');
    expect(first('2026-01-01', [term({ renewalOn: '2026-04-01' })])?.dueOn).toBe('2026-04-01');
  });
  test('one of several years is there in the year of its end alone', () => {
    expect(on('2026-01-01', [term({ endOn: '2028-05-19' })]).map(({ dueOn }) => dueOn)).toEqual(['2028-05-20']);
  });
});

describe('how it ends', () => {
  test.each<[string, string, Partial<Renewal>]>([
    ['open on its day', '2026-05-20', { status: 'open', isLate: false }],
    ['late the day after', '2026-05-21', { status: 'open', isLate: true }],
    ['late on the last day of the grace', '2026-06-18', { status: 'open', isLate: true }],
    ['lost the day after the grace', '2026-06-19', { status: 'lost', by: 'grace', isLate: false, amountWonMinor: 0, closedOn: '2026-06-19' }],
  ])('%s', (_, today, is) => expect(first(today)).toMatchObject(is));

  test('worked example of kpis.md: ATR 100, won 130: won ATR 100, net +30', () => {
    const won = first('2026-05-01', [term(), after()]);
    expect(won).toMatchObject({ status: 'won', by: 'contract', amountWonMinor: 130, nextIds: ['b'] });
    expect(wonOf(won?.atrMinor ?? 0, won?.amountWonMinor ?? 0)).toEqual({ wonAtrMinor: 100, netMinor: 30 });
  });
  test.each<[string, Partial<Term>, Partial<Spoken> | null, Partial<Renewal>, boolean | null]>([
    ['by a person, on its day', {}, { status: 'won', closedOn: '2026-05-20' }, { status: 'won', by: 'person', closedOn: '2026-05-20' }, true],
    ['by a person, a day late', { startOn: '2026-05-25' }, { status: 'won', closedOn: '2026-05-21' }, { status: 'won', closedOn: '2026-05-21' }, false],
    ['by its start, where nobody said', { startOn: '2026-06-10', renewsId: null }, null, { status: 'won', by: 'contract', closedOn: '2026-06-10' }, false],
    ['not by one that starts after the grace: that is a win-back', { startOn: '2026-06-19', renewsId: null }, null, { status: 'lost', by: 'grace' }, false],
    ['not by one without ARR', { lines: [line(50, { kind: 'one-off' })] }, null, { status: 'lost', by: 'grace' }, false],
  ])('won %s', (_, next, spoken, is, onTime) => {
    const found = first('2026-07-01', [term(), after(next)], spoken);
    expect(found).toMatchObject(is);
    expect(found === undefined ? undefined : isOnTime(found)).toBe(onTime);
  });
  test('lost by a person, and by the end of the contract', () => {
    expect(first('2026-05-01', [term({ endedOn: '2026-05-20' })], { status: 'lost', closedOn: '2026-04-30' })).toMatchObject({ status: 'lost', by: 'person', closedOn: '2026-04-30', amountWonMinor: 0 });
    expect(first('2026-05-01', [term({ endedOn: '2026-03-01' })])).toMatchObject({ status: 'lost', by: 'contract', closedOn: '2026-03-01' });
  });
  test('what was ended is not taken over by something else that begins near its end', () => {
    const addOn = term({ id: 'c', name: 'Reports', endedOn: '2026-05-20', lines: [line(40)] });
    const all = on('2026-05-25', [term(), addOn, after({ renewsId: null })]);
    expect(all.filter(({ dueOn }) => dueOn === '2026-05-20').map(({ contractId, status, amountWonMinor }) => [contractId, status, amountWonMinor])).toEqual([['a', 'won', 130], ['c', 'lost', 0]]);
  });
  test('one that took over from two gives each what was available there, and the rest to the largest', () => {
    const addOn = term({ id: 'c', name: 'Reports', lines: [line(40)] });
    const both = on('2026-05-01', [term(), addOn, after({ name: 'Suite', renewsId: null, lines: [line(180)] })]);
    expect(both.filter(({ contractId }) => contractId !== 'b').map(({ contractId, status, amountWonMinor }) => [contractId, status, amountWonMinor])).toEqual([['a', 'won', 140], ['c', 'won', 40]]);
  });
  test('each of two is followed by its own name', () => {
    const addOn = term({ id: 'c', name: 'Reports', lines: [line(40)] });
    const all = on('2026-05-01', [term(), addOn, after({ renewsId: null }), after({ id: 'd', name: 'Reports', renewsId: null, lines: [line(30)] })]);
    expect(all.filter(({ dueOn }) => dueOn === '2026-05-20').map(({ contractId, amountWonMinor }) => [contractId, amountWonMinor])).toEqual([['a', 130], ['c', 30]]);
  });
  test('a contract that renews itself is won each time, and comes up again', () => {
    const all = on('2027-08-01', [term({ autoRenew: true })]);
    expect(all.map(({ dueOn, status, by, amountWonMinor, isCurrent }) => [dueOn, status, by, amountWonMinor, isCurrent])).toEqual([['2026-05-20', 'won', 'itself', 100, false], ['2027-05-20', 'won', 'itself', 100, false], ['2028-05-20', 'open', null, null, true]]);
  });
  test('with notice it does not', () => {
    expect(first('2026-05-21', [term({ autoRenew: true, noticeGivenOn: '2026-02-01' })])).toMatchObject({ status: 'open', isLate: true });
    expect(first('2026-06-19', [term({ autoRenew: true, noticeGivenOn: '2026-02-01' })])).toMatchObject({ status: 'lost', by: 'grace' });
  });
});

describe('the forecast', () => {
  test.each<[string, Partial<Spoken>, Partial<ReturnType<typeof forecastOf>>]>([
    ['nothing said', {}, { amountMinor: 100, swingMinor: 0, bestMinor: 100, likelyMinor: 100, commitMinor: 0 }],
    ['will renew', { category: 'will-renew' }, { amountMinor: 100, commitMinor: 100 }],
    ['with an upsell', { category: 'will-renew', amountMinor: 130 }, { bestMinor: 130, likelyMinor: 130, commitMinor: 130 }],
    ['will churn', { category: 'will-churn' }, { amountMinor: 0, likelyMinor: 0, bestMinor: 0, commitMinor: 0 }],
    ['the swing is in the best case', { category: 'will-contract', amountMinor: 60, swingMinor: 25 }, { bestMinor: 85, likelyMinor: 60, commitMinor: 60 }],
    ['likely between what was said', { category: 'will-renew', bestMinor: 90, commitMinor: 40 }, { likelyMinor: 90, bestMinor: 90, commitMinor: 40 }],
  ])('%s', (_, said, is) => expect(forecastOf({ ...unspoken, ...said }, 100)).toMatchObject(is));
  test.each<[string, Partial<Spoken>, RegExp | null]>([
    ['a swing of all of the loss', { amountMinor: 60, swingMinor: 40 }, null],
    ['a swing over the loss', { amountMinor: 60, swingMinor: 41 }, /at most the forecast loss/],
    ['a swing without a loss', { amountMinor: 130, swingMinor: 1 }, /nothing can swing/],
    ['less than nothing', { swingMinor: -1 }, /nothing or more/],
    ['best, likely and commit the same', { bestMinor: 50, likelyMinor: 50, commitMinor: 50 }, null],
    ['likely over best', { bestMinor: 50, likelyMinor: 51 }, /Likely cannot be more than best/],
    ['commit over likely', { likelyMinor: 50, commitMinor: 51 }, /Commit cannot be more than likely/],
    ['commit over best', { bestMinor: 50, commitMinor: 51 }, /Commit cannot be more than best/],
  ])('%s', (_, said, fault) => {
    const found = forecastFault({ ...unspoken, ...said }, 100, 'USD');
    if (fault === null) expect(found).toBeNull();
    else expect(found?.sentence).toMatch(fault);
  });
  test('the category and the amount may contradict each other, and that is said', () => {
    expect(forecastDoubt({ category: 'will-renew', amountMinor: 60 }, 100)).toMatch(/less than what is available/);
    expect(forecastDoubt({ category: 'will-contract', amountMinor: null }, 100)).toMatch(/to which amount/);
    expect(forecastDoubt({ category: 'will-contract', amountMinor: 60 }, 100)).toBe('');
    expect(renewalCategories.map((one) => categoryEnds[one])).toEqual(['renewed', 'contracted', 'contracted', 'churned', 'churned']);
  });
  test.each([['2026-02-19', 'monitor'], ['2026-02-20', 'missing'], ['2026-05-20', 'missing']] as const)('on %s no category is %s', (today, is) => expect(callState(null, '2026-05-20', today, limits)).toBe(is));
  test('a category is a call on any day', () => expect(callState('will-churn', '2026-05-20', '2026-05-19', limits)).toBe('called'));
});

describe('the work', () => {
  const open = { dueOn: '2026-05-20', status: 'open', closedOn: null, isLate: false } as const;
  test.each([
    ['2025-12-19', 'ahead'], ['2025-12-20', 'review'], ['2026-01-19', 'review'], ['2026-01-20', 'soft-question'], ['2026-03-10', 'soft-question'], ['2026-03-11', 'manager'], ['2026-04-19', 'manager'], ['2026-04-20', 'close'], ['2026-05-20', 'close'],
  ] as const)('on %s it is in the phase %s', (today, phase) => expect(phaseOf(open, limits, today)).toBe(phase));
  test('late, won and lost are phases of their own', () => {
    expect(phaseOf({ ...open, isLate: true }, limits, '2026-05-21')).toBe('late');
    expect(phaseOf({ ...open, status: 'won' }, limits, '2026-05-21')).toBe('won');
  });
  test('the steps have their days', () => {
    expect(stepsOf(open, {}, limits, '2026-01-01').map(({ key, fromOn, dueOn }) => [key, fromOn, dueOn])).toEqual([
      ['review', '2025-12-20', '2026-01-20'], ['soft-question', '2026-01-20', '2026-02-19'], ['manager', '2026-03-04', '2026-03-11'], ['close', '2026-04-20', '2026-05-20'],
    ]);
  });
  test('a step is late from the day after, until it is done or the renewal closed', () => {
    const late = (today: string, done = {}, status: Renewal['status'] = 'open'): boolean => stepsOf({ ...open, status }, done, limits, today).some(({ key, isLate }) => key === 'soft-question' && isLate);
    expect([late('2026-02-19'), late('2026-02-20'), late('2026-02-20', { 'soft-question': '2026-02-20' }), late('2026-02-20', {}, 'won')]).toEqual([false, true, false, false]);
  });
  test.each([['2026-03-01', false], ['2026-03-02', true], ['2026-04-01', true], ['2026-04-02', false]] as const)('on %s the notice date of 1 April is near: %s', (today, near) => expect(isNoticeNear({ noticeOn: '2026-04-01', noticeGivenOn: null }, { noticeWarnDays: 30 }, today)).toBe(near));
  test('a notice that was given needs no warning', () => expect(isNoticeNear({ noticeOn: '2026-04-01', noticeGivenOn: '2026-03-01' }, limits, '2026-03-20')).toBe(false));
  test('fiscal quarters of a year that starts in February', () => {
    expect(quarterOf('2026-01-31', 2)).toEqual({ from: '2025-11-01', to: '2026-01-31', name: 'FY2026 Q4' });
    expect(quartersFrom('2026-02-01', 2, 1, 3).map(({ name, from }) => [name, from])).toEqual([['FY2026 Q4', '2025-11-01'], ['FY2027 Q1', '2026-02-01'], ['FY2027 Q2', '2026-05-01']]);
  });
});

const amount = fc.option(fc.integer({ min: -5, max: 300 }));
const change = fc.record({ category: fc.option(fc.constantFrom(...renewalCategories)), amountMinor: amount, swingMinor: amount, bestMinor: amount, likelyMinor: amount, commitMinor: amount }, { requiredKeys: [] });

describe('whatever is said', () => {
  property.prop([fc.array(change, { maxLength: 30 }), fc.integer({ min: 0, max: 250 })])('changes that are refused leave a forecast inside of its bounds, and so do those that are taken', (changes, atr) => {
    let said: Spoken = unspoken;
    for (const one of changes) {
      const wanted = { ...said, ...one };
      if (forecastFault(wanted, atr, 'USD') === null) said = wanted;
      const { amountMinor, swingMinor, bestMinor, likelyMinor, commitMinor } = forecastOf(said, atr);
      expect(swingMinor).toBeGreaterThanOrEqual(0);
      expect(swingMinor).toBeLessThanOrEqual(forecastLoss(atr, amountMinor));
      expect(bestMinor).toBeGreaterThanOrEqual(likelyMinor);
      expect(likelyMinor).toBeGreaterThanOrEqual(commitMinor);
      expect(commitMinor).toBeGreaterThanOrEqual(0);
    }
  });
  property.prop([fc.array(fc.record({ start: fc.integer({ min: 0, max: 900 }), length: fc.integer({ min: 20, max: 800 }), arr: fc.integer({ min: 0, max: 500 }), auto: fc.boolean(), name: fc.constantFrom('Platform', 'Reports'), ended: fc.option(fc.integer({ min: 10, max: 700 })) }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 2000 })])('won ATR is never more than ATR, no ARR is won twice, and each renewal has one standing', (parts, now) => {
    const terms = parts.map(({ start, length, arr, auto, name, ended }, at) => term({ id: String(at), name, startOn: addDays('2023-01-01', start), endOn: addDays('2023-01-01', start + length), autoRenew: auto, lines: [line(arr)], endedOn: ended === null ? null : addDays('2023-01-01', start + Math.min(ended, length + 1)) }));
    const all = renewalsOf(terms, new Map(), { graceDays: 30, today: addDays('2023-01-01', now) });
    for (const one of all) {
      expect(one.status === 'open' ? one.amountWonMinor : 0).toBe(one.status === 'open' ? null : 0);
      expect(wonOf(one.atrMinor, one.amountWonMinor ?? 0).wonAtrMinor).toBeLessThanOrEqual(one.atrMinor);
    }
    const takenOver = all.filter(({ by }) => by === 'contract' || by === 'person');
    const taking = new Set(takenOver.flatMap(({ nextIds }) => nextIds));
    expect(takenOver.reduce((sum, { amountWonMinor }) => sum + (amountWonMinor ?? 0), 0)).toBe([...taking].reduce((sum, id) => sum + (terms.find((one) => one.id === id)?.lines[0]?.arrMinor ?? 0), 0));
    expect(new Set(all.filter(({ isCurrent }) => isCurrent).map(({ contractId }) => contractId)).size).toBe(terms.length);
  });
  property.prop([fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })])('an end is one of three', (atr, won) => {
    expect(endOf(atr, won)).toBe(won >= atr ? 'renewed' : won === 0 ? 'churned' : 'contracted');
  });
});
