import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Review } from '#shared/journey.ts';
import { createAccounts } from '#electron/services/accounts.ts';
import { createCalls } from '#electron/services/calls.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createJourney } from '#electron/services/journey.ts';
import { createToday } from '#electron/services/today.ts';
import { undo } from '#electron/store/undo.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const other = { window: 'two' };
const nobody = '01J0000000000000000000000Z';
let book: TestBook;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-20T09:00:00.000Z' });
});
afterEach(() => book.close());

/** A book in the last two weeks of a quarter: an account over the limit, one set by hand, one whose gates are met, and a plain one. */
const prepare = async () => {
  const [accounts, journey, contracts, today] = [createAccounts(book.context), createJourney(book.context), createContracts(book.context), createToday(book.context)];
  const add = (name: string, fields: object = {}) => accounts.create({ name, segment: 'commercial', stage: 'expand', csmSince: '2024-01-01', ...fields }, other);
  const [large, byHand, aligned, plain] = [await add('Large'), await add('By hand', { priorityOverride: 'PR1', priorityReason: 'Agreed' }), await add('Aligned', { stage: 'align' }), await add('Plain')];
  await contracts.create({ accountId: large.id, startOn: '2026-01-01', endOn: '2026-12-31', arrMinor: 250_000_00 }, other);
  await contracts.create({ accountId: aligned.id, startOn: '2026-04-01', arrMinor: 100 }, other);
  await createCalls(book.context).plan({ accountId: aligned.id, on: '2026-04-02', title: 'Kickoff with the team' }, other);
  return { accounts, journey, today, large, byHand, aligned, plain };
};
type Prepared = Awaited<ReturnType<typeof prepare>>;
const quarter = '2026-Q1';
const accepts = (id: string, kind: 'segment' | 'priority' | 'stage' | 'none') => ({ accountId: id, kind, decision: 'accepted' as const, reason: '' });
const lines = ({ lines: found }: Review): string[] => found.map(({ name, rule, before, after, decision }) => `${name} ${rule} ${before} > ${after}${decision === null ? '' : ` ${decision}`}`);

const writes: [string, (p: Prepared) => Promise<unknown>][] = [
  ['stage moved', ({ journey, aligned }) => journey.move({ accountId: aligned.id, to: 'onboard', reason: '' }, me)],
  ['stage moved past open gates', ({ journey, plain }) => journey.move({ accountId: plain.id, to: 'optimize', reason: 'It renews early' }, me)],
  ['stage set on the account', ({ accounts, plain }) => accounts.update({ id: plain.id, fields: { stage: 'optimize' } }, me)],
  ['segment accepted', ({ journey, large }) => journey.decide({ quarter, decisions: [accepts(large.id, 'segment')] }, me)],
  ['priority accepted', ({ journey, byHand }) => journey.decide({ quarter, decisions: [accepts(byHand.id, 'priority')] }, me)],
  ['priority kept', ({ journey, byHand }) => journey.decide({ quarter, decisions: [{ accountId: byHand.id, kind: 'priority', decision: 'kept', reason: 'Still agreed' }] }, me)],
  ['stage accepted', ({ journey, aligned }) => journey.decide({ quarter, decisions: [accepts(aligned.id, 'stage')] }, me)],
  ['all at once', ({ journey, large, plain, byHand }) => journey.decide({ quarter, decisions: [accepts(large.id, 'segment'), accepts(byHand.id, 'priority'), accepts(plain.id, 'none')] }, me)],
];
test.each(writes)('%s: undo brings back the same book, redo the same change', async (_, write) => {
  const prepared = await prepare();
  await checkUndo(book, () => write(prepared));
});

describe('the journey of an account', () => {
  test('is dated by each move, wherever it was made, and is known as of a past day', async () => {
    const { accounts, journey, aligned } = await prepare();
    book.setNow('2026-04-10T09:00:00.000Z');
    await journey.move({ accountId: aligned.id, to: 'onboard', reason: '' }, me);
    book.setNow('2026-05-20T09:00:00.000Z');
    await accounts.update({ id: aligned.id, fields: { stage: 'enable' } }, me);
    await journey.move({ accountId: aligned.id, to: 'expand', reason: 'By mistake' }, me);
    await undo(book.context.store, 'one', null);
    const { stage, visits } = journey.read({ accountId: aligned.id, asOf: null });
    expect([stage, visits]).toEqual(['enable', [
      { stage: 'align', from: '2026-03-20', to: '2026-04-10' }, { stage: 'onboard', from: '2026-04-10', to: '2026-05-20' }, { stage: 'enable', from: '2026-05-20', to: null },
    ]]);
    expect(journey.read({ accountId: aligned.id, asOf: '2026-04-30' })).toEqual({ stage: 'onboard', gates: null, visits: [{ stage: 'align', from: '2026-03-20', to: '2026-04-10' }, { stage: 'onboard', from: '2026-04-10', to: null }] });
    expect(journey.medians()).toEqual({ align: { days: 21, visits: 1 }, onboard: { days: 40, visits: 1 } });
  });

  test('an account from before the day of a stage was kept is dated by history, and its beginning is not known', async () => {
    const { journey, plain } = await prepare();
    await book.context.store.write({ ...other, label: 'Before', words: [] }, () => {
      book.db.prepare('UPDATE accounts SET stage_on = NULL WHERE id = ?').run(plain.id);
      return {};
    });
    book.setNow('2026-04-10T09:00:00.000Z');
    await book.context.store.write({ ...other, label: 'Before', words: [] }, () => {
      book.db.prepare(`UPDATE accounts SET stage = 'optimize' WHERE id = ?`).run(plain.id);
      return {};
    });
    expect(journey.read({ accountId: plain.id, asOf: null }).visits.at(-1)).toEqual({ stage: 'optimize', from: '2026-04-10', to: null });
  });

  test('asks for a reason where gates are open, keeps it with the change, and goes back freely', async () => {
    const { accounts, journey, plain, aligned } = await prepare();
    expect(journey.read({ accountId: plain.id, asOf: null }).gates?.map(({ key, met }) => `${key} ${met}`)).toEqual(['outcome false', 'not-at-risk true', 'renewal-known false']);
    await expect(journey.move({ accountId: plain.id, to: 'optimize', reason: '' }, me)).rejects.toThrow('Say why Plain moves on while this is open: an objective is achieved, or an outcome verified; the renewal date is known.');
    await journey.move({ accountId: plain.id, to: 'optimize', reason: 'It renews early' }, me);
    expect(accounts.history({ entity: 'accounts', id: plain.id })[0]?.change).toBe('Moved Plain to Optimize and renew: It renews early');
    await journey.move({ accountId: plain.id, to: 'enable', reason: '' }, me);
    await journey.move({ accountId: aligned.id, to: 'onboard', reason: '' }, me);
    await expect(journey.move({ accountId: plain.id, to: 'enable', reason: '' }, me)).rejects.toThrow('Plain is in Enable already.');
    await expect(journey.move({ accountId: nobody, to: 'enable', reason: '' }, me)).rejects.toThrow('That account is not in this book any more.');
  });
});

describe('the quarterly review', () => {
  const row = async ({ today }: Prepared) => (await today.read()).items.find(({ rule }) => rule === 'priority-review');

  test('proposes by rule, decides one by one, and is finished when nothing is left', async () => {
    const prepared = await prepare();
    const { journey, large, byHand, aligned, plain } = prepared;
    const read = () => journey.review({ quarter: null });
    expect(await read()).toMatchObject({ quarter: { key: quarter }, isDue: true, done: 0, accounts: 4 });
    expect(lines(await read())).toEqual(['Large arr-over-limit commercial > enterprise', 'By hand override-differs PR1 > PR2', 'Aligned gates-met align > onboard', 'Plain unchanged PR2 > PR2']);
    expect(await row(prepared)).toMatchObject({ key: `priority-review:book:${quarter}`, since: '2026-03-18', why: 'The quarter ends on 31 Mar 2026. None of 4 managed accounts is reviewed' });
    expect((await read()).shares.map(({ key, pr1, accounts }) => [key, pr1, accounts])).toEqual([['enterprise', 0, 0], ['commercial', 3, 4]]);

    await journey.decide({ quarter, decisions: [accepts(large.id, 'segment')] }, me);
    expect(prepared.accounts.get({ id: large.id, asOf: null }).account.segment).toBe('enterprise');
    expect((await read()).shares.map(({ key, pr1, accounts }) => [key, pr1, accounts])).toEqual([['enterprise', 0, 1], ['commercial', 2, 3]]);
    await journey.decide({ quarter, decisions: [{ accountId: byHand.id, kind: 'priority', decision: 'kept', reason: 'Still agreed' }] }, me);
    expect(prepared.accounts.get({ id: byHand.id, asOf: null }).account).toMatchObject({ priorityOverride: 'PR1', priorityReason: 'Agreed' });
    await journey.decide({ quarter, decisions: [accepts(aligned.id, 'stage'), accepts(plain.id, 'none')] }, me);
    expect(prepared.accounts.get({ id: aligned.id, asOf: null }).account).toMatchObject({ stage: 'onboard', stageOn: '2026-03-20' });
    expect(lines(await read())).toEqual(['Large arr-over-limit commercial > enterprise accepted', 'By hand override-differs PR1 > PR2 kept', 'Aligned gates-met align > onboard accepted', 'Plain unchanged PR2 > PR2 accepted']);
    expect([(await read()).done, (await read()).isDue, await row(prepared)]).toEqual([4, false, undefined]);
  });

  test('a priority that moved since last quarter is recorded, or kept by hand with its reason', async () => {
    const prepared = await prepare();
    const { accounts, journey, plain, large, byHand, aligned } = prepared;
    await journey.decide({ quarter, decisions: [accepts(plain.id, 'none'), accepts(large.id, 'segment'), accepts(byHand.id, 'priority'), accepts(aligned.id, 'stage')] }, me);
    book.setNow('2026-06-20T09:00:00.000Z');
    await accounts.update({ id: plain.id, fields: { sentiment: 'red', riskReason: 'Budget' } }, me);
    const next = () => journey.review({ quarter: null });
    expect([(await next()).quarter.key, lines(await next()).filter((line) => line.startsWith('Plain'))]).toEqual(['2026-Q2', ['Plain priority-moved PR2 > PR1']]);
    await journey.decide({ quarter: '2026-Q2', decisions: [{ accountId: plain.id, kind: 'priority', decision: 'kept', reason: 'It is over by Friday' }] }, me);
    expect(accounts.get({ id: plain.id, asOf: null }).row.priority).toEqual({ priority: 'PR2', reason: 'It is over by Friday', by: 'person' });
  });

  test('is overdue from the last quarter, for the accounts that were there, until its own last weeks', async () => {
    const prepared = await prepare();
    book.setNow('2026-04-10T09:00:00.000Z');
    await prepared.accounts.create({ name: 'New since' }, other);
    const overdue = await prepared.journey.review({ quarter: null });
    expect([overdue.quarter.key, overdue.isOverdue, overdue.accounts]).toEqual([quarter, true, 4]);
    expect((await row(prepared))?.why).toBe('The quarter ended on 31 Mar 2026. None of 4 managed accounts is reviewed');
    expect(await prepared.journey.review({ quarter: '2026-Q2' })).toMatchObject({ isDue: false, accounts: 5 });
    book.setNow('2026-06-20T09:00:00.000Z');
    expect(await prepared.journey.review({ quarter: null })).toMatchObject({ isOverdue: false, accounts: 5, quarter: { key: '2026-Q2' } });
  });

  test('says what is wrong', async () => {
    const { journey, plain, byHand } = await prepare();
    await expect(journey.decide({ quarter, decisions: [{ accountId: byHand.id, kind: 'priority', decision: 'kept', reason: '' }] }, me)).rejects.toThrow('Say why it stays as it is.');
    await expect(journey.decide({ quarter, decisions: [accepts(plain.id, 'stage')] }, me)).rejects.toThrow('That proposal does not stand any more.');
    await expect(journey.decide({ quarter, decisions: [accepts(nobody, 'none')] }, me)).rejects.toThrow('That account is not in this book any more.');
    await expect(journey.review({ quarter: '2020-Q1' })).rejects.toThrow('FY2020 Q1 cannot be reviewed any more. Only this quarter and the last one can.');
    await journey.decide({ quarter, decisions: [accepts(plain.id, 'none')] }, me);
    await expect(journey.decide({ quarter, decisions: [accepts(plain.id, 'none')] }, me)).rejects.toThrow('That proposal does not stand any more.');
  });
});
