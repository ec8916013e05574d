import { attendeeWarnings } from '#shared/business-review-attendees.ts';
import { beginsOn, stepKeyOf } from '#shared/business-review-plan.ts';
import type { RoadmapReview } from '#shared/business-review-roadmap.ts';
import { isAhead, reviewKindNames, stepsBefore, type AgendaKind, type AgendaLook, type Presence, type ReviewKind, type ReviewState } from '#shared/business-review-words.ts';
import type { Sentiment } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { BuyingRole } from '#shared/people.ts';
import type { AgendaItem, ReviewAttendee, ReviewRow, ReviewStep } from '#shared/reviews.ts';
import { jobNames, type Job } from '#shared/team.ts';
import type { Context } from '#electron/context.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { businessReviews, reviewSteps } from '#electron/store/schema-review.ts';

/** A stored review; its text columns hold only what the contract lets in. */
export type ReviewRecord = Omit<typeof businessReviews.$inferSelect, 'kind' | 'state' | 'sentiment'> & { kind: ReviewKind; state: ReviewState; sentiment: Sentiment | null };
export type StepRecord = Omit<typeof reviewSteps.$inferSelect, 'kind'> & { kind: 'step' | 'prep' };
type AttendeeRow = Omit<ReviewAttendee, 'matched' | 'name' | 'title' | 'side' | 'hasLeft'> & { personName: string | null; personTitle: string | null; buyingRole: BuyingRole | null; leftOn: Day | null; memberName: string | null; memberJob: Job | null };

export const toReview = recordOf(businessReviews) as (row: StoredRow) => ReviewRecord;
export const toStep = recordOf(reviewSteps) as (row: StoredRow) => StepRecord;

/** The name of a review: the one that it was given, or that of its kind. */
export const nameOf = ({ title, kind }: Pick<ReviewRecord, 'title' | 'kind'>): string => (title === '' ? reviewKindNames[kind] : title);
/** The day that a review belongs to: that on which it was held, else the one that it is planned for. */
export const dayOfReview = ({ heldOn, onDay }: Pick<ReviewRecord, 'heldOn' | 'onDay'>): Day => heldOn ?? onDay;
/** A review as the roadmap sees it. */
export const roadmapReview = (record: ReviewRecord): RoadmapReview => ({
  id: record.id, kind: record.kind, name: nameOf(record), state: record.state, on: dayOfReview(record), settledOn: record.heldOn ?? record.refusedOn, reason: record.refusedReason,
});

/** The steps that count while a review is in a state: those before it until it was held, those after it from then on, those by hand always. */
const counts = (state: ReviewState, key: string): boolean => {
  const isBefore = (stepsBefore as readonly string[]).includes(key);
  return isAhead(state) ? key === '' || isBefore : state === 'held' && !isBefore;
};
/** The open steps of a review that are asked for as it stands, soonest first. */
export const openSteps = (review: Pick<ReviewRecord, 'state'>, steps: readonly StepRecord[]): (StepRecord & { dueOn: Day })[] =>
  steps.flatMap((step) => (step.kind === 'step' && step.doneOn === null && step.dueOn !== null && counts(review.state, step.key) ? [{ ...step, dueOn: step.dueOn }] : []))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.position - b.position);

export const rowOf = (record: ReviewRecord, accountName: string, steps: readonly StepRecord[]): ReviewRow => {
  const open = openSteps(record, steps);
  const [next] = open;
  return {
    id: record.id, accountId: record.accountId, accountName, kind: record.kind, name: nameOf(record), state: record.state, on: dayOfReview(record), startsAt: record.startsAt, minutes: record.minutes, sentiment: record.sentiment,
    reason: record.refusedReason, next: next === undefined ? null : { name: next.name, dueOn: next.dueOn }, stepsOpen: open.length, stepsDone: steps.filter((one) => one.kind === 'step' && one.doneOn !== null).length,
  };
};

const ourTitle = (job: Job | null): string => jobNames[job ?? 'csm'];

/** Reads business reviews with what belongs to them. */
export const createReviewRows = ({ store, settings, today }: Context) => {
  const { db } = store;
  const live = 'w.deleted_at IS NULL AND EXISTS (SELECT 1 FROM accounts a WHERE a.id = w.account_id AND a.deleted_at IS NULL)';
  const ofIds = db.prepare<[string], StoredRow>(`SELECT w.* FROM business_reviews w WHERE w.account_id IN (SELECT value FROM json_each(?)) AND w.deleted_at IS NULL ORDER BY w.on_day, w.rid`);
  const open = db.prepare<[Day], StoredRow>(`SELECT w.* FROM business_reviews w WHERE ${live} AND (w.state IN ('planned', 'scheduled') OR (w.state = 'held' AND w.held_on >= ?)) ORDER BY w.on_day, w.rid`);
  const one = db.prepare<[string], StoredRow & { account_name: string }>('SELECT w.*, a.name AS account_name FROM business_reviews w JOIN accounts a ON a.id = w.account_id AND a.deleted_at IS NULL WHERE w.id = ? AND w.deleted_at IS NULL');
  const stepsOfIds = db.prepare<[string], StoredRow>('SELECT s.* FROM review_steps s WHERE s.review_id IN (SELECT value FROM json_each(?)) AND s.deleted_at IS NULL ORDER BY s.position, s.rid');
  const attendees = db.prepare<[string], AttendeeRow>(
    `SELECT t.id, t.person_id AS personId, t.member_id AS memberId, t.role, t.matched_id AS matchedId, t.presence, p.name AS personName, p.title AS personTitle, p.level, p.buying_role AS buyingRole, p.left_on AS leftOn, m.name AS memberName, m.job AS memberJob
     FROM review_attendees t LEFT JOIN people p ON p.id = t.person_id LEFT JOIN team_members m ON m.id = t.member_id WHERE t.review_id = ? AND t.deleted_at IS NULL ORDER BY t.position, t.rid`,
  );
  const agenda = db.prepare<[string], AgendaItem & { kind: AgendaKind; looks: AgendaLook }>('SELECT id, kind, name, minutes, looks, lead FROM review_agenda WHERE review_id = ? AND deleted_at IS NULL ORDER BY position, rid');
  const buyers = db.prepare<[string], string>(`SELECT name FROM people WHERE account_id = ? AND buying_role = 'economic-buyer' AND left_on IS NULL AND deleted_at IS NULL ORDER BY rid`).pluck();

  const stepsOf = (reviewIds: readonly string[]): Map<string, StepRecord[]> => Map.groupBy(stepsOfIds.all(JSON.stringify(reviewIds)).map(toStep), ({ reviewId }) => reviewId);

  return {
    /** @throws DaybookError NOT_FOUND where it, or its account, was removed. */
    one: (id: string): { record: ReviewRecord; accountName: string } => {
      const found = one.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That business review is not in this book any more.');
      return { record: toReview(found), accountName: found.account_name };
    },
    ofAccounts: (ids: readonly string[]): ReviewRecord[] => ofIds.all(JSON.stringify(ids)).map(toReview),
    /** Those that are ahead, and those held on or after a day. */
    underWay: (heldSince: Day): ReviewRecord[] => open.all(heldSince).map(toReview),
    stepsOf,
    stepsOfOne: (reviewId: string): StepRecord[] => stepsOf([reviewId]).get(reviewId) ?? [],
    agendaOf: (reviewId: string): AgendaItem[] => agenda.all(reviewId),

    /** The steps and the prep checklist, in their order. */
    plan: (review: ReviewRecord, steps: readonly StepRecord[]): { steps: ReviewStep[]; prep: ReviewStep[] } => {
      const limits = settings().reviews;
      const on = today();
      const isOpen = new Set(openSteps(review, steps).map(({ id }) => id));
      const all = steps.map((step): ReviewStep => ({
        id: step.id, key: stepKeyOf(step.key) ?? '', kind: step.kind, name: step.name, fromOn: step.dueOn === null ? null : beginsOn(step.key, step.dueOn, limits), dueOn: step.dueOn, isByHand: step.isByHand, doneOn: step.doneOn, note: step.note,
        isLate: isOpen.has(step.id) && step.dueOn !== null && step.dueOn < on,
      }));
      return { steps: all.filter(({ kind }) => kind === 'step').toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')), prep: all.filter(({ kind }) => kind === 'prep') };
    },

    /** Who comes, theirs first, with what speaks against the list. */
    attendeesOf: (review: Pick<ReviewRecord, 'id' | 'accountId'>): { attendees: ReviewAttendee[]; warnings: string[] } => {
      const rows = attendees.all(review.id);
      const { me } = settings();
      const named = rows.map(({ personName, personTitle, memberName, memberJob, leftOn, buyingRole, ...row }) => ({
        ...row, buyingRole, side: row.personId === null ? 'ours' as const : 'theirs' as const, hasLeft: leftOn !== null,
        name: (row.personId !== null ? personName : row.memberId !== null ? memberName : me.name) || 'You', title: row.personId !== null ? (personTitle ?? '') : row.memberId === null && me.title !== '' ? me.title : ourTitle(memberJob),
      }));
      const partners = ({ id, matchedId, side }: (typeof named)[number]): typeof named => named.filter((other) => other.side !== side && (other.id === matchedId || other.matchedId === id));
      const judged = named.map((one) => ({ ...one, isMatched: partners(one).some(({ presence }) => presence !== 'declined') }));
      return {
        attendees: named.map((one) => ({ id: one.id, side: one.side, personId: one.personId, memberId: one.memberId, name: one.name, title: one.title, level: one.level, role: one.role, presence: one.presence, matchedId: one.matchedId, hasLeft: one.hasLeft, matched: partners(one).map(({ name }) => name) })).toSorted((a, b) => Number(a.side === 'ours') - Number(b.side === 'ours')),
        warnings: attendeeWarnings(judged, buyers.all(review.accountId)),
      };
    },
  };
};
export type ReviewRows = ReturnType<typeof createReviewRows>;

/** Those who were not there, or will not be. */
export const staysAway = ({ presence }: { presence: Presence }): boolean => presence === 'declined' || presence === 'absent';
