import { z } from 'zod';

/** A calendar day, `'2026-03-14'`. Days sort and compare as text. */
export const day = z.iso.date('A day is written as 2026-03-14.');
export type Day = z.infer<typeof day>;

/** An instant in UTC, `'2026-03-14T09:30:00.000Z'`. */
export const instant = z.iso.datetime('An instant is written as 2026-03-14T09:30:00Z.');
export type Instant = z.infer<typeof instant>;

const MS_A_DAY = 86_400_000;

/** A book has few days and asks for them over and over; working one out takes up to 1 µs, ten times as long as to remember it. */
const remembered = <Key, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const made = new Map<Key, Value>();
  return (key) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    if (made.size < 5_000) made.set(key, value);
    return value;
  };
};

const toNumber = remembered((on: Day): number => Date.parse(on) / MS_A_DAY);
const fromNumber = remembered((count: number): Day => new Date(count * MS_A_DAY).toISOString().slice(0, 10));

/** The day `count` calendar days after `on` (before it, where negative). */
export const addDays = (on: Day, count: number): Day => fromNumber(toNumber(on) + count);

/** Calendar days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => toNumber(to) - toNumber(from);

/** The same day of the month `count` months later, held to the month's last day. */
export const addMonths = (on: Day, count: number): Day => {
  const [year = 1970, month = 1, date = 1] = on.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return fromNumber(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)) / MS_A_DAY);
};

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekday = (on: Day): number => ((toNumber(on) + 3) % 7 + 7) % 7 + 1;

/** Which days count as working days. `workWeek` holds ISO weekdays. */
export type WorkCalendar = { workWeek: readonly number[]; holidays: readonly { on: Day }[] };

/** True where `on` is in the work week and no holiday. A calendar without any work day treats every day as one. */
export const isWorkingDay = (on: Day, calendar: WorkCalendar): boolean =>
  (calendar.workWeek.length === 0 || calendar.workWeek.includes(weekday(on))) && !calendar.holidays.some((holiday) => holiday.on === on);

/** The last working day on or before `on`; looks back a year at most, then gives `on` itself. */
export const workingDayOnOrBefore = (on: Day, calendar: WorkCalendar): Day => {
  for (let back = 0; back < 366; back += 1) {
    const candidate = addDays(on, -back);
    if (isWorkingDay(candidate, calendar)) return candidate;
  }
  return on;
};

/** The day `count` working days after `on` (before it, where negative); `on` itself where `count` is 0. Looks ten years away at most. */
export const addWorkingDays = (on: Day, count: number, calendar: WorkCalendar): Day => {
  let left = Math.abs(count);
  let at = on;
  for (let step = 0; left > 0 && step < 3660; step += 1) {
    at = addDays(at, count < 0 ? -1 : 1);
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
};

/** Monday of the week of `on`. */
export const startOfWeek = (on: Day): Day => addDays(on, 1 - weekday(on));

/** The fiscal year and quarter that hold `on`. A fiscal year is named for the calendar year in which it ends. */
export const fiscalQuarter = (on: Day, startMonth: number): { year: number; quarter: number; from: Day; to: Day } => {
  const [year = 1970, month = 1] = on.split('-').map(Number);
  const offset = (month - startMonth + 12) % 12;
  const quarter = Math.floor(offset / 3) + 1;
  const startYear = month >= startMonth ? year : year - 1;
  const from = addMonths(`${String(startYear).padStart(4, '0')}-${String(startMonth).padStart(2, '0')}-01`, (quarter - 1) * 3);
  return { year: startMonth === 1 ? startYear : startYear + 1, quarter, from, to: addDays(addMonths(from, 3), -1) };
};

// A formatter takes a hundred times as long to make as to use, and native memory that is freed late: one a time zone is kept.
const ofZone = new Map<string, Intl.DateTimeFormat>();
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = ofZone.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  ofZone.set(timeZone, known);
  return known;
};
const twoDigits = (count: number): string => String(count).padStart(2, '0');

/** The day at `at` in an IANA time zone (the machine's own where none is named). */
export const dayOf = (at: Instant | Date, timeZone?: string): Day => {
  const moment = typeof at === 'string' ? new Date(at) : at;
  return timeZone === undefined ? `${String(moment.getFullYear()).padStart(4, '0')}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}` : formatOf(timeZone).format(moment);
};

/** The last millisecond of a day in an IANA time zone (the machine's own where none is named). */
export const endOfDay = (on: Day, timeZone?: string): Instant => {
  let low = toNumber(on) * MS_A_DAY - 15 * 3_600_000;
  let high = (toNumber(on) + 1) * MS_A_DAY + 15 * 3_600_000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayOf(new Date(middle), timeZone) > on) high = middle;
    else low = middle;
  }
  return new Date(low).toISOString();
};

const named = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A day in a sentence: "14 Mar 2026". */
export const dayName = remembered((on: Day): string => named.format(new Date(`${on}T00:00:00Z`)));
