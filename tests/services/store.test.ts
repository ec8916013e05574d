import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccounts } from '#electron/services/accounts.ts';
import { createCalls } from '#electron/services/calls.ts';
import { createCommitments } from '#electron/services/commitments.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createPeople } from '#electron/services/people.ts';
import { createSearch } from '#electron/services/search.ts';
import { createSettings } from '#electron/services/settings.ts';
import { redo, undo } from '#electron/store/undo.ts';
import { expectedTriggers } from '#electron/store/triggers.ts';
import { fromPlainText } from '#shared/rich-text.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo, dumpOf } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const other = { window: 'two' };
let book: TestBook;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
});
afterEach(() => book.close());

describe('the store', () => {
  test('writes with FULL durability, after a write too', async () => {
    await createAccounts(book.context).create({ name: 'Blue Heron' }, me);
    expect(book.db.pragma('synchronous', { simple: true })).toBe(2);
    expect(book.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(book.db.pragma('foreign_keys', { simple: true })).toBe(1);
  });
  test('refuses a write outside of a change, and a deletion', async () => {
    const { id } = await createAccounts(book.context).create({ name: 'Blue Heron' }, me);
    expect(() => book.db.prepare(`UPDATE accounts SET name = 'x' WHERE id = ?`).run(id)).toThrow(/NOT NULL constraint failed: history.change_id/);
    expect(() => book.db.prepare('DELETE FROM accounts WHERE id = ?').run(id)).toThrow(/removed by deleted_at/);
  });
  test('a failed write leaves the settings as they were, also where it read its own', async () => {
    const { store, settings } = book.context;
    expect(settings().renewalGraceDays).toBe(30);
    await expect(store.write({ window: 'one', label: 'x', words: [] }, () => {
      book.db.prepare(`INSERT INTO settings (id, key, value) VALUES ('S', 'renewalGraceDays', '7')`).run();
      expect(settings().renewalGraceDays).toBe(7);
      throw new Error('stop');
    })).rejects.toThrow('stop');
    expect(settings().renewalGraceDays).toBe(30);
  });
  test('has every trigger that its tables ask for', () => {
    const present = book.db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name`).all().map((row) => (row as { name: string }).name);
    expect(present).toEqual(expectedTriggers(book.db).map(({ name }) => name).toSorted());
    expect(present.length).toBeGreaterThan(40);
  });
  test('a failed write leaves nothing behind', async () => {
    const before = dumpOf(book);
    await expect(book.context.store.write({ window: 'one', label: 'x', words: [] }, () => { book.db.prepare(`INSERT INTO accounts (id, name) VALUES ('A', 'x')`).run(); throw new Error('stop'); })).rejects.toThrow('stop');
    expect(dumpOf(book)).toBe(before);
    expect(book.db.prepare('SELECT count(*) AS n FROM changes').get()).toEqual({ n: 0 });
  });
});

describe('undo', () => {
  /** Each kind of write: what has to be there before it, and the write. */
  const prepare = async () => {
    const services = { accounts: createAccounts(book.context), people: createPeople(book.context), contracts: createContracts(book.context), calls: createCalls(book.context), commitments: createCommitments(book.context), settings: createSettings(book.context) };
    const account = await services.accounts.create({ name: 'Blue Heron' }, other);
    const person = await services.people.create({ accountId: account.id, name: 'Ines Duarte', email: 'ines@heron.example' }, other);
    const contract = await services.contracts.create({ accountId: account.id, startOn: '2026-01-01', arrMinor: 100 }, other);
    const call = await services.calls.plan({ accountId: account.id, on: '2026-03-16', attendees: [{ personId: person.id, name: '', email: '', side: 'theirs', presence: 'invited' }] }, other);
    const commitment = await services.commitments.create({ accountId: account.id, text: 'Send the pack' }, other);
    const view = await services.accounts.saveView({ id: null, name: 'Mine', filters: { text: '', segments: [], priorities: [], stages: [], sentiments: [], atRiskOnly: false, arrFromMinor: null, arrToMinor: null, renewalFrom: null, renewalTo: null, bands: [], dueOnly: false }, sort: { column: 'name', descending: false }, columns: ['name'] }, other);
    return { services, account, person, contract, call, commitment, view };
  };
  type Prepared = Awaited<ReturnType<typeof prepare>>;
  const writes: [string, (p: Prepared) => Promise<unknown>][] = [
    ['account added', (p) => p.services.accounts.create({ name: 'New' }, me)],
    ['account changed', (p) => p.services.accounts.update({ id: p.account.id, fields: { sentiment: 'red', riskReason: 'Budget', name: 'Red Heron' } }, me)],
    ['account removed', (p) => p.services.accounts.remove({ id: p.account.id }, me)],
    ['view saved', (p) => p.services.accounts.saveView({ id: p.view.id, name: 'Ours', filters: { text: 'x', segments: [], priorities: [], stages: [], sentiments: [], atRiskOnly: true, arrFromMinor: null, arrToMinor: null, renewalFrom: null, renewalTo: null, bands: [], dueOnly: false }, sort: { column: 'arr', descending: true }, columns: ['name', 'arr'] }, me)],
    ['view removed', (p) => p.services.accounts.removeView({ id: p.view.id }, me)],
    ['person added', (p) => p.services.people.create({ accountId: p.account.id, name: 'Omar' }, me)],
    ['person changed', (p) => p.services.people.update({ id: p.person.id, fields: { leftOn: '2026-03-01', isKey: true } }, me)],
    ['person removed', (p) => p.services.people.remove({ id: p.person.id }, me)],
    ['contract added', (p) => p.services.contracts.create({ accountId: p.account.id, startOn: '2026-02-01' }, me)],
    ['contract changed', (p) => p.services.contracts.update({ id: p.contract.id, fields: { arrMinor: 5, endOn: '2026-12-31', autoRenew: true } }, me)],
    ['contract removed', (p) => p.services.contracts.remove({ id: p.contract.id }, me)],
    ['call planned', (p) => p.services.calls.plan({ accountId: p.account.id, on: '2026-04-01' }, me)],
    ['note written', (p) => p.services.calls.write({ id: '01J0000000000000000000000A', fields: { accountId: p.account.id, body: fromPlainText('They use it') } }, me)],
    ['call logged', (p) => p.services.calls.log({ id: p.call.id, state: 'held', fields: { sentiment: 'yellow', body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'commitment', attrs: { id: '01J0000000000000000000000C', text: 'Send it', side: 'ours', dueOn: '2026-03-20' } }] }] } } }, me)],
    ['call a no-show', (p) => p.services.calls.log({ id: p.call.id, state: 'no-show', fields: {} }, me)],
    ['follow-up sent', (p) => p.services.calls.sentFollowUp({ id: p.call.id, sent: true }, me)],
    ['call removed', (p) => p.services.calls.remove({ id: p.call.id }, me)],
    ['commitment made', (p) => p.services.commitments.create({ accountId: p.account.id, text: 'Call back' }, me)],
    ['commitment changed', (p) => p.services.commitments.update({ id: p.commitment.id, fields: { dueOn: '2026-04-01', side: 'theirs' } }, me)],
    ['commitment kept', (p) => p.services.commitments.keep({ id: p.commitment.id }, me)],
    ['commitment dropped', (p) => p.services.commitments.drop({ id: p.commitment.id, reason: 'Not needed' }, me)],
    ['commitment removed', (p) => p.services.commitments.remove({ id: p.commitment.id }, me)],
    ['settings saved', (p) => p.services.settings.save({ fiscalYearStart: 2 }, me)],
  ];

  test.each(writes)('%s: undo brings back the same book, redo the same change', async (_, write) => {
    const prepared = await prepare();
    await checkUndo(book, () => write(prepared));
  });

  test('fifty steps of one window, none of another', async () => {
    const { services, account } = await prepare();
    const start = dumpOf(book);
    for (let step = 0; step < 60; step += 1) await services.accounts.update({ id: account.id, fields: { about: `step ${step}` } }, me);
    for (let step = 0; step < 60; step += 1) await undo(book.context.store, 'one', null);
    expect(dumpOf(book)).toBe(start);
    await expect(undo(book.context.store, 'one', null)).rejects.toThrow('There is nothing left to undo in this window.');
  });

  test('a write after an undo ends what could be done again', async () => {
    const { services, account } = await prepare();
    await services.accounts.update({ id: account.id, fields: { about: 'a' } }, me);
    await undo(book.context.store, 'one', null);
    await services.accounts.update({ id: account.id, fields: { about: 'b' } }, me);
    await expect(redo(book.context.store, 'one')).rejects.toThrow('There is nothing to do again in this window.');
  });

  test('what another window changed since is not overwritten', async () => {
    const { services, account } = await prepare();
    await services.accounts.update({ id: account.id, fields: { about: 'mine' } }, me);
    await services.accounts.update({ id: account.id, fields: { about: 'theirs' } }, other);
    await expect(undo(book.context.store, 'one', null)).rejects.toThrow(/was changed again since/);
    expect(services.accounts.get({ id: account.id, asOf: null }).account.about).toBe('theirs');
  });

  test('an account that has records of a later write stays', async () => {
    const { services } = await prepare();
    const made = await services.accounts.create({ name: 'New' }, me);
    await services.people.create({ accountId: made.id, name: 'Omar' }, other);
    await expect(undo(book.context.store, 'one', null)).rejects.toThrow(/1 record added since belong/);
  });

  test('typing for minutes is one step; after five minutes another', async () => {
    const { services, account } = await prepare();
    const id = '01J0000000000000000000000A';
    const before = dumpOf(book);
    await services.calls.write({ id, fields: { accountId: account.id, body: fromPlainText('one') } }, me);
    book.setNow('2026-03-16T09:04:00.000Z');
    await services.calls.write({ id, fields: { body: fromPlainText('one two') } }, me);
    book.setNow('2026-03-16T09:06:00.000Z');
    const middle = dumpOf(book);
    await services.calls.write({ id, fields: { body: fromPlainText('one two three') } }, me);
    await undo(book.context.store, 'one', null);
    expect(dumpOf(book)).toBe(middle);
    await undo(book.context.store, 'one', null);
    expect(dumpOf(book)).toBe(before);
  });
});

describe('as of a past day', () => {
  test('shows what was known then, never later data', async () => {
    const accounts = createAccounts(book.context);
    const calls = createCalls(book.context);
    const { id } = await accounts.create({ name: 'Blue Heron', sentiment: 'green' }, me);
    const first = await calls.plan({ accountId: id, on: '2026-03-16' }, me);
    await calls.log({ id: first.id, state: 'held', fields: {} }, me);
    book.setNow('2026-04-20T09:00:00.000Z');
    await accounts.update({ id, fields: { sentiment: 'red', riskReason: 'Budget cut', name: 'Red Heron' } }, me);
    const late = await calls.plan({ accountId: id, on: '2026-03-20' }, me); // Learnt later, about a day before.
    await calls.log({ id: late.id, state: 'held', fields: {} }, me);
    await calls.remove({ id: first.id }, me);

    const then = accounts.get({ id, asOf: '2026-03-31' });
    expect(then.account).toMatchObject({ name: 'Blue Heron', sentiment: 'green', riskReason: '' });
    expect(then.timeline.map((entry) => entry.id)).toEqual([first.id]);
    expect(then.row.lastEngagementOn).toBe('2026-03-16');
    const now = accounts.get({ id, asOf: null });
    expect(now.account).toMatchObject({ name: 'Red Heron', sentiment: 'red' });
    expect(now.timeline.map((entry) => entry.id)).toEqual([late.id]);
    expect(() => accounts.get({ id, asOf: '2026-03-01' })).toThrow('This account was not in the book on 2026-03-01.');
  });
});

describe('search', () => {
  test('finds any word of any note, also after a change, and nothing that was removed', async () => {
    const { id: accountId } = await createAccounts(book.context).create({ name: 'Blue Heron' }, me);
    const calls = createCalls(book.context);
    const search = createSearch(book.context);
    const id = '01J0000000000000000000000A';
    const find = (text: string) => search.find({ text, kinds: [], limit: 10, ranked: true }).map((found) => found.id);
    await calls.write({ id, fields: { accountId, body: fromPlainText('Zaïre throughput dropped after the migration') } }, me);
    expect(find('zaire')).toEqual([id]);
    expect(find('thro')).toEqual([id]);
    expect(find('heron')).toEqual([accountId]);
    await calls.write({ id, fields: { body: fromPlainText('Latency is fine') } }, me);
    expect(find('throughput')).toEqual([]);
    expect(find('latency fi')).toEqual([id]);
    await calls.remove({ id }, me);
    expect(find('latency')).toEqual([]);
    for (const text of ['"', 'a"b', 'AND', 'NEAR(', 'body_text:x', '*', 'x*y', '-x', "'; DROP TABLE accounts;--", '\u0000']) expect(() => find(text)).not.toThrow();
  });
});
