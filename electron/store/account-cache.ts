import type { AccountRow } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import type { Settings } from '#shared/settings.ts';
import type { TodayItem } from '#shared/today.ts';
import type { Context } from '#electron/context.ts';
import { createTouched } from '#electron/store/touched.ts';

type Rows = { all: () => AccountRow[]; one: (id: string) => AccountRow | null };

/** Keeps the rows of all accounts, and works out again only those that changes touched since; all of them once the day or the settings changed. */
export const keepAccountRows = ({ store, settings, today }: Context, { all, one }: Rows): (() => AccountRow[]) => {
  const touchedSince = createTouched({ store });
  let kept: { rows: AccountRow[]; writes: number; on: Day; by: Settings } | null = null;
  return () => {
    // Inside of a change its own writes are not counted yet.
    if (store.db.inTransaction) return all();
    const [on, by, writes] = [today(), settings(), store.writesSinceOpen()];
    const touched = kept !== null && kept.on === on && kept.by === by ? touchedSince(kept.writes) : null;
    const rows = kept === null || touched === null || touched.isListChanged ? all() : touched.ids.size === 0 ? kept.rows : kept.rows.map((row) => (touched.ids.has(row.id) ? (one(row.id) ?? row) : row));
    kept = { rows, writes, on, by };
    return [...rows];
  };
};

/** So many accounts are worked out before others may have the thread. */
const atOnce = 40;

/**
 * Keeps something that follows from an account and all that hangs on it, for every account, and works it out again for those that
 * changes touched since. A few accounts at a time, so that a large book does not hold the thread; writes in between are caught up with.
 * @param of answers for the given accounts on a day; an account that it leaves out has nothing
 */
export const keepByAccount = <T>({ store, settings, today }: Context, of: (ids: readonly string[], on: Day) => ReadonlyMap<string, T>): (() => Promise<ReadonlyMap<string, T>>) => {
  const touchedSince = createTouched({ store });
  const everyId = store.db.prepare<[], { id: string }>('SELECT id FROM accounts WHERE deleted_at IS NULL ORDER BY rid');
  const known = new Map<string, T>();
  const due = new Set<string>();
  let seen: { writes: number; on: Day; by: Settings } | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const look = (): Day => {
    const [on, by, writes] = [today(), settings(), store.writesSinceOpen()];
    const touched = seen !== null && seen.on === on && seen.by === by ? touchedSince(seen.writes) : null;
    seen = { writes, on, by };
    if (touched !== null) for (const id of touched.ids) due.add(id);
    else {
      const ids = new Set(everyId.all().map(({ id }) => id));
      for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
      for (const id of ids) due.add(id);
    }
    return on;
  };

  const refresh = async (): Promise<ReadonlyMap<string, T>> => {
    for (let on = look(); due.size > 0; on = look()) {
      const ids = [...due].slice(0, atOnce);
      const found = of(ids, on);
      for (const id of ids) {
        due.delete(id);
        const value = found.get(id);
        if (value === undefined) known.delete(id);
        else known.set(id, value);
      }
      if (due.size > 0) await new Promise((resolve) => setImmediate(resolve));
    }
    return known;
  };
  return () => {
    const mine = turn.then(refresh);
    turn = mine.catch(() => {});
    return mine;
  };
};

/** Makes the rows of Today of an account from something that is kept of it, once for as long as that, the account's row and the day stay the same. */
export const itemsOnce = <Kept extends object>(make: (kept: Kept, account: AccountRow, on: Day) => TodayItem[]): ((kept: Kept, account: AccountRow, on: Day) => TodayItem[]) => {
  const made = new WeakMap<Kept, { account: AccountRow; on: Day; items: TodayItem[] }>();
  return (kept, account, on) => {
    const before = made.get(kept);
    if (before?.account === account && before.on === on) return before.items;
    const items = make(kept, account, on);
    made.set(kept, { account, on, items });
    return items;
  };
};
