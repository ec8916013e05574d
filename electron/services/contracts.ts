import { eq } from 'drizzle-orm';
import { contractFault, newContract, type Contract, type ContractFields } from '#shared/contracts.ts';
import type { Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { contracts } from '#electron/store/schema.ts';

export const createContracts = ({ store, settings }: Context) => {
  const { db, orm } = store;
  const live = db.prepare<[string], StoredRow>('SELECT * FROM contracts WHERE id = ? AND deleted_at IS NULL');
  const account = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');

  const find = (id: string): Contract => {
    const row = live.get(id);
    if (row === undefined) throw new DaybookError('NOT_FOUND', 'That contract is not in this book any more.');
    return recordOf(contracts)(row);
  };
  const refuseFault = (contract: Pick<ContractFields, 'startOn' | 'endOn' | 'renewalOn'>): void => {
    const fault = contractFault(contract);
    if (fault !== null) throw new DaybookError('INVALID', fault, contract.endOn !== null && contract.endOn < contract.startOn ? 'endOn' : 'renewalOn');
  };

  return {
    create: (input: Given<ContractFields> & { accountId: string; startOn: Day }, { window }: Caller): Promise<WrittenRecord> => {
      const owner = account.get(input.accountId);
      if (owner === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      refuseFault({ startOn: input.startOn, endOn: input.endOn ?? null, renewalOn: input.renewalOn ?? null });
      return store.write({ window, label: `Added a contract of ${owner.name}`, words: bookWords }, () => {
        const id = store.newId();
        orm.insert(contracts).values({ ...newContract, ...(input as ContractFields), currency: input.currency ?? settings().currency, id }).run();
        return { id };
      });
    },
    update: ({ id, fields }: { id: string; fields: Given<ContractFields> }, { window }: Caller): Promise<WrittenRecord> => {
      const before = find(id);
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<ContractFields>;
      refuseFault({ ...before, ...given });
      return store.write({ window, label: `Changed the contract ${before.name}`.trim(), words: bookWords }, () => {
        if (Object.keys(given).length > 0) orm.update(contracts).set(given).where(eq(contracts.id, id)).run();
        return { id };
      });
    },
    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const { name } = find(id);
      return store.write({ window, label: `Removed the contract ${name}`.trim(), words: bookWords }, () => {
        orm.update(contracts).set({ deletedAt: store.now().toISOString() }).where(eq(contracts.id, id)).run();
        return {};
      });
    },
  };
};
