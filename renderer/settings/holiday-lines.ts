import { day } from '#shared/days.ts';
import type { Settings } from '#shared/settings.ts';

export type Holiday = Settings['holidays'][number];

/**
 * Holidays from pasted lines such as `2026-12-25 Christmas`; a comma, a tab or a semicolon may stand between. Lines that are none are given back as they stand, with their number.
 */
export const readHolidayLines = (pasted: string): { holidays: Holiday[]; wrong: { line: number; text: string }[] } => {
  const holidays: Holiday[] = [];
  const wrong: { line: number; text: string }[] = [];
  pasted.split(/\r?\n/).forEach((raw, index) => {
    const text = raw.trim();
    if (text === '') return;
    const [, on = '', name = ''] = /^(\d{4}-\d{2}-\d{2})[\s,;]*(.*)$/.exec(text) ?? [];
    if (day.safeParse(on).success) holidays.push({ on, name: name.trim().slice(0, 500) });
    else wrong.push({ line: index + 1, text });
  });
  return { holidays, wrong };
};

/** Holidays by their day, one a day; a later one names the day anew. */
export const inOrder = (holidays: readonly Holiday[]): Holiday[] =>
  [...new Map(holidays.map((holiday) => [holiday.on, holiday])).values()].toSorted((a, b) => a.on.localeCompare(b.on));
