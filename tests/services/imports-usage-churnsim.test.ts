import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { undo } from '#electron/store/undo.ts';
import { corpus, corpusFile, createImporting } from '#tests/services/import-file.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

const file = 'csv/churnsim-crm5/usage_weekly.csv';
const rows = 368_024;

describe.skipIf(corpus === null)('368,024 values of usage of a simulated business (1 file; skipped without DAYBOOK_CORPUS)', () => {
  let book: TestBook;
  let importing: ReturnType<typeof createImporting>;
  beforeEach(async () => {
    book = await openTestBook({ now: '2024-01-15T09:00:00.000Z' });
    importing = createImporting(book.context);
    await importing.takeCorpus('csv/churnsim-crm5/accounts.csv');
  });
  afterEach(() => book.close());
  const tables = (): unknown => ['usage_points', 'usage_months'].map((table) => book.db.prepare(`SELECT count(*) AS n FROM ${table} t`).get());

  it('is known by its columns, takes every row, and adds up to what a plain reading of the file adds up to', { timeout: 240_000 }, async () => {
    const bytes = corpusFile(file);
    const opened = await importing.openTable(bytes, 'usage_weekly.csv');
    expect(opened).toMatchObject({ target: 'usage', rows, mapping: { accountExternalId: 0, day: 1, metric: 2, value: 3 }, remembered: false });
    const preview = await importing.preview(opened);
    expect(preview).toMatchObject({ counts: { new: rows, changed: 0, same: 0, wrong: 0 }, usage: { grain: 'week', unmatchedTotal: 0 } });
    const read = { reads: 0, slowest: 0 };
    for await (const { phase } of importing.imports.run(importing.planOf(opened), { window: 'test' })) {
      const began = performance.now();
      book.db.prepare('SELECT count(*) FROM accounts').get();
      Object.assign(read, { reads: read.reads + (phase === 'writing' ? 1 : 0), slowest: Math.max(read.slowest, performance.now() - began) });
    }
    expect(read.reads).toBeGreaterThan(20);

    const sums = new Map<string, { sum: number; count: number }>();
    for (const line of bytes.toString().split('\n').slice(1)) {
      const [account, , event, count] = line.split(',');
      if (count === undefined) continue;
      const known = sums.get(`Account ${account} ${event}`) ?? { sum: 0, count: 0 };
      sums.set(`Account ${account} ${event}`, { sum: known.sum + Number(count), count: known.count + 1 });
    }
    const ofTable = (from: string) => book.db.prepare<[], { key: string; sum: number; count: number }>(`SELECT a.name || ' ' || m.key AS key, sum(t.${from === 'usage_points' ? 'value' : 'sum'}) AS sum, ${from === 'usage_points' ? 'count(*)' : 'sum(t.count)'} AS count FROM ${from} t JOIN accounts a ON a.rid = t.account_rid JOIN usage_metrics m ON m.rid = t.metric_rid GROUP BY 1`).all();
    for (const table of ['usage_points', 'usage_months']) expect(new Map(ofTable(table).map(({ key, sum, count }) => [key, { sum, count }]))).toEqual(sums);

    const writes = book.context.store.writesSinceOpen();
    expect(await importing.run(await importing.openTable(bytes, 'again.csv'))).toMatchObject({ counts: { new: 0, changed: 0, same: rows, wrong: 0 }, changeId: null });
    expect(book.context.store.writesSinceOpen()).toBe(writes);
    await undo(book.context.store, 'test', null);
    expect(book.db.prepare('SELECT count(*) AS n FROM usage_months').get()).toEqual({ n: 0 });
    expect(book.db.prepare('SELECT count(*) AS n FROM usage_metrics WHERE deleted_at IS NULL').get()).toEqual({ n: 0 });
  });

  it('leaves nothing where it is cancelled in the middle of writing', { timeout: 240_000 }, async () => {
    const before = tables();
    const opened = await importing.openTable(corpusFile(file), 'usage_weekly.csv');
    const stop = new AbortController();
    await expect(async () => {
      for await (const { phase, at } of importing.imports.run(importing.planOf(opened), { window: 'test' }, stop.signal)) if (phase === 'writing' && at > 50_000) stop.abort();
    }).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(tables()).toEqual(before);
    expect(book.db.prepare('SELECT count(*) AS n FROM usage_metrics').get()).toEqual({ n: 0 });
    expect(importing.imports.runs()).toHaveLength(1);
  });
});
