import { noArr, type ArrBasis, type Booked } from '#shared/ledger-rules.ts';
import type { Connection } from '#electron/store/connection.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { arrEvents, contractLines } from '#electron/store/schema-money.ts';
import { contracts } from '#electron/store/schema.ts';
import { createTermReader, lineOf, termOf } from '#electron/store/term-rows.ts';

/** Reads what the ARR of accounts follows from; an account without any has no entry. */
export const createArrReader = (db: Connection): ((accountIds: readonly string[]) => Map<string, ArrBasis>) => {
  const terms = createTermReader(db);
  const booked = db.prepare<[string], Booked & { accountId: string }>(
    `SELECT e.account_id AS accountId, e.on_day AS "on", e.delta_minor AS deltaMinor, e.currency FROM arr_events e WHERE e.account_id IN (SELECT value FROM json_each(?)) AND e.source != 'contract' AND e.deleted_at IS NULL`,
  );
  return (accountIds) => {
    const [own, others] = [terms.ofAccounts(accountIds), Map.groupBy(booked.all(JSON.stringify(accountIds)), ({ accountId }) => accountId)];
    return new Map([...new Set([...own.keys(), ...others.keys()])].map((id) => [id, { terms: own.get(id) ?? [], booked: others.get(id) ?? [] }]));
  };
};

const [toContract, toLine, toEvent] = [recordOf(contracts), recordOf(contractLines), recordOf(arrEvents)];

/** The same from the stored rows of one account, as they are or as they were known. */
export const arrBasisOf = (rows: { contracts: readonly StoredRow[]; lines: readonly StoredRow[]; events: readonly StoredRow[] }): ArrBasis => {
  if (rows.contracts.length + rows.events.length === 0) return noArr;
  const lines = Map.groupBy(rows.lines.map(toLine), ({ contractId }) => contractId);
  return {
    terms: rows.contracts.map(toContract).map((row) => termOf(row, (lines.get(row.id) ?? []).toSorted((a, b) => a.position - b.position || a.rid - b.rid).map(lineOf))),
    booked: rows.events.map(toEvent).filter(({ source }) => source !== 'contract').map(({ onDay, deltaMinor, currency }) => ({ on: onDay, deltaMinor, currency })),
  };
};
