import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { aucDifference, aucOf, meanAuc, rocOf } from '#shared/auc.ts';
import { wilson } from '#shared/wilson.ts';

/** Pair by pair, as Mann and Whitney have it. */
const naive = (kept: readonly number[], lost: readonly number[]): number =>
  kept.reduce((sum, k) => sum + lost.reduce((own, l) => own + (k > l ? 1 : k === l ? 0.5 : 0), 0), 0) / (kept.length * lost.length);

/** The area under a curve of straight lines. */
const area = (points: readonly { x: number; y: number }[]): number => points.reduce((sum, point, at) => sum + ((point.x - (points[at - 1]?.x ?? 0)) * (point.y + (points[at - 1]?.y ?? 0))) / 2, 0);

const ties = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 60 });
const figures = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 });

describe('AUC', () => {
  property.prop([fc.oneof(ties, figures), fc.oneof(ties, figures)])('is the share of pairs in the right order', (kept, lost) => {
    const auc = aucOf(kept, lost);
    expect(auc?.value).toBeCloseTo(naive(kept, lost), 12);
    expect(auc?.low).toBeLessThanOrEqual((auc?.value ?? 0) + 1e-12);
    expect(auc?.high).toBeGreaterThanOrEqual((auc?.value ?? 0) - 1e-12);
    expect(auc?.low).toBeGreaterThanOrEqual(0);
    expect(auc?.high).toBeLessThanOrEqual(1);
  });

  property.prop([ties, ties])('of the reverse is its complement, with its interval', (kept, lost) => {
    const [auc, reverse] = [aucOf(kept, lost), aucOf(kept.map((one) => -one), lost.map((one) => -one))];
    expect(reverse?.value).toBeCloseTo(1 - (auc?.value ?? 0), 12);
    expect(reverse?.low).toBeCloseTo(1 - (auc?.high ?? 0), 9);
    expect(reverse?.high).toBeCloseTo(1 - (auc?.low ?? 0), 9);
  });

  property.prop([ties, ties, fc.constantFrom((x: number) => x * 7 - 3, Math.exp, (x: number) => x ** 3, (x: number) => Math.atan(x - 4))])('stays under any rising change of the scores', (kept, lost, rise) => {
    expect(aucOf(kept.map(rise), lost.map(rise))).toEqual(aucOf(kept, lost));
  });

  property.prop([ties, ties])('is the area under the ROC curve', (kept, lost) => {
    const points = rocOf(kept, lost, 10_000);
    expect(points.at(-1)).toEqual({ x: 1, y: 1 });
    expect(area(points)).toBeCloseTo(naive(kept, lost), 10);
  });

  test.each([
    ['scores that part both wholly', [5, 6, 7, 8, 9, 10], [1, 2, 3, 4], 1],
    ['one score for all', [3, 3, 3], [3, 3], 0.5],
    ['the wrong way round', [1, 2], [3, 4], 0],
  ])('%s', (_, kept, lost, value) => expect(aucOf(kept, lost)?.value).toBe(value));

  test('of nothing is nothing', () => expect([aucOf([], [1]), aucOf([1], []), meanAuc([])]).toEqual([null, null, null]));

  test('perfect scores of few rows leave room below', () => {
    const few = aucOf([5, 6, 7, 8], [1, 2, 3, 4]);
    const many = aucOf(Array.from({ length: 400 }, (_, at) => 1_000 + at), Array.from({ length: 400 }, (_, at) => at));
    expect(few?.high).toBe(1);
    expect(few?.low).toBeLessThan(0.7);
    expect(many?.low).toBeGreaterThan(0.98);
  });

  // The figures were worked out by hand from DeLong's structural components.
  test('has the variance of DeLong', () => {
    const auc = aucOf([3, 4, 5, 6], [1, 2, 4]);
    const placedKept = [2 / 3, 2.5 / 3, 1, 1];
    const placedLost = [1, 1, 2.5 / 4];
    const variance = (list: number[]): number => list.reduce((sum, one) => sum + (one - list.reduce((all, each) => all + each, 0) / list.length) ** 2, 0) / (list.length - 1) / list.length;
    const se = Math.sqrt(variance(placedKept) + variance(placedLost));
    const value = 3.5 / 4;
    const [logit, reach] = [Math.log(value / (1 - value)), (1.959963984540054 * se) / (value * (1 - value))];
    expect(auc?.value).toBeCloseTo(value, 12);
    expect(auc?.low).toBeCloseTo(1 / (1 + Math.exp(reach - logit)), 10);
    expect(auc?.high).toBeCloseTo(1 / (1 + Math.exp(-reach - logit)), 10);
  });

  test('its interval holds the truth about 19 times in 20', () => {
    let state = 7;
    const uniform = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    const normal = (): number => Math.sqrt(-2 * Math.log(uniform() + 1e-12)) * Math.cos(2 * Math.PI * uniform());
    const truth = 0.7602; // Φ(1/√2), of two normals one apart
    const draws = 1_000;
    let held = 0;
    for (let at = 0; at < draws; at += 1) {
      const auc = aucOf(Array.from({ length: 40 }, () => normal() + 1), Array.from({ length: 20 }, normal));
      if (auc !== null && auc.low <= truth && truth <= auc.high) held += 1;
    }
    expect(held / draws).toBeGreaterThan(0.93);
    expect(held / draws).toBeLessThan(0.98);
  });
});

const pairs = fc.array(fc.record({ before: fc.integer({ min: 0, max: 9 }), after: fc.integer({ min: 0, max: 9 }) }), { minLength: 2, maxLength: 40 });

describe('the difference of two AUCs', () => {
  property.prop([pairs, pairs])('is that of both', (kept, lost) => {
    const difference = aucDifference(kept, lost);
    const aucBy = (key: 'before' | 'after'): number => naive(kept.map((one) => one[key]), lost.map((one) => one[key]));
    expect(difference?.value).toBeCloseTo(aucBy('after') - aucBy('before'), 12);
  });

  property.prop([pairs, pairs])('is nothing between a score and itself', (kept, lost) => {
    const same = (rows: typeof kept): typeof kept => rows.map(({ before }) => ({ before, after: before }));
    expect(aucDifference(same(kept), same(lost))).toEqual({ value: 0, low: 0, high: 0 });
  });
});

describe('the Wilson interval', () => {
  property.prop([fc.nat({ max: 5_000 }), fc.nat({ max: 5_000 })])('holds its share and stays within 0 and 1', (a, b) => {
    const [count, of] = [Math.min(a, b), Math.max(a, b)];
    const { low, high } = wilson(count, of);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThanOrEqual(1);
    if (of === 0) return;
    expect(low).toBeLessThanOrEqual(count / of);
    expect(high).toBeGreaterThanOrEqual(count / of);
  });
});
