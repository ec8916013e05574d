import type { Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { arrEventKindNames, kindsFor, lossKinds, mostLedgerRows, transferKinds, type ArrEventKind, type BookedFields, type LedgerFilter, type LedgerRow, type LedgerSum } from '#shared/ledger.ts';
import type { Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { createAutoRenewal } from '#electron/store/auto-renewal.ts';
import { dailyWindow, type DailyJob } from '#electron/store/daily-job.ts';
import { accountsAtOnce, createLedgerSync, ledgerRules, ledgerRulesIn } from '#electron/store/ledger-sync.ts';
import type { Breather } from '#electron/store/store.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import { createMerge } from './ledger-merge.ts';
import { createRates } from './ledger-rates.ts';
import { createReconciliation } from './ledger-reconciliation.ts';

type Stored = Omit<LedgerRow, 'account' | 'isByHand' | 'isContractual' | 'isEstimated'> & { accountId: string; accountName: string; isContractual: number; isEstimated: number; byHand: ArrEventKind | null };
type Event = { id: string; accountId: string; deltaMinor: number; kind: ArrEventKind; source: LedgerRow['source'] };

/** So many accounts that need work are written at once: others wait for it. */
const accountsAWrite = 100;
/** So many movements are summed at once: some ten milliseconds. */
const movementsAtOnce = 15_000;

export const createLedger = (context: Context) => {
  const { store, today } = context;
  const { db } = store;
  const renewal = createAutoRenewal(context);
  const sync = createLedgerSync(db, store);
  const chosen = `FROM arr_events e JOIN accounts a ON a.id = e.account_id AND a.deleted_at IS NULL
    WHERE e.deleted_at IS NULL AND (@accountId IS NULL OR e.account_id = @accountId) AND (@kind IS NULL OR coalesce(e.kind_by_hand, e.kind) = @kind) AND (@from IS NULL OR e.on_day >= @from) AND (@to IS NULL OR e.on_day <= @to)`;
  const rows = db.prepare<LedgerFilter, Stored>(
    `SELECT e.id, e.on_day AS "on", e.account_id AS accountId, a.name AS accountName, coalesce(e.kind_by_hand, e.kind) AS kind, e.kind AS derivedKind, e.kind_by_hand AS byHand, e.delta_minor AS deltaMinor,
       e.carried_minor AS carriedMinor, e.currency, e.source, e.contract_id AS contractId, e.is_contractual AS isContractual, e.is_estimated AS isEstimated, e.reason,
       coalesce(nullif((SELECT l.name FROM contract_lines l WHERE l.id = e.line_id), ''), (SELECT p.name FROM products p WHERE p.id = e.product_id), (SELECT k.name FROM contracts k WHERE k.id = e.contract_id), '') AS what
     FROM (SELECT e.rid ${chosen} ORDER BY e.on_day DESC, e.rid DESC LIMIT ${mostLedgerRows}) shown CROSS JOIN arr_events e ON e.rid = shown.rid JOIN accounts a ON a.id = e.account_id ORDER BY e.on_day DESC, e.rid DESC`,
  );
  const sums = db.prepare<LedgerFilter & { after: number; upTo: number }, LedgerSum>(
    `SELECT coalesce(e.kind_by_hand, e.kind) AS kind, e.currency, sum(coalesce(e.carried_minor, e.delta_minor)) AS minor, count(*) AS count ${chosen} AND e.rid > @after AND e.rid <= @upTo GROUP BY 1, 2`,
  );
  const newest = db.prepare<[], number | null>('SELECT max(rid) FROM arr_events').pluck();
  /** The sums of what is chosen, some movements after the other, so that others have their turn. */
  const sumsOf = async (filter: LedgerFilter): Promise<LedgerSum[]> => {
    const found = new Map<string, LedgerSum>();
    const last = newest.get() ?? 0;
    for (let after = 0; after < last; after += movementsAtOnce) {
      for (const { kind, currency, minor, count } of sums.all({ ...filter, after, upTo: after + movementsAtOnce })) {
        const known = found.get(`${kind} ${currency}`);
        found.set(`${kind} ${currency}`, { kind, currency, minor: (known?.minor ?? 0) + minor, count: (known?.count ?? 0) + count });
      }
      await turnOfOthers();
    }
    return [...found.values()].toSorted((one, other) => (`${one.kind} ${one.currency}` < `${other.kind} ${other.currency}` ? -1 : 1));
  };
  const event = db.prepare<[string], Event>('SELECT id, account_id AS accountId, delta_minor AS deltaMinor, kind, source FROM arr_events WHERE id = ? AND deleted_at IS NULL');
  const accountName = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const setKind = db.prepare('UPDATE arr_events SET kind_by_hand = @kind, reason = @reason WHERE id = @id');
  const insert = db.prepare(`INSERT INTO arr_events (id, account_id, on_day, delta_minor, currency, kind, source, source_key, reason) VALUES (@id, @accountId, @on, @deltaMinor, @currency, @kind, 'hand', '', @reason)`);
  const update = db.prepare('UPDATE arr_events SET on_day = @on, delta_minor = @deltaMinor, currency = @currency, kind = @kind, reason = @reason, kind_by_hand = NULL WHERE id = @id');
  const drop = db.prepare('UPDATE arr_events SET deleted_at = ? WHERE id = ?');
  const everyAccount = db.prepare<[], { id: string }>('SELECT id FROM accounts ORDER BY id');

  const find = (id: string): Event => {
    const found = event.get(id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That movement is not in the ledger any more.');
    return found;
  };
  const findBooked = (id: string): Event => {
    const found = find(id);
    if (found.source === 'contract') throw new DaybookError('CONFLICT', 'That movement follows from a contract. Change the contract, and it changes with it.');
    return found;
  };
  const nameOf = (accountId: string): string => {
    const found = accountName.get(accountId);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return found.name;
  };
  const booked = ({ amountMinor, ...fields }: BookedFields): Omit<BookedFields, 'amountMinor'> & { deltaMinor: number } => ({ ...fields, deltaMinor: lossKinds.includes(fields.kind) ? -amountMinor : amountMinor });

  const renewDue = async (on: Day, breathe: Breather): Promise<void> => {
    for (const accountId of renewal.due(on)) {
      // Looked at first, so that a contract that another took over makes no empty change.
      if (renewal.isDue(accountId, on)) {
        await store.write({ window: dailyWindow, label: 'Renewed contracts that renew by themselves', words: bookWords, kind: 'daily', mergeKey: 'auto-renewal' }, () => {
          renewal.renew(accountId, on);
          return {};
        });
      }
      await breathe();
    }
  };
  const deriveAll = async (breathe: Breather): Promise<void> => {
    const ids = everyAccount.all().map(({ id }) => id);
    const late: string[] = [];
    const write = async (): Promise<void> => {
      const some = late.splice(0);
      if (some.length > 0) {
        await store.writeLong({ window: dailyWindow, label: 'Brought the ledger up to date', words: bookWords, kind: 'daily' }, undefined, async (to, step) => {
          await createLedgerSync(to, store).syncInSteps(some, ledgerRulesIn(to, store.now()), step);
          return {};
        });
      }
    };
    for (let at = 0; at < ids.length; at += accountsAtOnce) {
      const some = ids.slice(at, at + accountsAtOnce);
      if (!sync.isEmpty(sync.look(some, ledgerRules(context)))) late.push(...some);
      if (late.length >= accountsAWrite) await write();
      await breathe();
    }
    await write();
  };

  return {
    events: async (filter: LedgerFilter): Promise<{ rows: LedgerRow[]; total: number; sums: LedgerSum[] }> => {
      const totals = await sumsOf(filter);
      return {
        rows: rows.all(filter).map(({ accountId, accountName: label, byHand, isContractual, isEstimated, ...row }) => ({ ...row, account: { entity: 'accounts', id: accountId, label }, isByHand: byHand !== null, isContractual: isContractual === 1, isEstimated: isEstimated === 1 })),
        total: totals.reduce((sum, { count }) => sum + count, 0),
        sums: totals,
      };
    },
    reclassify: ({ id, kind, reason }: { id: string; kind: ArrEventKind | null; reason: string }, { window }: Caller): Promise<WrittenRecord> => {
      const found = find(id);
      if (transferKinds.includes(found.kind)) throw new DaybookError('INVALID', 'A transfer carries an account and moves no ARR. It stays one.', 'kind');
      if (kind !== null && !kindsFor(found.deltaMinor).includes(kind)) throw new DaybookError('INVALID', `${arrEventKindNames[kind]} ${found.deltaMinor < 0 ? 'adds' : 'takes away'}, and this movement does not.`, 'kind');
      return store.write({ window, label: `Reclassified a movement of ${nameOf(found.accountId)}`, words: bookWords }, () => {
        setKind.run({ id, kind: kind === found.kind ? null : kind, reason });
        return { id };
      });
    },
    book: ({ accountId, ...fields }: BookedFields & { accountId: string }, { window }: Caller): Promise<WrittenRecord> => {
      const name = nameOf(accountId);
      return store.write({ window, label: `Booked ${arrEventKindNames[fields.kind].toLowerCase()} of ${name}`, words: bookWords }, () => {
        const id = store.newId();
        insert.run({ ...booked(fields), id, accountId });
        return { id };
      });
    },
    changeBooked: ({ id, fields }: { id: string; fields: BookedFields }, { window }: Caller): Promise<WrittenRecord> => {
      const name = nameOf(findBooked(id).accountId);
      return store.write({ window, label: `Changed a movement of ${name}`, words: bookWords }, () => {
        update.run({ ...booked(fields), id });
        return { id };
      });
    },
    removeBooked: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const name = nameOf(findBooked(id).accountId);
      return store.write({ window, label: `Removed a movement of ${name}`, words: bookWords }, () => {
        drop.run(store.now().toISOString(), id);
        return {};
      });
    },
    ...createReconciliation(context),
    ...createRates(context),
    ...createMerge(context),

    /** Renews what renews by itself, and brings the ledger of every account up to date: of books that have none yet, and where a grace ran out. */
    daily: {
      words: [],
      run: async (_on, breathe) => {
        await renewDue(today(), breathe);
        await deriveAll(breathe);
      },
    } satisfies DailyJob,
  };
};
