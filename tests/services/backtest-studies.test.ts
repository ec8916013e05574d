import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RowFilter } from '#shared/backtest.ts';
import { createSearch } from '#electron/services/search.ts';
import { createBacktesting, guessedSpec, naiveAuc, shuffled, telcoScore } from '#tests/services/backtest-table.ts';
import { corpus, corpusFile } from '#tests/services/import-file.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const all: RowFilter = { band: null, outcome: null, only: null };
let book: TestBook;
let backtesting: ReturnType<typeof createBacktesting>;
beforeAll(async () => {
  book = await openTestBook();
  backtesting = createBacktesting(book);
});
afterAll(() => book.close());

let state = 3;
const uniform = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
const csv = (head: string, rows: readonly (readonly (string | number)[])[]): string => [head, ...rows.map((row) => row.join(','))].join('\n');

describe.skipIf(corpus === null)('on the corpus: ibm-telco (1 table)', () => {
  const telco = (): Record<string, string>[] => Papa.parse<Record<string, string>>(corpusFile('csv/ibm-telco/Telco-Customer-Churn.csv').toString('utf8'), { header: true, skipEmptyLines: true }).data;
  const bandsOfTelco = { green: 75, yellow: 50 };

  test('the AUC of a simple score is that of counting pairs', async () => {
    const { backtest, open } = backtesting;
    const opened = await open(corpusFile('csv/ibm-telco/Telco-Customer-Churn.csv'), 'Telco.csv');
    expect(opened.rows).toBe(7_043);
    expect(opened.guess.outcome).toEqual({ column: 'Churn', values: expect.arrayContaining([{ value: 'No', outcome: 'renewed' }, { value: 'Yes', outcome: 'churned' }]) });
    expect(opened.guess.label).toBe('customerID');
    const found = await backtest.test({ source: { fileId: opened.fileId }, spec: guessedSpec(opened, { score: telcoScore, bands: bandsOfTelco }) });
    const contract: Record<string, number> = { 'Month-to-month': 0, 'One year': 60, 'Two year': 100 };
    const support: Record<string, number> = { No: 0, Yes: 100, 'No internet service': 80 };
    const scored = telco().map((row) => ({ lost: row['Churn'] === 'Yes', score: 0.5 * (contract[row['Contract'] ?? ''] ?? Number.NaN) + 0.3 * ((Number(row['tenure']) / 72) * 100) + 0.2 * (support[row['TechSupport'] ?? ''] ?? Number.NaN) }));
    const by = (lost: boolean): number[] => scored.filter((row) => row.lost === lost).map(({ score }) => Math.round(score * 1e9));
    expect(found.auc?.value).toBeCloseTo(naiveAuc(by(false), by(true)), 3);
    expect(found).toMatchObject({ rows: 7_043, outcomes: 7_043, losses: 1_869, verdict: 'signal' });
    expect(found.auc?.low).toBeGreaterThan(0.75);
  });

  test('on shuffled outcomes it says that there is no signal', async () => {
    const { backtest, open } = backtesting;
    const rows = telco();
    const outcomes = shuffled(rows.map((row) => row['Churn'] ?? ''));
    const opened = await open(Papa.unparse(rows.map((row, at) => ({ ...row, Churn: outcomes[at] }))));
    const spec = guessedSpec(opened, { score: telcoScore, bands: bandsOfTelco });
    expect(await backtest.test({ source: { fileId: opened.fileId }, spec })).toMatchObject({ verdict: 'no-signal', losses: 1_869 });
    // Points that are proposed from the shuffled outcomes themselves, of a column with a value for each row.
    const fitted = { ...spec, score: { kind: 'built' as const, parts: [{ kind: 'category' as const, column: 'MonthlyCharges', weight: 1, points: [], other: null, isFitted: true }] } };
    const proposed = await backtest.propose({ source: { fileId: opened.fileId }, spec: fitted, column: 'MonthlyCharges' });
    const found = await backtest.test({ source: { fileId: opened.fileId }, spec: { ...fitted, score: { kind: 'built', parts: [{ ...fitted.score.parts[0], ...proposed } as (typeof fitted.score.parts)[0]] } } });
    expect(found.verdict).toBe('no-signal');
    expect(found.auc?.low).toBeGreaterThan(0.5);
  });
});

describe('tables of every kind', () => {
  const scores = (rows: number, from: (lost: boolean) => number): { lost: boolean; score: number }[] => Array.from({ length: rows }, () => uniform() < 0.3).map((lost) => ({ lost, score: from(lost) }));
  const strong = (lost: boolean): number => Math.max(0, Math.min(1, (lost ? 0.3 : 0.7) + (uniform() - 0.5) * 0.5));
  const tested = async (text: string, more: Parameters<typeof guessedSpec>[1] = {}) => {
    const { backtest, open } = backtesting;
    const opened = await open(text);
    return backtest.test({ source: { fileId: opened.fileId }, spec: guessedSpec(opened, more) });
  };

  test.each<[string, string, string, (one: { lost: boolean; score: number }) => (string | number)[]]>([
    ['scores 0 to 1, yes and no', 'Health score,Churned', 'signal', ({ lost, score }) => [score.toFixed(4), lost ? 'Yes' : 'No']],
    ['scores 0 to 10, one and nought', 'Score,Churn', 'signal', ({ lost, score }) => [(score * 10).toFixed(1), lost ? 1 : 0]],
    ['a risk of churn', 'Churn risk,Outcome', 'signal', ({ lost, score }) => [(1 - score).toFixed(3), lost ? 'Lost' : 'Won']],
    ['the wrong way round', 'Score,Status', 'wrong-way', ({ lost, score }) => [(1 - score).toFixed(3), lost ? 'Churned' : 'Active']],
    ['heavy ties', 'Score,Renewed', 'signal', ({ lost, score }) => [Math.round(score * 2), lost ? 'false' : 'true']],
    ['a constant score', 'Score,Churn', 'constant', ({ lost }) => [5, lost ? 'yes' : 'no']],
    ['parted wholly', 'Score,Churn', 'signal', ({ lost, score }) => [lost ? score - 2 : score, lost ? 'yes' : 'no']],
    ['missing values', 'Score,Churn', 'signal', ({ lost, score }) => [uniform() < 0.2 ? '' : uniform() < 0.1 ? 'n/a' : score.toFixed(3), uniform() < 0.1 ? '' : lost ? 'yes' : 'no']],
  ])('%s', async (_, head, verdict, toRow) => {
    const found = await tested(csv(head, scores(400, strong).map(toRow)));
    expect(found.verdict).toBe(verdict);
    expect(found.bands.reduce((sum, { total }) => sum + total, 0)).toBe(400 - found.withoutOutcome);
  });

  test('30 rows with enough losses', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => [at, at < 8 ? 'churned' : at < 11 ? 'contracted' : 'renewed']);
    expect(await tested(csv('Score,Outcome', rows))).toMatchObject({ outcomes: 30, losses: 8, verdict: 'signal', auc: { value: 1, high: 1 } });
    expect(await tested(csv('Score,Outcome', rows.slice(4)))).toMatchObject({ losses: 4, verdict: 'counts-only', auc: null });
    expect(await tested(csv('Score,Outcome', rows.slice(4)), { lossIs: 'churned-or-contracted' })).toMatchObject({ losses: 7, verdict: 'signal' });
  });

  test('a comma for the decimals, semicolons between', async () => {
    const found = await tested(['Kunde;Score;Churn', ...scores(100, strong).map(({ lost, score }, at) => `K${at};${score.toFixed(2).replace('.', ',')};${lost ? 'ja' : 'nein'}`)].join('\n'));
    expect(found).toMatchObject({ outcomes: 100, verdict: 'signal' });
  });

  test('a score from a column of thousands of values', async () => {
    const { backtest, open } = backtesting;
    const opened = await open(csv('City,Churn', scores(6_000, strong).map(({ lost }, at) => [`City ${at % 3_500}`, lost ? 'yes' : 'no'])));
    expect(opened.columns[0]).toMatchObject({ distinct: 3_500, values: expect.objectContaining({ length: 200 }) });
    const spec = guessedSpec(opened, { score: { kind: 'built', parts: [{ kind: 'category', column: 'City', weight: 1, points: [], other: null, isFitted: true }] } });
    const proposed = await backtest.propose({ source: { fileId: opened.fileId }, spec, column: 'City' });
    const found = await backtest.test({ source: { fileId: opened.fileId }, spec: { ...spec, score: { kind: 'built', parts: [{ kind: 'category', column: 'City', weight: 1, isFitted: true, ...proposed }] } } });
    expect(found.verdict).toBe('no-signal');
  });

  test('what is no table, or does not fit, is refused in a sentence', async () => {
    const { backtest, open } = backtesting;
    await expect(open('')).rejects.toThrow('The file is empty.');
    const opened = await open(csv('Score,Churn', [[1, 'yes'], [2, 'no']]));
    expect(() => backtest.test({ source: { fileId: opened.fileId }, spec: guessedSpec(opened, { score: { kind: 'column', column: 'Churn', highMeans: 'renewal' } }) })).toThrow('The score cannot be made from the outcome itself.');
    backtest.forget({ fileId: opened.fileId });
    await expect(backtest.test({ source: { fileId: opened.fileId }, spec: guessedSpec(opened) })).rejects.toThrow('Choose it again');
  });
});

describe('a study', () => {
  const rows = Array.from({ length: 60 }, (_, at): (string | number)[] => [`Account ${at}`, at < 20 ? 30 : 80, at < 14 || at > 58 ? 'Yes' : 'No', at === 15 ? 'yes' : '', 'unused']);
  const prepare = async () => {
    const { backtest, open } = backtesting;
    const opened = await open(csv('Account name,Score,Churn,Intervened,Other', rows), 'Last year.csv');
    const spec = guessedSpec(opened, { intervened: 'Intervened' });
    return { backtest, opened, spec, save: () => backtest.save({ fileId: opened.fileId, name: 'Last year', spec }, me) };
  };

  test('keeps the columns that it uses, and tests as its file does', async () => {
    const { backtest, opened, spec, save } = await prepare();
    const fresh = await backtest.test({ source: { fileId: opened.fileId }, spec });
    const { id } = await save();
    backtest.forget({ fileId: opened.fileId });
    expect(await backtest.test({ source: { studyId: id }, spec })).toEqual(fresh);
    const study = await backtest.study({ id });
    expect(study).toMatchObject({ name: 'Last year', fileName: 'Last year.csv', rows: 60, spec });
    expect(study.columns.map(({ name }) => name)).toEqual(['Churn', 'Score', 'Account name', 'Intervened']);
    expect(backtest.studies().filter((one) => one.id === id)).toEqual([{ id, name: 'Last year', fileName: 'Last year.csv', madeOn: '2026-03-16', rows: 60 }]);
    expect(createSearch(book.context).find({ text: 'last', kinds: ['backtest_studies'], limit: 5, ranked: false })).toContainEqual(expect.objectContaining({ id, title: 'Last year' }));
    const other = { ...spec, score: { kind: 'column' as const, column: 'Other', highMeans: 'renewal' as const } };
    expect(() => backtest.update({ id, fields: { spec: other } }, me)).toThrow('“Other” was not kept');
  });

  test('every figure leads to its rows', async () => {
    const { backtest, opened, spec } = await prepare();
    const source = { fileId: opened.fileId };
    const found = await backtest.test({ source, spec });
    const count = async (filter: Partial<RowFilter>): Promise<number> => (await backtest.rows({ source, spec, filter: { ...all, ...filter }, offset: 0, limit: 1 })).total;
    for (const { band, total, counts } of found.bands) {
      expect(await count({ band: band ?? 'none' })).toBe(total);
      expect(await count({ band: band ?? 'none', outcome: 'churned' })).toBe(counts.churned);
    }
    expect(await count({ band: 'not-green', outcome: 'lost' })).toBe(found.recall?.count);
    expect(await count({ band: 'scored', outcome: 'lost' })).toBe(found.losses);
    expect(await count({ only: 'saved' })).toBe(found.saved);
    expect(found.saved).toBe(1);
    const listed = await backtest.rows({ source, spec, filter: { ...all, band: 'red' }, offset: 1, limit: 2 });
    expect(listed).toMatchObject({ total: 20, columns: ['Churn', 'Score', 'Intervened'], rows: [{ row: 2, label: 'Account 1', outcome: 'churned', score: 30, band: 'red', values: ['Yes', '30', ''] }, { row: 3 }] });
  });

  test.each(['saved', 'renamed', 'changed', 'removed'])('%s can be undone', async (what) => {
    const { backtest, opened, spec, save } = await prepare();
    if (what === 'saved') return checkUndo(book, save);
    const { id } = await backtest.save({ fileId: opened.fileId, name: 'Kept', spec }, { window: 'two' });
    const writes: Record<string, () => Promise<unknown>> = {
      renamed: () => backtest.update({ id, fields: { name: 'Other' } }, me),
      changed: () => backtest.update({ id, fields: { spec: { ...spec, bands: { green: 90, yellow: 10 } } } }, me),
      removed: () => backtest.remove({ id }, me),
    };
    await checkUndo(book, async () => writes[what]?.());
  });
});
