import { cpus, loadavg, totalmem } from 'node:os';
import type { Figure } from '#tests/bench/measure.ts';

const number = (value: number | null): string => (value === null ? '' : value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3));
const ratio = (value: number | null): string => (value === null ? '' : `${value >= 10 ? value.toFixed(0) : value.toFixed(2)}×`);
const verdict = (ok: boolean | null): string => (ok === null ? '–' : ok ? 'yes' : 'NO');

const heads = ['What', 'p50 ms', 'p95 ms', 'ratio p50', 'ratio p95', 'bound', 'met', 'remark'];
const cellsOf = (figure: Figure): string[] => [figure.name, number(figure.p50), number(figure.p95), ratio(figure.ratio50), ratio(figure.ratio95), figure.bound, verdict(figure.ok), figure.remark];

/** The figures as a table for a terminal. */
export const asText = (figures: readonly Figure[]): string => {
  const rows = [heads, ...figures.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => (column >= 1 && column <= 4 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd()).join('\n');
};

const asMarkdown = (figures: readonly Figure[]): string =>
  [heads, ['---', '---:', '---:', '---:', '---:', '---', '---', '---'], ...figures.map(cellsOf)].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** The machine in words; nothing that names it. */
export const machine = (): string => `${cpus().length} cores (shared with other work: a load of ${loadavg()[0]?.toFixed(0) ?? '?'} at the end of the run), ${Math.round(totalmem() / 2 ** 30)} GiB of memory, ${{ linux: 'Linux', darwin: 'macOS', win32: 'Windows' }[process.platform as 'linux'] ?? process.platform} on ${process.arch}, Node ${process.versions.node}`;

/** The page of docs/ that the run leaves behind. */
export const asPage = (figures: readonly Figure[], book: string): string => {
  const groups = [...Map.groupBy(figures, ({ group }) => group)];
  return `# Benchmarks

\`npm run bench\` measures Daybook on a large book and writes this page. Options, after \`--\`: \`--accounts=N\` for a book of another size, \`--only=WORDS\` for the
groups or lines whose name has these words; with either, this page is left as it is. The book is made from a fixed seed and kept under \`dist/bench\` for the week.

- **Book:** ${book}
- **Machine:** ${machine()}.

Milliseconds hold for this machine only; ratios hold wider. Each ratio is to a peer that ran by turns with ours, in the same process where it can be: for the reads of
the contract, the same rows fetched by SQL written by hand on a bare better-sqlite3 connection, without the rules that Daybook derives from them. A read is held to 3 times its peer
and to 50 ms at p95, because that is for how long it holds the backend; one that mostly answers within 2 ms is held to the 50 ms alone. The other bounds are the goals P1 to P15 of the project. Speed is not a test: this command fails only where something could not run.

${groups.map(([group, its]) => `## ${group}\n\n${asMarkdown(its)}`).join('\n\n')}
`;
};
