import type { Day } from '#shared/days.ts';
import { exponentOf, sumByCurrency, type Money } from '#shared/money.ts';

/** What one unit of a currency is worth in the currency of the book from a day on, in billionths. */
export type Rate = { currency: string; onDay: Day; rateNano: number };

/** The rate of a currency that is valid on a day, in billionths; `null` where there is none. */
export const rateOn = (rates: readonly Rate[], currency: string, on: Day): number | null => {
  let found: Rate | null = null;
  for (const rate of rates) if (rate.currency === currency && rate.onDay <= on && (found === null || rate.onDay > found.onDay)) found = rate;
  return found?.rateNano ?? null;
};

/** No currency has more digits after the point (ISO 4217). */
const mostDigits = 4;
/** Parts of a minor unit that an exact figure is counted in: billionths of a rate, and the digits that two currencies may differ by. */
const exactParts = 10n ** BigInt(9 + mostDigits);
const oneNano = 1_000_000_000;

/** Money in the currency of the book, exact: a number of 10⁻¹³ minor units, to be added up and rounded once by `roundExact`. The book's own currency has the rate 1. */
export const toExact = ({ minor, currency }: Money, rateNano: number, bookCurrency: string): bigint =>
  BigInt(minor) * BigInt(currency === bookCurrency ? oneNano : rateNano) * 10n ** BigInt(mostDigits + exponentOf(bookCurrency) - exponentOf(currency));

/** Minor units of an exact figure, rounded half away from zero. */
export const roundExact = (exact: bigint): number => {
  const size = exact < 0n ? -exact : exact;
  const rounded = Number((size * 2n + exactParts) / (exactParts * 2n));
  return exact < 0n && rounded !== 0 ? -rounded : rounded;
};

/** A figure in the currency of the book; `missing` names the currencies that have no rate and are not in it. */
export type Converted = { minor: number; missing: string[] };

/** The sum of amounts of any currencies in the currency of the book at the rates of a day, rounded once. A currency without a rate is left out and named, never guessed. */
export const convert = (amounts: Iterable<Money>, rates: readonly Rate[], on: Day, bookCurrency: string): Converted => {
  const missing = new Set<string>();
  let exact = 0n;
  for (const amount of amounts) {
    const rate = amount.currency === bookCurrency ? oneNano : rateOn(rates, amount.currency, on);
    if (rate !== null) exact += toExact(amount, rate, bookCurrency);
    else if (amount.minor !== 0) missing.add(amount.currency);
  }
  return { minor: roundExact(exact), missing: [...missing].toSorted() };
};

/** A sum to be shown. `total` is in the only currency of the amounts, or in that of the book; `apart` is what has no rate; `parts` are the amounts as they are, by currency. */
export type Sum = { total: Money; apart: Money[]; parts: Money[] };

/** Amounts of any currencies as one: several become the currency of the book at the rates of a day, rounded once. What has no rate stands apart, so that nothing is lost or guessed. */
export const sumOf = (amounts: Iterable<Money>, rates: readonly Rate[], on: Day, bookCurrency: string): Sum => {
  const parts = sumByCurrency(amounts).filter(({ minor }) => minor !== 0);
  const [only] = parts;
  if (parts.length <= 1) return { total: only ?? { minor: 0, currency: bookCurrency }, apart: [], parts };
  const { minor, missing } = convert(parts, rates, on, bookCurrency);
  return { total: { minor, currency: bookCurrency }, apart: parts.filter(({ currency }) => missing.includes(currency)), parts };
};
