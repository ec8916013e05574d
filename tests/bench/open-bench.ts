import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { monotonicFactory } from 'ulid';
import { createContext } from '#electron/context.ts';
import { createServices } from '#electron/services/services.ts';
import type { Connection } from '#electron/store/connection.ts';
import { bookFile, openBook } from '#electron/store/open.ts';
import { createStore } from '#electron/store/store.ts';
import { bookDay, migrationsFolder } from '#tests/bench/large-book.ts';
import type { Bench } from '#tests/bench/read-case.ts';

/** A folder with a copy of a closed book in it; `remove` takes the folder away. */
export const copyOf = (book: string): { dataDir: string; remove: () => void } => {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  copyFileSync(book, bookFile(dataDir));
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }) };
};

const idsOf = (db: Connection, sql: string): string[] => (db.prepare(sql).all() as { id: string }[]).map(({ id }) => id);

/** Opens a book as the backend does, with its services, beside a bare connection with the same cache. The clock stands at noon of the book's day. */
export const openBench = async (dataDir: string): Promise<Bench & { dataDir: string; close: () => void }> => {
  const today = bookDay();
  const now = (): Date => new Date(`${today}T12:00:00.000Z`);
  const db = await openBook(dataDir, migrationsFolder, now());
  const newId = monotonicFactory();
  const store = createStore(db, { file: bookFile(dataDir), now, newId: () => newId(), onChanged: () => {} });
  const context = createContext(store, dataDir);
  const bare = new Database(bookFile(dataDir), { readonly: true });
  bare.pragma('cache_size = -65536');
  bare.pragma('temp_store = MEMORY');
  return {
    dataDir,
    context,
    services: createServices(context),
    bare,
    today,
    accounts: idsOf(bare, 'SELECT id FROM accounts WHERE rid % 41 = 7 LIMIT 40'),
    calls: idsOf(bare, 'SELECT id FROM activities WHERE rid % 1009 = 5 LIMIT 60'),
    heldCalls: idsOf(bare, `SELECT id FROM activities WHERE rid % 1013 = 9 AND state = 'held' LIMIT 60`),
    close: () => {
      bare.close();
      store.close();
    },
  };
};
