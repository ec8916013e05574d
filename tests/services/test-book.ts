import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { monotonicFactory } from 'ulid';
import { createContext, type Context } from '#electron/context.ts';
import type { Connection } from '#electron/store/connection.ts';
import { bookFile, openBook } from '#electron/store/open.ts';
import { createStore } from '#electron/store/store.ts';

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** An empty book with every migration, as bytes; migrating takes four times as long as opening what is migrated. Each file of tests makes it once. */
let empty: Uint8Array | undefined;

/** A book of its own in a folder of its own. `announced` holds the words of each write in order; `setNow` moves the clock. */
export type TestBook = { context: Context; db: Connection; dataDir: string; announced: { words: readonly string[]; window: string }[]; setNow: (now: string) => void; close: () => void };

/** Opens a book on a real file: an empty one, or one of the bytes `of` another one. The clock stands still at `now`, an instant; ids only rise. */
export const openTestBook = async ({ now = '2026-03-16T09:00:00.000Z', of }: { now?: string; of?: Uint8Array | undefined } = {}): Promise<TestBook> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybook-test-'));
  const ulid = monotonicFactory();
  let at = new Date(now);
  const announced: TestBook['announced'] = [];
  const bytes = of ?? empty;
  if (bytes !== undefined) writeFileSync(bookFile(dataDir), bytes);
  const db = await openBook(dataDir, migrationsFolder, at);
  empty ??= db.serialize();
  const store = createStore(db, { file: bookFile(dataDir), now: () => at, newId: () => ulid(at.getTime()), onChanged: (words, window) => announced.push({ words, window }) });
  return {
    context: createContext(store, dataDir),
    db,
    dataDir,
    announced,
    setNow: (next) => {
      at = new Date(next);
    },
    close: () => {
      store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
