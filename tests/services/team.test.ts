import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccounts } from '#electron/services/accounts.ts';
import { createTeam } from '#electron/services/team.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const other = { window: 'two' };
const nobody = '01J0000000000000000000000Z';
let book: TestBook;
beforeEach(async () => {
  book = await openTestBook();
});
afterEach(() => book.close());

const prepare = async () => {
  const team = createTeam(book.context);
  const account = await createAccounts(book.context).create({ name: 'Blue Heron' }, other);
  const member = await team.create({ name: 'Noreen Quillane', job: 'renewals', email: 'noreen@x.example' }, other);
  const role = await team.assign({ accountId: account.id, memberId: member.id, job: 'renewals' }, other);
  return { team, account, member, role };
};
type Prepared = Awaited<ReturnType<typeof prepare>>;

const writes: [string, (p: Prepared) => Promise<unknown>][] = [
  ['member added', ({ team }) => team.create({ name: 'Pia', job: 'support' }, me)],
  ['member changed', ({ team, member }) => team.update({ id: member.id, fields: { job: 'ae', email: 'n@x.example' } }, me)],
  ['member removed, with the assignments', ({ team, member }) => team.remove({ id: member.id }, me)],
  ['member assigned', ({ team, account, member }) => team.assign({ accountId: account.id, memberId: member.id, job: 'ae' }, me)],
  ['member unassigned', ({ team, role }) => team.unassign({ id: role.id }, me)],
];
test.each(writes)('%s: undo brings back the same book, redo the same change', async (_, write) => {
  const prepared = await prepare();
  await checkUndo(book, () => write(prepared));
});

describe('the team', () => {
  test('counts the accounts of each, and loses the assignments of one who is removed', async () => {
    const { team, account, member } = await prepare();
    await team.assign({ accountId: account.id, memberId: member.id, job: 'ae' }, me);
    expect(team.list()).toEqual([{ id: member.id, name: 'Noreen Quillane', job: 'renewals', email: 'noreen@x.example', accounts: 1 }]);
    expect(team.ofAccount({ accountId: account.id }).map(({ name, job }) => `${name} ${job}`)).toEqual(['Noreen Quillane renewals', 'Noreen Quillane ae']);
    await team.remove({ id: member.id }, me);
    expect([team.list(), team.ofAccount({ accountId: account.id })]).toEqual([[], []]);
  });
  test('says what is wrong', async () => {
    const { team, account, member } = await prepare();
    expect(() => team.assign({ accountId: account.id, memberId: member.id, job: 'renewals' }, me)).toThrow('Noreen Quillane is the renewals manager of Blue Heron already.');
    expect(() => team.assign({ accountId: account.id, memberId: nobody, job: 'ae' }, me)).toThrow('That team member is not in this book any more.');
    expect(() => team.assign({ accountId: nobody, memberId: member.id, job: 'ae' }, me)).toThrow('That account is not in this book any more.');
    expect(() => team.unassign({ id: nobody }, me)).toThrow('That assignment is not in this book any more.');
    expect(() => team.update({ id: nobody, fields: { name: 'X' } }, me)).toThrow('That team member is not in this book any more.');
  });
});
