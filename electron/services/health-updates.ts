import { and, eq, isNull } from 'drizzle-orm';
import type { AccountRow } from '#shared/accounts.ts';
import { endOfDay, type Day, type Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { updateDueFrom, type HealthUpdate, type HealthUpdateFields, type UpdatesPage } from '#shared/health.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import { isUpdateAsked, type HealthBookReader } from '#electron/store/health-book.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { healthUpdates } from '#electron/store/schema-signals.ts';

const updateWords = ['health', 'today', 'search', 'book'] as const;
const toUpdate = recordOf(healthUpdates);
const empty: HealthUpdateFields = { currentState: '', considerations: '', watchItems: '', nextSteps: '' };
const updateOf = (row: StoredRow): HealthUpdate => {
  const { rid: _rid, deletedAt: _deleted, ...update } = toUpdate(row);
  return update;
};

/** The monthly health updates (rules.md § 6): current state, considerations, watch items, next steps. */
export const createHealthUpdates = (context: Context, book: HealthBookReader) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createAccountRows(context);
  const ofAccount = db.prepare<[string], StoredRow>('SELECT * FROM health_updates WHERE account_id = ? ORDER BY month DESC, rid DESC');
  const ofMonth = db.prepare<[string], StoredRow>('SELECT * FROM health_updates WHERE month = ? AND deleted_at IS NULL');
  const one = db.prepare<[string], StoredRow>('SELECT * FROM health_updates WHERE id = ? AND deleted_at IS NULL');

  const monthOf = (on: Day): string => on.slice(0, 7);
  const isAskedOn = (on: Day): boolean => on >= updateDueFrom(monthOf(on), settings().health.updateLastDays);
  const isDue = (account: AccountRow | null, on: Day, isWritten: boolean): boolean => account !== null && !isWritten && isUpdateAsked(account) && !isHandedOut(account, on) && isAskedOn(on);
  const known = (accountId: string, at: Instant | null): HealthUpdate[] => {
    const all = ofAccount.all(accountId);
    return (at === null ? all.filter((row) => row.deleted_at === null) : asOf(db, 'health_updates', all, at)).map(updateOf);
  };
  const accountName = (id: string): string => {
    const account = rows.one(id);
    if (account === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return account.name;
  };

  return {
    isDue,
    /** True in the last days of a month, when its update is asked for. */
    isAskedOn,
    /** The update of the month of a day, and the newest one of a month before. */
    newest: (accountId: string, on: Day, at: Instant | null): [HealthUpdate | null, HealthUpdate | null] => {
      const all = known(accountId, at);
      return [all.find(({ month }) => month === monthOf(on)) ?? null, all.find(({ month }) => month < monthOf(on)) ?? null];
    },
    methods: {
      updates: async ({ month }: { month: string | null }): Promise<UpdatesPage> => {
        const on = today();
        const wanted = month ?? monthOf(on);
        const [accounts, health] = [await rows.all(), await book.all()];
        const written = new Map(ofMonth.all(wanted).map(updateOf).map((update) => [update.accountId, update]));
        return {
          month: wanted,
          dueFrom: updateDueFrom(wanted, settings().health.updateLastDays),
          rows: accounts.flatMap((account) => {
            const [update, own] = [written.get(account.id) ?? null, health.get(account.id)];
            if (own === undefined || (update === null && (!isUpdateAsked(account) || isHandedOut(account, on)))) return [];
            return [{
              account: { entity: 'accounts' as const, id: account.id, label: account.name }, priority: account.priority.priority, score: own.health.score, band: own.health.band, scale: own.by.model.scale,
              update, lastMonth: own.updatedMonth, isDue: wanted === monthOf(on) && isDue(account, on, update !== null),
            }];
          }),
        };
      },

      updatesOf: ({ accountId, asOf: wanted }: { accountId: string; asOf: Day | null }): HealthUpdate[] =>
        known(accountId, wanted !== null && wanted < today() ? endOfDay(wanted, settings().timeZone ?? undefined) : null),

      saveUpdate: async ({ accountId, month, fields }: { accountId: string; month: string; fields: Given<HealthUpdateFields> }, { window }: Caller): Promise<WrittenRecord> => {
        const name = accountName(accountId);
        if (month > monthOf(today())) throw new DaybookError('INVALID', 'That month is still to come. Write the update of this month, or of one before.', 'month');
        const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
        const before = ofMonth.all(month).find((row) => row['account_id'] === accountId);
        return store.write({ window, label: `${before === undefined ? 'Wrote' : 'Changed'} the health update of ${name}`, words: updateWords, mergeKey: `health-update ${accountId} ${month}` }, () => {
          const id = before?.id ?? store.newId();
          const onDay = today();
          if (before === undefined) orm.insert(healthUpdates).values({ id, accountId, month, onDay, ...empty, ...given }).run();
          else orm.update(healthUpdates).set({ onDay, ...given }).where(eq(healthUpdates.id, id)).run();
          return { id };
        });
      },

      removeUpdate: async ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
        const row = one.get(id);
        if (row === undefined) throw new DaybookError('NOT_FOUND', 'That health update is not in this book any more.');
        const { accountId } = updateOf(row);
        return store.write({ window, label: `Removed the health update of ${accountName(accountId)}`, words: updateWords }, () => {
          orm.update(healthUpdates).set({ deletedAt: store.now().toISOString() }).where(and(eq(healthUpdates.id, id), isNull(healthUpdates.deletedAt))).run();
          return {};
        });
      },
    },
  };
};
