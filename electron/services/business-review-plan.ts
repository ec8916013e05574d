import { eq } from 'drizzle-orm';
import { defaultAgenda } from '#shared/business-review-agenda.ts';
import { backPlan, lockedFrom, minutesOf, stepKeyOf } from '#shared/business-review-plan.ts';
import { isAhead, reviewKindNames, reviewStepNames, stepsAfter, type ReviewKind } from '#shared/business-review-words.ts';
import { addMonths, dayName, type Day, type Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { ReviewFields } from '#shared/reviews.ts';
import { segmentOf } from '#shared/settings.ts';
import { calendarOf, type Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createContentLock } from '#electron/store/business-review-lock.ts';
import { createReviewProposal } from '#electron/store/business-review-proposal.ts';
import { createReviewRows, nameOf, toStep, type ReviewRecord, type StepRecord } from '#electron/store/business-review-rows.ts';
import { createReviewEffect } from '#electron/store/business-review-effect.ts';
import { createCallWriter } from '#electron/store/call-writer.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import { businessReviews, reviewAgenda, reviewAttendees, reviewSteps } from '#electron/store/schema-review.ts';
import { activities } from '#electron/store/schema.ts';
import { createPlanWrites, given } from './plan-writes.ts';

type Making = { accountId: string; kind: ReviewKind; on: Day; title?: string | undefined; state?: 'planned' | 'scheduled' | undefined; startsAt?: Instant | null | undefined; minutes?: number | undefined; purpose?: string | undefined };

/** Planning a review: the review itself, its steps, and how it ends where it is not held. */
export const createReviewPlan = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createReviewRows(context);
  const lock = createContentLock(context);
  const propose = createReviewProposal(context);
  const effect = createReviewEffect(context);
  const calls = createCallWriter(context);
  const { write, removedAt } = createPlanWrites(context);
  const account = db.prepare<[string], { name: string; segment: string | null }>('SELECT name, segment FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const step = db.prepare<[string], StoredRow>('SELECT * FROM review_steps WHERE id = ? AND deleted_at IS NULL');
  const plannedCall = db.prepare<[string], { id: string }>(`SELECT id FROM activities WHERE id = ? AND state = 'planned' AND deleted_at IS NULL`);

  const stepOf = (id: string): { step: StepRecord; review: ReviewRecord; accountName: string } => {
    const found = step.get(id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That step is not in this book any more.');
    const { record, accountName } = rows.one(toStep(found).reviewId);
    return { step: toStep(found), review: record, accountName };
  };
  /** What was planned long ago is not due before today; a review of the past keeps the days that its steps had. */
  const planned = (review: { on: Day; kind: ReviewKind }) => backPlan(review, settings().reviews, calendarOf(context), review.on <= today() ? addMonths(review.on, -24) : today());
  const addStep = (reviewId: string, values: Partial<typeof reviewSteps.$inferInsert> & { name: string; position: number }): string => {
    const id = store.newId();
    orm.insert(reviewSteps).values({ ...values, id, reviewId }).run();
    return id;
  };
  const change = (id: string, values: Partial<typeof businessReviews.$inferInsert>): void => {
    if (Object.keys(values).length > 0) orm.update(businessReviews).set(values).where(eq(businessReviews.id, id)).run();
  };
  const set = (id: string, caller: Caller, label: (name: string) => string, values: Partial<typeof businessReviews.$inferInsert>, also: (review: ReviewRecord) => void = () => {}): Promise<WrittenRecord> => {
    const { record, accountName } = rows.one(id);
    return write(caller, label(`${nameOf(record)} of ${accountName}`), () => {
      change(id, values);
      also(record);
      return { id };
    });
  };
  /** Moves the steps that follow the day, and adds or takes away those that another kind has. */
  const replan = (review: ReviewRecord, on: Day, kind: ReviewKind): void => {
    const steps = rows.stepsOfOne(review.id).filter(({ kind: its, key }) => its === 'step' && key !== '');
    const wanted = planned({ on, kind });
    for (const [position, { key, dueOn }] of wanted.entries()) {
      const known = steps.find((one) => one.key === key);
      if (known === undefined) addStep(review.id, { key, name: reviewStepNames[key], dueOn, position });
      else if (known.doneOn === null && !known.isByHand && known.dueOn !== dueOn) orm.update(reviewSteps).set({ dueOn }).where(eq(reviewSteps.id, known.id)).run();
    }
    for (const { id, key, doneOn } of steps) if (doneOn === null && !wanted.some((one) => one.key === key)) orm.update(reviewSteps).set({ deletedAt: removedAt() }).where(eq(reviewSteps.id, id)).run();
  };
  /** A call that is planned goes with the review; one that was held stays what it was. */
  const movePlanned = ({ activityId }: ReviewRecord, fields: Given<ReviewFields>): void => {
    const moved = given({ onDay: fields.on, startsAt: fields.startsAt, minutes: fields.minutes });
    if (activityId !== null && Object.keys(moved).length > 0 && plannedCall.get(activityId) !== undefined) orm.update(activities).set(moved).where(eq(activities.id, activityId)).run();
  };
  const cancelPlanned = ({ activityId }: ReviewRecord): void => {
    if (activityId !== null && plannedCall.get(activityId) !== undefined) calls.log(activityId, 'cancelled', {});
  };
  const checkAhead = ({ state }: ReviewRecord, what: string): void => {
    if (!isAhead(state)) throw new DaybookError('CONFLICT', `This review was ${state}, so it cannot be ${what}.`);
  };

  /** The update of the plan is done by a change of the plan since the review, or by a reason why none is needed. */
  const checkPlan = (review: ReviewRecord, reason: string): void => {
    const plan = effect.planSince(review.accountId, review.heldOn);
    if (plan?.isChangedSince === true || reason !== '') return;
    throw new DaybookError('INVALID', plan === null ? 'This account has no success plan. Begin one, or say why none is needed.' : `The plan “${plan.name}” has not changed since the review. Change it, or say why it stays as it is.`, 'reason');
  };
  /** What a tick means beyond itself. */
  const follows = (review: ReviewRecord, key: string, doneOn: Day | null): void => {
    if (key === 'plan') change(review.id, { planUpdatedOn: doneOn });
    if (key === 'schedule' && doneOn !== null && review.state === 'planned') change(review.id, { state: 'scheduled' });
    if (key !== 'summary') return;
    change(review.id, { summarySentOn: doneOn });
    if (review.activityId !== null) orm.update(activities).set({ followUpSentAt: doneOn === null ? null : store.now().toISOString() }).where(eq(activities.id, review.activityId)).run();
  };

  return {
    create: ({ accountId, kind, on, title = '', state = 'planned', startsAt = null, minutes: asked, purpose = '' }: Making, caller: Caller): Promise<WrittenRecord> => {
      const found = account.get(accountId);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      const limits = settings().reviews;
      const minutes = asked ?? minutesOf(kind, segmentOf(settings(), found.segment).tree === 'commercial', limits);
      return write(caller, `Planned: ${title || reviewKindNames[kind]} with ${found.name}`, () => {
        const id = store.newId();
        orm.insert(businessReviews).values({ id, accountId, kind, title, state, onDay: on, startsAt, minutes, purpose }).run();
        for (const [position, { key, dueOn }] of planned({ on, kind }).entries()) addStep(id, { key, name: reviewStepNames[key], dueOn, position });
        if (kind !== 'mini') for (const [position, name] of limits.prep.entries()) addStep(id, { kind: 'prep', name, position });
        for (const [position, point] of defaultAgenda(minutes).entries()) orm.insert(reviewAgenda).values({ ...point, id: store.newId(), reviewId: id, position }).run();
        propose(id, accountId);
        return { id };
      });
    },

    update: ({ id, fields }: { id: string; fields: Given<ReviewFields> }, caller: Caller): Promise<WrittenRecord> => {
      const { record } = rows.one(id);
      const { on, kind, ...plain } = fields;
      if (plain.purpose !== undefined && plain.purpose !== record.purpose) lock.check(record);
      if (on !== undefined || kind !== undefined || plain.state !== undefined) checkAhead(record, 'moved');
      const isMoved = (on !== undefined && on !== record.onDay) || (kind !== undefined && kind !== record.kind);
      return set(id, caller, (name) => (on !== undefined && on !== record.onDay ? `Moved to ${dayName(on)}: ${name}` : `Changed: ${name}`), { ...given(plain), ...given({ kind, onDay: on }) }, () => {
        if (isMoved) replan(record, on ?? record.onDay, kind ?? record.kind);
        movePlanned(record, fields);
      });
    },

    unlock: ({ id, reason }: { id: string; reason: string }, caller: Caller): Promise<WrittenRecord> => set(id, caller, (name) => `Opened the content again: ${name}`, { unlockReason: reason }),
    lock: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => set(id, caller, (name) => `Locked the content: ${name}`, { unlockReason: '' }),

    refuse: ({ id, on, reason }: { id: string; on: Day; reason: string }, caller: Caller): Promise<WrittenRecord> => {
      const { record } = rows.one(id);
      checkAhead(record, 'refused');
      if (on > today()) throw new DaybookError('INVALID', 'Nobody can have refused on a day that has not come.', 'on');
      return set(id, caller, (name) => `Refused: ${name}`, { state: 'refused', refusedOn: on, refusedReason: reason }, cancelPlanned);
    },
    cancel: ({ id, reason }: { id: string; reason: string }, caller: Caller): Promise<WrittenRecord> => {
      checkAhead(rows.one(id).record, 'cancelled');
      return set(id, caller, (name) => `Cancelled: ${name}`, { state: 'cancelled', refusedReason: reason }, cancelPlanned);
    },
    reopen: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const { record } = rows.one(id);
      if (record.state !== 'refused' && record.state !== 'cancelled') throw new DaybookError('CONFLICT', `This review is ${record.state}; only a refused or cancelled one is planned again.`);
      return set(id, caller, (name) => `Planned again: ${name}`, { state: 'planned', refusedOn: null, refusedReason: '', activityId: null });
    },
    remove: ({ id }: { id: string }, caller: Caller): Promise<Written> =>
      set(id, caller, (name) => `Removed: ${name}`, { deletedAt: removedAt() }, (review) => {
        cancelPlanned(review);
        for (const table of [reviewSteps, reviewAttendees, reviewAgenda]) orm.update(table).set({ deletedAt: removedAt() }).where(eq(table.reviewId, id)).run();
      }),

    addStep: ({ reviewId, kind, name, dueOn }: { reviewId: string; kind: 'step' | 'prep'; name: string; dueOn: Day | null }, caller: Caller): Promise<WrittenRecord> => {
      const { accountName } = rows.one(reviewId);
      return write(caller, `Added a step to the review of ${accountName}`, () => ({ id: addStep(reviewId, { kind, name, dueOn, isByHand: true, position: rows.stepsOfOne(reviewId).length }) }));
    },
    changeStep: ({ id, fields: { dueOn, ...plain } }: { id: string; fields: Given<{ name: string; dueOn: Day | null; note: string }> }, caller: Caller): Promise<WrittenRecord> => {
      const { step: before, review, accountName } = stepOf(id);
      const key = stepKeyOf(before.key);
      // A step of the timeline always has a day: without one by hand it follows the review again.
      const follow = key === null || before.kind === 'prep' ? null : (planned({ on: review.heldOn ?? review.onDay, kind: review.kind }).find((one) => one.key === key)?.dueOn ?? null);
      const day = dueOn === undefined ? {} : dueOn === null ? { dueOn: follow, isByHand: false } : { dueOn, isByHand: true };
      return write(caller, `Changed a step of the review of ${accountName}`, () => {
        const values = { ...given(plain), ...day };
        if (Object.keys(values).length > 0) orm.update(reviewSteps).set(values).where(eq(reviewSteps.id, id)).run();
        return { id };
      });
    },
    tick: ({ id, done, reason = '' }: { id: string; done: boolean; reason?: string | undefined }, caller: Caller): Promise<WrittenRecord> => {
      const { step: before, review, accountName } = stepOf(id);
      if (done && (stepsAfter as readonly string[]).includes(before.key) && review.state !== 'held') throw new DaybookError('CONFLICT', 'That follows the review, which was not held yet.');
      if (done && before.key === 'plan') checkPlan(review, reason);
      const doneOn = done ? today() : null;
      return write(caller, `${done ? 'Done' : 'Open again'}: ${before.name}, ${accountName}`, () => {
        orm.update(reviewSteps).set({ doneOn, ...(reason === '' ? {} : { note: reason }) }).where(eq(reviewSteps.id, id)).run();
        follows(review, before.key, doneOn);
        return { id };
      });
    },
    removeStep: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const { step: before, review, accountName } = stepOf(id);
      if (before.key === 'final' && lockedFrom(review.state, [before]) !== null) lock.check(review);
      return write(caller, `Removed a step of the review of ${accountName}`, () => {
        orm.update(reviewSteps).set({ deletedAt: removedAt() }).where(eq(reviewSteps.id, id)).run();
        return { id };
      });
    },
  };
};
