import { dayName } from '#shared/days.ts';
import { severityNames } from '#shared/escalation-rules.ts';
import type { EscalationRow } from '#shared/escalations.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import { itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import { itemsOnce, keepByAccount } from '#electron/store/account-cache.ts';
import { createEscalationRows } from '#electron/store/escalation-rows.ts';
import type { TodaySource } from '#electron/store/today-source.ts';

/** Open escalations without an update within the rhythm of their severity. */
export const createEscalationToday = (context: Context): TodaySource => {
  const rows = createEscalationRows(context);
  const known = keepByAccount(context, (ids) => Map.groupBy(rows.openOf(ids), ({ accountId }) => accountId));
  const itemsOf = itemsOnce((open: readonly EscalationRow[], account, on) =>
    open.flatMap((one) => {
      if (one.clock === null || one.clock.overdueDays === 0 || isHandedOut(account, on)) return [];
      const { dueOn, why, overdueDays } = one.clock;
      return [itemOf({ today: on }, account, {
        key: `escalation-overdue:${one.id}:${dueOn}`,
        rule: 'escalation-overdue',
        title: `${one.title}: the update is late`,
        why: `${one.lastUpdate === null ? `Opened on ${dayName(one.openedOn)}, without an update since` : `Last update on ${dayName(one.lastUpdate.on)}`}. ${why}; due on ${dayName(dueOn)}, ${overdueDays} working ${overdueDays === 1 ? 'day' : 'days'} late`,
        next: one.severity === 'critical' ? 'Tell the customer where it stands, and write it down' : 'Write the update',
        since: dueOn,
        records: [{ entity: 'escalations', id: one.id, label: `${severityNames[one.severity]}: ${one.title}` }],
      })];
    }),
  );
  return async (on, accounts) => {
    const open = await known();
    return accounts.flatMap((account) => {
      const own = open.get(account.id);
      return own === undefined ? [] : itemsOf(own, account, on);
    });
  };
};
