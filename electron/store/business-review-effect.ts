import type { Sentiment } from '#shared/accounts.ts';
import { addDays, endOfDay, type Day } from '#shared/days.ts';
import type { Commitment } from '#shared/commitments.ts';
import type { Review, ReviewAttendee, ReviewEffect } from '#shared/reviews.ts';
import type { Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import type { ReviewRecord } from '#electron/store/business-review-rows.ts';
import { createPlanActivity } from '#electron/store/plan-activity.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { accounts } from '#electron/store/schema.ts';

type Snapshot = { score: number | null; band: Sentiment | null };
const toAccount = recordOf(accounts);

/** What became of a review that was held: who came, how it felt, what was kept, and how health went on. For us alone. */
export const createReviewEffect = (context: Context) => {
  const { store, settings } = context;
  const { db } = store;
  const account = db.prepare<[string], StoredRow>('SELECT * FROM accounts WHERE id = ?');
  const snapshot = db.prepare<[string, Day], Snapshot>('SELECT s.score, s.band FROM health_snapshots s WHERE s.account_rid = (SELECT rid FROM accounts WHERE id = ?) AND s.day <= ? ORDER BY s.day DESC LIMIT 1');
  const plan = db.prepare<[string], { id: string; name: string }>(`SELECT id, name FROM plans WHERE account_id = ? AND status != 'closed' AND deleted_at IS NULL ORDER BY status != 'active', rid DESC LIMIT 1`);
  const planActivity = createPlanActivity(context);

  const sentimentAt = (accountId: string, on: Day): Sentiment | null => {
    const stored = account.get(accountId);
    const [known] = stored === undefined ? [] : asOf(db, 'accounts', [stored], endOfDay(on, settings().timeZone ?? undefined));
    return known === undefined ? null : (toAccount(known).sentiment as Sentiment | null);
  };
  const attendance = (attendees: readonly ReviewAttendee[], side: 'ours' | 'theirs'): { attended: number; asked: number } => {
    const its = attendees.filter((one) => one.side === side);
    return { attended: its.filter(({ presence }) => presence === 'attended').length, asked: its.length };
  };

  return {
    /** The plan of the account that is worked with, and whether it changed on or after a day. */
    planSince: (accountId: string, since: Day | null): Review['plan'] => {
      const found = plan.get(accountId);
      if (found === undefined) return null;
      const changedOn = planActivity([found.id]).get(found.id) ?? null;
      return { ...found, changedOn, isChangedSince: since !== null && changedOn !== null && changedOn >= since };
    },
    of: (review: ReviewRecord, attendees: readonly ReviewAttendee[], commitments: readonly Commitment[]): ReviewEffect | null => {
      if (review.state !== 'held' || review.heldOn === null) return null;
      const count = (of: (one: Commitment) => boolean): number => commitments.filter(of).length;
      return {
        theirs: attendance(attendees, 'theirs'), ours: attendance(attendees, 'ours'),
        sentiment: { before: sentimentAt(review.accountId, addDays(review.heldOn, -1)), held: review.sentiment, now: sentimentAt(review.accountId, context.today()) },
        agreed: { kept: count(({ state }) => state === 'kept'), open: count(({ state }) => state === 'open'), overdue: count(({ overdueDays }) => overdueDays > 0), dropped: count(({ state }) => state === 'dropped') },
        health: { held: snapshot.get(review.accountId, review.heldOn) ?? null, now: snapshot.get(review.accountId, context.today()) ?? null },
      };
    },
  };
};
