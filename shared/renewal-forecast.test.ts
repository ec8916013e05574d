import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { convert } from '#shared/rates.ts';
import { addCalls, calibrationOf, calledBefore, movesBetween, outcomeOf, totalsOf, type Calls, type ForecastRow, type InBook } from '#shared/renewal-forecast.ts';
import { renewalCategories } from '#shared/renewal-rules.ts';

const inBook: InBook = (amounts) => convert(amounts, [{ currency: 'EUR', onDay: '2026-01-01', rateNano: 1_100_000_000 }], '2026-04-01', 'USD');
const row = (fields: Partial<ForecastRow> = {}): ForecastRow => ({ contractId: 'a', accountId: 'x', accountName: 'Blue Heron', currency: 'USD', dueOn: '2026-05-20', atrMinor: 100, category: null, status: 'open', amountWonMinor: null, amountMinor: 100, swingMinor: 0, bestMinor: 100, likelyMinor: 100, commitMinor: 0, ...fields });
const counted = (fields: Partial<Parameters<typeof totalsOf>[0][number]> = {}): Parameters<typeof totalsOf>[0][number] => ({ ...row(), by: null, closedOn: null, isLate: false, call: 'monitor', ...fields });
const quarter = { from: '2026-04-01', to: '2026-06-30' };

describe('the totals of a quarter', () => {
  test('won ATR is capped, a late one stays in the base, and a missing call is counted', () => {
    const won = { status: 'won', by: 'person', closedOn: '2026-05-20', amountWonMinor: 130, bestMinor: 130, likelyMinor: 130, commitMinor: 130 } as const;
    const totals = totalsOf([counted(won), counted({ contractId: 'b', ...won, closedOn: '2026-05-25', amountWonMinor: 60 }), counted({ contractId: 'c', status: 'lost', by: 'grace', closedOn: '2026-06-19', amountWonMinor: 0 }), counted({ contractId: 'd', isLate: true, call: 'missing' })], inBook);
    expect(totals).toMatchObject({ atrMinor: 400, wonAtrMinor: 160, wonMinor: 190, lostAtrMinor: 100, netMinor: -110, openAtrMinor: 100, count: 4, open: 1, won: 2, lost: 1, onTime: 1, late: 3, missing: 1, missingRates: [] });
  });
  test('amounts of another currency come in at the rate of the quarter, and one without a rate is named', () => {
    expect(totalsOf([counted({ currency: 'EUR' }), counted({ currency: 'GBP' })], inBook)).toMatchObject({ atrMinor: 110, missingRates: ['GBP'] });
  });
});

describe('what moved', () => {
  test.each<[string, ForecastRow | null, ForecastRow | null, [string, number] | null]>([
    ['nothing', row(), row(), null],
    ['one that came up', null, row(), ['added', 100]],
    ['one that no longer does', row(), null, ['gone', -100]],
    ['one that was won with an upsell', row(), row({ status: 'won', amountWonMinor: 130, likelyMinor: 130 }), ['won', 30]],
    ['one that was lost', row(), row({ status: 'lost', likelyMinor: 0 }), ['lost', -100]],
    ['a category, with its amounts', row(), row({ category: 'will-contract', likelyMinor: 60 }), ['category', -40]],
    ['amounts alone', row(), row({ bestMinor: 120 }), ['amount', 0]],
    ['what is available', row(), row({ atrMinor: 120, likelyMinor: 120 }), ['available', 20]],
    ['a date that moved in', row({ dueOn: '2026-07-02' }), row(), ['moved-in', 100]],
    ['a date that moved out', row(), row({ dueOn: '2026-07-02' }), ['moved-out', -100]],
    ['a date that moved outside', row({ dueOn: '2026-07-02' }), row({ dueOn: '2026-08-02' }), null],
    ['one that was opened again', row({ status: 'won', likelyMinor: 130 }), row(), ['amount', -30]],
  ])('%s', (_, was, is, moved) => {
    const moves = movesBetween(was === null ? [] : [was], is === null ? [] : [is], quarter);
    expect(moves.map(({ reason, deltaMinor }) => [reason, deltaMinor])).toEqual(moved === null ? [] : [moved]);
  });

  const day = fc.constantFrom('2026-03-20', '2026-04-01', '2026-06-30', '2026-07-01');
  const rows = fc.uniqueArray(fc.record({ contractId: fc.constantFrom('a', 'b', 'c', 'd', 'e'), dueOn: day, likelyMinor: fc.integer({ min: 0, max: 500 }), atrMinor: fc.integer({ min: 0, max: 500 }), category: fc.option(fc.constantFrom(...renewalCategories)), status: fc.constantFrom('open' as const, 'won' as const, 'lost' as const) }), { selector: ({ contractId }) => contractId });
  property.prop([rows, rows])('the moves add up to the difference of the two forecasts', (before, now) => {
    const inside = (all: typeof before): number => all.filter(({ dueOn }) => dueOn >= quarter.from && dueOn <= quarter.to).reduce((sum, { likelyMinor }) => sum + likelyMinor, 0);
    const moves = movesBetween(before.map(row), now.map(row), quarter);
    expect(moves.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0)).toBe(inside(now) - inside(before));
  });
});

describe('forecast against outcome', () => {
  const ended = (contractId: string, category: ForecastRow['category'], likelyMinor: number, amountWonMinor: number) => outcomeOf(row({ contractId, status: amountWonMinor > 0 ? 'won' : 'lost', amountWonMinor }), { on: '2026-04-10', row: row({ contractId, category, likelyMinor, bestMinor: 120, commitMinor: 80 }) });

  test('a call counts as it stood so many days before the date, from the last forecast up to then', () => {
    const calls: Calls = new Map();
    addCalls(calls, '2026-05-05', [row({ likelyMinor: 3 })]);
    addCalls(calls, '2026-04-20', [row({ likelyMinor: 2 })]);
    addCalls(calls, '2026-04-13', [row({ likelyMinor: 1 }), row({ contractId: 'b', status: 'won' })]);
    expect(calledBefore(calls, 'a', '2026-05-20', 30)).toMatchObject({ on: '2026-04-20', row: { likelyMinor: 2 } });
    expect(calledBefore(calls, 'a', '2026-05-19', 30)).toMatchObject({ on: '2026-04-13' });
    expect(calledBefore(calls, 'a', '2026-05-12', 30)).toBeNull();
    expect(calledBefore(calls, 'b', '2026-05-20', 30)).toBeNull();
  });
  test('by category how they ended, by figure how much was won', () => {
    const outcomes = [ended('a', 'will-renew', 100, 100), ended('b', 'will-renew', 100, 130), ended('c', 'will-renew', 100, 0), ended('d', 'will-contract', 60, 60), ended('e', null, 100, 90)];
    const { categories, figures } = calibrationOf(outcomes, inBook, { calibrationLeast: 3 });
    expect(categories).toEqual([
      { category: 'will-renew', count: 3, ends: { renewed: 2, contracted: 0, churned: 1 }, right: 2, isEnough: true },
      { category: 'will-contract', count: 1, ends: { renewed: 0, contracted: 1, churned: 0 }, right: 1, isEnough: false },
      { category: null, count: 1, ends: { renewed: 0, contracted: 1, churned: 0 }, right: 0, isEnough: false },
    ]);
    expect(figures.map(({ figure, calledMinor, wonMinor, reached, isEnough }) => [figure, calledMinor, wonMinor, reached, isEnough])).toEqual([['best', 600, 380, 1, true], ['likely', 460, 380, 3, true], ['commit', 400, 380, 3, true]]);
  });
  test('under the least number nothing is said', () => expect(calibrationOf([ended('a', 'will-renew', 100, 100)], inBook, { calibrationLeast: 2 }).figures.every(({ isEnough }) => !isEnough)).toBe(true));
});
