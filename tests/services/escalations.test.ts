import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEscalationToday } from '#electron/store/escalation-today.ts';
import { me, openRiskBook, other, type RiskBook } from '#tests/services/risk-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

let open: RiskBook;
beforeEach(async () => {
  open = await openRiskBook();
});
afterEach(() => open.book.close());

const openOne = async (fields: object = {}, caller = other): Promise<string> => (await open.services.escalations.open({ accountId: open.accountId, title: 'Sync posts twice', severity: 'critical', exitCriteria: 'A week without an error', ...fields }, caller)).id;
const one = (id: string) => open.services.escalations.get({ id });
const setDay = (on: string): void => open.book.setNow(`${on}T09:00:00.000Z`);
const agree = async (id: string): Promise<void> => {
  await open.services.escalations.ourAgreement({ id, agreed: { by: 'Amadou', on: '2026-03-16' } }, other);
  await open.services.escalations.customerAgreement({ id, agreed: { personId: open.personId, on: '2026-03-16' } }, other);
};
const issue = { issueKey: 'BRG-412', title: 'Retry posts twice', status: 'Open', url: 'https://issues.example/BRG-412' };

describe('an escalation', () => {
  test('closes only by both sides, with its outcome, and sets the sentiment', async () => {
    const id = await openOne();
    const close = () => open.services.escalations.close({ id, outcome: 'Fixed', sentiment: 'green' }, me);
    expect(close).toThrow('Our side has not agreed yet. Say who of us agreed, and when.');
    await open.services.escalations.ourAgreement({ id, agreed: { by: 'Amadou', on: '2026-03-16' } }, me);
    expect(close).toThrow('The customer has not agreed yet. Name who of them did, and when.');
    expect(() => open.services.escalations.customerAgreement({ id, agreed: { personId: open.strangerId, on: '2026-03-16' } }, me)).toThrow('Otto Brandt belongs to another account. Choose a person of this one.');
    expect(() => open.services.escalations.customerAgreement({ id, agreed: { personId: open.personId, on: '2026-03-17' } }, me)).toThrow('Nobody can have agreed on a day that has not come.');
    await open.services.escalations.customerAgreement({ id, agreed: { personId: open.personId, on: '2026-03-16' } }, me);
    await close();
    expect(one(id)).toMatchObject({ state: 'closed', closedOn: '2026-03-16', outcome: 'Fixed', sentimentAfter: 'green', customerAgreedBy: 'Ines Duarte', clock: null });
    expect(open.services.accounts.get({ id: open.accountId, asOf: null }).account.sentiment).toBe('green');
    expect(() => open.services.escalations.update({ id, severity: 'low', text: 'New' }, me)).toThrow('“Sync posts twice” is closed. Reopen it to change it.');
    await open.services.escalations.reopen({ id }, me);
    expect(one(id)).toMatchObject({ state: 'open', ourAgreedOn: null, customerAgreedById: null, outcome: '', lastUpdate: { text: 'Reopened' } });
  });
  test('its clock follows its severity, in working days', async () => {
    const id = await openOne();
    expect(one(id).clock).toMatchObject({ dueOn: '2026-03-17', overdueDays: 0 });
    setDay('2026-03-20');
    expect(one(id).clock).toMatchObject({ overdueDays: 3 });
    await open.services.escalations.update({ id, severity: 'medium', text: 'Calmer' }, me);
    expect(one(id)).toMatchObject({ severity: 'medium', clock: { dueOn: '2026-03-27', overdueDays: 0 }, updates: [{ on: '2026-03-20', severity: 'medium', text: 'Calmer' }] });
  });
  test('links cases of its account and issues', async () => {
    const id = await openOne();
    await open.services.escalations.link({ id, caseId: open.caseId }, me);
    expect(() => open.services.escalations.link({ id, caseId: open.caseId }, me)).toThrow('That case is linked already.');
    const link = await open.services.escalations.link({ id, issue }, me);
    await open.services.escalations.changeIssue({ id: link.id, fields: { status: 'Released' } }, me);
    expect(one(id)).toMatchObject({ links: 2, cases: [], linked: [{ caseId: open.caseId, key: '4711', title: 'Sync posts twice', status: 'open' }, { caseId: null, key: 'BRG-412', status: 'Released', url: issue.url }] });
    await open.services.escalations.unlink({ id: link.id }, me);
    expect(one(id).linked).toHaveLength(1);
    const elsewhere = await openOne({ accountId: open.elsewhereId });
    expect(() => open.services.escalations.link({ id: elsewhere, caseId: open.caseId }, me)).toThrow('That case is not one of this account.');
    expect(() => open.services.escalations.link({ id, issue: { ...issue, issueKey: '', title: '' } }, me)).toThrow('An issue has a key or a title.');
  });
  test('carries promises of its account', async () => {
    const id = await openOne();
    const loose = await open.services.commitments.create({ accountId: open.accountId, text: 'Send the cause' }, other);
    expect(one(id)).toMatchObject({ commitments: [], attachable: [{ id: loose.id, text: 'Send the cause' }] });
    await open.services.commitments.update({ id: loose.id, fields: { escalationId: id } }, me);
    await open.services.commitments.create({ accountId: open.accountId, text: 'A word a day', escalationId: id }, me);
    expect(one(id)).toMatchObject({ openCommitments: 2, attachable: [], commitments: [{ escalationId: id }, { escalationId: id }] });
    await open.services.commitments.update({ id: loose.id, fields: { accountId: open.elsewhereId } }, me);
    expect(one(id).openCommitments).toBe(1);
    expect(() => open.services.commitments.create({ accountId: open.elsewhereId, text: 'No', escalationId: id }, me)).toThrow('That escalation is not one of this account.');
    const elsewhere = await openOne({ accountId: open.elsewhereId });
    expect(() => open.services.commitments.update({ id: one(id).commitments[0]?.id ?? '', fields: { escalationId: elsewhere } }, me)).toThrow('That escalation is not one of this account.');
  });
  test('belongs to a risk of its account', async () => {
    const risk = await open.services.risks.open({ accountId: open.accountId, level: 'yellow', reason: 'product-quality', impact: 'churn', nextStep: 'Ask', nextDueOn: '2026-03-19' }, other);
    const id = await openOne({ riskId: risk.id });
    expect(one(id).risk).toEqual({ id: risk.id, label: 'Product quality' });
    expect(open.services.risks.get({ id: risk.id }).escalations).toEqual([{ id, title: 'Sync posts twice', state: 'open' }]);
    await expect(openOne({ accountId: open.elsewhereId, riskId: risk.id })).rejects.toThrow('That risk is not one of this account.');
  });
  test('is known as of an earlier day as it was then', async () => {
    const id = await openOne({ ownerId: open.memberId });
    await open.services.escalations.link({ id, issue }, me);
    await open.services.commitments.create({ accountId: open.accountId, text: 'A word a day', escalationId: id }, me);
    const then = open.services.escalations.ofAccount({ accountId: open.accountId, asOf: null });
    setDay('2026-03-20');
    await open.services.escalations.update({ id, severity: 'low', text: 'Calmer' }, me);
    await open.services.commitments.keep({ id: one(id).commitments[0]?.id ?? '' }, me);
    await open.services.team.update({ id: open.memberId, fields: { name: 'Omar Meadow' } }, me);
    await open.services.escalations.remove({ id }, me);
    expect(open.services.escalations.ofAccount({ accountId: open.accountId, asOf: '2026-03-16' })).toEqual(then);
    expect(open.services.escalations.ofAccount({ accountId: open.accountId, asOf: '2026-03-15' })).toEqual([]);
  });
});

describe('undo', () => {
  const writes: [string, (id: string) => Promise<unknown>][] = [
    ['opened', () => openOne({}, me)],
    ['changed', (id) => open.services.escalations.change({ id, fields: { title: 'Sync', exitCriteria: 'Two weeks', ownerId: open.memberId } }, me)],
    ['updated', (id) => open.services.escalations.update({ id, severity: 'high', text: 'New' }, me)],
    ['case linked', (id) => open.services.escalations.link({ id, caseId: open.caseId }, me)],
    ['issue linked', (id) => open.services.escalations.link({ id, issue }, me)],
    ['our side agreed', (id) => open.services.escalations.ourAgreement({ id, agreed: { by: 'Amadou', on: '2026-03-16' } }, me)],
    ['the customer agreed', (id) => open.services.escalations.customerAgreement({ id, agreed: { personId: open.personId, on: '2026-03-16' } }, me)],
    ['promise made for it', (id) => open.services.commitments.create({ accountId: open.accountId, text: 'A word a day', escalationId: id }, me)],
    ['removed', (id) => open.services.escalations.remove({ id }, me)],
  ];
  test.each(writes)('%s', async (_, write) => {
    const id = await openOne();
    await checkUndo(open.book, () => write(id));
  });
  test('closed, reopened, agreement taken back, issue changed, link taken off, promise attached', async () => {
    const id = await openOne();
    const link = await open.services.escalations.link({ id, issue }, other);
    await checkUndo(open.book, () => open.services.escalations.changeIssue({ id: link.id, fields: { status: 'Released' } }, me));
    await checkUndo(open.book, () => open.services.escalations.unlink({ id: link.id }, me));
    const promise = await open.services.commitments.create({ accountId: open.accountId, text: 'Send the cause' }, other);
    await checkUndo(open.book, () => open.services.commitments.update({ id: promise.id, fields: { escalationId: id } }, me));
    await agree(id);
    await checkUndo(open.book, () => open.services.escalations.customerAgreement({ id, agreed: null }, me));
    await checkUndo(open.book, () => open.services.escalations.close({ id, outcome: 'Fixed', sentiment: 'green' }, me));
    await open.services.escalations.close({ id, outcome: 'Fixed', sentiment: 'green' }, other);
    await checkUndo(open.book, () => open.services.escalations.reopen({ id }, me));
  });
});

test('today has a row once the rhythm has passed', async () => {
  const items = async () => (await createEscalationToday(open.book.context)(open.book.context.today(), await open.services.accounts.list())).map(({ rule, title, why, since }) => ({ rule, title, why, since }));
  const id = await openOne();
  setDay('2026-03-17');
  expect(await items()).toEqual([]);
  setDay('2026-03-18');
  expect(await items()).toEqual([{ rule: 'escalation-overdue', title: 'Sync posts twice: the update is late', why: 'Opened on 16 Mar 2026, without an update since. Critical: an update every working day; due on 17 Mar 2026, 1 working day late', since: '2026-03-17' }]);
  await open.services.escalations.update({ id, severity: 'high', text: 'Known' }, me);
  expect(await items()).toEqual([]);
});
