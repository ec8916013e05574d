import { ulid } from 'ulid';
import { addDays, startOfWeek } from '#shared/days.ts';
import { createRandom } from '#electron/sample/random.ts';
import { undo } from '#electron/store/undo.ts';
import { heldUpBy, heldUpWords } from '#tests/bench/held-up.ts';
import { figureOf, valueOf, type Figure } from '#tests/bench/measure.ts';
import type { Bench } from '#tests/bench/read-case.ts';
import { keepReading, plainImport } from '#tests/bench/writes.ts';

const rows = 368_024;
const metrics = ['create_search', 'win_opportunity', 'add_lead', 'call_lead', 'edit_meeting', 'email_list', 'quote', 'advance_stage'];

/** As many rows as a known export of usage has: account, week, event, count, and two columns that are not imported. */
const usageCsv = ({ bare, today }: Bench): string => {
  const random = createRandom(12);
  const names = (bare.prepare('SELECT name FROM accounts WHERE deleted_at IS NULL ORDER BY id').all() as { name: string }[]).map(({ name }) => name);
  const monday = startOfWeek(addDays(today, -7));
  const perWeek = names.length * metrics.length;
  const lines = Array.from({ length: rows }, (_, at) => {
    const account = Math.floor(at / metrics.length) % names.length;
    return `${names[account] ?? ''},${addDays(monday, -7 * Math.floor(at / perWeek))},${metrics[at % metrics.length] ?? ''},${random.int(0, 400)},${random.int(1, 40)},`;
  });
  return `account,week_start,event,count,active_users,value_sum\n${lines.join('\n')}\n`;
};

/** A file of usage, checked and imported through the service with its months, beside the plainest import of the same file. */
export const usageFigures = async (bench: Bench): Promise<Figure[]> => {
  const { imports } = bench.services;
  const csv = usageCsv(bench);
  const bytes = Buffer.from(csv);
  const plain = [plainImport(csv), plainImport(csv), plainImport(csv)];
  const began = performance.now();
  const stopReading = keepReading(bench);
  const { result: counts, own, idle } = await heldUpBy(async () => {
    const fileId = ulid();
    for (let at = 0; at < bytes.length; at += 384 * 1024) {
      imports.put({ fileId, at, base64: bytes.subarray(at, at + 384 * 1024).toString('base64') });
      // Each piece is a call of its own, as a page makes it.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const opened = await imports.open({ fileId, fileName: 'usage_weekly.csv', reading: null, target: null });
    if (opened.kind !== 'table' || opened.target !== 'usage') throw new Error('The file was not read as usage.');
    let last;
    for await (const progress of imports.run({ fileId, reading: opened.reading, target: 'usage', mapping: opened.mapping, span: null }, { window: 'bench' })) last = progress.counts;
    return last;
  });
  const ms = performance.now() - began;
  const slowestRead = stopReading();
  if (counts?.new !== rows) throw new Error(`The import took ${counts?.new ?? 0} of ${rows} values.`);
  const taken = await heldUpBy(() => undo(bench.context.store, 'bench', null));
  const words = rows.toLocaleString('en');
  return [
    figureOf('Writes', `Import ${words} values of usage with checks and months`, [ms], plain.map((one) => one.ms), '≤ 5×', ({ ratio50 }) => (ratio50 ?? 0) <= 5, `peer: ${plain[0]?.by ?? ''}`),
    valueOf('Writes', 'The backend during the import of usage', `${heldUpWords(own, idle)}; the slowest read of an account that came meanwhile took ${slowestRead.toFixed(0)} ms`, 'no call over 50 ms', own.longest <= 50),
    valueOf('Writes', 'The backend while that import is undone', heldUpWords(taken.own, taken.idle), 'no call over 50 ms', taken.own.longest <= 50),
  ];
};
