import { addDays, addMonths, type Day } from '#shared/days.ts';
import { toMinor } from '#shared/money.ts';
import type { AccountSpec } from '#electron/sample/accounts.ts';
import type { RowOf } from '#electron/sample/book.ts';
import type { Random } from '#electron/sample/random.ts';

/** How the amount of a term compares with the one before it. */
const growth: Record<AccountSpec['arc'], [from: number, to: number]> = {
  steady: [1.02, 1.08], expanding: [1.18, 1.35], recovered: [0.9, 1], onboarding: [1, 1], sliding: [1, 1.05], wobbly: [0.97, 1.04], 'at risk': [0.95, 1.06], silent: [1, 1.03],
};

const between = ([from, to]: [number, number], random: Random): number => from + (to - from) * random.next();

/**
 * The terms of an account, oldest first: the one that runs now (or ran out and was not followed), and those before it within two years.
 * `since` is when the account came into the book.
 */
export const contractsOf = (spec: AccountSpec, accountId: string, since: Day, today: Day, random: Random, newId: () => string): RowOf<'contracts'>[] => {
  const currency = spec.currency ?? 'USD';
  const months = spec.termMonths ?? 12;
  const terms: RowOf<'contracts'>[] = [];
  let renewalOn = addDays(today, spec.renewalIn);
  let arr = spec.arr * 1000;
  let seats = Math.round(arr / random.int(520, 860) / 5) * 5;
  for (;;) {
    const startOn = addMonths(renewalOn, -months);
    terms.unshift({
      id: newId(), accountId, name: 'Platform', arrMinor: toMinor(arr, currency), currency, startOn, endOn: addDays(renewalOn, -1), renewalOn, autoRenew: random.chance(0.2) && spec.renewalIn > 0, seats,
      notes: random.pick(['', '', 'Indexation is in the contract.', 'Invoiced yearly in advance.', 'Price per site, not per seat.', 'Notice period of sixty days.']),
    });
    if (startOn <= addDays(since, 20) || terms.length === 3) break;
    const factor = between(growth[spec.arc], random);
    arr = Math.round(arr / factor / 100) * 100;
    seats = Math.round(seats / factor / 5) * 5;
    renewalOn = startOn;
  }
  const isLate = spec.renewalIn < 0;
  if (isLate || spec.termMonths !== undefined) {
    const startOn = addDays(since, 45);
    terms.push({ id: newId(), accountId, name: 'Stockroom add-on', arrMinor: toMinor(Math.round(spec.arr * 0.08) * 1000, currency), currency, startOn, endOn: null, renewalOn: null, autoRenew: true, seats: null, notes: 'Runs on until it is cancelled.' });
  }
  return terms;
};
