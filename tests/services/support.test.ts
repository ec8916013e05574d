import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noCaseFilters } from '#shared/support.ts';
import { createAccounts } from '#electron/services/accounts.ts';
import { createSupport } from '#electron/services/support.ts';
import { createSupportFacts } from '#electron/store/support-facts.ts';
import { undo } from '#electron/store/undo.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

let book: TestBook;
let support: ReturnType<typeof createSupport>;
let [acme, bolt] = ['', ''];
const me = { window: 'one' };
beforeEach(async () => {
  book = await openTestBook({ now: '2026-01-05T09:00:00.000Z' });
  await book.context.store.write({ window: 'zone', label: 'Zone', words: [] }, () => {
    book.db.prepare(`INSERT INTO settings (id, key, value) VALUES (?, 'timeZone', '"UTC"')`).run(book.context.store.newId());
    return {};
  });
  support = createSupport(book.context);
  const accounts = createAccounts(book.context);
  acme = (await accounts.create({ name: 'Acme' }, me)).id;
  bolt = (await accounts.create({ name: 'Bolt' }, me)).id;
});
afterEach(() => book.close());

const add = async (more: Partial<Parameters<typeof support.create>[0]> = {}): Promise<string> => (await support.create({ accountId: acme, title: 'Down', ...more }, me)).id;
const at = (day: string): void => book.setNow(`${day}T09:00:00.000Z`);

describe('cases by hand', () => {
  it('each write is one step of undo', { timeout: 60_000 }, async () => {
    await checkUndo(book, () => add({ severity: 'high', theme: 'Sync errors' }));
    const id = await add();
    await checkUndo(book, () => support.update({ id, fields: { title: 'Slow', theme: 'Speed' } }, me));
    await checkUndo(book, () => support.close({ id }, me));
    await support.close({ id }, me);
    await checkUndo(book, () => support.reopen({ id }, me));
    await checkUndo(book, () => support.remove({ id }, me));
  });

  it('status and the day of closing go together', async () => {
    const id = await add({ openedOn: '2026-01-02' });
    const shown = () => support.ofAccount({ accountId: acme, asOf: null }).cases[0];
    expect(shown()).toMatchObject({ status: 'open', closedOn: null, severity: 'normal', ageDays: 3, accountName: 'Acme' });
    await support.update({ id, fields: { status: 'closed' } }, me);
    expect(shown()).toMatchObject({ status: 'closed', closedOn: '2026-01-05' });
    await support.update({ id, fields: { closedOn: '2026-01-04' } }, me);
    expect(shown()).toMatchObject({ closedOn: '2026-01-04', ageDays: 2 });
    await support.update({ id, fields: { status: 'waiting' } }, me);
    expect(shown()).toMatchObject({ status: 'waiting', closedOn: null });
    await support.update({ id, fields: { closedOn: '2026-01-03' } }, me);
    expect(shown()).toMatchObject({ status: 'closed', closedOn: '2026-01-03' });
  });

  it.each([
    [{ openedOn: '2026-01-06' }, 'openedOn'], [{ openedOn: '2026-01-03', closedOn: '2026-01-02' }, 'closedOn'], [{ closedOn: '2026-01-06' }, 'closedOn'],
  ])('%j is refused', async (fields, field) => expect(async () => add(fields)).rejects.toMatchObject({ code: 'INVALID', field }));

  it('refuses what is gone', async () => {
    const id = await add();
    await support.remove({ id }, me);
    expect(() => support.close({ id }, me)).toThrow('not in this book any more');
    await expect(async () => add({ accountId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the list and the overview', () => {
  it('filters by text, account, severity, state, theme and pattern, and counts', async () => {
    at('2026-03-16');
    await add({ number: '#1', severity: 'urgent', theme: 'Sync errors', openedOn: '2026-03-01' });
    await add({ title: 'Slow', theme: 'sync errors', openedOn: '2026-03-10', accountId: bolt });
    await add({ title: 'Sync', theme: 'Sync errors', openedOn: '2026-03-12', closedOn: '2026-03-14' });
    await add({ title: 'Old one', theme: 'Sync errors', openedOn: '2025-11-01' });
    const titles = (more: object) => support.list({ ...noCaseFilters, ...more }).cases.map(({ title }) => title);
    expect(titles({})).toEqual(['Sync', 'Slow', 'Down', 'Old one']);
    expect([titles({ text: 'BOLT' }), titles({ text: '#1' }), titles({ accountId: bolt }), titles({ severity: 'urgent' })]).toEqual([['Slow'], ['Down'], ['Slow'], ['Down']]);
    expect([titles({ state: 'open' }), titles({ state: 'closed' }), titles({ state: 'old' })]).toEqual([['Slow', 'Down', 'Old one'], ['Sync'], ['Down', 'Old one']]);
    expect([titles({ theme: 'SYNC errors' }), titles({ theme: 'sync errors', pattern: true }), titles({ theme: 'x' })]).toEqual([['Sync', 'Slow', 'Down', 'Old one'], ['Sync', 'Slow', 'Down'], []]);
    const overview = support.overview();
    expect(overview).toMatchObject({
      total: 4, old: 2, knownTo: '2026-03-14', open: { urgent: 1, normal: 2 }, volume: { aMonth: 3, before: 0 }, themes: ['Sync errors'], accounts: [{ name: 'Acme' }, { name: 'Bolt' }],
      patterns: [{ cases: 3, accounts: 2, open: 2, firstOn: '2026-03-01', lastOn: '2026-03-12' }],
    });
    expect(overview.months).toHaveLength(12);
    expect(overview.months.at(-1)).toEqual({ month: '2026-03', urgent: 1, high: 0, normal: 2, low: 0 });
    expect(support.ofAccount({ accountId: acme, asOf: null })).toMatchObject({ band: 'green', volume: { aMonth: 2 }, patterns: [] });
  });
});

describe('what was known then', () => {
  it('comes from history, for the page of an account and for health', async () => {
    const factsOf = createSupportFacts(book.context);
    const facts = (on: string, known: string | null = `${on}T23:59:59.999Z`) => factsOf([acme, bolt], on, known).get(acme);
    expect(facts('2026-01-05')).toBeUndefined();
    const id = await add({ severity: 'urgent' });
    at('2026-01-10');
    await support.close({ id }, me);
    at('2026-01-20');
    // Learnt late: it was open since the second.
    const late = await add({ title: 'Late', openedOn: '2026-01-02' });
    at('2026-03-16');
    await support.remove({ id: late }, me);

    expect(support.ofAccount({ accountId: acme, asOf: '2026-01-06' })).toMatchObject({ cases: [{ title: 'Down', status: 'open', closedOn: null, ageDays: 1 }], open: { urgent: 1 } });
    expect(support.ofAccount({ accountId: acme, asOf: '2026-01-20' }).cases.map(({ title, status }) => [title, status])).toEqual([['Down', 'closed'], ['Late', 'open']]);
    expect(support.ofAccount({ accountId: acme, asOf: null }).cases).toHaveLength(1);
    expect(support.ofAccount({ accountId: bolt, asOf: null })).toMatchObject({ cases: [], band: null });

    expect(facts('2026-01-06')).toEqual({ aMonth: 1, open: 1, openCritical: 1, on: '2026-01-05' });
    expect(facts('2026-01-10')).toEqual({ aMonth: 1, open: 0, openCritical: 0, on: '2026-01-10' });
    expect(facts('2026-01-21')).toEqual({ aMonth: 2, open: 1, openCritical: 0, on: '2026-01-10' });
    expect(facts('2026-03-16', null)).toEqual({ aMonth: 0, open: 0, openCritical: 0, on: '2026-01-10' });
    expect(facts('2026-01-06', null)).toEqual({ aMonth: 1, open: 1, openCritical: 1, on: '2026-01-05' });
    // A day before is not moved by what is undone later, and the answer now is.
    await undo(book.context.store, 'one', null);
    expect(facts('2026-03-16', null)).toMatchObject({ open: 1 });
    expect(facts('2026-01-06')).toEqual({ aMonth: 1, open: 1, openCritical: 1, on: '2026-01-05' });
    expect(factsOf([bolt], '2026-03-16', null).size).toBe(0);
  });
});
