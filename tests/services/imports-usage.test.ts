import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { redo, undo } from '#electron/store/undo.ts';
import { createImporting, lastOf } from '#tests/services/import-file.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

let book: TestBook;
let importing: ReturnType<typeof createImporting>;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  importing = createImporting(book.context);
  await importing.take('Id,Name,Domains\n7,Acme,acme.example\n8,Bolt Systems GmbH,\n9,Cedar,\n', 'accounts.csv');
});
afterEach(() => book.close());

const all = (sql: string): unknown[] => book.db.prepare(sql).all();
const idOf = (name: string): string => (book.db.prepare('SELECT id FROM accounts WHERE name = ? AND deleted_at IS NULL').get(name) as { id: string }).id;
/** The values that count, as account, metric, day and value. */
const values = (): string[] =>
  all(`SELECT a.name || ' ' || m.key || ' ' || p.day || ' ' || (SELECT q.value FROM usage_points q JOIN usage_batches b ON b.rid = q.batch_rid AND b.deleted_at IS NULL WHERE q.account_rid = p.account_rid AND q.metric_rid = p.metric_rid AND q.day = p.day ORDER BY q.batch_rid DESC LIMIT 1) AS line
       FROM usage_points p JOIN usage_batches b ON b.rid = p.batch_rid AND b.deleted_at IS NULL JOIN accounts a ON a.rid = p.account_rid JOIN usage_metrics m ON m.rid = p.metric_rid AND m.deleted_at IS NULL GROUP BY p.account_rid, p.metric_rid, p.day ORDER BY 1`).map((row) => (row as { line: string }).line);
const months = (): unknown[] => all('SELECT account_rid, metric_rid, month, sum, count, max, last_on, last FROM usage_months ORDER BY 1, 2, 3');
const counts = (some: Partial<Record<'new' | 'changed' | 'same' | 'wrong', number>>) => ({ new: 0, changed: 0, same: 0, wrong: 0, ...some });

const table = 'Account,Day,Metric,Value\n7,2026-01-05,Logins,5\nacme.example,2026-01-12,logins,6.25\nBOLT  systems gmbh,2026-01-05,Logins,7\nBolt Sytems,2026-01-12,Logins,8\nNobody Ltd,2026-01-05,Logins,9\nNobody Ltd,2026-01-12,Reports,9\n';

describe('accounts of usage', () => {
  it('are found by id, mail domain and name; what is not comes to the review with a guess, and is left out until it is decided', async () => {
    const opened = await importing.openTable(table, 'usage.csv');
    expect(opened).toMatchObject({ target: 'usage', mapping: { account: 0, day: 1, metric: 2, value: 3 } });
    const { counts: looked, usage, wrong } = await importing.preview(opened);
    expect(looked).toEqual(counts({ new: 3, wrong: 3 }));
    expect(usage).toMatchObject({ grain: 'week', from: '2026-01-05', to: '2026-01-12', matched: 3, unmatchedTotal: 2, known: [] });
    expect(usage?.unmatched).toEqual([
      { key: 'Nobody Ltd', name: 'Nobody Ltd', values: 2, line: 6, guess: null, choice: null },
      { key: 'Bolt Sytems', name: 'Bolt Sytems', values: 1, line: 5, guess: { id: idOf('Bolt Systems GmbH'), name: 'Bolt Systems GmbH' }, choice: null },
    ]);
    expect(usage?.metrics).toEqual([
      { key: 'logins', name: 'Logins', metricId: null, isLeftOut: false, aggregate: 'sum', values: 5 }, { key: 'reports', name: 'Reports', metricId: null, isLeftOut: false, aggregate: 'sum', values: 1 },
    ]);
    expect(wrong).toEqual([
      { line: 5, column: 'Account', value: 'Bolt Sytems', reason: 'No account of the book has this id, mail domain or name. 1 value is left out until an account is chosen.' },
      { line: 6, column: 'Account', value: 'Nobody Ltd', reason: 'No account of the book has this id, mail domain or name. 2 values are left out until an account is chosen.' },
    ]);
    expect(all('SELECT count(*) AS n FROM usage_points')).toEqual([{ n: 0 }]);
  });

  it('that were chosen or left out are so in the next file by themselves, and the undo forgets it', async () => {
    const opened = await importing.openTable(table, 'usage.csv');
    const usage = { grain: null, matches: [{ key: 'Bolt Sytems', accountId: idOf('Bolt Systems GmbH') }, { key: 'Nobody Ltd', accountId: null }], metrics: [] };
    const preview = await importing.preview(opened, { usage });
    expect(preview).toMatchObject({ counts: counts({ new: 4 }), skipped: [{ reason: 'Values of accounts that are left out', count: 2 }], usage: { unmatchedTotal: 2, unmatched: [{ choice: { accountId: null } }, { choice: { accountId: idOf('Bolt Systems GmbH') } }] } });
    expect(await importing.run(opened, { usage })).toMatchObject({ counts: counts({ new: 4 }) });
    expect(values()).toEqual(['Acme logins 2026-01-05 5.0', 'Acme logins 2026-01-12 6.25', 'Bolt Systems GmbH logins 2026-01-05 7.0', 'Bolt Systems GmbH logins 2026-01-12 8.0']);
    expect(all(`SELECT external_id, record_id = '' AS isOut FROM external_references WHERE system = 'usage' ORDER BY 1`)).toEqual([{ external_id: 'Bolt Sytems', isOut: 0 }, { external_id: 'Nobody Ltd', isOut: 1 }]);

    const next = await importing.openTable(`${table}Bolt Sytems,2026-01-19,Logins,3\n`, 'next.csv');
    expect(await importing.preview(next)).toMatchObject({ counts: counts({ new: 1, same: 4 }), usage: { unmatched: [{ key: 'Nobody Ltd', choice: { accountId: null } }] } });
    // What was left out of usage may still be a name for everything else.
    await importing.take('Name\nNobody Ltd\n', 'accounts.csv', 'accounts');
    expect(await importing.take('Name,Account\nJo Ray,Nobody Ltd\n', 'people.csv', 'people')).toMatchObject({ counts: counts({ new: 1 }) });
    for (let step = 0; step < 3; step += 1) await undo(book.context.store, 'test', null);
    expect(values()).toEqual([]);
    expect(await importing.preview(await importing.openTable(table, 'usage.csv'))).toMatchObject({ usage: { unmatched: [{ choice: null }, { choice: null }] } });
  });
});

describe('metrics of usage', () => {
  it('go into one of the book by key or name, become new, or are left out as was said, also the next time', async () => {
    await importing.take('Account,Day,Metric,Value\nAcme,2026-01-05,Logins,5\n', 'first.csv');
    const file = 'Account,Day,Metric,Value\nAcme,2026-01-12,LOGINS,6\nAcme,2026-01-12,sign ins,7\nAcme,2026-01-12,noise,8\nAcme,2026-01-12,active_users,9\n';
    const [logins] = all('SELECT id FROM usage_metrics') as { id: string }[];
    const metrics = [{ key: 'sign ins', to: logins?.id ?? '' }, { key: 'noise', to: 'leave out' as const }];
    const opened = await importing.openTable(file, 'usage.csv');
    expect(await importing.run(opened, { usage: { grain: 'month', matches: [], metrics } })).toMatchObject({ counts: counts({ new: 2, wrong: 1 }) });
    expect(values()).toEqual(['Acme active_users 2026-01-12 9.0', 'Acme logins 2026-01-05 5.0', 'Acme logins 2026-01-12 7.0']);
    expect(all('SELECT key, name, aggregate, grain, role FROM usage_metrics ORDER BY rid')).toEqual([{ key: 'logins', name: 'Logins', aggregate: 'sum', grain: 'day', role: 'none' }, { key: 'active_users', name: 'Active users', aggregate: 'max', grain: 'month', role: 'active-users' }]);
    expect(await importing.preview(await importing.openTable(file, 'again.csv'))).toMatchObject({ counts: counts({ same: 2, wrong: 1 }), usage: { metrics: [{ metricId: logins?.id }, { metricId: logins?.id }, { isLeftOut: true }, {}] } });
  });
});

describe('an import of usage', () => {
  const first = 'Account,Day,Metric,Value\nAcme,2026-01-05,Logins,5\nAcme,2026-02-02,Logins,6\nCedar,2026-01-05,Logins,1.5\n';

  it('is one step of undo and redo, with its months', async () => {
    await checkUndo(book, async () => lastOf(importing.imports.run(importing.planOf(await importing.openTable(first, 'usage.csv')), { window: 'one' })));
    expect([values(), months()]).toEqual([[], []]);
    await redo(book.context.store, 'one');
    expect(values()).toHaveLength(3);
    expect(months()).toHaveLength(3);
    expect(importing.imports.runs()[0]).toMatchObject({ target: 'usage', undone: false, counts: counts({ new: 3 }) });
  });

  it('changes nothing the second time, only what differs the third, and the undo of that brings back what was before', async () => {
    await importing.take(first, 'usage.csv');
    const [before, kept] = [values(), months()];
    const writes = book.context.store.writesSinceOpen();
    expect(await importing.take(first, 'usage.csv')).toMatchObject({ counts: counts({ same: 3 }), changeId: null });
    expect(book.context.store.writesSinceOpen()).toBe(writes);
    const opened = await importing.openTable(first.replace('Logins,6', 'Logins,66').replace('Cedar', 'Bolt Systems GmbH'), 'usage.csv');
    expect(opened.remembered).toBe(true);
    const preview = await importing.preview(opened);
    expect(preview).toMatchObject({ counts: counts({ new: 1, changed: 1, same: 1 }) });
    expect(preview.rows.map(({ verdict, title, detail }) => ({ verdict, title, detail }))).toEqual([
      { verdict: 'changed', title: 'Acme, Logins', detail: '1 value changes, such as 6 → 66 on 2 Feb 2026' }, { verdict: 'new', title: 'Bolt Systems GmbH, Logins', detail: '1 value, 5 Jan 2026' },
    ]);
    await importing.run(opened);
    expect(values()).toContain('Acme logins 2026-02-02 66.0');
    expect(all(`SELECT sum, last FROM usage_months WHERE month = '2026-02'`)).toEqual([{ sum: 66, last: 66 }]);
    await undo(book.context.store, 'test', null);
    expect([values(), months()]).toEqual([before, kept]);
  });

  it('takes the later of two values for a day and says so with both lines, also where two names are one account', async () => {
    const preview = await importing.preview(await importing.openTable('Account,Day,Metric,Value\nAcme,2026-01-05,Logins,5\n7,2026-01-05,Logins,6\nAcme,2026-01-05,logins,7\n', 'usage.csv'));
    expect(preview).toMatchObject({ counts: counts({ new: 1, wrong: 2 }), wrong: [{ line: 2, value: '5', reason: 'Acme, Logins has a value for 5 Jan 2026 in line 3 too; that one counts.' }, { line: 3, value: '6' }] });
  });

  it('of wide tables, of JSON lines and of a JSON list comes to the same', async () => {
    await importing.take('Account,Metric,2026-01,2026-02\nAcme,Logins,5,6\nCedar,Logins,,1.5\n', 'wide.csv');
    const wide = values();
    const rows = [{ account: 'Acme', month: '2026-01', metric: 'Logins', value: 5 }, { account: 'Acme', month: '2026-02', metric: 'Logins', value: 6 }, { account: 'Cedar', month: '2026-02', metric: 'Logins', value: 1.5 }];
    expect(wide).toEqual(['Acme logins 2026-01-01 5.0', 'Acme logins 2026-02-01 6.0', 'Cedar logins 2026-02-01 1.5']);
    for (const text of [rows.map((row) => JSON.stringify(row)).join('\n'), JSON.stringify(rows, null, 2), JSON.stringify({ data: rows })]) {
      expect(await importing.take(text, 'usage.jsonl')).toMatchObject({ counts: counts({ same: 3 }), changeId: null });
    }
    expect(await importing.preview(await importing.openTable('{"account":"Acme","day":"2026-01-05","metric":"x","value":1}\n{broken\n[1]\n', 'usage.jsonl'))).toMatchObject({ counts: counts({ new: 1, wrong: 2 }), wrong: [{ line: 2, reason: 'This is no JSON object, so it has no fields.' }, { line: 3 }] });
  });

  it('that does not say what it needs is refused with a sentence', async () => {
    const opened = await importing.openTable(first, 'usage.csv');
    for (const mapping of [{ account: 0, day: 1 }, { day: 1, value: 3 }, { account: 0, 'column 99': 99 }, { nonsense: 0 }]) await expect(importing.run(opened, { mapping })).rejects.toMatchObject({ code: 'INVALID' });
    expect(await importing.preview(opened, { mapping: { account: 0, metric: 2, value: 3 } })).toMatchObject({ counts: counts({ wrong: 3 }), wrong: [{ reason: 'The value has no day. Say which column holds it.' }, {}, {}] });
  });

  it('does not lose what was written between the look and the write', async () => {
    const opened = await importing.openTable(first, 'usage.csv');
    let hasWritten = false;
    for await (const { phase } of importing.imports.run(importing.planOf(opened), { window: 'test' })) {
      if (phase !== 'reading' || hasWritten) continue;
      hasWritten = true;
      await book.context.store.write({ window: 'test', label: 'Remove', words: [] }, () => {
        book.db.prepare(`UPDATE accounts SET deleted_at = ? WHERE name = 'Cedar'`).run('2026-03-16T09:00:00.000Z');
        return {};
      });
    }
    expect(values().filter((line) => line.startsWith('Cedar'))).toEqual([]);
  });
});
