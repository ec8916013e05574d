import { describe, expect, test } from 'vitest';
import { decidedRenewals, findingsOf, medianOf, type Observed } from '#shared/backtest-rules.ts';
import type { ContractTerm } from '#shared/contracts.ts';
import { publishedBacktestLimits as limits } from '#shared/presets/backtest-limits.ts';

const year = (of: number, arrMinor: number, name = 'Platform', more: Partial<ContractTerm> = {}): ContractTerm => ({ name, arrMinor, currency: 'USD', startOn: `${of}-01-01`, endOn: `${of}-12-31`, renewalOn: null, ...more });
const said = (contracts: ContractTerm[], today = '2026-06-01') => decidedRenewals(contracts, today, 30).map(({ dueOn, decidedOn, outcome }) => [dueOn, decidedOn, outcome]);

describe('what became of renewals', () => {
  test.each<[string, ContractTerm[], string[][], string?]>([
    ['followed with as much', [year(2024, 100), year(2025, 100)], [['2025-01-01', '2025-01-01', 'renewed'], ['2026-01-01', '2026-01-01', 'churned']]],
    ['followed with more', [year(2025, 100), year(2026, 150)], [['2026-01-01', '2026-01-01', 'renewed']]],
    ['followed with less', [year(2025, 100), year(2026, 99)], [['2026-01-01', '2026-01-01', 'contracted']]],
    ['renewed early: the decision is the start of what followed', [year(2025, 100), year(2026, 100, 'Platform', { startOn: '2025-10-01' })], [['2026-01-01', '2025-10-01', 'renewed']]],
    ['renewed late, within the grace', [year(2025, 100), year(2026, 100, 'Platform', { startOn: '2026-01-30' })], [['2026-01-01', '2026-01-30', 'renewed']]],
    ['renewed late, after the grace', [year(2025, 100), year(2026, 100, 'Platform', { startOn: '2026-01-31' })], [['2026-01-01', '2026-01-01', 'churned']]],
    ['followed under another name', [year(2025, 100, '2025'), year(2026, 120, '2026')], [['2026-01-01', '2026-01-01', 'renewed']]],
    ['open on the last day of the grace', [year(2025, 100)], [], '2026-01-30'],
    ['churned the day after', [year(2025, 100)], [['2026-01-01', '2026-01-01', 'churned']], '2026-01-31'],
    ['due on a day of its own', [year(2025, 100, 'Platform', { renewalOn: '2025-12-15' })], [['2025-12-15', '2025-12-15', 'churned']]],
    ['not decided: the one that follows has not begun', [year(2025, 100), year(2026, 100, 'Platform', { startOn: '2026-01-05' })], [], '2026-01-03'],
    ['without an end', [year(2025, 100, 'Platform', { endOn: null })], []],
    ['without ARR: a trial is no renewal', [year(2025, 0)], []],
    ['another contract goes on: a partial cancellation is a contraction', [year(2025, 100), year(2025, 50, 'Add-on', { endOn: '2027-12-31' })], [['2026-01-01', '2026-01-01', 'contracted']]],
    ['two due on one day become one that is as large', [year(2025, 100), year(2025, 50, 'Add-on'), year(2026, 150, 'All')], [['2026-01-01', '2026-01-01', 'renewed']]],
    ['two due on one day, of which one is renewed', [year(2025, 100), year(2025, 50, 'Add-on'), year(2026, 100)], [['2026-01-01', '2026-01-01', 'contracted']]],
    ['bought more in between, then renewed', [year(2025, 100), year(2025, 20, 'Platform', { startOn: '2025-06-01', endOn: '2026-05-31' }), year(2026, 100)], [['2026-01-01', '2026-01-01', 'renewed']]],
    ['went on in another currency', [year(2025, 100), year(2026, 90, 'Platform', { currency: 'EUR' })], []],
  ])('%s', (_, contracts, expected, today) => expect(said(contracts, today)).toEqual(expected));
});

const rows = (count: number, one: Partial<Observed>): Observed[] => Array.from({ length: count }, (_, at) => ({ outcome: 'renewed' as const, score: 80 + at / 100, band: 'green' as const, isIntervened: false, ...one }));
const good = [...rows(20, {}), ...rows(4, { band: 'yellow', score: 60 }), ...rows(3, { outcome: 'churned', band: 'red', score: 20 }), ...rows(2, { outcome: 'churned', band: 'yellow', score: 55 }), ...rows(1, { outcome: 'churned', score: 76 })];

describe('findings', () => {
  test('count, warn and miss', () => {
    const found = findingsOf(good, 'churned', limits);
    expect(found).toMatchObject({ outcomes: 30, losses: 6, withoutScore: 0, verdict: 'signal', recall: { count: 5, of: 6 }, precision: { count: 5, of: 9 }, saved: 0 });
    expect(found.bands.map(({ band, total, counts, lost }) => [band, total, counts.churned, lost?.count])).toEqual([['green', 21, 1, 1], ['yellow', 6, 2, 2], ['red', 3, 3, 3]]);
  });

  test.each([
    ['19 outcomes', [...rows(14, {}), ...rows(5, { outcome: 'churned', score: 1, band: 'red' })], 'counts-only'],
    ['20 outcomes', [...rows(15, {}), ...rows(5, { outcome: 'churned', score: 1, band: 'red' })], 'signal'],
    ['4 losses', [...rows(96, {}), ...rows(4, { outcome: 'churned', score: 1, band: 'red' })], 'counts-only'],
    ['nothing was kept', rows(30, { outcome: 'churned' }), 'one-kind'],
    ['one score for all', [...rows(20, { score: 5 }), ...rows(10, { score: 5, outcome: 'churned' })], 'constant'],
    ['no relation', [...rows(20, {}), ...rows(20, { outcome: 'churned' })], 'no-signal'],
    ['the wrong way', [...rows(20, { score: 10 }), ...rows(20, { outcome: 'churned' })], 'wrong-way'],
  ] as [string, Observed[], string][])('%s', (_, given, verdict) => {
    const found = findingsOf(given, 'churned', limits);
    expect(found.verdict).toBe(verdict);
    if (verdict === 'counts-only') expect([found.auc, found.recall, found.precision, found.roc, ...found.bands.map(({ lost }) => lost)]).toEqual([null, null, null, [], null, null, null]);
  });

  test('a contraction is a loss where it is said to be one', () => {
    const given = [...rows(20, {}), ...rows(4, { outcome: 'contracted', band: 'yellow', score: 60 }), ...rows(5, { outcome: 'churned', band: 'red', score: 10 })];
    expect(findingsOf(given, 'churned', limits)).toMatchObject({ losses: 5, precision: { count: 5, of: 9 } });
    expect(findingsOf(given, 'churned-or-contracted', limits)).toMatchObject({ losses: 9, precision: { count: 9, of: 9 } });
  });

  test('a red that was worked on and saved is no false alarm, but the AUC keeps it', () => {
    const saved = rows(3, { band: 'red', score: 10, isIntervened: true });
    const found = findingsOf([...good, ...saved], 'churned', limits);
    expect(found).toMatchObject({ saved: 3, precision: { count: 5, of: 9 }, outcomes: 33 });
    expect(found.auc?.value).toBeLessThan(findingsOf(good, 'churned', limits).auc?.value ?? 0);
    expect(findingsOf([...good, ...saved.map((one) => ({ ...one, isIntervened: false }))], 'churned', limits)).toMatchObject({ saved: 0, precision: { count: 5, of: 12 } });
  });

  test('a row without a score is shown by itself; a red override without one is an alarm', () => {
    const found = findingsOf([...good, ...rows(2, { score: null, band: null }), ...rows(1, { outcome: 'churned', score: null, band: 'red' })], 'churned', limits);
    expect(found).toMatchObject({ outcomes: 31, losses: 7, withoutScore: 2, recall: { count: 6, of: 7 } });
    expect(found.bands.at(-1)).toMatchObject({ band: null, total: 2 });
  });

  test.each([[[], null], [[4], 4], [[9, 1], 5], [[3, 1, 2], 2]])('the median of %j', (figures, median) => expect(medianOf(figures)).toBe(median));
});
