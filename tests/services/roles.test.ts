import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publishedRoles } from '#shared/presets/roles.ts';
import { convertRoles } from '#shared/role-rules.ts';
import { defaultSettings } from '#shared/settings.ts';
import { createAccounts } from '#electron/services/accounts.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createRoles } from '#electron/services/roles.ts';
import { createSettings } from '#electron/services/settings.ts';
import { createTeam } from '#electron/services/team.ts';
import { createToday } from '#electron/services/today.ts';
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
  const [accounts, roles, team, settings, today] = [createAccounts(book.context), createRoles(book.context), createTeam(book.context), createSettings(book.context), createToday(book.context)];
  const account = await accounts.create({ name: 'Blue Heron', stage: 'optimize' }, other);
  await createContracts(book.context).create({ accountId: account.id, startOn: '2025-05-01', endOn: '2026-04-30', arrMinor: 100_000_00 }, other);
  const member = await team.create({ name: 'Noreen Quillane', job: 'renewals', email: 'noreen@x.example' }, other);
  await team.assign({ accountId: account.id, memberId: member.id, job: 'renewals' }, other);
  const exception = await roles.except({ accountId: account.id, activity: 'escalation', letters: { manager: 'D', csm: 'C' }, reason: 'One voice' }, other);
  const engagement = await roles.engage({ accountId: account.id, motion: 'upsell', level: null, mode: 'own', memberId: null, reason: 'Agreed' }, other);
  return { accounts, roles, team, settings, today, account, member, exception, engagement };
};
type Prepared = Awaited<ReturnType<typeof prepare>>;

const writes: [string, (p: Prepared) => Promise<unknown>][] = [
  ['role exception set', ({ roles, account }) => roles.except({ accountId: account.id, activity: 'renewal', letters: { renewals: 'D' }, reason: 'Theirs alone' }, me)],
  ['role exception changed', ({ roles, account }) => roles.except({ accountId: account.id, activity: 'escalation', letters: { csm: 'D' }, reason: 'Back to the CSM' }, me)],
  ['role exception removed', ({ roles, exception }) => roles.followMatrix({ id: exception.id }, me)],
  ['engagement exception set', ({ roles, account, member }) => roles.engage({ accountId: account.id, motion: 'renew', level: 'executive', mode: 'support', memberId: member.id, reason: 'Their board' }, me)],
  ['engagement exception changed', ({ roles, account }) => roles.engage({ accountId: account.id, motion: 'upsell', level: null, mode: 'support', memberId: null, reason: 'Not any more' }, me)],
  ['engagement exception removed', ({ roles, engagement }) => roles.followArchetype({ id: engagement.id }, me)],
  ['archetype of the account', ({ accounts, account }) => accounts.update({ id: account.id, fields: { archetype: 'adopt' } }, me)],
  ['archetype of the CSM', ({ settings }) => settings.save({ archetype: { ...defaultSettings.archetype, chosen: 'adopt' } }, me)],
  ['mode of the matrix', ({ settings }) => settings.save({ roles: publishedRoles('RACI') }, me)],
];
test.each(writes)('%s: undo brings back the same book, redo the same change', async (_, write) => {
  const prepared = await prepare();
  await checkUndo(book, () => write(prepared));
});

describe('who to ask', () => {
  const asked = ({ roles, account }: Prepared, key: string, asOf: string | null = null): string[] | undefined =>
    roles.ofAccount({ accountId: account.id, asOf }).activities.find((activity) => activity.key === key)?.answers.filter(({ decides }) => decides).map(({ party, people }) => (people.length === 0 ? party : people.map(({ name }) => name).join()));

  test('names the team, the job where nobody has it, and follows an exception', async () => {
    const prepared = await prepare();
    expect(asked(prepared, 'renewal')).toEqual(['Your CSM', 'ae', 'Noreen Quillane']);
    expect(asked(prepared, 'escalation')).toEqual(['manager']);
    await prepared.roles.except({ accountId: prepared.account.id, activity: 'renewal', letters: { renewals: 'D', csm: 'I' }, reason: 'Theirs alone' }, me);
    expect(asked(prepared, 'renewal')).toEqual(['Noreen Quillane']);
  });

  test('an exception written in one mode is converted with the matrix', async () => {
    const prepared = await prepare();
    await prepared.settings.save({ roles: convertRoles(book.context.settings().roles, 'RACI') }, me);
    const { mode, activities } = prepared.roles.ofAccount({ accountId: prepared.account.id, asOf: null });
    expect([mode, activities.find(({ key }) => key === 'escalation')?.letters]).toEqual(['RACI', { manager: 'AR', csm: 'C' }]);
    await expect(prepared.roles.except({ accountId: prepared.account.id, activity: 'renewal', letters: { csm: 'R' }, reason: 'x' }, me)).rejects.toThrow('“Renewal” has nobody who is accountable. RACI asks for exactly one: give one job an A.');
  });

  test('is as it was known on a past day', async () => {
    const prepared = await prepare();
    book.setNow('2026-03-20T09:00:00.000Z');
    await prepared.team.remove({ id: prepared.member.id }, me);
    await prepared.roles.followMatrix({ id: prepared.exception.id }, me);
    await prepared.accounts.update({ id: prepared.account.id, fields: { archetype: 'adopt' } }, me);
    expect([asked(prepared, 'renewal'), asked(prepared, 'escalation')]).toEqual([['Your CSM', 'ae', 'renewals'], ['Your CSM']]);
    expect([asked(prepared, 'renewal', '2026-03-17'), asked(prepared, 'escalation', '2026-03-17')]).toEqual([['Your CSM', 'ae', 'Noreen Quillane'], ['manager']]);
    const motions = (asOf: string | null) => prepared.roles.ofAccount({ accountId: prepared.account.id, asOf }).motions.find(({ motion }) => motion === 'renew')?.says;
    expect([motions('2026-03-17'), motions(null)]).toEqual(['You own this renewal with Noreen Quillane (renewals manager)', 'You support this renewal; ask the renewals manager']);
    expect(() => prepared.roles.ofAccount({ accountId: prepared.account.id, asOf: '2026-03-01' })).toThrow('That account is not in this book any more.');
  });

  test('says what is wrong', async () => {
    const { roles, account } = await prepare();
    await expect(roles.except({ accountId: account.id, activity: 'gone', letters: {}, reason: 'x' }, me)).rejects.toThrow('That activity is not in the matrix any more.');
    await expect(roles.except({ accountId: nobody, activity: 'renewal', letters: {}, reason: 'x' }, me)).rejects.toThrow('That account is not in this book any more.');
    await expect(roles.engage({ accountId: account.id, motion: 'renew', level: null, mode: 'own', memberId: nobody, reason: 'x' }, me)).rejects.toThrow('That team member is not in this book any more.');
    await expect(roles.followMatrix({ id: nobody }, me)).rejects.toThrow('That exception is not in this book any more.');
    await expect(roles.followArchetype({ id: nobody }, me)).rejects.toThrow('That exception is not in this book any more.');
  });
});

describe('Today says whose renewal it is', () => {
  const row = async ({ today }: Prepared) => (await today.read()).items.find(({ rule }) => rule === 'renewal-window');

  test.each<[string, (p: Prepared) => Promise<unknown>, RegExp, RegExp]>([
    ['as the archetype in the settings', async () => {}, /^You own this renewal with Noreen Quillane \(renewals manager\)\./, /^Ask the soft question and check/],
    ['by another archetype in the settings', ({ settings }) => settings.save({ archetype: { ...defaultSettings.archetype, chosen: 'adopt' } }, me), /^You support this renewal; ask Noreen Quillane \(renewals manager\)\./, /tell Noreen Quillane \(renewals manager\) what/],
    ['by the archetype of the account', ({ accounts, account }) => accounts.update({ id: account.id, fields: { archetype: 'adopt' } }, me), /^You support this renewal/, /tell Noreen/],
    ['by an exception of the account', ({ roles, account }) => roles.engage({ accountId: account.id, motion: 'renew', level: null, mode: 'co-own', memberId: null, reason: 'x' }, me), /^You co-own this renewal with Noreen/, /^Ask the soft question and check/],
    ['not by an exception of one level', ({ roles, account }) => roles.engage({ accountId: account.id, motion: 'renew', level: 'executive', mode: 'support', memberId: null, reason: 'x' }, me), /^You own this renewal/, /^Ask the soft question and check/],
    ['with nobody in the team', ({ team, member }) => team.remove({ id: member.id }, me), /^You own this renewal\./, /^Ask the soft question/],
  ])('%s', async (_, change, why, next) => {
    const prepared = await prepare();
    await change(prepared);
    expect((await row(prepared))?.why).toMatch(why);
    expect((await row(prepared))?.next).toMatch(next);
  });

  test('a late renewal that is not the CSM’s asks how it ends', async () => {
    const prepared = await prepare();
    await prepared.accounts.update({ id: prepared.account.id, fields: { archetype: 'adopt' } }, me);
    book.setNow('2026-05-10T09:00:00.000Z');
    expect((await prepared.today.read()).items.find(({ rule }) => rule === 'renewal-late')).toMatchObject({ next: 'Ask Noreen Quillane (renewals manager) how it ends' });
  });
});
