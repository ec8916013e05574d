import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRiskToday } from '#electron/store/risk-today.ts';
import { me, openRiskBook, other, type RiskBook } from '#tests/services/risk-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

let open: RiskBook;
beforeEach(async () => {
  open = await openRiskBook();
});
afterEach(() => open.book.close());

const opening = { level: 'red', reason: 'adoption', impact: 'churn', about: 'the second plant went back to paper', nextStep: 'Watch two users', nextDueOn: '2026-03-19' } as const;
const openRisk = async (fields: Partial<Parameters<RiskBook['services']['risks']['open']>[0]> = {}, caller = other): Promise<string> => (await open.services.risks.open({ accountId: open.accountId, ...opening, ...fields }, caller)).id;
const account = () => open.services.accounts.get({ id: open.accountId, asOf: null });
const risk = (id: string) => open.services.risks.get({ id });
const setDay = (on: string): void => open.book.setNow(`${on}T09:00:00.000Z`);
const gate = { isExhausted: true, tried: 'All of it', managerName: 'Amadou', managerOn: '2026-03-16', opportunitySays: true };
const end = { outcome: 'saved', summary: 'Back to work', isIntervened: true, sentiment: null } as const;

describe('a risk and its account', () => {
  test('opening writes the reason, makes it red, at risk and weekly; closing the last one clears it', async () => {
    const id = await openRisk({ steps: ['Ask', 'Show'] });
    expect(account()).toMatchObject({ account: { riskReason: 'Lack of adoption: the second plant went back to paper', sentiment: 'red', sentimentOn: '2026-03-16' }, row: { atRisk: true, priority: { priority: 'PR1' }, cadence: { everyDays: 7 } } });
    expect(risk(id)).toMatchObject({ state: 'open', arr: { minor: 100_000_00 }, atRisk: { minor: 100_000_00 }, renewalOn: '2026-05-20', clock: { everyDays: 7, dueOn: '2026-03-23' }, steps: [{ text: 'Ask', done: false }, { text: 'Show', done: false }], toldOf: 4, toldCount: 0 });
    await open.services.risks.close({ id, ...end, sentiment: 'green' }, me);
    expect(account()).toMatchObject({ account: { riskReason: '', sentiment: 'green' }, row: { atRisk: false } });
    expect(risk(id)).toMatchObject({ state: 'closed', outcome: 'saved', clock: null, isIntervened: true, closedOn: '2026-03-16' });
  });
  test('a yellow one leaves the sentiment; of two, the worst says the reason', async () => {
    const yellow = await openRisk({ level: 'yellow', reason: 'budget', about: '' });
    expect(account().account).toMatchObject({ sentiment: 'yellow', riskReason: 'Loss of budget' });
    const red = await openRisk({ nextDueOn: '2026-03-27' });
    expect(account().account.riskReason).toBe('Lack of adoption: the second plant went back to paper');
    await open.services.risks.close({ id: red, ...end }, me);
    expect(account().account).toMatchObject({ riskReason: 'Loss of budget', sentiment: 'red' });
    await open.services.risks.remove({ id: yellow }, me);
    expect(account().account.riskReason).toBe('');
  });
  test('an update moves the clock and the sentiment with the level', async () => {
    const id = await openRisk();
    setDay('2026-03-20');
    await open.services.risks.update({ id, level: 'yellow', text: 'One plant is back', nextStep: 'Ask the other', nextDueOn: '2026-03-27' }, me);
    expect(risk(id)).toMatchObject({ level: 'yellow', nextStep: 'Ask the other', nextDueOn: '2026-03-27', lastUpdate: { on: '2026-03-20', text: 'One plant is back' }, clock: { dueOn: '2026-03-27' } });
    expect(account().account).toMatchObject({ sentiment: 'yellow', sentimentOn: '2026-03-20' });
    await open.services.accounts.update({ id: open.accountId, fields: { sentiment: 'green' } }, other);
    await open.services.risks.update({ id, level: 'yellow', text: 'Still' }, me);
    expect(account().account.sentiment).toBe('green');
    const red = await openRisk({ nextDueOn: '2026-03-27' });
    await open.services.risks.update({ id, level: 'red', text: 'Worse' }, me);
    await open.services.risks.update({ id, level: 'yellow', text: 'Better' }, me);
    expect(account().account.sentiment).toBe('red');
    expect(risk(red).level).toBe('red');
  });
  test('the reason of the account is that of its risk, and is not typed over', async () => {
    const id = await openRisk();
    expect(() => open.services.accounts.update({ id: open.accountId, fields: { riskReason: '' } }, me)).toThrow('The risk reason of Blue Heron follows its open risk. Change or close the risk under Risks.');
    await open.services.accounts.update({ id: open.accountId, fields: { riskReason: account().account.riskReason, about: 'A heron' } }, me);
    await open.services.risks.change({ id, fields: { reason: 'budget', about: '' } }, me);
    expect(account().account.riskReason).toBe('Loss of budget');
  });
  test('the clock turns weekly when the renewal is moved near', async () => {
    await open.services.contracts.update({ id: open.contractId, fields: { endOn: '2026-11-30' } }, other);
    const id = await openRisk();
    expect(risk(id).clock).toMatchObject({ everyDays: 30, dueOn: '2026-04-15' });
    await open.services.contracts.update({ id: open.contractId, fields: { endOn: '2026-06-29' } }, other);
    expect(risk(id).clock).toMatchObject({ everyDays: 7, dueOn: '2026-03-23', why: 'Every 7 days: renews 30 Jun 2026, in the next fiscal quarter' });
  });
});

describe('what is refused', () => {
  test.each([
    ['more than the ARR', { arrMinor: 100_000_01 }, /More than the ARR of Blue Heron/],
    ['a next step that is past', { nextDueOn: '2026-03-15' }, /a day that has not passed/],
    ['an unknown owner', { ownerId: '01J00000000000000000000000' }, /team member/],
    ['an alert of nobody', { alertId: '01J00000000000000000000000' }, /not one of this account/],
    ['an account that is gone', { accountId: '01J00000000000000000000000' }, /not in this book/],
  ])('%s', async (_, fields, says) => expect(openRisk(fields)).rejects.toThrow(says));
  test('a part of the ARR is kept with its currency', async () => {
    const id = await openRisk({ arrMinor: 40_000_00 });
    expect(risk(id)).toMatchObject({ atRisk: { minor: 40_000_00, currency: 'USD' }, currency: 'USD' });
    await open.services.risks.change({ id, fields: { arrMinor: null } }, me);
    expect(risk(id)).toMatchObject({ atRisk: { minor: 100_000_00 }, currency: null });
  });
  test('will churn without the manager, and passes with everything', async () => {
    const id = await openRisk();
    expect(() => open.services.risks.willChurn({ id, ...gate, managerName: '' }, me)).toThrow('The manager has to agree. Name who did.');
    await open.services.risks.willChurn({ id, ...gate }, me);
    expect(risk(id)).toMatchObject({ state: 'will-churn', willChurn: { managerName: 'Amadou', on: '2026-03-16' } });
    await open.services.risks.takeBackWillChurn({ id }, me);
    expect(risk(id)).toMatchObject({ state: 'open', willChurn: null });
  });
  test('a closed risk is reopened before it is changed, and a post-mortem is of a closed one', async () => {
    const id = await openRisk();
    expect(() => open.services.risks.postMortem({ id, isExpected: true, isAvoidable: true, lesson: 'Ask' }, me)).toThrow('This risk of Blue Heron is open.');
    await open.services.risks.close({ id, ...end }, me);
    expect(() => open.services.risks.update({ id, level: 'red', text: 'New' }, me)).toThrow('This risk of Blue Heron is closed. Reopen it to change it.');
    await open.services.risks.postMortem({ id, isExpected: false, isAvoidable: true, lesson: 'Ask sooner' }, me);
    expect(risk(id)).toMatchObject({ isExpected: false, isAvoidable: true, lesson: 'Ask sooner' });
    setDay('2026-06-01');
    await open.services.risks.reopen({ id }, me);
    expect(risk(id)).toMatchObject({ state: 'open', outcome: null, lesson: '', lastUpdate: { on: '2026-06-01' }, clock: { overdueDays: 0 } });
    expect(account().account.riskReason).not.toBe('');
  });
});

test('telling names the team, and asks again where yellow turned red', async () => {
  const id = await openRisk({ level: 'yellow' });
  await open.services.risks.tell({ id, party: 'account-team', on: '2026-03-16' }, me);
  expect(risk(id)).toMatchObject({ toldCount: 1, toldOf: 3, told: [{ party: 'account-team', names: ['Omar Field'], on: '2026-03-16' }, { party: 'manager', names: [], on: null }, { party: 'director' }] });
  await open.services.risks.update({ id, level: 'red', text: 'Worse' }, me);
  expect(risk(id)).toMatchObject({ toldCount: 0, toldOf: 4, told: [{ party: 'account-team', on: null, again: true }, {}, {}, { party: 'sales-leadership', on: null }] });
  expect(() => open.services.risks.tell({ id, party: 'manager', on: '2026-03-17' }, me)).toThrow(/a day that has not come/);
});

test('the register lists open risks, and accounts at risk without one', async () => {
  await open.services.accounts.update({ id: open.elsewhereId, fields: { riskReason: 'Loss of sponsor: a new chief' } }, other);
  await openRisk();
  const { risks, unregistered } = await open.services.risks.list({ state: 'open' });
  expect(risks.map(({ accountName }) => accountName)).toEqual(['Blue Heron']);
  expect(unregistered).toMatchObject([{ accountName: 'Grey Gull', reason: 'Loss of sponsor: a new chief', isRed: false }]);
  expect(await open.services.risks.list({ state: 'closed' })).toEqual({ risks: [], unregistered: [] });
});

test('is known as of an earlier day as it was then', async () => {
  const id = await openRisk({ steps: ['Ask'] });
  const then = open.services.risks.ofAccount({ accountId: open.accountId, asOf: null });
  setDay('2026-03-25');
  await open.services.risks.update({ id, level: 'yellow', text: 'Better' }, me);
  await open.services.risks.tick({ id, index: 0, done: true }, me);
  await open.services.contracts.update({ id: open.contractId, fields: { arrMinor: 5_00 } }, me);
  await open.services.risks.close({ id, ...end }, me);
  await open.services.risks.remove({ id }, me);
  expect(open.services.risks.ofAccount({ accountId: open.accountId, asOf: null })).toEqual([]);
  expect(open.services.risks.ofAccount({ accountId: open.accountId, asOf: '2026-03-16' })).toEqual(then);
  expect(open.services.risks.ofAccount({ accountId: open.accountId, asOf: '2026-03-15' })).toEqual([]);
});

describe('undo', () => {
  const writes: [string, (id: string) => Promise<unknown>][] = [
    ['risk opened', () => openRisk({ steps: ['Ask'] }, me)],
    ['reason changed', (id) => open.services.risks.change({ id, fields: { reason: 'corporate', about: 'a merger', arrMinor: 5_00 } }, me)],
    ['update written', (id) => open.services.risks.update({ id, level: 'yellow', text: 'Better', nextStep: 'Ask', nextDueOn: '2026-03-20' }, me)],
    ['told', (id) => open.services.risks.tell({ id, party: 'director', on: '2026-03-16' }, me)],
    ['step ticked', (id) => open.services.risks.tick({ id, index: 1, done: true }, me)],
    ['mitigation written', (id) => open.services.risks.mitigate({ id, steps: [{ text: 'Else', done: false }] }, me)],
    ['will churn', (id) => open.services.risks.willChurn({ id, ...gate }, me)],
    ['risk closed', (id) => open.services.risks.close({ id, ...end, sentiment: 'green' }, me)],
    ['risk removed', (id) => open.services.risks.remove({ id }, me)],
  ];
  test.each(writes)('%s', async (_, write) => {
    const id = await openRisk({ steps: ['Ask', 'Show'] });
    await checkUndo(open.book, () => write(id));
  });
  test('risk reopened, post-mortem written, will churn taken back', async () => {
    const id = await openRisk();
    await open.services.risks.willChurn({ id, ...gate }, other);
    await checkUndo(open.book, () => open.services.risks.takeBackWillChurn({ id }, me));
    await open.services.risks.close({ id, ...end }, other);
    await checkUndo(open.book, () => open.services.risks.postMortem({ id, isExpected: true, isAvoidable: false, lesson: 'Look up' }, me));
    await checkUndo(open.book, () => open.services.risks.reopen({ id }, me));
  });
});

describe('today', () => {
  const items = async () => (await createRiskToday(open.book.context)(open.book.context.today(), await open.services.accounts.list())).map(({ rule, title, why, since }) => ({ rule, title, why, since }));
  test('a red account without a risk, then its clock and its next step, then its lesson', async () => {
    await open.services.accounts.update({ id: open.accountId, fields: { sentiment: 'red' } }, other);
    expect(await items()).toEqual([{ rule: 'risk-missing', title: 'Blue Heron is at risk and no risk is open', why: 'Sentiment is red since it was set on 16 Mar 2026. The register has no open risk of it', since: '2026-03-16' }]);
    const id = await openRisk();
    expect(await items()).toEqual([]);
    setDay('2026-03-20');
    expect(await items()).toEqual([{ rule: 'risk-overdue', title: 'The next step on the risk of Blue Heron is late', why: 'The next step, “Watch two users”, was due on 19 Mar 2026', since: '2026-03-19' }]);
    await open.services.risks.change({ id, fields: { nextDueOn: '2026-04-30' } }, other);
    setDay('2026-03-23');
    expect(await items()).toEqual([]);
    setDay('2026-03-24');
    expect(await items()).toEqual([{ rule: 'risk-overdue', title: 'The risk of Blue Heron has no update', why: 'Opened on 16 Mar 2026, without an update since. Every 7 days: renews 20 May 2026, in the next fiscal quarter', since: '2026-03-23' }]);
    await open.services.risks.close({ id, outcome: 'churned', summary: 'Gone', isIntervened: true, sentiment: 'green' }, other);
    expect(await items()).toMatchObject([{ rule: 'will-churn-lesson', title: 'What is learnt from Blue Heron?' }]);
    await open.services.risks.postMortem({ id, isExpected: true, isAvoidable: true, lesson: 'Ask sooner' }, other);
    expect(await items()).toEqual([]);
  });
  test('a reason without a risk; not for an account that nobody manages', async () => {
    await open.services.accounts.update({ id: open.accountId, fields: { riskReason: 'Loss of budget' } }, other);
    expect(await items()).toMatchObject([{ rule: 'risk-missing', why: 'The account says “Loss of budget”. The register has no open risk of it' }]);
    await open.services.accounts.update({ id: open.accountId, fields: { coverage: 'digital' } }, other);
    expect(await items()).toEqual([]);
  });
  test.each([['2026-04-14', 0], ['2026-04-15', 1]])('PR1 out of reach since 15 January is escalated on %s: %s', async (on, rows) => {
    const { id } = await open.services.calls.plan({ accountId: open.accountId, on: '2026-01-15' }, other);
    await open.services.calls.log({ id, state: 'held', fields: {} }, other);
    await open.services.accounts.update({ id: open.accountId, fields: { priorityOverride: 'PR1', priorityReason: 'By hand' } }, other);
    setDay(on);
    expect(await items()).toHaveLength(rows);
    if (rows > 0) expect(await items()).toMatchObject([{ rule: 'risk-missing', title: 'Blue Heron is PR1 and out of reach', since: '2026-04-15' }]);
  });
});
