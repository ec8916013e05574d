import { EventPublisher } from '@orpc/server';
import type { Changed, Refusal } from '#shared/book.ts';
import { DaybookError } from '#shared/errors.ts';
import { createContext, type Context } from '#electron/context.ts';
import { createServices, type Services } from '#electron/services/services.ts';
import { backUp, listBackups, thinBackups } from '#electron/store/backup.ts';
import { BookRefused, bookFile, openBook, restoreBackup, setAside } from '#electron/store/open.ts';
import { lockDataFolder } from '#electron/store/lock.ts';
import { createStore } from '#electron/store/store.ts';

/** What the backend is made of. `newId` makes ULIDs that only rise. */
export type BackendParts = { dataDir: string; migrationsFolder: string; now: () => Date; newId: () => string };

/** An open book: its context and its services. */
export type OpenBook = { context: Context; services: Services };

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
  let backedUpWrites = 0;

  const announce = (words: readonly string[], window: string): void => publisher.publish('changed', { words: [...words], window });

  const open = async (): Promise<void> => {
    try {
      const db = await openBook(dataDir, migrationsFolder, now());
      const store = createStore(db, { file: bookFile(dataDir), now, newId, onChanged: announce });
      const context = createContext(store, dataDir);
      book = { context, services: createServices(context) };
      refusal = null;
      backedUpWrites = 0;
    } catch (error) {
      if (!(error instanceof BookRefused)) throw error;
      book = null;
      refusal = error.refusal;
    }
  };

  const closeBook = (): void => {
    book?.context.store.close();
    book = null;
  };

  try {
    await open();
  } catch (error) {
    lock.release();
    throw error;
  }

  const rotate = async (): Promise<void> => {
    if (book === null || book.context.store.writesSinceOpen() === backedUpWrites) return;
    const { store } = book.context;
    const writes = store.writesSinceOpen();
    await store.inTurn(() => backUp(store.db, dataDir, 'rotating', now()));
    backedUpWrites = writes;
    thinBackups(dataDir, now());
    announce(['backups'], '');
  };
  const timer = setInterval(() => void rotate().catch((error: unknown) => console.error('The backup failed:', error)), backUpEveryMs);
  timer.unref();

  return {
    publisher,
    refusal: (): Refusal | null => refusal,
    /** @throws DaybookError REFUSED while the book cannot be opened. */
    openBook: (): OpenBook => {
      if (book === null) throw new DaybookError('REFUSED', refusal?.sentence);
      return book;
    },
    /** Copies the book for a reason of its own; the retention of old copies is looked after here. */
    backUpNow: async (reason: Parameters<typeof backUp>[2]) => {
      if (book === null) throw new DaybookError('REFUSED', refusal?.sentence);
      const { store } = book.context;
      const made = await store.inTurn(() => backUp(store.db, dataDir, reason, now()));
      thinBackups(dataDir, now());
      announce(['backups'], '');
      return made;
    },
    backups: () => listBackups(dataDir),
    restore: async (file: string): Promise<void> => {
      const swap = async (): Promise<void> => {
        if (book !== null) await backUp(book.context.store.db, dataDir, 'restore', now());
        closeBook();
        try {
          await restoreBackup(dataDir, file, now());
        } finally {
          await open();
        }
      };
      await (book === null ? swap() : book.context.store.inTurn(swap));
      announce(['everything'], '');
    },
    startAnew: async (): Promise<string> => {
      if (book !== null) throw new DaybookError('INVALID', 'The book is open, so there is nothing to replace.');
      const keptAs = setAside(dataDir, now());
      for (const { file } of listBackups(dataDir)) void file;
      await open();
      announce(['everything'], '');
      return keptAs;
    },
    close: async (): Promise<void> => {
      clearInterval(timer);
      await rotate().catch((error: unknown) => console.error('The backup failed:', error));
      closeBook();
      lock.release();
    },
  };
};

export type Backend = Awaited<ReturnType<typeof createBackend>>;
