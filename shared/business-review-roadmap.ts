import { addDays, addMonths, dayName, daysBetween, fiscalQuarter, workingDayOnOrBefore, type Day, type WorkCalendar } from '#shared/days.ts';
import { firstStepOn } from '#shared/business-review-plan.ts';
import { isAhead, type ReviewKind, type ReviewState } from '#shared/business-review-words.ts';
import type { ReviewLimits } from '#shared/presets/review-limits.ts';
import type { Priority, Segment } from '#shared/settings.ts';

export const yearBases = ['fiscal', 'calendar'] as const;
export type YearBasis = (typeof yearBases)[number];
export type ReviewYear = { basis: YearBasis; year: number; from: Day; to: Day; name: string };

/** A year of the roadmap; a fiscal one is named for the calendar year in which it ends. */
export const reviewYear = (basis: YearBasis, year: number, fiscalYearStart: number): ReviewYear => {
  const start = basis === 'fiscal' ? fiscalYearStart : 1;
  const from = `${String(start === 1 ? year : year - 1).padStart(4, '0')}-${String(start).padStart(2, '0')}-01`;
  return { basis, year, from, to: addDays(addMonths(from, 12), -1), name: basis === 'fiscal' && fiscalYearStart !== 1 ? `FY${year}` : String(year) };
};
/** The year that a day lies in. */
export const yearOf = (on: Day, basis: YearBasis, fiscalYearStart: number): number => fiscalQuarter(on, basis === 'fiscal' ? fiscalYearStart : 1).year;

/** What the roadmap knows of a review. `on` is the day it was held on, once it was, and else the one it is or was planned for; `settledOn` is the day on which it was held or refused. */
export type RoadmapReview = { id: string; kind: ReviewKind; name: string; state: ReviewState; on: Day; settledOn: Day | null; reason: string };

/**
 * Where an account stands in a year. `due` should be begun and has no review planned, `missed` is past its day, `mini` is refused so often that a mini-review takes its
 * place, `proposed` is one of the Commercial accounts to offer one to, `later` comes later in the year, and `free` needs none.
 */
export const roadmapStandings = ['missed', 'mini', 'due', 'refused', 'planned', 'scheduled', 'later', 'proposed', 'held', 'free'] as const;
export type RoadmapStanding = (typeof roadmapStandings)[number];
export const standingNames: Record<RoadmapStanding, string> = {
  missed: 'Missed', mini: 'Mini-review due', due: 'To be planned', refused: 'Refused', planned: 'Planned', scheduled: 'Scheduled', later: 'Later', proposed: 'To be offered', held: 'Held', free: 'Not asked for',
};

export type RoadmapAccount = {
  accountId: string;
  tree: Segment['tree'];
  priority: Priority;
  arrMinor: number;
  renewalOn: Day | null;
  /** The first day as a customer; nothing is due before it. */
  since: Day | null;
  reviews: readonly RoadmapReview[];
};
export type RoadmapEntry = { standing: RoadmapStanding; dueOn: Day | null; why: string; refusals: number };

/** A review stands for the one that is due where it is not further away from its day; between two of them it is half a year. */
const halfAYear = 182;
const isFull = ({ kind }: RoadmapReview): boolean => kind !== 'mini';

/** How often a review was refused since the last one that was held. */
export const refusalsOf = (reviews: readonly RoadmapReview[]): number => {
  const known = reviews.filter(({ state }) => state === 'held' || state === 'refused').toSorted((a, b) => (a.settledOn ?? a.on).localeCompare(b.settledOn ?? b.on));
  const last = known.findLastIndex(({ state }) => state === 'held');
  return known.slice(last + 1).length;
};

/** The day of a year that is so many months before the renewal, or before the same day of the year where the renewal is in another one. */
export const dueInYear = (renewalOn: Day, monthsBefore: number, year: Pick<ReviewYear, 'from' | 'to'>): { on: Day; renewalOn: Day } => {
  const first = Number(year.from.slice(0, 4)) - Number(renewalOn.slice(0, 4));
  for (let at = 0; at < 4; at += 1) {
    const renews = addMonths(renewalOn, 12 * (first + at));
    const on = addMonths(renews, -monthsBefore);
    if (on >= year.from && on <= year.to) return { on, renewalOn: renews };
  }
  return { on: year.to, renewalOn };
};

export type RoadmapRules = { year: Pick<ReviewYear, 'from' | 'to'>; limits: ReviewLimits; monthsBefore: number; calendar: WorkCalendar; today: Day };

const datesOf = (account: RoadmapAccount, { year, monthsBefore, calendar, limits }: RoadmapRules): { dueOn: Day | null; why: string } => {
  const rule = account.tree === 'enterprise' ? (limits.perYear === 1 ? 'At least one a year' : `At least ${limits.perYear} a year`) : account.tree === 'commercial' ? `Offered to ${Math.round(limits.offeredShare * 100)} % of Commercial` : 'No rule asks for one';
  if (account.renewalOn === null) return { dueOn: null, why: `${rule}; no renewal date is known to count back from` };
  const { on, renewalOn } = dueInYear(account.renewalOn, monthsBefore, year);
  const months = monthsBefore === 1 ? 'a month' : `${monthsBefore} months`;
  const why = renewalOn === account.renewalOn ? `${rule}; ${months} before the renewal on ${dayName(renewalOn)}` : `${rule}; ${months} before ${dayName(renewalOn)}, the day of the year on which it renews`;
  return { dueOn: workingDayOnOrBefore(on, calendar), why };
};

/** Where an account stands in a year, before Commercial accounts are chosen to be offered one. */
export const standingOf = (account: RoadmapAccount, rules: RoadmapRules): RoadmapEntry => {
  const { year, limits, calendar, today } = rules;
  const { dueOn, why } = datesOf(account, rules);
  const refusals = refusalsOf(account.reviews);
  const entry = (standing: RoadmapStanding, says = why): RoadmapEntry => ({ standing, dueOn, why: says, refusals });
  const isNow = year.from <= today && today <= year.to;
  const ofYear = account.reviews.filter(({ on }) => (on >= year.from && on <= year.to) || (dueOn !== null && Math.abs(daysBetween(on, dueOn)) <= halfAYear));
  const held = ofYear.filter((one) => one.state === 'held');
  // What is planned for the year after is planned; nothing more is asked for now.
  const ahead = ofYear.find((one) => isAhead(one.state)) ?? (isNow ? account.reviews.find((one) => isAhead(one.state)) : undefined);
  if (ahead !== undefined) return entry(ahead.state === 'scheduled' ? 'scheduled' : 'planned');
  const needed = account.tree === 'enterprise' ? limits.perYear : 0;
  if (held.filter(isFull).length >= Math.max(1, needed)) return entry('held');
  if (refusals >= limits.refusalsToMini && isNow) return entry('mini', `Refused ${refusals} times since the last review; a mini-review inside of a cadence call takes its place`);
  if (held.length > 0) return entry('held');
  const wasRefused = ofYear.some(({ state }) => state === 'refused');
  if (needed === 0) return entry(wasRefused ? 'refused' : 'free');
  // Who became a customer after the day has their first year to come.
  if (dueOn === null) return entry(wasRefused ? 'refused' : account.since !== null && account.since > year.from ? 'later' : year.to < today ? 'missed' : 'due');
  if (account.since !== null && account.since > dueOn) return entry('free', `Customer since ${dayName(account.since)}, after the day on which it would be due`);
  if (dueOn < today) return entry(wasRefused && year.to >= today ? 'refused' : 'missed');
  if (wasRefused) return entry('refused');
  return entry(firstStepOn(dueOn, limits, calendar) <= today ? 'due' : 'later');
};

/** The reviews of a year that were offered: the customer was asked, whatever they said. */
const wasOffered = (account: RoadmapAccount, year: Pick<ReviewYear, 'from' | 'to'>): boolean =>
  account.reviews.some(({ state, on }) => on >= year.from && on <= year.to && ['scheduled', 'held', 'refused'].includes(state));

export type RoadmapTotals = {
  /** Enterprise accounts, those with a review held, and those with one ahead. */
  enterprise: { accounts: number; held: number; ahead: number };
  /** Commercial accounts, how many a review was offered to or is planned for, and how many it should be. */
  commercial: { accounts: number; offered: number; planned: number; target: number };
  refused: number;
  mini: number;
};

const rankOf: Record<Priority, number> = { PR1: 0, PR2: 1, PR3: 2, PR4: 3 };

/**
 * The roadmap of a year over the managed accounts: who is due, by which rule, and where it stands. Of the Commercial accounts that nobody asked, so many are proposed as
 * the target still lacks: by priority, then by ARR. `standings` are those of `standingOf`, by account.
 */
export const roadmapOf = (accounts: readonly RoadmapAccount[], standings: ReadonlyMap<string, RoadmapEntry>, rules: RoadmapRules): { entries: ReadonlyMap<string, RoadmapEntry>; totals: RoadmapTotals } => {
  const entries = new Map(standings);
  const of = (tree: Segment['tree']): RoadmapAccount[] => accounts.filter((account) => account.tree === tree);
  const [enterprise, commercial] = [of('enterprise'), of('commercial')];
  const standing = ({ accountId }: RoadmapAccount): RoadmapStanding => entries.get(accountId)?.standing ?? 'free';
  const count = (some: readonly RoadmapAccount[], ...standings: RoadmapStanding[]): number => some.filter((one) => standings.includes(standing(one))).length;
  const target = Math.ceil(commercial.length * rules.limits.offeredShare - 1e-9);
  const offered = commercial.filter((account) => wasOffered(account, rules.year)).length;
  const planned = commercial.filter((account) => standing(account) === 'planned' && !wasOffered(account, rules.year)).length;
  const open = commercial.filter((account) => standing(account) === 'free' && (entries.get(account.accountId)?.dueOn ?? rules.today) >= rules.today);
  const chosen = open.toSorted((a, b) => rankOf[a.priority] - rankOf[b.priority] || b.arrMinor - a.arrMinor || a.accountId.localeCompare(b.accountId)).slice(0, Math.max(0, target - offered - planned));
  for (const { accountId } of chosen) {
    const entry = entries.get(accountId);
    if (entry !== undefined) entries.set(accountId, { ...entry, standing: 'proposed' });
  }
  return {
    entries,
    totals: {
      enterprise: { accounts: enterprise.length, held: count(enterprise, 'held'), ahead: count(enterprise, 'planned', 'scheduled') },
      commercial: { accounts: commercial.length, offered, planned, target },
      refused: accounts.filter((account) => account.reviews.some(({ state, on }) => state === 'refused' && on >= rules.year.from && on <= rules.year.to)).length,
      mini: count(accounts, 'mini'),
    },
  };
};
