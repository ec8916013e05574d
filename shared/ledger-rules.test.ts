import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type Day } from '#shared/days.ts';
import { arrOfTerm, arrOfTerms, atrOf, endOfTerm, eventsOf, nextRenewalOf, type Term, type TermLine } from '#shared/ledger-rules.ts';
import { lineKinds } from '#shared/line-kinds.ts';

const line = (fields: Partial<TermLine>): TermLine => ({ id: 'l1', productId: null, name: 'Platform', kind: 'recurring', quantity: null, arrMinor: 100_00, startOn: null, endOn: null, escalatorPercent: null, ...fields });
const term = (fields: Partial<Term>): Term => ({
  id: 'c1', accountId: 'a', name: 'Platform', currency: 'USD', startOn: '2025-01-01', endOn: '2025-12-31', renewalOn: null, endedOn: null, noticeGivenOn: null, autoRenew: false, renewsId: null, orderType: null, lines: [line({})], ...fields,
});
const year2 = (fields: Partial<Term> = {}): Term => term({ id: 'c2', startOn: '2026-01-01', endOn: '2026-12-31', lines: [line({ id: 'l2' })], ...fields });
const account = { id: 'a', csmSince: null, ownedTo: null };
const rules = { graceDays: 30, today: '2026-06-01' };
const said = (terms: Term[], of: Omit<Partial<typeof account>, 'csmSince' | 'ownedTo'> & { csmSince?: Day | null; ownedTo?: Day | null } = {}): string[] =>
  eventsOf(terms, { ...account, ...of }, rules).map(({ on, kind, deltaMinor, currency, isContractual, isEstimated, carriedMinor }) => `${on} ${kind} ${deltaMinor / 100}${currency === 'USD' ? '' : ` ${currency}`}${isContractual ? ' contractual' : ''}${isEstimated ? ' estimated' : ''}${carriedMinor === null ? '' : ` carries ${carriedMinor / 100}`}`);

describe('the effective end of a contract', () => {
  it.each<[string, Term, Term[], string, Day | null]>([
    ['ended early', term({ endedOn: '2025-06-01' }), [], '2025-07-01', '2025-06-01'],
    ['without an end', term({ endOn: null }), [], '2026-06-01', null],
    ['open within the grace', term({}), [], '2026-01-30', null],
    ['the day after its end once the grace is over', term({}), [], '2026-01-31', '2026-01-01'],
    ['followed the day after', term({}), [year2()], '2026-01-05', '2026-01-01'],
    ['a late renewal is no gap', term({}), [year2({ startOn: '2026-01-20' })], '2026-06-01', '2026-01-20'],
    ['one after the grace is', term({}), [year2({ startOn: '2026-02-05', renewsId: 'c1' })], '2026-06-01', '2026-01-01'],
    ['renews itself', term({ autoRenew: true }), [], '2026-06-01', null],
    ['notice was given', term({ autoRenew: true, noticeGivenOn: '2025-10-01' }), [], '2026-06-01', '2026-01-01'],
    ['something else near its end does not end what renews itself', term({ autoRenew: true }), [year2({ name: 'Add-on' })], '2026-06-01', null],
    ['what renews another contract does not take over from this one', term({}), [year2({ name: 'Platform', renewsId: 'c9' })], '2026-01-20', null],
    ['a trial takes nothing over', term({}), [year2({ lines: [line({ kind: 'trial' })] })], '2026-01-20', null],
  ])('%s', (_, one, others, today, end) => expect(endOfTerm(one, [one, ...others], { graceDays: 30, today })).toBe(end));
});

describe('ARR of a contract', () => {
  const one = term({ lines: [line({}), line({ id: 'l2', arrMinor: 20_00, startOn: '2025-07-01' }), line({ id: 'l3', arrMinor: 5_00, endOn: '2025-03-31' }), line({ id: 'l4', kind: 'one-off', arrMinor: 900_00 }), line({ id: 'l5', kind: 'usage', arrMinor: 1_00 })] });
  it.each<[Day, number]>([['2024-12-31', 0], ['2025-01-01', 106_00], ['2025-03-31', 106_00], ['2025-04-01', 101_00], ['2025-07-01', 121_00], ['2025-12-31', 121_00], ['2026-01-01', 0]])('on %s', (on, minor) => expect(arrOfTerm(one, on)).toBe(minor));
  it('is available to renew as it is on the last day', () => expect([atrOf(one), atrOf(term({ endOn: null, lines: [line({}), line({ id: 'l2', startOn: '2027-01-01' }), line({ id: 'l3', endOn: '2025-02-01' })] }))]).toEqual([121_00, 200_00]));
});

describe('kinds of movements', () => {
  it.each<[string, Term[], string[]]>([
    ['new, then churn on the effective end of the paid term', [term({})], ['2025-01-01 new 100', '2026-01-01 churn -100']],
    ['a flat renewal moves nothing', [term({}), year2()], ['2025-01-01 new 100']],
    ['won back', [term({}), year2({ startOn: '2026-03-01', endOn: '2027-02-28' })], ['2025-01-01 new 100', '2026-01-01 churn -100', '2026-03-01 win-back 100']],
    ['seats and price', [term({ lines: [line({ quantity: 10 })] }), year2({ lines: [line({ id: 'l2', quantity: 12, arrMinor: 132_00 })] })], ['2025-01-01 new 100', '2026-01-01 seats 20', '2026-01-01 price 12']],
    ['up to the escalator the price is contractual', [term({ lines: [line({ quantity: 10, escalatorPercent: 5 })] }), year2({ lines: [line({ id: 'l2', quantity: 12, arrMinor: 132_00 })] })], ['2025-01-01 new 100', '2026-01-01 seats 20', '2026-01-01 price 6 contractual', '2026-01-01 price 6']],
    ['fewer seats at a higher price', [term({ lines: [line({ quantity: 10 })] }), year2({ lines: [line({ id: 'l2', quantity: 5, arrMinor: 60_00 })] })], ['2025-01-01 new 100', '2026-01-01 contraction -50', '2026-01-01 price 10']],
    ['a lower price is contraction', [term({}), year2({ lines: [line({ id: 'l2', arrMinor: 90_00 })] })], ['2025-01-01 new 100', '2026-01-01 contraction -10']],
    ['co-term seats', [term({ endOn: null, lines: [line({ quantity: 10 }), line({ id: 'l2', quantity: 5, arrMinor: 50_00, startOn: '2025-05-01' })] })], ['2025-01-01 new 100', '2025-05-01 seats 50']],
    ['cross-sell and its end', [term({ endOn: null, lines: [line({}), line({ id: 'l2', name: 'Maps', arrMinor: 30_00, startOn: '2025-05-01', endOn: '2025-09-30' })] })], ['2025-01-01 new 100', '2025-05-01 cross-sell 30', '2025-10-01 contraction -30']],
    ['a product in place of another', [term({ lines: [line({ name: 'Starter' })] }), year2({ lines: [line({ id: 'l2', name: 'Pro', arrMinor: 250_00 })] })], ['2025-01-01 new 100', '2026-01-01 tier 150']],
    ['a smaller one in place of another', [term({ lines: [line({ name: 'Pro' })] }), year2({ lines: [line({ id: 'l2', name: 'Starter', arrMinor: 40_00 })] })], ['2025-01-01 new 100', '2026-01-01 contraction -60']],
    ['trials and services never', [term({ lines: [line({ kind: 'trial' }), line({ id: 'l2', kind: 'one-off' })] })], []],
    ['usage is estimated', [term({ endOn: null, lines: [line({ kind: 'usage' })] })], ['2025-01-01 new 100 estimated']],
    ['the year in a name is no other product', [term({ lines: [line({ name: 'Platform 2025' })] }), year2({ lines: [line({ id: 'l2', name: 'Platform 2026', arrMinor: 110_00 })] })], ['2025-01-01 new 100', '2026-01-01 price 10']],
    ['another currency is no churn', [term({}), year2({ currency: 'EUR', lines: [line({ id: 'l2', arrMinor: 95_00 })] })], ['2025-01-01 new 100', '2026-01-01 price 95 EUR', '2026-01-01 contraction -100']],
  ])('%s', (_, terms, events) => expect(said(terms)).toEqual(events));

  it('tells what is handed over and moves nothing', () => {
    expect(said([term({ endOn: null })], { csmSince: '2025-05-01', ownedTo: '2025-09-30' })).toEqual(['2025-01-01 new 100', '2025-05-01 transfer-in 0 carries 100', '2025-10-01 transfer-out 0 carries 100']);
    expect(said([term({ endOn: null })], { csmSince: '2025-01-01' })).toEqual(['2025-01-01 new 100']);
  });
});

describe('the next renewal', () => {
  const dated = (name: string, startOn: Day, endOn: Day): Term => year2({ name, startOn, endOn });
  it.each<[string, Term[], Day, Day | null]>([
    ['of one that runs', [term({})], '2025-06-01', '2026-01-01'],
    ['followed by its next term', [term({}), year2()], '2025-12-01', null],
    ['in its next term', [term({}), year2()], '2026-02-01', '2027-01-01'],
    ['followed under another name', [term({}), dated('Platform 2026', '2026-01-10', '2027-01-09')], '2026-02-01', '2027-01-10'],
    ['late inside of the grace', [term({})], '2026-01-20', '2026-01-01'],
    ['gone after the grace', [term({})], '2026-02-15', null],
    ['lost', [term({ endedOn: '2026-01-01' })], '2026-01-10', null],
    ['of one that renews itself, in the term that it is in now', [term({ autoRenew: true })], '2026-01-02', '2027-01-01'],
    ['of one that renewed itself long ago', [term({ autoRenew: true, renewalOn: '2025-11-01' })], '2028-06-01', '2029-01-01'],
    ['of one that would renew itself, with notice', [term({ autoRenew: true, noticeGivenOn: '2025-10-01' })], '2026-01-20', '2026-01-01'],
    ['an add-on in mid-term is none', [term({}), dated('Seats', '2025-07-01', '2026-06-30')], '2025-08-01', '2026-01-01'],
  ])('%s', (_, terms, today, due) => expect(nextRenewalOf(terms, { graceDays: 30, today })).toBe(due));
});

const base = '2023-01-01';
const someDay = fc.integer({ min: 0, max: 1_200 }).map((count) => addDays(base, count));
const someLine = fc.record({
  productId: fc.constantFrom(null, 'p1', 'p2'), name: fc.constantFrom('Platform', 'Maps'), kind: fc.constantFrom(...lineKinds), quantity: fc.option(fc.integer({ min: 1, max: 50 })), arrMinor: fc.integer({ min: 0, max: 500_000 }),
  startOn: fc.option(someDay), endOn: fc.option(someDay), escalatorPercent: fc.option(fc.integer({ min: 0, max: 10 })),
});
const someTerm = fc.record({
  name: fc.constantFrom('Platform', 'Add-on', ''), currency: fc.constantFrom('USD', 'EUR'), startOn: someDay, length: fc.option(fc.integer({ min: 0, max: 500 })), endedOn: fc.option(someDay), noticeGivenOn: fc.option(someDay),
  autoRenew: fc.boolean(), lines: fc.array(someLine, { maxLength: 4 }), renews: fc.option(fc.nat(5)),
});
const someTerms = fc.array(someTerm, { maxLength: 6 }).map((all) => all.map(({ length, renews, lines, ...one }, at): Term => ({
  ...one, id: `c${at}`, accountId: 'a', endOn: length === null ? null : addDays(one.startOn, length), renewalOn: null, orderType: null, renewsId: renews === null || renews === at || renews >= all.length ? null : `c${renews}`,
  lines: lines.map((each, index) => ({ ...each, id: `c${at}l${index}` })),
})));
const someAccount = fc.record({ id: fc.constant('a'), csmSince: fc.option(someDay), ownedTo: fc.option(someDay) });
const someRules = fc.record({ graceDays: fc.constantFrom(0, 30, 90), today: someDay });

/** ARR of a day looked up line by line, without any movement. */
const naiveArr = (terms: readonly Term[], on: Day, of: { graceDays: number; today: Day }): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const one of terms) {
    const end = endOfTerm(one, terms, of);
    for (const { kind, arrMinor, startOn, endOn } of one.lines) {
      if (kind === 'trial' || kind === 'one-off') continue;
      if (on < one.startOn || (startOn !== null && on < startOn) || (end !== null && on >= end)) continue;
      const endsWithContract = endOn === null || (one.endOn !== null && daysBetween(one.endOn, endOn) >= 0);
      if (!endsWithContract && on > endOn) continue;
      sums[one.currency] = (sums[one.currency] ?? 0) + arrMinor;
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0));
};

describe('over random contracts', () => {
  test.prop([someTerms, someAccount, someRules, fc.array(someDay, { minLength: 3, maxLength: 6 })])('the sum of the movements is what runs, on any day and in every currency', (terms, of, by, days) => {
    const events = eventsOf(terms, of, by);
    for (const on of [...days, ...events.map((event) => event.on)]) {
      const sums: Record<string, number> = {};
      for (const event of events) if (event.on <= on) sums[event.currency] = (sums[event.currency] ?? 0) + event.deltaMinor;
      const summed = Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0));
      expect(summed).toEqual(naiveArr(terms, on, by));
      expect(Object.fromEntries(arrOfTerms(terms, on, by).map(({ currency, minor }) => [currency, minor]))).toEqual(summed);
    }
  });
  test.prop([someTerms, someAccount, someRules])('a transfer moves nothing, and every kind has one sign', (terms, of, by) => {
    for (const { kind, deltaMinor } of eventsOf(terms, of, by)) {
      if (kind.startsWith('transfer')) expect(deltaMinor).toBe(0);
      else expect(deltaMinor < 0).toBe(kind === 'churn' || kind === 'contraction');
    }
  });
  test.prop([someTerms.chain((terms) => fc.tuple(fc.constant(terms), fc.shuffledSubarray(terms, { minLength: terms.length }))), someAccount, someRules])('the order does not matter, and every movement has a name of its own that stays', ([terms, shuffled], of, by) => {
    const events = eventsOf(terms, of, by);
    const sorted = (all: typeof events): typeof events => all.toSorted((a, b) => (a.sourceKey < b.sourceKey ? -1 : 1));
    expect(new Set(events.map(({ sourceKey }) => sourceKey)).size).toBe(events.length);
    expect(sorted(eventsOf(shuffled.map((one) => ({ ...one, lines: one.lines.toReversed() })), of, by))).toEqual(sorted(events));
  });
  test.prop([someTerms, someRules])('new comes first and once, churn leaves nothing, and a win-back follows a churn', (terms, by) => {
    let before = 0;
    let seen = false;
    for (const [on, events] of Map.groupBy(eventsOf(terms, account, by), (event) => event.on)) {
      const kinds = new Set(events.map(({ kind }) => kind));
      const after = arrOfTerms(terms, on, by).length;
      if (before === 0) expect([...kinds]).toEqual([seen ? 'win-back' : 'new']);
      else if (after === 0) expect([...kinds]).toEqual(['churn']);
      else expect(kinds.has('new') || kinds.has('win-back') || kinds.has('churn')).toBe(false);
      seen = true;
      before = after;
    }
  });
});
