import type { AccountRow } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import type { Settings } from '#shared/settings.ts';
import type { TodayItem } from '#shared/today.ts';
import type { Context } from '#electron/context.ts';
import { createTouched } from '#electron/store/touched.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

/** After so many milliseconds of it others may have the thread. */
const turnMs = 8;

/**
 * Keeps something that follows from an account and all that hangs on it, for every account, and works it out again for those that
 * changes touched since; for all of them once the day or the settings changed. A few accounts at a time, so that a large book does not
 * hold the thread; writes in between are caught up with. Answers in the order of the accounts' names, with the same map until something changed.
 * @param of answers for the given accounts on a day; an account that it leaves out has nothing
 * @param atOnce how many accounts it is given at a time: so many that they take a few milliseconds, from a cold file too
 */
export const keepByAccount = <T>({ store, settings, today }: Context, of: (ids: readonly string[], on: Day) => ReadonlyMap<string, T>, atOnce = 40): (() => Promise<ReadonlyMap<string, T>>) => {
  const touchedSince = createTouched({ store });
  const byName = store.db.prepare<[], { id: string }>('SELECT id FROM accounts WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, rid');
  let ids: readonly string[] = [];
  let known: ReadonlyMap<string, T> = new Map();
  let isListChanged = false;
  const found = new Map<string, T | undefined>();
  const due = new Set<string>();
  let seen: { writes: number; on: Day; by: Settings } | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** Notes what is to be worked out again. @returns the day for which. */
  const look = (): Day => {
    const [on, by, writes] = [today(), settings(), store.writesSinceOpen()];
    const touched = seen !== null && seen.on === on && seen.by === by ? touchedSince(seen.writes) : null;
    seen = { writes, on, by };
    if (touched === null || touched.isListChanged) {
      ids = byName.all().map(({ id }) => id);
      isListChanged = true;
    }
    // In the order of their ids records lie beside each other in the file.
    for (const id of touched === null ? ids.toSorted() : touched.ids) due.add(id);
    return on;
  };

  const refresh = async (): Promise<ReadonlyMap<string, T>> => {
    for (let on = look(), began = performance.now(); due.size > 0; ) {
      const some = [...due].slice(0, atOnce);
      const its = of(some, on);
      for (const id of some) {
        due.delete(id);
        found.set(id, its.get(id));
      }
      if (due.size === 0 || performance.now() - began < turnMs) continue;
      await turnOfOthers();
      on = look();
      began = performance.now();
    }
    if (isListChanged || found.size > 0) {
      known = new Map(ids.flatMap((id) => {
        const value = found.has(id) ? found.get(id) : known.get(id);
        return value === undefined ? [] : [[id, value] as const];
      }));
      found.clear();
      isListChanged = false;
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
