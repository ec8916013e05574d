import { addDays, startOfWeek } from '#shared/days.ts';
import { createRandom } from '#electron/sample/random.ts';
import { undo } from '#electron/store/undo.ts';
import { heldUpBy, heldUpWords } from '#tests/bench/held-up.ts';
import { figureOf, valueOf, type Figure } from '#tests/bench/measure.ts';
import type { Bench } from '#tests/bench/read-case.ts';
import { timedImport } from '#tests/bench/timed-import.ts';

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
  const { ms, own, plainMs, peer, meanwhile } = await timedImport(bench, { csv: usageCsv(bench), rows, fileName: 'usage_weekly.csv', target: 'usage' });
  const taken = await heldUpBy(() => undo(bench.context.store, 'bench', null));
  return [
    figureOf('Writes', `Import ${rows.toLocaleString('en')} values of usage with checks and months`, [ms], plainMs, '≤ 5×', ({ ratio50 }) => (ratio50 ?? 0) <= 5, peer),
    valueOf('Writes', 'The backend during the import of usage', meanwhile, 'no call over 50 ms', own.longest <= 50),
    valueOf('Writes', 'The backend while that import is undone', heldUpWords(taken.own, taken.idle), 'no call over 50 ms', taken.own.longest <= 50),
  ];
};
