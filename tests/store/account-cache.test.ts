import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettings } from '#shared/settings.ts';
import { createContext, type Context } from '#electron/context.ts';
import { createAccounts } from '#electron/services/accounts.ts';
import { createCalls } from '#electron/services/calls.ts';
import { createCommitments } from '#electron/services/commitments.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createJourney } from '#electron/services/journey.ts';
import { createOnboarding } from '#electron/services/onboarding.ts';
import { createPeople } from '#electron/services/people.ts';
import { createPlans } from '#electron/services/plans.ts';
import { createPlaybookRuns } from '#electron/services/playbook-runs.ts';
import { createRoles } from '#electron/services/roles.ts';
import { createSettings } from '#electron/services/settings.ts';
import { createTeam } from '#electron/services/team.ts';
import { createToday } from '#electron/services/today.ts';
import { createAccountRows, readAccountRows } from '#electron/store/account-rows.ts';
import { createStore } from '#electron/store/store.ts';
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
  const byName = book.db.prepare<[], { id: string }>('SELECT id FROM accounts WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE');
  const agree = async (): Promise<void> => {
    const ids = byName.all().map(({ id }) => id);
    const anew = fresh(ids, context.today());
    expect(await rows.all()).toEqual(ids.map((id) => anew.get(id)));
  };
  const seen = new Set<string>();
  const after = async <T extends object>(writing: Promise<T>): Promise<T> => {
    const written = await writing;
    await agree();
    seen.add(JSON.stringify(await rows.all()));
    return written;
  };
  await agree();
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
  await agree();
});

test('one account is read again after a write to it, not all of them', async () => {
  const { context } = book;
  const accounts = createAccounts(context);
  const { id } = await accounts.create({ name: 'Blue Heron' }, me);
  await accounts.create({ name: 'Amber' }, me);
  const rows = createAccountRows(context);
  const [amber, heron] = await rows.all();
  await accounts.update({ id, fields: { riskReason: 'Budget' } }, me);
  const [sameAmber, newHeron] = await rows.all();
  expect(sameAmber).toBe(amber);
  expect(newHeron).not.toBe(heron);
  expect(newHeron?.riskReason).toBe('Budget');
});

test('nothing is kept of a book whose accounts all went with the sample', async () => {
  const { context } = book;
  await createAccounts(context).create({ name: 'Blue Heron' }, me);
  const rows = createAccountRows(context);
  expect(await rows.all()).toHaveLength(1);
  await context.store.writeLong({ window: 'one', label: 'Removed the sample', words: ['book'], kind: 'sample' }, undefined, async (on) => on.prepare('UPDATE accounts SET deleted_at = ?').run(context.store.now().toISOString()));
  expect(await rows.all()).toEqual([]);
});

test('the same array stands for the rows until one changes', async () => {
  const { context } = book;
  const [accounts, rows] = [createAccounts(context), createAccountRows(context)];
  const { id } = await accounts.create({ name: 'Blue Heron' }, me);
  const before = await rows.all();
  expect(await rows.all()).toBe(before);
  await createSettings(context).save({ renewalGraceDays: 10 }, me);
  const withOthers = await rows.all();
  expect(withOthers).not.toBe(before);
  await accounts.update({ id, fields: { riskReason: 'Budget' } }, me);
  expect(await rows.all()).not.toBe(withOthers);
});

/** The same book, in which nothing is kept yet. */
const justOpened = ({ context, db }: TestBook): Context => createContext(createStore(db, { file: context.store.file, now: context.store.now, newId: context.store.newId, onChanged: () => {} }), context.dataDir);

const pagesOf = (context: Context) => {
  const [today, journey, plans] = [createToday(context), createJourney(context), createPlans(context)];
  return async () => ({ today: await today.read(), review: await journey.review({ quarter: null }), plans: await plans.list() });
};

test('Today, the review and the plans are those of a book that was just opened, after every kind of write that they look at, undo and redo, and on another day', async () => {
  const { context } = book;
  const [accounts, people, contracts, calls, team, roles] = [createAccounts(context), createPeople(context), createContracts(context), createCalls(context), createTeam(context), createRoles(context)];
  const [onboarding, runs, plans, settings] = [createOnboarding(context), createPlaybookRuns(context), createPlans(context), createSettings(context)];
  const kept = pagesOf(context);
  const agree = async (): Promise<string> => {
    const pages = await kept();
    expect(pages).toEqual(await pagesOf(justOpened(book))());
    return JSON.stringify(pages);
  };
  const unseen: string[] = [];
  let last = await agree();
  const after = async <T extends object>(what: string, writing: Promise<T>): Promise<T> => {
    const written = await writing;
    const now = await agree();
    if (now === last) unseen.push(what);
    last = now;
    return written;
  };
  const { id } = await after('account', accounts.create({ name: 'Blue Heron', segment: 'commercial', stage: 'align', csmSince: '2024-01-01' }, me));
  const contract = await after('contract', contracts.create({ accountId: id, startOn: '2025-04-01', endOn: '2026-04-10', arrMinor: 9_000_000 }, me));
  await after('muted', settings.save({ mutedRules: ['renewal-window'] }, me));
  await after('no longer muted', settings.save({ mutedRules: [] }, me));
  const member = await after('member', team.create({ name: 'Noreen Quillane', job: 'renewals' }, me));
  const assigned = await after('assigned', team.assign({ accountId: id, memberId: member.id, job: 'renewals' }, me));
  await after('renamed member', team.update({ id: member.id, fields: { name: 'Noreen Q' } }, me));
  const exception = await after('engagement', roles.engage({ accountId: id, motion: 'renew', level: null, mode: 'support', memberId: member.id, reason: 'Agreed' }, me));
  await after('engagement taken back', roles.followArchetype({ id: exception.id }, me));
  await after('unassigned', team.unassign({ id: assigned.id }, me));
  await after('archetype of the CSM', settings.save({ archetype: { ...defaultSettings.archetype, chosen: 'adopt' } }, me));
  await after('archetype', accounts.update({ id, fields: { archetype: 'adopt-renew' } }, me));
  await after('kickoff', calls.plan({ accountId: id, on: '2026-03-30', title: 'Kickoff with the team' }, me));
  await after('stage', accounts.update({ id, fields: { stage: 'onboard', sentiment: 'green' } }, me));
  const begun = await after('onboarding', onboarding.start({ accountId: id, kind: 'new', startOn: '2026-01-16', contractStartOn: null, kickoffOn: null }, me));
  const [run] = runs.runs({ state: 'running' });
  await after('step', runs.doStep({ id: run?.next?.id ?? '' }, me));
  await after('undo', undo(context.store, 'one', null));
  await after('redo', redo(context.store, 'one'));
  await after('run stopped', runs.stop({ id: run?.id ?? '', reason: 'Not needed' }, me));
  await after('onboarding closed', onboarding.close({ id: begun.id, on: '2026-03-16', summary: 'Live' }, me));
  const person = await after('person', people.create({ accountId: id, name: 'Ines Duarte' }, me));
  const plan = await after('plan', plans.create({ accountId: id, name: 'Plan', template: null }, me));
  const objective = await after('objective', plans.addObjective({ planId: plan.id, name: 'Faster close', dueOn: '2026-03-01' }, me));
  await after('milestone', plans.addMilestone({ objectiveId: objective.id, name: 'First report', dueOn: '2026-03-02' }, me));
  const call = await after('call', calls.plan({ accountId: id, on: '2026-03-12' }, me));
  await after('call held', calls.log({ id: call.id, state: 'held', fields: { on: '2026-03-12' } }, me));
  await after('objective achieved', plans.closeObjective({ id: objective.id, outcome: 'achieved', summary: 'Live', confirmedById: person.id, confirmedOn: '2026-03-16', noReason: null }, me));
  await after('contract removed', contracts.remove({ id: contract.id }, me));
  await after('account removed', accounts.remove({ id }, me));
  // A member in no team, and a person whom nobody met, show nowhere.
  expect(unseen).toEqual(['member', 'person']);
  book.setNow('2026-06-20T09:00:00.000Z');
  await agree();
});
