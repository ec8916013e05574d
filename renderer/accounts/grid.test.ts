import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { filterAccounts, noFilters, savedView, type AccountFilters, type GridAccount } from '#shared/accounts.ts';
import { csvOf, sheetOf } from '#renderer/ui/export-table.ts';
import { exportColumns } from './export-accounts.ts';
import { chipsOf } from './filter-chips.ts';
import { byName, sortAccounts } from './grid-columns.ts';
import { builtInViews, isSameView } from './grid-state.ts';
import { totalsOf } from './totals.ts';

const row = (name: string, change: Partial<GridAccount> = {}): GridAccount => ({
  id: name, name, segment: 'enterprise', stage: null, industry: '', region: '', sentiment: null, sentimentOn: null, coverage: 'managed', parentId: null, customerSince: null, ownedTo: null, atRisk: false, riskReason: '',
  priority: { priority: 'PR2', reason: 'No rule asks for more', by: 'rule' }, cadence: { everyDays: 30, why: 'Enterprise PR2: every 30 days', dueOn: '2026-03-20' }, arr: { minor: 0, currency: 'USD' },
  renewalOn: null, lastEngagementOn: null, nextCallOn: null, openCommitments: 0, overdueCommitments: 0, people: 0, health: null, ...change,
});

const book = byName([
  row('Beta 10', { arr: { minor: 500_000, currency: 'USD' }, renewalOn: '2026-09-01', sentiment: 'red', health: { score: 88, band: 'red', scale: 10 }, atRisk: true, openCommitments: 2, overdueCommitments: 1 }),
  row('beta 9', { arr: { minor: 900_000, currency: 'JPY' }, sentiment: 'green', health: { score: 60.4, band: 'yellow', scale: 100 } }),
  row('Alpha', { arr: { minor: 500_000, currency: 'USD' }, renewalOn: '2026-04-01', atRisk: true }),
  row('=cmd()', { arr: { minor: 12_345, currency: 'EUR' } }),
]);
const names = (rows: readonly GridAccount[]): string[] => rows.map(({ name }) => name);

describe('order', () => {
  test.each([
    ['name', false, ['=cmd()', 'Alpha', 'beta 9', 'Beta 10']],
    ['name', true, ['Beta 10', 'beta 9', 'Alpha', '=cmd()']],
    ['renewalOn', false, ['Alpha', 'Beta 10', '=cmd()', 'beta 9']],
    ['renewalOn', true, ['Beta 10', 'Alpha', '=cmd()', 'beta 9']],
    ['sentiment', false, ['beta 9', 'Beta 10', '=cmd()', 'Alpha']],
    // The red of a sentiment is among the red, whatever the score.
    ['health', false, ['Beta 10', 'beta 9', '=cmd()', 'Alpha']],
    // Money compares by its figure in major units: 900,000 yen is more than 5,000 dollars. Equal ones stay by name.
    ['arr', true, ['beta 9', 'Alpha', 'Beta 10', '=cmd()']],
  ] as const)('by %s, descending %s', (column, descending, expected) => {
    expect(names(sortAccounts(book, { column, descending }))).toEqual(expected);
  });
});

test('totals add up the rows given, money per currency', () => {
  expect(totalsOf(book)).toEqual({
    accounts: 4,
    arr: [{ currency: 'USD', minor: 1_000_000 }, { currency: 'JPY', minor: 900_000 }, { currency: 'EUR', minor: 12_345 }],
    atRisk: 2,
    atRiskArr: [{ currency: 'USD', minor: 1_000_000 }],
    openCommitments: 2,
    overdueCommitments: 1,
  });
  expect(totalsOf([]).arr).toEqual([]);
});

describe('export', () => {
  test('CSV holds the rows and columns shown, in order, and no formula', () => {
    const { data } = Papa.parse<string[]>(csvOf(book, exportColumns(['name', 'arr', 'renewalOn'])));
    expect(data).toEqual([
      ['Account', 'ARR', 'Currency', 'Renewal'],
      [`'=cmd()`, '123.45', 'EUR', ''],
      ['Alpha', '5000.00', 'USD', '2026-04-01'],
      ['beta 9', '900000', 'JPY', ''],
      ['Beta 10', '5000.00', 'USD', '2026-09-01'],
    ]);
  });
  test('XLSX has days as dates and money as figures with a currency', () => {
    const [, first, second] = sheetOf(book, exportColumns(['name', 'arr', 'renewalOn']));
    expect(first).toEqual([{ type: String, value: '=cmd()' }, { type: Number, value: 123.45, format: '[$EUR] #,##0.00' }, null]);
    expect(second?.[2]).toEqual({ type: Date, value: new Date('2026-04-01T00:00:00Z'), format: 'yyyy-mm-dd' });
  });
});

test('filters by band of health keep the accounts of those bands, and rows without a score by themselves', () => {
  const of = (bands: AccountFilters['bands'], rows = book): string[] => names(filterAccounts(rows, { ...noFilters, bands }, '2026-03-14'));
  expect(of(['red', 'yellow'])).toEqual(['beta 9', 'Beta 10']);
  expect(of(['none'], [row('Known', { health: { score: null, band: null, scale: 100 } }), row('Not read yet')])).toEqual(['Known']);
  expect(of([])).toHaveLength(4);
  const { data } = Papa.parse<string[]>(csvOf(book, exportColumns(['name', 'health'])));
  expect(data).toEqual([['Account', 'Health'], [`'=cmd()`, ''], ['Alpha', ''], ['beta 9', '60 yellow'], ['Beta 10', '8.8 red']]);
});

test('every active filter is a chip that clears only itself', () => {
  const filters = { ...noFilters, text: ' steel ', segments: ['enterprise', 'gone'], sentiments: ['none' as const], arrFromMinor: 100_000, renewalFrom: '2026-03-14', renewalTo: '2026-07-12', dueOnly: true, bands: ['none' as const] };
  const chips = chipsOf(filters, { segmentName: (key) => (key === 'enterprise' ? 'Enterprise' : key), currency: 'USD', today: '2026-03-14' });
  expect(chips.map(({ label }) => label)).toEqual(['“steel”', 'Enterprise', 'gone', 'No sentiment', 'No health score', 'Due for a call', 'ARR from $1,000', 'Renewal 14 Mar to 12 Jul']);
  expect(chips[1]?.cleared).toEqual({ segments: ['gone'] });
  expect(chips.reduce<AccountFilters>((left, { cleared }) => ({ ...left, ...cleared }), filters)).toMatchObject({ ...noFilters, segments: ['enterprise'] });
  expect(chipsOf(noFilters, { segmentName: (key) => key, currency: 'USD', today: '2026-03-14' })).toEqual([]);
});

test('a view is the same whatever the order of its filters, and differs by any of its parts', () => {
  const [all, atRisk] = builtInViews('2026-03-14', 120).map(({ view }) => view);
  if (all === undefined || atRisk === undefined) throw new Error('Two views at least.');
  expect(isSameView(all, { ...all, filters: Object.fromEntries(Object.entries(all.filters).toReversed()) as typeof all.filters })).toBe(true);
  expect(isSameView(all, atRisk)).toBe(false);
  expect(isSameView(all, { ...all, columns: ['name'] })).toBe(false);
  // One that was saved before there was health is read as one without such a filter.
  const { bands: _bands, ...before } = all.filters;
  expect(isSameView(all, savedView.parse({ ...all, name: 'Mine', filters: before }))).toBe(true);
});
