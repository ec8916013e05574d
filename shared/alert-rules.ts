import { z } from 'zod';
import { metricRoles } from '#shared/adoption-rules.ts';
import type { ActionType } from '#shared/actions.ts';
import { alertPeriods, compared, endedPeriods, periodBefore, periodOfKey, valueIn, type AlertPeriod, type Period, type UsageSeries } from '#shared/alert-periods.ts';
import { addDays, addMonths, daysBetween, isWorkingDay, startOfWeek, type Day, type WorkCalendar } from '#shared/days.ts';
import { id, name } from '#shared/records.ts';

/**
 * What a rule of usage alerts asks. `drop`: a value fell by a share; `ratio-drop`: licences used ÷ bought did; `below`, `above`: a level; `no-data`: nothing came;
 * `capacity`: licences used ÷ bought reached a share; `seat-loss`: it is under a share, and active users fall.
 */
export const alertKinds = ['drop', 'ratio-drop', 'below', 'above', 'no-data', 'capacity', 'seat-loss'] as const;
export type AlertKind = (typeof alertKinds)[number];
export const alertKindNames: Record<AlertKind, string> = {
  drop: 'Drop', 'ratio-drop': 'Drop of licence use', below: 'Below a level', above: 'Above a level', 'no-data': 'No data', capacity: 'Over capacity', 'seat-loss': 'Seat loss',
};
export const alertSeverities = ['high', 'medium', 'low'] as const;
export type AlertSeverity = (typeof alertSeverities)[number];
/** What a severity adds to the rank of the row on Today. */
export const severityWeight: Record<AlertSeverity, number> = { high: 6, medium: 0, low: -15 };

/** Over what a rule looks. No data counts calendar days (`day`), or working periods of the metric's own grain (`grain`). */
export const alertWindows = [...alertPeriods, 'grain'] as const;
export type AlertWindow = (typeof alertWindows)[number];

export const alertRuleFields = z.strictObject({
  name,
  kind: z.enum(alertKinds),
  /** One metric; `null` is each metric of `role`, or each that the kind can be asked of. */
  metricId: id.nullable(),
  role: z.enum(metricRoles).nullable(),
  segment: z.string().max(40).nullable(),
  window: z.enum(alertWindows),
  /** Percent for shares, the metric's unit for levels, a number of days or periods for no data. */
  threshold: z.number().min(0, 'A threshold is 0 or more.').max(1e12),
  /** A value, or licences bought, under this is not worth a word. */
  minBase: z.number().min(0, 'A base is 0 or more.').max(1e12),
  /** For seat loss: by how many percent active users fell at least. */
  fall: z.number().min(0).max(100),
  severity: z.enum(alertSeverities),
  isOn: z.boolean(),
});
export type AlertRuleFields = z.infer<typeof alertRuleFields>;
/** `ref` names a rule for good: the key of a shipped one, the id of another. */
export type AlertRule = AlertRuleFields & { ref: string };
/** A rule that Daybook ships, with where its figures come from. */
export type ShippedAlertRule = AlertRuleFields & { key: string; source: string };

const needsShare: readonly AlertKind[] = ['drop', 'ratio-drop'];
/** The sentence for a rule that cannot be asked, or `null`. */
export const ruleFault = ({ kind, window, threshold }: AlertRuleFields): { field: keyof AlertRuleFields; says: string } | null => {
  if (kind === 'no-data' && window !== 'day' && window !== 'grain') return { field: 'window', says: 'No data counts days, or periods of the metric.' };
  if (kind !== 'no-data' && window === 'grain') return { field: 'window', says: 'Choose days, weeks or months.' };
  if (kind === 'no-data' && (threshold < 1 || !Number.isInteger(threshold))) return { field: 'threshold', says: 'That is 1 or more, a whole number.' };
  if (needsShare.includes(kind) && (threshold <= 0 || threshold > 100)) return { field: 'threshold', says: 'A drop is more than 0 % and 100 % at most.' };
  return null;
};

/** Growth is a chance, everything else a risk (rules.md §§ 6 and 12). */
export const typeOfAlert = (kind: AlertKind): ActionType => (kind === 'capacity' ? 'expansion' : 'risk');

/** What is known of the use of an account. `seats` are those of its contracts on a day. */
export type AlertFacts = { segment: string | null; series: readonly UsageSeries[]; seats: (on: Day) => number | null };

/** What a rule measured. Of licences `was` is what was bought and `now` what was used, but of their drop, where both are shares; `change` is a share of 1. */
export type AlertMeasure = { was: number | null; now: number; change: number | null; dataOn: Day; before: Period | null; actives: { was: number; now: number; name: string } | null };
export type FiredAlert = { rule: AlertRule; series: UsageSeries; occurrence: string; firedOn: Day; period: Period | null; measure: AlertMeasure };

const tiny = 1e-9;
const isRatio = (kind: AlertKind): boolean => kind === 'ratio-drop' || kind === 'capacity' || kind === 'seat-loss';

/** The metrics of an account that a rule is asked of. Where lower is better a drop is none, unless the rule names the metric. */
export const askedOf = (rule: AlertRule, { series }: AlertFacts): UsageSeries[] =>
  series.filter(({ metric }) => {
    if (rule.metricId !== null && metric.id !== rule.metricId) return false;
    if (isRatio(rule.kind)) return metric.role === 'licences-used';
    if (rule.metricId !== null) return true;
    if (rule.role !== null) return metric.role === rule.role;
    // What is used of the licences has a rule of its own.
    return rule.kind === 'drop' ? !metric.isLowerBetter && metric.role !== 'licences-billable' && metric.role !== 'licences-used' : rule.kind === 'no-data';
  });

/** Licences bought in a period: the metric of the same product, its newest value up to then; else the seats of the contracts, where one metric counts all that is used. */
const boughtIn = (facts: AlertFacts, used: UsageSeries, period: Period): number | null => {
  const billable = facts.series.find(({ metric }) => metric.role === 'licences-billable' && metric.productId === used.metric.productId);
  const known = billable?.months.findLast(({ lastOn }) => lastOn <= period.to);
  if (known !== undefined) return known.last;
  const isOnly = facts.series.filter(({ metric }) => metric.role === 'licences-used').length === 1;
  return isOnly ? facts.seats(period.to) : null;
};

const licencesIn = (facts: AlertFacts, used: UsageSeries, period: Period, per: AlertPeriod, calendar: WorkCalendar): { used: number; bought: number; on: Day } | null => {
  const value = valueIn(used, period, per, calendar);
  const bought = value === null ? null : boughtIn(facts, used, period);
  return value === null || bought === null || bought <= 0 ? null : { used: value.value, bought, on: value.on };
};

/** What a rule measures in a period that is over; `null` where nothing can be said. */
export const measureOf = (rule: AlertRule, facts: AlertFacts, series: UsageSeries, period: Period, calendar: WorkCalendar): AlertMeasure | null => {
  if (rule.window === 'grain') return null;
  const per = rule.window;
  const plain = { before: null, actives: null };
  switch (rule.kind) {
    case 'drop': {
      const pair = compared(series, period, per, calendar);
      return pair === null || pair.was <= 0 ? null : { ...plain, was: pair.was, now: pair.now, change: (pair.now - pair.was) / pair.was, dataOn: pair.on, before: pair.before };
    }
    case 'ratio-drop': {
      const before = periodBefore(period, per, calendar);
      const [now, was] = [licencesIn(facts, series, period, per, calendar), licencesIn(facts, series, before, per, calendar)];
      if (now === null || was === null || was.used <= 0 || now.bought < rule.minBase) return null;
      const [share, shareWas] = [now.used / now.bought, was.used / was.bought];
      return { ...plain, was: shareWas, now: share, change: (share - shareWas) / shareWas, dataOn: now.on, before };
    }
    case 'below':
    case 'above': {
      const value = valueIn(series, period, per, calendar);
      return value === null ? null : { ...plain, was: null, now: value.value, change: null, dataOn: value.on };
    }
    case 'capacity':
    case 'seat-loss': {
      const now = licencesIn(facts, series, period, per, calendar);
      if (now === null || now.bought < rule.minBase) return null;
      const active = facts.series.find(({ metric }) => metric.role === 'active-users' && metric.productId === series.metric.productId) ?? facts.series.find(({ metric }) => metric.role === 'active-users');
      const pair = rule.kind === 'capacity' || active === undefined ? null : compared(active, period, per, calendar);
      return { was: now.bought, now: now.used, change: now.used / now.bought, dataOn: now.on, before: null, actives: pair === null ? null : { was: pair.was, now: pair.now, name: active?.metric.name ?? '' } };
    }
    case 'no-data':
      return null;
  }
};

/** True where the level of a rule is passed, whether or not it fires. */
const holds = (rule: AlertRule, { was, now, change }: AlertMeasure): boolean => {
  const by = rule.threshold / 100;
  switch (rule.kind) {
    case 'drop':
      return (was ?? 0) >= rule.minBase && (change ?? 0) <= -by + tiny;
    case 'ratio-drop':
      return (change ?? 0) <= -by + tiny;
    case 'below':
      return now < rule.threshold;
    case 'above':
      return now > rule.threshold;
    case 'capacity':
      return (change ?? 0) >= by - tiny;
    case 'seat-loss':
      return (change ?? 1) < by - tiny;
    case 'no-data':
      return false;
  }
};

/** True where a rule fires on what it measured. Its own threshold fires a drop and a capacity, and is neither below nor above. */
export const fires = (rule: AlertRule, measure: AlertMeasure): boolean => {
  if (!holds(rule, measure)) return false;
  if (rule.kind !== 'seat-loss') return true;
  const { actives } = measure;
  return actives !== null && actives.was > 0 && (actives.was - actives.now) / actives.was >= Math.max(rule.fall / 100, tiny) - tiny;
};

const stepsBack: Record<AlertPeriod, number> = { day: 260, week: 104, month: 36 };

/** A level fires once for as long as it is passed: in the first period of the run in which it fired, even where that is too long ago to be said. A gap does not end a run. */
const firstOfRun = (rule: AlertRule, facts: AlertFacts, series: UsageSeries, period: Period, measure: AlertMeasure, calendar: WorkCalendar): { period: Period; measure: AlertMeasure } => {
  let first = { period, measure };
  if (rule.kind === 'drop' || rule.kind === 'ratio-drop' || rule.window === 'grain') return first;
  const begin = `${series.months[0]?.month ?? period.key}-01`;
  let at = period;
  for (let step = 0; step < stepsBack[rule.window] && at.from > begin; step += 1) {
    at = periodBefore(at, rule.window, calendar);
    const found = measureOf(rule, facts, series, at, calendar);
    if (found === null) continue;
    if (!holds(rule, found)) break;
    if (fires(rule, found)) first = { period: at, measure: found };
  }
  return first;
};

const newestOn = (series: UsageSeries, on: Day): Day | null => {
  const month = series.months.findLast((one) => `${one.month}-01` <= on);
  if (month === undefined || month.lastOn <= on) return month?.lastOn ?? null;
  return series.points(`${month.month}-01`, on).at(-1)?.day ?? series.months.findLast(({ lastOn }) => lastOn <= on)?.lastOn ?? null;
};

/** The day from which nothing came for so long: calendar days after the newest value, or as many ended working periods of the metric's grain. */
const missingFrom = (rule: AlertRule, { metric }: UsageSeries, last: Day, calendar: WorkCalendar): Day => {
  if (rule.window !== 'grain') return addDays(last, rule.threshold);
  if (metric.grain === 'month') return addMonths(`${last.slice(0, 7)}-01`, rule.threshold + 1);
  if (metric.grain === 'week') return addDays(startOfWeek(last), 7 * (rule.threshold + 1));
  let on = last;
  for (let left = rule.threshold, step = 0; left > 0 && step < 3660; step += 1) {
    on = addDays(on, 1);
    if (isWorkingDay(on, calendar)) left -= 1;
  }
  return addDays(on, 1);
};

/** Nothing came: asked of one metric, or of the account as a whole by the metric that came last. It fires while it is so, once for each last day. */
const missing = (rule: AlertRule, facts: AlertFacts, on: Day, calendar: WorkCalendar): FiredAlert[] => {
  const rank = ({ metric: { role } }: UsageSeries): number => ['active-users', 'licences-used', 'use-case', 'none', 'licences-billable'].indexOf(role);
  const known = askedOf(rule, facts).flatMap((series) => {
    const last = newestOn(series, on);
    return last === null ? [] : [{ series, last }];
  });
  const asked = rule.metricId === null && rule.role === null ? known.toSorted((a, b) => b.last.localeCompare(a.last) || rank(a.series) - rank(b.series) || a.series.metric.name.localeCompare(b.series.metric.name) || a.series.metric.id.localeCompare(b.series.metric.id)).slice(0, 1) : known;
  return asked.flatMap(({ series, last }): FiredAlert[] => {
    const firedOn = missingFrom(rule, series, last, calendar);
    const value = series.points(last, last).at(-1)?.value ?? null;
    if (firedOn > on || (value ?? 0) < rule.minBase) return [];
    return [{ rule, series, occurrence: last, firedOn, period: null, measure: { was: value, now: daysBetween(last, firedOn), change: null, dataOn: last, before: null, actives: null } }];
  });
};

/**
 * Every alert of an account that the rules give for the periods that ended from `from` up to the day before `on`, whatever fired before.
 * It looks at no value after `on`, and at no period that is not over.
 */
export const alertsOf = (rules: readonly AlertRule[], facts: AlertFacts, { from, on, calendar }: { from: Day; on: Day; calendar: WorkCalendar }): FiredAlert[] => {
  const found = new Map<string, FiredAlert>();
  for (const rule of rules) {
    if (!rule.isOn || (rule.segment !== null && rule.segment !== facts.segment)) continue;
    if (rule.kind === 'no-data') {
      for (const one of missing(rule, facts, on, calendar)) found.set(`${rule.ref} ${one.series.metric.id} ${one.occurrence}`, one);
      continue;
    }
    if (rule.window === 'grain') continue;
    const periods = endedPeriods(rule.window, from, on, calendar);
    for (const series of askedOf(rule, facts)) {
      for (const period of periods) {
        const measure = measureOf(rule, facts, series, period, calendar);
        if (measure === null || !fires(rule, measure)) continue;
        const first = firstOfRun(rule, facts, series, period, measure, calendar);
        if (first.period.to < from) continue;
        const key = `${rule.ref} ${series.metric.id} ${first.period.key}`;
        if (!found.has(key)) found.set(key, { rule, series, occurrence: first.period.key, firedOn: addDays(first.period.to, 1), period: first.period, measure: first.measure });
      }
    }
  }
  return [...found.values()];
};

/** True where an alert that fired still has its data: the same figures as then, or others that fire as well. */
export const stillStands = (rule: AlertRule, facts: AlertFacts, alert: { metricId: string; occurrence: string; was: number | null; now: number | null }, { on, calendar }: { on: Day; calendar: WorkCalendar }): boolean => {
  if (rule.kind === 'no-data') {
    const asked = askedOf(rule, facts);
    const own = rule.metricId === null && rule.role === null ? asked : asked.filter(({ metric }) => metric.id === alert.metricId);
    return own.map((series) => newestOn(series, on)).reduce<Day | null>((newest, one) => (one !== null && (newest === null || one > newest) ? one : newest), null) === alert.occurrence;
  }
  const series = facts.series.find(({ metric }) => metric.id === alert.metricId);
  if (series === undefined || rule.window === 'grain') return false;
  const measure = measureOf(rule, facts, series, periodOfKey(alert.occurrence, rule.window), calendar);
  if (measure === null) return false;
  return fires(rule, measure) || (Math.abs(measure.now - (alert.now ?? 0)) <= tiny && Math.abs((measure.was ?? 0) - (alert.was ?? 0)) <= tiny);
};
