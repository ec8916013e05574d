import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';

/** A time as clocks on a wall show it, in milliseconds as if the wall were in UTC. */
export type Wall = number;

/** Turns wall times of one zone into instants (milliseconds) and back. */
export type Zone = { instantOf: (wall: Wall) => number; wallOf: (instant: number) => Wall };

const clockWall = (at: Temporal.PlainDateTime): Wall => at.toZonedDateTime('UTC').epochMilliseconds;

/** A zone by its IANA name or offset. A time that a clock skips is taken an hour later, one that it shows twice the first time. */
export const namedZone = (name: string): Zone => ({
  instantOf: (wall) => Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime().toZonedDateTime(name).epochMilliseconds,
  wallOf: (instant) => clockWall(Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name).toPlainDateTime()),
});

/** A zone that a calendar describes itself, for names that mean nothing elsewhere. */
export const describedZone = (component: InstanceType<typeof ICAL.Component>): Zone => {
  const zone = new ICAL.Timezone(component);
  const offset = (wall: Wall): number => zone.utcOffset(timeOf(wall, false)) * 1_000;
  return {
    instantOf: (wall) => wall - offset(wall),
    wallOf: (instant) => {
      const near = instant + offset(instant);
      return instant + offset(near);
    },
  };
};

/** A wall time as the calendar library has it, in no zone. */
export const timeOf = (wall: Wall, isDate: boolean): InstanceType<typeof ICAL.Time> => {
  const at = new Date(wall);
  return new ICAL.Time({
    year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(),
    hour: isDate ? 0 : at.getUTCHours(), minute: isDate ? 0 : at.getUTCMinutes(), second: isDate ? 0 : at.getUTCSeconds(), isDate,
  });
};

export const wallOfTime = (time: InstanceType<typeof ICAL.Time>): Wall => {
  const wall = Date.UTC(2000, time.month - 1, time.day, time.isDate ? 0 : time.hour, time.isDate ? 0 : time.minute, time.isDate ? 0 : time.second);
  const at = new Date(wall);
  at.setUTCFullYear(time.year, time.month - 1, time.day);
  return at.getTime();
};

const mostSteps = 60_000;
const longestDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A rule for a day that no month of it has would be searched for without end. */
const isPossible = (rule: InstanceType<typeof ICAL.Recur>): boolean => {
  const parts = rule.parts as Record<string, (number | string)[] | undefined>;
  const months = (parts['BYMONTH'] ?? longestDays.map((_, index) => index + 1)).map(Number);
  const days = parts['BYMONTHDAY']?.map((day) => Math.abs(Number(day)));
  if (months.some((month) => !(month >= 1 && month <= 12))) return false;
  return days === undefined || days.some((day) => day >= 1 && months.some((month) => day <= (longestDays[month - 1] ?? 0)));
};

/** Where a rule ends, as wall time. An end in UTC is that instant on the event's wall; a day includes the whole of it. */
const untilWall = (until: InstanceType<typeof ICAL.Time>, zone: Zone, isDate: boolean): Wall => {
  const wall = wallOfTime(until);
  if (until.isDate) return wall + 86_399_000;
  const onWall = until.zone?.tzid === 'UTC' ? zone.wallOf(wall) : wall;
  return isDate ? onWall - (onWall % 86_400_000) : onWall;
};

/** The repeats of an event between two wall times. `cut` says that the rule had more steps than are followed. */
export const repeatsOf = (rule: InstanceType<typeof ICAL.Recur>, start: Wall, isDate: boolean, zone: Zone, from: Wall, to: Wall): { walls: Wall[]; cut: boolean } => {
  if (!isPossible(rule)) return { walls: [], cut: true };
  const free = rule.clone();
  const until = free.until === null || free.until === undefined ? Number.POSITIVE_INFINITY : untilWall(free.until, zone, isDate);
  if (until < from) return { walls: [], cut: false };
  if (free.until) Reflect.set(free, 'until', null);
  const steps = free.iterator(timeOf(start, isDate));
  const walls: Wall[] = [];
  for (let step = 0; step < mostSteps; step += 1) {
    const next = steps.next();
    if (next === null || next === undefined) return { walls, cut: false };
    const wall = wallOfTime(next);
    if (wall > to || wall > until) return { walls, cut: false };
    if (wall >= from) walls.push(wall);
  }
  return { walls, cut: true };
};
