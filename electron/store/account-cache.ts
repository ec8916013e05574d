import type { AccountRow } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import type { Settings } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';

type Rows = { all: () => AccountRow[]; one: (id: string) => AccountRow | null };

/** Tables whose records say what an account's row shows, and belong to it by `account_id`. */
const partsOfRow = ['people', 'contracts', 'activities', 'commitments'] as const;
/** From so many touched accounts on, one read of all of them is quicker. */
const manyTouched = 50;

/**
 * Keeps the rows of all accounts, and works out again only those that changes touched since: all of them once the day or the settings
 * changed, after a long write, and where an account was made, renamed or removed.
 */
export const keepAccountRows = ({ store, settings, today }: Context, { all, one }: Rows): (() => AccountRow[]) => {
  let kept: { rows: AccountRow[]; writes: number; on: Day; by: Settings } | null = null;
  const ownerOf = new Map<string, { get: (id: string) => { account_id: string | null } | undefined }>(
    partsOfRow.map((table) => [table, store.db.prepare<[string], { account_id: string | null }>(`SELECT account_id FROM ${table} WHERE id = ?`)]),
  );

  /** The accounts touched since, or `null` where all are to be read again. */
  const touchedSince = (writes: number): Set<string> | null => {
    const touched = store.touchedSince(writes);
    if (touched === null) return null;
    const ids = new Set<string>();
    for (const { entity, id, field, old } of touched) {
      if (entity === 'accounts') {
        if (['', 'name', 'deleted_at'].includes(field)) return null;
        ids.add(id);
        continue;
      }
      const owner = ownerOf.get(entity)?.get(id)?.account_id;
      if (owner !== undefined && owner !== null) ids.add(owner);
      if (field === 'account_id' && typeof old === 'string') ids.add(old);
    }
    return ids.size > manyTouched ? null : ids;
  };

  return () => {
    const [on, by, writes] = [today(), settings(), store.writesSinceOpen()];
    const touched = kept !== null && kept.on === on && kept.by === by ? touchedSince(kept.writes) : null;
    const rows = kept === null || touched === null || store.db.inTransaction ? all() : touched.size === 0 ? kept.rows : kept.rows.map((row) => (touched.has(row.id) ? (one(row.id) ?? row) : row));
    // Inside of a change its own writes are not counted yet.
    if (!store.db.inTransaction) kept = { rows, writes, on, by };
    return [...rows];
  };
};
