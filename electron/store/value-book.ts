import { addDays, addMonths, type Day } from '#shared/days.ts';
import type { AccountRow } from '#shared/accounts.ts';
import type { ValueRow } from '#shared/value.ts';
import type { ValueLimits } from '#shared/presets/value-limits.ts';
import { totalsOf, type ValueTotals } from '#shared/value-rules.ts';
import type { Context } from '#electron/context.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';
import { createLedgerReader } from '#electron/store/ledger-rows.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { valueItems } from '#electron/store/schema-money.ts';
import { createRates, factsOf } from '#electron/store/value-rows.ts';

type Kept = { totals: ValueTotals; items: number; delivered: number; lastConfirmedOn: Day | null; /** The day of the next review that is planned. */ reviewOn: Day | null };
const toItem = recordOf(valueItems);

/**
 * The next moment at which value is asked for, from today on: the renewal, or the review before it. A review that is planned has its day; without one it is due so many months
 * before the renewal.
 */
export const nextMoment = (renewalOn: Day | null, plannedOn: Day | null, { reviewMonths }: Pick<ValueLimits, 'reviewMonths'>, today: Day): ValueRow['next'] => {
  if (plannedOn !== null && (renewalOn === null || plannedOn <= renewalOn)) return { what: 'review', on: plannedOn };
  if (renewalOn === null) return null;
  const reviewOn = addMonths(renewalOn, -reviewMonths);
  return reviewOn >= today && reviewMonths > 0 ? { what: 'review', on: reviewOn } : { what: 'renewal', on: renewalOn };
};

/** The value of every account, kept between the writes that touch it. */
export const createValueBook = (context: Context): ((accounts: readonly AccountRow[]) => Promise<ValueRow[]>) => {
  const { store, settings, today } = context;
  const { db } = store;
  const ledger = createLedgerReader(db);
  const rates = createRates(context);
  const items = db.prepare<[string], StoredRow>('SELECT * FROM value_items WHERE account_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL ORDER BY position, rid');
  const planned = db.prepare<[string, Day], { accountId: string; on: Day }>(`SELECT account_id AS accountId, min(on_day) AS "on" FROM business_reviews WHERE account_id IN (SELECT value FROM json_each(?)) AND state IN ('planned', 'scheduled') AND on_day >= ? AND deleted_at IS NULL GROUP BY account_id`);

  const read = (ids: readonly string[], on: Day): ReadonlyMap<string, Kept> => {
    const [byAccount, arr, known, bookCurrency] = [Map.groupBy(items.all(JSON.stringify(ids)).map(toItem), (one) => one.accountId), Map.groupBy(ledger.arrOn(ids, on), (one) => one.accountId), rates(), settings().currency];
    const reviews = new Map(planned.all(JSON.stringify(ids), on).map((one) => [one.accountId, one.on]));
    return new Map(ids.map((id) => {
      const own = byAccount.get(id) ?? [];
      const confirmed = own.flatMap(({ confirmedOn }) => (confirmedOn === null ? [] : [confirmedOn])).toSorted();
      // Totals do not ask what a figure rests on.
      const totals = totalsOf({ items: own.map((record) => factsOf(record, () => true)), arr: arr.get(id) ?? [], rates: known, bookCurrency, on });
      return [id, { totals, items: own.length, delivered: own.filter(({ state }) => state === 'delivered').length, lastConfirmedOn: confirmed.at(-1) ?? null, reviewOn: reviews.get(id) ?? null }];
    }));
  };
  const kept = keepByAccount(context, read);

  return async (accounts) => {
    const [values, limits, on] = [await kept(), settings().value, today()];
    return accounts.flatMap((account): ValueRow[] => {
      const value = values.get(account.id);
      if (value === undefined || (account.coverage !== 'managed' && value.items === 0)) return [];
      const { totals, items: count, delivered, lastConfirmedOn, reviewOn } = value;
      const next = nextMoment(account.renewalOn, reviewOn, limits, on);
      return [{
        accountId: account.id, accountName: account.name, segment: account.segment, currency: totals.currency, priceMinor: totals.priceMinor, low: totals.low, likely: totals.likely, items: count, delivered, notCounted: totals.left.length, next, lastConfirmedOn,
        isWithout: delivered === 0 && account.coverage === 'managed' && next !== null && next.on <= addDays(on, limits.aheadDays),
      }];
    });
  };
};
