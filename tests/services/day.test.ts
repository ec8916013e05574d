import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallDraft } from '#shared/calls.ts';
import { publishedPlanLimits } from '#shared/presets/plan-limits.ts';
import { fromPlainText, type RichText } from '#shared/rich-text.ts';
import type { TodayRule } from '#shared/today.ts';
import { createServices } from '#electron/services/services.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

const me = { window: 'one' };
const noon = '2026-03-16T12:00:00.000Z'; // A Monday.
let book: TestBook;
let all: ReturnType<typeof createServices>;
beforeEach(async () => {
  book = await openTestBook({ now: noon });
  all = createServices(book.context);
  // These tests are about calls, promises and renewals; plans and reviews have tests of their own.
  await all.settings.save({ timeZone: 'UTC', planLimits: { ...publishedPlanLimits, askedOf: 'nobody' }, mutedRules: ['priority-review', 'own-review', 'week-overfull', 'review-due'] }, me);
});
afterEach(() => book.close());

const account = async (fields: Record<string, unknown> = {}): Promise<string> => (await all.accounts.create({ name: 'Blue Heron', segment: 'enterprise', customerSince: '2024-01-08', ...fields }, me)).id;
const held = async (accountId: string, on: string, fields: Partial<CallDraft> = {}): Promise<string> => {
  const { id } = await all.calls.plan({ accountId, on, ...fields }, me);
  await all.calls.log({ id, state: 'held', fields: {} }, me);
  return id;
};
const sent = async (id: string): Promise<unknown> => all.calls.sentFollowUp({ id, sent: true }, me);
const rules = async (): Promise<TodayRule[]> => (await all.today.read()).items.map((item) => item.rule);
const itemOf = async (rule: TodayRule) => (await all.today.read()).items.find((item) => item.rule === rule);
const promise = (text: string, dueOn: string | null, side: 'ours' | 'theirs' = 'ours'): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'They asked for it. ' }, { type: 'commitment', attrs: { id: '01J0000000000000000000000C', text, side, dueOn } }] }],
});

describe('cadence over real records (rules.md § 2)', () => {
  test('only a held call or meeting moves the last engagement', async () => {
    const id = await account();
    await held(id, '2026-03-02');
    for (const type of ['email', 'update', 'note'] as const) await held(id, '2026-03-12', { type });
    const missed = await all.calls.plan({ accountId: id, on: '2026-03-13' }, me);
    await all.calls.log({ id: missed.id, state: 'no-show', fields: {} }, me);
    const off = await all.calls.plan({ accountId: id, on: '2026-03-14' }, me);
    await all.calls.log({ id: off.id, state: 'cancelled', fields: {} }, me);
    expect(all.accounts.get({ id, asOf: null }).row.lastEngagementOn).toBe('2026-03-02');
    await held(id, '2026-03-10', { type: 'meeting' });
    expect(all.accounts.get({ id, asOf: null }).row.lastEngagementOn).toBe('2026-03-10');
  });

  test('a call logged today for yesterday counts from yesterday', async () => {
    const id = await account();
    await held(id, '2026-03-15');
    const { row } = all.accounts.get({ id, asOf: null });
    expect(row).toMatchObject({ lastEngagementOn: '2026-03-15', cadence: { everyDays: 30, dueOn: '2026-04-14' } });
  });

  test('a red call makes the account red, PR1 and weekly', async () => {
    const id = await account({ sentiment: 'green' });
    await held(id, '2026-03-16', { sentiment: 'red' });
    const { row } = all.accounts.get({ id, asOf: null });
    expect(row).toMatchObject({ sentiment: 'red', sentimentOn: '2026-03-16', atRisk: true, priority: { priority: 'PR1', reason: 'Risk of churn or contraction' }, cadence: { everyDays: 7, dueOn: '2026-03-23' } });
  });

  test('an older call logged late does not overwrite a newer sentiment', async () => {
    const id = await account({ sentiment: 'yellow' });
    await held(id, '2026-03-01', { sentiment: 'red' });
    expect(all.accounts.get({ id, asOf: null }).account.sentiment).toBe('yellow');
  });

  test('a holiday on the due day brings it forward', async () => {
    await all.settings.save({ holidays: [{ on: '2026-04-14', name: 'Spring day' }] }, me);
    const id = await account();
    await held(id, '2026-03-15');
    expect(all.accounts.get({ id, asOf: null }).row.cadence.dueOn).toBe('2026-04-13');
  });

  test('due list: the longest overdue first, planned ones with their day', async () => {
    const late = await account({ name: 'Late' });
    await held(late, '2026-01-05');
    const soon = await account({ name: 'Soon' });
    await held(soon, '2026-02-20');
    await all.calls.plan({ accountId: soon, on: '2026-03-20' }, me);
    await account({ name: 'Digital', coverage: 'digital' });
    expect((await all.calls.due({ withinDays: 14 })).map(({ account: { name }, overdueDays, plannedOn }) => ({ name, overdueDays, plannedOn }))).toEqual([
      { name: 'Late', overdueDays: 40, plannedOn: null },
      { name: 'Soon', overdueDays: -4, plannedOn: '2026-03-20' },
    ]);
  });
});

describe('Today', () => {
  test('is empty on a quiet day and says what is next', async () => {
    const id = await account({ sentiment: 'green' });
    await sent(await held(id, '2026-03-15'));
    await all.calls.plan({ accountId: id, on: '2026-03-24', title: 'Quarterly look' }, me);
    expect(await all.today.read()).toMatchObject({ items: [], nextUp: 'Next: Quarterly look with Blue Heron on 24 Mar 2026.' });
  });

  test('a commitment made in a note is overdue the day after its day, in Today and in the next brief', async () => {
    const id = await account({ sentiment: 'green' });
    const call = await held(id, '2026-03-16', { body: promise('Send the security pack', '2026-03-16') });
    await sent(call);
    expect(await rules()).toEqual(['commitment-due']);
    book.setNow('2026-03-17T09:00:00.000Z');
    const item = await itemOf('commitment-overdue');
    expect(item).toMatchObject({ title: 'Send the security pack', since: '2026-03-16', why: 'You promised it on 16 Mar 2026 for 16 Mar 2026; 1 day late', account: { id } });
    expect(item?.records.map((record) => record.entity)).toEqual(['commitments', 'activities']);
    const brief = all.calls.brief({ accountId: id, callId: null });
    expect(brief.commitments).toMatchObject([{ text: 'Send the security pack', overdueDays: 1, sentence: 'They asked for it. Send the security pack', activityId: call }]);
    expect(brief.agenda).toContain('From us: Send the security pack (due 16 Mar 2026)');
    await all.commitments.keep({ id: brief.commitments[0]?.id ?? '' }, me);
    expect(await rules()).toEqual([]);
    expect(all.calls.brief({ accountId: id, callId: null }).keptSince.map((one) => one.text)).toEqual(['Send the security pack']);
  });

  test('a planned call that passed asks for its log, and says by when', async () => {
    const id = await account({ sentiment: 'green' });
    const { id: call } = await all.calls.plan({ accountId: id, on: '2026-03-13', startsAt: '2026-03-13T10:00:00Z', title: 'Cadence call' }, me);
    expect(await itemOf('call-not-logged')).toMatchObject({ title: 'Cadence call', why: 'Planned for 13 Mar 2026 and not logged; due in the log by 16 Mar 2026' });
    await all.calls.log({ id: call, state: 'no-show', fields: {} }, me);
    expect(await rules()).not.toContain('call-not-logged');
  });

  test('a call that is still on is not asked for', async () => {
    const id = await account({ sentiment: 'green' });
    await all.calls.plan({ accountId: id, on: '2026-03-16', startsAt: '2026-03-16T11:45:00Z' }, me);
    expect(await rules()).not.toContain('call-not-logged');
  });

  test('a follow-up is due a working day after the call', async () => {
    const id = await account({ sentiment: 'green' });
    await held(id, '2026-03-13'); // A Friday; Monday is one working day later.
    expect(await rules()).toContain('follow-up-not-sent');
    const monday = await account({ name: 'Red Fox', sentiment: 'green' });
    await held(monday, '2026-03-16');
    expect((await all.today.read()).items.filter((item) => item.rule === 'follow-up-not-sent')).toHaveLength(1);
  });

  test.each([
    ['six months ahead', '2026-09-16', []],
    ['whose internal review has begun', '2026-08-16', [['renewal-review', 'Review the renewal of Blue Heron']]],
    ['a day before the soft question', '2026-07-17', [['renewal-review', 'Review the renewal of Blue Heron']]],
    ['inside its window', '2026-07-14', [['renewal-window', 'Blue Heron renews in 120 days']]],
    ['that is to be called', '2026-06-16', [['renewal-call', 'Call the renewal of Blue Heron'], ['renewal-window', 'Blue Heron renews in 92 days'], ['value-missing', 'Blue Heron has nothing to show for its renewal']]],
    ['that the renewals manager takes', '2026-05-25', [['renewal-call', 'Call the renewal of Blue Heron'], ['renewal-manager', 'The renewals manager takes the renewal of Blue Heron'], ['renewal-window', 'Blue Heron renews in 70 days'], ['value-missing', 'Blue Heron has nothing to show for its renewal']]],
    ['today', '2026-03-16', [['renewal-call', 'Call the renewal of Blue Heron'], ['renewal-window', 'Blue Heron renews in 0 days'], ['value-missing', 'Blue Heron has nothing to show for its renewal']]],
    ['late', '2026-03-15', [['renewal-late', 'The renewal of Blue Heron is late']]],
  ] as const)('a renewal %s', async (_, renewalOn, rows) => {
    const id = await account({ sentiment: 'green' });
    await sent(await held(id, '2026-03-15'));
    await all.contracts.create({ accountId: id, startOn: '2025-03-16', endOn: '2027-03-15', renewalOn, arrMinor: 100_000_00 }, me);
    expect((await all.today.read()).items.map((item) => [item.rule, item.title]).toSorted()).toEqual(rows);
  });

  test('a book with more than a person works in a day shows the first rows, and counts all of them', async () => {
    const id = await account({ sentiment: 'green' });
    for (let at = 0; at < 230; at += 1) await all.commitments.create({ accountId: id, side: 'ours', text: `Promise ${at}`, dueOn: '2026-03-10' }, me);
    const page = await all.today.read();
    expect(page.items).toHaveLength(200);
    expect(page.counts['commitment-overdue']).toBe(230);
    const hidden = 'Promise 99';
    expect(page.items.map(({ title }) => title)).not.toContain(hidden);
  });

  test('snoozed comes back on its day, done and dismissed do not, and each can be undone', async () => {
    const id = await account();
    await sent(await held(id, '2026-01-05'));
    const key = (await itemOf('cadence-overdue'))?.key ?? '';
    await all.today.snooze({ key, until: '2026-03-18', reason: 'They are away' }, me);
    expect(await all.today.read()).toMatchObject({ items: [], snoozed: 1 });
    book.setNow('2026-03-18T08:00:00.000Z');
    expect(await rules()).toEqual(['cadence-overdue']);
    await all.today.dismiss({ key, closeReason: 'not-a-priority', reason: 'Agreed with the account team' }, me);
    expect(await rules()).toEqual([]);
    expect(book.db.prepare('SELECT state, close_reason, reason FROM actions').get()).toEqual({ state: 'dismissed', close_reason: 'not-a-priority', reason: 'Agreed with the account team' });
  });

  test('the same thing that happens again is a new row', async () => {
    const id = await account();
    await sent(await held(id, '2026-01-05'));
    await all.today.done({ key: (await itemOf('cadence-overdue'))?.key ?? '' }, me);
    await sent(await held(id, '2026-03-16'));
    book.setNow('2026-05-20T08:00:00.000Z');
    expect(await rules()).toContain('cadence-overdue');
  });

  test('a rule that is turned off puts nothing there', async () => {
    const id = await account();
    await sent(await held(id, '2026-01-05'));
    await all.settings.save({ mutedRules: ['cadence-overdue'] }, me);
    expect(await rules()).toEqual([]);
  });

  test('at risk comes before renewals, promises before both', async () => {
    const risky = await account({ name: 'Risky', sentiment: 'red', riskReason: 'Budget' });
    await sent(await held(risky, '2026-02-01'));
    const calm = await account({ name: 'Calm', sentiment: 'green' });
    await sent(await held(calm, '2026-03-15'));
    await all.contracts.create({ accountId: calm, startOn: '2025-03-20', endOn: '2026-05-01' }, me);
    await all.commitments.create({ accountId: calm, text: 'Call the CFO', dueOn: '2026-03-12' }, me);
    expect(await rules()).toEqual(['at-risk-no-call', 'commitment-overdue', 'risk-missing', 'renewal-call', 'renewal-manager', 'renewal-window']);
  });

  test('wrap-up: what is open at the end of the day', async () => {
    const id = await account();
    const call = await held(id, '2026-03-16');
    await all.calls.write({ id: '01J0000000000000000000000D', fields: { accountId: id, body: fromPlainText('half a note') } }, me);
    expect(all.today.wrapUp()).toMatchObject({ notLogged: [{ state: 'draft' }], followUps: [{ id: call }], withoutNextStep: [{ label: 'Blue Heron' }], callsHeld: 1 });
    await all.calls.plan({ accountId: id, on: '2026-03-30' }, me);
    expect(all.today.wrapUp().withoutNextStep).toEqual([]);
  });

  test('the rhythm is ticked for its own period', async () => {
    await all.today.tick({ key: 'reds', done: true }, me);
    await all.today.tick({ key: 'alerts', done: true }, me);
    const done = async () => (await all.today.read()).rhythm.filter((item) => item.done).map((item) => item.key);
    expect(await done()).toEqual(['alerts', 'reds']);
    book.setNow('2026-03-17T12:00:00.000Z');
    expect(await done()).toEqual(['reds']);
    book.setNow('2026-03-23T12:00:00.000Z');
    expect(await done()).toEqual([]);
  });
});

describe('a call', () => {
  test('bad entries get a sentence and change nothing', async () => {
    const id = await account();
    const draft = '01J0000000000000000000000D';
    await all.calls.write({ id: draft, fields: { body: fromPlainText('no account yet') } }, me);
    await expect(all.calls.log({ id: draft, state: 'held', fields: {} }, me)).rejects.toThrow('Choose the account of this call before it is logged.');
    const future = await all.calls.plan({ accountId: id, on: '2026-03-20' }, me);
    await expect(all.calls.log({ id: future.id, state: 'held', fields: {} }, me)).rejects.toThrow('A call in the future cannot be logged as held.');
    expect(() => all.accounts.update({ id, fields: { priorityOverride: 'PR1' } }, me)).toThrow('A priority set by hand needs its reason.');
    expect(() => all.accounts.update({ id, fields: { parentId: id } }, me)).toThrow('An account cannot be below itself.');
    expect(() => all.accounts.update({ id, fields: { segment: 'nope' } }, me)).toThrow('There is no segment “nope”.');
    expect(all.calls.get({ id: draft }).state).toBe('draft');
  });

  test('a commitment follows its note: taken out of the text it goes, put back it comes back, kept it stays', async () => {
    const id = await account();
    const call = '01J0000000000000000000000D';
    const open = () => all.commitments.list({ state: 'open', side: null, accountId: id }).commitments.map((one) => one.text);
    await all.calls.write({ id: call, fields: { accountId: id, body: promise('Send it', '2026-03-20') } }, me);
    expect(open()).toEqual(['Send it']);
    await all.calls.write({ id: call, fields: { body: fromPlainText('They asked.') } }, me);
    expect(open()).toEqual([]);
    await all.calls.write({ id: call, fields: { body: promise('Send it', '2026-03-20') } }, me);
    expect(open()).toEqual(['Send it']);
    await all.commitments.keep({ id: '01J0000000000000000000000C' }, me);
    await all.calls.write({ id: call, fields: { body: fromPlainText('They asked.') } }, me);
    expect(all.commitments.list({ state: 'closed', side: null, accountId: id }).commitments.map((one) => one.state)).toEqual(['kept']);
  });

  test('the follow-up has the points, the next steps with days, and nothing of the free text', async () => {
    const id = await account();
    await all.settings.save({ me: { name: 'Robin Vale', email: 'robin@vendor.example', title: 'CSM', company: 'Vendor' } }, me);
    const person = await all.people.create({ accountId: id, name: 'Ines Duarte', email: 'ines@heron.example' }, me);
    const body: RichText = {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'She seems worried about her own job.' }] },
        { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Two plants go live in May' }] }] }] },
        { type: 'paragraph', content: [{ type: 'commitment', attrs: { id: '01J0000000000000000000000C', text: 'Send the plan', side: 'ours', dueOn: '2026-03-20' } }] },
      ],
    };
    const call = await held(id, '2026-03-16', { title: 'Rollout', body, attendees: [{ personId: person.id, name: '', email: '', side: 'theirs', presence: 'invited' }] });
    const { to, subject, text, mailto } = all.calls.followUp({ id: call });
    expect(to).toEqual(['ines@heron.example']);
    expect(subject).toBe('Follow-up: Rollout');
    expect(text).toContain('Hello Ines,');
    expect(text).toContain('- Two plants go live in May');
    expect(text).toContain('- Send the plan, by Friday 20 March');
    expect(text).toContain('Robin Vale\nCSM, Vendor');
    expect(text).not.toContain('worried');
    expect(mailto).toMatch(/^mailto:ines%40heron\.example\?subject=Follow-up%3A%20Rollout&body=/);
  });
});
