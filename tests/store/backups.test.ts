import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { backUp, backupFolder, listBackups, thinned } from '#electron/store/backup.ts';
import type { Backend } from '#electron/backend.ts';
import { connectReadOnly, isSound } from '#electron/store/connection.ts';
import { bookFile } from '#electron/store/open.ts';
import type { Backup } from '#shared/book.ts';
import { clockAt, copyFolder, dumpOf, hashOf, newFolder, openBackend } from '#tests/store/book-folder.ts';
import { fill } from '#tests/store/fill.ts';

const me = { window: 'one' };
const open: Backend[] = [];
const opened = async (dataDir: string, now: () => Date): Promise<Backend> => {
  const backend = await openBackend(dataDir, { now });
  open.push(backend);
  return backend;
};
afterEach(async () => {
  vi.useRealTimers();
  for (const backend of open.splice(0)) await backend.close();
});
const dbOf = (backend: Backend) => backend.openBook().context.store.db;
/** Writes an account through the store, as every service does. It names no word, so that no daily job looks at it: these tests are about the file. */
const addAccount = (backend: Backend, name: string): Promise<object> => {
  const { store } = backend.openBook().context;
  return store.write({ ...me, label: 'Added an account', words: [] }, () => {
    store.db.prepare('INSERT INTO accounts (id, name) VALUES (?, ?)').run(store.newId(), name);
    return {};
  });
};
const namesIn = (dataDir: string, file: string): string[] => {
  const db = connectReadOnly(join(backupFolder(dataDir), file));
  try {
    expect(isSound(db)).toBe(true);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    return db.prepare<[], string>('SELECT name FROM accounts').pluck().all();
  } finally {
    db.close();
  }
};

describe('a backup', () => {
  test.each([
    ['small', 85, 3, false],
    ['large, checked in a thread of its own', 15, 12, true],
  ])('of a book that is %s is sound and not older than its call, %i of them taken while somebody writes', async (_, copies, rows, isLarge) => {
    const dataDir = newFolder();
    const clock = clockAt('2026-03-16T09:00:00.000Z');
    const backend = await opened(dataDir, clock.now);
    fill(dbOf(backend), rows, isLarge);
    let written = 0;
    let isOver = false;
    const load = async (): Promise<void> => {
      while (!isOver) {
        await addAccount(backend, `load ${written}`);
        written += 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const writing = load();
    let during = 0;
    for (let index = 0; index < copies; index += 1) {
      const acknowledged = written;
      const { file } = await backUp(dbOf(backend), dataDir, 'asked', new Date(clock.now().getTime() + index));
      during += written - acknowledged;
      const names = new Set(namesIn(dataDir, file));
      const missing = Array.from({ length: acknowledged }, (_, number) => `load ${number}`).filter((name) => !names.has(name));
      expect(missing).toEqual([]);
    }
    isOver = true;
    await writing;
    expect(listBackups(dataDir)).toHaveLength(copies);
    // The writes were not held up by the copies, or this shows nothing.
    expect(during).toBeGreaterThan(2 * copies);
  }, 120_000);

  test('goes on past writes of a long import, which waits for its turn', async () => {
    const dataDir = newFolder();
    const backend = await opened(dataDir, () => new Date());
    fill(dbOf(backend), 20);
    const sample = backend.openBook().services.sample.open(me);
    const made = await Promise.all([backend.backUpNow('asked'), addAccount(backend, 'meanwhile').then(() => backend.backUpNow('import'))]);
    await sample;
    for (const { file } of made) expect(namesIn(dataDir, file).length).toBeGreaterThan(20);
  });

  test('of a large book is checked in a thread of its own, and an unsound one is not kept', async () => {
    const dataDir = newFolder();
    const backend = await opened(dataDir, () => new Date());
    fill(dbOf(backend), 25, true);
    const { file, bytes } = await backend.backUpNow('asked');
    expect(bytes).toBeGreaterThan(8_000_000);
    namesIn(dataDir, file);
    // SQLite lets a table's own definition be spoilt, which the copy then carries.
    dbOf(backend).unsafeMode(true).pragma('writable_schema = ON');
    dbOf(backend).exec(`UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'people') WHERE name = 'people_by_email'`);
    await expect(backend.backUpNow('asked')).rejects.toThrow('The backup was made but is not sound, so it was not kept.');
    expect(readdirSync(backupFolder(dataDir)).filter((name) => !/-(wal|shm)$/.test(name))).toEqual([file]);
  });

  test('that was cut short or is of somebody else is not listed, and the next start takes the cut one away', async () => {
    const dataDir = newFolder();
    const backend = await openBackend(dataDir);
    await backend.backUpNow('asked');
    await backend.close();
    const [{ file } = { file: '' }] = listBackups(dataDir);
    const cut = [`${file}.unfinished`, `${file}.unfinished-journal`];
    const others = ['notes.txt', 'daybook-2026-03-16.sqlite', 'daybook-2026-03-16T09-00-00-000Z-constructor.sqlite', 'copy of the book.sqlite'];
    for (const name of [...cut, ...others]) writeFileSync(join(backupFolder(dataDir), name), 'x');
    expect(listBackups(dataDir).map((one) => one.file)).toEqual([file]);
    await opened(dataDir, () => new Date());
    expect(readdirSync(backupFolder(dataDir)).toSorted()).toEqual([file, ...others].toSorted());
  });
});

const hour = 3_600_000;
const backupAt = (time: number): Backup => ({ file: new Date(time).toISOString(), at: new Date(time).toISOString(), reason: 'rotating', bytes: 1 });

describe('thinning', () => {
  const now = new Date('2026-03-16T12:00:00.000Z');
  const everyHours = (hours: number, days: number): Backup[] => Array.from({ length: (days * 24) / hours }, (_, index) => backupAt(now.getTime() - index * hours * hour));
  const keptOf = (backups: readonly Backup[]): string[] => thinned(backups, now).keep.map(({ at }) => at);

  test('keeps all of two days, then the newest of 12 days, 10 weeks and 9 months', () => {
    const kept = keptOf(everyHours(1, 400));
    expect(kept.filter((at) => now.getTime() - Date.parse(at) < 48 * hour)).toHaveLength(48);
    const older = kept.filter((at) => now.getTime() - Date.parse(at) >= 48 * hour);
    expect(older).toEqual([
      // The newest of each day back to the twelfth; weeks end on Sunday, of which 8 March and 1 March are the next.
      '2026-03-13T23:00:00.000Z', '2026-03-12T23:00:00.000Z', '2026-03-11T23:00:00.000Z', '2026-03-10T23:00:00.000Z', '2026-03-09T23:00:00.000Z',
      '2026-03-08T23:00:00.000Z', '2026-03-07T23:00:00.000Z', '2026-03-06T23:00:00.000Z', '2026-03-05T23:00:00.000Z',
      '2026-03-01T23:00:00.000Z', '2026-02-28T23:00:00.000Z', '2026-02-22T23:00:00.000Z', '2026-02-15T23:00:00.000Z', '2026-02-08T23:00:00.000Z', '2026-02-01T23:00:00.000Z', '2026-01-31T23:00:00.000Z', '2026-01-25T23:00:00.000Z', '2026-01-18T23:00:00.000Z',
      '2025-12-31T23:00:00.000Z', '2025-11-30T23:00:00.000Z', '2025-10-31T23:00:00.000Z', '2025-09-30T23:00:00.000Z', '2025-08-31T23:00:00.000Z', '2025-07-31T23:00:00.000Z',
    ]);
  });

  test.each([
    ['nothing', [], 0],
    ['one of years ago', [backupAt(now.getTime() - 3_000 * 24 * hour)], 1],
    ['four an hour for a day', Array.from({ length: 96 }, (_, index) => backupAt(now.getTime() - index * hour / 4)), 96],
    ['one a day for ten days', everyHours(24, 10), 10],
    ['of a clock that ran ahead', [backupAt(now.getTime() + 900 * hour), backupAt(now.getTime())], 2],
  ])('of %s', (_, backups, count) => {
    expect(keptOf(backups)).toHaveLength(count);
  });

  test('done every hour for 200 days keeps what doing it once would, and never more than 80', () => {
    let backups: Backup[] = [];
    let most = 0;
    const start = now.getTime() - 200 * 24 * hour;
    for (let time = start; time <= now.getTime(); time += hour) {
      backups = thinned([backupAt(time), ...backups], new Date(time)).keep;
      most = Math.max(most, backups.length);
    }
    expect(backups.map(({ at }) => at)).toEqual(keptOf(everyHours(1, 200)));
    expect(most).toBeLessThan(80);
  });
});

describe('the rotating backup', () => {
  test('is made at most every 15 minutes, and only of something new', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const dataDir = newFolder();
    const clock = clockAt('2026-03-16T09:00:00.000Z');
    const backend = await opened(dataDir, clock.now);
    const reasons = () => listBackups(dataDir).map(({ reason }) => reason);
    const pass = async (minutes: number): Promise<void> => {
      clock.forward(minutes);
      const before = reasons().length;
      vi.advanceTimersByTime(minutes * 60_000);
      // A copy that is under way ends before another one that is asked for in its turn.
      await backend.openBook().context.store.inTurn(() => {});
      expect(reasons().length - before).toBeLessThanOrEqual(1);
    };
    await pass(60);
    expect(reasons()).toEqual([]);
    await addAccount(backend, 'first');
    await pass(14);
    expect(reasons()).toEqual([]);
    await pass(1);
    expect(reasons()).toEqual(['rotating']);
    await pass(15);
    await pass(15);
    expect(reasons()).toHaveLength(1);
    for (let minute = 0; minute < 30; minute += 1) {
      await addAccount(backend, `minute ${minute}`);
      await pass(1);
    }
    expect(reasons()).toHaveLength(3);
    const [newest] = listBackups(dataDir);
    expect(namesIn(dataDir, newest?.file ?? '')).toHaveLength(31);
  });

  test('is made at a clean end, and after an unclean one of what was in no backup', async () => {
    const dataDir = newFolder();
    const clock = clockAt('2026-03-16T09:00:00.000Z');
    const first = await openBackend(dataDir, { now: clock.now });
    await addAccount(first, 'kept');
    await first.close();
    expect(listBackups(dataDir).map(({ reason }) => reason)).toEqual(['rotating']);
    clock.forward(1);
    const second = await openBackend(dataDir, { now: clock.now });
    await second.close();
    expect(listBackups(dataDir)).toHaveLength(1);
    const third = await opened(dataDir, clock.now);
    await addAccount(third, 'then killed');
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const killed = copyFolder(dataDir);
    const fourth = await opened(killed, clock.now);
    vi.advanceTimersByTime(15 * 60_000);
    await fourth.openBook().context.store.inTurn(() => {});
    expect(listBackups(killed)).toHaveLength(2);
    expect(namesIn(killed, listBackups(killed)[0]?.file ?? '').toSorted()).toEqual(['kept', 'then killed']);
  });
});

describe('going back to a backup', () => {
  test('brings back exactly what was in it, keeps the replaced book as a backup, and has every window read anew', async () => {
    const dataDir = newFolder();
    const clock = clockAt('2026-03-16T09:00:00.000Z');
    const backend = await opened(dataDir, clock.now);
    fill(dbOf(backend), 12);
    const { file } = await backend.backUpNow('asked');
    const then = dumpOf(dbOf(backend));
    clock.forward(1);
    await addAccount(backend, 'after it');
    const replaced = dumpOf(dbOf(backend));
    const heard: string[][] = [];
    const stop = new AbortController();
    const listening = (async () => {
      for await (const { words } of backend.publisher.subscribe('changed', { signal: stop.signal })) heard.push(words);
    })().catch(() => {});
    clock.forward(1);
    await backend.restore(file);
    expect(dumpOf(dbOf(backend))).toBe(then);
    await vi.waitFor(() => expect(heard).toContainEqual(['everything']));
    stop.abort();
    await listening;
    const [before] = listBackups(dataDir);
    expect(before?.reason).toBe('before a restore');
    expect(readdirSync(dataDir).filter((name) => /set-aside|restoring/.test(name))).toEqual([]);
    await addAccount(backend, 'and on it goes');
    clock.forward(1);
    await backend.restore(before?.file ?? '');
    expect(dumpOf(dbOf(backend))).toBe(replaced);
  });

  test('from two windows at once does both, one after the other', async () => {
    const dataDir = newFolder();
    const clock = clockAt('2026-03-16T09:00:00.000Z');
    const backend = await opened(dataDir, clock.now);
    await addAccount(backend, 'one');
    const first = await backend.backUpNow('asked');
    clock.forward(1);
    await addAccount(backend, 'two');
    const second = await backend.backUpNow('asked');
    await Promise.all([backend.restore(first.file), backend.restore(second.file)]);
    expect((await backend.openBook().services.accounts.list()).map(({ name }) => name).toSorted()).toEqual(['one', 'two']);
  });

  test('loses nothing that is written in another window meanwhile', async () => {
    const dataDir = newFolder();
    const backend = await opened(dataDir, () => new Date());
    fill(dbOf(backend), 20);
    const { file } = await backend.backUpNow('asked');
    let isOver = false;
    const acknowledged: string[] = [];
    const writing = (async () => {
      while (!isOver) {
        await addAccount(backend, `meanwhile ${acknowledged.length}`).then(() => acknowledged.push(`meanwhile ${acknowledged.length}`), () => {});
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await backend.restore(file);
    isOver = true;
    await writing;
    const copies = [...listBackups(dataDir).map((one) => join(backupFolder(dataDir), one.file)), ...readdirSync(dataDir).filter((name) => /^daybook.*\.sqlite$/.test(name)).map((name) => join(dataDir, name))];
    const found = new Set(copies.flatMap((copy) => {
      const db = connectReadOnly(copy);
      const names = db.prepare<[], string>('SELECT name FROM accounts').pluck().all();
      db.close();
      return names;
    }));
    expect(acknowledged.filter((name) => !found.has(name))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(0);
  });

  test('does not touch the backup itself', async () => {
    const dataDir = newFolder();
    const backend = await opened(dataDir, () => new Date());
    await addAccount(backend, 'one');
    const { file } = await backend.backUpNow('asked');
    const hash = hashOf(join(backupFolder(dataDir), file));
    await backend.restore(file);
    await addAccount(backend, 'two');
    expect(hashOf(join(backupFolder(dataDir), file))).toBe(hash);
    expect(readdirSync(backupFolder(dataDir)).filter((name) => !name.endsWith('.sqlite'))).toEqual([]);
    expect(hashOf(bookFile(dataDir))).not.toBeNull();
  });
});
