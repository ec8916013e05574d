import { Script } from 'node:vm';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';

/** A time as clocks on a wall show it, in milliseconds as if the wall were in UTC. */
export type Wall = number;

/** Turns wall times of one zone into instants (milliseconds) and back. */
export type Zone = { instantOf: (wall: Wall) => number; wallOf: (instant: number) => Wall };

const clockWall = (at: Temporal.PlainDateTime): Wall => at.toZonedDateTime('UTC').epochMilliseconds;

/** Instants that were worked out already: each date of a series is asked for several times. */
const instants = new Map<string, number>();
const mostKept = 50_000;

/** A zone by its IANA name or offset. A time that a clock skips is taken an hour later, one that it shows twice the first time. */
export const namedZone = (name: string): Zone => ({
  instantOf: (wall) => {
    const known = instants.get(`${name} ${wall}`) ?? Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime().toZonedDateTime(name).epochMilliseconds;
    if (instants.size < mostKept) instants.set(`${name} ${wall}`, known);
    return known;
  },
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
  return ICAL.Time.fromData({
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
/** More dates of one series than ten years have days are no appointments. */
const mostRepeats = 4_000;

/** Runs synchronous work with a limit of time; `null` where it was not done by then. For rules that no day ever fits, which are searched without end. */
const within = <T>(ms: number, work: () => T): T | null => {
  const held = globalThis as { daybookTimed?: () => void };
  let result: T | null = null;
  held.daybookTimed = () => {
    result = work();
  };
  try {
    timed.runInThisContext({ timeout: Math.max(1, Math.ceil(ms)) });
    return result;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    throw error;
  } finally {
    delete held.daybookTimed;
  }
};
const timed = new Script('globalThis.daybookTimed()');

/** Where a rule ends, as wall time. An end in UTC is that instant on the event's wall; a day includes the whole of it. */
const untilWall = (until: InstanceType<typeof ICAL.Time>, zone: Zone, isDate: boolean): Wall => {
  const wall = wallOfTime(until);
  if (until.isDate) return wall + 86_399_000;
  const onWall = until.zone?.tzid === 'UTC' ? zone.wallOf(wall) : wall;
  return isDate ? onWall - (onWall % 86_400_000) : onWall;
};

/**
 * The repeats of an event between two wall times. `cut` says that the rule could not be followed to its end within `ms` milliseconds
 * or in a sane number of steps.
 */
export const repeatsOf = (
  rule: InstanceType<typeof ICAL.Recur>,
  { start, isDate, zone }: { start: Wall; isDate: boolean; zone: Zone },
  { from, to }: { from: Wall; to: Wall },
  ms: number,
): { walls: Wall[]; cut: boolean } => {
  const free = rule.clone();
  const until = free.until === null || free.until === undefined ? Number.POSITIVE_INFINITY : untilWall(free.until, zone, isDate);
  if (until < from) return { walls: [], cut: false };
  if (free.until) Reflect.set(free, 'until', null);
  const walls: Wall[] = [];
  const isDone = within(ms, () => {
    const steps = free.iterator(timeOf(start, isDate));
    for (let step = 0; step < mostSteps; step += 1) {
      const next = steps.next();
      if (next === null || next === undefined) return true;
      const wall = wallOfTime(next);
      if (wall > to || wall > until) return true;
      if (wall >= from) walls.push(wall);
      if (walls.length >= mostRepeats) return false;
    }
    return false;
  });
  return { walls, cut: isDone !== true };
};
