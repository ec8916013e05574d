import { isLocked, lockedFrom } from '#shared/business-review-plan.ts';
import { dayName } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Context } from '#electron/context.ts';
import { createReviewRows, type ReviewRecord } from '#electron/store/business-review-rows.ts';

/** Whether the content of a review, which is its deck, agenda and purpose, may still be changed (rules.md § 8: final two weeks before). */
export const createContentLock = (context: Context) => {
  const rows = createReviewRows(context);
  const holds = (review: ReviewRecord): boolean => isLocked(review, rows.stepsOfOne(review.id), context.today());
  return {
    holds,
    /** @throws DaybookError CONFLICT where it is locked and nobody said why it changes. */
    check: (review: ReviewRecord): void => {
      if (!holds(review)) return;
      const from = lockedFrom(review.state, rows.stepsOfOne(review.id));
      throw new DaybookError('CONFLICT', `The content of this review is final${from === null ? '' : ` since ${dayName(from)}`}. Open it again with a reason before deck, agenda or purpose change.`);
    },
    /** The same by the id of a review. */
    checkId(reviewId: string): void {
      this.check(rows.one(reviewId).record);
    },
  };
};
