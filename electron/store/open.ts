import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Refusal } from '#shared/book.ts';
import { DaybookError } from '#shared/errors.ts';
import { backUp, backupFolder, listBackups, removeLog, syncFolder } from '#electron/store/backup.ts';
import { applicationId, connect, connectReadOnly, hasTable, isDamage, isSound, makeOwn, type Connection } from '#electron/store/connection.ts';
import { migrate, NewerBook, pendingMigrations, readMigrations, type Migration } from '#electron/store/migrate.ts';

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

/** What a damaged book is refused with. `meanwhile` says what became of the file. */
export const damaged = (dataDir: string, meanwhile = kept): BookRefused => new BookRefused('damaged', `The book is damaged. ${meanwhile} ${wayOut(dataDir)}`, dataDir);

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** Books up to this size are checked at each start, in less than half a second. A larger one is checked after an unclean end, and by each of its backups. */
const checkedUpTo = 50_000_000;

/**
 * Looks at a book without changing it. True where it is ours and holds something, false where there is nothing yet.
 * @throws BookRefused, NewerBook or an error of SQLite where it cannot be opened.
 */
const look = (file: string, dataDir: string, known: readonly Migration[], isAsked: boolean): boolean => {
  const [size, logged] = [sizeOf(file), sizeOf(`${file}-wal`)];
  const nothing = (): false => {
    if (isAsked || (listBackups(dataDir).length === 0 && (size > 0 || logged === 0))) return false;
    throw new BookRefused('damaged', `The book is ${existsSync(file) ? 'an empty file' : 'missing from its folder'}, although there was one before. ${wayOut(dataDir)}`, dataDir);
  };
  if (size === 0) return nothing();
  const db = connectReadOnly(file);
  try {
    const mark = db.pragma('application_id', { simple: true });
    if (mark !== applicationId) {
      if (mark === 0 && db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined) return nothing();
      throw new BookRefused('foreign', `The file daybook.sqlite is a database of another program. ${kept} ${wayOut(dataDir)}`, dataDir);
    }
    // The mark and the first tables were written in one transaction: a marked book without them lost them.
    if (!hasTable(db, 'migrations')) throw damaged(dataDir);
    pendingMigrations(db, known);
    if ((logged > 0 || size <= checkedUpTo) && !isSound(db)) throw damaged(dataDir);
    return true;
  } finally {
    db.close();
  }
};

const refusalOf = (error: unknown, dataDir: string): unknown => {
  if (error instanceof NewerBook) return new BookRefused('newer', `This book was written by a newer Daybook. ${kept} Start the newer version, or open a backup from before it.`, dataDir);
  if (isDamage(error)) return damaged(dataDir);
  if (error instanceof Database.SqliteError) {
    return new BookRefused('unreadable', `The book could not be opened: ${error.message}. ${kept} Look whether the disk is full or the folder may be written, then start again.`, dataDir);
  }
  return error;
};

/**
 * Opens the book of a data folder, copying it before it is migrated.
 * @param isAsked true where the person asked for an empty book; else a book that is gone although it has backups is refused.
 * @throws BookRefused for a book that is newer, damaged or not ours; the file is left as it was.
 */
export const openBook = async (dataDir: string, migrationsFolder: string, now: Date, isAsked = false): Promise<Connection> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = bookFile(dataDir);
  let db: Connection | undefined;
  try {
    const known = readMigrations(migrationsFolder);
    const isFilled = look(file, dataDir, known, isAsked);
    makeOwn(file);
    db = connect(file);
    const pending = pendingMigrations(db, known);
    if (pending.length > 0) {
      if (isFilled) await backUp(db, dataDir, 'migration', now);
      try {
        migrate(db, pending, now.toISOString());
      } catch (error) {
        if (isDamage(error)) throw error;
        throw new BookRefused('unreadable', `This Daybook cannot bring the book up to date: ${error instanceof Error ? error.message : String(error)}. ${kept} Look whether the disk is full; else start the version that you had before, which opens it as it is.`, dataDir);
      }
    }
    db.prepare('UPDATE current_change SET change_id = NULL, erasing = 0').run();
    if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite does not write with FULL durability.');
    return db;
  } catch (error) {
    db?.close();
    throw refusalOf(error, dataDir);
  }
};

/** Moves a book out of the way, with its log, under a name that says when. The log goes last: a book that lost it would look whole. */
export const setAside = (dataDir: string, now: Date): string => {
  const file = bookFile(dataDir);
  const aside = `daybook-set-aside-${now.toISOString().replaceAll(/[:.]/g, '-')}.sqlite`;
  for (const ending of ['', '-wal', '-shm']) if (existsSync(`${file}${ending}`)) renameSync(`${file}${ending}`, join(dataDir, `${aside}${ending}`));
  return aside;
};

const restoring = (dataDir: string): string => join(dataDir, 'daybook.restoring');

/** Takes away what a copy that was cut short left behind. */
export const clearRestoring = (dataDir: string): void => {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${restoring(dataDir)}${ending}`, { force: true });
};

const unsound = (): DaybookError => new DaybookError('INVALID', 'That backup is damaged, so the book was left as it is. Choose another one.');

/**
 * Checks a backup and lays a copy of it beside the book, for `putInPlace`. The book is not touched.
 * @throws DaybookError where the backup is gone, not sound, or newer than this version.
 */
export const prepareRestore = async (dataDir: string, name: string, migrationsFolder: string): Promise<void> => {
  clearRestoring(dataDir);
  const source = join(backupFolder(dataDir), name);
  if (!existsSync(source)) throw new DaybookError('NOT_FOUND', 'That backup is not there any more.');
  const from = connectReadOnly(source);
  try {
    if (from.pragma('application_id', { simple: true }) !== applicationId || !hasTable(from, 'migrations') || !isSound(from)) throw unsound();
    pendingMigrations(from, readMigrations(migrationsFolder));
    makeOwn(restoring(dataDir));
    await from.backup(restoring(dataDir), { progress: () => 250 });
  } catch (error) {
    if (error instanceof NewerBook) throw new DaybookError('INVALID', 'That backup was written by a newer Daybook, so the book was left as it is. Choose another one, or start the newer version.');
    if (isDamage(error)) throw unsound();
    throw error;
  } finally {
    from.close();
    removeLog(source);
  }
};

/** Puts the copy in the place of the book, which must be closed; the book is set aside. Gives the name that it has now. */
export const putInPlace = (dataDir: string, now: Date): string => {
  const aside = setAside(dataDir, now);
  renameSync(restoring(dataDir), bookFile(dataDir));
  syncFolder(dataDir);
  return aside;
};

/** Removes a book that was set aside, once it is among the backups. */
export const removeAside = (dataDir: string, aside: string): void => {
  for (const ending of ['', '-wal', '-shm']) rmSync(join(dataDir, `${aside}${ending}`), { force: true });
};
