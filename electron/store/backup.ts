import { mkdirSync, readdirSync, renameSync, rmSync, statSync, openSync, fsyncSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '#shared/book.ts';
import { connectReadOnly, isSound, type Connection } from '#electron/store/connection.ts';

const reasons: Record<string, Backup['reason']> = {
  rotating: 'rotating',
  migration: 'before a migration',
  import: 'before an import',
  sample: 'before removing the sample book',
  restore: 'before a restore',
  asked: 'asked for',
};
export type BackupReason = 'rotating' | 'migration' | 'import' | 'sample' | 'restore' | 'asked';

export const backupFolder = (dataDir: string): string => join(dataDir, 'backups');

const namePattern = /^daybook-(\d{4})-(\d\d)-(\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-([a-z]+)\.sqlite$/;

/** The backups of a data folder, newest first. A file with another name is not one of ours and is left alone. */
export const listBackups = (dataDir: string): Backup[] => {
  const folder = backupFolder(dataDir);
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch {
    return [];
  }
  return files
    .flatMap((file) => {
      const [, year, month, date, hour, minute, second, ms, why] = namePattern.exec(file) ?? [];
      const reason = why === undefined ? undefined : reasons[why];
      return reason === undefined ? [] : [{ file, at: `${year}-${month}-${date}T${hour}:${minute}:${second}.${ms}Z`, reason, bytes: statSync(join(folder, file)).size }];
    })
    .toSorted((a, b) => b.at.localeCompare(a.at));
};

const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

/**
 * Copies an open book, a thousand pages a step so that other calls get through, checks the copy, and only then gives it its name.
 * @throws where the copy is not sound; the unsound copy is removed.
 */
export const backUp = async (db: Connection, dataDir: string, reason: BackupReason, at: Date): Promise<Backup> => {
  const folder = backupFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = `daybook-${at.toISOString().replaceAll(/[:.]/g, '-')}-${reason}.sqlite`;
  const unfinished = join(folder, `${file}.unfinished`);
  await db.backup(unfinished, { progress: () => 1_000 });
  const copy = connectReadOnly(unfinished);
  const sound = isSound(copy);
  copy.close();
  for (const ending of ['-wal', '-shm']) rmSync(`${unfinished}${ending}`, { force: true });
  if (!sound) {
    rmSync(unfinished);
    throw new Error('The backup was made but is not sound, so it was not kept.');
  }
  renameSync(unfinished, join(folder, file));
  syncFolder(folder);
  return { file, at: at.toISOString(), reason: reasons[reason] ?? 'asked for', bytes: statSync(join(folder, file)).size };
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
