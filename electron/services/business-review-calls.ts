import { eq } from 'drizzle-orm';
import type { Sentiment } from '#shared/accounts.ts';
import { backPlan } from '#shared/business-review-plan.ts';
import { isAhead } from '#shared/business-review-words.ts';
import type { Attendee, CallRow } from '#shared/calls.ts';
import { addDays, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { WrittenRecord } from '#shared/records.ts';
import type { AgendaItem, ReviewAttendee } from '#shared/reviews.ts';
import { calendarOf, type Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createReviewRows, nameOf, type ReviewRecord } from '#electron/store/business-review-rows.ts';
import { createCallWriter } from '#electron/store/call-writer.ts';
import { businessReviews, reviewAttendees, reviewSteps } from '#electron/store/schema-review.ts';
import { createPlanWrites } from './plan-writes.ts';

type Choice = Pick<CallRow, 'id' | 'title' | 'type' | 'state' | 'on'>;

/** How far from the day of a review a call may be that it is offered as. */
const nearDays = 45;

/** A review as the meeting that it is: planned, linked and held. */
export const createReviewCalls = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createReviewRows(context);
  const calls = createCallWriter(context);
  const { write } = createPlanWrites(context);
  const mails = db.prepare<[string], { id: string; email: string }>(
    `SELECT t.id, coalesce(p.email, m.email, '') AS email FROM review_attendees t LEFT JOIN people p ON p.id = t.person_id LEFT JOIN team_members m ON m.id = t.member_id WHERE t.review_id = ? AND t.deleted_at IS NULL`,
  );
  const near = db.prepare<object, Choice>(
    `SELECT c.id, c.title, c.type, c.state, c.on_day AS "on" FROM activities c WHERE c.account_id = @accountId AND c.on_day BETWEEN @from AND @to AND c.type IN ('call', 'meeting', 'workshop') AND c.state IN ('planned', 'held', 'draft') AND c.deleted_at IS NULL
     AND c.id NOT IN (SELECT w.activity_id FROM business_reviews w WHERE w.activity_id IS NOT NULL AND w.id != @id AND w.deleted_at IS NULL) ORDER BY abs(julianday(c.on_day) - julianday(@on)), c.rid`,
  );
  const stateOf = db.prepare<[string], string>('SELECT state FROM activities WHERE id = ? AND deleted_at IS NULL').pluck();

  const choices = ({ id, accountId, onDay }: ReviewRecord): Choice[] => near.all({ id, accountId, on: onDay, from: addDays(onDay, -nearDays), to: addDays(onDay, nearDays) });
  /** The list as a call knows it; whoever stays away is left out. */
  const guests = (review: ReviewRecord, attendees: readonly ReviewAttendee[], presence: Attendee['presence']): Attendee[] => {
    const mailOf = new Map(mails.all(review.id).map(({ id, email }) => [id, email]));
    return attendees.map((one) => ({ personId: one.personId, name: one.name, email: one.side === 'ours' && one.memberId === null ? settings().me.email.toLowerCase() : (mailOf.get(one.id) ?? ''), side: one.side, presence }));
  };
  const agendaText = (points: readonly AgendaItem[]): string => points.map(({ name, minutes }) => `${name} (${minutes} min)`).join('\n');
  const typeOf = ({ kind }: ReviewRecord): 'call' | 'meeting' => (kind === 'mini' ? 'call' : 'meeting');

  /** The timeline has the review from then on: the call that it is linked to is logged, or one is made. @returns its id. */
  const logged = (review: ReviewRecord, on: Day, present: readonly ReviewAttendee[], sentiment: Sentiment | null): string => {
    const linked = review.activityId === null ? undefined : stateOf.get(review.activityId);
    if (review.activityId !== null && linked === 'held') return review.activityId;
    const id = review.activityId !== null && linked !== undefined ? review.activityId : calls.save(store.newId(), { accountId: review.accountId, type: typeOf(review), title: nameOf(review), on, minutes: review.minutes, agenda: agendaText(rows.agendaOf(review.id)) }, 'draft');
    return calls.log(id, 'held', { on, attendees: guests(review, present, 'attended'), sentiment });
  };
  const redate = (review: ReviewRecord, on: Day): void => {
    const steps = rows.stepsOfOne(review.id);
    for (const { key, dueOn } of backPlan({ on, kind: review.kind }, settings().reviews, calendarOf(context), on)) {
      const step = steps.find((one) => one.key === key && one.doneOn === null && !one.isByHand);
      if (step !== undefined && dueOn >= on && step.dueOn !== dueOn && ['summary', 'plan', 'first-action'].includes(key)) orm.update(reviewSteps).set({ dueOn }).where(eq(reviewSteps.id, step.id)).run();
    }
  };

  return {
    calls: ({ id }: { id: string }): Choice[] => choices(rows.one(id).record),

    linkCall: ({ id, activityId }: { id: string; activityId: string | null }, caller: Caller): Promise<WrittenRecord> => {
      const { record, accountName } = rows.one(id);
      if (activityId !== null && !choices(record).some((one) => one.id === activityId)) throw new DaybookError('INVALID', `Choose a call or meeting of ${accountName} within ${nearDays} days of the review, which no other review is.`, 'activityId');
      return write(caller, activityId === null ? `Unlinked the call of the review of ${accountName}` : `Linked the review of ${accountName} with a call`, () => {
        orm.update(businessReviews).set({ activityId }).where(eq(businessReviews.id, id)).run();
        return { id };
      });
    },

    planCall: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const { record, accountName } = rows.one(id);
      if (!isAhead(record.state)) throw new DaybookError('CONFLICT', `This review was ${record.state}, so there is nothing to put in the calendar.`);
      if (record.activityId !== null && stateOf.get(record.activityId) !== undefined) throw new DaybookError('CONFLICT', 'This review is in the calendar already.');
      const coming = rows.attendeesOf(record).attendees.filter(({ presence }) => presence !== 'declined');
      return write(caller, `Put the review of ${accountName} in the calendar`, () => {
        const activityId = calls.save(store.newId(), { accountId: record.accountId, type: typeOf(record), title: nameOf(record), on: record.onDay, startsAt: record.startsAt, minutes: record.minutes, agenda: agendaText(rows.agendaOf(id)), attendees: guests(record, coming, 'invited') }, 'planned');
        orm.update(businessReviews).set({ activityId }).where(eq(businessReviews.id, id)).run();
        for (const one of coming) if (one.presence === 'to-invite') orm.update(reviewAttendees).set({ presence: 'invited' }).where(eq(reviewAttendees.id, one.id)).run();
        return { id };
      });
    },

    hold: ({ id, on, attended, sentiment, agreed }: { id: string; on: Day; attended: string[]; sentiment: Sentiment | null; agreed: string }, caller: Caller): Promise<WrittenRecord> => {
      const { record, accountName } = rows.one(id);
      if (!isAhead(record.state)) throw new DaybookError('CONFLICT', `This review is ${record.state} already.`);
      if (on > today()) throw new DaybookError('INVALID', 'A review cannot have been held on a day that has not come.', 'on');
      const { attendees } = rows.attendeesOf(record);
      return write(caller, `Held: ${nameOf(record)} of ${accountName}`, () => {
        for (const one of attendees) {
          const presence = attended.includes(one.id) ? 'attended' : one.presence === 'declined' ? 'declined' : 'absent';
          if (presence !== one.presence) orm.update(reviewAttendees).set({ presence }).where(eq(reviewAttendees.id, one.id)).run();
        }
        const activityId = logged(record, on, attendees.filter((one) => attended.includes(one.id)), sentiment);
        orm.update(businessReviews).set({ state: 'held', heldOn: on, sentiment, agreed, activityId }).where(eq(businessReviews.id, id)).run();
        redate(record, on);
        return { id };
      });
    },
  };
};
