import type { ReviewFacts } from '#shared/review-facts.ts';
import type { Context } from '#electron/context.ts';
import { createReviewRows, dayOfReview, nameOf, staysAway } from '#electron/store/business-review-rows.ts';

/** The part of a review that a customer may see, for decks and documents. */
export const createReviewFacts = (context: Context): { of: (reviewId: string) => ReviewFacts } => {
  const rows = createReviewRows(context);
  const me = (): string => context.settings().me.name;
  return {
    /** @throws DaybookError NOT_FOUND where the review is gone. */
    of: (reviewId) => {
      const { record } = rows.one(reviewId);
      return {
        id: record.id, accountId: record.accountId, kind: record.kind, name: nameOf(record), on: dayOfReview(record), startsAt: record.startsAt, minutes: record.minutes, purpose: record.purpose,
        attendees: rows.attendeesOf(record).attendees.filter((one) => !staysAway(one)).map((one) => ({ side: one.side, ...(one.side === 'ours' && one.memberId === null && me() === '' ? { name: 'Your CSM', title: '' } : { name: one.name, title: one.title }), role: one.role, matchedWith: one.matched.join(', ') })),
        agenda: rows.agendaOf(reviewId).map(({ kind, name, minutes, looks, lead }) => ({ kind, name, minutes, looks, lead })),
        agreed: record.state === 'held' ? record.agreed : '',
      };
    },
  };
};
