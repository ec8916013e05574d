import Database from 'better-sqlite3';
import { openBench, copyOf } from '#tests/bench/open-bench.ts';
const { dataDir, remove } = copyOf('/tmp/bench-book.sqlite');
const db0 = new Database(':memory:');
const proto = Object.getPrototypeOf(db0) as { prepare: (sql: string) => unknown };
const real = proto.prepare;
const seen: string[] = [];
proto.prepare = function (this: unknown, sql: string) { seen.push(sql); return real.call(this, sql); };
const bench = await openBench(dataDir);
try { bench.services.accounts.get({ id: bench.accounts[0] ?? '', asOf: '2025-01-01' }); } catch {}
proto.prepare = real;
for (const sql of new Set(seen)) {
  if (!/^\s*(SELECT|WITH)/i.test(sql)) continue;
  try {
    const names = [...new Set(sql.match(/@\w+/g) ?? [])].map((n) => n.slice(1));
    const positional = (sql.match(/\?/g) ?? []).length;
    const st = bench.bare.prepare(`EXPLAIN QUERY PLAN ${sql}`);
    const plan = (positional > 0 ? st.all(...Array(positional).fill('x')) : st.all(Object.fromEntries(names.map((n) => [n, 'x'])))) as { detail: string }[];
    const bad = plan.filter(({ detail }) => /SCAN|TEMP B-TREE/.test(detail));
    console.log('---', sql.replace(/\s+/g, ' ').slice(-330));
    for (const { detail } of plan) console.log(bad.some((b) => b.detail === detail) ? '   !! ' : '      ', detail);
  } catch (e) { console.log('ERR', String(e), sql.slice(0, 100)); }
}
bench.close(); remove();
