import type { AccountRow } from '#shared/accounts.ts';
import { addMonths, dayName, daysBetween, type Day } from '#shared/days.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import { formatMoney } from '#shared/money.ts';
import type { TodayItem } from '#shared/today.ts';
import { days, itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import type { TodaySource } from '#electron/store/today-source.ts';
import { createValueBook } from '#electron/store/value-book.ts';

type Gains = { items: number };

const withoutRow = (account: AccountRow, renewalOn: Day, { items }: Gains, callMonths: number, today: Day): TodayItem =>
  itemOf({ today }, account, {
    key: `value-missing:${account.id}:${renewalOn}`,
    rule: 'value-missing',
    title: `${account.name} has nothing to show for its renewal`,
    why: `${formatMoney(account.arr.minor, account.arr.currency, 'short')} of ARR is due on ${dayName(renewalOn)}, in ${days(daysBetween(today, renewalOn))}. No gain is delivered and no outcome verified${items === 0 ? '' : `; ${items} expected ${items === 1 ? 'gain has' : 'gains have'} no evidence yet`}`,
    next: 'Agree on one figure that they would tell their CFO, and have it confirmed',
    since: [addMonths(renewalOn, -callMonths), today].toSorted()[0] ?? today,
    records: [{ entity: 'accounts', id: account.id, label: account.name }],
  });

/** Managed accounts whose renewal is so near that it has to be called (rules.md § 9), and that have neither a delivered gain nor a verified outcome. */
export const createValueToday = (context: Context): TodaySource => {
  const { store, settings } = context;
  const values = createValueBook(context);
  const verified = store.db.prepare<[string], string>(
    `SELECT s.account_id FROM criteria k JOIN objectives o ON o.id = k.objective_id AND o.deleted_at IS NULL JOIN plans s ON s.id = o.plan_id AND s.deleted_at IS NULL
     WHERE s.account_id IN (SELECT value FROM json_each(?)) AND k.stage IN ('delivered', 'verified') AND k.deleted_at IS NULL`,
  ).pluck();
  return async (on, accounts) => {
    const { callMonths } = settings().renewals;
    const near = accounts.filter((account) => account.coverage === 'managed' && account.arr.minor > 0 && account.renewalOn !== null && account.renewalOn >= on && addMonths(account.renewalOn, -callMonths) <= on && !isHandedOut(account, on));
    if (near.length === 0) return [];
    const without = new Map((await values(accounts)).filter(({ delivered }) => delivered === 0).map((row) => [row.accountId, row]));
    const shown = new Set(verified.all(JSON.stringify(near.map(({ id }) => id))));
    return near.flatMap((account) => {
      const gains = without.get(account.id);
      return gains === undefined || account.renewalOn === null || shown.has(account.id) ? [] : [withoutRow(account, account.renewalOn, gains, callMonths, on)];
    });
  };
};
