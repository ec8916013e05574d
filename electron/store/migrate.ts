import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationId, hasTable, type Connection } from '#electron/store/connection.ts';
import { dropTriggers, installTriggers, rebuildSearch } from '#electron/store/triggers.ts';

export type Migration = { name: string; hash: string; sql: string };

/** The book was written by a newer Daybook, or by one with other migrations. */
export class NewerBook extends Error {
  constructor(unknown: string) {
    super(`The book knows the migration ${unknown}, which this version does not.`);
    this.name = 'NewerBook';
  }
}

/** The migrations of a folder, in the order of their names. */
export const readMigrations = (folder: string): Migration[] =>
  readdirSync(folder)
    .filter((file) => /^\d{4}_.+\.sql$/.test(file))
    .toSorted()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      return { name: file.slice(0, -4), hash: createHash('sha256').update(sql).digest('hex'), sql };
    });

/**
 * The migrations that a book still lacks.
 * @throws NewerBook where it has one that is not known here, or a known one with another text.
 */
export const pendingMigrations = (db: Connection, known: readonly Migration[]): Migration[] => {
  if (!hasTable(db, 'migrations')) return [...known];
  const applied = db.prepare<[], { name: string; hash: string }>('SELECT name, hash FROM migrations ORDER BY name').all();
  for (const [index, one] of applied.entries()) {
    const expected = known[index];
    if (expected?.name !== one.name || expected.hash !== one.hash) throw new NewerBook(one.name);
  }
  return known.slice(applied.length);
};

/**
 * Applies what is pending in one transaction; an error leaves the book as it was. Foreign keys are switched off outside of it,
 * because SQLite ignores that pragma inside one and a table rebuild would then empty every child table. The triggers are away
 * meanwhile, so that a migration may change records and rebuild any table; the search follows from the records and is made anew.
 */
export const migrate = (db: Connection, pending: readonly Migration[], at: string): void => {
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      db.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL, at TEXT NOT NULL) STRICT');
      dropTriggers(db);
      const record = db.prepare('INSERT INTO migrations (name, hash, at) VALUES (?, ?, ?)');
      for (const one of pending) {
        db.exec(one.sql.replaceAll('--> statement-breakpoint', ''));
        record.run(one.name, one.hash, at);
      }
      rebuildSearch(db);
      installTriggers(db);
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`A migration left ${broken.length} records without the record that they belong to.`);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${(db.prepare('SELECT count(*) AS n FROM migrations').get() as { n: number }).n}`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
};
