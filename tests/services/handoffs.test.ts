import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dossierMarkdown } from '#shared/dossier.ts';
import { createServices } from '#electron/services/services.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const other = { window: 'other' };
let book: TestBook;
beforeEach(async () => {
  book = await openTestBook();
});
afterEach(() => book.close());

const prepare = async () => {
  const services = createServices(book.context);
  const { id: accountId } = await services.accounts.create({ name: 'Blue Heron', segment: 'commercial', csmSince: '2024-01-01', riskReason: 'Budget cut' }, other);
  const { id: idIn } = await services.accounts.create({ name: 'Grey Heron', segment: 'enterprise' }, other);
  const { id: third } = await services.accounts.create({ name: 'White Heron' }, other);
  const { id } = await services.handoffs.start({ accountId, direction: 'out', otherName: 'Mila Brandt', onDay: '2026-03-13', reason: 'Change of territory' }, other);
  const { id: incoming } = await services.handoffs.start({ accountId: idIn, direction: 'in', otherName: 'Ove Lund', onDay: '2026-03-16' }, other);
  await services.handoffs.savePlan({ accountId, fields: { trends: 'Less freight' } }, other);
  return { services, accountId, idIn, third, id, incoming };
};
type Prepared = Awaited<ReturnType<typeof prepare>>;

const writes: [string, (p: Prepared) => Promise<unknown>][] = [
  ['handoff started', (p) => p.services.handoffs.start({ accountId: p.third, direction: 'out', otherName: 'Bo', onDay: '2026-04-01' }, me)],
  ['handoff changed', (p) => p.services.handoffs.update({ id: p.id, fields: { onDay: '2026-04-01', notes: 'Slowly' } }, me)],
  ['step ticked', (p) => p.services.handoffs.tick({ id: p.id, key: 'talk', done: true }, me)],
  ['handoff out complete', (p) => p.services.handoffs.complete({ id: p.id, on: '2026-03-15', setsCsmSince: false }, me)],
  ['handoff in complete', (p) => p.services.handoffs.complete({ id: p.incoming, on: '2026-03-16', setsCsmSince: true }, me)],
  ['handoff removed', (p) => p.services.handoffs.remove({ id: p.id }, me)],
  ['account plan begun', (p) => p.services.handoffs.savePlan({ accountId: p.idIn, fields: { goals: 'Grow' } }, me)],
  ['account plan changed', (p) => p.services.handoffs.savePlan({ accountId: p.accountId, fields: { trends: 'More rail', budget: 'Their own' } }, me)],
];
test.each(writes)('%s: undo brings back the same book, redo the same change', async (_, write) => {
  const prepared = await prepare();
  await checkUndo(book, () => write(prepared));
});

describe('a handoff', () => {
  test('has the steps of its direction, ticked one by one', async () => {
    const { services, accountId, id } = await prepare();
    await services.handoffs.tick({ id, key: 'talk', done: true }, me);
    const [handoff] = services.handoffs.list({ accountId, asOf: null }).handoffs;
    expect(handoff?.checklist.filter(({ doneOn }) => doneOn !== null)).toEqual([{ key: 'talk', text: 'Talk it through: history, politics, risks, what not to say', doneOn: '2026-03-16' }]);
    expect(handoff?.checklist.map(({ key }) => key)).toContain('tidy');
    await services.handoffs.tick({ id, key: 'talk', done: false }, me);
    expect(services.handoffs.list({ accountId, asOf: null }).handoffs[0]?.checklist.every(({ doneOn }) => doneOn === null)).toBe(true);
  });

  test('in: makes the day that of CSM since where it is empty or asked', async () => {
    const { services, idIn, incoming, accountId, id } = await prepare();
    await services.handoffs.complete({ id: incoming, on: '2026-03-16', setsCsmSince: false }, me);
    expect(services.accounts.get({ id: idIn, asOf: null }).account).toMatchObject({ csmSince: '2026-03-16', ownedTo: null });
    await services.handoffs.complete({ id, on: '2026-03-15', setsCsmSince: true }, me);
    expect(services.accounts.get({ id: accountId, asOf: null }).account).toMatchObject({ csmSince: '2024-01-01', ownedTo: '2026-03-15' });
    const back = await services.handoffs.start({ accountId, direction: 'in', otherName: 'Mila Brandt', onDay: '2026-03-16' }, me);
    await services.handoffs.complete({ id: back.id, on: '2026-03-16', setsCsmSince: false }, me);
    expect(services.accounts.get({ id: accountId, asOf: null }).account).toMatchObject({ csmSince: '2024-01-01', ownedTo: null });
    expect(services.handoffs.list({ accountId, asOf: null }).ownership.map(({ owner, from, to }) => [owner, from, to])).toEqual([['You', '2024-01-01', '2026-03-15'], ['You', '2026-03-16', null]]);
  });

  test.each<[string, (p: Prepared) => Promise<unknown>, string]>([
    ['a second open one', (p) => p.services.handoffs.start({ accountId: p.accountId, direction: 'in', otherName: 'X', onDay: '2026-03-20' }, me), 'Blue Heron has an open handoff already. Complete or remove that one first.'],
    ['completed on a day to come', (p) => p.services.handoffs.complete({ id: p.id, on: '2026-03-17', setsCsmSince: false }, me), 'The day is still to come. Complete the handoff once it has happened.'],
    ['out before it was ours', (p) => p.services.handoffs.complete({ id: p.id, on: '2023-12-31', setsCsmSince: false }, me), 'The account is yours since 1 Jan 2024; its last day cannot be before.'],
    ['changed once complete', (p) => p.services.handoffs.complete({ id: p.id, on: '2026-03-16', setsCsmSince: false }, me).then(() => p.services.handoffs.tick({ id: p.id, key: 'talk', done: true }, me)), 'This handoff was completed on 16 Mar 2026; nothing in it changes any more.'],
    ['a step that is not there', (p) => p.services.handoffs.tick({ id: p.id, key: 'nothing', done: true }, me), 'That step is not in this handoff.'],
    ['a handoff that is gone', (p) => p.services.handoffs.remove({ id: p.id }, me).then(() => p.services.handoffs.update({ id: p.id, fields: { reason: 'x' } }, me)), 'That handoff is not in this book any more.'],
  ])('cannot be: %s', async (_, write, sentence) => {
    const p = await prepare();
    await expect((async () => write(p))()).rejects.toThrow(sentence);
  });

  test('is on Today once its day has passed, until it is complete', async () => {
    const { services, accountId, id } = await prepare();
    const rows = async () => (await services.today.read()).items.filter(({ rule }) => rule === 'handoff-open');
    expect(await rows()).toMatchObject([{ title: 'The handoff of Blue Heron to Mila Brandt is open', why: 'Agreed for 13 Mar 2026; 3 days late', account: { id: accountId }, records: [{ entity: 'handoffs', id }] }]);
    await services.handoffs.complete({ id, on: '2026-03-13', setsCsmSince: false }, me);
    expect(await rows()).toEqual([]);
  });

  test('out: the account asks for nothing any more from the day after, and its dossier stays', async () => {
    const { services, accountId, id } = await prepare();
    await services.commitments.create({ accountId, text: 'Send the pack', dueOn: '2026-03-30' }, me);
    await services.contracts.create({ accountId, startOn: '2025-04-01', endOn: '2026-03-31', arrMinor: 100_00 }, me);
    const ofAccount = async () => (await services.today.read()).items.filter(({ account }) => account?.id === accountId).map(({ rule }) => rule);
    expect(await ofAccount()).toEqual(expect.arrayContaining(['at-risk-no-call', 'renewal-window']));
    await services.handoffs.complete({ id, on: '2026-03-16', setsCsmSince: false }, me);
    expect(await ofAccount()).toContain('at-risk-no-call');
    book.setNow('2026-03-17T09:00:00.000Z');
    expect(await ofAccount()).toEqual([]);
    expect((await services.calls.due({ withinDays: 30 })).map(({ account }) => account.name)).not.toContain('Blue Heron');
    expect(services.accounts.get({ id: accountId, asOf: null }).row).toMatchObject({ coverage: 'unmanaged', cadence: { everyDays: null, dueOn: null, why: 'Handed out; yours until 16 Mar 2026' }, priority: { reason: 'Handed out; yours until 16 Mar 2026' } });
    expect(services.accounts.get({ id: accountId, asOf: '2026-03-16' }).row.coverage).toBe('managed');
    expect(dossierMarkdown(services.handoffs.dossier({ id }).dossier)).toContain('| Was yours until | 16 Mar 2026 |');
  });
});

test('the dossier says what the next one needs to know', async () => {
  const { services, accountId, id } = await prepare();
  const { id: boss } = await services.people.create({ accountId, name: 'Bo', title: 'COO', level: 'executive', buyingRole: 'economic-buyer', attitude: 'sceptic', influence: 5 }, me);
  const { id: ada } = await services.people.create({ accountId, name: 'Ada', buyingRole: 'champion', championStrength: 4, reportsToId: boss }, me);
  const { id: memberId } = await services.team.create({ name: 'Noreen Quillane', job: 'renewals' }, me);
  await services.team.assign({ accountId, memberId, job: 'renewals' }, me);
  await services.contracts.create({ accountId, name: 'Platform', startOn: '2025-04-01', endOn: '2026-12-31', arrMinor: 48_000_00 }, me);
  await services.commitments.create({ accountId, text: 'Send the pack', dueOn: '2026-03-10' }, me);
  await services.commitments.create({ accountId, side: 'theirs', personId: ada, text: 'Name the sites' }, me);
  const call = await services.calls.plan({ accountId, on: '2026-03-09', title: 'Cadence call', attendees: [{ personId: ada, name: '', email: '', side: 'theirs', presence: 'attended' }] }, me);
  await services.calls.log({ id: call.id, state: 'held', fields: {} }, me);
  const text = dossierMarkdown(services.handoffs.dossier({ id }).dossier);
  for (const part of [
    '# Handoff of Blue Heron', 'Mila Brandt takes the account over from you on 13 Mar 2026.', 'Reason: Change of territory', '| ARR | $48,000 |', '- At risk: Budget cut',
    '| Bo | COO, Executive | Economic buyer | Sceptic, influence 5 of 5 |', '| Ada |  | Champion, strength 4 of 5 |  | Bo | 9 Mar 2026 |', '| Noreen Quillane | Renewals manager |', '| Platform | $48,000 |',
    '| Send the pack | The CSM | 10 Mar 2026, 6 days late |', '| Name the sites | Ada | No day |', '| 9 Mar 2026 | Cadence call | Ada |', 'Trends: Less freight', 'There is no success plan.',
  ]) expect(text).toContain(part);
});

describe('the account plan', () => {
  test('is suggested for large accounts, with the reason', async () => {
    const { services, accountId, idIn } = await prepare();
    expect(services.handoffs.plan({ accountId: idIn, asOf: null })).toMatchObject({ isSuggested: true, why: 'Accounts of the segment Enterprise have one' });
    expect(services.handoffs.plan({ accountId, asOf: null })).toMatchObject({ isSuggested: false, why: '' });
    await services.contracts.create({ accountId, startOn: '2025-04-01', arrMinor: 200_000_00 }, me);
    expect(services.handoffs.plan({ accountId, asOf: null })).toMatchObject({ isSuggested: true, why: 'Its ARR is at or over the limit of the segment Commercial' });
  });

  test('is one row an account, as it was known on a day', async () => {
    const { services, accountId } = await prepare();
    book.setNow('2026-04-20T09:00:00.000Z');
    await services.handoffs.savePlan({ accountId, fields: { trends: 'More rail' } }, me);
    expect(services.handoffs.plan({ accountId, asOf: '2026-03-31' }).fields.trends).toBe('Less freight');
    expect(services.handoffs.plan({ accountId, asOf: null }).fields).toMatchObject({ trends: 'More rail', goals: '' });
    expect(book.db.prepare('SELECT count(*) AS n FROM account_plans').get()).toEqual({ n: 1 });
    expect(services.handoffs.list({ accountId, asOf: '2026-03-31' }).handoffs).toHaveLength(1);
    expect(services.search.find({ text: 'rail', kinds: [], limit: 5, ranked: true }).map(({ kind }) => kind)).toContain('account_plans');
  });
});
