import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCommitments } from '#electron/services/commitments.ts';
import { createAccounts } from '#electron/services/accounts.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createPeople } from '#electron/services/people.ts';
import { createPlans } from '#electron/services/plans.ts';
import { createReviews } from '#electron/services/reviews.ts';
import { createSettings } from '#electron/services/settings.ts';
import { createStakeholders } from '#electron/services/stakeholders.ts';
import { createTeam } from '#electron/services/team.ts';
import { createToday } from '#electron/services/today.ts';
import { createReviewFacts } from '#electron/store/business-review-facts.ts';
import { createReviewToday } from '#electron/store/business-review-today.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { openTestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const other = { window: 'two' };

/** A book on Monday, 16 March 2026, with an account that renews on 10 February 2027 and its people of both sides. */
const openReviewBook = async () => {
  const book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  const { context } = book;
  const services = { accounts: createAccounts(context), commitments: createCommitments(context), contracts: createContracts(context), people: createPeople(context), plans: createPlans(context), reviews: createReviews(context), settings: createSettings(context), stakeholders: createStakeholders(context), team: createTeam(context), today: createToday(context) };
  await services.settings.save({ timeZone: 'UTC', me: { name: 'Mara Lind', email: 'mara@fieldbook.example', title: 'CSM', company: 'Fieldbook' } }, other);
  const account = await services.accounts.create({ name: 'Blue Heron', segment: 'enterprise', sentiment: 'yellow', customerSince: '2022-02-10', stage: 'enable' }, other);
  await services.contracts.create({ accountId: account.id, name: 'Platform', startOn: '2026-02-10', endOn: '2027-02-09', renewalOn: '2027-02-10', arrMinor: 100_000_00, currency: 'USD' }, other);
  const person = async (name: string, fields: object): Promise<string> => (await services.people.create({ accountId: account.id, name, ...fields }, other)).id;
  const buyer = await person('Bea Coldwell', { level: 'executive', title: 'CFO', buyingRole: 'economic-buyer', email: 'bea@heron.example' });
  const champion = await person('Ines Duarte', { level: 'manager', title: 'Head of maintenance', buyingRole: 'champion', email: 'ines@heron.example' });
  await person('Sam User', {});
  const executive = await services.team.create({ name: 'Omar Field', job: 'executive' }, other);
  await services.team.assign({ accountId: account.id, memberId: executive.id, job: 'executive' }, other);
  return { book, ...services, accountId: account.id, buyer, champion, executiveId: executive.id };
};
type Book = Awaited<ReturnType<typeof openReviewBook>>;

let open: Book;
beforeEach(async () => {
  open = await openReviewBook();
});
afterEach(() => open.book.close());

const plan = async (fields: Partial<Parameters<Book['reviews']['create']>[0]> = {}): Promise<string> => (await open.reviews.create({ accountId: open.accountId, kind: 'executive', on: '2026-08-10', ...fields }, me)).id;
const review = (id: string) => open.reviews.get({ id });
const setDay = (on: string): void => open.book.setNow(`${on}T09:00:00.000Z`);
const stepOf = (id: string, key: string) => {
  const found = review(id).steps.find((step) => step.key === key);
  if (found === undefined) throw new Error(`No step ${key}.`);
  return found;
};
const items = async () => {
  const rows = createAccountRows(open.book.context);
  return createReviewToday(open.book.context)(open.book.context.today(), await rows.all());
};

describe('planning', () => {
  test('the roadmap names the account, a plan fills it, and the steps count back in working days', async () => {
    const before = await open.reviews.roadmap({ basis: 'fiscal', year: 2026 });
    expect(before.rows).toMatchObject([{ accountName: 'Blue Heron', standing: 'later', dueOn: '2026-08-10', why: 'At least one a year; 6 months before the renewal on 10 Feb 2027' }]);
    const id = await plan();
    expect((await open.reviews.roadmap({ basis: 'fiscal', year: 2026 })).rows).toMatchObject([{ standing: 'planned', reviews: [{ id, on: '2026-08-10' }] }]);
    expect(review(id)).toMatchObject({ name: 'Executive business review', minutes: 90, state: 'planned', isLocked: false, agendaWarnings: [], attendeeWarnings: [] });
    expect(review(id).steps.map(({ key, dueOn }) => [key, dueOn])).toEqual([
      ['kickoff', '2026-04-10'], ['schedule', '2026-06-10'], ['build', '2026-07-10'], ['internal', '2026-07-20'], ['customer', '2026-07-27'], ['final', '2026-07-27'], ['agenda', '2026-08-03'], ['summary', '2026-08-11'], ['plan', '2026-08-13'], ['first-action', '2026-08-17'],
    ]);
  });

  test('buyer, champion and our executive come, matched; what is missing is said', async () => {
    const id = await plan();
    expect(review(id).attendees.map(({ name, role, matched }) => [name, role, matched])).toEqual([
      ['Bea Coldwell', 'Economic buyer', ['Omar Field']], ['Ines Duarte', 'Champion', ['Mara Lind']], ['Mara Lind', 'Leads the review', ['Ines Duarte']], ['Omar Field', 'Executive sponsor', ['Bea Coldwell']],
    ]);
    const ours = review(id).attendees.find(({ name }) => name === 'Omar Field');
    await open.reviews.removeAttendee({ id: ours?.id ?? '' }, me);
    expect(review(id).attendeeWarnings).toEqual(['Bea Coldwell is an executive and is matched with none of ours.']);
    const buyer = review(id).attendees.find(({ name }) => name === 'Bea Coldwell');
    await open.reviews.removeAttendee({ id: buyer?.id ?? '' }, me);
    expect(review(id).attendeeWarnings).toEqual(['No economic buyer comes: Bea Coldwell should.']);
    expect((await open.reviews.propose({ id }, me)).added).toBe(2);
    expect(review(id).attendeeWarnings).toEqual([]);
    expect(() => open.reviews.addAttendee({ reviewId: id, personId: open.buyer, memberId: null }, me)).toThrow('Bea Coldwell is on the list already.');
  });

  test('steps move with the day, but for those by hand and those that are done', async () => {
    const id = await plan();
    await open.reviews.tick({ id: stepOf(id, 'kickoff').id, done: true }, me);
    await open.reviews.changeStep({ id: stepOf(id, 'build').id, fields: { dueOn: '2026-07-01' } }, me);
    await open.reviews.update({ id, fields: { on: '2026-09-10' } }, me);
    expect([stepOf(id, 'kickoff'), stepOf(id, 'build'), stepOf(id, 'final')].map(({ dueOn }) => dueOn)).toEqual(['2026-04-10', '2026-07-01', '2026-08-27']);
    await open.reviews.changeStep({ id: stepOf(id, 'build').id, fields: { dueOn: null } }, me);
    expect(stepOf(id, 'build')).toMatchObject({ dueOn: '2026-08-10', isByHand: false });
    await open.reviews.update({ id, fields: { kind: 'mini' } }, me);
    expect(review(id).steps.map(({ key }) => key)).toEqual(['kickoff', 'agenda', 'summary', 'plan', 'first-action']);
  });

  test('the Commercial form takes an hour', async () => {
    const account = await open.accounts.create({ name: 'Grey Gull', segment: 'commercial' }, other);
    expect(review(await plan({ accountId: account.id }))).toMatchObject({ minutes: 60, attendeeWarnings: ['No economic buyer comes, and none is known of this account.', 'No champion comes.'] });
  });
});

describe('the lock', () => {
  test('after the final step agenda and purpose change with a reason only', async () => {
    const id = await plan();
    await open.reviews.update({ id, fields: { purpose: 'Show what the first plant gained' } }, me);
    setDay('2026-07-28');
    expect(review(id)).toMatchObject({ isLocked: true, lockedFrom: '2026-07-28' });
    const says = 'The content of this review is final since 28 Jul 2026. Open it again with a reason before deck, agenda or purpose change.';
    expect(() => open.reviews.update({ id, fields: { purpose: 'Else' } }, me)).toThrow(says);
    expect(() => open.reviews.resetAgenda({ id }, me)).toThrow(says);
    await open.reviews.update({ id, fields: { notes: 'Ours', on: '2026-08-12' } }, me);
    await open.reviews.unlock({ id, reason: 'A figure was wrong' }, me);
    await open.reviews.update({ id, fields: { purpose: 'Else' } }, me);
    expect(review(id)).toMatchObject({ isLocked: false, purpose: 'Else', unlockReason: 'A figure was wrong' });
    await open.reviews.lock({ id }, me);
    await open.reviews.changeStep({ id: stepOf(id, 'final').id, fields: { dueOn: '2026-07-20' } }, me);
    expect(review(id).isLocked).toBe(true);
  });
});

describe('refusals', () => {
  test('two of them ask for a mini-review inside of a cadence call', async () => {
    for (const on of ['2026-05-10', '2026-06-10']) {
      const id = await plan({ on });
      await open.reviews.refuse({ id, on: '2026-03-16', reason: 'No time this quarter' }, me);
    }
    expect((await open.reviews.roadmap({ basis: 'calendar', year: 2026 })).rows[0]).toMatchObject({ standing: 'mini', refusals: 2 });
    expect(await items()).toMatchObject([{ rule: 'review-due', title: 'Hold a mini-review with Blue Heron' }]);
    const mini = await plan({ kind: 'mini', on: '2026-03-19' });
    expect((await open.reviews.roadmap({ basis: 'calendar', year: 2026 })).rows[0]?.standing).toBe('planned');
    expect(review(mini)).toMatchObject({ minutes: 15, prep: [] });
    expect(() => open.reviews.refuse({ id: mini, on: '2026-03-20', reason: 'x' }, me)).toThrow('Nobody can have refused on a day that has not come.');
  });
});

describe('held', () => {
  const hold = async (): Promise<string> => {
    const id = await plan();
    setDay('2026-08-10');
    await open.reviews.planCall({ id }, me);
    const attended = review(id).attendees.filter(({ name }) => name !== 'Omar Field').map((one) => one.id);
    await open.reviews.hold({ id, on: '2026-08-10', attended, sentiment: 'green', agreed: 'Roll out to the second plant' }, me);
    return id;
  };

  test('it stands in the timeline, moves the sentiment, and its promises come to Today', async () => {
    const id = await hold();
    const { call, attendees } = review(id);
    expect(call).toMatchObject({ state: 'held', type: 'meeting', on: '2026-08-10' });
    expect(attendees.map(({ name, presence }) => [name, presence])).toContainEqual(['Omar Field', 'absent']);
    expect(open.accounts.get({ id: open.accountId, asOf: null })).toMatchObject({ account: { sentiment: 'green' }, row: { lastEngagementOn: '2026-08-10' } });
    await open.commitments.create({ accountId: open.accountId, side: 'ours', text: 'Send the rollout plan', dueOn: '2026-08-11', activityId: call?.id ?? null, owner: 'Mara Lind' }, me);
    await open.commitments.create({ accountId: open.accountId, side: 'theirs', text: 'Name the crew leads', dueOn: '2026-08-14', activityId: call?.id ?? null, personId: open.champion }, me);
    expect(review(id).commitments.map(({ text }) => text)).toEqual(['Send the rollout plan', 'Name the crew leads']);
    setDay('2026-08-12');
    const { items: today } = await open.today.read();
    expect(today.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['commitment-overdue', 'review-follow-up']));
    expect(today.map(({ rule }) => rule)).not.toContain('follow-up-not-sent');
    expect(review(id).effect).toMatchObject({ theirs: { attended: 2, asked: 2 }, ours: { attended: 1, asked: 2 }, sentiment: { before: 'yellow', held: 'green', now: 'green' }, agreed: { open: 2, overdue: 1 } });
  });

  test('the summary says who was there and what was agreed, and nothing of ours alone', async () => {
    const id = await hold();
    await open.reviews.update({ id, fields: { notes: 'NEVER SHOWN' } }, me);
    await open.reviews.unlock({ id, reason: 'NEVER SHOWN' }, me);
    await open.commitments.create({ accountId: open.accountId, side: 'ours', text: 'Send the rollout plan', dueOn: '2026-08-14', activityId: review(id).call?.id ?? null }, me);
    const { to, text, subject } = open.reviews.summary({ id });
    expect(to).toEqual(['bea@heron.example', 'ines@heron.example']);
    expect(subject).toBe('Summary: Executive business review, 10 Aug 2026');
    expect(text).toContain('- Bea Coldwell, CFO; Ines Duarte, Head of maintenance\n- Mara Lind, CSM');
    expect(text).toContain('What was agreed:\n- Roll out to the second plant');
    expect(text).toContain('- Send the rollout plan, by 14 Aug 2026');
    expect(text + JSON.stringify(createReviewFacts(open.book.context).of(id))).not.toContain('NEVER SHOWN');
    await open.reviews.tick({ id: stepOf(id, 'summary').id, done: true }, me);
    expect(review(id).summarySentOn).toBe('2026-08-10');
  });

  test('the update of the plan waits for a change of the plan, or a reason', async () => {
    const made = await open.plans.create({ accountId: open.accountId, name: 'Success plan', template: null }, other);
    const id = await hold();
    setDay('2026-08-11');
    const step = stepOf(id, 'plan').id;
    expect(() => open.reviews.tick({ id: step, done: true }, me)).toThrow('The plan “Success plan” has not changed since the review. Change it, or say why it stays as it is.');
    await open.plans.update({ id: made.id, fields: { strategy: 'Second plant next' } }, other);
    expect(review(id).plan).toMatchObject({ isChangedSince: true, changedOn: '2026-08-11' });
    await open.reviews.tick({ id: step, done: true }, me);
    expect(review(id).planUpdatedOn).toBe('2026-08-11');
  });
});

describe('records', () => {
  test('every write is one step of undo', async () => {
    const id = await plan();
    await checkUndo(open.book, () => plan({ on: '2026-09-14' }));
    await checkUndo(open.book, () => open.reviews.update({ id, fields: { on: '2026-09-15', minutes: 60 } }, me));
    await checkUndo(open.book, () => open.reviews.resetAgenda({ id }, me));
    await checkUndo(open.book, () => open.reviews.movePoint({ id: review(id).agenda[0]?.id ?? '', to: 2 }, me));
    await checkUndo(open.book, () => open.reviews.planCall({ id }, me));
    await checkUndo(open.book, () => open.reviews.hold({ id, on: '2026-03-16', attended: [], sentiment: 'red', agreed: '' }, me));
    await checkUndo(open.book, () => open.reviews.refuse({ id, on: '2026-03-16', reason: 'No' }, me));
    await checkUndo(open.book, () => open.reviews.remove({ id }, me));
  });

  test('an earlier day shows what was known then', async () => {
    const id = await plan();
    setDay('2026-03-20');
    await open.reviews.update({ id, fields: { on: '2026-09-15' } }, me);
    expect(open.reviews.ofAccount({ accountId: open.accountId, asOf: '2026-03-18' }).reviews).toMatchObject([{ on: '2026-08-10' }]);
    expect(open.reviews.ofAccount({ accountId: open.accountId, asOf: '2026-03-10' }).reviews).toEqual([]);
    expect(open.reviews.ofAccount({ accountId: open.accountId, asOf: null })).toMatchObject({ reviews: [{ on: '2026-09-15' }], standing: { standing: 'planned' } });
  });

  test('steps come to Today when they may begin, and as what is coming', async () => {
    await plan();
    expect(await items()).toEqual([]);
    setDay('2026-05-11');
    expect(await items()).toMatchObject([{ rule: 'review-step-due', title: 'Kickoff and first talk: Blue Heron', why: 'Executive business review is on 10 Aug 2026. This is due by 10 Apr 2026, 31 days late. One more step is due' }]);
    expect(open.reviews.coming()[0]).toMatchObject({ name: 'Kickoff and first talk', isLate: true });
    setDay('2026-08-12');
    expect((await items()).map(({ title }) => title)).toEqual(['Was the review of Blue Heron held?']);
  });
});
