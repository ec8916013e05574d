import { entities } from '#shared/records.ts';
import { searchKinds } from '#shared/search.ts';
import { hasTable, type Connection } from '#electron/store/connection.ts';

type Trigger = { name: string; sql: string };

const columnsOf = (db: Connection, table: string): string[] =>
  db.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)').all(table).map((column) => column.name);

const change = `(SELECT change_id FROM current_change)`;

/** Every insert and every changed field of a table into `history`; no row leaves a table but while erasing. */
const historyTriggers = (db: Connection, table: string): Trigger[] => {
  const fields = columnsOf(db, table).filter((column) => column !== 'rid' && column !== 'id');
  return [
    {
      name: `${table}_history_insert`,
      sql: `AFTER INSERT ON ${table} BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES (${change}, '${table}', new.id, ''); END`,
    },
    {
      name: `${table}_history_update`,
      sql: `AFTER UPDATE ON ${table} BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT ${change}, '${table}', old.id, field, o, n FROM (
          ${fields.map((field) => `SELECT '${field}' AS field, old.${field} AS o, new.${field} AS n`).join(' UNION ALL ')}
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END`,
    },
    {
      name: `${table}_history_delete`,
      sql: `BEFORE DELETE ON ${table} WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END`,
    },
  ];
};

/** Keeps a full-text table in step with its records. */
const searchTriggers = (db: Connection, table: string): Trigger[] => {
  const search = `${table}_search`;
  const columns = columnsOf(db, search);
  const list = columns.join(', ');
  const drop = `INSERT INTO ${search} (${search}, rowid, ${list}) VALUES ('delete', old.rid, ${columns.map((column) => `old.${column}`).join(', ')});`;
  const add = `INSERT INTO ${search} (rowid, ${list}) VALUES (new.rid, ${columns.map((column) => `new.${column}`).join(', ')});`;
  return [
    { name: `${search}_insert`, sql: `AFTER INSERT ON ${table} BEGIN ${add} END` },
    { name: `${search}_update`, sql: `AFTER UPDATE OF ${list} ON ${table} BEGIN ${drop} ${add} END` },
    { name: `${search}_delete`, sql: `AFTER DELETE ON ${table} BEGIN ${drop} END` },
  ];
};

/** Snapshots of health are written once: what was said on a day stays as it was said. */
const snapshotTriggers = (db: Connection): Trigger[] =>
  hasTable(db, 'health_snapshots')
    ? [
        { name: 'health_snapshots_kept', sql: `BEFORE UPDATE ON health_snapshots BEGIN SELECT RAISE(ABORT, 'A snapshot of health is never changed.'); END` },
        { name: 'health_snapshots_stay', sql: `BEFORE DELETE ON health_snapshots WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'A snapshot of health is never deleted.'); END` },
      ]
    : [];

/** The tables that have words to search, of those that the book has: an older schema lacks some. */
const searched = (db: Connection): string[] => searchKinds.filter((table) => hasTable(db, `${table}_search`));

/** The triggers that a book must have: made from its tables, so that a rebuilt table can never be left without. */
export const expectedTriggers = (db: Connection): Trigger[] => [
  ...entities.filter((table) => hasTable(db, table)).flatMap((table) => historyTriggers(db, table)),
  ...searched(db).flatMap((table) => searchTriggers(db, table)),
  ...snapshotTriggers(db),
];

/** Takes every trigger away. Runs inside the migration's transaction, as `installTriggers` does. */
export const dropTriggers = (db: Connection): void => {
  const present = db.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all();
  for (const { name } of present) db.exec(`DROP TRIGGER "${name}"`);
};

/** Gives a book the triggers that it must have. */
export const installTriggers = (db: Connection): void => {
  for (const { name, sql } of expectedTriggers(db)) db.exec(`CREATE TRIGGER ${name} ${sql}`);
  db.exec('INSERT OR IGNORE INTO current_change (one, change_id, erasing) VALUES (1, NULL, 0)');
};

/** Makes the full-text tables anew from their records. */
export const rebuildSearch = (db: Connection): void => {
  db.transaction(() => {
    for (const table of searched(db)) db.exec(`INSERT INTO ${table}_search (${table}_search) VALUES ('rebuild')`);
  })();
};
