import { dayOf } from '#shared/days.ts';
import { atrOf, eventsOf, type DerivedEvent, type LedgerAccount, type LedgerRules } from '#shared/ledger-rules.ts';
import { settingsIn, type Context } from '#electron/context.ts';
import type { Entity } from '#shared/records.ts';
import type { Connection } from '#electron/store/connection.ts';
import type { Breather } from '#electron/store/store.ts';
import { createTermReader } from '#electron/store/term-rows.ts';

type Stored = {
  id: string; deletedAt: string | null; sourceKey: string; accountId: string; on: string; deltaMinor: number; currency: string; kind: string; contractId: string | null; lineId: string | null; productId: string | null;
  isContractual: number; isEstimated: number; carriedMinor: number | null;
};
type Row = Omit<Stored, 'id' | 'deletedAt'>;
type Stands = { id: string; isLive: 0 | 1 } & Omit<LedgerAccount, 'id'>;
/** What is to be written so that the ledger of accounts follows from their contracts. */
export type LedgerWork = { add: Row[]; change: (Row & { id: string })[]; remove: string[]; worth: { id: string; arrMinor: number }[] };

const rowOf = (event: DerivedEvent): Row => ({ ...event, isContractual: Number(event.isContractual), isEstimated: Number(event.isEstimated) });
const columns = {
  on: 'on_day', deltaMinor: 'delta_minor', currency: 'currency', kind: 'kind', contractId: 'contract_id', lineId: 'line_id', productId: 'product_id',
  isContractual: 'is_contractual', isEstimated: 'is_estimated', carriedMinor: 'carried_minor',
} as const satisfies Partial<Record<keyof Row, string>>;
const fields = Object.keys(columns) as (keyof typeof columns)[];
const isEmpty = ({ add, change, remove, worth }: LedgerWork): boolean => add.length + change.length + remove.length + worth.length === 0;

/** So many accounts take a few milliseconds, with a hundred contracts each too. */
export const accountsAtOnce = 3;

const of = (entity: Entity, account: string): string => `SELECT ${account} AS id FROM history h JOIN ${entity} r ON r.id = h.record_id WHERE h.change_id = @change AND h.entity = '${entity}'`;
/** The accounts whose ledger a change may have moved. */
export const accountsMovedBy = (db: Connection, changeId: string): string[] =>
  db.prepare<object, { id: string }>(
    `${of('arr_events', 'r.account_id')} UNION ${of('contracts', 'r.account_id')} UNION ${of('contract_lines', '(SELECT k.account_id FROM contracts k WHERE k.id = r.contract_id)')}
     UNION ${of('accounts', 'r.id')} AND h.field IN ('csm_since', 'owned_to', 'deleted_at')`,
  ).all({ change: changeId }).map(({ id }) => id);

/** The rules as they stand: the grace of the settings, and today. */
export const ledgerRules = ({ settings, today }: Pick<Context, 'settings' | 'today'>): LedgerRules => ({ graceDays: settings().renewalGraceDays, today: today() });

/** The rules that a connection sees, inside of a change that sets them too. */
export const ledgerRulesIn = (on: Connection, now: Date): LedgerRules => {
  const { renewalGraceDays: graceDays, timeZone } = settingsIn(on);
  return { graceDays, today: dayOf(now, timeZone ?? undefined) };
};

/**
 * Keeps the derived movements of the ledger, and the ARR that stands on a contract with lines, in step with the contracts. A movement that is derived again keeps its
 * record, and with it the kind that a person gave. Of an account that was removed there is none.
 */
export const createLedgerSync = (db: Connection, { newId, now }: { newId: () => string; now: () => Date }) => {
  const terms = createTermReader(db);
  const some = '(SELECT value FROM json_each(?))';
  const accounts = db.prepare<[string], Stands>(`SELECT id, csm_since AS csmSince, owned_to AS ownedTo, deleted_at IS NULL AS isLive FROM accounts WHERE id IN ${some}`);
  const stored = db.prepare<[string], Stored>(
    `SELECT id, deleted_at AS deletedAt, source_key AS sourceKey, account_id AS accountId, ${fields.map((field) => `${columns[field]} AS "${field}"`).join(', ')} FROM arr_events
     WHERE account_id IN ${some} AND source = 'contract' ORDER BY rid`,
  );
  const worths = db.prepare<[string], { id: string; arrMinor: number }>(`SELECT k.id, k.arr_minor AS arrMinor FROM contracts k WHERE k.account_id IN ${some} AND k.deleted_at IS NULL`);
  const insert = db.prepare(
    `INSERT INTO arr_events (id, account_id, source, source_key, ${fields.map((field) => columns[field]).join(', ')}) VALUES (@id, @accountId, 'contract', @sourceKey, ${fields.map((field) => `@${field}`).join(', ')})`,
  );
  const update = db.prepare(`UPDATE arr_events SET ${fields.map((field) => `${columns[field]} = @${field}`).join(', ')}, deleted_at = NULL WHERE id = @id`);
  const remove = db.prepare('UPDATE arr_events SET deleted_at = ? WHERE id = ?');
  const setWorth = db.prepare('UPDATE contracts SET arr_minor = @arrMinor WHERE id = @id');

  /** What has to be written for some accounts; reads only. */
  const look = (accountIds: readonly string[], rules: LedgerRules): LedgerWork => {
    const ids = JSON.stringify(accountIds);
    const own = terms.ofAccounts(accountIds);
    const known = Map.groupBy(stored.all(ids), ({ accountId }) => accountId);
    const worth = new Map(worths.all(ids).map((one) => [one.id, one.arrMinor]));
    const work: LedgerWork = { add: [], change: [], remove: [], worth: [] };
    for (const { isLive, ...account } of accounts.all(ids)) {
      const its = isLive === 1 ? (own.get(account.id) ?? []) : [];
      const before = new Map((known.get(account.id) ?? []).map((one) => [one.sourceKey, one]));
      for (const event of eventsOf(its, account, rules)) {
        const row = rowOf(event);
        const found = before.get(row.sourceKey);
        before.delete(row.sourceKey);
        if (found === undefined) work.add.push(row);
        else if (found.deletedAt !== null || fields.some((field) => found[field] !== row[field])) work.change.push({ ...row, id: found.id });
      }
      for (const { id, deletedAt } of before.values()) if (deletedAt === null) work.remove.push(id);
      for (const term of its) {
        const arrMinor = atrOf(term);
        if (term.lines[0]?.id !== term.id && worth.get(term.id) !== arrMinor) work.worth.push({ id: term.id, arrMinor });
      }
    }
    return work;
  };
  const write = (work: LedgerWork): void => {
    const at = now().toISOString();
    // First what goes, so that a movement that comes finds its place free.
    for (const id of work.remove) remove.run(at, id);
    for (const { sourceKey: _sourceKey, accountId: _accountId, ...row } of work.change) update.run(row);
    for (const row of work.add) insert.run({ ...row, id: newId() });
    for (const one of work.worth) setWorth.run(one);
  };
  const everyAccount = db.prepare<[], { id: string }>('SELECT id FROM accounts ORDER BY id');
  return {
    look,
    isEmpty,
    /** Brings the ledger of accounts up to date, inside of a change. */
    sync: (accountIds: readonly string[], rules: LedgerRules): void => write(look(accountIds, rules)),
    /** The same in steps, inside of a long write; `null` is every account. */
    syncInSteps: async (accountIds: readonly string[] | null, rules: LedgerRules, breathe: Breather): Promise<void> => {
      const ids = accountIds ?? everyAccount.all().map(({ id }) => id);
      for (let at = 0; at < ids.length; at += accountsAtOnce) {
        write(look(ids.slice(at, at + accountsAtOnce), rules));
        await breathe();
      }
    },
  };
};
