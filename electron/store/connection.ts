import Database from 'better-sqlite3';

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
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/** A connection that cannot write; for checks and copies. */
export const connectReadOnly = (file: string): Connection => new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 });

/** True for the errors by which SQLite says that a file is not sound. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Database.SqliteError && (error.code.startsWith('SQLITE_CORRUPT') || error.code.startsWith('SQLITE_NOTADB') || error.code.startsWith('SQLITE_IOERR_SHORT'));

/** True where SQLite finds every page and index of a file in order. */
export const isSound = (db: Connection): boolean => db.pragma('quick_check(1)', { simple: true }) === 'ok';
