import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { undo } from '#electron/store/undo.ts';
import { readTable } from '#electron/imports/table.ts';
import { corpus, corpusFile, createImporting } from '#tests/services/import-file.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

const seed = (name: string): string => `csv/salesforce-connector-seeds/sf_${name}_data.csv`;

describe.skipIf(corpus === null)('tables of Salesforce as a connector lands them (6 files; skipped without DAYBOOK_CORPUS)', () => {
  let book: TestBook;
  let importing: ReturnType<typeof createImporting>;
  beforeEach(async () => {
    book = await openTestBook();
    importing = createImporting(book.context);
  });
  afterEach(() => book.close());

  const rowsOf = async (name: string) => {
    const { columns, rows } = await readTable(corpusFile(seed(name)), null);
    return rows.map(({ cells }) => Object.fromEntries(columns.map((column, at) => [column.name, String(cells[at])])));
  };

  it('accounts: takes the one that was not deleted, and says so of the nine others', async () => {
    const opened = await importing.openTable(corpusFile(seed('account')), 'sf_account_data.csv');
    expect(opened).toMatchObject({ source: 'Salesforce', target: 'accounts', rows: 10 });
    const preview = await importing.preview(opened);
    expect(preview.counts).toEqual({ new: 1, changed: 0, same: 0, wrong: 9 });
    expect(preview.wrong[0]).toEqual({ line: 3, column: 'is_deleted', value: 'true', reason: 'The record was deleted where it comes from, so it is skipped.' });
    await importing.run(opened);
    expect(book.db.prepare('SELECT a.name, r.system, r.external_id FROM accounts a JOIN external_references r ON r.record_id = a.id').all()).toEqual([{ name: "Eric's Test", system: 'salesforce', external_id: '0015500000Xyy06AAB' }]);
  });

  it('contacts, events and tasks: find their accounts and people by id, every row accounted for, found again, and undone', { timeout: 120_000 }, async () => {
    const ids = new Set((await Promise.all(['contact', 'event', 'task', 'order'].map(rowsOf))).flat().map((row) => row['account_id'] ?? '').filter((id) => id !== ''));
    await importing.take(`Id,Name,IsDeleted\n${[...ids].map((id, at) => `${id},Account no ${at},false`).join('\n')}\n`, 'accounts.csv');

    expect(await importing.takeCorpus(seed('contact'))).toMatchObject({ counts: { new: 3, changed: 0, same: 0, wrong: 1 } });
    expect(await importing.takeCorpus(seed('event'))).toMatchObject({ counts: { new: 10, changed: 0, same: 0, wrong: 0 } });
    expect(await importing.takeCorpus(seed('task'))).toMatchObject({ counts: { new: 9, changed: 0, same: 0, wrong: 1 } });
    expect(await importing.takeCorpus(seed('order'))).toMatchObject({ counts: { new: 10, changed: 0, same: 0, wrong: 0 } });
    expect(await importing.takeCorpus(seed('opportunity'))).toMatchObject({ counts: { new: 0, changed: 0, same: 0, wrong: 10 }, changeId: null });
    expect(book.db.prepare('SELECT type, state, count(*) AS n FROM activities GROUP BY type, state ORDER BY type').all()).toEqual([
      { type: 'call', state: 'held', n: 6 }, { type: 'meeting', state: 'held', n: 4 }, { type: 'note', state: 'held', n: 9 },
    ]);
    for (const name of ['contact', 'event', 'task', 'order']) expect(await importing.takeCorpus(seed(name))).toMatchObject({ counts: { new: 0, changed: 0 }, changeId: null });
    for (let step = 0; step < 5; step += 1) await undo(book.context.store, 'test', null);
    for (const table of ['accounts', 'people', 'contracts', 'activities', 'attendances', 'external_references']) expect(book.db.prepare(`SELECT count(*) AS n FROM ${table} WHERE deleted_at IS NULL`).get()).toEqual({ n: 0 });
  });
});
