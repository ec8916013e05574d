import { eq } from 'drizzle-orm';
import { newContract, newLine, type ContractFields, type LineFields } from '#shared/contracts.ts';
import type { Day } from '#shared/days.ts';
import type { Given } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { createLedgerSync, ledgerRules } from '#electron/store/ledger-sync.ts';
import { contractLines } from '#electron/store/schema-money.ts';
import { contracts } from '#electron/store/schema.ts';

const givenOf = <Fields extends object>(fields: Given<Fields>): Partial<Fields> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;

/** Writes contracts and keeps the ledger with them. Every function runs inside of a change; `sync` comes last in it. */
export const createContractWriter = (context: Pick<Context, 'store' | 'settings' | 'today'>) => {
  const { store, settings } = context;
  const { db, orm } = store;
  const ledger = createLedgerSync(db, store);
  const last = db.prepare<[string], { position: number | null }>('SELECT max(position) AS position FROM contract_lines WHERE contract_id = ?');

  const addLine = (contractId: string, fields: Given<LineFields>): string => {
    const id = store.newId();
    orm.insert(contractLines).values({ ...newLine, ...givenOf(fields), id, contractId, position: (last.get(contractId)?.position ?? -1) + 1 }).run();
    return id;
  };
  return {
    /** Adds a contract; one without lines stands for one itself, by its ARR. @returns its id */
    add: (fields: Given<ContractFields> & { accountId: string; startOn: Day }, lines: readonly Given<LineFields>[]): string => {
      const id = store.newId();
      orm.insert(contracts).values({ ...newContract, currency: settings().currency, ...givenOf(fields), accountId: fields.accountId, startOn: fields.startOn, id }).run();
      for (const line of lines) addLine(id, line);
      return id;
    },
    addLine,
    changeLine: (id: string, fields: Given<LineFields>): void => {
      const given = givenOf(fields);
      if (Object.keys(given).length > 0) orm.update(contractLines).set(given).where(eq(contractLines.id, id)).run();
    },
    removeLine: (id: string): void => void orm.update(contractLines).set({ deletedAt: store.now().toISOString() }).where(eq(contractLines.id, id)).run(),
    change: (id: string, fields: Given<ContractFields>): void => {
      const given = givenOf(fields);
      if (Object.keys(given).length > 0) orm.update(contracts).set(given).where(eq(contracts.id, id)).run();
    },
    /** Ends a contract; `on` is the first day without it. */
    end: (contractId: string, on: Day): void => void orm.update(contracts).set({ endedOn: on }).where(eq(contracts.id, contractId)).run(),
    /** Brings the ledger of accounts up to date with their contracts, their lines and the days on which the accounts were taken over and handed out. */
    sync: (accountIds: readonly string[]): void => ledger.sync(accountIds, ledgerRules(context)),
  };
};
