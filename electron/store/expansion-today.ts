import type { AccountRow } from '#shared/accounts.ts';
import { dayName, type Day } from '#shared/days.ts';
import type { OpportunityRow, SignalRow } from '#shared/expansion.ts';
import { signalKindNames } from '#shared/expansion-rules.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import { formatMoney } from '#shared/money.ts';
import type { TodayItem } from '#shared/today.ts';
import { days, itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import { itemsOnce, keepByAccount } from '#electron/store/account-cache.ts';
import { createOpportunityRows } from '#electron/store/opportunity-rows.ts';
import { createSignalRows } from '#electron/store/signal-rows.ts';
import type { TodaySource } from '#electron/store/today-source.ts';

/** An open opportunity past its next step or its close date: one row, for what is late the longest. */
const overdueRow = (one: OpportunityRow, account: AccountRow, today: Day): TodayItem[] => {
  const { stepLate, closeLate, nextDueOn, closeOn } = one;
  const isClose = closeLate >= stepLate;
  const since = isClose ? closeOn : nextDueOn;
  if ((stepLate === 0 && closeLate === 0) || since === null) return [];
  const step = nextDueOn === null || stepLate === 0 ? '' : `The next step${one.nextStep === '' ? '' : `, “${one.nextStep}”,`} was due on ${dayName(nextDueOn)}`;
  const close = closeOn === null || closeLate === 0 ? '' : `It was to close on ${dayName(closeOn)}, ${days(closeLate)} ago`;
  return [
    itemOf({ today }, account, {
      key: `opportunity-overdue:${one.id}:${since}`,
      rule: 'opportunity-overdue',
      title: isClose ? `“${one.name}” of ${account.name} is past its close date` : `The next step on “${one.name}” of ${account.name} is late`,
      why: `${[close, step].filter((says) => says !== '').join('. ')}. ${formatMoney(one.amount.minor, one.amount.currency, 'short')} of ARR. ${one.driver.says}`,
      next: isClose ? 'Win it, close it with its reason, or agree on another date' : 'Do it, or agree on the next step and its day',
      since,
      records: [{ entity: 'opportunities', id: one.id, label: one.name }],
    }),
  ];
};

/** Growth that nobody works on, but not on ground that does not hold; and a loss of seats that stands in no register. */
const signalRow = (signal: SignalRow, account: AccountRow, today: Day): TodayItem[] => {
  const isGrowth = signal.kind === 'growth';
  if (isGrowth ? signal.opportunity !== null || signal.quietUntil !== null || account.atRisk : signal.risk !== null) return [];
  return [
    itemOf({ today }, account, {
      key: signal.key,
      rule: isGrowth ? 'growth-signal' : 'seat-loss-signal',
      title: isGrowth ? `${account.name} may need more seats` : `${account.name} may give up seats`,
      why: `${signal.trace}. ${isGrowth ? 'No opportunity is open' : 'No risk is open'}`,
      next: isGrowth ? 'Open an opportunity, or say why not' : 'Open a risk, and find out which team stopped',
      since: signal.on > today ? today : signal.on,
      records: [{ entity: 'accounts', id: account.id, label: `${signalKindNames[signal.kind]} signal` }],
    }),
  ];
};

/** What opportunities and the signals of use put on Today. Accounts that were handed out get none. */
export const createExpansionToday = (context: Context): TodaySource => {
  const rows = createOpportunityRows(context);
  const signals = createSignalRows(context);
  const known = keepByAccount<{ open: readonly OpportunityRow[] }>(context, (ids) => {
    const byAccount = Map.groupBy(rows.openOf(ids), ({ accountId }) => accountId);
    return new Map(ids.flatMap((id) => (byAccount.has(id) ? [[id, { open: byAccount.get(id) ?? [] }]] : [])));
  });
  const itemsOf = itemsOnce(({ open }: { open: readonly OpportunityRow[] }, account, on) => (isHandedOut(account, on) ? [] : open.flatMap((one) => overdueRow(one, account, on))));
  return async (on, accounts) => {
    const [facts, seen] = [await known(), await signals(accounts)];
    const byId = new Map(accounts.map((account) => [account.id, account]));
    return [
      ...accounts.flatMap((account) => {
        const own = facts.get(account.id);
        return own === undefined ? [] : itemsOf(own, account, on);
      }),
      ...seen.flatMap((signal) => {
        const account = byId.get(signal.accountId);
        return account === undefined ? [] : signalRow(signal, account, on);
      }),
    ];
  };
};
