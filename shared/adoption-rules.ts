import type { Sentiment } from '#shared/accounts.ts';
import { addDays, addMonths, daysBetween, isWorkingDay, startOfWeek, type Day, type WorkCalendar } from '#shared/days.ts';
import type { AdoptionLimits } from '#shared/presets/adoption-limits.ts';

export const adoptionStates = ['planned', 'enabling', 'adopted', 'dropped'] as const;
export type UseCaseState = (typeof adoptionStates)[number];
export const adoptionStateNames: Record<UseCaseState, string> = { planned: 'Planned', enabling: 'Enabling', adopted: 'Adopted', dropped: 'Dropped' };
/** Where an account stands with a product: it pays for it, tries it, could have it, or has no use for it. */
export const productStates = ['owned', 'trial', 'target', 'no-fit'] as const;
export type ProductState = (typeof productStates)[number];
export const productStateNames: Record<ProductState, string> = { owned: 'Owned', trial: 'Trial', target: 'Target', 'no-fit': 'No fit' };
export const aggregates = ['last', 'mean', 'sum', 'max'] as const;
export type Aggregate = (typeof aggregates)[number];
export const aggregateNames: Record<Aggregate, string> = { last: 'The newest value', mean: 'Their mean', sum: 'Their sum', max: 'The highest' };
export const grains = ['day', 'week', 'month'] as const;
export type Grain = (typeof grains)[number];
export const grainNames: Record<Grain, string> = { day: 'Daily', week: 'Weekly', month: 'Monthly' };
export const metricRoles = ['licences-used', 'licences-billable', 'active-users', 'use-case', 'none'] as const;
export type MetricRole = (typeof metricRoles)[number];
export const metricRoleNames: Record<MetricRole, string> = { 'licences-used': 'Licences used', 'licences-billable': 'Licences bought', 'active-users': 'Active users', 'use-case': 'A use case', none: 'Shown only' };

export type Thresholds = { greenFrom: number | null; yellowFrom: number | null; isLowerBetter: boolean };

/** The colour of a value: a threshold itself still counts. Where lower is better, `greenFrom` is the most that is green and `yellowFrom` the most that is yellow. `null` without a value or a threshold. */
export const colourOf = (value: number | null, { greenFrom, yellowFrom, isLowerBetter }: Thresholds): Sentiment | null => {
  if (value === null || greenFrom === null) return null;
  const reaches = (limit: number): boolean => (isLowerBetter ? value <= limit : value >= limit);
  return reaches(greenFrom) ? 'green' : yellowFrom !== null && reaches(yellowFrom) ? 'yellow' : 'red';
};

/** The sentence for thresholds that contradict each other, or `null`. */
export const thresholdFault = ({ greenFrom, yellowFrom, isLowerBetter }: Thresholds): string | null => {
  if (yellowFrom === null) return null;
  if (greenFrom === null) return 'Say from where it is green too.';
  return (isLowerBetter ? yellowFrom >= greenFrom : yellowFrom <= greenFrom) ? null : isLowerBetter ? 'Lower is better, so yellow ends above green.' : 'Yellow begins below green.';
};

/** True where a value of that day is too old to count: `noDataDays` itself still counts. */
export const isNoData = (on: Day | null, today: Day, { noDataDays }: Pick<AdoptionLimits, 'noDataDays'>): boolean => on === null || daysBetween(on, today) > noDataDays;

/** A colour and the day that it is of; `by` is what says it. */
export type UseCaseColour = { colour: Sentiment; by: 'hand' | 'metric'; on: Day };

/** The colour of a use case: one set by hand goes before the metric's; what is too old does not count. `null` is no data, never red. */
export const colourOfUseCase = (
  { hand, metric }: { hand: { colour: Sentiment; on: Day } | null; metric: { colour: Sentiment; on: Day } | null },
  today: Day,
  limits: Pick<AdoptionLimits, 'noDataDays'>,
): UseCaseColour | null => {
  if (hand !== null && !isNoData(hand.on, today, limits)) return { ...hand, by: 'hand' };
  return metric !== null && !isNoData(metric.on, today, limits) ? { ...metric, by: 'metric' } : null;
};

/** Whole months from `from` to `on`; 0 before one has passed. A month ends on the same day of the month, held to the month's last day. */
export const monthsSince = (from: Day, on: Day): number => {
  const [year = 0, month = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = on.split('-').map(Number);
  const months = (toYear - year) * 12 + toMonth - month;
  return Math.max(0, addMonths(from, months) > on ? months - 1 : months);
};

/** A count of what is bought. Both are whole numbers in practice; the ratio is compared without dividing. */
export type Share = { part: number; whole: number };
const atLeast = ({ part, whole }: Share, percent: number): boolean => part * 100 >= percent * whole;

/** Adoption is complete with enough licences used and an original use case adopted (rules.md § 5). `null` where licence use is not known. */
export const isComplete = (licences: Share | null, useCases: readonly { isOriginal: boolean; state: UseCaseState }[], { completePercent }: Pick<AdoptionLimits, 'completePercent'>): boolean | null =>
  licences === null || licences.whole <= 0 ? null : atLeast(licences, completePercent) && useCases.some(({ isOriginal, state }) => isOriginal && state === 'adopted');

/** What the score looks at; `null` is no data. Shares over 1 count as 1. */
export type ScoreFacts = { licences: Share | null; activeUsers: Share | null; useCases: readonly { name: string; colour: Sentiment | null }[] };
/** One measure of the score: `weight` is in percent after what is missing gave its weight to the others; `points` of all measures add up to the score. */
export type ScorePart = { name: string; kind: keyof AdoptionLimits['weights']; share: number; weight: number; points: number };
export type AdoptionScore = { score: number; parts: ScorePart[] };

const shareOfColour: Record<Sentiment, number> = { green: 1, yellow: 0.5, red: 0 };
const shareOf = (one: Share | null): number | null => (one === null || one.whole <= 0 ? null : Math.min(1, Math.max(0, one.part / one.whole)));

/**
 * The adoption score, 0 to 100: the weighted mean of the share of licences used, the share of them active over 28 days, and each use case (green 1, yellow ½, red 0).
 * A missing measure gives its weight to the others; `null` where all are missing. There is no published figure; the weights are those of the product group of health.
 */
export const adoptionScore = ({ licences, activeUsers, useCases }: ScoreFacts, { weights }: Pick<AdoptionLimits, 'weights'>): AdoptionScore | null => {
  const measured = [
    { name: 'Licence use', kind: 'licenceUse' as const, share: shareOf(licences) },
    { name: 'Active users', kind: 'activeUsers' as const, share: shareOf(activeUsers) },
    ...useCases.map(({ name, colour }) => ({ name, kind: 'useCase' as const, share: colour === null ? null : shareOfColour[colour] })),
  ].flatMap(({ share, ...one }) => (share === null || weights[one.kind] === 0 ? [] : [{ ...one, share }]));
  const total = measured.reduce((sum, { kind }) => sum + weights[kind], 0);
  if (total === 0) return null;
  const parts = measured.map((one) => ({ ...one, weight: (weights[one.kind] * 100) / total, points: (weights[one.kind] * 100 * one.share) / total }));
  return { score: parts.reduce((sum, { points }) => sum + points, 0), parts };
};

/** What a month of points adds up to. */
export type MonthSums = { month: string; sum: number; count: number; max: number; last: number };
/** The one value of a month. */
export const monthValue = ({ sum, count, max, last }: Omit<MonthSums, 'month'>, aggregate: Aggregate): number => ({ last, mean: sum / count, sum, max })[aggregate];
/** The one figure of now of some values, oldest first; `null` of none. */
export const figureOf = (values: readonly number[], aggregate: Aggregate): number | null => {
  const last = values.at(-1);
  return last === undefined ? null : monthValue({ sum: values.reduce((sum, one) => sum + one, 0), count: values.length, max: Math.max(...values), last }, aggregate);
};

/** `'2026-03'` a number of months later. */
export const addToMonth = (month: string, count: number): string => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
};
/** The months from one to another, both included. */
export const monthsOf = (from: string, to: string): string[] => {
  const months: string[] = [];
  for (let month = from; month <= to; month = addToMonth(month, 1)) months.push(month);
  return months;
};

/** A month without a value is a gap: it stays empty, and is never zero. */
export type SeriesMonth = { month: string; value: number | null };
/** Every month from one to another with its value. */
export const seriesOf = (known: readonly MonthSums[], aggregate: Aggregate, from: string, to: string): SeriesMonth[] => {
  const byMonth = new Map(known.map((one) => [one.month, one]));
  return monthsOf(from, to).map((month) => {
    const found = byMonth.get(month);
    return { month, value: found === undefined ? null : monthValue(found, aggregate) };
  });
};

/** How a series moved: the share by which `now` differs from `was`, `null` where either is missing or `was` is zero. */
export type Trend = { month: string; now: number; was: number | null; change: number | null };

/**
 * The change of a series on some months before: 1 is the last month, 3 the last quarter. A sum and a maximum of the month of `today` are not over yet, so
 * the month before is looked at; a mean or a newest value stands for its month at once. `null` where that month is a gap.
 */
export const trendOf = (series: readonly SeriesMonth[], aggregate: Aggregate, back: number, today: Day): Trend | null => {
  const current = today.slice(0, 7);
  const valueAt = (month: string): number | null => series.find((one) => one.month === month)?.value ?? null;
  const isOver = aggregate === 'sum' || aggregate === 'max' || valueAt(current) === null;
  const month = isOver ? addToMonth(current, -1) : current;
  const now = valueAt(month);
  if (now === null) return null;
  const was = valueAt(addToMonth(month, -back));
  return { month, now, was, change: was === null || was === 0 ? null : (now - was) / Math.abs(was) };
};

const periodOf = (on: Day, grain: Grain): Day => (grain === 'day' ? on : grain === 'week' ? startOfWeek(on) : `${on.slice(0, 7)}-01`);
const nextPeriod = (from: Day, grain: Grain): Day => (grain === 'month' ? `${addToMonth(from.slice(0, 7), 1)}-01` : addDays(from, grain === 'week' ? 7 : 1));

/** Periods in a row without a value: their first and last day, and how many. */
export type Gap = { from: Day; to: Day; periods: number };

/**
 * The periods of a grain without a value, between the first day that has one and `today`. A period that is not over yet is no gap, nor is a day on
 * which nobody works.
 */
export const gapsOf = (days: readonly Day[], grain: Grain, today: Day, calendar: WorkCalendar): Gap[] => {
  const [first] = days;
  if (first === undefined) return [];
  const filled = new Set(days.map((on) => periodOf(on, grain)));
  const gaps: Gap[] = [];
  let isRunning = false;
  for (let from = periodOf(first, grain); ; ) {
    const next = nextPeriod(from, grain);
    if (next > today) return gaps;
    const last = gaps.at(-1);
    if (filled.has(from)) isRunning = false;
    else if (grain === 'day' && !isWorkingDay(from, calendar)) {
      // A weekend neither ends a gap nor is one.
    } else if (isRunning && last !== undefined) Object.assign(last, { to: addDays(next, -1), periods: last.periods + 1 });
    else {
      gaps.push({ from, to: addDays(next, -1), periods: 1 });
      isRunning = true;
    }
    from = next;
  }
};
