import { eq } from 'drizzle-orm';
import { dayName, endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { OpportunityChoices, OpportunityFields, OpportunityRow, PlaysPage, SignalRow, WonInto } from '#shared/expansion.ts';
import { stageOf } from '#shared/expansion-rules.ts';
import { formatMoney } from '#shared/money.ts';
import type { NoReason } from '#shared/plan-rules.ts';
import type { RunState } from '#shared/playbooks.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createOpportunityRows } from '#electron/store/opportunity-rows.ts';
import { createOpportunityWriter } from '#electron/store/opportunity-writer.ts';
import { createPlaybookRows } from '#electron/store/playbook-rows.ts';
import { createPlayRows } from '#electron/store/play-rows.ts';
import { opportunities } from '#electron/store/schema-money.ts';
import { createSignalRows } from '#electron/store/signal-rows.ts';
import { createPlanWrites, given } from './plan-writes.ts';

type Opening = Given<OpportunityFields> & Pick<OpportunityFields, 'name' | 'motion'> & { accountId: string; origin?: string | undefined };

/** Opportunities, the signals that they come of, and the plays of growth with their targets. */
export const createExpansion = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createOpportunityRows(context);
  const accounts = createAccountRows(context);
  const signals = createSignalRows(context);
  const plays = createPlayRows(context);
  const playbooks = createPlaybookRows(context);
  const winning = createOpportunityWriter(context);
  const { write, removedAt } = createPlanWrites(context);
  const productOf = db.prepare<[string], { id: string }>('SELECT id FROM products WHERE id = ? AND deleted_at IS NULL');
  const objectiveOf = db.prepare<[string], { accountId: string }>('SELECT p.account_id AS accountId FROM objectives o JOIN plans p ON p.id = o.plan_id AND p.deleted_at IS NULL WHERE o.id = ? AND o.deleted_at IS NULL');
  const products = db.prepare<[string], OpportunityChoices['products'][number]>('SELECT p.id, p.name, h.state FROM products p LEFT JOIN account_products h ON h.product_id = p.id AND h.account_id = ? AND h.deleted_at IS NULL WHERE p.deleted_at IS NULL ORDER BY p.name COLLATE NOCASE');
  const objectives = db.prepare<[string], OpportunityChoices['objectives'][number]>(
    `SELECT o.id, o.name FROM objectives o JOIN plans p ON p.id = o.plan_id AND p.deleted_at IS NULL AND p.status <> 'closed' WHERE p.account_id = ? AND o.status = 'open' AND o.deleted_at IS NULL ORDER BY o.position, o.rid`,
  );

  const openOne = (id: string): OpportunityRow => {
    const row = rows.one(id);
    if (row.status !== 'open') throw new DaybookError('CONFLICT', `“${row.name}” is closed. Open it again to change it.`);
    return row;
  };
  const check = (fields: Given<OpportunityFields>, accountId: string): void => {
    if (fields.stage !== undefined && !settings().expansion.stages.some(({ key }) => key === fields.stage)) throw new DaybookError('INVALID', 'That stage is not in the settings any more. Choose another.', 'stage');
    if (fields.productId !== undefined && fields.productId !== null && productOf.get(fields.productId) === undefined) throw new DaybookError('INVALID', 'That product is not in the catalogue any more. Choose another.', 'productId');
    if (fields.objectiveId !== undefined && fields.objectiveId !== null && objectiveOf.get(fields.objectiveId)?.accountId !== accountId) throw new DaybookError('INVALID', 'That objective is not one of this account. Choose another.', 'objectiveId');
  };
  const checkClosed = (on: Day, row: OpportunityRow): void => {
    if (on > today()) throw new DaybookError('INVALID', 'It cannot have been decided on a day that has not come.', 'on');
    if (on < row.openedOn) throw new DaybookError('INVALID', `It was opened on ${dayName(row.openedOn)}, and decided after that.`, 'on');
  };
  const set = (row: OpportunityRow, label: string, values: Partial<typeof opportunities.$inferInsert>, caller: Caller, also: () => Partial<typeof opportunities.$inferInsert> = () => ({})): Promise<WrittenRecord> =>
    write(caller, label, () => {
      const all = { ...values, ...also() };
      if (Object.keys(all).length > 0) orm.update(opportunities).set(all).where(eq(opportunities.id, row.id)).run();
      return { id: row.id };
    });

  return {
    list: ({ state }: { state: 'open' | 'closed' }): Promise<OpportunityRow[]> => rows.list(state),
    get: ({ id }: { id: string }): OpportunityRow => rows.one(id),
    ofAccount: ({ accountId, asOf }: { accountId: string; asOf: Day | null }): OpportunityRow[] =>
      asOf === null || asOf >= today() ? rows.ofAccount(accountId) : rows.knownAt(accountId, asOf, endOfDay(asOf, settings().timeZone ?? undefined)),

    choices: ({ accountId }: { accountId: string }): OpportunityChoices => {
      const account = accounts.one(accountId);
      if (account === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      return { products: products.all(accountId), objectives: objectives.all(accountId), contracts: winning.contractsOf(accountId), currency: account.arr.currency };
    },

    open: ({ accountId, name, motion, origin = '', orderType = 'growth', amountMinor = 0, currency, stage, closeOn = null, credit = null, productId = null, objectiveId = null, nextStep = '', nextDueOn = null, notes = '' }: Opening, caller: Caller): Promise<WrittenRecord> => {
      const account = accounts.one(accountId);
      if (account === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      check({ stage, productId, objectiveId }, accountId);
      return write(caller, `Opened “${name}” at ${account.name}`, () => {
        const id = store.newId();
        orm.insert(opportunities).values({ id, accountId, name, motion, origin, orderType, amountMinor, currency: currency ?? account.arr.currency, stage: stage ?? stageOf(settings().expansion, '').key, closeOn, credit, productId, objectiveId, nextStep, nextDueOn, notes, openedOn: today() }).run();
        return { id };
      });
    },

    change: ({ id, fields }: { id: string; fields: Given<OpportunityFields> }, caller: Caller): Promise<WrittenRecord> => {
      const row = openOne(id);
      const values = given(fields);
      check({ ...values, ...(values.objectiveId === row.objectiveId ? { objectiveId: undefined } : {}) }, row.accountId);
      return set(row, values.stage !== undefined && values.stage !== row.stage ? `Moved “${row.name}” to ${stageOf(settings().expansion, values.stage).name}` : `Changed “${row.name}”`, values, caller);
    },

    win: ({ id, on, amountMinor, into }: { id: string; on: Day; amountMinor: number; into: WonInto | null }, caller: Caller): Promise<WrittenRecord> => {
      const row = openOne(id);
      checkClosed(on, row);
      const { currency } = row.amount;
      const enter = into === null ? null : winning.into({ ...row, amountMinor, currency }, into);
      return set(row, `Won “${row.name}” of ${row.accountName}: ${formatMoney(amountMinor, currency)}`, { status: 'won', closedOn: on, amountMinor, noReason: null }, caller, () => (enter === null ? {} : { contractId: enter() }));
    },

    lose: ({ id, on, reason, notes }: { id: string; on: Day; reason: NoReason; notes: string }, caller: Caller): Promise<WrittenRecord> => {
      const row = openOne(id);
      checkClosed(on, row);
      return set(row, `“${row.name}” of ${row.accountName} came to nothing: ${reason}`, { status: 'no', closedOn: on, noReason: reason, ...(notes === '' ? {} : { notes: [row.notes, notes].filter((text) => text !== '').join('\n\n') }) }, caller);
    },

    reopen: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const row = rows.one(id);
      if (row.status === 'open') throw new DaybookError('CONFLICT', `“${row.name}” is open.`);
      return set(row, `Opened “${row.name}” again`, { status: 'open', closedOn: null, noReason: null }, caller);
    },

    remove: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const row = rows.one(id);
      return set(row, `Removed “${row.name}”`, { deletedAt: removedAt() }, caller);
    },

    signals: async (): Promise<SignalRow[]> => signals(await accounts.all()),

    plays: async ({ state }: { state: RunState }): Promise<PlaysPage> => {
      const counts = plays.counts();
      const of = (name: string, one: RunState): number => counts.reduce((sum, row) => sum + (row.name === name && row.state === one ? row.n : 0), 0);
      const all = (one: RunState): number => counts.reduce((sum, row) => sum + (row.state === one ? row.n : 0), 0);
      return {
        runs: plays.runs(state),
        counts: { running: all('running'), done: all('done'), stopped: all('stopped') },
        playbooks: playbooks.all().filter(({ kind }) => kind === 'enablement' || kind === 'expansion').map(({ ref, name, kind }) => ({ ref, name, kind, running: of(name, 'running'), done: of(name, 'done'), stopped: of(name, 'stopped') })),
        targets: plays.targets(await accounts.all()),
      };
    },
  };
};
