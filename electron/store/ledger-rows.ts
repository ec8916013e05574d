import type { Day } from '#shared/days.ts';
import type { ArrEventKind } from '#shared/ledger.ts';
import type { Connection } from '#electron/store/connection.ts';

/** A live movement of the ledger; `kind` is the one that a person gave, where one did. */
export type LedgerEvent = {
  id: string; accountId: string; on: Day; deltaMinor: number; currency: string; kind: ArrEventKind; source: 'contract' | 'hand' | 'import';
  contractId: string | null; lineId: string | null; productId: string | null; isContractual: 0 | 1; isEstimated: 0 | 1; carriedMinor: number | null; reason: string;
};

const columns = `e.id, e.account_id AS accountId, e.on_day AS "on", e.delta_minor AS deltaMinor, e.currency, coalesce(e.kind_by_hand, e.kind) AS kind, e.source, e.contract_id AS contractId, e.line_id AS lineId,
  e.product_id AS productId, e.is_contractual AS isContractual, e.is_estimated AS isEstimated, e.carried_minor AS carriedMinor, e.reason`;

/** Reads the ledger. */
export const createLedgerReader = (db: Connection) => {
  const ofAccount = db.prepare<[string], LedgerEvent>(`SELECT ${columns} FROM arr_events e WHERE e.account_id = ? AND e.deleted_at IS NULL ORDER BY e.on_day, e.rid`);
  const upTo = db.prepare<[Day], LedgerEvent>(`SELECT ${columns} FROM arr_events e WHERE e.on_day <= ? AND e.deleted_at IS NULL ORDER BY e.on_day, e.rid`);
  const arrOn = db.prepare<object, { accountId: string; currency: string; minor: number }>(
    `SELECT e.account_id AS accountId, e.currency, sum(e.delta_minor) AS minor FROM arr_events e WHERE e.account_id IN (SELECT value FROM json_each(@ids)) AND e.on_day <= @on AND e.deleted_at IS NULL
     GROUP BY e.account_id, e.currency HAVING sum(e.delta_minor) != 0`,
  );
  return {
    /** The movements of an account, oldest first. */
    ofAccount: (accountId: string): LedgerEvent[] => ofAccount.all(accountId),
    /** Every movement up to a day, that day included. */
    upTo: (on: Day): LedgerEvent[] => upTo.all(on),
    /** ARR of accounts on a day, by currency; an account without any has no row. */
    arrOn: (accountIds: readonly string[], on: Day): { accountId: string; currency: string; minor: number }[] => arrOn.all({ ids: JSON.stringify(accountIds), on }),
  };
};
