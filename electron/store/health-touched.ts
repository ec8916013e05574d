import type { Instant } from '#shared/days.ts';
import type { Entity } from '#shared/records.ts';
import type { Connection } from '#electron/store/connection.ts';
import type { Breather } from '#electron/store/store.ts';
import { ownerOf } from '#electron/store/touched.ts';

/** What changes after an instant touched: accounts (`null` where it may be any of them), whether usage did that no account owns, and whether support cases did, of which the newest counts for all. */
export type TouchedSince = { accounts: ReadonlySet<string> | null; isUsage: boolean; isCases: boolean };

/** A change that touched more fields than this is not looked at one by one. */
const manyFields = 2_000;
const ofAccount = ['accounts', 'contracts', 'contract_lines', 'arr_events', 'activities', 'attendances', 'people', 'plans', 'objectives', 'account_use_cases', 'account_products', 'support_cases'] as const satisfies Entity[];
const ofUsage: readonly string[] = ['usage_batches', 'usage_metrics', 'use_cases', 'products', 'features'] satisfies Entity[];

/** Finds out what was touched after an instant, change by change, so that others get the thread in between. */
export const createTouchedSince = (db: Connection): ((since: Instant, breathe: Breather) => Promise<TouchedSince>) => {
  const changes = db.prepare<[Instant], { id: string }>('SELECT id FROM changes WHERE at > ?');
  const fields = db.prepare<[string], { entity: string; id: string; moved: string | null }>(
    `SELECT DISTINCT entity, record_id AS id, CASE field WHEN 'account_id' THEN old END AS moved FROM history WHERE change_id = ? LIMIT ${manyFields + 1}`,
  );
  const owners = new Map<string, { get: (id: string) => { id: string | null } | undefined }>(
    ofAccount.map((entity) => [entity, db.prepare<[string], { id: string | null }>(entity === 'accounts' ? 'SELECT ? AS id' : `SELECT ${ownerOf[entity] ?? 'NULL'} AS id FROM ${entity} r WHERE r.id = ?`)]),
  );
  return async (since, breathe) => {
    const accounts = new Set<string>();
    let [isUsage, isCases] = [false, false];
    for (const change of changes.all(since)) {
      await breathe();
      const touched = fields.all(change.id);
      if (touched.length > manyFields) return { accounts: null, isUsage: true, isCases: true };
      for (const [index, { entity, id, moved }] of touched.entries()) {
        if (index % 500 === 499) await breathe();
        isUsage ||= ofUsage.includes(entity);
        isCases ||= entity === 'support_cases';
        const owner = owners.get(entity)?.get(id)?.id;
        if (owner !== undefined && owner !== null) accounts.add(owner);
        if (moved !== null) accounts.add(moved);
      }
    }
    return { accounts, isUsage, isCases };
  };
};
