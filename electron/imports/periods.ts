import { addDays, startOfWeek, weekday, type Day } from '#shared/days.ts';
import { parseDay, type Style } from './values.ts';

export const grains = ['day', 'week', 'month'] as const;
export type Grain = (typeof grains)[number];

/** The day on which a period begins, and how long it is. */
export type Period = { on: Day; grain: Grain };

const monthNumbers = new Map(
  [['jan', 'january', 'januar'], ['feb', 'february', 'februar'], ['mar', 'march', 'marz', 'mrz', 'maerz'], ['apr', 'april'], ['may', 'mai'], ['jun', 'june', 'juni'], ['jul', 'july', 'juli'], ['aug', 'august'], ['sep', 'sept', 'september'], ['oct', 'october', 'okt', 'oktober'], ['nov', 'november'], ['dec', 'december', 'dez', 'dezember']]
    .flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

const fullYear = (text: string): number => (text.length <= 2 ? 2_000 + Number(text) : Number(text));
const firstOf = (year: number, month: number): Day | null => (year < 1970 || year > 2200 || month < 1 || month > 12 ? null : `${year}-${String(month).padStart(2, '0')}-01`);

/** The Monday of an ISO week; week 1 holds 4 January. `null` for a week that the year does not have. */
const mondayOf = (year: number, week: number): Day | null => {
  if (year < 1970 || year > 2200 || week < 1 || week > 53) return null;
  const monday = addDays(startOfWeek(`${year}-01-04`), (week - 1) * 7);
  return week === 53 && addDays(monday, 3).slice(0, 4) !== String(year) ? null : monday;
};

/** The newest of a period without a year that has begun by `today`. */
const newest = (today: Day, of: (year: number) => Day | null): Day | null => {
  const year = Number(today.slice(0, 4));
  return [year, year - 1, year - 2].map(of).find((on) => on !== null && on <= today) ?? null;
};

/** A month or week that a text names: `2026-01`, `01/2026`, `Jan 2026`, `January`, `2026-W05`, `W05 2026`, `W05`, `KW 5`. Without a year it is the newest that has begun. */
const namedPeriod = (text: string, today: Day): Period | null => {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ').trim();
  const month = (on: Day | null): Period | null => (on === null ? null : { on, grain: 'month' });
  const week = (on: Day | null): Period | null => (on === null ? null : { on, grain: 'week' });
  const yearMonth = /^(?:m )?(\d{4}) (?:m ?)?(\d{1,2})$/.exec(plain) ?? /^(\d{4})(?:m)?(0[1-9]|1[0-2])$/.exec(plain);
  if (yearMonth !== null) return month(firstOf(Number(yearMonth[1]), Number(yearMonth[2])));
  const monthYear = /^(\d{1,2}) (\d{4})$/.exec(plain);
  if (monthYear !== null) return month(firstOf(Number(monthYear[2]), Number(monthYear[1])));
  const weekOfYear = /^(\d{4}) ?(?:w|wk|kw|cw|week|woche) ?(\d{1,2})$/.exec(plain);
  if (weekOfYear !== null) return week(mondayOf(Number(weekOfYear[1]), Number(weekOfYear[2])));
  const bareWeek = /^(?:w|wk|kw|cw|week|woche) ?(\d{1,2})(?: (\d{4}|\d{2}))?$/.exec(plain);
  if (bareWeek !== null) {
    const number = Number(bareWeek[1]);
    const year = bareWeek[2];
    return week(year === undefined ? newest(today, (one) => mondayOf(one, number)) : mondayOf(fullYear(year), number));
  }
  const [, before, name = '', after] = /^(\d{4} |)([a-z]{3,9})( ?\d{4}| \d{2}|)$/.exec(plain) ?? [];
  const number = monthNumbers.get(name);
  if (number === undefined) return null;
  const year = (before ?? '').trim() || (after ?? '').trim();
  return month(year === '' ? newest(today, (one) => firstOf(one, number)) : firstOf(fullYear(year), number));
};

/** A period or a single day by its text; `null` for what names neither. */
export const periodOf = (text: string, style: Style, today: Day): Period | null => {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 40) return null;
  const named = namedPeriod(trimmed, today);
  if (named !== null) return named;
  const parsed = /\d/.test(trimmed) ? parseDay(trimmed, style) : { fault: '' };
  return 'value' in parsed ? { on: parsed.value, grain: 'day' } : null;
};

/** What most of the steps between days are: up to three days is daily, up to two weeks is weekly, longer is monthly. */
export const grainOfGaps = (gaps: ReadonlyMap<number, number>): Grain | null => {
  const total = [...gaps.values()].reduce((sum, times) => sum + times, 0);
  let seen = 0;
  for (const [gap, times] of [...gaps].toSorted((a, b) => a[0] - b[0])) {
    seen += times;
    if (seen * 2 >= total) return gap <= 3 ? 'day' : gap <= 14 ? 'week' : 'month';
  }
  return null;
};

/** The grain of days that no account has two of: all at the ends of months, all on one day of the week, or neither. */
export const grainOfDays = (days: readonly Day[]): Grain => {
  const [first] = days;
  if (first === undefined) return 'day';
  if (days.every((on) => on.endsWith('-01')) || days.every((on) => addDays(on, 1).endsWith('-01'))) return 'month';
  return days.length > 1 && days.every((on) => weekday(on) === weekday(first)) ? 'week' : 'day';
};
