import { closeSync, copyFileSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '#shared/days.ts';
import { fromPlainText } from '#shared/rich-text.ts';
import { createRandom } from '#electron/sample/random.ts';
import { backUp } from '#electron/store/backup.ts';
import { heldUpBy, heldUpWords, type HeldUp } from '#tests/bench/held-up.ts';
import { figureOf, timed, valueOf, type Figure } from '#tests/bench/measure.ts';
import { createNotes } from '#tests/bench/notes.ts';
import type { Bench } from '#tests/bench/read-case.ts';
import { timedImport } from '#tests/bench/timed-import.ts';

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

/** A file of contracts, checked and imported through the service, beside the plainest import of the same file (goal P7). */
export const importFigures = async (bench: Bench): Promise<Figure[]> => {
  const { ms, own, plainMs, peer, meanwhile } = await timedImport(bench, { csv: contractsCsv(bench), rows, fileName: 'contracts.csv', target: 'contracts' });
  return [
    figureOf('Writes', `Import ${rows.toLocaleString('en')} contracts with checks, history and search (P7)`, [ms], plainMs, '≤ 2.5×', ({ ratio50 }) => (ratio50 ?? 0) <= 2.5, peer),
    valueOf('Writes', 'The backend during the import (P7)', meanwhile, 'p99 ≤ 50 ms', own.p99 <= 50),
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
