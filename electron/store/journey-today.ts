import { dayName } from '#shared/days.ts';
import { quarterName } from '#shared/review-rules.ts';
import { itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import type { TodaySource } from '#electron/store/today-source.ts';
import { createReviewRows } from '#electron/store/review-rows.ts';

/** One row for the whole book while the quarterly review is due. */
export const createJourneyToday = (context: Context): TodaySource => {
  const reviews = createReviewRows(context);
  return async (today, accounts) => {
    const { quarter, isDue, isOverdue, since } = reviews.due(accounts);
    if (!isDue) return [];
    const [left, all] = [reviews.leftOf(quarter, accounts).length, reviews.reviewed(quarter, accounts).length];
    const counted = left === all ? `None of ${all} managed accounts is reviewed` : `${all - left} of ${all} managed accounts are reviewed`;
    return [
      itemOf({ today }, null, {
        key: `priority-review:book:${quarter.key}`,
        rule: 'priority-review',
        title: `Review segments, priorities and stages for ${quarterName(quarter.key)}`,
        why: isOverdue ? `The quarter ended on ${dayName(quarter.to)}. ${counted}` : `The quarter ends on ${dayName(quarter.to)}. ${counted}`,
        next: left === all ? 'Start the review' : 'Go on with the review',
        since,
        records: [],
      }),
    ];
  };
};
