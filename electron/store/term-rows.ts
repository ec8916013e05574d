import type { Contract } from '#shared/contracts.ts';
import type { Term, TermLine } from '#shared/ledger-rules.ts';
import type { LineKind } from '#shared/line-kinds.ts';
import type { Connection } from '#electron/store/connection.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { contracts } from '#electron/store/schema.ts';

type ContractRow = Omit<Term, 'autoRenew' | 'lines'> & { autoRenew: number | boolean; arrMinor: number; seats: number | null };
type LineRow = Omit<TermLine, 'kind'> & { contractId: string; kind: string };

const contractColumns = `k.id, k.account_id AS accountId, k.name, k.currency, k.start_on AS startOn, k.end_on AS endOn, k.renewal_on AS renewalOn, k.ended_on AS endedOn,
  k.notice_given_on AS noticeGivenOn, k.auto_renew AS autoRenew, k.renews_id AS renewsId, k.order_type AS orderType, k.arr_minor AS arrMinor, k.seats`;
const lineColumns = `l.contract_id AS contractId, l.id, l.product_id AS productId, l.name, l.kind, l.quantity, l.arr_minor AS arrMinor, l.start_on AS startOn, l.end_on AS endOn, l.escalator_percent AS escalatorPercent`;

/** A contract without lines is its own only one. */
const standIn = ({ id, name, arrMinor, seats }: { id: string; name: string; arrMinor: number; seats: number | null }): TermLine =>
  ({ id, productId: null, name, kind: 'recurring' satisfies LineKind, quantity: seats, arrMinor, startOn: null, endOn: null, escalatorPercent: null });

/** The line of a row; the column of kinds holds only what the contract lets in. */
export const lineOf = ({ id, productId, name, kind, quantity, arrMinor, startOn, endOn, escalatorPercent }: LineRow): TermLine =>
  ({ id, productId, name, kind: kind as LineKind, quantity, arrMinor, startOn, endOn, escalatorPercent });

/** The term of a contract and its lines. */
export const termOf = ({ id, accountId, name, currency, startOn, endOn, renewalOn, endedOn, noticeGivenOn, autoRenew, renewsId, orderType, arrMinor, seats }: ContractRow, lines: readonly TermLine[]): Term => ({
  id, accountId, name, currency, startOn, endOn, renewalOn, endedOn, noticeGivenOn, autoRenew: Boolean(autoRenew), renewsId, orderType, lines: lines.length > 0 ? lines : [standIn({ id, name, arrMinor, seats })],
});

const toContract = recordOf(contracts);
/** The contract of a stored row; the schema's text columns hold only what the contract lets in. */
export const contractOf = (row: StoredRow): Contract => toContract(row) as Contract;

/** Reads contracts with their lines as the rules of ARR look at them, the earliest first. */
export const createTermReader = (db: Connection) => {
  const some = '(SELECT value FROM json_each(?))';
  const terms = db.prepare<[string], ContractRow>(`SELECT ${contractColumns} FROM contracts k WHERE k.account_id IN ${some} AND k.deleted_at IS NULL ORDER BY k.start_on, k.rid`);
  const lines = db.prepare<[string], LineRow>(
    `SELECT ${lineColumns} FROM contracts k JOIN contract_lines l ON l.contract_id = k.id AND l.deleted_at IS NULL WHERE k.account_id IN ${some} AND k.deleted_at IS NULL ORDER BY l.position, l.rid`,
  );
  const owner = db.prepare<[string], { accountId: string }>('SELECT account_id AS accountId FROM contracts WHERE id = ? AND deleted_at IS NULL');

  const ofAccounts = (accountIds: readonly string[]): Map<string, Term[]> => {
    const ids = JSON.stringify(accountIds);
    const byContract = Map.groupBy(lines.all(ids), ({ contractId }) => contractId);
    return Map.groupBy(terms.all(ids).map((row) => termOf(row, (byContract.get(row.id) ?? []).map(lineOf))), ({ accountId }) => accountId);
  };
  const ofAccount = (accountId: string): Term[] => ofAccounts([accountId]).get(accountId) ?? [];
  return {
    /** The live contracts of an account. */
    ofAccount,
    /** The live contracts of accounts; an account without one has no entry. */
    ofAccounts,
    /** One contract, where it is live. */
    one: (contractId: string): Term | undefined => {
      const found = owner.get(contractId);
      return found === undefined ? undefined : ofAccount(found.accountId).find(({ id }) => id === contractId);
    },
  };
};
