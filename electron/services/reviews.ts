import type { AccountRow } from '#shared/accounts.ts';
import { agendaWarnings } from '#shared/business-review-agenda.ts';
import { beginsOn, isLocked, lockedFrom } from '#shared/business-review-plan.ts';
import { reviewYear, roadmapOf, standingOf, yearOf, type RoadmapAccount, type RoadmapEntry, type RoadmapReview, type RoadmapRules, type YearBasis } from '#shared/business-review-roadmap.ts';
import { summaryOf } from '#shared/business-review-summary.ts';
import { isAhead } from '#shared/business-review-words.ts';
import type { FollowUp } from '#shared/calls.ts';
import { addDays, endOfDay, type Day } from '#shared/days.ts';
import type { ComingStep, Review, ReviewRow, Roadmap, RoadmapRow } from '#shared/reviews.ts';
import { segmentOf } from '#shared/settings.ts';
import { calendarOf, type Context } from '#electron/context.ts';
import { createReviewCalls } from './business-review-calls.ts';
import { createReviewGuests } from './business-review-guests.ts';
import { createReviewPlan } from './business-review-plan.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import { createReviewEffect } from '#electron/store/business-review-effect.ts';
import { createReviewFacts } from '#electron/store/business-review-facts.ts';
import { createReviewRows, nameOf, openSteps, roadmapReview, rowOf, toReview, toStep, type ReviewRecord } from '#electron/store/business-review-rows.ts';
import { commitmentOrder, prepareCommitments } from '#electron/store/commitment-rows.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

/** A review of which nothing is open any more stays among what is coming for so long after it was held. */
const followedDays = 60;
const rowsATurn = 200;

/** What the roadmap sees of an account. */
export const roadmapAccount = (account: AccountRow, reviews: readonly ReviewRecord[], tree: RoadmapAccount['tree']): RoadmapAccount => ({
  accountId: account.id, tree, priority: account.priority.priority, arrMinor: account.arr.minor, renewalOn: account.renewalOn, since: account.customerSince, reviews: reviews.map(roadmapReview),
});

/** Business reviews (F19): the roadmap, the way to a review, and what follows from it. */
export const createReviews = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const rows = createReviewRows(context);
  const accounts = createAccountRows(context);
  const effect = createReviewEffect(context);
  const facts = createReviewFacts(context);
  const promises = prepareCommitments(db, 'm.activity_id = @id', commitmentOrder);
  const call = db.prepare<[string], NonNullable<Review['call']>>('SELECT id, title, type, state, on_day AS "on" FROM activities WHERE id = ? AND deleted_at IS NULL');
  const mail = db.prepare<[string], string>(`SELECT p.email FROM review_attendees t JOIN people p ON p.id = t.person_id WHERE t.review_id = ? AND t.presence NOT IN ('declined') AND p.email != '' AND t.deleted_at IS NULL ORDER BY t.position`).pluck();
  const names = db.prepare<[string], { id: string; name: string }>('SELECT id, name FROM accounts WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL');
  const stored = { reviews: db.prepare<[string], StoredRow>('SELECT * FROM business_reviews WHERE account_id = ?'), steps: db.prepare<[string], StoredRow>('SELECT s.* FROM review_steps s JOIN business_reviews w ON w.id = s.review_id WHERE w.account_id = ?') };

  const rulesOf = (basis: YearBasis, year: number): RoadmapRules & { year: Roadmap['year'] } =>
    ({ year: reviewYear(basis, year, settings().fiscalYearStart), limits: settings().reviews, monthsBefore: settings().value.reviewMonths, calendar: calendarOf(context), today: today() });
  const treeOf = ({ segment }: AccountRow): RoadmapAccount['tree'] => segmentOf(settings(), segment).tree;

  const roadmap = async ({ basis, year }: { basis: YearBasis; year: number }): Promise<Roadmap> => {
    const managed = (await accounts.all()).filter(({ coverage }) => coverage === 'managed');
    const rules = rulesOf(basis, year);
    const known: RoadmapAccount[] = [];
    const standings = new Map<string, RoadmapEntry>();
    for (let at = 0; at < managed.length; at += rowsATurn) {
      const some = managed.slice(at, at + rowsATurn);
      const byAccount = Map.groupBy(rows.ofAccounts(some.map(({ id }) => id)), ({ accountId }) => accountId);
      for (const account of some) {
        const one = roadmapAccount(account, byAccount.get(account.id) ?? [], treeOf(account));
        known.push(one);
        standings.set(account.id, standingOf(one, rules));
      }
      await turnOfOthers();
    }
    const { entries, totals } = roadmapOf(known, standings, rules);
    const isNow = rules.today >= rules.year.from && rules.today <= rules.year.to;
    const isShown = ({ on, state }: RoadmapReview): boolean => (on >= rules.year.from && on <= rules.year.to) || (isNow && isAhead(state));
    return {
      year: rules.year,
      totals,
      rows: managed.flatMap((account, at): RoadmapRow[] => {
        const entry = entries.get(account.id);
        const { id, name, segment, priority, sentiment, arr, renewalOn } = account;
        return entry === undefined ? [] : [{ accountId: id, accountName: name, segment, priority, sentiment, arr, renewalOn, ...entry, reviews: (known[at]?.reviews ?? []).filter(isShown) }];
      }),
    };
  };

  const coming = (): ComingStep[] => {
    const on = today();
    const reviews = rows.underWay(addDays(on, -followedDays));
    const steps = rows.stepsOf(reviews.map(({ id }) => id));
    const nameById = new Map(names.all(JSON.stringify([...new Set(reviews.map(({ accountId }) => accountId))])).map(({ id, name }) => [id, name]));
    const limits = settings().reviews;
    return reviews.flatMap((review): ComingStep[] => {
      const of = { reviewId: review.id, reviewName: nameOf(review), reviewOn: review.heldOn ?? review.onDay, state: review.state, accountId: review.accountId, accountName: nameById.get(review.accountId) ?? '' };
      const open = openSteps(review, steps.get(review.id) ?? []);
      return [
        ...open.map(({ id, key, name, dueOn }) => ({ ...of, stepId: id, name, fromOn: beginsOn(key, dueOn, limits), dueOn, isLate: dueOn < on })),
        ...(isAhead(review.state) ? [{ ...of, stepId: null, name: review.onDay < on ? 'Say whether it was held' : 'Hold the review', fromOn: review.onDay, dueOn: review.onDay, isLate: review.onDay < on }] : []),
      ];
    }).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.accountName.localeCompare(b.accountName));
  };

  const get = ({ id }: { id: string }): Review => {
    const { record, accountName } = rows.one(id);
    const steps = rows.stepsOfOne(id);
    const { next: _, ...row } = rowOf(record, accountName, steps);
    const { attendees, warnings } = rows.attendeesOf(record);
    const agenda = rows.agendaOf(id);
    const commitments = record.activityId === null ? [] : promises({ id: record.activityId }, today());
    const { title, onDay: plannedOn, purpose, notes, refusedOn, heldOn, agreed, summarySentOn, planUpdatedOn, unlockReason } = record;
    return {
      ...row, title, plannedOn, purpose, notes, refusedOn, heldOn, agreed, summarySentOn, planUpdatedOn, unlockReason,
      isLocked: isLocked(record, steps, today()), lockedFrom: lockedFrom(record.state, steps), ...rows.plan(record, steps), attendees, attendeeWarnings: warnings, agenda, agendaWarnings: agendaWarnings(agenda, record.minutes, settings().reviews),
      call: record.activityId === null ? null : (call.get(record.activityId) ?? null), commitments, plan: effect.planSince(record.accountId, heldOn), effect: effect.of(record, attendees, commitments),
    };
  };

  const rowsOf = (found: readonly ReviewRecord[], accountName: string, steps: ReadonlyMap<string, ReturnType<typeof toStep>[]>): ReviewRow[] =>
    found.map((record) => rowOf(record, accountName, steps.get(record.id) ?? [])).toSorted((a, b) => b.on.localeCompare(a.on));

  return {
    ...createReviewPlan(context),
    ...createReviewGuests(context),
    ...createReviewCalls(context),
    roadmap,
    coming,
    get,

    ofAccount: ({ accountId, asOf: on }: { accountId: string; asOf: Day | null }): { reviews: ReviewRow[]; standing: Pick<RoadmapRow, 'standing' | 'dueOn' | 'why' | 'refusals'> | null } => {
      if (on !== null && on < today()) {
        const at = endOfDay(on, settings().timeZone ?? undefined);
        const steps = Map.groupBy(asOf(db, 'review_steps', stored.steps.all(accountId), at).map(toStep), ({ reviewId }) => reviewId);
        return { reviews: rowsOf(asOf(db, 'business_reviews', stored.reviews.all(accountId), at).map(toReview), '', steps), standing: null };
      }
      const found = rows.ofAccounts([accountId]);
      const account = accounts.one(accountId);
      const rules = rulesOf('fiscal', yearOf(today(), 'fiscal', settings().fiscalYearStart));
      return {
        reviews: rowsOf(found, account?.name ?? '', rows.stepsOf(found.map(({ id }) => id))),
        standing: account === null || account.coverage !== 'managed' ? null : standingOf(roadmapAccount(account, found, treeOf(account)), rules),
      };
    },

    summary: ({ id }: { id: string }): FollowUp => {
      const { record } = rows.one(id);
      const made = record.activityId === null ? [] : promises({ id: record.activityId }, today());
      return summaryOf(facts.of(id), record.heldOn ?? record.onDay, mail.all(id), made.filter(({ state }) => state !== 'dropped').map(({ side, text, owner, dueOn }) => ({ side, text, owner, dueOn })), settings().me);
    },
  };
};
