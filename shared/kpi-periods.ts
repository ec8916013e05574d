import { addDays, addMonths, dayName, daysBetween, fiscalQuarter, type Day } from '#shared/days.ts';

export const periodKinds = ['month', 'quarter', 'half', 'year', 'trailing'] as const;
export type PeriodKind = (typeof periodKinds)[number];
export const periodKindNames: Record<PeriodKind, string> = { month: 'Month', quarter: 'Quarter', half: 'Half-year', year: 'Year', trailing: 'Trailing 12 months' };
const monthsOf: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, year: 12, trailing: 12 };

/** A fiscal period, its first and last day included. A trailing one is the twelve months that end with `to`. */
export type Period = { kind: PeriodKind; from: Day; to: Day; months: number; name: string };

/** A period as it is measured: to its end, or to today while it runs. `opensOn` is the day at whose close the cohort stands: the one before the first. */
export type Measured = { from: Day; to: Day; opensOn: Day; months: number; isRunning: boolean };

const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (on: Day): string => `${shortMonths[Number(on.slice(5, 7)) - 1] ?? ''} ${on.slice(0, 4)}`;

const nameOf = (kind: PeriodKind, from: Day, to: Day, startMonth: number): string => {
  const { year, quarter } = fiscalQuarter(from, startMonth);
  switch (kind) {
    case 'month':
      return monthName(from);
    case 'quarter':
      return `FY${year} Q${quarter}`;
    case 'half':
      return `FY${year} H${quarter <= 2 ? 1 : 2}`;
    case 'year':
      return `FY${year}`;
    case 'trailing':
      return `12 months to ${dayName(to)}`;
  }
};

const firstDayOf = (kind: Exclude<PeriodKind, 'trailing'>, on: Day, startMonth: number): Day => {
  if (kind === 'month') return `${on.slice(0, 7)}-01`;
  const { quarter, from } = fiscalQuarter(on, startMonth);
  const back = kind === 'quarter' ? 0 : kind === 'half' ? (quarter - 1) % 2 : quarter - 1;
  return addMonths(from, -3 * back);
};

/** The fiscal period of a kind that holds `on`; the trailing one ends with it. */
export const periodOf = (kind: PeriodKind, on: Day, startMonth: number): Period => {
  const months = monthsOf[kind];
  const from = kind === 'trailing' ? addMonths(addDays(on, 1), -12) : firstDayOf(kind, on, startMonth);
  const to = kind === 'trailing' ? on : addDays(addMonths(from, months), -1);
  return { kind, from, to, months, name: nameOf(kind, from, to, startMonth) };
};

/** The period of the same kind before it. */
export const periodBefore = ({ kind, from }: Pick<Period, 'kind' | 'from'>, startMonth: number): Period => periodOf(kind, addDays(from, -1), startMonth);

/** The period of the same kind after it. */
export const periodAfter = ({ kind, to }: Pick<Period, 'kind' | 'to'>, startMonth: number): Period => periodOf(kind, kind === 'trailing' ? addMonths(to, 12) : addDays(to, 1), startMonth);

/** What of a period has happened by `today`; `null` where it has not begun. The months of one that runs count as far as it got, in parts. */
export const measuredOf = ({ from, to, months }: Pick<Period, 'from' | 'to' | 'months'>, today: Day): Measured | null => {
  if (from > today) return null;
  const isRunning = to > today;
  const share = isRunning ? (daysBetween(from, today) + 1) / (daysBetween(from, to) + 1) : 1;
  return { from, to: isRunning ? today : to, opensOn: addDays(from, -1), months: months * share, isRunning };
};
