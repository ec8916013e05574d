import { addDays, day, type Day } from '#shared/days.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const pad = (part: string | number): string => String(part).padStart(2, '0');

/**
 * The day that a person typed: `2026-05-01`, `1 May 2026`, `1 may` (the next one from `today`), `today`, `tomorrow`, `+7`. `null` where it is
 * none. Days of numbers only, such as 03/04/2026, are not guessed.
 */
export const typedDay = (typed: string, today: Day): Day | null => {
  const text = typed.trim().toLowerCase();
  if (text === 'today') return today;
  if (text === 'tomorrow') return addDays(today, 1);
  const ahead = /^\+(\d{1,3})$/.exec(text)?.[1];
  if (ahead !== undefined) return addDays(today, Number(ahead));
  const named = /^(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?(?:,?\s+(\d{4}))?$/.exec(text);
  if (named === null) return day.safeParse(text).data ?? null;
  const [, date = '', month = '', year] = named;
  const inYear = (one: string): Day | null => day.safeParse(`${one}-${pad(months.indexOf(month) + 1)}-${pad(date)}`).data ?? null;
  if (year !== undefined) return inYear(year);
  const thisYear = inYear(today.slice(0, 4));
  return thisYear !== null && thisYear < today ? inYear(String(Number(today.slice(0, 4)) + 1)) : thisYear;
};
