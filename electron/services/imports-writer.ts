import type { Entity } from '#shared/records.ts';
import type { Connection } from '#electron/store/connection.ts';

export type SqlValue = string | number | null;
/** Values by the names of their columns. */
export type Values = Record<string, SqlValue>;

/** Writes records inside of a change, by statements that are prepared once for each set of columns. */
export const createWriter = (db: Connection, newId: () => string) => {
  const statements = new Map<string, ReturnType<Connection['prepare']>>();
  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const insert = (table: Entity, values: Values): string => {
    const id = newId();
    const row: Values = { ...values, id };
    const columns = Object.keys(row);
    prepared(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`).run(row);
    return id;
  };
  return {
    insert,
    update: (table: Entity, id: string, values: Values): void => {
      const columns = Object.keys(values);
      if (columns.length > 0) prepared(`UPDATE ${table} SET ${columns.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`).run({ ...values, id });
    },
    /** Remembers the id that another system has for a record; one that named a record removed since now names this one. */
    refer: (entity: Entity, recordId: string, system: string, externalId: string): void => {
      const moved = prepared('UPDATE external_references SET record_id = @recordId WHERE entity = @entity AND system = @system AND external_id = @externalId AND deleted_at IS NULL').run({ entity, recordId, system, externalId });
      if (moved.changes === 0) insert('external_references', { entity, record_id: recordId, system, external_id: externalId });
    },
  };
};
export type Writer = ReturnType<typeof createWriter>;
