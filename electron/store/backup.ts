import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Backup } from '#shared/book.ts';
import { connectReadOnly, isSound, makeOwn, type Connection } from '#electron/store/connection.ts';

const reasons = {
  rotating: 'rotating',
  migration: 'before a migration',
  import: 'before an import',
  sample: 'before removing the sample book',
  restore: 'before a restore',
  asked: 'asked for',
} as const satisfies Record<string, Backup['reason']>;
export type BackupReason = keyof typeof reasons;

const isReason = (word: string | undefined): word is BackupReason => word !== undefined && Object.hasOwn(reasons, word);

export const backupFolder = (dataDir: string): string => join(dataDir, 'backups');

const namePattern = /^daybook-(\d{4})-(\d\d)-(\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-([a-z]+)\.sqlite$/;

/** The backups of a data folder, newest first. A file with another name is not one of ours and is left alone. */
export const listBackups = (dataDir: string): Backup[] => {
  const folder = backupFolder(dataDir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => {
      const [, year, month, date, hour, minute, second, ms, why] = namePattern.exec(file) ?? [];
      return isReason(why) ? [{ file, at: `${year}-${month}-${date}T${hour}:${minute}:${second}.${ms}Z`, reason: reasons[why], bytes: statSync(join(folder, file)).size }] : [];
    })
    .toSorted((a, b) => b.at.localeCompare(a.at));
};

/** Makes the names in a folder last through a power cut. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

/** Removes the empty log that reading leaves beside a copy. */
export const removeLog = (file: string): void => {
  for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
};

/** The bundle has the worker beside it as .mjs; tests run the sources. */
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './check-worker.ts' : './check-worker.mjs', import.meta.url);

/** Copies up to this size are checked in less than 50 ms. */
const checkedHereUpTo = 8_000_000;

/** Checks a copy; a large one in a thread of its own, because that takes seconds and would hold up every call. */
const isSoundCopy = (file: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    if (statSync(file).size <= checkedHereUpTo) {
      const copy = connectReadOnly(file);
      resolve(isSound(copy));
      copy.close();
      return;
    }
    const worker = new Worker(workerUrl, { workerData: file });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The check of a backup ended with ${code}.`)));
  });

/** The copy was made and is not sound, so it was not kept. */
export class UnsoundCopy extends Error {
  constructor() {
    super('The backup was made but is not sound, so it was not kept.');
    this.name = 'UnsoundCopy';
  }
}

const unfinishedEnding = '.unfinished';

/**
 * Copies an open book, 250 pages a step so that other calls get through, checks the copy, and only then gives it its name.
 * @throws UnsoundCopy, or an error of SQLite; what was copied is removed.
 */
export const backUp = async (db: Connection, dataDir: string, reason: BackupReason, at: Date): Promise<Backup> => {
  const folder = backupFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = `daybook-${at.toISOString().replaceAll(/[:.]/g, '-')}-${reason}.sqlite`;
  const unfinished = join(folder, `${file}${unfinishedEnding}`);
  try {
    makeOwn(unfinished);
    await db.backup(unfinished, { progress: () => 250 });
    if (!(await isSoundCopy(unfinished))) throw new UnsoundCopy();
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  } finally {
    removeLog(unfinished);
  }
  renameSync(unfinished, join(folder, file));
  syncFolder(folder);
  return { file, at: at.toISOString(), reason: reasons[reason], bytes: statSync(join(folder, file)).size };
};

/** Removes copies that were cut short, by a power cut say. No backup may be under way. */
export const removeUnfinished = (dataDir: string): void => {
  const folder = backupFolder(dataDir);
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) if (file.startsWith('daybook-') && file.includes(`.sqlite${unfinishedEnding}`)) rmSync(join(folder, file), { force: true });
};

/** Which backups to keep: all of the last two days, then the newest of 12 days, 10 weeks and 9 months. */
export const thinned = (backups: readonly Backup[], now: Date): { keep: Backup[]; drop: Backup[] } => {
  const keep = new Set<Backup>();
  const newestOf = (period: (at: Date) => string, count: number): void => {
    const seen = new Map<string, Backup>();
    for (const one of backups) {
      const key = period(new Date(one.at));
      if (!seen.has(key)) seen.set(key, one);
    }
    for (const one of [...seen.values()].slice(0, count)) keep.add(one);
  };
  for (const one of backups) if (now.getTime() - Date.parse(one.at) < 2 * 86_400_000) keep.add(one);
  newestOf((at) => at.toISOString().slice(0, 10), 12);
  newestOf((at) => String(Math.floor((at.getTime() / 86_400_000 + 3) / 7)), 10);
  newestOf((at) => at.toISOString().slice(0, 7), 9);
  return { keep: backups.filter((one) => keep.has(one)), drop: backups.filter((one) => !keep.has(one)) };
};

/** Removes the backups that thinning lets go. */
export const thinBackups = (dataDir: string, now: Date): void => {
  for (const { file } of thinned(listBackups(dataDir), now).drop) rmSync(join(backupFolder(dataDir), file), { force: true });
};
