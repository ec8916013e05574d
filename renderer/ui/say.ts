import { daysBetween, type Day } from '#shared/days.ts';

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** A day as people say it: "today", "in 3 days", "2 weeks ago", "last month". */
export const sayDay = (on: Day, today: Day): string => {
  const days = daysBetween(today, on);
  const size = Math.abs(days);
  if (size < 14) return relative.format(days, 'day');
  if (size < 60) return relative.format(Math.trunc(days / 7), 'week');
  if (size < 720) return relative.format(Math.trunc(days / 30.4), 'month');
  return relative.format(Math.trunc(days / 365), 'year');
};

const exact = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** The exact day: "Sat, 14 Mar 2026". */
export const exactDay = (on: Day): string => exact.format(new Date(`${on}T00:00:00Z`));

/** A short day: "14 Mar", with the year where it is not this one. */
export const shortDay = (on: Day, today: Day): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', ...(on.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }), timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));

/** The time of an instant where the person is: "09:30". */
export const sayTime = (at: string): string => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** `1 call`, `3 calls`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
