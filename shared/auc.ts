/** z of a two-sided 95 % interval. */
const z95 = 1.959963984540054;

/**
 * How well a score tells those that were kept from those that were lost: the share of pairs of one of each in which the kept one has the
 * higher score, ties counting half (Mann and Whitney 1947). 0.5 is chance; `low` and `high` are its 95 % interval.
 */
export type Auc = { value: number; low: number; high: number };
/** A point of the ROC curve: when everything with a score up to some value raises an alarm, the shares of the kept (`x`) and of the lost (`y`) that do. */
export type RocPoint = { x: number; y: number };
/** An AUC with the variance of its estimate; `variance` is `null` where there are fewer than two of a kind. */
type Estimate = { value: number; variance: number | null; kept: number; lost: number };

const sorted = (scores: Iterable<number>): Float64Array => Float64Array.from(scores).sort();

type Group = { kept: number; lost: number; keptBelow: number; lostBelow: number };

/** Both sorted lists together, one distinct score after the other. */
const groupsOf = function* (kept: Float64Array, lost: Float64Array): Generator<Group> {
  let k = 0;
  let l = 0;
  while (k < kept.length || l < lost.length) {
    const value = Math.min(kept[k] ?? Number.POSITIVE_INFINITY, lost[l] ?? Number.POSITIVE_INFINITY);
    const keptBelow = k;
    const lostBelow = l;
    while (k < kept.length && kept[k] === value) k += 1;
    while (l < lost.length && lost[l] === value) l += 1;
    yield { kept: k - keptBelow, lost: l - lostBelow, keptBelow, lostBelow };
  }
};

const estimate = (kept: Float64Array, lost: Float64Array): Estimate | null => {
  const [m, n] = [kept.length, lost.length];
  if (m === 0 || n === 0) return null;
  let [ofKept, ofKept2, ofLost2] = [0, 0, 0];
  for (const group of groupsOf(kept, lost)) {
    const placedKept = (group.lostBelow + group.lost / 2) / n;
    const placedLost = (m - group.keptBelow - group.kept / 2) / m;
    ofKept += group.kept * placedKept;
    ofKept2 += group.kept * placedKept ** 2;
    ofLost2 += group.lost * placedLost ** 2;
  }
  const value = ofKept / m;
  const spread = (squares: number, count: number): number => Math.max(0, (squares - count * value ** 2) / (count - 1)) / count;
  return { value, variance: m < 2 || n < 2 ? null : spread(ofKept2, m) + spread(ofLost2, n), kept: m, lost: n };
};

/**
 * The bound for scores that part both kinds wholly, where DeLong's variance is 0: Newcombe's method 5 (Statistics in Medicine 2006;
 * 25: 559–573), which solves 1 − θ = z·√V(θ) with the variance of Hanley and McNeil at θ.
 */
const boundOfPerfect = (m: number, n: number): number => {
  const half = (m + n) / 2 - 1;
  const varianceAt = (at: number): number => ((at * (1 - at)) / (m * n)) * (1 + (half * (1 - at)) / (2 - at) + (half * at) / (1 + at));
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (1 - middle > z95 * Math.sqrt(varianceAt(middle))) low = middle;
    else high = middle;
  }
  return low;
};

/** The 95 % interval on the logit scale, so that it stays within 0 and 1 (Pepe, The Statistical Evaluation of Medical Tests, 2003, § 5.2). */
const intervalOf = ({ value, variance, kept, lost }: Estimate): Auc => {
  if (variance === null) return { value, low: 0, high: 1 };
  if (value === 1) return { value, low: boundOfPerfect(kept, lost), high: 1 };
  if (value === 0) return { value, low: 0, high: 1 - boundOfPerfect(kept, lost) };
  const logit = Math.log(value / (1 - value));
  const reach = (z95 * Math.sqrt(variance)) / (value * (1 - value));
  const back = (at: number): number => 1 / (1 + Math.exp(-at));
  return { value, low: back(logit - reach), high: back(logit + reach) };
};

/**
 * The AUC of two sets of finite scores, with the interval of DeLong, DeLong and Clarke-Pearson (Biometrics 1988; 44: 837–845), which holds
 * for ties; `null` where one of the sets is empty. In n log n.
 */
export const aucOf = (kept: Iterable<number>, lost: Iterable<number>): Auc | null => {
  const found = estimate(sorted(kept), sorted(lost));
  return found === null ? null : intervalOf(found);
};

/**
 * The mean of the AUCs of several held-out parts, with the interval that follows from theirs (LeDell, Petersen and van der Laan, Electronic
 * Journal of Statistics 2015; 9: 1583–1607); `null` where a part lacks a kind.
 */
export const meanAuc = (parts: readonly { kept: readonly number[]; lost: readonly number[] }[]): Auc | null => {
  const found = parts.map(({ kept, lost }) => estimate(sorted(kept), sorted(lost)));
  let [sum, variance, keptAll, lostAll] = [0, 0, 0, 0];
  for (const one of found) {
    if (one === null || one.variance === null) return null;
    sum += one.value;
    variance += one.variance;
    keptAll += one.kept;
    lostAll += one.lost;
  }
  return found.length === 0 ? null : intervalOf({ value: sum / found.length, variance: variance / found.length ** 2, kept: keptAll, lost: lostAll });
};

/** How many of a sorted list are below a value, and how many equal it. */
const rankIn = (list: Float64Array, value: number): number => {
  const first = (isPast: (one: number) => boolean): number => {
    let [from, to] = [0, list.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (isPast(list[middle] ?? Number.POSITIVE_INFINITY)) to = middle;
      else from = middle + 1;
    }
    return from;
  };
  return (first((one) => one >= value) + first((one) => one > value)) / 2;
};

/** The scores of one row before and after. */
export type Pair = { before: number; after: number };

/**
 * By how much the AUC of `after` exceeds that of `before` on the same rows, with the paired 95 % interval (DeLong 1988); `null` with fewer
 * than two of a kind.
 */
export const aucDifference = (kept: readonly Pair[], lost: readonly Pair[]): Auc | null => {
  const [m, n] = [kept.length, lost.length];
  if (m < 2 || n < 2) return null;
  const gains = (rows: readonly Pair[], others: readonly Pair[], sign: 1 | -1): number[] => {
    const [before, after] = [sorted(others.map((one) => one.before)), sorted(others.map((one) => one.after))];
    return rows.map((row) => (sign * (rankIn(after, row.after) - rankIn(before, row.before))) / others.length);
  };
  const ofKept = gains(kept, lost, 1);
  const ofLost = gains(lost, kept, -1);
  const value = ofKept.reduce((sum, gain) => sum + gain, 0) / m;
  const spread = (list: readonly number[]): number => list.reduce((sum, gain) => sum + (gain - value) ** 2, 0) / (list.length - 1) / list.length;
  const reach = z95 * Math.sqrt(spread(ofKept) + spread(ofLost));
  return { value, low: Math.max(-1, value - reach), high: Math.min(1, value + reach) };
};

/** The ROC curve from (0, 0) to (1, 1), thinned to about `most` points. */
export const rocOf = (kept: Iterable<number>, lost: Iterable<number>, most = 200): RocPoint[] => {
  const [k, l] = [sorted(kept), sorted(lost)];
  if (k.length === 0 || l.length === 0) return [];
  const points: RocPoint[] = [{ x: 0, y: 0 }];
  let last = { x: 0, y: 0 };
  for (const group of groupsOf(k, l)) {
    last = { x: (group.keptBelow + group.kept) / k.length, y: (group.lostBelow + group.lost) / l.length };
    const before = points.at(-1) ?? last;
    if (last.x - before.x + (last.y - before.y) >= 2 / most) points.push(last);
  }
  if (points.at(-1) !== last) points.push(last);
  return points;
};
