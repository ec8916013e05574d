import { mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { isDamage, makeOwn } from '#electron/store/connection.ts';

/** Another Daybook has this data folder open. */
export class AlreadyOpen extends Error {
  constructor() {
    super('Another Daybook has this data folder open.');
    this.name = 'AlreadyOpen';
  }
}

/** Held until released, or until the process ends however it ends. */
export type DataFolderLock = { release: () => void };

/** Two that begin in the same instant stand in each other's way for a moment; without waiting, neither would get it. */
const waitMs = 500;

const holdOf = (file: string): Database.Database => {
  const db = new Database(file, { timeout: waitMs });
  try {
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new AlreadyOpen();
    throw error;
  }
};

/**
 * Takes the data folder for this process, in either host. The lock is an exclusive SQLite transaction on a file of its own beside the
 * book: the system drops it when the process dies, so that no stale lock can keep anybody out, and the book itself is never touched.
 * @throws AlreadyOpen where another process holds it.
 */
export const lockDataFolder = (dataDir: string): DataFolderLock => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'daybook.lock');
  makeOwn(file);
  let db: Database.Database;
  try {
    db = holdOf(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
    // Something wrote into the file, which is empty; whoever reads that has found it held by nobody.
    truncateSync(file);
    db = holdOf(file);
  }
  return {
    release: () => {
      db.exec('ROLLBACK');
      db.close();
    },
  };
};
