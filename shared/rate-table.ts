import { day } from '#shared/days.ts';
import type { RateFields } from '#shared/ledger.ts';

const nano = 1_000_000_000;

/** `1.0821` as billionths; `null` where it is no figure that a rate can be. A comma is a decimal mark where there is no point. */
export const nanoOf = (text: string): number | null => {
  const plain = text.trim().replaceAll(/[\s']/g, '');
  const figure = plain.includes('.') ? plain.replaceAll(',', '') : plain.replace(',', '.');
  const match = /^(\d{1,6})(?:\.(\d+))?$/.exec(figure);
  if (match === null) return null;
  const [, whole = '0', part = ''] = match;
  const rate = Number(whole) * nano + Number(part.slice(0, 9).padEnd(9, '0')) + (Number(part[9] ?? '0') >= 5 ? 1 : 0);
  return rate > 0 ? rate : null;
};

/** Billionths as they are written: `1.0821`. */
export const rateText = (rateNano: number): string => `${Math.floor(rateNano / nano)}.${String(rateNano % nano).padStart(9, '0').replace(/0+$/, '').padEnd(4, '0')}`;

export type PastedRates = { rates: RateFields[]; faults: string[] };

/** Rates from pasted lines, each with a currency, a day and a rate in any order, apart by tabs, semicolons or spaces: `EUR 2026-01-01 1.0821`. The first line may be a heading: one without any figure. */
export const pastedRates = (text: string, source: string): PastedRates => {
  const [rates, faults]: [RateFields[], string[]] = [[], []];
  for (const [index, row] of text.split('\n').entries()) {
    const cells = row.split(/[\t;|]+|\s+|,\s+/).map((cell) => cell.trim()).filter((cell) => cell !== '');
    if (cells.length === 0) continue;
    const currency = cells.find((cell) => /^[a-z]{3}$/i.test(cell))?.toUpperCase();
    const onDay = cells.find((cell) => day.safeParse(cell).success);
    const rateNano = cells.map((cell) => (cell === onDay ? null : nanoOf(cell))).find((found) => found !== null);
    if (rates.length + faults.length === 0 && !/\d/.test(row)) continue;
    if (currency === undefined || onDay === undefined || rateNano === undefined || rateNano === null) {
      faults.push(`Line ${index + 1} needs ${[currency === undefined ? 'a currency such as EUR' : '', onDay === undefined ? 'a day such as 2026-01-31' : '', rateNano === undefined || rateNano === null ? 'a rate such as 1.0821' : ''].filter((part) => part !== '').join(' and ')}.`);
    } else rates.push({ currency, onDay, rateNano, source });
  }
  return { rates, faults };
};
