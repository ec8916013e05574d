import { EventPublisher } from '@orpc/server';
import type { Backup, Changed, Refusal } from '#shared/book.ts';
import { DaybookError } from '#shared/errors.ts';
import { createContext, type Context } from '#electron/context.ts';
import { createDaily, type Daily } from '#electron/daily.ts';
import { createServices, dailyJobs, type Services } from '#electron/services/services.ts';
import { backUp, listBackups, removeUnfinished, thinBackups, UnsoundCopy, type BackupReason } from '#electron/store/backup.ts';
import { isDamage, isSound } from '#electron/store/connection.ts';
import { lockDataFolder } from '#electron/store/lock.ts';
import { BookRefused, bookFile, clearRestoring, damaged, openBook, prepareRestore, putInPlace, removeAside, setAside } from '#electron/store/open.ts';
import { createStore, type Store } from '#electron/store/store.ts';
import { rebuildSearch } from '#electron/store/triggers.ts';
import { troubleOf } from '#electron/store/trouble.ts';

/** What the backend is made of. `newId` makes ULIDs that only rise. */
export type BackendParts = { dataDir: string; migrationsFolder: string; now: () => Date; newId: () => string };

/** An open book: its context, its services, and what runs by itself. */
export type OpenBook = { context: Context; services: Services; daily: Daily };

/** Edits are at most this much newer than the newest backup (reliability goal R5). */
const backUpEveryMs = 15 * 60_000;

/**
 * The one composition root, for both hosts. Holds the lock of the data folder for as long as it lives.
 * @throws AlreadyOpen where another process has the folder.
 */
export const createBackend = async ({ dataDir, migrationsFolder, now, newId }: BackendParts) => {
  const lock = lockDataFolder(dataDir);
  const publisher = new EventPublisher<{ changed: Changed }>();
  let book: OpenBook | null = null;
  let refusal: Refusal | null = null;
  /** How many writes of the open book are in a backup; -1 where it came with some that are in none. */
  let backedUpWrites = 0;

  const announce = (words: readonly string[], window: string): void => publisher.publish('changed', { words: [...words], window });

  const onChanged = (words: readonly string[], window: string): void => {
    announce(words, window);
    book?.daily.touched(words, window);
  };

  const closeBook = (): void => {
    book?.daily.close();
    book?.context.store.close();
    book = null;
  };
  const refuse = (why: BookRefused): void => {
    closeBook();
    refusal = why.refusal;
  };

  const open = async (isAsked = false): Promise<void> => {
    try {
      const db = await openBook(dataDir, migrationsFolder, now(), isAsked);
      const store = createStore(db, { file: bookFile(dataDir), now, newId, onChanged });
      const context = createContext(store, dataDir);
      const services = createServices(context);
      book = { context, services, daily: createDaily(context, dailyJobs(services)) };
      book.daily.look();
      refusal = null;
      const newest = db.prepare<[], { at: string | null }>('SELECT max(at) AS at FROM changes').get()?.at ?? '';
      backedUpWrites = newest > (listBackups(dataDir)[0]?.at ?? '') ? -1 : 0;
    } catch (error) {
      if (!(error instanceof BookRefused)) throw error;
      refuse(error);
    }
  };

  const openStore = (): Store => {
    if (book === null) throw new DaybookError('REFUSED', refusal?.sentence);
    return book.context.store;
  };

  /** Closes a book that is not sound any more, so that nothing is added to it; every window then offers the backups. */
  const refuseIfDamaged = (): boolean => {
    if (book === null || isSound(book.context.store.db)) return false;
    refuse(damaged(dataDir, 'Nothing more is written to it.'));
    announce(['everything'], '');
    return true;
  };

  /** Copies the book in its turn and lets go of what retention does not keep. */
  const backUpNow = async (reason: BackupReason): Promise<Backup> => {
    const made = await openStore().inTurn(async () => {
      const store = openStore();
      const writes = store.writesSinceOpen();
      const copy = await backUp(store.db, dataDir, reason, now());
      backedUpWrites = writes;
      thinBackups(dataDir, now());
      return copy;
    });
    announce(['backups'], '');
    return made;
  };

  /** Makes a backup where something was written since the last one. */
  const rotate = async (): Promise<void> => {
    if (book === null || book.context.store.writesSinceOpen() === backedUpWrites) return;
    try {
      await backUpNow('rotating');
    } catch (error) {
      console.error('The backup failed:', error);
      if (error instanceof UnsoundCopy || isDamage(error)) refuseIfDamaged();
    }
  };

  try {
    removeUnfinished(dataDir);
    clearRestoring(dataDir);
    await open();
  } catch (error) {
    lock.release();
    throw error;
  }
  const timer = setInterval(() => void rotate(), backUpEveryMs);
  timer.unref();

  let replacing: Promise<unknown> = Promise.resolve();
  /** Runs one replacement of the book after the other, each between two writes. */
  const replace = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = replacing.then(() => (book === null ? work() : book.context.store.inTurn(work)));
    replacing = turn.catch(() => {});
    return turn;
  };

  return {
    publisher,
    refusal: (): Refusal | null => refusal,
    /** @throws DaybookError REFUSED while the book cannot be opened. */
    openBook: (): OpenBook => {
      if (book === null) throw new DaybookError('REFUSED', refusal?.sentence);
      return book;
    },
    /** What a person should read of an error, where the disk or the file made it; else the error itself. */
    explain: (error: unknown): unknown => {
      if (!isDamage(error)) return troubleOf(error) ?? error;
      if (refuseIfDamaged()) return new DaybookError('REFUSED', refusal?.sentence);
      if (book === null) return error;
      // The tables are in order, so it is the words of the search, which follow from them.
      console.error(error);
      rebuildSearch(book.context.store.db);
      return new DaybookError('CONFLICT', 'The index of the search was damaged and was made anew. Try again.');
    },
    backUpNow,
    backups: () => listBackups(dataDir),
    restore: (file: string): Promise<void> =>
      replace(async () => {
        await prepareRestore(dataDir, file, migrationsFolder);
        const store = book?.context.store;
        const writes = store?.writesSinceOpen();
        if (store !== undefined) await backUp(store.db, dataDir, 'restore', now());
        // What was written while it was copied is in the file alone, which then is kept.
        const isCopied = store !== undefined && store.writesSinceOpen() === writes;
        closeBook();
        const aside = putInPlace(dataDir, now());
        await open();
        if (isCopied && book !== null) removeAside(dataDir, aside);
        announce(['everything'], '');
      }),
    startAnew: (): Promise<string> =>
      replace(async () => {
        if (book !== null) throw new DaybookError('INVALID', 'The book is open, so there is nothing to replace.');
        const keptAs = setAside(dataDir, now());
        await open(true);
        announce(['everything'], '');
        return keptAs;
      }),
    close: async (): Promise<void> => {
      clearInterval(timer);
      await rotate();
      await replace(async () => closeBook());
      lock.release();
    },
  };
};

export type Backend = Awaited<ReturnType<typeof createBackend>>;
