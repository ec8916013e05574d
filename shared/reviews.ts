import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { sentiments, type Sentiment } from '#shared/accounts.ts';
import {
  agendaKinds, agendaLooks, presences, reviewKinds, type AgendaKind, type AgendaLook, type Presence, type ReviewKind, type ReviewState, type ReviewStepKey,
} from '#shared/business-review-words.ts';
import { yearBases, type RoadmapReview, type RoadmapStanding, type RoadmapTotals, type ReviewYear } from '#shared/business-review-roadmap.ts';
import type { CallRow, FollowUp } from '#shared/calls.ts';
import type { Commitment } from '#shared/commitments.ts';
import { day, instant, type Day, type Instant } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import type { Money } from '#shared/money.ts';
import type { Level } from '#shared/people.ts';
import type { PriorityDecision } from '#shared/priority.ts';
import { id, line, type Written, type WrittenRecord } from '#shared/records.ts';

const text = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');
const minutes = z.int().min(5, 'A review takes five minutes or more.').max(480, 'Eight hours at most.');
const reason = line.min(1, 'Say why.');

/** What a person sets of a review. `state` tells a meant month from a day that the customer agreed to; the others have methods of their own. */
export const reviewFields = z.strictObject({
  kind: z.enum(reviewKinds), title: line, state: z.enum(['planned', 'scheduled']), on: day, startsAt: instant.nullable(), minutes, purpose: text, notes: text, agreed: text, sentiment: z.enum(sentiments).nullable(),
});
export type ReviewFields = z.infer<typeof reviewFields>;

/** A review in a list. `name` is its title, or its kind where it has none; `on` the day it was held on, once it was. `next` is its open step that is due first. */
export type ReviewRow = {
  id: string; accountId: string; accountName: string; kind: ReviewKind; name: string; state: ReviewState; on: Day; startsAt: Instant | null; minutes: number; sentiment: Sentiment | null; reason: string;
  next: { name: string; dueOn: Day } | null; stepsOpen: number; stepsDone: number;
};
/** A dated step, or a point of the prep checklist. `key` is empty for one by hand; `fromOn` is the day from which it may be done. */
export type ReviewStep = { id: string; key: ReviewStepKey | ''; kind: 'step' | 'prep'; name: string; fromOn: Day | null; dueOn: Day | null; isByHand: boolean; doneOn: Day | null; note: string; isLate: boolean };
/** `personId` and `memberId` are empty for the CSM. `matched` names who of the other side goes with them. */
export type ReviewAttendee = {
  id: string; side: 'ours' | 'theirs'; personId: string | null; memberId: string | null; name: string; title: string; level: Level | null; role: string; presence: Presence; matchedId: string | null; matched: string[]; hasLeft: boolean;
};
export type AgendaItem = { id: string; kind: AgendaKind; name: string; minutes: number; looks: AgendaLook; lead: string };

/** What became of a review. Counts of attendees are of those who were asked; `held` is on that day, health of its evening and of the newest one, for us alone. */
export type ReviewEffect = {
  theirs: { attended: number; asked: number }; ours: { attended: number; asked: number };
  sentiment: { before: Sentiment | null; held: Sentiment | null; now: Sentiment | null };
  agreed: { kept: number; open: number; overdue: number; dropped: number };
  health: { held: { score: number | null; band: Sentiment | null } | null; now: { score: number | null; band: Sentiment | null } | null };
};

export type Review = Omit<ReviewRow, 'next'> & {
  /** The title as typed; empty for the name of the kind. */
  title: string; plannedOn: Day; purpose: string; notes: string; refusedOn: Day | null; heldOn: Day | null; agreed: string; summarySentOn: Day | null; planUpdatedOn: Day | null;
  isLocked: boolean; lockedFrom: Day | null; unlockReason: string;
  steps: ReviewStep[]; prep: ReviewStep[]; attendees: ReviewAttendee[]; attendeeWarnings: string[]; agenda: AgendaItem[]; agendaWarnings: string[];
  /** The call or meeting that it is, or was. */
  call: Pick<CallRow, 'id' | 'title' | 'type' | 'state' | 'on'> | null;
  commitments: Commitment[];
  /** The success plan, and the day of its last change, which may be before the review. */
  plan: { id: string; name: string; changedOn: Day | null; isChangedSince: boolean } | null;
  effect: ReviewEffect | null;
};

export type RoadmapRow = {
  accountId: string; accountName: string; segment: string | null; priority: PriorityDecision; sentiment: Sentiment | null; arr: Money; renewalOn: Day | null;
  standing: RoadmapStanding; dueOn: Day | null; why: string; refusals: number; reviews: RoadmapReview[];
};
export type Roadmap = { year: ReviewYear; rows: RoadmapRow[]; totals: RoadmapTotals };

/** A dated step of any review; `stepId` is empty for the day of the review itself. */
export type ComingStep = { reviewId: string; reviewName: string; reviewOn: Day; state: ReviewState; accountId: string; accountName: string; stepId: string | null; name: string; fromOn: Day; dueOn: Day; isLate: boolean };

const one = z.strictObject({ id });
const stepName = line.min(1, 'Say what is to be done.');
const pointFields = z.strictObject({ kind: z.enum(agendaKinds), name: line.min(1, 'A point has a name.'), minutes: z.int().min(1, 'A point takes a minute or more.').max(480), looks: z.enum(agendaLooks), lead: line });
const attendeeFields = z.strictObject({ role: line, matchedId: id.nullable(), presence: z.enum(presences) });

/** What a page may ask about business reviews. */
export const reviewsContract = {
  /** Who is due in a year over the managed accounts, by which rule, and where it stands. */
  roadmap: oc.errors(errors).input(z.strictObject({ basis: z.enum(yearBases), year: z.int().min(1970).max(9000) })).output(type<Roadmap>()),
  /** The open steps of all reviews that are ahead or were held, and the days of the reviews, soonest first. */
  coming: oc.output(type<ComingStep[]>()),
  /** The reviews of an account, newest first, as they were known at the end of `asOf` where that is given; and where it stands in this fiscal year. */
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<{ reviews: ReviewRow[]; standing: Pick<RoadmapRow, 'standing' | 'dueOn' | 'why' | 'refusals'> | null }>()),
  get: oc.errors(errors).input(one).output(type<Review>()),
  /** Calls and meetings of the account that the review may be. */
  calls: oc.errors(errors).input(one).output(type<Pick<CallRow, 'id' | 'title' | 'type' | 'state' | 'on'>[]>()),
  /** The draft of the mail that says what was agreed. */
  summary: oc.errors(errors).input(one).output(type<FollowUp>()),

  /** Plans a review, with its steps counted back, its prep checklist, who should come, and an agenda. */
  create: oc.errors(errors).input(reviewFields.pick({ kind: true, on: true }).extend({ accountId: id, title: line.optional(), state: reviewFields.shape.state.optional(), startsAt: instant.nullable().optional(), minutes: minutes.optional(), purpose: text.optional() })).output(type<WrittenRecord>()),
  /** Changes a review. Its steps move with its day, but for those set by hand or done; a planned call moves too. The purpose is content and may be locked. */
  update: oc.errors(errors).input(one.extend({ fields: reviewFields.partial() })).output(type<WrittenRecord>()),
  /** Opens locked content again, and keeps why. */
  unlock: oc.errors(errors).input(one.extend({ reason: line.min(1, 'Say why the content changes after it was final.') })).output(type<WrittenRecord>()),
  lock: oc.errors(errors).input(one).output(type<WrittenRecord>()),
  refuse: oc.errors(errors).input(one.extend({ on: day, reason })).output(type<WrittenRecord>()),
  cancel: oc.errors(errors).input(one.extend({ reason })).output(type<WrittenRecord>()),
  /** Plans a refused or cancelled review again. */
  reopen: oc.errors(errors).input(one).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(one).output(type<Written>()),

  addStep: oc.errors(errors).input(z.strictObject({ reviewId: id, kind: z.enum(['step', 'prep']), name: stepName, dueOn: day.nullable() })).output(type<WrittenRecord>()),
  /** Changes a step; a day that is set here stays when the review moves. `dueOn: null` lets it follow the review again. */
  changeStep: oc.errors(errors).input(one.extend({ fields: z.strictObject({ name: stepName, dueOn: day.nullable(), note: line }).partial() })).output(type<WrittenRecord>()),
  /** Ticks a step. The update of the plan asks for a change of the plan since the review, or for why there is none. */
  tick: oc.errors(errors).input(one.extend({ done: z.boolean(), reason: line.optional() })).output(type<WrittenRecord>()),
  removeStep: oc.errors(errors).input(one).output(type<Written>()),

  /** Adds a person of the customer, one of the team, or the CSM where neither is given. */
  addAttendee: oc.errors(errors).input(z.strictObject({ reviewId: id, personId: id.nullable(), memberId: id.nullable(), role: line.optional() })).output(type<WrittenRecord>()),
  changeAttendee: oc.errors(errors).input(one.extend({ fields: attendeeFields.partial() })).output(type<WrittenRecord>()),
  removeAttendee: oc.errors(errors).input(one).output(type<Written>()),
  /** Adds those who should come and are not on the list (rules.md § 8). */
  propose: oc.errors(errors).input(one).output(type<WrittenRecord & { added: number }>()),

  addPoint: oc.errors(errors).input(pointFields.extend({ reviewId: id })).output(type<WrittenRecord>()),
  changePoint: oc.errors(errors).input(one.extend({ fields: pointFields.partial() })).output(type<WrittenRecord>()),
  /** Puts a point before the one that is at a place now, counted from 0. */
  movePoint: oc.errors(errors).input(one.extend({ to: z.int().min(0).max(100) })).output(type<WrittenRecord>()),
  removePoint: oc.errors(errors).input(one).output(type<Written>()),
  /** The agenda of rules.md § 8 in the minutes of the review, instead of the one that is there. */
  resetAgenda: oc.errors(errors).input(one).output(type<WrittenRecord>()),

  /** Says which call of the timeline it is; `null` says none. */
  linkCall: oc.errors(errors).input(one.extend({ activityId: id.nullable() })).output(type<WrittenRecord>()),
  /** Puts the review in the calendar as a meeting with its attendees and agenda. */
  planCall: oc.errors(errors).input(one).output(type<WrittenRecord>()),
  /** It was held: who was there, how it went and what was agreed. It stands in the timeline from then on, and its sentiment becomes the account's. */
  hold: oc.errors(errors).input(one.extend({ on: day, attended: z.array(id).max(200), sentiment: z.enum(sentiments).nullable(), agreed: text })).output(type<WrittenRecord>()),
};
