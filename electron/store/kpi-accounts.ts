import type { Day } from '#shared/days.ts';
import { ownershipOf, type Direction } from '#shared/handoffs.ts';
import type { KpiAccount, KpiEvent } from '#shared/kpi-movements.ts';
import type { ArrEventKind } from '#shared/ledger.ts';
import type { Context } from '#electron/context.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';

type AccountRow = { id: string; name: string; segment: string | null; parentId: string | null; mergedIntoId: string | null; csmSince: Day | null; ownedTo: Day | null };
type EventRow = { accountId: string; on: Day; deltaMinor: number; currency: string; kind: ArrEventKind; isContractual: number; isEstimated: number };
type HandoffRow = { accountId: string; direction: Direction; otherName: string; completedOn: Day | null };

const some = 'IN (SELECT value FROM json_each(?))';

const readAccounts = ({ store }: Context) => {
  const accounts = store.db.prepare<[string], AccountRow>(`SELECT id, name, segment, parent_id AS parentId, merged_into_id AS mergedIntoId, csm_since AS csmSince, owned_to AS ownedTo FROM accounts WHERE id ${some} AND deleted_at IS NULL`);
  const events = store.db.prepare<[string], EventRow>(
    `SELECT account_id AS accountId, on_day AS "on", delta_minor AS deltaMinor, currency, coalesce(kind_by_hand, kind) AS kind, is_contractual AS isContractual, is_estimated AS isEstimated
     FROM arr_events WHERE account_id ${some} AND deleted_at IS NULL ORDER BY account_id, on_day, rid`,
  );
  const handoffs = store.db.prepare<[string], HandoffRow>(`SELECT account_id AS accountId, direction, other_name AS otherName, completed_on AS completedOn FROM handoffs WHERE account_id ${some} AND completed_on IS NOT NULL AND deleted_at IS NULL`);
  return (ids: readonly string[]): ReadonlyMap<string, KpiAccount> => {
    const json = JSON.stringify(ids);
    const ledger = new Map<string, KpiEvent[]>();
    for (const { accountId, isContractual, isEstimated, ...event } of events.all(json)) {
      const own = ledger.get(accountId);
      const made = { ...event, isContractual: isContractual === 1, isEstimated: isEstimated === 1 };
      if (own === undefined) ledger.set(accountId, [made]);
      else own.push(made);
    }
    const handed = Map.groupBy(handoffs.all(json), ({ accountId }) => accountId);
    return new Map(accounts.all(json).map(({ csmSince, ownedTo, ...account }) => [account.id, { ...account, events: ledger.get(account.id) ?? [], owned: ownershipOf({ csmSince, ownedTo }, handed.get(account.id) ?? []).filter(({ isMe }) => isMe) }]));
  };
};

/** Every live account with its ledger and the days on which it was in this book, kept between the writes that touch it. */
export const createKpiAccounts = (context: Context): (() => Promise<ReadonlyMap<string, KpiAccount>>) => keepByAccount(context, readAccounts(context));
