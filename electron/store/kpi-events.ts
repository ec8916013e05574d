import type { FactorOf } from '#shared/kpi-movements.ts';
import type { Measured } from '#shared/kpi-periods.ts';
import type { KpiLedgerEvent } from '#shared/kpis.ts';
import { roundExact } from '#shared/rates.ts';
import type { Context } from '#electron/context.ts';

type Stored = Omit<KpiLedgerEvent, 'inBook' | 'contract' | 'isContractual' | 'isEstimated'> & { contractId: string | null; contractName: string | null; isContractual: number; isEstimated: number };

/** Reads the movements of some accounts in a period, oldest first, each with the contract and the line that it came from. */
export const createKpiEvents = ({ store }: Context): ((accountIds: readonly string[], measured: Measured, factorOf: FactorOf) => KpiLedgerEvent[]) => {
  const found = store.db.prepare<object, Stored>(
    `SELECT e.id, e.account_id AS accountId, a.name AS accountName, e.on_day AS "on", coalesce(e.kind_by_hand, e.kind) AS kind, e.delta_minor AS deltaMinor, e.currency, e.contract_id AS contractId, k.name AS contractName,
       coalesce(l.name, '') AS line, coalesce(p.name, '') AS product, e.source, e.is_contractual AS isContractual, e.is_estimated AS isEstimated, e.carried_minor AS carriedMinor, e.reason
     FROM arr_events e JOIN accounts a ON a.id = e.account_id LEFT JOIN contracts k ON k.id = e.contract_id LEFT JOIN contract_lines l ON l.id = e.line_id LEFT JOIN products p ON p.id = e.product_id
     WHERE e.account_id IN (SELECT value FROM json_each(@ids)) AND e.on_day BETWEEN @from AND @to AND e.deleted_at IS NULL ORDER BY e.on_day, e.rid`,
  );
  return (accountIds, { from, to }, factorOf) =>
    found.all({ ids: JSON.stringify(accountIds), from, to }).map(({ contractId, contractName, isContractual, isEstimated, ...event }) => {
      const factor = factorOf(event.currency);
      return {
        ...event, inBook: factor === null ? null : roundExact(BigInt(event.deltaMinor) * factor), isContractual: isContractual === 1, isEstimated: isEstimated === 1,
        contract: contractId === null ? null : { entity: 'contracts', id: contractId, label: contractName === null || contractName === '' ? 'Contract' : contractName },
      };
    });
};
