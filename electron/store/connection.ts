import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { prepareLazily } from '#electron/store/lazy-statement.ts';

export type Connection = Database.Database;

/** Marks a file as a Daybook book: the bytes of "DYBK". */
export const applicationId = 0x4459424b;

/**
 * A read-write connection with every write durable when its commit returns: WAL with FULL.
 * better-sqlite3 is built with NORMAL as the default of WAL, so FULL is set after the journal mode, on every connection.
 */
export const connect = (file: string): Connection => {
  const db = new Database(file, { timeout: 5_000 });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('checkpoint_fullfsync = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('cache_size = -65536');
    db.pragma('temp_store = MEMORY');
    prepareLazily(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/** A connection that cannot write; for checks and copies. */
export const connectReadOnly = (file: string): Connection => new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 });

export const hasTable = (db: Connection, table: string): boolean => db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table) !== undefined;

/** True for the errors by which SQLite says that a file is not sound. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Database.SqliteError && (error.code.startsWith('SQLITE_CORRUPT') || error.code.startsWith('SQLITE_NOTADB') || error.code.startsWith('SQLITE_IOERR_SHORT'));

/**
 * True where SQLite finds every page, row and index of a file's tables in order; takes about 6 ms a megabyte. It goes table by table,
 * because a check of the whole file also reads every word of the search, which takes fifteen times as long.
 */
export const isSound = (db: Connection): boolean => {
  try {
    const tables = db.prepare<[], { name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')`).all();
    return tables.every(({ name }) => db.pragma(`integrity_check('${name.replaceAll("'", "''")}')`, { simple: true }) === 'ok');
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
};

/** Makes a file for this person alone, or makes one so that is there. No connection may be open on it in this process: closing a descriptor drops SQLite's locks. */
export const makeOwn = (file: string): void => {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    try {
      if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
    } catch {
      // The file is another user's, who decides.
    }
  }
};
