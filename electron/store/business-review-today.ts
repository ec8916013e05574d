import type { AccountRow } from '#shared/accounts.ts';
import { beginsOn } from '#shared/business-review-plan.ts';
import { reviewYear, standingOf, yearOf, type RoadmapEntry } from '#shared/business-review-roadmap.ts';
import { isAhead } from '#shared/business-review-words.ts';
import { addDays, dayName, daysBetween, type Day } from '#shared/days.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import { segmentOf } from '#shared/settings.ts';
import type { TodayItem } from '#shared/today.ts';
import { days, itemOf } from '#shared/today-rules.ts';
import { calendarOf, type Context } from '#electron/context.ts';
import { itemsOnce, keepByAccount } from '#electron/store/account-cache.ts';
import { createReviewRows, nameOf, openSteps, roadmapReview, type ReviewRecord, type StepRecord } from '#electron/store/business-review-rows.ts';
import type { TodaySource } from '#electron/store/today-source.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

type OpenStep = StepRecord & { dueOn: Day };
type Facts = { reviews: readonly ReviewRecord[]; open: ReadonlyMap<string, readonly OpenStep[]> };

/** What should have followed a review, or a review that should have been held, so long ago is left to the roadmap. */
const followedDays = 60;
const accountsATurn = 100;

const others = (count: number): string => (count === 0 ? '' : `. ${count === 1 ? 'One more step is' : `${count} more steps are`} due`);
const late = (dueOn: Day, on: Day): string => (dueOn < on ? `, ${days(daysBetween(dueOn, on))} late` : '');

/** What business reviews put on Today: the step that is due first, what follows a review that was held, and the accounts that should have one planned. */
export const createReviewToday = (context: Context): TodaySource => {
  const { settings } = context;
  const rows = createReviewRows(context);
  const known = keepByAccount<Facts>(context, (ids, on) => {
    const byAccount = Map.groupBy(rows.ofAccounts(ids), ({ accountId }) => accountId);
    const underWay = [...byAccount.values()].flat().filter(({ state, heldOn }) => isAhead(state) || (state === 'held' && heldOn !== null && heldOn >= addDays(on, -followedDays)));
    const steps = rows.stepsOf(underWay.map(({ id }) => id));
    const open = new Map(underWay.map((review) => [review.id, openSteps(review, steps.get(review.id) ?? [])]));
    return new Map(ids.map((id) => [id, { reviews: byAccount.get(id) ?? [], open }]));
  });

  const linkOf = (review: ReviewRecord, account: AccountRow) => [{ entity: 'business_reviews' as const, id: review.id, label: `${nameOf(review)} of ${account.name}` }];
  const passedRow = (review: ReviewRecord, account: AccountRow, on: Day): TodayItem => itemOf({ today: on }, account, {
    key: `review-step-due:${review.id}:held ${review.onDay}`, rule: 'review-step-due', title: `Was the review of ${account.name} held?`, why: `${nameOf(review)} was planned for ${dayName(review.onDay)}, and nothing is noted of it`,
    next: 'Note who was there and what was agreed, or move it', since: review.onDay, records: linkOf(review, account),
  });
  const stepRow = (review: ReviewRecord, steps: readonly OpenStep[], account: AccountRow, on: Day): TodayItem[] => {
    const due = steps.filter(({ key, dueOn }) => beginsOn(key, dueOn, settings().reviews) <= on);
    const [first] = due;
    if (first === undefined) return [];
    const isFollowUp = review.state === 'held';
    const rule = isFollowUp ? 'review-follow-up' : 'review-step-due';
    return [itemOf({ today: on }, account, {
      key: `${rule}:${first.id}:${first.dueOn}`, rule, title: `${first.name}: ${account.name}`,
      why: `${nameOf(review)} ${isFollowUp ? 'was held' : 'is'} on ${dayName(review.heldOn ?? review.onDay)}. This is due by ${dayName(first.dueOn)}${late(first.dueOn, on)}${others(due.length - 1)}`,
      next: isFollowUp ? 'Do it while it is fresh, and tick it' : 'Do it and tick it, or set its day', since: beginsOn(first.key, first.dueOn, settings().reviews), records: linkOf(review, account),
    })];
  };
  /** Where an account stands in this fiscal year, and in the next one where nothing is asked for in this one. */
  const entryOf = (account: AccountRow, { reviews }: Facts, on: Day): RoadmapEntry | null => {
    const { fiscalYearStart, reviews: limits, value } = settings();
    const tree = segmentOf(settings(), account.segment).tree;
    const of = (year: number): RoadmapEntry => standingOf(
      { accountId: account.id, tree, priority: account.priority.priority, arrMinor: account.arr.minor, renewalOn: account.renewalOn, since: account.customerSince, reviews: reviews.map(roadmapReview) },
      { year: reviewYear('fiscal', year, fiscalYearStart), limits, monthsBefore: value.reviewMonths, calendar: calendarOf(context), today: on },
    );
    const year = yearOf(on, 'fiscal', fiscalYearStart);
    const now = of(year);
    if (['due', 'mini'].includes(now.standing)) return now;
    if (['planned', 'scheduled', 'refused', 'later'].includes(now.standing)) return null;
    const next = of(year + 1);
    return next.standing === 'due' ? next : now.standing === 'missed' && now.dueOn !== null && now.dueOn >= addDays(on, -followedDays) ? now : null;
  };
  const dueRow = (facts: Facts, account: AccountRow, on: Day): TodayItem[] => {
    const entry = account.coverage === 'managed' ? entryOf(account, facts, on) : null;
    if (entry === null || (entry.dueOn === null && entry.standing !== 'mini')) return [];
    const isMini = entry.standing === 'mini';
    const last = facts.reviews.findLast(({ state }) => state === 'refused');
    const since = isMini ? (last?.refusedOn ?? on) : entry.standing === 'missed' ? (entry.dueOn ?? on) : on;
    return [itemOf({ today: on }, account, {
      key: `review-due:${account.id}:${isMini ? `mini ${last?.id ?? ''}` : (entry.dueOn ?? '')}`, rule: 'review-due', title: isMini ? `Hold a mini-review with ${account.name}` : `Plan the business review of ${account.name}`,
      why: isMini || entry.dueOn === null ? entry.why : `${entry.why}: by ${dayName(entry.dueOn)}${late(entry.dueOn, on)}. None is planned`, next: isMini ? 'Plan one inside of the next cadence call' : 'Plan it, and talk about it with the champion', since,
      records: [{ entity: 'accounts', id: account.id, label: account.name }],
    })];
  };

  const itemsOf = itemsOnce((facts: Facts, account, on) => {
    if (isHandedOut(account, on)) return [];
    const ofReviews = facts.reviews.flatMap((review): TodayItem[] => {
      const steps = facts.open.get(review.id);
      if (steps === undefined) return [];
      return isAhead(review.state) && review.onDay < on ? [passedRow(review, account, on)] : stepRow(review, steps, account, on);
    });
    return [...ofReviews, ...dueRow(facts, account, on)];
  });
  return async (on, accounts) => {
    const facts = await known();
    const items: TodayItem[] = [];
    for (const [place, account] of accounts.entries()) {
      if (place % accountsATurn === accountsATurn - 1) await turnOfOthers();
      const own = facts.get(account.id);
      if (own !== undefined) items.push(...itemsOf(own, account, on));
    }
    return items;
  };
};
