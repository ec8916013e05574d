import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAccounts } from '#electron/services/accounts.ts';
import { createCalls } from '#electron/services/calls.ts';
import { createCommitments } from '#electron/services/commitments.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createPeople } from '#electron/services/people.ts';
import { createSettings } from '#electron/services/settings.ts';
import { createAccountRows, readAccountRows } from '#electron/store/account-rows.ts';
import { redo, undo } from '#electron/store/undo.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

const me = { window: 'one' };
let book: TestBook;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
});
afterEach(() => book.close());

test('the rows that are kept are the rows of the book after every kind of write, undo and redo, on another day, and with other settings', async () => {
  const { context } = book;
  const [accounts, people, contracts, calls, commitments, settings] = [createAccounts(context), createPeople(context), createContracts(context), createCalls(context), createCommitments(context), createSettings(context)];
  const rows = createAccountRows(context);
  const fresh = readAccountRows(context);
  const agree = (): void => expect(rows.all()).toEqual(fresh.all());
  const seen = new Set<string>();
  const after = async <T extends object>(writing: Promise<T>): Promise<T> => {
    const written = await writing;
    agree();
    seen.add(JSON.stringify(rows.all()));
    return written;
  };
  agree();
  const { id } = await after(accounts.create({ name: 'Blue Heron', segment: 'enterprise' }, me));
  const other = await after(accounts.create({ name: 'Amber', segment: 'commercial' }, me));
  const person = await after(people.create({ accountId: id, name: 'Ines Duarte' }, me));
  await after(people.update({ id: person.id, fields: { accountId: other.id } }, me));
  const contract = await after(contracts.create({ accountId: id, currency: 'USD', startOn: '2026-01-01', endOn: '2026-12-31', renewalOn: '2027-01-01', arrMinor: 1_200_000 }, me));
  await after(contracts.update({ id: contract.id, fields: { arrMinor: 2_400_000 } }, me));
  await after(contracts.update({ id: contract.id, fields: { accountId: other.id } }, me));
  const planned = await after(calls.plan({ accountId: id, on: '2026-03-20' }, me));
  await after(calls.write({ id: planned.id, fields: { on: '2026-03-18' } }, me));
  await after(calls.write({ id: planned.id, fields: { on: '2026-03-12' } }, me));
  await after(calls.log({ id: planned.id, state: 'held', fields: { on: '2026-03-12', sentiment: 'red' } }, me));
  const promise = await after(commitments.create({ accountId: id, side: 'ours', text: 'Send the pack', dueOn: '2026-03-10' }, me));
  await after(commitments.keep({ id: promise.id }, me));
  await after(accounts.update({ id, fields: { name: 'Zebra', sentiment: 'green' } }, me));
  await after(accounts.update({ id, fields: { riskReason: 'Budget' } }, me));
  await after(undo(context.store, 'one', null));
  await after(redo(context.store, 'one'));
  await after(settings.save({ renewalGraceDays: 10 }, me));
  await after(people.remove({ id: person.id }, me));
  await after(contracts.remove({ id: contract.id }, me));
  await after(accounts.remove({ id: other.id }, me));
  expect(seen.size).toBeGreaterThanOrEqual(16);
  book.setNow('2026-06-20T09:00:00.000Z');
  agree();
});

test('one account is read again after a write to it, not all of them', async () => {
  const { context } = book;
  const accounts = createAccounts(context);
  const { id } = await accounts.create({ name: 'Blue Heron' }, me);
  await accounts.create({ name: 'Amber' }, me);
  const rows = createAccountRows(context);
  const [amber, heron] = rows.all();
  await accounts.update({ id, fields: { riskReason: 'Budget' } }, me);
  const [sameAmber, newHeron] = rows.all();
  expect(sameAmber).toBe(amber);
  expect(newHeron).not.toBe(heron);
  expect(newHeron?.riskReason).toBe('Budget');
});
