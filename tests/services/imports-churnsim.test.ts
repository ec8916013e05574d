import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportProgress } from '#shared/imports.ts';
import type { Connection } from '#electron/store/connection.ts';
import { undo } from '#electron/store/undo.ts';
import { corpus, corpusFile, createImporting, lastOf } from '#tests/services/import-file.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

const folder = 'csv/churnsim-crm5';
const count = (db: Connection, table: string): number => (db.prepare(`SELECT count(*) AS n FROM ${table} WHERE deleted_at IS NULL`).get() as { n: number }).n;

/** What the book says, without what it remembers of how it came to say so. */
const logicalState = (db: Connection): unknown =>
  ['accounts', 'people', 'contracts', 'activities', 'attendances', 'external_references'].map((table) => db.prepare(`SELECT * FROM ${table} WHERE deleted_at IS NULL ORDER BY id`).all());

describe.skipIf(corpus === null)('740 accounts and 19,467 subscriptions of a simulated business (2 files; skipped without DAYBOOK_CORPUS)', () => {
  let book: TestBook;
  let importing: ReturnType<typeof createImporting>;
  beforeEach(async () => {
    book = await openTestBook({ now: '2023-06-15T09:00:00.000Z' });
    importing = createImporting(book.context);
  });
  afterEach(() => book.close());

  it('takes every row, finds all of them again, and undoes each import as one step', { timeout: 240_000 }, async () => {
    const accounts = await importing.openTable(corpusFile(`${folder}/accounts.csv`), 'accounts.csv');
    expect(accounts).toMatchObject({ rows: 740, target: 'accounts', remembered: false, reading: { separator: ',', encoding: 'utf-8', dateStyle: 'iso' } });
    expect(await importing.run(accounts)).toMatchObject({ phase: 'done', counts: { new: 740, changed: 0, same: 0, wrong: 0 } });
    expect(book.db.prepare(`SELECT name, region, customer_since FROM accounts WHERE name = 'Account 3'`).get()).toEqual({ name: 'Account 3', region: 'GA', customer_since: '2018-08-02' });
    const before = logicalState(book.db);

    const subscriptions = await importing.openTable(corpusFile(`${folder}/subscriptions.csv`), 'subscriptions.csv', 'contracts');
    expect(subscriptions).toMatchObject({ rows: 19_467, target: 'contracts' });
    const looked = await importing.preview(subscriptions);
    expect(looked.counts).toEqual({ new: 19_467, changed: 0, same: 0, wrong: 0 });
    expect(count(book.db, 'contracts')).toBe(0);

    const delays = monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    let done: ImportProgress | undefined;
    let slowestRead = 0;
    let told = 0;
    for await (const progress of importing.imports.run(importing.planOf(subscriptions), { window: 'test' })) {
      told += 1;
      const began = performance.now();
      book.db.prepare('SELECT count(*) FROM accounts').get();
      slowestRead = Math.max(slowestRead, performance.now() - began);
      done = progress;
    }
    delays.disable();
    expect(done).toMatchObject({ phase: 'done', counts: { new: 19_467, changed: 0, same: 0, wrong: 0 } });
    expect(delays.max / 1e6).toBeLessThan(500);
    expect(slowestRead).toBeLessThan(100);
    expect(told).toBeGreaterThan(19_467 / 500);
    expect(count(book.db, 'contracts')).toBe(19_467);
    expect(book.db.prepare(`SELECT c.name, c.arr_minor, c.currency, c.start_on, c.end_on, c.seats FROM contracts c JOIN accounts a ON a.id = c.account_id WHERE a.name = 'Account 0' AND c.start_on = '2022-01-05' AND c.name = 'starter_mthly'`).get())
      .toEqual({ name: 'starter_mthly', arr_minor: 1_200_00, currency: 'USD', start_on: '2022-01-05', end_on: '2022-02-05', seats: 5 });

    const writes = book.context.store.writesSinceOpen();
    const again = await importing.openTable(corpusFile(`${folder}/subscriptions.csv`), 'other-name.csv');
    expect(again).toMatchObject({ remembered: true, target: 'contracts' });
    expect(await importing.run(again)).toMatchObject({ counts: { new: 0, changed: 0, same: 19_467, wrong: 0 }, changeId: null });
    expect(book.context.store.writesSinceOpen()).toBe(writes);

    const began = performance.now();
    await undo(book.context.store, 'test', null);
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(logicalState(book.db)).toEqual(before);
    expect(importing.imports.runs().map(({ undone, target }) => ({ undone, target }))).toEqual([{ undone: true, target: 'contracts' }, { undone: false, target: 'accounts' }]);
    await undo(book.context.store, 'test', null);
    expect(count(book.db, 'accounts')).toBe(0);
    expect(count(book.db, 'external_references')).toBe(0);
  });

  it('changes nothing where it is cancelled, by its signal or by ending the stream', { timeout: 240_000 }, async () => {
    await importing.takeCorpus(`${folder}/accounts.csv`);
    const before = logicalState(book.db);
    const opened = await importing.openTable(corpusFile(`${folder}/subscriptions.csv`), 'subscriptions.csv', 'contracts');
    const stop = new AbortController();
    const stream = importing.imports.run(importing.planOf(opened), { window: 'test' }, stop.signal);
    await expect(async () => {
      for await (const { phase } of stream) if (phase === 'writing') stop.abort();
    }).rejects.toMatchObject({ code: 'CANCELLED' });
    for await (const { phase } of importing.imports.run(importing.planOf(opened), { window: 'test' })) if (phase === 'writing') break;
    expect(logicalState(book.db)).toEqual(before);
    expect(importing.imports.runs()).toHaveLength(1);
    expect(await lastOf(importing.imports.run(importing.planOf(opened), { window: 'test' }))).toMatchObject({ counts: { new: 19_467 } });
  });
});
