import { addDays, type Day } from '#shared/days.ts';
import type { ArrEventKind } from '#shared/ledger.ts';
import type { Random } from '#electron/sample/random.ts';

/** How much of a ledger a large book has: ten years of four movements a year for each account. */
export const ledgerSizes = (accounts: number) => ({ years: 10, events: accounts * 40 });

type Parts = { random: Random; newId: () => string; insert: (table: string, row: Record<string, string | number | null>) => void; enter: (on: Day, label: string) => void; breathe: () => Promise<void> };

const gains: ArrEventKind[] = ['seats', 'seats', 'tier', 'cross-sell', 'price'];

/** Ten years of movements, booked by hand so that they stand beside the contracts; a tenth of the accounts pay in euros. */
export const fillLedger = async ({ random, newId, insert, enter, breathe }: Parts, accounts: readonly { id: string }[], today: Day): Promise<void> => {
  const { years, events } = ledgerSizes(accounts.length);
  const each = events / Math.max(1, accounts.length);
  enter(addDays(today, -760), 'Booked the ledger');
  for (let year = years; year >= 0; year -= 1) insert('exchange_rates', { id: newId(), currency: 'EUR', on_day: addDays(today, -365 * year - 30), rate_nano: 1_000_000_000 + random.int(0, 200_000_000) });
  for (const { id } of accounts) {
    const currency = random.chance(0.1) ? 'EUR' : 'USD';
    let balance = 0;
    for (let at = 0; at < each; at += 1) {
      const isFirst = balance === 0;
      const falls = !isFirst && random.chance(0.25);
      const delta = falls ? (random.chance(0.1) ? -balance : -Math.min(balance, random.int(1, 40) * 1_000_00)) : random.int(1, isFirst ? 200 : 30) * 1_000_00;
      balance += delta;
      const kind: ArrEventKind = falls ? (balance === 0 ? 'churn' : 'contraction') : isFirst ? (at === 0 ? 'new' : 'win-back') : random.pick(gains);
      insert('arr_events', { id: newId(), account_id: id, on_day: addDays(today, -Math.round(((each - at) * years * 365) / each) + random.int(0, 80)), delta_minor: delta, currency, kind, source: 'hand' });
    }
    await breathe();
  }
};
