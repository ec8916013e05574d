import type { Day, Instant } from '#shared/days.ts';
import type { AgendaKind, AgendaLook, ReviewKind } from '#shared/business-review-words.ts';

/** One who comes to a review, as the customer may read it. `title` is their job title, or the job of one of ours. */
export type ReviewGuest = {
  side: 'ours' | 'theirs';
  name: string;
  title: string;
  /** The role in the review, such as economic buyer or presenter. */
  role: string;
  /** Who of the other side they are matched with; empty for none. */
  matchedWith: string;
};

export type ReviewTopic = { kind: AgendaKind; name: string; minutes: number; looks: AgendaLook; /** Who leads it; empty for nobody in particular. */ lead: string };

/**
 * What a customer may see of a business review: the part of it that decks and documents are made from. Notes, refusals, sentiment and the reason of an
 * unlock are not in it. Those who declined or were absent are left out.
 */
export type ReviewFacts = {
  id: string;
  accountId: string;
  kind: ReviewKind;
  /** The name that was given, or that of its kind; never empty. */
  name: string;
  on: Day;
  startsAt: Instant | null;
  minutes: number;
  purpose: string;
  /** Theirs first, then ours, each in the order of the list. */
  attendees: ReviewGuest[];
  agenda: ReviewTopic[];
  /** What was agreed, once it was held; empty before. */
  agreed: string;
};
