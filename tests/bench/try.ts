import { copyOf, openBench } from '#tests/bench/open-bench.ts';
import { accountReads } from '#tests/bench/reads-accounts.ts';
import { workReads } from '#tests/bench/reads-work.ts';
import { searchReads, searchFigures } from '#tests/bench/search.ts';
import { asText } from '#tests/bench/report.ts';
const only = process.argv[2] ?? '';
const { dataDir, remove } = copyOf('/tmp/bench-book.sqlite');
const bench = await openBench(dataDir);
try {
const cases = [...accountReads(bench), ...workReads(bench), ...searchReads(bench)].filter(({ name }) => name.includes(only));
const figures = cases.flatMap((c) => { try { return [c.run()]; } catch (e) { console.log(String(e)); return []; } });
if (only === '') figures.push(...searchFigures(bench));
console.log(asText(figures));
} finally { bench.close(); remove(); }
