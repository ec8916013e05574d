import { areas, type Area } from '#shared/areas.ts';
import { addDays, isWorkingDay, startOfWeek, type Day, type WorkCalendar } from '#shared/days.ts';
import type { CapacityLimits } from '#shared/presets/capacity-limits.ts';
import type { RecordLink } from '#shared/records.ts';
import type { Priority } from '#shared/settings.ts';

/** What time goes into. The first two are used; the others are ahead. `cadence` is a call that will be due and is not planned. */
export const loadKinds = ['held', 'logged', 'planned', 'cadence', 'rhythm', 'step', 'milestone'] as const;
export type LoadKind = (typeof loadKinds)[number];
const used: readonly LoadKind[] = ['held', 'logged'];
export const isUsed = ({ kind }: { kind: LoadKind }): boolean => used.includes(kind);

/**
 * Why something may be moved, in the order in which it is proposed: a cadence call of an account that is not PR1, at risk or about to renew and is
 * not late; ad hoc work; an item of the rhythm whose period began before.
 */
export const moveReasons = ['cadence', 'ad-hoc', 'rhythm'] as const;
export type MoveReason = (typeof moveReasons)[number];

/** `earliest` is the first day on which it could be done, `dueOn` the last on which it is in time. A planned call is moved later only, an item of the rhythm earlier only. */
export type Movable = { reason: MoveReason; earliest: Day | null; dueOn: Day | null };

/** Minutes of one thing on a day. With `isAnyDay` it is due by the end of its week, on whichever day. */
export type Load = {
  key: string;
  kind: LoadKind;
  on: Day;
  isAnyDay: boolean;
  minutes: number;
  area: Area;
  title: string;
  account: RecordLink | null;
  priority: Priority | null;
  record: RecordLink | null;
  movable: Movable | null;
};

export type DayLoad = { on: Day; isWorking: boolean; capacity: number; used: number; ahead: number };
/** Minutes of an area in a week: what was planned for it, used, and is ahead. */
export type AreaLoad = { area: Area; planned: number; used: number; ahead: number };

/**
 * What is left of a week from a day on: `scheduled` is in the calendar or due, `kept` what areas with less than their planned hours keep for
 * themselves; both together are `needed`. All in minutes.
 */
export type Outlook = { from: Day; since: Day; capacity: number; scheduled: number; kept: number; needed: number; over: number };

/** A week: its days, its areas, minutes that are due by its end on whichever day, and what is left of it. */
export type WeekLoad = { from: Day; days: DayLoad[]; areas: AreaLoad[]; anyDay: number; outlook: Outlook };

export type CapacityFacts = { limits: Pick<CapacityLimits, 'hoursADay' | 'hoursAWeek'>; calendar: WorkCalendar; today: Day };

const sum = (loads: readonly Pick<Load, 'minutes'>[]): number => loads.reduce((total, { minutes }) => total + minutes, 0);
const weekDays = (from: Day): Day[] => Array.from({ length: 7 }, (_, ahead) => addDays(from, ahead));
const daysOfWork = ({ workWeek }: WorkCalendar): number => (workWeek.length === 0 ? 7 : workWeek.length);

/** Working minutes of a day; none on a day that is not worked. */
export const capacityOn = (on: Day, { limits, calendar }: CapacityFacts): number => (isWorkingDay(on, calendar) ? Math.round(limits.hoursADay * 60) : 0);

/** Minutes planned for an area in a part of a week with so many working days. */
const plannedFor = (area: Area, workingDays: number, { limits, calendar }: CapacityFacts): number => Math.round((limits.hoursAWeek[area] * 60 * workingDays) / daysOfWork(calendar));

/** What is left of a week, from today on where it has begun. A past week has nothing left. */
const leftOf = (from: Day, facts: CapacityFacts): { since: Day; to: Day; workingDays: number; capacity: number } => {
  const since = facts.today > from ? facts.today : from;
  const left = weekDays(from).filter((on) => on >= since);
  return { since, to: addDays(from, 6), workingDays: left.filter((on) => isWorkingDay(on, facts.calendar)).length, capacity: left.reduce((total, on) => total + capacityOn(on, facts), 0) };
};

type ByArea = ReadonlyMap<Area, number>;
const outlook = (byArea: ByArea, from: Day, facts: CapacityFacts): Outlook => {
  const { since, workingDays, capacity } = leftOf(from, facts);
  const kept = areas.reduce((total, area) => total + Math.max(0, plannedFor(area, workingDays, facts) - (byArea.get(area) ?? 0)), 0);
  const scheduled = [...byArea.values()].reduce((total, one) => total + one, 0);
  // Once its last working day is over, it is too late to warn.
  const over = capacity === 0 && since > from ? 0 : Math.max(0, scheduled + kept - capacity);
  return { from, since, capacity, scheduled, kept, needed: scheduled + kept, over };
};

/** The sums of weeks and days, kept while things are put on other days, so that thousands of them are weighed quickly. */
export const createBalance = (loads: readonly Load[], facts: CapacityFacts) => {
  const weeks = new Map<Day, Map<Area, number>>();
  const days = new Map<Day, number>();
  const put = ({ area, minutes, isAnyDay }: Load, on: Day, sign: 1 | -1): void => {
    if (on < facts.today) return;
    const from = startOfWeek(on);
    const week = weeks.get(from) ?? new Map<Area, number>();
    weeks.set(from, week);
    week.set(area, (week.get(area) ?? 0) + sign * minutes);
    if (!isAnyDay) days.set(on, (days.get(on) ?? 0) + sign * minutes);
  };
  for (const load of loads) put(load, load.on, 1);
  return {
    week: (from: Day): Outlook => outlook(weeks.get(from) ?? new Map(), from, facts),
    /** Minutes that are bound to a day. */
    day: (on: Day): number => days.get(on) ?? 0,
    add: (load: Load, on: Day): void => put(load, on, 1),
    remove: (load: Load, on: Day): void => put(load, on, -1),
  };
};

/** What a week still needs against what it still has. */
export const outlookOf = (loads: readonly Load[], from: Day, facts: CapacityFacts): Outlook => createBalance(loads, facts).week(from);

/** A week with its days, its areas and what is left of it. `loads` may hold those of other weeks. */
export const weekOf = (loads: readonly Load[], from: Day, facts: CapacityFacts): WeekLoad => {
  const own = loads.filter(({ on }) => on >= from && on <= addDays(from, 6));
  const working = weekDays(from).filter((on) => isWorkingDay(on, facts.calendar)).length;
  return {
    from,
    days: weekDays(from).map((on) => {
      const its = own.filter((load) => load.on === on && !load.isAnyDay);
      return { on, isWorking: isWorkingDay(on, facts.calendar), capacity: capacityOn(on, facts), used: sum(its.filter(isUsed)), ahead: sum(its.filter((load) => !isUsed(load))) };
    }),
    areas: areas.map((area) => {
      const its = own.filter((load) => load.area === area);
      return { area, planned: plannedFor(area, working, facts), used: sum(its.filter(isUsed)), ahead: sum(its.filter((load) => !isUsed(load))) };
    }),
    anyDay: sum(own.filter(({ isAnyDay }) => isAnyDay)),
    outlook: outlookOf(loads, from, facts),
  };
};
