import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ulid } from 'ulid';
import type { ImportTarget } from '#shared/imports.ts';
import { heldUpBy, heldUpWords } from '#tests/bench/held-up.ts';
import type { Bench } from '#tests/bench/read-case.ts';

const pieceBytes = 384 * 1024;

/** The same file into an empty table of an empty file: by SQLite's own program, else by a loop over its lines. */
const plainImport = (csv: string): { by: string; ms: number } => {
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
const keepReading = ({ services, accounts }: Bench) => {
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

/**
 * A file imported through the service piece by piece, as a page does, while accounts are read; beside three of the plainest imports of it.
 * Times are in ms; `meanwhile` says how long others waited.
 * @throws Error where not each of the `rows` is new.
 */
export const timedImport = async (bench: Bench, { csv, rows, fileName, target }: { csv: string; rows: number; fileName: string; target: ImportTarget }) => {
  const { imports } = bench.services;
  const bytes = Buffer.from(csv);
  const plain = [plainImport(csv), plainImport(csv), plainImport(csv)];
  const began = performance.now();
  const stopReading = keepReading(bench);
  const { result: counts, own, idle } = await heldUpBy(async () => {
    const fileId = ulid();
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      imports.put({ fileId, at, base64: bytes.subarray(at, at + pieceBytes).toString('base64') });
      // Each piece is a call of its own.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const opened = await imports.open({ fileId, fileName, reading: null, target });
    if (opened.kind !== 'table') throw new Error('The file was not read as a table.');
    let last;
    for await (const progress of imports.run({ fileId, reading: opened.reading, target, mapping: opened.mapping, span: null }, { window: 'bench' })) last = progress.counts;
    return last;
  });
  const ms = performance.now() - began;
  const slowestRead = stopReading();
  if (counts?.new !== rows) throw new Error(`The import took ${counts?.new ?? 0} of ${rows} rows.`);
  return { ms, own, plainMs: plain.map((one) => one.ms), peer: `peer: ${plain[0]?.by ?? ''}`, meanwhile: `${heldUpWords(own, idle)}; the slowest read of an account that came meanwhile took ${slowestRead.toFixed(0)} ms` };
};
