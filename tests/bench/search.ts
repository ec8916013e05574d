import { wordOfRank } from '#tests/bench/notes.ts';
import { byTurns, figureOf, quantile, valueOf, type Figure } from '#tests/bench/measure.ts';
import { all, readCase, type AnyCase, type Bench } from '#tests/bench/read-case.ts';

/** Words by how many notes hold them: by Zipf's law over 200 words, about 40 notes in 100,000, one in a hundred, and one in two. */
const words = { rare: [30_011, 35_003, 40_009, 44_021, 48_017].map(wordOfRank), mid: [1_703, 1_811, 1_907, 2_003, 2_111].map(wordOfRank), common: [21, 24, 27, 30, 33].map(wordOfRank) };

const group = 'Search';
/** The kinds that are also read by hand. */
const byHandKinds = ['accounts', 'people', 'activities', 'commitments', 'contracts'] as const;
const finding = { kinds: [...byHandKinds], limit: 20 };
const findingAll = { kinds: [], limit: 20 };

/** The same rows by hand: the search table joined to its records, newest first. */
const byHand = ({ bare }: Bench, order: string) => {
  const parts = [
    `SELECT r.id, r.name, r.industry, snippet(accounts_search, -1, '[', ']', '…', 12) FROM accounts_search JOIN accounts r ON r.rid = accounts_search.rowid WHERE accounts_search MATCH @match AND r.deleted_at IS NULL`,
    `SELECT r.id, r.name, r.title, a.name, snippet(people_search, -1, '[', ']', '…', 12) FROM people_search JOIN people r ON r.rid = people_search.rowid JOIN accounts a ON a.id = r.account_id WHERE people_search MATCH @match AND r.deleted_at IS NULL`,
    `SELECT r.id, r.title, r.on_day, a.name, snippet(activities_search, -1, '[', ']', '…', 12) FROM activities_search JOIN activities r ON r.rid = activities_search.rowid LEFT JOIN accounts a ON a.id = r.account_id WHERE activities_search MATCH @match AND r.deleted_at IS NULL`,
    `SELECT r.id, r.text, r.due_on, a.name, snippet(commitments_search, -1, '[', ']', '…', 12) FROM commitments_search JOIN commitments r ON r.rid = commitments_search.rowid JOIN accounts a ON a.id = r.account_id WHERE commitments_search MATCH @match AND r.deleted_at IS NULL`,
    `SELECT r.id, r.name, r.end_on, a.name, snippet(contracts_search, -1, '[', ']', '…', 12) FROM contracts_search JOIN contracts r ON r.rid = contracts_search.rowid JOIN accounts a ON a.id = r.account_id WHERE contracts_search MATCH @match AND r.deleted_at IS NULL`,
  ].map((sql, at) => all(bare, `${sql} ORDER BY ${order === 'rank' ? 'rank' : `${byHandKinds[at] ?? ''}_search.rowid DESC`} LIMIT 20`));
  return (match: string) => parts.flatMap((part) => part({ match }));
};

/** search.find as a read of the contract, beside the same rows by hand. */
export const searchReads = (bench: Bench): AnyCase[] => {
  const { find } = bench.services.search;
  const newest = byHand(bench, 'newest');
  const ranked = byHand(bench, 'rank');
  return [
    ...Object.entries(words).map(([kind, its]) => readCase({ name: `search.find, ${kind} word`, inputs: its, ours: (text) => find({ text, ranked: false, ...finding }), bare: (text) => newest(`"${text}"*`) })),
    ...(['rare', 'mid'] as const).map((kind) => readCase({ name: `search.find, ${kind} word, ranked`, inputs: words[kind], ours: (text) => find({ text, ranked: true, ...finding }), bare: (text) => ranked(`"${text}"*`) })),
    readCase({ name: 'search.find, common word, ranked', inputs: words.common, ours: (text) => find({ text, ranked: true, ...finding }), bare: (text) => newest(`"${text}"*`), rows: null }),
  ];
};

/** Each beginning of the words that a person would type. */
const typed = (length: number): string[] => [...new Set([...words.rare, ...words.mid, ...words.common].filter((word) => word.length >= length).map((word) => word.slice(0, length)))];

/** Search against a scan of every note by LIKE, and the size of its index (goals P2 to P4). */
export const searchFigures = async (bench: Bench): Promise<Figure[]> => {
  const { find } = bench.services.search;
  const { bare } = bench;
  const scan = all(bare, 'SELECT count(*) AS n FROM activities WHERE body_text LIKE ?');
  const scans: number[] = [];
  for (const word of [...words.mid, ...words.common].slice(0, 6)) {
    const began = performance.now();
    scan(`%${word}%`);
    scans.push(performance.now() - began);
  }
  const scanned = quantile(scans, 0.5);
  const against = async (name: string, inputs: readonly string[], byRank: boolean, bound: string, share: number, longest: number): Promise<Figure> => {
    const { ours } = await byTurns(inputs, (text) => find({ text, ranked: byRank, ...findingAll }), () => null);
    const p95 = quantile(ours, 0.95);
    return figureOf(group, name, ours, scans, bound, () => p95 <= scanned * share && p95 <= longest, `p95 is 1/${Math.max(1, Math.round(scanned / p95))} of a LIKE scan (${scanned.toFixed(0)} ms)`);
  };
  const bytes = (table: string): number => (bare.prepare(`SELECT coalesce(sum(length(block)), 0) AS n FROM ${table}_data`).get() as { n: number }).n;
  const noteBytes = (bare.prepare('SELECT sum(length(CAST(title AS BLOB)) + length(CAST(body_text AS BLOB)) + length(CAST(agenda AS BLOB))) AS n FROM activities').get() as { n: number }).n;
  const share = bytes('activities_search') / noteBytes;
  const figures: Figure[] = [];
  for (const length of [1, 2, 3, 4, 5]) figures.push(await against(`Typing: ${length} ${length === 1 ? 'letter' : 'letters'}, newest first (P2)`, typed(length), false, 'p95 ≤ 10 ms and ≤ 1/50 of a scan', 1 / 50, 10));
  figures.push(await against('A whole word, newest first (P2)', [...words.rare, ...words.mid, ...words.common], false, 'p95 ≤ 10 ms and ≤ 1/50 of a scan', 1 / 50, 10));
  figures.push(await against('A word in up to 2 % of the notes, ranked (P3)', [...words.rare, ...words.mid], true, 'p95 ≤ 1/10 of a scan', 1 / 10, Infinity));
  return [...figures, valueOf(group, 'Index of the notes (P4)', `${share.toFixed(2)}× the bytes of the notes (${(noteBytes / 2 ** 20).toFixed(0)} MiB)`, '≤ 1.5×', share <= 1.5)];
};
