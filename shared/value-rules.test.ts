import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '#shared/days.ts';
import { shippedDrivers } from '#shared/presets/value-drivers.ts';
import { parseFormula } from '#shared/value-formula.ts';
import {
  amountOf, assumptionsFor, confirmFault, countedOf, deliveredFault, formulaWords, monthsIn, sayFigure, sayPayback, sayRatio, totalsOf, unitDoubts, yearUpTo, type Assumption, type TotalsFacts, type ValueFacts,
} from '#shared/value-rules.ts';

const on = '2026-03-16';
const figure = (key: string, low: number | null, likely: number | null, unit = ''): Assumption => ({ key, label: key, unit, low, likely, source: '', evidence: null });
const gain = (part: Partial<ValueFacts> = {}): ValueFacts => ({
  id: 'G', name: 'Hours', formula: 'hours × cost', assumptions: [figure('hours', 1000, 1500, 'hours'), figure('cost', 60, 60, 'money an hour')], currency: 'USD', state: 'delivered', every: 'year', startOn: '2024-01-01',
  confirmedById: 'P', confirmedOn: on, isEvidenced: false, ...part,
});
const totals = (part: Partial<TotalsFacts> = {}) => totalsOf({ items: [gain()], arr: [{ minor: 24_000_00, currency: 'USD' }], rates: [], bookCurrency: 'USD', on, ...part });

describe('an amount', () => {
  const of = (formula: string, assumptions: Assumption[], currency = 'USD') => amountOf({ formula, assumptions, currency }, 'low');
  test.each([
    ['rounded once at the end', of('a ÷ 3', [figure('a', 10, 10)]), 333],
    ['half away from zero', of('a', [figure('a', 0.125, 1)]), 13],
    ['below zero too', of('a', [figure('a', -0.125, 1)]), -13],
    ['a binary fraction', of('a × b', [figure('a', 1.1, 1), figure('b', 3, 1)]), 330],
    ['a share in %', of('a × s', [figure('a', 1000, 1), figure('s', 12.5, 1, '%')]), 125_00],
    ['a currency without cents', of('a', [figure('a', 1234.5, 1)], 'JPY'), 1235],
  ])('is %s', (_, amount, minor) => expect(amount).toMatchObject({ minor }));
  test.each([
    ['without a figure', of('a × b', [figure('a', 1, 1), figure('b', null, 2)]), 'No conservative figure yet: b.'],
    ['with an unknown name', of('a × c', [figure('a', 1, 1)]), 'No conservative figure yet: c.'],
    ['by zero', of('a ÷ b', [figure('a', 1, 1), figure('b', 0, 1)]), 'It divides by zero, or comes to more than can be counted.'],
    ['too large', of('a × a', [figure('a', 1e12, 1)]), 'It comes to more than can be counted.'],
    ['unreadable', of('a ×', [figure('a', 1, 1)]), 'At place 4: a number, a name or “(” is missing after “×”.'],
  ])('is none %s', (_, amount, fault) => expect(amount).toEqual({ fault }));
});

describe('months of the year up to 16 March 2026', () => {
  const year = yearUpTo(on);
  test('are twelve months with both ends', () => expect(year).toEqual({ from: '2025-03-17', to: '2026-03-16' }));
  test.each([
    ['2020-01-01', 12], ['2025-03-17', 12], ['2025-03-18', 11], ['2025-09-17', 6], ['2025-09-18', 5], ['2026-02-17', 1], ['2026-02-18', 0], ['2026-03-16', 0], ['2026-04-01', 0], ['2025-08-31', 6],
  ])('a gain from %s counts %i', (startOn, months) => expect(monthsIn(startOn, year)).toBe(months));
  test('never fall with an earlier start, and are 0 to 12', () => {
    fc.assert(fc.property(fc.integer({ min: -800, max: 100 }), fc.integer({ min: 0, max: 60 }), (days, earlier) => {
      const [later, sooner] = [monthsIn(addDays(on, days), year), monthsIn(addDays(on, days - earlier), year)];
      expect(sooner).toBeGreaterThanOrEqual(later);
      expect(later >= 0 && later <= 12).toBe(true);
    }));
  });
  test.each<[string, Partial<ValueFacts>, number]>([
    ['a whole year', {}, 60_000_00],
    ['six months', { startOn: '2025-09-17' }, 30_000_00],
    ['before it began', { startOn: '2026-04-01' }, 0],
    ['expected', { state: 'expected' }, 0],
    ['once, inside', { every: 'once', startOn: '2025-03-17' }, 60_000_00],
    ['once, on the last day', { every: 'once', startOn: on }, 60_000_00],
    ['once, before', { every: 'once', startOn: '2025-03-16' }, 0],
    ['once, to come', { every: 'once', startOn: '2026-03-17' }, 0],
    ['without a start', { startOn: null }, 0],
  ])('%s', (_, part, minor) => expect(countedOf(gain(part), 'low', year)).toMatchObject({ minor }));
});

describe('the totals', () => {
  test('a delivered gain against its price', () => {
    const { low, likely, priceMinor, currency } = totals();
    expect({ priceMinor, currency }).toEqual({ priceMinor: 24_000_00, currency: 'USD' });
    expect(low).toEqual({ deliveredMinor: 60_000_00, onceMinor: 0, yearlyMinor: 60_000_00, expectedMinor: 0, ratio: 2.5, aheadRatio: 2.5, paybackMonths: 4.8 });
    expect(likely).toMatchObject({ deliveredMinor: 90_000_00, ratio: 3.75, paybackMonths: 3.2 });
  });
  test('what is expected stands apart', () => {
    const { low } = totals({ items: [gain(), gain({ id: 'E', state: 'expected', startOn: null }), gain({ id: 'O', state: 'expected', every: 'once' })] });
    expect(low).toMatchObject({ deliveredMinor: 60_000_00, expectedMinor: 120_000_00, ratio: 2.5, aheadRatio: 7.5 });
  });
  test('what came once pays first', () => {
    expect(totals({ items: [gain({ every: 'once', startOn: '2026-01-10' })] }).low).toMatchObject({ onceMinor: 60_000_00, yearlyMinor: 0, paybackMonths: 0 });
    expect(totals({ arr: [{ minor: 90_000_00, currency: 'USD' }], items: [gain(), gain({ id: 'O', every: 'once', startOn: '2026-01-10' })] }).low.paybackMonths).toBe(6);
    expect(totals({ arr: [{ minor: 90_000_00, currency: 'USD' }], items: [gain({ every: 'once', startOn: '2026-01-10' })] }).low.paybackMonths).toBeNull();
  });
  test.each([['no ARR', []], ['ARR of nothing', [{ minor: 0, currency: 'USD' }]]])('%s is no price', (_, arr) => {
    expect(totals({ arr })).toMatchObject({ priceMinor: null, low: { deliveredMinor: 60_000_00, ratio: null, aheadRatio: null, paybackMonths: null } });
  });
  test('a likely amount below the conservative one is shown as it is', () => {
    expect(totals({ items: [gain({ assumptions: [figure('hours', 1000, 800), figure('cost', 60, 60)] })] })).toMatchObject({ low: { deliveredMinor: 60_000_00 }, likely: { deliveredMinor: 48_000_00 } });
  });
  test('a gain that comes to nothing is left out and named once', () => {
    const { left, low } = totals({ items: [gain(), gain({ id: 'N', name: 'New', assumptions: [figure('hours', null, null), figure('cost', 60, 60)] })] });
    expect(low.deliveredMinor).toBe(60_000_00);
    expect(left).toEqual([{ id: 'N', name: 'New', sentence: 'No conservative figure yet: hours.' }]);
  });
  test('money keeps its currency where all have the same', () => {
    expect(totals({ items: [gain({ currency: 'EUR' })], arr: [{ minor: 24_000_00, currency: 'EUR' }] })).toMatchObject({ currency: 'EUR', priceMinor: 24_000_00, low: { ratio: 2.5 }, missingRates: [] });
  });
  test('several currencies meet in that of the book at the rates of the day', () => {
    const rates = [{ currency: 'EUR', onDay: '2025-01-01', rateNano: 1_100_000_000 }, { currency: 'EUR', onDay: '2026-03-17', rateNano: 2_000_000_000 }];
    expect(totals({ items: [gain({ currency: 'EUR' }), gain({ id: 'U' })], rates })).toMatchObject({ currency: 'USD', priceMinor: 24_000_00, low: { deliveredMinor: 126_000_00 } });
    const without = totals({ items: [gain({ currency: 'EUR' }), gain({ id: 'U' })] });
    expect(without).toMatchObject({ low: { deliveredMinor: 60_000_00 }, missingRates: ['EUR'], left: [{ id: 'G', sentence: 'There is no rate for EUR on this day.' }] });
    expect(totals({ items: [gain()], arr: [{ minor: 24_000_00, currency: 'EUR' }] })).toMatchObject({ priceMinor: null, missingRates: ['EUR'], low: { ratio: null } });
  });

  const anyGain = fc.record({ hours: fc.integer({ min: -1000, max: 100_000 }), more: fc.integer({ min: -500, max: 5000 }), cost: fc.integer({ min: 0, max: 500 }), months: fc.integer({ min: -3, max: 30 }), every: fc.constantFrom('year' as const, 'once' as const), state: fc.constantFrom('expected' as const, 'delivered' as const) })
    .map(({ hours, more, cost, months, every, state }, ) => gain({ every, state, startOn: addMonths(on, -months), assumptions: [figure('hours', hours, hours + more), figure('cost', cost, cost)] }));
  test('are the sums of what each gain counts, an independent reckoning agrees', () => {
    fc.assert(fc.property(fc.array(anyGain, { maxLength: 8 }), fc.integer({ min: 1, max: 10_000_000 }), (items, price) => {
      const own = totals({ items, arr: [{ minor: price, currency: 'USD' }] });
      for (const which of ['low', 'likely'] as const) {
        let [delivered, expected] = [0, 0];
        for (const { every, state, startOn, assumptions } of items) {
          const amount = (assumptions[0]?.[which] ?? 0) * (assumptions[1]?.[which] ?? 0) * 100;
          if (state === 'expected') expected += amount;
          else if (startOn !== null && every === 'once') delivered += startOn >= '2025-03-17' && startOn <= on ? amount : 0;
          else if (startOn !== null) {
            let months = 0;
            while (months < 12 && addMonths(startOn > '2025-03-17' ? startOn : '2025-03-17', months + 1) <= '2026-03-17') months += 1;
            const share = (amount * months) / 12;
            delivered += Math.sign(share) * Math.round(Math.abs(share)) || 0;
          }
        }
        expect(own[which].deliveredMinor).toBe(delivered);
        expect(own[which].expectedMinor).toBe(expected);
        expect(own[which].ratio).toBe(delivered / price);
      }
    }));
  });
});

describe('delivered', () => {
  const fault = (part: Partial<ValueFacts>) => deliveredFault(gain(part), on)?.field ?? null;
  test.each<[string, Partial<ValueFacts>, string | null]>([
    ['confirmed', {}, null],
    ['evidenced', { confirmedById: null, confirmedOn: null, isEvidenced: true }, null],
    ['neither', { confirmedById: null, confirmedOn: null }, 'state'],
    ['confirmed without a day', { confirmedOn: null }, 'state'],
    ['without a start', { startOn: null }, 'startOn'],
    ['from tomorrow', { startOn: addDays(on, 1) }, 'startOn'],
    ['from today', { startOn: on }, null],
    ['without its likely figure', { assumptions: [figure('hours', 1, null), figure('cost', 1, 1)] }, 'state'],
    ['expected needs nothing', { state: 'expected', startOn: null, confirmedById: null, formula: 'x ×' }, null],
  ])('%s', (_, part, field) => expect(fault(part)).toBe(field));
  test.each([['nobody', { personId: null, on }, 'personId'], ['no day', { personId: 'P', on: null }, 'on'], ['tomorrow', { personId: 'P', on: addDays(on, 1) }, 'on'], ['today', { personId: 'P', on }, null]])('confirmed by %s', (_, input, field) => expect(confirmFault(input, on)?.field ?? null).toBe(field));
});

describe('units', () => {
  const doubts = (formula: string, units: Record<string, string>) => {
    const read = parseFormula(formula);
    return 'fault' in read ? [read.fault.sentence] : unitDoubts(read.formula, Object.entries(units).map(([key, unit]) => ({ key, unit })), 'EUR');
  };
  test.each<[string, string, Record<string, string>, RegExp | null]>([
    ['hours at a cost an hour', 'h × c', { h: 'hours a week', c: 'money an hour' }, null],
    ['its own currency', 'h × c', { h: 'hours', c: 'EUR per hour' }, null],
    ['no money at all', 'h × p', { h: 'hours', p: 'people' }, /Nothing in it is money/],
    ['money by money', 'a × b', { a: 'money', b: 'money' }, /multiplied by money/],
    ['over money', 'a ÷ b', { a: 'hours', b: 'money' }, /divides by money/],
    ['money and no money', 'a + b', { a: 'money', b: 'hours' }, /no money/],
    ['a ratio of money', 'a ÷ b × c', { a: 'money', b: 'money', c: 'money' }, null],
    ['minutes at a cost an hour', 'm × c', { m: 'minutes', c: 'money an hour' }, /counts minutes, and money by the hour/],
    ['minutes, converted', 'm ÷ 60 × c', { m: 'minutes', c: 'money an hour' }, null],
  ])('%s', (_, formula, units, says) => (says === null ? expect(doubts(formula, units)).toEqual([]) : expect(doubts(formula, units).join(' ')).toMatch(says)));
  test.each(Object.entries(shippedDrivers))('of the driver %s raise no doubt', (_, { formula, assumptions }) => expect(doubts(formula, Object.fromEntries(assumptions.map(({ key, unit }) => [key, unit])))).toEqual([]));
});

test.each([
  [120, 'people', '120 people'], [45.5, 'money an hour', '$45.50 an hour'], [30, '%', '30 %'], [1234.56789, '', '1,234.5679'], [5000, 'money', '$5,000'], [0.035, 'usd a case', '$0.035 a case'], [-12, 'money', '-$12'], [null, 'people', '?'],
])('the figure %s in %j is said as %s', (value, unit, said) => expect(sayFigure(value, unit, 'USD')).toBe(said));

test('a formula in words names labels or figures', () => {
  const facts = gain({ assumptions: [{ ...figure('hours', 1000, 1500, 'hours'), label: 'Hours saved' }, { ...figure('cost', 60, 60, 'money an hour'), label: 'HR cost' }] });
  expect([formulaWords(facts, null), formulaWords(facts, 'low'), formulaWords(gain({ formula: '×' }), null)]).toEqual(['hours saved × HR cost', '1,000 hours × $60 an hour', '']);
});

test('a formula keeps what it names, drops the rest and asks for what is new', () => {
  const read = parseFormula('cost × trips_a_year');
  if ('fault' in read) throw new Error(read.fault.sentence);
  expect(assumptionsFor(read.formula, gain().assumptions).map(({ key, label, low }) => [key, label, low])).toEqual([['cost', 'cost', 60], ['trips_a_year', 'Trips a year', null]]);
});

test.each([[null, 'n/a'], [0, '0.0×'], [0.04, 'under 0.1×'], [2.5, '2.5×'], [3.99, '3.9×'], [4.1, '4.1×'], [12, '12.0×']])('a return of %s is said as %s', (ratio, said) => expect(sayRatio(ratio)).toBe(said));
test.each([[null, 'n/a'], [0, '0 months'], [1, '1 month'], [2.81, '2.9 months'], [4.8, '4.8 months']])('a payback of %s is said as %s', (months, said) => expect(sayPayback(months)).toBe(said));
