import type { Entity } from '#shared/records.ts';
import type { Connection } from '#electron/store/connection.ts';

type Row = Record<string, string | number | null> & { id: string };

/**
 * Rows as they were known at an instant: every later change of a field is taken back, and records made later are left out.
 * `rows` must be read without regard to `deleted_at`, because a record removed since was still there then.
 */
export const asOf = <Known extends { id: string; deleted_at: string | null }>(db: Connection, entity: Entity, rows: readonly Known[], at: string): Known[] => {
  const later = db.prepare<[string, string, string], { field: string; old: string | number | null }>(
    `SELECT h.field, h.old FROM history h JOIN changes c ON c.id = h.change_id
     WHERE h.entity = ? AND h.record_id = ? AND c.at > ? ORDER BY c.at DESC, h.change_id DESC, h.rid DESC`,
  );
  return rows.flatMap((row) => {
    const then: Row = { ...(row as unknown as Row) };
    for (const { field, old } of later.all(entity, row.id, at)) {
      if (field === '') return [];
      then[field] = old;
    }
    return then['deleted_at'] === null ? [then as unknown as Known] : [];
  });
};
