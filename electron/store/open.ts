import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Refusal } from '#shared/book.ts';
import { DaybookError } from '#shared/errors.ts';
import { backUp, backupFolder, listBackups } from '#electron/store/backup.ts';
import { applicationId, connect, connectReadOnly, isDamage, isSound, type Connection } from '#electron/store/connection.ts';
import { migrate, NewerBook, pendingMigrations, readMigrations } from '#electron/store/migrate.ts';

export const bookFile = (dataDir: string): string => join(dataDir, 'daybook.sqlite');

/** The book cannot be opened as it is; nothing in it was changed. */
export class BookRefused extends Error {
  readonly refusal: Refusal;
  constructor(reason: Refusal['reason'], sentence: string, dataDir: string) {
    super(sentence);
    this.name = 'BookRefused';
    this.refusal = { reason, sentence, backups: listBackups(dataDir) };
  }
}

const kept = 'The file was not changed.';
const wayOut = (dataDir: string): string => (listBackups(dataDir).length > 0 ? 'Open a backup below, or begin an empty book; the file is kept either way.' : 'Begin an empty book below; the file is kept under another name.');

const sizeOf = (file: string): number | null => (existsSync(file) ? statSync(file).size : null);

/** Looks at a book without changing it, and says why it cannot be opened, or nothing. */
const refuseUnlessOurs = (file: string, dataDir: string): void => {
  const size = sizeOf(file);
  if (size === null || size === 0) {
    if (listBackups(dataDir).length === 0 && (size === null || (sizeOf(`${file}-wal`) ?? 0) === 0)) return;
    throw new BookRefused('damaged', `The book is ${size === null ? 'missing from its folder' : 'an empty file'}, although there was one before. ${wayOut(dataDir)}`, dataDir);
  }
  const wasEndedUncleanly = (sizeOf(`${file}-wal`) ?? 0) > 0;
  const db = connectReadOnly(file);
  try {
    const id = db.pragma('application_id', { simple: true });
    if (id !== applicationId) {
      const isNew = id === 0 && db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
      if (isNew) return;
      throw new BookRefused('foreign', `The file daybook.sqlite is a database of another program. ${kept} ${wayOut(dataDir)}`, dataDir);
    }
    if (wasEndedUncleanly && !isSound(db)) throw new BookRefused('damaged', `The book is damaged. ${kept} ${wayOut(dataDir)}`, dataDir);
  } finally {
    db.close();
  }
};

/**
 * Opens the book of a data folder, copying it before it is migrated.
 * @throws BookRefused for a book that is newer, damaged or not ours; the file is left as it was.
 */
export const openBook = async (dataDir: string, migrationsFolder: string, now: Date): Promise<Connection> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = bookFile(dataDir);
  let db: Connection | undefined;
  try {
    refuseUnlessOurs(file, dataDir);
    const known = readMigrations(migrationsFolder);
    if (existsSync(file) && statSync(file).size > 0) {
      const look = connectReadOnly(file);
      try {
        pendingMigrations(look, known);
      } finally {
        look.close();
      }
    }
    db = connect(file);
    const pending = pendingMigrations(db, known);
    if (pending.length > 0) {
      const isFilled = pending.length < known.length;
      if (isFilled) await backUp(db, dataDir, 'migration', now);
      migrate(db, pending, now.toISOString());
    }
    db.prepare('UPDATE current_change SET change_id = NULL, erasing = 0').run();
    if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite does not write with FULL durability.');
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof BookRefused) throw error;
    if (error instanceof NewerBook) {
      throw new BookRefused('newer', `This book was written by a newer Daybook. ${kept} Start the newer version, or open a backup from before it.`, dataDir);
    }
    if (isDamage(error)) throw new BookRefused('damaged', `The book is damaged. ${kept} ${wayOut(dataDir)}`, dataDir);
    if (error instanceof Database.SqliteError) {
      throw new BookRefused('unreadable', `The book could not be opened: ${error.message}. ${kept} Look whether the disk is full or the folder may be written, then start again.`, dataDir);
    }
    throw error;
  }
};

/** Moves a book out of the way, with its log, under a name that says when. */
export const setAside = (dataDir: string, now: Date): string => {
  const file = bookFile(dataDir);
  const aside = `daybook-set-aside-${now.toISOString().replaceAll(/[:.]/g, '-')}.sqlite`;
  for (const ending of ['-wal', '-shm', '']) if (existsSync(`${file}${ending}`)) renameSync(`${file}${ending}`, join(dataDir, `${aside}${ending}`));
  return aside;
};

/**
 * Puts a backup in the book's place. The book must be closed. The copy is checked before anything is moved.
 * @throws DaybookError where the backup is gone or not sound.
 */
export const restoreBackup = async (dataDir: string, name: string, now: Date): Promise<string> => {
  const source = join(backupFolder(dataDir), name);
  if (!existsSync(source)) throw new DaybookError('NOT_FOUND', 'That backup is not there any more.');
  const unfinished = join(dataDir, 'daybook.restoring');
  rmSync(unfinished, { force: true });
  const from = connectReadOnly(source);
  try {
    if (!isSound(from)) throw new DaybookError('INVALID', 'That backup is damaged, so the book was left as it is. Choose another one.');
    await from.backup(unfinished, { progress: () => 1_000 });
  } finally {
    from.close();
  }
  const aside = setAside(dataDir, now);
  renameSync(unfinished, bookFile(dataDir));
  return aside;
};
