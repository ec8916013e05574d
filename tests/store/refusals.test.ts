import { closeSync, openSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupFolder, removeLog } from '#electron/store/backup.ts';
import { connectReadOnly } from '#electron/store/connection.ts';
import { bookFile, openBook } from '#electron/store/open.ts';
import type { Refusal } from '#shared/book.ts';
import { clockAt, copyFolder, dumpOf, hashOf, migrationsFolder, newFolder, openBackend, sumsOf } from '#tests/store/book-folder.ts';
import { fill } from '#tests/store/fill.ts';

const clock = clockAt('2026-03-16T09:00:00.000Z');
const { now } = clock;

/** A closed book with rows in every table and one backup. */
let sound: string;
/** What it holds, and how many rows. */
let dump: string;
let rows: Record<string, string | undefined>;
const rowsOf = (dataDir: string): typeof rows => {
  const db = connectReadOnly(bookFile(dataDir));
  const counts = Object.fromEntries(Object.entries(sumsOf(db)).map(([table, sums]) => [table, Object.values(sums)[0]?.split(' ')[0]]));
  db.close();
  removeLog(bookFile(dataDir));
  return counts;
};
beforeAll(async () => {
  sound = newFolder();
  const db = await openBook(sound, migrationsFolder, now());
  fill(db, 12);
  dump = dumpOf(db);
  db.close();
  const backend = await openBackend(sound, { now });
  await backend.backUpNow('asked');
  await backend.close();
  rows = rowsOf(sound);
});

/** The same numbers in every run. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const overwrite = (file: string, at: number, bytes: Uint8Array): void => {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
};

type Damage = [name: string, damage: (file: string, random: () => number) => void];
const pageSize = 4_096;
const repeat = (count: number, [name, damage]: Damage): Damage[] => Array.from({ length: count }, (_, index) => [`${name} ${index + 1}`, damage]);
const damages: Damage[] = [
  ...repeat(24, ['a flipped bit', (file, random) => {
    const at = Math.floor(random() * statSync(file).size);
    overwrite(file, at, Uint8Array.of((readFileSync(file)[at] ?? 0) ^ (1 << Math.floor(random() * 8))));
  }]),
  ...repeat(8, ['a flipped bit at the head of a page', (file, random) => {
    const at = Math.floor(random() * (statSync(file).size / pageSize)) * pageSize + Math.floor(random() * 8);
    overwrite(file, at, Uint8Array.of((readFileSync(file)[at] ?? 0) ^ (1 << Math.floor(random() * 8))));
  }]),
  ...repeat(14, ['a zeroed page', (file, random) => overwrite(file, Math.floor(random() * (statSync(file).size / pageSize)) * pageSize, new Uint8Array(pageSize))]),
  ...repeat(6, ['a page of noise', (file, random) => overwrite(file, Math.floor(random() * (statSync(file).size / pageSize)) * pageSize, Uint8Array.from({ length: pageSize }, () => random() * 256))]),
  ...repeat(8, ['a file cut short', (file, random) => truncateSync(file, 1 + Math.floor(random() * (statSync(file).size - 1)))]),
  ['a zeroed header', (file) => overwrite(file, 0, new Uint8Array(100))],
  ['a zeroed first page', (file) => overwrite(file, 0, new Uint8Array(pageSize))],
  ['a first page that says that there are no tables', (file) => overwrite(file, 103, new Uint8Array(2))],
  ['an empty file', (file) => truncateSync(file, 0)],
  ['a missing file', (file) => rmSync(file)],
  ['an empty database in its place', (file) => { rmSync(file); const db = new Database(file); db.pragma('journal_mode = WAL'); db.close(); }],
  ['a text in its place', (file) => writeFileSync(file, 'This was a book once. '.repeat(500))],
  ['a log of noise beside it', (file) => writeFileSync(`${file}-wal`, Buffer.alloc(40_000, 'noise'))],
  ['the log of another book beside it', (file) => {
    const other = new Database(`${file}.other`);
    other.pragma('journal_mode = WAL');
    other.exec(`CREATE TABLE other (x); INSERT INTO other SELECT value FROM json_each('[1,2,3,4,5,6,7,8]')`);
    writeFileSync(`${file}-wal`, readFileSync(`${file}.other-wal`));
    other.close();
    rmSync(`${file}.other`);
  }],
];

const outcomes = { refused: 0, opened: 0 };

const expectRefusal = (refusal: Refusal, dataDir: string): void => {
  expect(refusal.sentence).toMatch(/^(The book is|The file daybook\.sqlite is|This book was|The book could)/);
  expect(refusal.sentence).toMatch(/Open a backup below|open a backup from before it/);
  expect(refusal.backups.length).toBeGreaterThan(0);
  expect(readdirSync(backupFolder(dataDir)).filter((file) => !file.endsWith('.sqlite'))).toEqual([]);
};

describe('a damaged book', () => {
  test.each(damages.map(([name, damage], index) => [name, damage, index] as const))('%s', async (_, damage, index) => {
    const dataDir = copyFolder(sound);
    const file = bookFile(dataDir);
    damage(file, randomFrom(index + 1));
    const hash = hashOf(file);
    const backend = await openBackend(dataDir, { now });
    const refusal = backend.refusal();
    if (refusal === null) {
      outcomes.opened += 1;
      expect(() => backend.openBook()).not.toThrow();
      await backend.close();
      expect(rowsOf(dataDir)).toEqual(rows);
      return;
    }
    outcomes.refused += 1;
    expect(refusal.reason).toMatch(/^(damaged|foreign)$/);
    expectRefusal(refusal, dataDir);
    expect(() => backend.openBook()).toThrow(refusal.sentence);
    expect(hashOf(file)).toBe(hash);
    // Every second one goes back to its backup, the others begin anew; the damaged file is kept by both.
    if (index % 2 === 0) {
      await backend.restore(refusal.backups[0]?.file ?? '');
      expect(dumpOf(backend.openBook().context.store.db)).toBe(dump);
    } else {
      const keptAs = await backend.startAnew();
      expect(hashOf(join(dataDir, keptAs))).toBe(hash);
      expect(backend.openBook().services.sample.isEmpty()).toBe(true);
    }
    expect(backend.refusal()).toBeNull();
    expect(readdirSync(dataDir).filter((name) => name.startsWith('daybook-set-aside-')).map((name) => hashOf(join(dataDir, name)))).toEqual(hash === null ? [] : expect.arrayContaining([hash]));
    await backend.close();
    const again = await openBackend(dataDir, { now });
    expect(again.refusal()).toBeNull();
    await again.close();
  });
  afterAll(() => {
    expect(outcomes.refused + outcomes.opened).toBe(damages.length);
    expect(damages.length).toBeGreaterThanOrEqual(60);
    expect(outcomes.refused).toBeGreaterThan(damages.length / 2);
  });

  test('without any backup is refused too, and nothing is lost by beginning anew', async () => {
    const dataDir = copyFolder(sound);
    rmSync(backupFolder(dataDir), { recursive: true });
    overwrite(bookFile(dataDir), 0, new Uint8Array(100));
    const hash = hashOf(bookFile(dataDir));
    const backend = await openBackend(dataDir, { now });
    expect(backend.refusal()).toMatchObject({ reason: 'damaged', sentence: 'The book is damaged. The file was not changed. Begin an empty book below; the file is kept under another name.', backups: [] });
    expect(hashOf(join(dataDir, await backend.startAnew()))).toBe(hash);
    await backend.close();
  });

  test('that has a damaged backup says so, and stays as it was', async () => {
    const dataDir = copyFolder(sound);
    const [backup = ''] = readdirSync(backupFolder(dataDir));
    overwrite(join(backupFolder(dataDir), backup), pageSize * 3, new Uint8Array(pageSize * 3));
    const backend = await openBackend(dataDir, { now });
    await expect(backend.restore(backup)).rejects.toThrow('That backup is damaged, so the book was left as it is.');
    await expect(backend.restore('daybook-2020-01-01T00-00-00-000Z-asked.sqlite')).rejects.toThrow('That backup is not there any more.');
    expect(dumpOf(backend.openBook().context.store.db)).toBe(dump);
    await expect(backend.startAnew()).rejects.toThrow('The book is open, so there is nothing to replace.');
    await backend.close();
  });
});

describe('a book of somebody else', () => {
  const change = (sql: string, isEndedUncleanly = false): string => {
    const dataDir = copyFolder(sound);
    const db = new Database(bookFile(dataDir));
    db.exec(sql);
    if (!isEndedUncleanly) {
      db.close();
      return dataDir;
    }
    // Read while it is open, as after a crash: the change is in the log only.
    const crashed = copyFolder(dataDir);
    db.close();
    return crashed;
  };
  const newer = 'This book was written by a newer Daybook. The file was not changed. Start the newer version, or open a backup from before it.';
  test.each([
    ['a migration from the future', `INSERT INTO migrations VALUES ('9999_future', 'x', '2030-01-01')`, 'newer', newer],
    ['a migration of another text', `UPDATE migrations SET hash = 'x' WHERE name LIKE '0000%'`, 'newer', newer],
    ['a migration of another name', `UPDATE migrations SET name = '0000_other' WHERE name LIKE '0000%'`, 'newer', newer],
    ['the mark of another program', 'PRAGMA application_id = 7', 'foreign', 'The file daybook.sqlite is a database of another program. The file was not changed. Open a backup below, or begin an empty book; the file is kept either way.'],
  ])('%s is refused and left alone, after a clean and an unclean end', async (_, sql, reason, sentence) => {
    for (const isEndedUncleanly of [false, true]) {
      const dataDir = change(sql, isEndedUncleanly);
      const file = bookFile(dataDir);
      const before = [hashOf(file), hashOf(`${file}-wal`)];
      expect(before[1] === null).toBe(!isEndedUncleanly);
      const backend = await openBackend(dataDir, { now });
      expect(backend.refusal()).toMatchObject({ reason, sentence });
      expect([hashOf(file), ...(isEndedUncleanly ? [hashOf(`${file}-wal`)] : [null])]).toEqual(before);
      await backend.close();
      expect(hashOf(file)).toBe(before[0]);
    }
  });

  test('a database of another program is not touched by beginning anew', async () => {
    const dataDir = newFolder();
    const other = new Database(bookFile(dataDir));
    other.exec('CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)');
    other.close();
    const hash = hashOf(bookFile(dataDir));
    const backend = await openBackend(dataDir, { now });
    expect(backend.refusal()?.reason).toBe('foreign');
    expect(hashOf(join(dataDir, await backend.startAnew()))).toBe(hash);
    await backend.close();
  });

  test('a backup of a newer version is refused before anything is moved', async () => {
    const dataDir = copyFolder(sound);
    const [backup = ''] = readdirSync(backupFolder(dataDir));
    const db = new Database(join(backupFolder(dataDir), backup));
    db.exec(`INSERT INTO migrations VALUES ('9999_future', 'x', '2030-01-01')`);
    db.close();
    const backend = await openBackend(dataDir, { now });
    await expect(backend.restore(backup)).rejects.toThrow('That backup was written by a newer Daybook, so the book was left as it is.');
    expect(dumpOf(backend.openBook().context.store.db)).toBe(dump);
    expect(readdirSync(dataDir).filter((name) => name.includes('set-aside') || name.includes('restoring'))).toEqual([]);
    await backend.close();
  });
});
