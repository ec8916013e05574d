import type { UnmatchedAccount, UsagePlan } from '#shared/imports.ts';
import { guessMetric, type MetricGuess } from '#electron/imports/metric-guess.ts';
import type { UsageKey } from '#electron/imports/usage-pack.ts';
import { fold } from '#electron/imports/values.ts';
import type { Connection } from '#electron/store/connection.ts';
import { companyDomain, type Book } from './imports-book.ts';

/** The name that a choice about a key, or a metric, is remembered under. An empty record says that it is left out. */
export const usageSystem = 'usage';

/** What a key is called in the review, and in the references. */
export const keyText = ({ id, name }: UsageKey): string => id || name;

export type KeyMatch = { kind: 'account'; accountId: string; by: 'book' | 'choice' } | { kind: 'left out'; by: 'book' | 'choice' } | { kind: 'unknown'; candidates: string[] };

/** The account of a key: as the person chose, else as was chosen before, by an id of any system, by its own id, by mail domain, by name. */
export const createKeyMatcher = (book: Book, matches: UsagePlan['matches']) => {
  const chosen = new Map(matches.map(({ key, accountId }) => [key, accountId]));
  return (key: UsageKey): KeyMatch => {
    const choice = chosen.get(keyText(key));
    if (choice === null) return { kind: 'left out', by: 'choice' };
    if (choice !== undefined && book.accountName(choice) !== '') return { kind: 'account', accountId: choice, by: 'choice' };
    const texts = [key.id, key.name].filter((text) => text !== '');
    const domains = texts.map((text) => (text.includes('@') ? companyDomain(text) : /^[^\s@]+\.[a-z]{2,}$/i.test(text) ? companyDomain(`@${text}`) : '')).filter((domain) => domain !== '');
    const ways = [
      ...texts.map((text) => (): string[] => book.referred('accounts', text)),
      ...texts.map((text) => (): string[] => (book.accountName(text) === '' ? [] : [text])),
      ...domains.map((domain) => (): string[] => book.accountsOfDomain(domain)),
      ...texts.map((text) => (): string[] => book.accountsNamed(text)),
    ];
    for (const way of ways) {
      const found = way();
      if (found.length === 1 && found[0] === '') return { kind: 'left out', by: 'book' };
      const there = found.filter((id) => book.accountName(id) !== '');
      const [only] = there;
      if (only !== undefined) return there.length === 1 ? { kind: 'account', accountId: only, by: 'book' } : { kind: 'unknown', candidates: there };
    }
    return { kind: 'unknown', candidates: [] };
  };
};

const legal = /\b(?:inc|llc|ltd|limited|gmbh|ag|kg|co|corp|corporation|company|group|holding|holdings|sa|sas|srl|spa|bv|nv|ab|oy|as|plc|the|und|and)\b/g;
const bare = (name: string): string => fold(name).replaceAll(/[^\p{L}\p{N}]+/gu, ' ').replaceAll(legal, ' ').replaceAll(/\s+/g, ' ').trim();

const pairsOf = (text: string): Set<string> => {
  const joined = text.replaceAll(' ', '');
  return new Set(Array.from({ length: Math.max(0, joined.length - 1) }, (_, at) => joined.slice(at, at + 2)));
};
/** How alike two names are by their pairs of letters, 0 to 1 (Dice). */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size + b.size === 0) return 0;
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  return (2 * both) / (a.size + b.size);
};
const alike = 0.6;

/** Guesses an account by a name that is nearly its own: among those that share a word or its beginning, the most alike. */
export const createNameGuesser = (accounts: readonly { id: string; name: string }[]) => {
  const known = accounts.map(({ id, name }) => ({ id, name, bare: bare(name), pairs: pairsOf(bare(name)) }));
  const beginnings = (text: string): string[] => text.split(' ').filter((word) => word.length >= 3).map((word) => word.slice(0, 4));
  const byBeginning = Map.groupBy(known.flatMap((one) => [...new Set(beginnings(one.bare))].map((start) => ({ start, one }))), ({ start }) => start);
  return (text: string): UnmatchedAccount['guess'] => {
    const wanted = bare(text.includes('@') || /\.[a-z]{2,}$/i.test(text) ? text.replace(/^.*@/, '').replace(/\.[a-z.]+$/i, '') : text);
    const pairs = pairsOf(wanted);
    let best: { id: string; name: string; score: number } | null = null;
    for (const { one } of new Set(beginnings(wanted).flatMap((start) => byBeginning.get(start) ?? []))) {
      const score = one.bare === wanted ? 1 : likeness(pairs, one.pairs);
      if (score >= alike && (best === null || score > best.score)) best = { id: one.id, name: one.name, score };
    }
    return best === null ? null : { id: best.id, name: best.name };
  };
};

export type MetricMatch = MetricGuess & { key: string; metricId: string | null; rid: number | null; isLeftOut: boolean; isChosen: boolean };
type StoredMetric = { rid: number; id: string; key: string; name: string; aggregate: MetricGuess['aggregate']; role: string };

/** The metric of the book for each of a file: as chosen, as chosen before, by its key, by its name; else a new one. */
export const matchMetrics = (db: Connection, book: Book, names: readonly string[], choices: UsagePlan['metrics']): { matches: MetricMatch[]; known: { id: string; name: string }[] } => {
  const stored = db.prepare<[], StoredMetric>('SELECT rid, id, key, name, aggregate, role FROM usage_metrics WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE').all();
  const byId = new Map(stored.map((one) => [one.id, one]));
  const byKey = new Map(stored.map((one) => [one.key, one]));
  const byName = new Map(stored.map((one) => [fold(one.name), one]));
  const chosen = new Map(choices.map(({ key, to }) => [key, to]));
  const roles = new Set(stored.map(({ role }) => role));
  const matches = names.map((text): MetricMatch => {
    const key = text.toLowerCase();
    const guess = guessMetric(text);
    const said = chosen.get(key);
    const before = book.ofSystem('usage_metrics', key);
    const found = said === undefined ? (byId.get(before ?? '') ?? byKey.get(key) ?? byName.get(fold(text)) ?? byName.get(fold(guess.name))) : byId.get(said);
    const isLeftOut = said === 'leave out' || (said === undefined && before === '');
    // A role that the book has a metric for already is not given twice: health would add the two up.
    const role = roles.has(guess.role) ? 'none' : guess.role;
    if (found === undefined && !isLeftOut) roles.add(role);
    return { ...guess, role, key, isLeftOut, isChosen: said !== undefined, metricId: found?.id ?? null, rid: found?.rid ?? null, ...(found === undefined ? {} : { name: found.name, aggregate: found.aggregate }) };
  });
  return { matches, known: stored.map(({ id, name }) => ({ id, name })) };
};
