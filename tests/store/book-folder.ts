import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { monotonicFactory } from 'ulid';
import { createBackend, type Backend } from '#electron/backend.ts';
import type { Connection } from '#electron/store/connection.ts';
import { afterThisFile } from '#tests/left-behind.ts';

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** A new folder, gone after the tests of the file. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-store-'));
  afterThisFile(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

/** A copy of a data folder that nobody has open. */
export const copyFolder = (from: string): string => {
  const to = newFolder();
  cpSync(from, to, { recursive: true });
  return to;
};

/** The names of the project's migrations, oldest first. */
export const migrationNames = (): string[] => readdirSync(migrationsFolder).filter((file) => file.endsWith('.sql')).toSorted();

/** A folder of migrations: the project's first ones, and more of the test's own. */
export const migrationsOf = (count: number, more: Record<string, string> = {}): string => {
  const folder = newFolder();
  for (const file of migrationNames().slice(0, count)) cpSync(join(migrationsFolder, file), join(folder, file));
  for (const [name, sql] of Object.entries(more)) writeFileSync(join(folder, `${name}.sql`), sql);
  return folder;
};

/** A clock that a test moves. */
export type Clock = { now: () => Date; forward: (minutes: number) => void };
export const clockAt = (start: string): Clock => {
  let at = Date.parse(start);
  return { now: () => new Date(at), forward: (minutes) => { at += minutes * 60_000; } };
};

export const openBackend = (dataDir: string, { now = () => new Date(), migrations = migrationsFolder }: { now?: () => Date; migrations?: string } = {}): Promise<Backend> =>
  createBackend({ dataDir, migrationsFolder: migrations, now, newId: monotonicFactory() });

/** The SHA-256 of a closed file; null where there is none. */
export const hashOf = (file: string): string | null => (existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : null);

/** The ordinary tables of a book, without those that full text keeps for itself. */
export const tablesOf = (db: Connection): string[] =>
  db.prepare<[], { name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`).all().map(({ name }) => name);

export const columnsOf = (db: Connection, table: string): string[] => db.prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?) ORDER BY name').all(table).map(({ name }) => name);

/** The columns by which the rows of a table are told apart; a table whose key is of several columns has no row numbers. */
const orderOf = (db: Connection, table: string): string => {
  const keys = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk').pluck().all(table);
  return keys.length > 1 ? keys.join(', ') : 'rowid';
};

/** Table → column → count and checksum of its values in the order of the rows. */
export type Sums = Record<string, Record<string, string>>;
export const sumsOf = (db: Connection): Sums =>
  Object.fromEntries(
    tablesOf(db).map((table) => {
      const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}" ORDER BY ${orderOf(db, table)}`).all();
      const sum = (column: string): string => `${rows.length} ${createHash('sha256').update(JSON.stringify(rows.map((row) => row[column]))).digest('hex').slice(0, 16)}`;
      return [table, Object.fromEntries(columnsOf(db, table).map((column) => [column, sum(column)]))];
    }),
  );

/** What a person would call the state of a book, to the letter: every row of every table but the log of migrations. */
export const dumpOf = (db: Connection): string => {
  const { migrations: _, ...sums } = sumsOf(db);
  return JSON.stringify(sums);
};
