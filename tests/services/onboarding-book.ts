import { createAccounts } from '#electron/services/accounts.ts';
import { createCalls } from '#electron/services/calls.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createOnboarding } from '#electron/services/onboarding.ts';
import { createPeople } from '#electron/services/people.ts';
import { createPlaybookRuns } from '#electron/services/playbook-runs.ts';
import { createPlaybooks } from '#electron/services/playbooks.ts';
import { createTeam } from '#electron/services/team.ts';
import { redo, undo } from '#electron/store/undo.ts';
import { expect } from 'vitest';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

export const me = { window: 'one' };
export const other = { window: 'two' };

/** A book with one account in alignment, its contract, a person and a team member, and the services that these tests use. */
export const openOnboardingBook = async (now = '2026-03-16T09:00:00.000Z') => {
  const book = await openTestBook({ now });
  const services = { accounts: createAccounts(book.context), people: createPeople(book.context), contracts: createContracts(book.context), calls: createCalls(book.context), team: createTeam(book.context), playbooks: { ...createPlaybooks(book.context), ...createPlaybookRuns(book.context) }, onboarding: createOnboarding(book.context) };
  const account = await services.accounts.create({ name: 'Blue Heron', stage: 'align' }, other);
  await services.contracts.create({ accountId: account.id, startOn: '2026-03-10', endOn: '2027-03-09', arrMinor: 100 }, other);
  const person = await services.people.create({ accountId: account.id, name: 'Ines Duarte', email: 'ines@heron.example', isKey: true }, other);
  const member = await services.team.create({ name: 'Omar Field', job: 'services' }, other);
  return { book, services, accountId: account.id, personId: person.id, memberId: member.id };
};
export type OnboardingBook = Awaited<ReturnType<typeof openOnboardingBook>>;

/** Every live row that these writes touch, without row numbers. */
export const dump = ({ db }: TestBook): string =>
  JSON.stringify(['accounts', 'activities', 'playbooks', 'playbook_runs', 'run_steps', 'onboardings'].map((table) => db.prepare(`SELECT * FROM ${table} WHERE deleted_at IS NULL ORDER BY id`).all().map((row) => ({ ...(row as object), rid: 0 }))));

/** A write changes the book; undo brings back what was, and redo the same change, each in one step. */
export const expectUndoable = async (book: TestBook, write: () => Promise<unknown>): Promise<void> => {
  const before = dump(book);
  await write();
  const after = dump(book);
  expect(after).not.toBe(before);
  await undo(book.context.store, 'one', null);
  expect(dump(book)).toBe(before);
  await redo(book.context.store, 'one');
  expect(dump(book)).toBe(after);
  expect(book.db.pragma('foreign_key_check')).toEqual([]);
};
