import { addDays } from '#shared/days.ts';
import { openBench, copyOf } from '#tests/bench/open-bench.ts';
import { nextRedo, nextUndo } from '#electron/store/undo.ts';
const { dataDir, remove } = copyOf('/tmp/bench-book.sqlite');
const bench = await openBench(dataDir);
const { services: s, accounts, calls, heldCalls, today, context } = bench;
const used = () => { const { user, system } = process.threadCpuUsage(); return (user + system) / 1000; };
const cpu = (name: string, work: (i: number) => unknown, n: number) => {
  if (process.argv[2] !== undefined && !name.includes(process.argv[2])) return;
  work(0); work(1);
  const b = used(); for (let i = 0; i < n; i += 1) work(i);
  console.log(name.padEnd(40), ((used() - b) / n).toFixed(3));
};
const at = <T>(l: T[], i: number): T => l[i % l.length] as T;
cpu('accounts.list', () => s.accounts.list(), 40);
cpu('accounts.get', (i) => s.accounts.get({ id: at(accounts, i), asOf: null }), 80);
cpu('accounts.get past', (i) => { try { s.accounts.get({ id: at(accounts, i), asOf: addDays(today, -365) }); } catch { } }, 40);
cpu('accounts.history', (i) => s.accounts.history({ entity: 'accounts', id: at(accounts, i) }), 200);
cpu('calls.list', () => s.calls.list({ from: addDays(today, -30), to: addDays(today, -24), state: null }), 20);
cpu('calls.recent', () => s.calls.recent({ limit: 50 }), 50);
cpu('calls.drafts', () => s.calls.drafts(), 40);
cpu('calls.due', () => s.calls.due({ withinDays: 14 }), 5);
cpu('calls.get', (i) => s.calls.get({ id: at(calls, i) }), 300);
cpu('calls.brief', (i) => s.calls.brief({ accountId: at(accounts, i), callId: null }), 100);
cpu('calls.followUp', (i) => s.calls.followUp({ id: at(heldCalls, i) }), 100);
cpu('commitments open', () => s.commitments.list({ state: 'open', side: null, accountId: null }), 40);
cpu('commitments closed', () => s.commitments.list({ state: 'closed', side: null, accountId: null }), 40);
cpu('commitments of', (i) => s.commitments.list({ state: 'open', side: null, accountId: at(accounts, i) }), 50);
cpu('people.find', () => s.people.find({ accountId: null, text: 'ven' }), 20);
cpu('people.find of', (i) => s.people.find({ accountId: at(accounts, i), text: '' }), 20);
cpu('today.read', () => s.today.read(), 8);
cpu('today.wrapUp', () => s.today.wrapUp(), 20);
cpu('today()', () => context.today(), 2000);
cpu('settings()', () => context.settings(), 2000);
cpu('sample.isEmpty', () => s.sample.isEmpty(), 200);
cpu('sample.isPresent', () => s.sample.isPresent(), 50);
cpu('nextUndo', () => nextUndo(context.store, 'bench'), 50);
cpu('nextRedo', () => nextRedo(context.store, 'bench'), 50);
for (const text of ['c', 'ch', 'cha', 'chai', 'chain']) { cpu(`find ${text}`, () => s.search.find({ text, kinds: [], limit: 20, ranked: false }), 20); }
for (const text of ['ch', 'chain']) { cpu(`find ranked ${text}`, () => s.search.find({ text, kinds: [], limit: 20, ranked: true }), 20); }

bench.close(); remove();
