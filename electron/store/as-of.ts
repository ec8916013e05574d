import type { Entity } from '#shared/records.ts';
import type { Connection } from '#electron/store/connection.ts';

type Row = Record<string, string | number | null> & { id: string };
/** A change of a field; an empty field is where the record was made. */
type Change = { at: string; field: string; old: string | number | null };

/** Records whose changes are kept at once. */
const keptRecords = 50_000;

const createChanges = (db: Connection) => {
  const of = db.prepare<[string, string], Change>(
    `SELECT c.at, h.field, h.old FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = ? AND h.record_id = ? ORDER BY c.at DESC, h.change_id DESC, h.rid DESC`,
  );
  const newest = db.prepare<[], { rid: number | null; change: string | null }>('SELECT (SELECT max(rid) FROM history) AS rid, (SELECT max(id) FROM changes) AS change');
  const kept = new Map<string, readonly Change[]>();
  let upTo = '';
  return (): ((entity: Entity, id: string) => readonly Change[]) => {
    if (db.inTransaction) return (entity, id) => of.all(entity, id);
    const { rid, change } = newest.get() ?? { rid: null, change: null };
    if (`${rid} ${change}` !== upTo || kept.size > keptRecords) kept.clear();
    upTo = `${rid} ${change}`;
    return (entity, id) => {
      const key = `${entity} ${id}`;
      const known = kept.get(key) ?? of.all(entity, id);
      kept.set(key, known);
      return known;
    };
  };
};

const ofBook = new WeakMap<Connection, ReturnType<typeof createChanges>>();
/**
 * The changes of records, newest first, kept until something is written: whoever asks for many days one after the other asks for the same
 * records. Inside of a transaction nothing is kept, for it may be taken back.
 */
const changesIn = (db: Connection): ReturnType<ReturnType<typeof createChanges>> => {
  const changes = ofBook.get(db) ?? createChanges(db);
  ofBook.set(db, changes);
  return changes();
};

/**
 * Rows as they were known at an instant: every later change of a field is taken back, and records made later are left out.
 * `rows` must be read without regard to `deleted_at`, because a record removed since was still there then.
 */
export const asOf = <Known extends { id: string; deleted_at: string | null }>(db: Connection, entity: Entity, rows: readonly Known[], at: string): Known[] => {
  const changesOf = changesIn(db);
  return rows.flatMap((row) => {
    let then: Row | null = null;
    for (const change of changesOf(entity, row.id)) {
      if (change.at <= at) break;
      if (change.field === '') return [];
      then ??= { ...(row as unknown as Row) };
      then[change.field] = change.old;
    }
    const known = then === null ? row : (then as unknown as Known);
    return known.deleted_at === null ? [known] : [];
  });
};
