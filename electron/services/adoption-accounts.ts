import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Sentiment } from '#shared/accounts.ts';
import type { AccountProductFields } from '#shared/adoption.ts';
import { productStateNames, type UseCaseState } from '#shared/adoption-rules.ts';
import { dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { accountProducts, accountUseCases } from '#electron/store/schema-signals.ts';
import { createUsageWriter, refreshMonths } from '#electron/store/usage-points.ts';

type UseCaseInput = { accountId: string; useCaseId: string; state?: UseCaseState | undefined; isOriginal?: boolean | undefined; colour?: Sentiment | null | undefined; notes?: string | undefined };
type Gone = { id: string; deletedAt: string | null };

/** What a person says of the use of one account: its products, its use cases, and values typed by hand. */
export const createAccountUse = ({ store, today }: Context) => {
  const { db, orm } = store;
  const named = (table: string) => db.prepare<[string], { rid: number; name: string }>(`SELECT rid, name FROM ${table} WHERE id = ? AND deleted_at IS NULL`);
  const find = { account: named('accounts'), product: named('products'), 'use case': named('use_cases'), metric: named('usage_metrics') };
  const nameOf = (kind: keyof typeof find, id: string): { rid: number; name: string } => {
    const found = find[kind].get(id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', `That ${kind} is not in this book any more.`);
    return found;
  };
  // What was cleared is taken up again, so that undo of clearing it never makes a second one.
  const productOf = db.prepare<[string, string], Gone>('SELECT id, deleted_at AS deletedAt FROM account_products WHERE account_id = ? AND product_id = ? ORDER BY deleted_at IS NOT NULL, rid DESC LIMIT 1');
  const useCaseOf = db.prepare<[string, string], Gone>('SELECT id, deleted_at AS deletedAt FROM account_use_cases WHERE account_id = ? AND use_case_id = ? ORDER BY deleted_at IS NOT NULL, rid DESC LIMIT 1');
  const saidOf = (table: 'account_products' | 'account_use_cases', of: 'products' | 'use_cases', column: string) =>
    db.prepare<[string], { account: string; name: string }>(`SELECT a.name AS account, p.name FROM ${table} h JOIN accounts a ON a.id = h.account_id JOIN ${of} p ON p.id = h.${column} WHERE h.id = ? AND h.deleted_at IS NULL`);
  const said = { product: saidOf('account_products', 'products', 'product_id'), 'use case': saidOf('account_use_cases', 'use_cases', 'use_case_id') };
  const batch = db.prepare<[string], { rid: number; source: string; points: number }>('SELECT rid, source, points FROM usage_batches WHERE id = ? AND deleted_at IS NULL');
  const removed = () => ({ deletedAt: store.now().toISOString() });
  const write = <T extends object>({ window }: Caller, label: string, work: () => T): Promise<T & Written> => store.write({ window, label, words: bookWords }, work);

  return {
    setProduct: ({ accountId, productId, ...input }: Given<AccountProductFields> & { accountId: string; productId: string }, caller: Caller): Promise<WrittenRecord> => {
      const [account, product] = [nameOf('account', accountId), nameOf('product', productId)];
      return write(caller, `${product.name} at ${account.name}: ${input.state === undefined ? 'changed' : productStateNames[input.state].toLowerCase()}`, () => {
        const before = productOf.get(accountId, productId);
        const id = before?.id ?? store.newId();
        if (before?.deletedAt === null) {
          if (Object.values(input).some((value) => value !== undefined)) orm.update(accountProducts).set(input).where(eq(accountProducts.id, id)).run();
        } else {
          const fresh = { state: input.state ?? ('target' as const), seats: input.seats ?? null, sinceOn: input.sinceOn ?? null, notes: input.notes ?? '' };
          if (before === undefined) orm.insert(accountProducts).values({ ...fresh, id, accountId, productId }).run();
          else orm.update(accountProducts).set({ ...fresh, deletedAt: null }).where(eq(accountProducts.id, id)).run();
        }
        return { id };
      });
    },
    clearProduct: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const found = said.product.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That is not in this book any more.');
      return write(caller, `Cleared ${found.name} at ${found.account}`, () => {
        orm.update(accountProducts).set(removed()).where(eq(accountProducts.id, id)).run();
        return {};
      });
    },

    setUseCase: ({ accountId, useCaseId, ...input }: UseCaseInput, caller: Caller): Promise<WrittenRecord> => {
      const [account, useCase] = [nameOf('account', accountId), nameOf('use case', useCaseId)];
      const isSaid = input.state !== undefined || input.colour !== undefined;
      return write(caller, `${useCaseOf.get(accountId, useCaseId)?.deletedAt === null ? 'Changed' : 'Added'} the use case ${useCase.name} of ${account.name}`, () => {
        const before = useCaseOf.get(accountId, useCaseId);
        const id = before?.id ?? store.newId();
        if (before?.deletedAt === null) {
          const given = { ...input, ...(isSaid ? { sinceOn: today() } : {}) };
          if (Object.values(given).some((value) => value !== undefined)) orm.update(accountUseCases).set(given).where(eq(accountUseCases.id, id)).run();
        } else {
          const fresh = { state: input.state ?? ('enabling' as const), isOriginal: input.isOriginal ?? false, colour: input.colour ?? null, notes: input.notes ?? '', sinceOn: today() };
          if (before === undefined) orm.insert(accountUseCases).values({ ...fresh, id, accountId, useCaseId }).run();
          else orm.update(accountUseCases).set({ ...fresh, deletedAt: null }).where(eq(accountUseCases.id, id)).run();
        }
        // An account bought for one use case; another one takes that over.
        if (input.isOriginal === true) orm.update(accountUseCases).set({ isOriginal: false }).where(and(eq(accountUseCases.accountId, accountId), ne(accountUseCases.id, id), eq(accountUseCases.isOriginal, true), isNull(accountUseCases.deletedAt))).run();
        return { id };
      });
    },
    clearUseCase: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const found = said['use case'].get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That is not in this book any more.');
      return write(caller, `Took the use case ${found.name} from ${found.account}`, () => {
        orm.update(accountUseCases).set(removed()).where(eq(accountUseCases.id, id)).run();
        return {};
      });
    },

    addValue: ({ accountId, metricId, day, value, source }: { accountId: string; metricId: string; day: Day; value: number; source: string }, { window }: Caller): Promise<WrittenRecord> => {
      const [account, metric] = [nameOf('account', accountId), nameOf('metric', metricId)];
      if (day > today()) throw new DaybookError('INVALID', 'That day has not come yet.', 'day');
      return store.writeLong({ window, label: `Noted ${metric.name} of ${account.name} on ${dayName(day)}`, words: bookWords }, undefined, async (on, breathe) => {
        const id = store.newId();
        const writer = createUsageWriter(on);
        const rid = writer.begin({ id, source: source === '' ? 'Typed by hand' : `Typed by hand: ${source}`, recordedAt: store.now().toISOString() });
        writer.put(rid, account.rid, metric.rid, day, value);
        await writer.end(rid, 1, breathe);
        return { id };
      });
    },
    removeBatch: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const found = batch.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'Those values are not in this book any more.');
      return store.writeLong({ window, label: found.points === 1 ? 'Took back a value' : `Took back ${found.points.toLocaleString('en')} values of ${found.source}`, words: bookWords }, undefined, async (on, breathe) => {
        on.prepare('UPDATE usage_batches SET deleted_at = ? WHERE id = ?').run(store.now().toISOString(), id);
        await refreshMonths(on, [found.rid], breathe);
        return {};
      });
    },
  };
};
