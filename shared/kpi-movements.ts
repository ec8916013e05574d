import type { Day } from '#shared/days.ts';
import type { Measured } from '#shared/kpi-periods.ts';
import type { ArrEventKind } from '#shared/ledger.ts';

/** A movement of the ledger, as the KPIs look at it. */
export type KpiEvent = { on: Day; deltaMinor: number; currency: string; kind: ArrEventKind; isContractual: boolean; isEstimated: boolean };

/** From when to when an account was in this book, both days included; `null` is always, or until now. */
export type Owned = { from: Day | null; to: Day | null };

/** An account with its ledger, oldest movement first. */
export type KpiAccount = { id: string; name: string; segment: string | null; parentId: string | null; mergedIntoId: string | null; owned: readonly Owned[]; events: readonly KpiEvent[] };

/** What one minor unit of a currency is worth in exact parts of the book's currency (`toExact`), or `null` where there is no rate. */
export type FactorOf = (currency: string) => bigint | null;

/** How movements are looked at: from the start to the end only, or one by one (kpis.md). */
export const methods = ['point', 'movement'] as const;
export type Method = (typeof methods)[number];

/** What raises the ARR of a customer; an escalator is a price that the contract itself raises. */
export const gainLines = ['seats', 'tier', 'cross-sell', 'price', 'escalator'] as const;
export type GainLine = (typeof gainLines)[number];
/** What lies between the ARR at the start and at the end of a book, in the order of the waterfall. */
export const lines = ['new', 'win-back', ...gainLines, 'contraction', 'churn', 'transfer-in', 'transfer-out'] as const;
export type Line = (typeof lines)[number];
export type Lines = Partial<Record<Line, bigint>>;

/** An account in a period, in exact money. `lines` add up to `end` − `start`. */
export type Movement = {
  start: bigint;
  end: bigint;
  /** What counts for gross retention: never more than `start`. */
  kept: bigint;
  lines: Lines;
  hasStart: boolean;
  hasEnd: boolean;
  /** Whether it had ARR on any day before the start. */
  hadBefore: boolean;
  isEstimated: boolean;
  /** Days of the period on which it began or ceased to have ARR, in order. */
  turns: { on: Day; hasArr: boolean }[];
  /** Currencies without a rate; the money of the account is then not known. */
  missing: string[];
};

const sumOf = (parts: Iterable<bigint>): bigint => {
  let sum = 0n;
  for (const part of parts) sum += part;
  return sum;
};

/** Running balances of one account by currency, in minor units. */
const createBalance = (factorOf: FactorOf) => {
  const balances = new Map<string, number>();
  const known = (): { exact: bigint; missing: string[] } => {
    const missing: string[] = [];
    let exact = 0n;
    for (const [currency, minor] of balances) {
      const factor = minor === 0 ? 0n : factorOf(currency);
      if (factor === null) missing.push(currency);
      else exact += BigInt(minor) * factor;
    }
    return { exact, missing };
  };
  return {
    add: ({ currency, deltaMinor }: Pick<KpiEvent, 'currency' | 'deltaMinor'>): void => void balances.set(currency, (balances.get(currency) ?? 0) + deltaMinor),
    known,
    /** Needs no rate but where one currency is above zero and another below. */
    isPositive: (): boolean => {
      let [above, below] = [false, false];
      for (const minor of balances.values()) {
        above ||= minor > 0;
        below ||= minor < 0;
      }
      return above && (!below || known().exact > 0n);
    },
  };
};

const isGain = (kind: ArrEventKind): kind is 'seats' | 'tier' | 'cross-sell' | 'price' => kind === 'seats' || kind === 'tier' || kind === 'cross-sell' || kind === 'price';

/** The line of a movement of an account that was a customer at the start. What is sold anew to a customer is cross-sell; a fall is a contraction, whatever it was booked as. */
const lineOf = ({ kind, deltaMinor, isContractual }: KpiEvent): Line | null => {
  if (kind === 'transfer-in' || kind === 'transfer-out') return null;
  if (kind === 'churn' || kind === 'contraction') return kind;
  if (deltaMinor < 0) return 'contraction';
  if (kind === 'win-back') return kind;
  return isGain(kind) ? (isContractual ? 'escalator' : kind) : 'cross-sell';
};

/** A net gain split by what raised the ARR, in proportion; the last part takes what does not divide. Without a known cause it is cross-sell. */
const shared = (gain: bigint, raised: Lines): Lines => {
  const parts = gainLines.map((line) => [line, raised[line] ?? 0n] as const).filter(([, part]) => part > 0n);
  const whole = sumOf(parts.map(([, part]) => part));
  if (whole === 0n) return { 'cross-sell': gain };
  let left = gain;
  const split: Lines = {};
  for (const [at, [line, part]] of parts.entries()) {
    const share = at === parts.length - 1 ? left : (gain * part) / whole;
    split[line] = share;
    left -= share;
  }
  return split;
};

const pointLines = (start: bigint, end: bigint, raised: Lines): Lines => {
  if (end > start) return shared(end - start, raised);
  if (end === start) return {};
  return end > 0n ? { contraction: end - start } : { churn: end - start };
};

/** What an account lost in a period, fall by fall, but never more than it had at the start. */
const keptByMovement = (start: bigint, end: bigint, found: Lines): bigint => {
  const after = start + (found.contraction ?? 0n) + (found.churn ?? 0n);
  const kept = after < 0n ? 0n : after > start ? start : after;
  return kept < end ? kept : end;
};

const signed = (found: Lines): Lines => Object.fromEntries(Object.entries(found).filter(([, part]) => part !== 0n));

/**
 * What happened to an account in a period. An account that had no ARR at the start is new, or a win-back where it had some before, with all that it has at the end.
 * One that had some moves by its lines: point to point they are net, movement by movement they are what was booked.
 */
export const movementOf = (events: readonly KpiEvent[], { from, to }: Pick<Measured, 'from' | 'to'>, method: Method, factorOf: FactorOf): Movement => {
  const balance = createBalance(factorOf);
  let at = 0;
  let hadBefore = false;
  const dayOf = (index: number): Day => events[index]?.on ?? '';
  const takeDay = (): void => {
    for (const on = dayOf(at); at < events.length && dayOf(at) === on; at += 1) balance.add(events[at] as KpiEvent);
  };
  while (at < events.length && dayOf(at) < from) {
    takeDay();
    hadBefore ||= balance.isPositive();
  }
  const opened = balance.known();
  const hasStart = balance.isPositive();
  const turns: Movement['turns'] = [];
  const within = at;
  for (let hasArr = hasStart; at < events.length && dayOf(at) <= to; ) {
    const on = dayOf(at);
    takeDay();
    if (balance.isPositive() === hasArr) continue;
    hasArr = !hasArr;
    turns.push({ on, hasArr });
  }
  const inside = events.slice(within, at);
  const closed = balance.known();
  const missing = [...new Set([...opened.missing, ...closed.missing, ...inside.filter(({ currency, deltaMinor }) => deltaMinor !== 0 && factorOf(currency) === null).map(({ currency }) => currency)])];
  const [start, end] = [opened.exact, closed.exact];
  const about = { start, end, hasStart, hasEnd: balance.isPositive(), hadBefore, turns, missing, isEstimated: events.slice(0, at).some(({ isEstimated }) => isEstimated) };
  if (!hasStart) return { ...about, kept: 0n, lines: signed({ [hadBefore ? 'win-back' : 'new']: end - start }) };
  const found: Lines = {};
  for (const event of inside) {
    const line = lineOf(event);
    if (line !== null) found[line] = (found[line] ?? 0n) + BigInt(event.deltaMinor) * (factorOf(event.currency) ?? 0n);
  }
  return method === 'point' ? { ...about, kept: end < start ? end : start, lines: pointLines(start, end, found) } : { ...about, kept: keptByMovement(start, end, found), lines: signed(found) };
};
