import { dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { ImportCounts, Preview, PreviewRow, UnmatchedAccount, UsageReview, WrongRow } from '#shared/imports.ts';
import type { UsageKey, UsagePack } from '#electron/imports/usage-pack.ts';
import type { Connection } from '#electron/store/connection.ts';
import { manyPoints, withEase } from '#electron/store/large-write.ts';
import { createUsageReader, createUsageWriter, type UsageValue } from '#electron/store/usage-points.ts';
import { readBook, type Book } from './imports-book.ts';
import type { PassParts } from './imports-pass.ts';
import { createKeyMatcher, createNameGuesser, keyText, matchMetrics, usageSystem, type KeyMatch, type MetricMatch } from './imports-usage-match.ts';
import type { Writer } from './imports-writer.ts';

const shownRows = 200;
const shownWrong = 1_000;
const shownUnmatched = 500;

/** The values of an account and a metric that an import would write; `isFirst` where the book has none of them yet. */
type Series = { accountId: string; metric: number; values: UsageValue[]; isFirst: boolean };
/** A table of usage, held against the book: what to say, and what to write. */
export type UsageLook = { pack: UsagePack; keys: UsageKey[]; writes: number; book: Book; matches: KeyMatch[]; metrics: MetricMatch[]; series: Series[]; preview: Preview };

const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 6 });
const countOf = (n: number): string => `${n.toLocaleString('en')} ${n === 1 ? 'value' : 'values'}`;

/** Everything that a look counts and shows. */
const createReport = (pack: UsagePack, accountColumn: string) => {
  const counts: ImportCounts = { new: 0, changed: 0, same: 0, wrong: pack.wrongCount };
  const rows: PreviewRow[] = [];
  const shown = { new: 0, changed: 0, same: 0 };
  const wrong: WrongRow[] = [...pack.wrong];
  const skipped = new Map<string, number>();
  return {
    counts, rows, accountColumn,
    wrong: (row: WrongRow, values = 1): void => {
      counts.wrong += values;
      wrong.push(row);
    },
    skip: (reason: string, count: number): void => void skipped.set(reason, (skipped.get(reason) ?? 0) + count),
    row: (row: PreviewRow): void => {
      shown[row.verdict] += 1;
      if (shown[row.verdict] <= shownRows) rows.push(row);
    },
    done: (usage: UsageReview): Preview => ({
      counts,
      rows,
      wrong: wrong.toSorted((a, b) => a.line - b.line).slice(0, shownWrong),
      skipped: [...(pack.empty === 0 ? [] : [{ reason: 'Rows without a value', count: pack.empty }]), ...[...skipped].map(([reason, count]) => ({ reason, count }))],
      usage,
    }),
  };
};
type Report = ReturnType<typeof createReport>;

/** The values of groups that turned out to be of one account and metric, by day and by their place in the file. */
const valuesOf = ({ groups, dayOf, values, lines, days }: UsagePack, places: readonly number[]): { day: Day; value: number; line: number }[] => {
  const all = places.flatMap((place) => {
    const [from, to] = [groups[place + 2] ?? 0, groups[place + 3] ?? 0];
    return Array.from({ length: to - from }, (_, at) => ({ day: days[dayOf[from + at] ?? 0] ?? '', value: values[from + at] ?? 0, line: lines[from + at] ?? 0 }));
  });
  return places.length === 1 ? all : all.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.line - b.line));
};

const lookAtSeries = (found: { day: Day; value: number; line: number }[], known: ReadonlyMap<Day, number>, title: string, metric: string, report: Report): UsageValue[] => {
  const write: UsageValue[] = [];
  let [added, changed, same] = [0, 0, 0];
  let example = '';
  for (let at = 0; at < found.length; at += 1) {
    const one = found[at];
    if (one === undefined) continue;
    const { day, value, line } = one;
    const next = found[at + 1];
    if (next !== undefined && next.day === day) {
      report.wrong({ line, column: metric, value: figure(value), reason: `${title} has a value for ${dayName(day)} in line ${next.line.toLocaleString('en')} too; that one counts.` });
      continue;
    }
    const before = known.get(day);
    if (before === value) {
      same += 1;
      continue;
    }
    if (before === undefined) added += 1;
    else {
      changed += 1;
      if (example === '') example = `such as ${figure(before)} → ${figure(value)} on ${dayName(day)}`;
    }
    write.push({ day, value });
  }
  report.counts.new += added;
  report.counts.changed += changed;
  report.counts.same += same;
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return write;
  const days = first.day === last.day ? dayName(first.day) : `${dayName(first.day)} to ${dayName(last.day)}`;
  const line = found.reduce((least, one) => Math.min(least, one.line), first.line);
  if (changed > 0) report.row({ line, verdict: 'changed', title, detail: `${countOf(changed)} ${changed === 1 ? 'changes' : 'change'}, ${example}${added === 0 ? '' : `; ${added.toLocaleString('en')} more are new`}` });
  else if (added > 0) report.row({ line, verdict: 'new', title, detail: `${countOf(added)}, ${days}${same === 0 ? '' : `; ${same.toLocaleString('en')} are there already`}` });
  else report.row({ line, verdict: 'same', title, detail: `${countOf(same)}, ${days}` });
  return write;
};

/** What the review says of the accounts that the book did not know by itself. */
const reviewOf = async (book: Book, keys: readonly UsageKey[], matches: readonly KeyMatch[], valuesOfKey: Float64Array, lineOfKey: Float64Array, breathe: () => Promise<void>): Promise<{ unmatched: UnmatchedAccount[]; total: number; matched: number }> => {
  const byText = new Map<string, { key: UsageKey; match: KeyMatch; values: number; line: number }>();
  let matched = 0;
  for (const [place, key] of keys.entries()) {
    const match = matches[place];
    if (match === undefined || (match.kind === 'account' && match.by === 'book')) {
      matched += 1;
      continue;
    }
    const known = byText.get(keyText(key));
    const [values, line] = [valuesOfKey[place] ?? 0, lineOfKey[place] ?? 0];
    byText.set(keyText(key), known === undefined ? { key, match, values, line } : { ...known, values: known.values + values, line: Math.min(known.line, line) });
  }
  const shown = [...byText].toSorted((a, b) => b[1].values - a[1].values || a[1].line - b[1].line).slice(0, shownUnmatched);
  const guess = shown.length === 0 ? () => null : createNameGuesser(book.accounts());
  const unmatched: UnmatchedAccount[] = [];
  for (const [text, { key, match, values, line }] of shown) {
    const [candidate] = match.kind === 'unknown' ? match.candidates : [];
    unmatched.push({
      key: text, name: key.name, values, line,
      guess: candidate === undefined ? (guess(key.name || key.id) ?? guess(key.id)) : { id: candidate, name: book.accountName(candidate) },
      choice: match.kind === 'unknown' ? null : { accountId: match.kind === 'account' ? match.accountId : null },
    });
    await breathe();
  }
  return { unmatched, total: byText.size, matched };
};

/** Holds the values of a file against the book. Nothing is written; the look says what would be. */
export const lookAtUsage = async ({ context, reader, plan, breathe, tell }: PassParts, held: Pick<UsageLook, 'pack' | 'keys'> | null): Promise<UsageLook> => {
  const { db } = context.store;
  const pack = held?.pack ?? (await reader.usage());
  const keys: UsageKey[] = held?.keys ?? [];
  if (held === null) for await (const some of reader.keys(pack.keys)) keys.push(...some);
  const writes = context.store.writesSinceOpen();
  const book = await readBook(db, usageSystem, breathe);
  const matchOf = createKeyMatcher(book, plan.usage?.matches ?? []);
  const matches: KeyMatch[] = [];
  for (const key of keys) {
    matches.push(matchOf(key));
    await breathe();
  }
  const { matches: metrics, known } = matchMetrics(db, book, pack.metrics, plan.usage?.metrics ?? []);
  const accountColumn = reader.table?.columns[plan.mapping['accountExternalId'] ?? plan.mapping['account'] ?? -1]?.name ?? '';
  const report = createReport(pack, accountColumn);
  const [valuesOfKey, lineOfKey] = [new Float64Array(keys.length), new Float64Array(keys.length).fill(Number.MAX_SAFE_INTEGER)];
  const valuesOfMetric = new Float64Array(metrics.length);

  // Groups whose account and metric are one, because two keys or two names mean the same.
  const together = new Map<string, { accountId: string; metric: number; places: number[] }>();
  for (let place = 0; place < pack.groups.length; place += 4) {
    const [key = 0, metric = 0, from = 0, to = 0] = pack.groups.subarray(place, place + 4);
    valuesOfKey[key] = (valuesOfKey[key] ?? 0) + to - from;
    for (let at = from; at < to; at += 1) lineOfKey[key] = Math.min(lineOfKey[key] ?? 0, pack.lines[at] ?? 0);
    valuesOfMetric[metric] = (valuesOfMetric[metric] ?? 0) + to - from;
    const [match, kind] = [matches[key], metrics[metric]];
    if (match?.kind === 'left out') report.skip('Values of accounts that are left out', to - from);
    else if (kind?.isLeftOut === true) report.skip(`Values of ${kind.name}, which is left out`, to - from);
    else if (match?.kind === 'account') {
      const pair = `${match.accountId} ${kind?.metricId ?? kind?.key ?? ''}`;
      const one = together.get(pair) ?? { accountId: match.accountId, metric, places: [] };
      one.places.push(place);
      together.set(pair, one);
    }
    await breathe();
  }
  for (const [place, key] of keys.entries()) {
    const match = matches[place];
    const values = valuesOfKey[place] ?? 0;
    if (match?.kind !== 'unknown' || values === 0) continue;
    const reason = match.candidates.length > 0 ? 'Several accounts of the book fit.' : 'No account of the book has this id, mail domain or name.';
    report.wrong({ line: lineOfKey[place] ?? 0, column: accountColumn, value: keyText(key), reason: `${reason} ${countOf(values)} ${values === 1 ? 'is' : 'are'} left out until an account is chosen.` }, values);
  }

  const ridOf = db.prepare<[string], { rid: number }>('SELECT rid FROM accounts WHERE id = ?');
  const hasAny = db.prepare<object, { one: number }>('SELECT 1 AS one FROM usage_months WHERE account_rid = @accountRid AND metric_rid = @metricRid LIMIT 1');
  const stored = createUsageReader(db);
  const [first, last] = [pack.days[0] ?? null, pack.days.at(-1) ?? null];
  const series: Series[] = [];
  let at = 0;
  let told = 0;
  for (const { accountId, metric, places } of together.values()) {
    const kind = metrics[metric];
    if (kind === undefined) continue;
    const pair = { accountRid: ridOf.get(accountId)?.rid ?? -1, metricRid: kind.rid ?? -1 };
    const isFirst = hasAny.get(pair) === undefined;
    const known = new Map(isFirst ? [] : stored.points(pair, first ?? '', last ?? '').map(({ day, value }): [Day, number] => [day, value]));
    const found = valuesOf(pack, places);
    series.push({ accountId, metric, isFirst, values: lookAtSeries(found, known, `${book.accountName(accountId)}, ${kind.name}`, kind.name, report) });
    at += found.length;
    if (at - told > 5_000) {
      told = at;
      tell({ phase: 'checking', at, of: pack.values.length, counts: { ...report.counts }, changeId: null, preview: null });
    }
    await breathe();
  }
  const { unmatched, total, matched } = await reviewOf(book, keys, matches, valuesOfKey, lineOfKey, breathe);
  const preview = report.done({
    grain: plan.usage?.grain ?? pack.grain, from: first, to: last, matched, unmatched, unmatchedTotal: total, known,
    metrics: metrics.map(({ key, name, metricId, isLeftOut, aggregate }, place) => ({ key, name, metricId, isLeftOut, aggregate, values: valuesOfMetric[place] ?? 0 })),
  });
  return { pack, keys, writes, book, matches, metrics, series: series.filter(({ values }) => values.length > 0), preview };
};

/** Remembers what the person chose, so that the next file of the kind goes by itself. */
const rememberChoices = (to: Writer, { book, keys, matches, metrics }: UsageLook, idOf: (metric: MetricMatch) => string): void => {
  for (const [place, key] of keys.entries()) {
    const match = matches[place];
    if (match === undefined || match.kind === 'unknown' || match.by !== 'choice') continue;
    const recordId = match.kind === 'account' ? match.accountId : '';
    if (book.ofSystem('accounts', keyText(key)) !== recordId) to.refer('accounts', recordId, usageSystem, keyText(key));
  }
  for (const metric of metrics) {
    const recordId = metric.isLeftOut ? '' : idOf(metric);
    if (metric.isChosen && book.ofSystem('usage_metrics', metric.key) !== recordId) to.refer('usage_metrics', recordId, usageSystem, metric.key);
  }
};

type WriteParts = PassParts & { on: Connection; to: Writer };

/** Writes what a look found, as one batch, so that its commit is short. */
export const writeUsage = async (look: UsageLook, parts: WriteParts): Promise<void> => {
  const { counts } = look.preview;
  if (counts.new + counts.changed < manyPoints) return writeBatch(look, parts);
  await withEase(parts.on, parts.context.store.file, parts.breathe, (breathe) => writeBatch(look, { ...parts, breathe }));
};

/** Metrics that the book lacks are made first. */
const writeBatch = async (look: UsageLook, { context, file, on, to, breathe, tell }: WriteParts): Promise<void> => {
  const { store } = context;
  const ridOf = { accounts: on.prepare<[string], { rid: number }>('SELECT rid FROM accounts WHERE id = ? AND deleted_at IS NULL'), metrics: on.prepare<[string], { rid: number }>('SELECT rid FROM usage_metrics WHERE id = ?') };
  const { grain } = look.preview.usage ?? look.pack;
  const used = new Set(look.series.map(({ metric }) => metric));
  const ids = new Map<string, string>();
  const idOf = (metric: MetricMatch): string => {
    const id = metric.metricId ?? ids.get(metric.key) ?? to.insert('usage_metrics', { key: metric.key, name: metric.name, aggregate: metric.aggregate, grain, role: metric.role });
    ids.set(metric.key, id);
    return id;
  };
  const rids = look.metrics.map((metric, place) => (used.has(place) ? (ridOf.metrics.get(idOf(metric))?.rid ?? null) : null));
  rememberChoices(to, { ...look, metrics: look.metrics.filter((metric, place) => metric.isLeftOut || metric.metricId !== null || used.has(place)) }, idOf);

  const writer = createUsageWriter(on);
  const batch = writer.begin({ id: store.newId(), source: file.fileName ?? '', recordedAt: store.now().toISOString() });
  const of = look.series.reduce((sum, { values }) => sum + values.length, 0);
  let at = 0;
  let told = 0;
  const progress = (): void => tell({ phase: 'writing', at, of, counts: { ...look.preview.counts }, changeId: null, preview: null });
  progress();
  const pairs = look.series.map(({ accountId, metric, ...series }) => {
    const [accountRid, metricRid] = [ridOf.accounts.get(accountId)?.rid, rids[metric]];
    if (accountRid === undefined || metricRid === null || metricRid === undefined) throw new DaybookError('CONFLICT', 'An account or metric of the file was removed in the meantime. Check the file again.');
    return { accountRid, metricRid, ...series };
  });
  // In the order of the table, so that each page of it is written once.
  for (const { accountRid, metricRid, values, isFirst } of pairs.toSorted((one, other) => one.metricRid - other.metricRid || one.accountRid - other.accountRid)) {
    await writer.putAll(batch, { accountRid, metricRid }, values, isFirst, breathe);
    at += values.length;
    if (at - told > 5_000) {
      told = at;
      progress();
    }
    await breathe();
  }
  await writer.end(batch, of, breathe);
};
