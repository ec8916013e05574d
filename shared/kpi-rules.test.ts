import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '#shared/days.ts';
import { movementOf, type FactorOf, type KpiAccount, type KpiEvent, type Method } from '#shared/kpi-movements.ts';
import { measuredOf, periodOf, type Measured } from '#shared/kpi-periods.ts';
import { annualised, countedOf, fractionOf, isInCohort, isOwnedOn, logosOf, partOf, rowsOf, shareOf, stepsOf, waterfallOf, type KpiRow, type KpiScope, type MoneyKpi } from '#shared/kpi-rules.ts';
import type { ArrEventKind } from '#shared/ledger.ts';
import { roundExact, toExact } from '#shared/rates.ts';

const today = '2026-12-31';
const quarter = measuredOf(periodOf('quarter', '2026-04-15', 1), today) as Measured;
const rates: Record<string, number | null> = { USD: 1_000_000_000, EUR: 1_083_700_000, JPY: 6_412_345, GBP: null };
const factorOf: FactorOf = (currency) => {
  const rate = rates[currency] ?? null;
  return rate === null ? null : toExact({ minor: 1, currency }, rate, 'USD');
};
const always = [{ from: null, to: null }];
const event = (on: Day, deltaMinor: number, kind: ArrEventKind = 'new', more: Partial<KpiEvent> = {}): KpiEvent => ({ on, deltaMinor, currency: 'USD', kind, isContractual: false, isEstimated: false, ...more });
const account = (id: string, events: KpiEvent[], more: Partial<KpiAccount> = {}): KpiAccount => ({ id, name: id, segment: null, parentId: null, mergedIntoId: null, owned: always, events, ...more });
const scope = (more: Partial<KpiScope> = {}): KpiScope => ({ owned: 'start', method: 'point', segment: null, ...more });
const moving = (measured: Measured, method: Method = 'point') => ({ events }: KpiAccount) => movementOf(events, measured, method, factorOf);
const rowsFor = (accounts: KpiAccount[], more: Partial<KpiScope> = {}, measured = quarter): KpiRow[] => rowsOf(countedOf(accounts), measured, scope(more), today, moving(measured, more.method));
const share = (kpi: MoneyKpi, rows: readonly KpiRow[]): number | null => shareOf(fractionOf(kpi, rows));
const lost = (accounts: KpiAccount[], method: Method = 'point', measured = quarter): { lost: number; of: number } => {
  const counted = countedOf(accounts);
  const logos = logosOf(rowsOf(counted, measured, scope({ method }), today, moving(measured, method)), method, (id) => counted.filter((one) => one.logoId === id).map(moving(measured, method)));
  return { lost: logos.filter(({ isLost }) => isLost).length, of: logos.length };
};
const before = '2025-01-01';
const inside = '2026-05-10';

describe('the worked examples of kpis.md', () => {
  test('two accounts of 100 that end at 150 and 60', () => {
    const accounts = [account('a', [event(before, 100), event(inside, 50, 'seats')]), account('b', [event(before, 100), event(inside, -40, 'contraction')])];
    const rows = rowsFor(accounts);
    expect(share('nrr', rows)).toBe(1.05);
    expect(share('grr', rows)).toBe(0.8);
    expect(share('gross-churn', rows)).toBe(0.2);
    expect(share('net-churn', rows)).toBe(-0.05);
    expect(lost(accounts)).toEqual({ lost: 0, of: 2 });
  });
  test('three accounts of 100: one churns, one is flat, one ends at 120; a new logo of 500 changes nothing', () => {
    const three = [account('a', [event(before, 100), event(inside, -100, 'churn')]), account('b', [event(before, 100)]), account('c', [event(before, 100), event(inside, 20, 'tier')])];
    for (const accounts of [three, [...three, account('d', [event(inside, 500)])]]) {
      const rows = rowsFor(accounts);
      expect(share('nrr', rows)).toBeCloseTo(0.733, 3);
      expect(share('grr', rows)).toBeCloseTo(0.667, 3);
      expect(lost(accounts)).toEqual({ lost: 1, of: 3 });
    }
  });
  test('a monthly logo churn of 2 % is 21.5 % a year, from a period of any length', () => {
    expect(annualised(0.02, 1)).toBeCloseTo(0.215, 3);
    expect(annualised(1 - 0.98 ** 3, 3)).toBeCloseTo(0.215, 3);
    expect(annualised(0.3, 12)).toBeCloseTo(0.3, 12);
  });
});

describe('who counts', () => {
  test('an empty base is n/a', () => {
    expect(share('nrr', [])).toBeNull();
    expect(share('grr', rowsFor([account('a', [event(inside, 500)])]))).toBeNull();
  });
  test('the cohort is closed at the close of the day before: what starts on the first day is new, what ends on it is churn', () => {
    const rows = rowsFor([account('a', [event('2026-04-01', 70)]), account('b', [event(before, 100), event('2026-04-01', -100, 'churn')])]);
    expect(rows.filter(isInCohort).map((row) => row.account.id)).toEqual(['b']);
    expect(share('nrr', rows)).toBe(0);
    expect(roundExact(fractionOf('new-arr', rows).numerator)).toBe(70);
  });
  test('a win-back after a closed period stays outside and is listed by itself', () => {
    const rows = rowsFor([account('a', [event(before, 100)]), account('b', [event(before, 80), event('2026-02-01', -80, 'churn'), event(inside, 90, 'win-back')])]);
    expect(share('nrr', rows)).toBe(1);
    expect(roundExact(fractionOf('win-back', rows).numerator)).toBe(90);
    expect(roundExact(fractionOf('new-arr', rows).numerator)).toBe(0);
  });
  test('a parent with its divisions is one logo, lost with the last of them; a merger sums histories under the survivor', () => {
    const gone = [event(before, 100), event(inside, -100, 'churn')];
    const family = [account('top', []), account('west', gone, { parentId: 'top' }), account('east', [event(before, 50)], { parentId: 'top' })];
    expect(lost(family)).toEqual({ lost: 0, of: 1 });
    expect(lost([...family.slice(0, 2), account('east', gone, { parentId: 'west' })])).toEqual({ lost: 1, of: 1 });
    const merged = [account('a', [event(before, 100), event(inside, 100, 'cross-sell')]), account('b', gone, { mergedIntoId: 'a' })];
    expect(rowsFor(merged)).toMatchObject([{ account: { id: 'a' } }]);
    expect([share('nrr', rowsFor(merged)), share('grr', rowsFor(merged)), lost(merged)]).toEqual([1, 1, { lost: 0, of: 1 }]);
    expect(countedOf([account('a', [], { parentId: 'b' }), account('b', [], { parentId: 'a' }), account('c', [], { parentId: 'a' })]).map(({ logoId }) => logoId)).toEqual(['a', 'a', 'a']);
    expect(countedOf([account('a', [], { mergedIntoId: 'b' }), account('b', [], { mergedIntoId: 'a' })])).toHaveLength(1);
  });
});

describe('movements', () => {
  test('point to point is net and splits what raised it; the movement view counts every rise and fall', () => {
    const accounts = [account('a', [event(before, 100), event('2026-04-10', 30, 'seats'), event('2026-05-10', 10, 'price', { isContractual: true }), event('2026-06-10', -20, 'contraction')])];
    const [point, movement] = [rowsFor(accounts), rowsFor(accounts, { method: 'movement' })];
    expect(share('nrr', point)).toBe(share('nrr', movement));
    expect([share('grr', point), share('grr', movement)]).toEqual([1, 0.8]);
    expect([share('expansion', point), share('expansion-seats', point), share('expansion-price', point), share('expansion-earned', point)]).toEqual([0.2, 0.15, 0.05, 0.15]);
    expect([share('expansion', movement), share('expansion-earned', movement)]).toEqual([0.4, 0.3]);
  });
  test('who leaves and comes back within the period counts as lost in the movement view only', () => {
    const accounts = [account('a', [event(before, 100), event('2026-04-10', -100, 'churn'), event('2026-06-10', 80, 'win-back')])];
    expect([lost(accounts).lost, lost(accounts, 'movement').lost]).toEqual([0, 1]);
    expect([share('nrr', rowsFor(accounts)), share('nrr', rowsFor(accounts, { method: 'movement' }))]).toEqual([0.8, 0.8]);
    expect([share('grr', rowsFor(accounts)), share('grr', rowsFor(accounts, { method: 'movement' }))]).toEqual([0.8, 0]);
  });
  test('a transfer is never churn or expansion: owned at the start, and owned now', () => {
    const [ledger, left, came] = [[event(before, 100), event(inside, 20, 'seats')], [{ from: null, to: '2026-04-30' }], [{ from: '2026-05-01', to: null }]];
    const accounts = [account('left', [...ledger, event('2026-05-01', 0, 'transfer-out')], { owned: left }), account('came', [...ledger, event('2026-05-01', 0, 'transfer-in')], { owned: came }), account('new', [event(inside, 40)], { owned: came })];
    const rows = rowsFor(accounts);
    expect(rows.filter(isInCohort).map((row) => row.account.id)).toEqual(['left']);
    expect(share('nrr', rows)).toBe(1.2);
    const { start, lines, end } = waterfallOf(rows);
    expect([roundExact(start), roundExact(lines.seats ?? 0n), roundExact(lines['transfer-out'] ?? 0n), roundExact(lines['transfer-in'] ?? 0n), roundExact(lines.new ?? 0n), roundExact(end)]).toEqual([100, 20, -120, 120, 40, 160]);
    expect(rowsFor(accounts, { owned: 'now' }).filter(isInCohort).map((row) => row.account.id)).toEqual(['came']);
  });
});

describe('money of several currencies', () => {
  test('is at the rates given and rounded once', () => {
    const accounts = [1, 2, 3].map((at) => account(`a${at}`, [event(before, 1, 'new', { currency: 'EUR' })]));
    expect(roundExact(waterfallOf(rowsFor(accounts)).start)).toBe(3);
    expect(roundExact(waterfallOf(rowsFor([...accounts, account('y', [event(before, 100, 'new', { currency: 'JPY' })])])).start)).toBe(67);
  });
  test('without a rate is left out and named', () => {
    const rows = rowsFor([account('a', [event(before, 100)]), account('b', [event(before, 100, 'new', { currency: 'GBP' }), event(inside, -100, 'churn', { currency: 'GBP' })])]);
    expect(rows.flatMap(({ movement }) => movement.missing)).toEqual(['GBP']);
    expect(share('nrr', rows)).toBe(1);
  });
});

const kinds: ArrEventKind[] = ['seats', 'tier', 'cross-sell', 'price'];
const step = fc.record({ day: fc.integer({ min: 0, max: 540 }), size: fc.integer({ min: -400, max: 600 }), kind: fc.constantFrom(...kinds), isContractual: fc.boolean(), isTransfer: fc.boolean() });
/** A ledger that is never below zero, with the kinds that go with it. */
const ledgerOf = (steps: { day: number; size: number; kind: ArrEventKind; isContractual: boolean; isTransfer: boolean }[], currency: string): KpiEvent[] => {
  let balance = 0;
  let hadArr = false;
  return steps.toSorted((a, b) => a.day - b.day).map(({ day, size, kind, isContractual, isTransfer }) => {
    const on = addDays('2025-06-01', day);
    const delta = isTransfer ? 0 : Math.max(size, -balance);
    const isFirst = balance === 0;
    balance += delta;
    const found: ArrEventKind = isTransfer ? 'transfer-in' : delta >= 0 ? (isFirst ? (hadArr ? 'win-back' : 'new') : kind) : balance === 0 ? 'churn' : 'contraction';
    hadArr ||= balance > 0;
    return event(on, delta, found, { currency, isContractual: isContractual && found === 'price' });
  });
};
const owned = fc.oneof(fc.constant(always), fc.tuple(fc.integer({ min: 0, max: 540 }), fc.boolean()).map(([at, isFrom]) => [isFrom ? { from: addDays('2025-06-01', at), to: null } : { from: null, to: addDays('2025-06-01', at) }]));
const book = fc.array(fc.tuple(fc.array(step, { maxLength: 12 }), fc.constantFrom('USD', 'USD', 'EUR', 'JPY'), owned, fc.integer({ min: -6, max: 8 }), fc.boolean()), { maxLength: 9 })
  .map((made) => made.map(([steps, currency, periods, link, isMerged], at): KpiAccount => {
    const other = link >= 0 && link < at ? `a${link}` : null;
    return account(`a${at}`, ledgerOf(steps, currency), { owned: periods, parentId: isMerged ? null : other, mergedIntoId: isMerged ? other : null });
  }));
const period = fc.record({ kind: fc.constantFrom('month', 'quarter', 'half', 'year', 'trailing' as const), at: fc.integer({ min: 0, max: 540 }), start: fc.constantFrom(1, 2, 7) })
  .map(({ kind, at, start }) => measuredOf(periodOf(kind, addDays('2025-06-01', at), start), today) as Measured);
const asked = fc.record({ owned: fc.constantFrom('start', 'now' as const), method: fc.constantFrom('point', 'movement' as const) });

/** The same figures from nothing but sums of deltas, in whole parts of a minor unit of the book's currency. */
const naive = (all: readonly KpiAccount[], measured: Measured, { owned: by, method }: Pick<KpiScope, 'owned' | 'method'>) => {
  const survivor = (one: KpiAccount): KpiAccount => (one.mergedIntoId === null ? one : survivor(all.find(({ id }) => id === one.mergedIntoId) as KpiAccount));
  let [start, end, kept, bookEnd] = [0n, 0n, 0n, 0n];
  for (const one of all.filter(({ mergedIntoId }) => mergedIntoId === null)) {
    const events = all.filter((other) => survivor(other) === one).flatMap((other) => other.events).map((each) => ({ ...each, worth: BigInt(each.deltaMinor) * (factorOf(each.currency) ?? 0n) }));
    const upTo = (on: Day): bigint => events.filter((each) => each.on <= on).reduce((sum, { worth }) => sum + worth, 0n);
    const [opens, closes] = [upTo(addDays(measured.from, -1)), upTo(measured.to)];
    if (isOwnedOn(one.owned, by === 'now' ? today : measured.to)) bookEnd += closes;
    if (!isOwnedOn(one.owned, by === 'now' ? today : measured.from) || opens <= 0n) continue;
    const falls = events.filter((each) => each.on >= measured.from && each.on <= measured.to && each.worth < 0n).reduce((sum, { worth }) => sum - worth, 0n);
    const loss = method === 'point' ? (closes < opens ? opens - closes : 0n) : falls > opens ? opens : falls;
    start += opens;
    end += closes;
    kept += opens - loss;
  }
  return { nrr: start === 0n ? null : Number(end) / Number(start), grr: start === 0n ? null : Number(kept) / Number(start), bookEnd: roundExact(bookEnd) };
};

describe('on any ledger', () => {
  property.prop([book, period, asked])('the identities hold, the waterfall adds up and the naive way agrees', (accounts, measured, how) => {
    const rows = rowsFor(accounts, how, measured);
    const [nrr, grr, gross, net] = (['nrr', 'grr', 'gross-churn', 'net-churn'] as const).map((kpi) => fractionOf(kpi, rows));
    expect(gross?.numerator).toBe((grr?.base ?? 0n) - (grr?.numerator ?? 0n));
    expect(net?.numerator).toBe((nrr?.base ?? 0n) - (nrr?.numerator ?? 0n));
    expect((grr?.numerator ?? 0n) <= (grr?.base ?? 0n)).toBe(true);
    expect((grr?.numerator ?? 0n) <= (nrr?.numerator ?? 0n)).toBe(true);
    const { start, lines, end } = waterfallOf(rows);
    expect(Object.values(lines).reduce((sum, one) => sum + one, start)).toBe(end);
    for (const row of rows) {
      const steps = stepsOf(row);
      expect(Object.values(steps.lines).reduce((sum, one) => sum + one, steps.start)).toBe(steps.end);
    }
    const other = naive(accounts, measured, how);
    expect([share('nrr', rows), share('grr', rows), roundExact(end)]).toEqual([other.nrr, other.grr, other.bookEnd]);
    for (const kpi of ['nrr', 'grr', 'net-churn', 'expansion', 'expansion-price', 'new-arr', 'win-back'] as const) {
      const parts = rows.map((row) => partOf(kpi, row));
      expect(fractionOf(kpi, rows)).toEqual({ numerator: parts.reduce((sum, one) => sum + one.numerator, 0n), base: parts.reduce((sum, one) => sum + one.base, 0n) });
    }
    const parts = fractionOf('expansion', rows).numerator;
    expect((['expansion-seats', 'expansion-tier', 'expansion-cross-sell', 'expansion-price'] as const).reduce((sum, kpi) => sum + fractionOf(kpi, rows).numerator, 0n)).toBe(parts);
    expect(fractionOf('expansion-earned', rows).numerator <= parts).toBe(true);
  });
  property.prop([book, period, asked])('transfers move nothing', (accounts, measured, how) => {
    const without = accounts.map((one) => ({ ...one, events: one.events.filter(({ kind }) => kind !== 'transfer-in') }));
    const figures = (all: KpiAccount[]): unknown => [...rowsFor(all, how, measured).map(stepsOf), share('nrr', rowsFor(all, how, measured)), share('grr', rowsFor(all, how, measured))];
    expect(figures(accounts)).toEqual(figures(without));
  });
  property.prop([book, period])('periods follow on each other: what one ends with, the next opens with', (accounts, measured) => {
    const next = { ...measured, from: addDays(measured.to, 1), to: addDays(measured.to, 60), opensOn: measured.to };
    const [first, second] = [measured, next].map((one) => new Map(rowsFor(accounts, { owned: 'now' }, one).map((row) => [row.account.id, row.movement])));
    for (const [id, movement] of first ?? []) expect(second?.get(id)?.start ?? 0n).toBe(movement.end);
  });
  property.prop([book, period])('a logo that is lost point to point is lost in the movement view too', (accounts, measured) => {
    const [point, movement] = [lost(accounts, 'point', measured), lost(accounts, 'movement', measured)];
    expect(point.of).toBe(movement.of);
    expect(point.lost <= movement.lost).toBe(true);
  });
});
