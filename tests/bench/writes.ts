import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ulid } from 'ulid';
import { addDays } from '#shared/days.ts';
import { fromPlainText } from '#shared/rich-text.ts';
import { createRandom } from '#electron/sample/random.ts';
import { backUp } from '#electron/store/backup.ts';
import { heldUpBy, heldUpWords, type HeldUp } from '#tests/bench/held-up.ts';
import { figureOf, timed, valueOf, type Figure } from '#tests/bench/measure.ts';
import { createNotes } from '#tests/bench/notes.ts';
import type { Bench } from '#tests/bench/read-case.ts';

/** Saving a note, with FULL and with NORMAL by turns (goal P15). */
export const saveFigures = async ({ context: { store }, services, heldCalls, calls }: Bench): Promise<Figure[]> => {
  const { note } = createNotes(createRandom(7));
  const times = { FULL: [] as number[], NORMAL: [] as number[] };
  for (let round = 0; round < 3; round += 1) {
    for (const id of [...heldCalls, ...calls]) {
      for (const mode of ['FULL', 'NORMAL'] as const) {
        store.db.pragma(`synchronous = ${mode}`);
        const body = fromPlainText(note());
        times[mode].push(await timed(() => services.calls.write({ id, fields: { body } }, { window: `${mode} ${round}` })));
      }
    }
  }
  store.db.pragma('synchronous = FULL');
  return [figureOf('Writes', 'Save a note with FULL, beside NORMAL (P15)', times.FULL, times.NORMAL, 'p95 ≤ 10 ms', ({ p95 }) => (p95 ?? 0) <= 10)];
};

const rows = 19_467;

const contractsCsv = ({ bare, today }: Bench): string => {
  const random = createRandom(11);
  const names = (bare.prepare('SELECT name FROM accounts WHERE deleted_at IS NULL ORDER BY id').all() as { name: string }[]).map(({ name }) => name);
  const lines = Array.from({ length: rows }, (_, at) => {
    const startOn = addDays(today, -at % 2_000);
    return `${names[at % names.length] ?? ''},Module ${at},${random.int(1, 90) * 1_000},USD,${startOn},${addDays(startOn, 364)},${random.int(1, 900)}`;
  });
  return `Account Name,Contract Name,ARR,Currency,Start Date,End Date,Seats\n${lines.join('\n')}\n`;
};

/** The same file into an empty table of an empty file: by SQLite's own program, else by a loop over its lines. */
export const plainImport = (csv: string): { by: string; ms: number } => {
  const columns = csv.slice(0, csv.indexOf('\n')).split(',');
  const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  const [file, into] = [join(folder, 'rows.csv'), join(folder, 'plain.sqlite')];
  writeFileSync(file, csv);
  const began = performance.now();
  const { status } = spawnSync('sqlite3', [into, 'PRAGMA journal_mode = WAL', 'PRAGMA synchronous = FULL', '.mode csv', `.import ${file} rows`], { stdio: 'ignore' });
  const byProgram = performance.now() - began;
  try {
    if (status === 0) return { by: 'sqlite3 .import', ms: byProgram };
    rmSync(into, { force: true });
    const again = performance.now();
    const db = new Database(into);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.exec(`CREATE TABLE rows (${columns.map((_, index) => `c${index}`).join(', ')})`);
    const insert = db.prepare(`INSERT INTO rows VALUES (${columns.map(() => '?').join(', ')})`);
    db.transaction(() => csv.trimEnd().split('\n').slice(1).forEach((line) => insert.run(...line.split(','))))();
    db.close();
    return { by: 'a plain loop of better-sqlite3', ms: performance.now() - again };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Reads an account every so often; tells the longest that one took from when it was asked for. */
export const keepReading = ({ services, accounts }: Bench) => {
  const everyMs = 20;
  let longest = 0;
  let asked = performance.now() + everyMs;
  const timer = setInterval(() => {
    services.accounts.get({ id: accounts[Math.floor(asked) % accounts.length] ?? '', asOf: null });
    longest = Math.max(longest, performance.now() - asked);
    asked = performance.now() + everyMs;
  }, everyMs);
  return () => {
    clearInterval(timer);
    return longest;
  };
};

/** A file of contracts, checked and imported through the service, beside the plainest import of the same file (goal P7). */
export const importFigures = async (bench: Bench): Promise<Figure[]> => {
  const { imports } = bench.services;
  const csv = contractsCsv(bench);
  const bytes = Buffer.from(csv);
  const plain = [plainImport(csv), plainImport(csv), plainImport(csv)];
  const began = performance.now();
  const stopReading = keepReading(bench);
  const { result: counts, own, idle } = await heldUpBy(async () => {
    const fileId = ulid();
    for (let at = 0; at < bytes.length; at += 384 * 1024) imports.put({ fileId, at, base64: bytes.subarray(at, at + 384 * 1024).toString('base64') });
    const opened = await imports.open({ fileId, fileName: 'contracts.csv', reading: null, target: 'contracts' });
    if (opened.kind !== 'table') throw new Error('The file was not read as a table.');
    let last;
    for await (const progress of imports.run({ fileId, reading: opened.reading, target: 'contracts', mapping: opened.mapping, span: null }, { window: 'bench' })) last = progress.counts;
    return last;
  });
  const ms = performance.now() - began;
  const slowestRead = stopReading();
  if (counts?.new !== rows) throw new Error(`The import took ${counts?.new ?? 0} of ${rows} rows.`);
  const words = rows.toLocaleString('en');
  return [
    figureOf('Writes', `Import ${words} contracts with checks, history and search (P7)`, [ms], plain.map((one) => one.ms), '≤ 2.5×', ({ ratio50 }) => (ratio50 ?? 0) <= 2.5, `peer: ${plain[0]?.by ?? ''}`),
    valueOf('Writes', 'The backend during the import (P7)', `${heldUpWords(own, idle)}; the slowest read of an account that came meanwhile took ${slowestRead.toFixed(0)} ms`, 'p99 ≤ 50 ms', own.p99 <= 50),
  ];
};

/** A checked backup of the book, beside copying its closed file (goal P13). */
export const backupFigures = async ({ context: { store }, dataDir }: Bench & { dataDir: string }, closedBook: string): Promise<Figure[]> => {
  const copies: number[] = [];
  const backups: number[] = [];
  const stalls: { own: HeldUp; idle: HeldUp }[] = [];
  for (let round = 0; round < 3; round += 1) {
    const to = join(dataDir, `copy-${round}`);
    copies.push(await timed(() => {
      copyFileSync(closedBook, to);
      const handle = openSync(to, 'r+');
      fsyncSync(handle);
      closeSync(handle);
    }));
    rmSync(to);
    const began = performance.now();
    const { own, idle } = await heldUpBy(() => backUp(store.db, dataDir, 'asked', new Date(store.now().getTime() + round)));
    backups.push(performance.now() - began);
    stalls.push({ own, idle });
  }
  const [least] = stalls.toSorted((a, b) => a.own.longest - b.own.longest);
  if (least === undefined) throw new Error('No backup was made.');
  return [
    figureOf('Writes', 'Backup with its check, beside copying the closed file (P13)', backups, copies, '≤ 3.5×', ({ ratio50 }) => (ratio50 ?? 0) <= 3.5),
    valueOf('Writes', 'The backend during a backup (P13)', heldUpWords(least.own, least.idle), '≤ 16 ms', least.own.longest <= 16),
  ];
};
