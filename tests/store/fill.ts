import type { Connection } from '#electron/store/connection.ts';
import { tablesOf } from '#tests/store/book-folder.ts';

type Column = { name: string; type: string; pk: number; notnull: number };
type Reference = { from: string; table: string; to: string };

const referencesOf = (db: Connection, table: string): Reference[] => db.prepare<[string], Reference>('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)').all(table);

/** Tables in an order in which each comes after the ones that it refers to. */
const inOrder = (db: Connection, tables: readonly string[]): string[] => {
  const ordered: string[] = [];
  const visit = (table: string): void => {
    if (ordered.includes(table)) return;
    for (const { table: parent } of referencesOf(db, table)) if (parent !== table) visit(parent);
    ordered.push(table);
  };
  tables.forEach(visit);
  return ordered;
};

const isDay = (name: string): boolean => /(^|_)(day|on)$/.test(name);

/** A value that no other row of the column has, of the column's type. Long text needs pages of its own. */
const valueOf = ({ name, type }: Column, table: string, row: number, isLong: boolean): unknown => {
  if (type.toLowerCase() === 'integer') return row + 1;
  if (isDay(name)) return new Date(Date.UTC(2025, 0, 1 + row)).toISOString().slice(0, 10);
  if (name === 'at') return new Date(Date.UTC(2026, 0, 1, 9, row)).toISOString();
  if (type.toLowerCase() === 'blob') return Buffer.from(`${table} ${name} ${row} é`);
  return isLong ? `${table} ${name} ${row} ${'long ü '.repeat(600)}` : `${table}-${name}-${row}-“Zoë”`;
};

/**
 * Puts rows into every table of a book, whatever its schema is: every column has values, every reference is used, and history is as the
 * triggers write it. Books of today and of any later schema are filled by it. Every seventh row of a table has a long text, in all of its columns
 * where the book is to be `large`: 25 rows then are more than 8 MB.
 */
export const fill = (db: Connection, rows = 9, isLarge = false): void => {
  const tables = tablesOf(db).filter((table) => !['migrations', 'current_change', 'history'].includes(table));
  db.transaction(() => {
    for (const table of inOrder(db, ['changes', ...tables])) {
      const columns = db.prepare<[string], Column>('SELECT name, type, pk, "notnull" FROM pragma_table_info(?)').all(table);
      const references = referencesOf(db, table);
      const long = columns.find(({ name, type, pk }) => type.toLowerCase() === 'text' && pk === 0 && !isDay(name) && !references.some(({ from }) => from === name));
      const insert = db.prepare(`INSERT INTO "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
      for (let row = 0; row < rows; row += 1) {
        if (table !== 'changes') db.prepare('UPDATE current_change SET change_id = (SELECT id FROM changes ORDER BY rowid LIMIT 1 OFFSET ?)').run(row);
        insert.run(
          ...columns.map((column) => {
            const reference = references.find(({ from }) => from === column.name);
            if (reference !== undefined) return db.prepare(`SELECT "${reference.to}" FROM "${reference.table}" ORDER BY rowid LIMIT 1 OFFSET ?`).pluck().get(row);
            // A removed record takes its place in the book as well.
            return column.name === 'deleted_at' && row % 3 !== 0 ? null : valueOf(column, table, row, row % 7 === 3 && (isLarge || column === long));
          }),
        );
      }
    }
    for (let row = 0; row < rows; row += 1) db.prepare(`UPDATE accounts SET name = name || ' moved' WHERE rid = ?`).run(row + 1);
    db.prepare('UPDATE current_change SET change_id = NULL').run();
  }).immediate();
};
