import type { Aggregate, Grain, MetricRole } from '#shared/adoption-rules.ts';
import { addDays, addMonths, dayName, isWorkingDay, startOfWeek, weekday, type Day, type WorkCalendar } from '#shared/days.ts';

/** What rules compare: days, weeks from Monday, calendar months. */
export const alertPeriods = ['day', 'week', 'month'] as const;
export type AlertPeriod = (typeof alertPeriods)[number];

/** A period by its key: a month is '2026-03', a week its Monday, a day itself. Both ends are included. */
export type Period = { key: string; from: Day; to: Day };
export type UsageValue = { day: Day; value: number };
export type MonthOfUsage = { month: string; sum: number; count: number; max: number; lastOn: Day; last: number };
export type AlertMetric = { id: string; name: string; unit: string; aggregate: Aggregate; grain: Grain; role: MetricRole; productId: string | null; isLowerBetter: boolean };
/** The values of a metric of an account: its months, oldest first, and its points in some days. */
export type UsageSeries = { metric: AlertMetric; months: readonly MonthOfUsage[]; points: (from: Day, to: Day) => readonly UsageValue[] };

const months = new Map<string, Period>();
const monthOf = (on: Day): Period => {
  const key = on.slice(0, 7);
  const found = months.get(key) ?? { key, from: `${key}-01`, to: addDays(addMonths(`${key}-01`, 1), -1) };
  months.set(key, found);
  return found;
};

/** The period that holds a day. */
export const periodOf = (on: Day, per: AlertPeriod): Period => {
  if (per === 'month') return monthOf(on);
  if (per === 'day') return { key: on, from: on, to: on };
  const monday = startOfWeek(on);
  return { key: monday, from: monday, to: addDays(monday, 6) };
};

/** The period of a key that `periodOf` made. */
export const periodOfKey = (key: string, per: AlertPeriod): Period => periodOf(key.length === 7 ? `${key}-01` : key, per);

/** The period before; the one before a day is the working day before it. Looks two weeks back at most. */
export const periodBefore = (period: Period, per: AlertPeriod, calendar: WorkCalendar): Period => {
  let on = addDays(period.from, -1);
  if (per === 'day') for (let back = 0; back < 14 && !isWorkingDay(on, calendar); back += 1) on = addDays(on, -1);
  return periodOf(on, per);
};

/** The periods that ended from `from` up to the day before `on`, oldest first: a period of today is not complete. A day that nobody works is none. */
export const endedPeriods = (per: AlertPeriod, from: Day, on: Day, calendar: WorkCalendar): Period[] => {
  const periods: Period[] = [];
  for (let at = periodOf(from, per); at.to < on; at = periodOf(addDays(at.to, 1), per)) if (per !== 'day' || isWorkingDay(at.from, calendar)) periods.push(at);
  return periods;
};

/** A period in a sentence. */
export const periodName = ({ key, from }: Period, per: AlertPeriod): string => (per === 'month' ? dayName(from).split(' ').slice(1).join(' ') : per === 'week' ? `the week of ${dayName(from)}` : dayName(key));

const daysOf = ({ from, to }: Period): Day[] => {
  const days: Day[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) days.push(on);
  return days;
};
const workingDays = new WeakMap<object, Map<string, Day[]>>();
/** The working days of a period, worked out once for a calendar. */
const workingDaysOf = (period: Period, calendar: WorkCalendar): readonly Day[] => {
  const known = workingDays.get(calendar) ?? new Map<string, Day[]>();
  workingDays.set(calendar, known);
  const id = `${period.from}${period.to}`;
  const found = known.get(id) ?? daysOf(period).filter((on) => isWorkingDay(on, calendar));
  known.set(id, found);
  return found;
};

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
/** One value of some: a sum counts as its mean, so that periods with more days or weeks are no rise. */
const valueOfPoints = (values: readonly number[], aggregate: Aggregate): number | null => {
  const last = values.at(-1);
  if (last === undefined) return null;
  return aggregate === 'last' ? last : aggregate === 'max' ? Math.max(...values) : mean(values);
};

/** How many days before the end of a period its newest value may be: an export that stops before has not brought the period whole. */
const slack: Record<Grain, Record<AlertPeriod, number>> = { day: { day: 0, week: 4, month: 9 }, week: { day: -1, week: 6, month: 13 }, month: { day: -1, week: -1, month: 31 } };
/** From which share of its days or weeks a period counts as measured. */
const leastShare = 0.5;

const valueOfMonth = ({ metric: { aggregate, grain } }: UsageSeries, { sum, count, max, last }: MonthOfUsage): number =>
  aggregate === 'last' ? last : aggregate === 'max' ? max : aggregate === 'sum' && grain === 'month' ? sum : sum / count;

/** True where daily values are compared by their working days alone. */
const isByWorkingDay = ({ aggregate, grain }: AlertMetric): boolean => grain === 'day' && (aggregate === 'sum' || aggregate === 'mean');

/** The working days of a period that have a value. */
const measuredDays = (series: UsageSeries, period: Period, calendar: WorkCalendar): UsageValue[] => {
  const worked = new Set(workingDaysOf(period, calendar));
  return series.points(period.from, period.to).filter(({ day }) => worked.has(day));
};

export type Measured = { value: number; on: Day };

/**
 * The one value of a metric in a whole period, and the day of its newest point; `null` where the period is a gap, not there whole, or shorter than what the metric counts.
 * Daily sums and means count the working days alone, as a value a working day; weekly ones are a value a week.
 */
export const valueIn = (series: UsageSeries, period: Period, per: AlertPeriod, calendar: WorkCalendar): Measured | null => {
  const { metric } = series;
  const slackDays = slack[metric.grain][per];
  if (slackDays < 0) return null;
  const whole = (on: Day): boolean => on >= addDays(period.to, -slackDays);
  if (per === 'month') {
    const month = series.months.find((one) => one.month === period.key);
    if (month === undefined || !whole(month.lastOn)) return null;
    if (metric.grain === 'week' && month.count < 4 * leastShare) return null;
    if (!isByWorkingDay(metric)) return { value: valueOfMonth(series, month), on: month.lastOn };
  }
  const points = metric.grain === 'day' && metric.aggregate !== 'last' ? measuredDays(series, period, calendar) : series.points(period.from, period.to);
  const newest = points.at(-1);
  if (newest === undefined || !whole(newest.day)) return null;
  if (isByWorkingDay(metric) && points.length < workingDaysOf(period, calendar).length * leastShare) return null;
  const value = valueOfPoints(points.map((one) => one.value), metric.aggregate);
  return value === null ? null : { value, on: newest.day };
};

/** Two periods to compare; `null` where one of them cannot be. Of daily values in weeks only the weekdays count that were worked, and have a value, in both. */
export const compared = (series: UsageSeries, period: Period, per: AlertPeriod, calendar: WorkCalendar): { was: number; now: number; on: Day; before: Period } | null => {
  const before = periodBefore(period, per, calendar);
  if (per === 'week' && isByWorkingDay(series.metric)) {
    const [first, second] = [measuredDays(series, before, calendar), measuredDays(series, period, calendar)];
    const common = first.map(({ day }) => weekday(day)).filter((one) => second.some(({ day }) => weekday(day) === one));
    const newest = second.at(-1);
    if (newest === undefined || common.length < Math.max(1, (calendar.workWeek.length || 7) * leastShare)) return null;
    const of = (points: readonly UsageValue[]): number => mean(points.filter(({ day }) => common.includes(weekday(day))).map(({ value }) => value));
    return { was: of(first), now: of(second), on: newest.day, before };
  }
  const now = valueIn(series, period, per, calendar);
  const was = now === null ? null : valueIn(series, before, per, calendar);
  return now === null || was === null ? null : { was: was.value, now: now.value, on: now.on, before };
};

/** What a compared value counts, where it is not the metric's own: ' a working day', ' a week'. */
export const measureUnit = ({ aggregate, grain }: AlertMetric, per: AlertPeriod): string =>
  aggregate !== 'sum' || grain === per ? '' : grain === 'day' ? ' a working day' : grain === 'week' ? ' a week' : '';
