import type { Day } from '#shared/days.ts';
import type { ArrEventKind } from '#shared/ledger.ts';

/** A line with ARR and the days on which it runs: from its first day to the day before `to`, which is empty while nothing ends it. */
export type Span = {
  contractId: string;
  /** Of the line; of the contract where the contract has no lines. */
  lineId: string;
  productId: string | null;
  /** Lines with the same key are the same product. */
  productKey: string;
  currency: string;
  quantity: number | null;
  arrMinor: number;
  escalatorPercent: number;
  isEstimated: boolean;
  from: Day;
  to: Day | null;
};

/** One movement of a day. `part` tells those apart that the same line makes on the same day. */
export type Move = { span: Span; edge: 'start' | 'end'; part: string; kind: ArrEventKind; deltaMinor: number; isContractual: boolean; isEstimated: boolean };

type Group = { key: string; before: readonly Span[]; after: readonly Span[]; started: readonly Span[]; ended: readonly Span[] };

const sum = (spans: readonly Span[]): number => spans.reduce((total, { arrMinor }) => total + arrMinor, 0);
const roundHalfAway = (value: number): number => Math.sign(value) * Math.round(Math.abs(value)) || 0;
const quantityOf = (spans: readonly Span[]): number | null => spans.reduce<number | null>((total, { quantity }) => (total === null || quantity === null ? null : total + quantity), 0);
const first = (spans: readonly Span[]): Span | undefined => spans.toSorted((a, b) => (a.lineId < b.lineId ? -1 : 1))[0];

const move = ({ started, ended, before, after }: Group, part: string, kind: ArrEventKind, deltaMinor: number, isContractual = false): Move[] => {
  const at = first(started);
  const span = at ?? first(ended);
  if (span === undefined || deltaMinor === 0) return [];
  return [{ span, edge: at === undefined ? 'end' : 'start', part, kind, deltaMinor, isContractual, isEstimated: [...before, ...after].some((one) => one.isEstimated) }];
};

const upOr = (delta: number, kind: ArrEventKind): ArrEventKind => (delta < 0 ? 'contraction' : kind);

/** What the contracts themselves raise the price by, at most: of the lines that end on the day, weighed by their ARR, over what goes on at the old price. */
const escalation = (ended: readonly Span[], basis: number): number => {
  const arr = sum(ended);
  return arr === 0 ? 0 : roundHalfAway((Math.max(0, basis) * ended.reduce((total, one) => total + one.arrMinor * one.escalatorPercent, 0)) / arr / 100);
};

/** The same product before and after: change of quantity × old unit price, and the rest is price. */
const changed = (group: Group): Move[] => {
  const [was, is] = [sum(group.before), sum(group.after)];
  const [from, to] = [quantityOf(group.before), quantityOf(group.after)];
  const seats = from === null || to === null || from <= 0 ? 0 : roundHalfAway((was / from) * (to - from));
  const price = is - was - seats;
  const contractual = price > 0 ? Math.min(price, escalation(group.ended, was + seats)) : 0;
  return [
    ...move(group, 'seats', upOr(seats, 'seats'), seats),
    ...move(group, 'escalator', 'price', contractual, true),
    ...move(group, 'price', upOr(price, 'price'), price - contractual),
  ];
};

/** Products that ended against products that began on the same day, the largest with the largest: what is left over ended or began by itself. */
const replaced = (ended: readonly Group[], started: readonly Group[], isSwitch: (key: string) => boolean): Move[] => {
  const bySize = (side: 'before' | 'after') => (a: Group, b: Group): number => sum(b[side]) - sum(a[side]) || (a.key < b.key ? -1 : 1);
  const [gone, come] = [ended.toSorted(bySize('before')), started.toSorted(bySize('after'))];
  return [
    ...come.flatMap((group, at) => {
      const old = gone[at];
      if (old === undefined) return move(group, '', isSwitch(group.key) ? 'price' : 'cross-sell', sum(group.after));
      const delta = sum(group.after) - sum(old.before);
      return move({ ...group, before: old.before }, '', upOr(delta, 'tier'), delta);
    }),
    ...gone.slice(come.length).flatMap((group) => move(group, '', 'contraction', -sum(group.before))),
  ];
};

/**
 * The movements of one day of an account (kpis.md). An account that comes from nothing is new, or won back where it had ARR before; one that falls to nothing
 * has churned. A product that was not there is cross-sell, one that ends is contraction, one that takes the place of another on the same day is a
 * change of tier. Each kind but contraction and churn only adds: what is less is contraction. Currencies are never mixed.
 * @param before the lines that ran the day before
 * @param after the lines that run on the day
 */
export const movesOn = (before: readonly Span[], after: readonly Span[], hadArr: boolean): Move[] => {
  const [was, is] = [new Set(before), new Set(after)];
  const groups = (currency: string): Group[] => {
    const all = Map.groupBy([...new Set([...before, ...after])].filter((one) => one.currency === currency), ({ productKey }) => productKey);
    return [...all].map(([key, spans]) => ({
      key, before: spans.filter((one) => was.has(one)), after: spans.filter((one) => is.has(one)), started: spans.filter((one) => !was.has(one)), ended: spans.filter((one) => !is.has(one)),
    }));
  };
  const currencies = [...new Set([...before, ...after].map(({ currency }) => currency))].toSorted();
  if (before.length === 0) return currencies.flatMap((code) => groups(code).flatMap((group) => move(group, '', hadArr ? 'win-back' : 'new', sum(group.after))));
  if (after.length === 0) return currencies.flatMap((code) => groups(code).flatMap((group) => move(group, '', 'churn', -sum(group.before))));
  const products = new Set(before.map(({ productKey }) => productKey));
  return currencies.flatMap((code) => {
    const all = groups(code).filter(({ started, ended }) => started.length + ended.length > 0);
    return [
      ...all.filter((group) => group.before.length > 0 && group.after.length > 0).flatMap(changed),
      ...replaced(all.filter((group) => group.after.length === 0), all.filter((group) => group.before.length === 0), (key) => products.has(key)),
    ];
  });
};
