import { z } from 'zod';

/** ISO 4217 code, upper case. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'A currency is three capital letters, such as USD.');

/** Integer minor units (cents for USD, yen for JPY). */
export const minor = z.int({ error: ({ input }) => (Number.isInteger(input) ? 'That amount is too large.' : 'Money is a whole number of minor units.') });

/** Money in integer minor units with its currency. */
export type Money = { minor: number; currency: string };

const exponents = new Map<string, number>();

/** Digits after the decimal point of a currency (2 for USD, 0 for JPY). An unknown code counts as 2. */
export const exponentOf = (code: string): number => {
  const known = exponents.get(code);
  if (known !== undefined) return known;
  let digits = 2;
  try {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // Not a code that is known here.
  }
  exponents.set(code, digits);
  return digits;
};

/** Minor units from a decimal figure, rounded half away from zero. */
export const toMinor = (amount: number, code: string): number => {
  const scaled = Math.abs(amount) * 10 ** exponentOf(code);
  return Math.sign(amount) * Math.round(Number(scaled.toPrecision(15))) || 0;
};

const formats = new Map<string, Intl.NumberFormat>();
const formatOf = (code: string, style: 'full' | 'whole' | 'short'): Intl.NumberFormat => {
  const key = `${code} ${style}`;
  const digits = style === 'full' ? exponentOf(code) : 0;
  const known =
    formats.get(key) ??
    new Intl.NumberFormat('en', {
      style: 'currency',
      currency: code,
      ...(style === 'short' ? { notation: 'compact' as const, maximumFractionDigits: 1, minimumFractionDigits: 0 } : { maximumFractionDigits: digits, minimumFractionDigits: digits }),
    });
  formats.set(key, known);
  return known;
};

/** `$120,000`; with cents only where there are some. `short` gives `$120K`, and `$750` below a thousand. */
export const formatMoney = (minorUnits: number, code: string, style: 'full' | 'short' = 'full'): string => {
  const amount = minorUnits / 10 ** exponentOf(code);
  const isWhole = style === 'short' ? Math.abs(amount) < 1_000 : Number.isInteger(amount);
  return formatOf(code, isWhole ? 'whole' : style).format(amount);
};

/** Sums per currency, largest first; amounts of different currencies are never added together. */
export const sumByCurrency = (amounts: Iterable<Money>): Money[] => {
  const sums = new Map<string, number>();
  for (const amount of amounts) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.minor);
  return [...sums].map(([code, total]) => ({ currency: code, minor: total })).toSorted((a, b) => b.minor - a.minor || (a.currency < b.currency ? -1 : 1));
};
