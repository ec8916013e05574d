import { addDays, addMonths, fiscalQuarter, startOfWeek, workingDayOnOrBefore, type Day, type WorkCalendar } from '#shared/days.ts';
import type { CapacityLimits } from '#shared/presets/capacity-limits.ts';
import { rhythm, rhythmPeriods, type RhythmEntry, type RhythmPeriod } from '#shared/presets/rhythm.ts';

/** A stretch of days, both included. */
export type Span = { from: Day; to: Day };

/** The fiscal year that holds a day. */
export const fiscalYear = (on: Day, fiscalYearStart: number): Span & { year: number } => {
  const { year, quarter, from: began } = fiscalQuarter(on, fiscalYearStart);
  const from = addMonths(began, -3 * (quarter - 1));
  return { year, from, to: addDays(addMonths(from, 12), -1) };
};

/** The day, week, month, fiscal quarter or fiscal year that holds a day. */
export const periodOf = (period: RhythmPeriod, on: Day, fiscalYearStart: number): Span => {
  switch (period) {
    case 'day':
      return { from: on, to: on };
    case 'week':
      return { from: startOfWeek(on), to: addDays(startOfWeek(on), 6) };
    case 'month': {
      const from = `${on.slice(0, 7)}-01`;
      return { from, to: addDays(addMonths(from, 1), -1) };
    }
    case 'quarter': {
      const { from, to } = fiscalQuarter(on, fiscalYearStart);
      return { from, to };
    }
    case 'year': {
      const { from, to } = fiscalYear(on, fiscalYearStart);
      return { from, to };
    }
  }
};

type Parts = Pick<CapacityLimits, 'rhythmOff' | 'rhythmMinutes' | 'rhythmOwn'>;

/** Everything there is to do by rhythm, the own items after those of the catalogue, by period. */
export const rhythmOf = ({ rhythmOff, rhythmMinutes, rhythmOwn }: Parts): RhythmEntry[] => {
  const shipped = rhythm.filter(({ key }) => !rhythmOff.includes(key)).map((entry: RhythmEntry) => (Object.hasOwn(rhythmMinutes, entry.key) ? { ...entry, minutes: rhythmMinutes[entry.key] ?? entry.minutes } : entry));
  return [...shipped, ...rhythmOwn.filter(({ key }) => !rhythmOff.includes(key))].toSorted((a, b) => rhythmPeriods.indexOf(a.period) - rhythmPeriods.indexOf(b.period));
};

/** The last day on which an entry is in time: the last working day of its period, and the period's first day where it has no working day. */
export const dueOf = ({ from, to }: Span, calendar: WorkCalendar): Day => {
  const on = workingDayOnOrBefore(to, calendar);
  return on < from ? from : on;
};

/** Names a mark of an entry that was done in a period. */
export const markOf = (key: string, from: Day): string => `${key} ${from}`;

/** Whether the review of the own book is asked for on a day: in the last days of its fiscal quarter (rules.md § 11). `quarter` is the one to be reviewed. */
export const ownReviewDue = (today: Day, fiscalYearStart: number, days: number): { quarter: Span; since: Day; isDue: boolean } => {
  const quarter = periodOf('quarter', today, fiscalYearStart);
  const since = addDays(quarter.to, 1 - days);
  return { quarter, since, isDue: days > 0 && today >= since };
};
