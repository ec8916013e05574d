import type { Day } from '#shared/days.ts';
import { gainLines, lines as lineOrder, type KpiAccount, type Line, type Lines, type Method, type Movement, type Owned } from '#shared/kpi-movements.ts';
import type { Measured } from '#shared/kpi-periods.ts';
import type { KpiKey } from '#shared/kpi-names.ts';

/** Whose accounts: those of the book when the period opened (default), or those of it today. */
export const ownerships = ['start', 'now'] as const;
export type Ownership = (typeof ownerships)[number];

export const isOwnedOn = (owned: readonly Owned[], on: Day): boolean => owned.some(({ from, to }) => (from === null || from <= on) && (to === null || to >= on));

/** The one that an account leads to by a pointer of its own; a ring leads back to where it was entered. */
const follow = (accounts: ReadonlyMap<string, KpiAccount>, id: string, next: (account: KpiAccount) => string | null): string => {
  const seen = new Set<string>();
  for (let at = id; ;) {
    seen.add(at);
    const account = accounts.get(at);
    const to = account === undefined ? null : next(account);
    if (to === null || !accounts.has(to)) return at;
    if (seen.has(to)) return [...seen].toSorted()[0] ?? id;
    at = to;
  }
};

/** An account that counts, with the ledgers of those that were merged into it, and the logo that it belongs to. */
export type Counted = KpiAccount & { logoId: string };

/** The accounts that count: a merged one adds its ledger to its survivor, and the topmost parent is the logo of all below it. */
export const countedOf = (all: readonly KpiAccount[]): Counted[] => {
  const byId = new Map(all.map((account) => [account.id, account]));
  const survivors = Map.groupBy(all, ({ id, mergedIntoId }) => (mergedIntoId === null ? id : follow(byId, id, (account) => account.mergedIntoId)));
  const survivorOf = new Map([...survivors].flatMap(([id, merged]) => merged.map((one) => [one.id, id] as const)));
  return [...survivors].flatMap(([id, merged]) => {
    const account = byId.get(id);
    if (account === undefined) return [];
    const top = follow(byId, id, ({ parentId }) => (parentId === null ? null : (survivorOf.get(parentId) ?? null)));
    const events = merged.length === 1 ? account.events : merged.flatMap((one) => one.events).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    return [{ ...account, events, logoId: survivorOf.get(top) ?? top }];
  });
};

/** What is asked: whose accounts, by which method, of which segment (`null` is all). */
export type KpiScope = { owned: Ownership; method: Method; segment: string | null };

/** An account that is in the book at the start of a period, at its end, or both. */
export type KpiRow = { account: Counted; movement: Movement; ownsStart: boolean; ownsEnd: boolean };

/** True for an account of the closed cohort: in the book with ARR when the period opened. */
export const isInCohort = ({ ownsStart, movement }: KpiRow): boolean => ownsStart && movement.hasStart;

/**
 * What happened to the accounts of a book in a period; those that never had any ARR are left out.
 * @param today the day of the view "owned now"
 * @param moved what happened to an account in the period (`movementOf`)
 */
export const rowsOf = (accounts: readonly Counted[], measured: Pick<Measured, 'from' | 'to'>, scope: Omit<KpiScope, 'method'>, today: Day, moved: (account: Counted) => Movement): KpiRow[] => {
  const [atStart, atEnd] = scope.owned === 'now' ? [today, today] : [measured.from, measured.to];
  const rows: KpiRow[] = [];
  for (const account of accounts) {
    if (scope.segment !== null && account.segment !== scope.segment) continue;
    const [ownsStart, ownsEnd] = [isOwnedOn(account.owned, atStart), isOwnedOn(account.owned, atEnd)];
    if (!ownsStart && !ownsEnd) continue;
    const movement = moved(account);
    if (movement.start !== 0n || movement.end !== 0n || movement.turns.length > 0 || movement.missing.length > 0) rows.push({ account, movement, ownsStart, ownsEnd });
  }
  return rows;
};

/** What an account adds to the waterfall of a book, in exact money: `start` and all `lines` add up to `end`. */
export type Steps = { start: bigint; lines: Lines; end: bigint };

/**
 * The steps of an account. All that happens to an account of the start counts, whoever had it then; one that left leaves with what it has at the end. One that came with
 * ARR comes with what it has at the end; one that had none at the start is new, or a win-back.
 */
export const stepsOf = ({ movement: { start, end, lines, hasStart }, ownsStart, ownsEnd }: KpiRow): Steps => {
  if (!ownsStart) return { start: 0n, lines: end === 0n ? {} : hasStart ? { 'transfer-in': end } : { [lines['win-back'] === undefined ? 'new' : 'win-back']: end }, end };
  return ownsEnd || end === 0n ? { start, lines, end: ownsEnd ? end : 0n } : { start, lines: { ...lines, 'transfer-out': -end }, end: 0n };
};

/** The waterfall of a book: what its accounts had at the start, each line, and what it has at the end. Accounts with money that is not known are left out. */
export const waterfallOf = (rows: readonly KpiRow[]): Steps => {
  const sum: Steps = { start: 0n, lines: Object.fromEntries(lineOrder.map((line) => [line, 0n])), end: 0n };
  for (const row of rows) {
    if (row.movement.missing.length > 0) continue;
    const { start, lines, end } = stepsOf(row);
    sum.start += start;
    sum.end += end;
    for (const line of lineOrder) sum.lines[line] = (sum.lines[line] ?? 0n) + (lines[line] ?? 0n);
  }
  return sum;
};

/** A figure over its base, both exact: money in exact parts, or counts. */
export type Fraction = { numerator: bigint; base: bigint };
/** `null` over nothing: "n/a", never 0 % or 100 % (kpis.md). */
export const shareOf = ({ numerator, base }: Fraction): number | null => (base <= 0n ? null : Number(numerator) / Number(base));

/** The churn of a year at that of a period of some months: 1 − (1 − m)^12, where m is the churn of a month. */
export const annualised = (churn: number, months: number): number => 1 - (1 - churn) ** (12 / months);

/** A logo of the cohort, with whether it was lost. `rows` are its accounts in the cohort. */
export type Logo = { id: string; rows: KpiRow[]; isLost: boolean };

const wasWithout = (members: readonly Movement[]): boolean => {
  let having = members.filter(({ hasStart }) => hasStart).length;
  const days = Map.groupBy(members.flatMap(({ turns }) => turns), ({ on }) => on);
  return [...days.keys()].toSorted().some((on) => {
    for (const { hasArr } of days.get(on) ?? []) having += hasArr ? 1 : -1;
    return having === 0;
  });
};

/** The logos of the cohort. One is lost once no account of it has ARR: at the end, or on any day in the movement view. `membersOf` answers how the other accounts of a logo moved. */
export const logosOf = (rows: readonly KpiRow[], method: Method, membersOf: (logoId: string) => readonly Movement[]): Logo[] =>
  [...Map.groupBy(rows.filter(isInCohort), ({ account }) => account.logoId)].map(([id, own]) => {
    const members = membersOf(id);
    return { id, rows: own, isLost: members.every(({ hasEnd }) => !hasEnd) || (method === 'movement' && wasWithout(members)) };
  });

export const ledgerKpis = ['nrr', 'grr', 'gross-churn', 'net-churn', 'logo-churn', 'logo-churn-annual', 'expansion', 'expansion-earned', 'expansion-seats', 'expansion-tier', 'expansion-cross-sell', 'expansion-price', 'new-arr', 'win-back'] as const satisfies KpiKey[];
export type LedgerKpi = (typeof ledgerKpis)[number];

/** The lines that a KPI of expansion counts. */
export const linesOf: Partial<Record<LedgerKpi, readonly Line[]>> = {
  expansion: gainLines, 'expansion-earned': ['seats', 'tier', 'cross-sell', 'price'], 'expansion-seats': ['seats'], 'expansion-tier': ['tier'], 'expansion-cross-sell': ['cross-sell'], 'expansion-price': ['price', 'escalator'],
  'new-arr': ['new'], 'win-back': ['win-back'],
};

export type MoneyKpi = Exclude<LedgerKpi, 'logo-churn' | 'logo-churn-annual'>;
/** True for a KPI of the ledger that is of money; the others of the ledger count logos. */
export const isMoneyKpi = (key: KpiKey): key is MoneyKpi => (ledgerKpis as readonly string[]).includes(key) && key !== 'logo-churn' && key !== 'logo-churn-annual';
const retained: Partial<Record<MoneyKpi, (movement: Movement) => bigint>> = {
  nrr: ({ end }) => end, grr: ({ kept }) => kept, 'gross-churn': ({ start, kept }) => start - kept, 'net-churn': ({ start, end }) => start - end,
};

/** What an account adds to a KPI of money and to its base, in exact money. */
export const partOf = (kpi: MoneyKpi, row: KpiRow): Fraction => {
  const counts = isInCohort(row);
  const found = retained[kpi];
  if (found !== undefined) return counts ? { numerator: found(row.movement), base: row.movement.start } : { numerator: 0n, base: 0n };
  const isFlow = kpi === 'new-arr' || kpi === 'win-back';
  const { lines } = isFlow ? stepsOf(row) : row.movement;
  return { numerator: counts === isFlow ? 0n : (linesOf[kpi] ?? []).reduce((sum, line) => sum + (lines[line] ?? 0n), 0n), base: counts && !isFlow ? row.movement.start : 0n };
};

/** Some accounts of a book: how many, how many of them have usage-priced ARR, and in which currencies those are whose money is not known. */
export type Members = { accounts: number; estimated: number; missing: string[]; without: number };
/** What the accounts of a book add up to, in exact money: the cohort at the start, at the end and what it kept, each line of its movements, and each line of those that joined. */
export type Sums = { start: bigint; end: bigint; kept: bigint; gained: Lines; joined: Lines; cohort: Members; others: Members };
const summed = new WeakMap<readonly KpiRow[], Sums>();

const none = (): Members => ({ accounts: 0, estimated: 0, missing: [], without: 0 });
const count = (members: Members, { isEstimated, missing }: Movement): void => {
  members.accounts += 1;
  if (isEstimated) members.estimated += 1;
  if (missing.length === 0) return;
  members.without += 1;
  members.missing = [...new Set([...members.missing, ...missing])].toSorted();
};
const addTo = (sums: Lines, lines: Lines): void => {
  for (const line of lineOrder) {
    const part = lines[line];
    if (part !== undefined) sums[line] = (sums[line] ?? 0n) + part;
  }
};

/** All sums in one pass, once for the same rows: every KPI of money asks for them. */
export const sumsOf = (rows: readonly KpiRow[]): Sums => {
  const before = summed.get(rows);
  if (before !== undefined) return before;
  const sums: Sums = { start: 0n, end: 0n, kept: 0n, gained: {}, joined: {}, cohort: none(), others: none() };
  for (const row of rows) {
    const { start, end, kept, lines, missing } = row.movement;
    const counts = isInCohort(row);
    count(counts ? sums.cohort : sums.others, row.movement);
    if (missing.length > 0) continue;
    if (!counts) {
      addTo(sums.joined, stepsOf(row).lines);
      continue;
    }
    sums.start += start;
    sums.end += end;
    sums.kept += kept;
    addTo(sums.gained, lines);
  }
  summed.set(rows, sums);
  return sums;
};

/** A KPI of money over some accounts; those with money that is not known are left out. */
export const fractionOf = (kpi: MoneyKpi, rows: readonly KpiRow[]): Fraction => {
  const { start, end, kept, gained, joined } = sumsOf(rows);
  const numerators: Partial<Record<MoneyKpi, bigint>> = { nrr: end, grr: kept, 'gross-churn': start - kept, 'net-churn': start - end };
  const isFlow = kpi === 'new-arr' || kpi === 'win-back';
  const lines = isFlow ? joined : gained;
  return { numerator: numerators[kpi] ?? (linesOf[kpi] ?? []).reduce((sum, line) => sum + (lines[line] ?? 0n), 0n), base: isFlow ? 0n : start };
};
