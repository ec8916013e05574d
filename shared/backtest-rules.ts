import { aucOf, rocOf, type Auc, type RocPoint } from '#shared/auc.ts';
import { followersOf, isActive, renewalDue, type ContractTerm } from '#shared/contracts.ts';
import { addDays, type Day } from '#shared/days.ts';
import type { BacktestLimits } from '#shared/presets/backtest-limits.ts';
import { wilson } from '#shared/wilson.ts';

/** What became of a renewal: for the same or more ARR, for less, or not at all. */
export const outcomes = ['renewed', 'contracted', 'churned'] as const;
export type Outcome = (typeof outcomes)[number];
export const bandNames = ['green', 'yellow', 'red'] as const;
export type Band = (typeof bandNames)[number];
/** What a backtest calls lost: churn alone, or a contraction too. */
export const lossKinds = ['churned', 'churned-or-contracted'] as const;
export type LossIs = (typeof lossKinds)[number];

export const isLoss = (outcome: Outcome, lossIs: LossIs): boolean => outcome === 'churned' || (outcome === 'contracted' && lossIs === 'churned-or-contracted');

/** A renewal that is decided. ARR is in minor units of `currency`; `decidedOn` is the start of what followed, or the day it was due. */
export type Decided<Term> = { dueOn: Day; decidedOn: Day; outcome: Outcome; contracts: Term[]; beforeMinor: number; afterMinor: number; currency: string };

const sumMinor = (terms: readonly ContractTerm[]): number => terms.reduce((sum, { arrMinor }) => sum + arrMinor, 0);

/** Of what takes over from a contract: at its end under its name, else at its end, else earlier under its name. `isMerged` says that the latter took over at the end of another contract too. */
const successors = <Term extends ContractTerm>(contract: Term, all: readonly Term[], graceDays: number): { next: Term[]; isMerged: boolean } => {
  const isAtEnd = (one: ContractTerm, next: Term): boolean => one.endOn !== null && next.startOn >= addDays(one.endOn, -graceDays);
  const found = followersOf(contract, all, graceDays);
  const atEnd = found.filter((next) => isAtEnd(contract, next));
  const named = atEnd.filter((next) => next.name === contract.name);
  if (atEnd.length > 0) return { next: named.length > 0 ? named : atEnd, isMerged: false };
  const isShared = found.some((next) => all.some((other) => other !== contract && isAtEnd(other, next) && followersOf(other, [next], graceDays).length > 0));
  return { next: found, isMerged: isShared };
};

const decide = <Term extends ContractTerm>(due: Day, group: readonly Term[], all: readonly Term[], today: Day, graceDays: number): Decided<Term> | null => {
  const currency = group[0]?.currency ?? '';
  const followed = group.map((one) => ({ one, ...successors(one, all, graceDays) }));
  const isOpen = followed.some(({ one, next }) => next.length === 0 && (one.endOn ?? today) >= addDays(today, -graceDays));
  if (isOpen || followed.some(({ isMerged }) => isMerged)) return null;
  const next = [...new Set(followed.flatMap((own) => own.next))].filter((one) => !group.includes(one));
  const decidedOn = next.map(({ startOn }) => startOn).toSorted()[0] ?? due;
  if (decidedOn > today || next.some((one) => one.currency !== currency)) return null;
  const beforeMinor = sumMinor(group);
  const afterMinor = sumMinor(next);
  const graceEnd = addDays(group.reduce((last, { endOn }) => (endOn !== null && endOn > last ? endOn : last), ''), graceDays);
  // A partial cancellation is a contraction (kpis.md): the account goes on with another contract.
  const goesOn = next.length > 0 || all.some((one) => !group.includes(one) && one.arrMinor > 0 && isActive(one, graceEnd));
  const outcome: Outcome = !goesOn ? 'churned' : afterMinor < beforeMinor || next.length === 0 ? 'contracted' : 'renewed';
  return { dueOn: due, decidedOn, outcome, contracts: [...group], beforeMinor, afterMinor, currency };
};

/**
 * The decided renewals of one account, the earliest first: contracts due on the same day in the same currency are one renewal. A contract
 * that nothing followed is churn once the grace is over (kpis.md, renewal rate). Left out are those not decided on `today`, contracts
 * without ARR, those that went on in another currency, and those that went into the renewal of another contract before their end.
 */
export const decidedRenewals = <Term extends ContractTerm>(contracts: readonly Term[], today: Day, graceDays: number): Decided<Term>[] => {
  const ended = contracts.filter((one) => one.endOn !== null && one.arrMinor > 0 && (renewalDue(one) ?? '') !== '');
  return [...Map.groupBy(ended, (one) => `${renewalDue(one)} ${one.currency}`).values()]
    .flatMap((group) => decide(renewalDue(group[0] ?? { endOn: null, renewalOn: null }) ?? '', group, contracts, today, graceDays) ?? [])
    .toSorted((a, b) => (a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : 0));
};

/** A score beside what became of it. A red override has a band without a score; it counts in the bands, not in the AUC. `isIntervened` says that somebody worked on saving the account. */
export type Observed = { outcome: Outcome; score: number | null; band: Band | null; isIntervened: boolean };

/** A share with its Wilson interval, each 0 to 1; `rate` is `null` of nothing. */
export type Share = { count: number; of: number; rate: number | null; low: number; high: number };

export const shareOf = (count: number, of: number): Share => ({ count, of, rate: of === 0 ? null : count / of, ...wilson(count, of) });

/** The rows of a band; `null` is no score. `lost` is withheld under the minimum. */
export type BandRow = { band: Band | null; counts: Record<Outcome, number>; total: number; lost: Share | null };

/** `one-kind`: nothing was kept, so there is nothing to compare. `constant`: every score is the same. */
export type Verdict = 'counts-only' | 'one-kind' | 'constant' | 'no-signal' | 'wrong-way' | 'signal';

/** What a backtest found. Everything but the counts is withheld where `verdict` is `counts-only`. */
export type Findings = {
  /** Outcomes with a band, and the losses among them. */
  outcomes: number;
  losses: number;
  withoutScore: number;
  bands: BandRow[];
  /** Of the lost, those that were not green. */
  recall: Share | null;
  /** Of those that were not green, the lost; the saved ones are left out, for they were no false alarms. */
  precision: Share | null;
  /** Not green, intervened and kept. */
  saved: number;
  auc: Auc | null;
  roc: RocPoint[];
  verdict: Verdict;
};

/** What an AUC says with its interval: 0.5 inside of it is no signal, wholly below it the score points the wrong way. */
export const verdictOf = ({ low, high }: Auc): 'no-signal' | 'wrong-way' | 'signal' => (low > 0.5 ? 'signal' : high < 0.5 ? 'wrong-way' : 'no-signal');

/** The AUC and its verdict over rows with scores of which more means renewal. */
export const judge = (kept: readonly number[], lost: readonly number[], limits: Pick<BacktestLimits, 'minOutcomes' | 'minLosses'>): { auc: Auc | null; verdict: Verdict } => {
  if (kept.length + lost.length < limits.minOutcomes || lost.length < limits.minLosses) return { auc: null, verdict: 'counts-only' };
  if (kept.length < 2) return { auc: null, verdict: 'one-kind' };
  const [first] = kept;
  if (kept.every((score) => score === first) && lost.every((score) => score === first)) return { auc: null, verdict: 'constant' };
  const auc = aucOf(kept, lost);
  return auc === null ? { auc, verdict: 'one-kind' } : { auc, verdict: verdictOf(auc) };
};

type Cell = { counts: Record<Outcome, number>; total: number };
const empty = (): Cell => ({ counts: { renewed: 0, contracted: 0, churned: 0 }, total: 0 });

/**
 * How scores did against what then happened (kpis.md, "Health backtest"). An account that was not green and was saved stays among the kept
 * in the AUC, since taking it out would flatter the score; it is no false alarm in the precision.
 */
export const findingsOf = (rows: Iterable<Observed>, lossIs: LossIs, limits: Pick<BacktestLimits, 'minOutcomes' | 'minLosses'>): Findings => {
  const cells: Record<Band | 'none', Cell> = { green: empty(), yellow: empty(), red: empty(), none: empty() };
  const [kept, lost]: [number[], number[]] = [[], []];
  let saved = 0;
  for (const { outcome, score, band, isIntervened } of rows) {
    const cell = cells[band ?? 'none'];
    cell.counts[outcome] += 1;
    cell.total += 1;
    if (band === null) continue;
    const isLost = isLoss(outcome, lossIs);
    if (score !== null) (isLost ? lost : kept).push(score);
    if (!isLost && isIntervened && band !== 'green') saved += 1;
  }
  const { auc, verdict } = judge(kept, lost, limits);
  const isWithheld = verdict === 'counts-only';
  const lostIn = ({ counts }: Cell): number => counts.churned + (lossIs === 'churned' ? 0 : counts.contracted);
  const bands = [...bandNames, null].flatMap((band): BandRow[] => {
    const cell = cells[band ?? 'none'];
    return band === null && cell.total === 0 ? [] : [{ band, ...cell, lost: isWithheld ? null : shareOf(lostIn(cell), cell.total) }];
  });
  const alarms = [cells.yellow, cells.red];
  const warned = alarms.reduce((sum, cell) => sum + lostIn(cell), 0);
  const notGreen = alarms.reduce((sum, { total }) => sum + total, 0);
  const losses = warned + lostIn(cells.green);
  return {
    outcomes: notGreen + cells.green.total,
    losses,
    withoutScore: cells.none.total,
    bands,
    recall: isWithheld ? null : shareOf(warned, losses),
    precision: isWithheld ? null : shareOf(warned, notGreen - saved),
    saved,
    auc,
    roc: auc === null ? [] : rocOf(kept, lost),
    verdict,
  };
};

/** The middle of some figures, `null` of none. */
export const medianOf = (figures: readonly number[]): number | null => {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  const lower = sorted.length % 2 === 1 ? upper : sorted[middle - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
};
