import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deckFigures } from '#tests/bench/decks.ts';
import { hostFigures, memoryFigures, startFigures, startHost, type Host } from '#tests/bench/host.ts';
import { largeBook, sizesFor } from '#tests/bench/large-book.ts';
import { ledgerSizes } from '#tests/bench/large-ledger.ts';
import { successSizes } from '#tests/bench/large-success.ts';
import { usageSizes } from '#tests/bench/large-usage.ts';
import type { Figure } from '#tests/bench/measure.ts';
import { copyOf, openBench } from '#tests/bench/open-bench.ts';
import { pageFigures } from '#tests/bench/page.ts';
import { accountReads } from '#tests/bench/reads-accounts.ts';
import { healthReads } from '#tests/bench/reads-health.ts';
import { kpiFigures } from '#tests/bench/reads-kpis.ts';
import { successReads } from '#tests/bench/reads-success.ts';
import { usageReads } from '#tests/bench/reads-usage.ts';
import { workReads } from '#tests/bench/reads-work.ts';
import { asPage, asText, machine } from '#tests/bench/report.ts';
import { searchFigures, searchReads } from '#tests/bench/search.ts';
import { usageFigures } from '#tests/bench/usage.ts';
import { backupFigures, importFigures, saveFigures } from '#tests/bench/writes.ts';

const option = (name: string): string | undefined => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const accounts = Number(option('accounts') ?? 2_000);
const only = option('only') ?? null;
const wants = (group: string): boolean => only === null || group.includes(only) || only.startsWith(group);

const figures: Figure[] = [];
const failures: string[] = [];
const attempt = async (name: string, measure: () => Figure[] | Promise<Figure[]>): Promise<void> => {
  try {
    const made = await measure();
    figures.push(...made);
    for (const figure of made) console.log(asText([figure]).split('\n').at(-1));
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    console.error(error);
  }
};

const say = (sentence: string): void => console.log(sentence);
const book = await largeBook(accounts, say);
const { dataDir, remove } = copyOf(book);
try {
  if (wants('start')) await attempt('start', () => startFigures(dataDir));
  const bench = await openBench(dataDir);
  try {
    const cases = [...accountReads(bench), ...workReads(bench), ...successReads(bench), ...usageReads(bench), ...healthReads(bench), ...searchReads(bench)].filter(({ name }) => only === null || name.includes(only) || only === 'reads');
    for (const one of cases) await attempt(one.name, async () => [await one.run()]);
    if (wants('search')) await attempt('search', () => searchFigures(bench));
    if (wants('host') || wants('page')) {
      // The host has a copy of its own: two programs never open one book.
      const own = copyOf(book);
      const probeFile = join(own.dataDir, 'probe.jsonl');
      const onHost = (probe: string | null, measure: (host: Host) => Promise<Figure[]>) => async (): Promise<Figure[]> => {
        const host = await startHost(own.dataDir, probe);
        try {
          return await measure(host);
        } finally {
          await host.stop();
        }
      };
      if (wants('host')) await attempt('host', onHost(probeFile, (host) => hostFigures(host, probeFile, bench)));
      if (wants('host')) await attempt('memory', onHost(null, (host) => memoryFigures(host, bench)));
      if (wants('page')) await attempt('page', onHost(null, ({ address }) => pageFigures(address)));
      own.remove();
    }
    if (wants('save')) await attempt('save', () => saveFigures(bench));
    if (wants('backup')) await attempt('backup', () => backupFigures(bench, book));
    if (wants('import')) await attempt('import', () => importFigures(bench));
    if (wants('usage')) await attempt('usage', () => usageFigures(bench));
    if (wants('kpis')) await attempt('kpis', () => kpiFigures(bench));
    if (wants('decks')) await attempt('decks', deckFigures);
  } finally {
    bench.close();
  }
} finally {
  remove();
}

console.log(`\n${asText(figures)}\n\n${machine()}.`);
if (only === null && accounts === 2_000) {
  const count = (n: number): string => n.toLocaleString('en');
  const sizes = sizesFor(accounts);
  const success = successSizes(accounts);
  const words = `${count(sizes.accounts)} accounts, ${count(sizes.people)} people, ${count(sizes.contracts)} contracts, ${count(sizes.activities)} notes of about 200 words over three years, ${count(sizes.commitments)} commitments, ${count(success.objectives)} objectives with ${count(success.milestones)} milestones, ${count(success.runs)} runs of playbooks, ${count(usageSizes(accounts).points)} values of ${usageSizes(accounts).metrics} metrics over ${usageSizes(accounts).months} months, ${count(ledgerSizes(accounts).events)} movements of ARR over ${ledgerSizes(accounts).years} years, with the history of every one.`;
  writeFileSync(fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url)), asPage(figures, words));
}
if (failures.length > 0) {
  console.error(`\n${failures.length} could not run:\n${failures.join('\n')}`);
  process.exitCode = 1;
}
