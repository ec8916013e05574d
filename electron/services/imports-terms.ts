import { contractFault, contractFields } from '#shared/contracts.ts';
import { addDays, addMonths, type Day } from '#shared/days.ts';
import { formatMoney } from '#shared/money.ts';
import { currencyIn as currencyInText } from '#electron/imports/values.ts';
import type { ImportRow } from './imports-row.ts';
import type { Values } from './imports-writer.ts';

/** The ARR of a row in minor units: as given, else twelve months' MRR, else an amount, taken as a year's. */
export const arrIn = (row: ImportRow, currency: string): number | null => {
  for (const { key, times } of [{ key: 'arr', times: 1 }, { key: 'mrr', times: 12 }, { key: 'amount', times: 1 }]) {
    const figure = row.money(key, currency);
    if (figure !== null) return row.valid(key, contractFields.shape.arrMinor, figure * times);
  }
  return null;
};

/** The currency that a row says, by its column or by a sign in a figure. */
export const currencyIn = (row: ImportRow): string | null => {
  const code = row.text('currency').toUpperCase();
  if (code !== '') return row.valid('currency', contractFields.shape.currency, code === '€' ? 'EUR' : code === '$' ? 'USD' : code === '£' ? 'GBP' : code);
  return ['arr', 'mrr', 'amount'].map((key) => currencyInText(row.text(key))).find((found) => found !== null) ?? null;
};

/** Money, days and seats of a contract as its columns; only what the row has. @throws WrongCell where its days contradict each other. */
export const termsOf = (row: ImportRow, bookCurrency: string): { values: Values; startOn: Day | null; detail: () => string } => {
  const currency = currencyIn(row);
  const arr = arrIn(row, currency ?? bookCurrency);
  const startOn = row.day('startOn');
  const months = row.whole('termMonths');
  const endGiven = row.day('endOn');
  const endOn = endGiven ?? (startOn !== null && months !== null && months > 0 && months < 1_200 ? addDays(addMonths(startOn, months), -1) : null);
  const renewalOn = row.day('renewalOn');
  const seats = row.whole('seats');
  const values: Values = {
    ...(arr === null ? {} : { arr_minor: arr }),
    ...(currency === null ? {} : { currency }),
    ...(startOn === null ? {} : { start_on: startOn }),
    ...(endOn === null ? {} : { end_on: endOn }),
    ...(renewalOn === null ? {} : { renewal_on: renewalOn }),
    ...(seats === null ? {} : { seats: row.valid('seats', contractFields.shape.seats, seats) }),
  };
  const days = startOn === null ? (renewalOn === null ? '' : `renews ${renewalOn}`) : `${startOn} to ${endOn ?? 'open end'}`;
  return { values, startOn, detail: () => [arr === null ? '' : formatMoney(arr, currency ?? bookCurrency), days].filter((part) => part !== '').join(', ') };
};

/** Refuses a contract that ends or renews before it starts. */
export const refuseFault = (row: ImportRow, days: { startOn: Day; endOn: Day | null; renewalOn: Day | null }): void => {
  const fault = contractFault(days);
  if (fault !== null) throw row.wrong(days.endOn !== null && days.endOn < days.startOn ? 'endOn' : 'renewalOn', fault);
};
