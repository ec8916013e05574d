import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLedgerReader } from '#electron/store/ledger-rows.ts';
import { createRenewals } from '#electron/services/renewals.ts';
import { createSample } from '#electron/services/sample.ts';
import { createRenewalToday } from '#electron/store/renewal-today.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { me, openRiskBook, other, type RiskBook } from '#tests/services/risk-book.ts';
import { openTestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

/** Blue Heron's contract of 100,000 ends on 19 May 2026 and is due on the 20th; today is 16 March. */
let open: RiskBook & { renewals: ReturnType<typeof createRenewals> };
beforeEach(async () => {
  const book = await openRiskBook();
  open = { ...book, renewals: createRenewals(book.book.context) };
});
afterEach(() => open.book.close());

const setDay = (on: string): void => open.book.setNow(`${on}T09:00:00.000Z`);
const get = (id = open.contractId) => open.renewals.get({ id });
const arrOn = (on: string): number => createLedgerReader(open.book.db).arrOn([open.accountId], on).reduce((sum, { minor }) => sum + minor, 0);
const rulesToday = async (): Promise<string[]> => (await createRenewalToday(open.book.context)(open.book.context.today(), await createAccountRows(open.book.context).all())).map(({ rule }) => rule);
const line = (arrMinor: number, name = 'Platform') => ({ productId: null, name, kind: 'recurring' as const, quantity: null, unit: '', arrMinor, escalatorPercent: null });
const won = (fields: Partial<Parameters<typeof open.renewals.closeWon>[0]> = {}) => ({ id: open.contractId, on: '2026-03-16', name: 'Platform', startOn: '2026-05-20', termMonths: 12, autoRenew: false, noticeOn: null, lines: [line(100_000_00), line(30_000_00, 'Reports')], ...fields });
const quarter = { from: '2026-04-01', to: '2026-06-30', late: false };

describe('what is said of a renewal', () => {
  test('nothing is stored until somebody speaks of it; then it is found by its record too', async () => {
    expect(await open.renewals.pipeline(quarter)).toMatchObject([{ accountName: 'Blue Heron', renewalId: null, dueOn: '2026-05-20', atrMinor: 100_000_00, category: null, call: 'missing', phase: 'manager', likelyMinor: 100_000_00, commitMinor: 0, status: 'open' }]);
    const { id } = await open.renewals.change({ id: open.contractId, fields: { category: 'will-renew', amountMinor: 120_000_00 } }, me);
    expect(get(id)).toMatchObject({ contractId: open.contractId, renewalId: id, category: 'will-renew', call: 'called', amountMinor: 120_000_00, likelyMinor: 120_000_00, commitMinor: 120_000_00, doubt: '' });
  });
  test.each<[string, Parameters<typeof open.renewals.change>[0]['fields'], RegExp]>([
    ['a swing over the loss', { amountMinor: 60_000_00, swingMinor: 40_000_01 }, /at most the forecast loss of \$40,000/],
    ['likely over best', { bestMinor: 1, likelyMinor: 2 }, /Likely cannot be more than best/],
    ['commit over likely', { likelyMinor: 1, commitMinor: 2 }, /Commit cannot be more than likely/],
    ['a member of nobody', { driId: '01J00000000000000000000000' }, /team member/],
  ])('%s is refused', (_, fields, says) => expect(() => open.renewals.change({ id: open.contractId, fields }, me)).toThrow(says));
  test('the swing follows the amount down', async () => {
    await open.renewals.change({ id: open.contractId, fields: { amountMinor: 50_000_00, swingMinor: 50_000_00 } }, me);
    await open.renewals.change({ id: open.contractId, fields: { amountMinor: 80_000_00 } }, me);
    expect(get().said).toMatchObject({ amountMinor: 80_000_00, swingMinor: 20_000_00 });
  });
  test('at three months or less a call is not taken back, before it is', async () => {
    setDay('2026-02-19');
    await open.renewals.change({ id: open.contractId, fields: { category: 'will-renew' } }, me);
    await open.renewals.change({ id: open.contractId, fields: { category: null } }, me);
    await open.renewals.change({ id: open.contractId, fields: { category: 'will-churn' } }, me);
    setDay('2026-02-20');
    expect(() => open.renewals.change({ id: open.contractId, fields: { category: null } }, me)).toThrow(/“monitor” is no call any more/);
  });
  test('the soft question is a call of the timeline, or one that is there', async () => {
    await open.renewals.ask({ id: open.contractId, on: '2026-03-13', outcome: 'with-changes', note: 'Two sites fewer', activityId: null }, me);
    const asked = get();
    expect(asked).toMatchObject({ softAskedOn: '2026-03-13', softOutcome: 'with-changes', softActivity: { label: 'Renewal call: soft question' } });
    expect(open.services.accounts.get({ id: open.accountId, asOf: null }).row.lastEngagementOn).toBe('2026-03-13');
    await open.renewals.ask({ id: open.contractId, on: '2026-03-16', outcome: 'yes', note: '', activityId: asked.softActivity?.id ?? null }, me);
    expect(get()).toMatchObject({ softOutcome: 'yes', softActivity: { id: asked.softActivity?.id } });
    expect(() => open.renewals.ask({ id: open.contractId, on: '2026-03-17', outcome: 'yes', note: '', activityId: null }, me)).toThrow('That day has not come yet.');
    expect(() => open.renewals.ask({ id: open.contractId, on: '2026-03-16', outcome: 'yes', note: '', activityId: open.caseId }, me)).toThrow('not one of this account');
  });
  test('each of them can be undone', async () => {
    await checkUndo(open.book, () => open.renewals.change({ id: open.contractId, fields: { category: 'will-renew' } }, me));
    await checkUndo(open.book, () => open.renewals.ask({ id: open.contractId, on: '2026-03-16', outcome: 'yes', note: 'Gladly', activityId: null }, me));
    await checkUndo(open.book, () => open.renewals.tick({ id: open.contractId, step: 'review', on: '2026-03-16' }, me));
    await checkUndo(open.book, () => open.renewals.savePlan({ id: open.contractId, section: 'asks', text: 'A reference' }, me));
    await checkUndo(open.book, () => open.renewals.closeWon(won(), me));
    await checkUndo(open.book, () => open.renewals.closeLost({ id: open.contractId, on: '2026-03-16', endsOn: '2026-05-20', reason: 'budget' }, me));
  });
});

describe('how it ends', () => {
  test('won with an upsell: won ATR is capped, net is positive, and the ledger grows on the day', async () => {
    await open.renewals.change({ id: open.contractId, fields: { category: 'will-renew' } }, other);
    await open.renewals.closeWon(won(), me);
    expect(get()).toMatchObject({ status: 'won', by: 'person', onTime: true, closedOn: '2026-03-16', amountWonMinor: 130_000_00, wonAtrMinor: 100_000_00, netMinor: 30_000_00, next: [{ startOn: '2026-05-20', endOn: '2027-05-19', arrMinor: 130_000_00 }] });
    expect([arrOn('2026-05-19'), arrOn('2026-05-20')]).toEqual([100_000_00, 130_000_00]);
    expect(open.book.db.prepare(`SELECT order_type, renews_id FROM contracts WHERE renews_id IS NOT NULL`).all()).toEqual([{ order_type: 'renewal', renews_id: open.contractId }]);
    const [next] = get().next;
    expect(open.renewals.get({ id: next?.id ?? '' })).toMatchObject({ status: 'open', dueOn: '2027-05-20', atrMinor: 130_000_00 });
    await open.renewals.reopen({ id: open.contractId }, me);
    expect(get()).toMatchObject({ status: 'open', next: [] });
    expect(arrOn('2026-05-20')).toBe(100_000_00);
  });
  test('late, and closed in the grace: no gap in the ledger, but not on time', async () => {
    setDay('2026-06-10');
    expect(get()).toMatchObject({ status: 'open', isLate: true, phase: 'late', graceUntil: '2026-06-18' });
    expect(await rulesToday()).toEqual(['renewal-late']);
    await open.renewals.closeWon(won({ on: '2026-06-10', startOn: '2026-06-15', lines: [line(100_000_00)] }), me);
    expect(get()).toMatchObject({ status: 'won', onTime: false, isLate: false, netMinor: 0 });
    expect([arrOn('2026-05-20'), arrOn('2026-06-14'), arrOn('2026-06-15')]).toEqual([100_000_00, 100_000_00, 100_000_00]);
    expect(await rulesToday()).toEqual([]);
  });
  test('lost by the grace, with the end of the paid term; a contract that starts in it may still be written down', async () => {
    setDay('2026-06-19');
    expect(get()).toMatchObject({ status: 'lost', by: 'grace', onTime: false });
    expect(() => open.renewals.closeWon(won({ on: '2026-06-19', startOn: '2026-06-19' }), me)).toThrow(/win-back/);
    await open.renewals.closeWon(won({ on: '2026-06-01', startOn: '2026-05-20' }), me);
    expect(get()).toMatchObject({ status: 'won', onTime: false });
  });
  test('lost, with its reason and what was learnt; an open risk of the account is named', async () => {
    const risk = await open.services.risks.open({ accountId: open.accountId, level: 'red', reason: 'budget', impact: 'churn', nextStep: 'Ask', nextDueOn: '2026-03-20' }, other);
    expect(() => open.renewals.postMortem({ id: open.contractId, wasExpected: true, wasAvoidable: true, lesson: 'x' }, me)).toThrow(/not lost/);
    await open.renewals.closeLost({ id: open.contractId, on: '2026-03-16', endsOn: '2026-05-20', reason: 'budget' }, me);
    expect(get()).toMatchObject({ status: 'lost', lossReason: 'budget', onTime: true, wonAtrMinor: 0, netMinor: -100_000_00, lessonRisk: { id: risk.id }, wasExpected: null, wasAvoidable: null });
    expect([arrOn('2026-05-19'), arrOn('2026-05-20')]).toEqual([100_000_00, 0]);
    await open.renewals.postMortem({ id: open.contractId, wasExpected: false, wasAvoidable: true, lesson: 'Ask who holds the budget' }, me);
    expect(get()).toMatchObject({ wasExpected: false, wasAvoidable: true, lesson: 'Ask who holds the budget' });
    expect(() => open.renewals.change({ id: open.contractId, fields: { category: 'will-renew' } }, me)).toThrow(/is lost. Reopen it/);
    await open.renewals.reopen({ id: open.contractId }, me);
    expect(arrOn('2026-05-20')).toBe(100_000_00);
  });
  test.each<[string, Partial<Parameters<typeof open.renewals.closeWon>[0]>, RegExp]>([
    ['nothing won', { lines: [line(0)] }, /Nothing recurring was won/],
    ['a day to come', { on: '2026-03-17' }, /has not come/],
    ['a start before the contract', { startOn: '2025-05-20' }, /starts after the one/],
    ['a start after the grace', { startOn: '2026-06-19' }, /win-back/],
    ['a notice before it begins', { noticeOn: '2026-05-19' }, /Notice is given after/],
  ])('%s is refused', (_, fields, says) => expect(() => open.renewals.closeWon(won(fields), me)).toThrow(says));
  test('closed twice is refused, whoever closed it', async () => {
    await open.renewals.closeWon(won(), me);
    expect(() => open.renewals.closeLost({ id: open.contractId, on: '2026-03-16', endsOn: '2026-05-20', reason: 'other' }, me)).toThrow(/won already. Reopen it/);
    const { id } = await open.services.contracts.create({ accountId: open.elsewhereId, name: 'Platform', startOn: '2025-05-20', endOn: '2026-05-19', arrMinor: 100 }, other);
    await open.services.contracts.create({ accountId: open.elsewhereId, name: 'Platform', startOn: '2026-05-20', endOn: '2027-05-19', arrMinor: 100 }, other);
    expect(() => open.renewals.reopen({ id }, me)).toThrow(/Another contract follows/);
    expect(() => open.renewals.closeWon(won({ id }), me)).toThrow(/Its contracts say so/);
  });
  test('an early renewal ends the old one, and no ARR is there twice', async () => {
    setDay('2026-04-01');
    await open.renewals.closeWon(won({ on: '2026-04-01', startOn: '2026-04-15', lines: [line(110_000_00)] }), me);
    expect([arrOn('2026-04-14'), arrOn('2026-04-15'), arrOn('2026-05-20')]).toEqual([100_000_00, 110_000_00, 110_000_00]);
    expect(get()).toMatchObject({ status: 'won', atrMinor: 100_000_00, netMinor: 10_000_00 });
  });
  test('a contract that renews itself comes up again, and is followed without a gap', async () => {
    await open.services.contracts.update({ id: open.contractId, fields: { autoRenew: true } }, other);
    setDay('2027-03-16');
    expect(get()).toMatchObject({ dueOn: '2027-05-20', isCurrent: true, status: 'open' });
    expect(() => open.renewals.closeWon(won({ on: '2027-03-16', startOn: '2027-05-21' }), me)).toThrow(/renews itself/);
    await open.renewals.closeWon(won({ on: '2027-03-16', startOn: '2027-05-20' }), me);
    expect([arrOn('2027-05-19'), arrOn('2027-05-20')]).toEqual([100_000_00, 130_000_00]);
    expect((await open.renewals.ofAccount({ accountId: open.accountId, asOf: null })).map(({ dueOn, status, by }) => [dueOn, status, by])).toEqual([['2026-05-20', 'won', 'itself'], ['2027-05-20', 'won', 'person'], ['2028-05-20', 'open', null]]);
  });
  test('what does not come up says so', async () => {
    const { id } = await open.services.contracts.create({ accountId: open.accountId, startOn: '2026-01-01', arrMinor: 1 }, other);
    expect(() => get(id)).toThrow(/has no end/);
    expect(() => get('01J00000000000000000000000')).toThrow('not in this book');
  });
});

describe('the forecast', () => {
  test('this quarter and the next are forecast, in a fiscal year that starts in February too', async () => {
    expect((await open.renewals.forecast()).quarters.map(({ name, totals }) => [name, totals.count])).toEqual([['FY2026 Q1', 0], ['FY2026 Q2', 1]]);
    await open.services.settings.save({ fiscalYearStart: 2 }, other);
    expect((await open.renewals.forecast()).quarters.map(({ name, from, totals }) => [name, from, totals.count])).toEqual([['FY2027 Q1', '2026-02-01', 0], ['FY2027 Q2', '2026-05-01', 1]]);
  });
  test('a late one of the quarter before keeps that quarter on the page', async () => {
    setDay('2026-06-10');
    await open.services.contracts.update({ id: open.contractId, fields: { endOn: '2026-06-15' } }, other);
    setDay('2026-07-10');
    expect((await open.renewals.forecast()).quarters.map(({ name, totals }) => [name, totals.open, totals.late])).toEqual([['FY2026 Q2', 1, 1], ['FY2026 Q3', 0, 0], ['FY2026 Q4', 0, 0]]);
    expect(await open.renewals.pipeline({ from: '2026-07-01', to: '2026-09-30', late: true })).toHaveLength(1);
  });
  test('one is kept a week by itself, never twice a day, and tells what moved', async () => {
    const { daily } = open.renewals;
    const run = (): Promise<void> => daily.run(open.book.context.today());
    const takenOn = async (): Promise<string[]> => (await open.renewals.forecast()).snapshots.map((one) => one.takenOn);
    await run();
    await run();
    expect(await takenOn()).toEqual(['2026-03-16']);
    await expect(open.renewals.takeSnapshot(undefined, me)).rejects.toThrow(/kept already/);
    setDay('2026-03-22');
    await run();
    expect(await takenOn()).toHaveLength(1);
    setDay('2026-03-23');
    await run();
    expect(await takenOn()).toEqual(['2026-03-23', '2026-03-16']);
    await open.renewals.change({ id: open.contractId, fields: { category: 'will-contract', amountMinor: 60_000_00 } }, me);
    const first = (await open.renewals.forecast()).snapshots.at(-1);
    const compared = await open.renewals.compare({ snapshotId: first?.id ?? '', from: '2026-04-01', to: '2026-06-30' });
    expect(compared).toMatchObject({ takenOn: '2026-03-16', before: { likelyMinor: 100_000_00 }, now: { likelyMinor: 60_000_00 }, moves: [{ accountName: 'Blue Heron', reason: 'category', deltaMinor: -40_000_00 }] });
    await open.renewals.closeWon(won({ on: '2026-03-23' }), me);
    expect((await open.renewals.compare({ snapshotId: first?.id ?? '', from: '2026-04-01', to: '2026-06-30' })).moves).toMatchObject([{ reason: 'won', deltaMinor: 30_000_00 }]);
  });
  test('calls are held against what came of them', async () => {
    await open.renewals.change({ id: open.contractId, fields: { category: 'will-churn' } }, me);
    await open.renewals.takeSnapshot(undefined, me);
    await open.renewals.closeWon(won(), me);
    setDay('2026-05-21');
    const found = await open.renewals.calibration();
    expect(found).toMatchObject({ leadDays: 30, least: 5, outcomes: [{ accountName: 'Blue Heron', end: 'renewed', wonMinor: 130_000_00, calledOn: '2026-03-16' }], categories: [{ category: 'will-churn', count: 1, right: 0, isEnough: false }] });
  });
});

test('the plan drafts itself from the account until it is written', async () => {
  const text = (section: string): string => open.renewals.plan({ id: open.contractId }).sections.find(({ key }) => key === section)?.text ?? '';
  expect(text('risks')).toContain('No risk is open');
  await open.services.risks.open({ accountId: open.accountId, level: 'yellow', reason: 'budget', impact: 'churn', about: 'A freeze until May', nextStep: 'Ask finance', nextDueOn: '2026-03-20' }, other);
  await open.services.commitments.create({ accountId: open.accountId, side: 'theirs', text: 'Name the signer', dueOn: '2026-04-01' }, other);
  await open.renewals.paper({ id: open.contractId, item: 'quote', on: '2026-03-16' }, me);
  expect(text('risks')).toContain('Loss of budget (yellow, churn, $100,000 at risk): A freeze until May. Next: Ask finance, by 20 Mar 2026.');
  expect(text('asks')).toContain('Name the signer (by 1 Apr 2026)');
  expect(text('paper')).toContain('- [x] The quote is with the customer (16 Mar 2026)');
  await open.renewals.savePlan({ id: open.contractId, section: 'risks', text: 'Only the budget.' }, me);
  expect(text('risks')).toBe('Only the budget.');
  await open.renewals.savePlan({ id: open.contractId, section: 'risks', text: null }, me);
  expect(text('risks')).toContain('Loss of budget');
});

describe('on Today', () => {
  test('the notice date, the missing call and the step that is due; each goes once it is done', async () => {
    await open.services.contracts.update({ id: open.contractId, fields: { noticeOn: '2026-04-10' } }, other);
    expect(await rulesToday()).toEqual(['renewal-notice', 'renewal-call', 'renewal-manager', 'renewal-window']);
    await open.renewals.change({ id: open.contractId, fields: { category: 'will-renew' } }, me);
    await open.renewals.tick({ id: open.contractId, step: 'manager', on: '2026-03-16' }, me);
    await open.renewals.ask({ id: open.contractId, on: '2026-03-16', outcome: 'yes', note: '', activityId: null }, me);
    await open.services.contracts.update({ id: open.contractId, fields: { noticeGivenOn: '2026-03-15' } }, other);
    await open.renewals.tick({ id: open.contractId, step: 'review', on: '2026-03-16' }, me);
    expect(await rulesToday()).toEqual([]);
    setDay('2026-04-20');
    expect(await rulesToday()).toEqual(['renewal-window']);
  });
  test('what was lost asks for its lesson until it is written', async () => {
    await open.renewals.closeLost({ id: open.contractId, on: '2026-03-16', endsOn: '2026-05-20', reason: 'budget' }, me);
    setDay('2027-03-16');
    expect(await rulesToday()).toEqual(['renewal-lesson']);
    await open.renewals.postMortem({ id: open.contractId, wasExpected: true, wasAvoidable: false, lesson: 'Ask finance earlier' }, me);
    expect(await rulesToday()).toEqual([]);
  });
  test('a loss by the grace asks for a while, and not where the register of risks has it', async () => {
    setDay('2026-06-20');
    expect(await rulesToday()).toEqual(['renewal-lesson']);
    setDay('2026-10-20');
    expect(await rulesToday()).toEqual([]);
    setDay('2026-06-20');
    const { id } = await open.services.risks.open({ accountId: open.accountId, level: 'red', reason: 'budget', impact: 'churn', about: '', nextStep: 'Ask finance', nextDueOn: '2026-06-25' }, other);
    await open.services.risks.close({ id, outcome: 'churned', summary: 'They left', isIntervened: false, sentiment: null }, other);
    expect(await rulesToday()).toEqual([]);
  });
});

test('an earlier day shows what was known of the renewals then', async () => {
  await open.renewals.change({ id: open.contractId, fields: { category: 'will-renew', amountMinor: 120_000_00, nextStep: 'Send the offer' } }, me);
  setDay('2026-04-01');
  await open.renewals.change({ id: open.contractId, fields: { category: 'will-churn', amountMinor: 0 } }, me);
  await open.services.contracts.update({ id: open.contractId, fields: { arrMinor: 90_000_00 } }, me);
  setDay('2026-05-02');
  await open.renewals.closeLost({ id: open.contractId, on: '2026-05-02', endsOn: '2026-05-20', reason: 'budget' }, me);
  const asOf = async (on: string | null) => (await open.renewals.ofAccount({ accountId: open.accountId, asOf: on })).map(({ status, category, atrMinor, amountMinor, nextStep }) => [status, category, atrMinor, amountMinor, nextStep]);
  expect(await asOf('2026-03-31')).toEqual([['open', 'will-renew', 100_000_00, 120_000_00, 'Send the offer']]);
  expect(await asOf('2026-05-01')).toEqual([['open', 'will-churn', 90_000_00, 0, 'Send the offer']]);
  expect(await asOf(null)).toEqual([['lost', 'will-churn', 90_000_00, 0, 'Send the offer']]);
  await expect(open.renewals.ofAccount({ accountId: open.accountId, asOf: '2026-03-01' })).rejects.toThrow('not in the book');
});

test('the sample shows every state, and its calls are calibrated', async () => {
  const book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  await createSample(book.context).open(me);
  const renewals = createRenewals(book.context);
  const all = await renewals.pipeline({ from: '2024-01-01', to: '2027-12-31', late: true });
  expect(new Set(all.map(({ phase }) => phase))).toEqual(new Set(['ahead', 'review', 'soft-question', 'manager', 'close', 'late', 'won', 'lost']));
  expect(new Set(all.filter(({ status }) => status === 'open').map(({ call }) => call))).toEqual(new Set(['called', 'monitor', 'missing']));
  expect(all.every((row) => row.status === 'open' || (row.wonAtrMinor ?? 0) <= row.atrMinor)).toBe(true);
  expect((await renewals.forecast()).snapshots.length).toBeGreaterThan(50);
  const { outcomes, figures } = await renewals.calibration();
  expect(outcomes.length).toBeGreaterThan(20);
  expect(figures.every(({ isEnough }) => isEnough)).toBe(true);
  book.close();
});
