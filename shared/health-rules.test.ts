import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentiments } from '#shared/accounts.ts';
import type { Judged } from '#shared/health-judge.ts';
import { healthModel, measureKeys, type HealthModel } from '#shared/health-model.ts';
import { bandOf, changesOf, fallOf, isFall, roundedTo, shownScore, weigh } from '#shared/health-rules.ts';
import { healthPresets } from '#shared/presets/health-models.ts';

const { fy25, fy23 } = healthPresets;
const measure = (group: string, key: string, weight: number, colour: Judged['colour']): Judged => ({ key, name: key, group, weight, colour, stale: false, why: '' });
const all = (colours: Partial<Record<string, Judged['colour']>>, useCases: readonly Judged['colour'][] = []): Judged[] => [
  measure('product', 'licence-use', 30, colours['licence-use'] ?? null), measure('product', 'active-users', 10, colours['active-users'] ?? null),
  ...useCases.map((colour, index) => measure('product', `use-case:${index}`, 15, colour)),
  measure('risk', 'sentiment', 100, colours['sentiment'] ?? null), measure('outcomes', 'plan', 100, colours['plan'] ?? null), measure('voice', 'tickets', 100, colours['tickets'] ?? null),
  measure('engagement', 'recency', 50, colours['recency'] ?? null), measure('engagement', 'personas', 50, colours['personas'] ?? null),
];
const everything = { 'licence-use': 'green', 'active-users': 'green', sentiment: 'green', plan: 'green', tickets: 'green', recency: 'green', personas: 'green' } as const;

describe('weights (rules.md § 6, FY25 and FY23)', () => {
  test.each([
    ['all green', fy25, everything, ['green', 'green', 'green', 'green'], 100],
    ['all yellow', fy25, Object.fromEntries(Object.keys(everything).map((key) => [key, 'yellow'])), ['yellow'], 50],
    ['FY25: product red, the rest green', fy25, { ...everything, 'licence-use': 'red', 'active-users': 'red' }, ['red', 'red', 'red', 'red'], 50],
    ['FY23: product red, the rest green', fy23, { ...everything, 'licence-use': 'red', 'active-users': 'red' }, ['red', 'red', 'red', 'red'], 75],
    ['FY25: sentiment yellow', fy25, { ...everything, sentiment: 'yellow' }, [], 87.5],
    ['FY23: sentiment yellow', fy23, { ...everything, sentiment: 'yellow' }, [], 75],
    ['licence use is 30 of 100 of the product with four use cases', fy25, { ...everything, 'licence-use': 'red' }, ['green', 'green', 'green', 'green'], 85],
    ['and 30 of 40 without any', fy25, { ...everything, 'licence-use': 'red' }, [], 62.5],
    ['one persona met', fy25, { ...everything, personas: 'yellow' }, [], 97.5],
    ['a missing group gives its weight to the others', fy25, { ...everything, 'licence-use': undefined, 'active-users': undefined, sentiment: 'yellow' }, [], 75],
    ['only one thing known', fy25, { tickets: 'yellow' }, [], 50],
  ] as [string, HealthModel, Partial<Record<string, Judged['colour']>>, Judged['colour'][], number][])('%s', (_, model, colours, useCases, score) => expect(weigh(model, all(colours, useCases), false).score).toBeCloseTo(score, 9));

  test('everything missing is no score and no band', () => expect(weigh(fy25, all({}), false)).toMatchObject({ score: null, band: null, override: null }));
});

test.each([[100, 'green'], [75, 'green'], [74.999, 'yellow'], [50, 'yellow'], [49.999, 'red'], [0, 'red']] as const)('bands are half-open: %f is %s', (score, band) => expect(bandOf(score, fy25.bands)).toBe(band));
test.each([[74.96, 100, '74'], [75, 100, '75'], [74.999_999_999_99, 100, '75'], [74.96, 10, '7.4'], [100, 10, '10.0'], [null, 100, '–']] as const)('%f is shown as %s', (score, scale, shown) => expect(shownScore(score, scale)).toBe(shown));

describe('a fall', () => {
  test.each([['green', 'yellow', true], ['green', 'red', true], ['yellow', 'red', true], ['yellow', 'yellow', false], ['red', 'green', false], [null, 'red', false], ['green', null, false]] as const)('%s to %s', (from, to, fell) => expect(isFall(from, to)).toBe(fell));

  test('names the band, the use cases and the measures', () => {
    const before = weigh(fy25, all(everything, ['green', 'yellow', 'yellow']), false);
    const after = weigh(fy25, all({ ...everything, sentiment: 'yellow', plan: 'yellow' }, ['yellow', 'red', 'green']), false);
    const fall = fallOf(before, after);
    expect(fall.useCases.map(({ key }) => key).toSorted()).toEqual(['use-case:0', 'use-case:1']);
    expect(fall.measures.map(({ key }) => key).toSorted()).toEqual(['plan', 'sentiment', 'use-case:0', 'use-case:1']);
    expect(fall.band).toBe(isFall(before.band, after.band));
  });
});

const weight = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 }), fc.double({ min: 0.01, max: 1000, noNaN: true }));
/** Any model that the editor lets through, and any colours and gaps of its measures. */
const cases = fc
  .record({
    groups: fc.array(fc.record({ weight, count: fc.integer({ min: 0, max: 4 }) }), { minLength: 1, maxLength: 6 }),
    weights: fc.array(weight, { minLength: 8, maxLength: 8 }),
    scores: fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map((some) => some.toSorted((a, b) => b - a)),
    bands: fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map((some) => some.toSorted((a, b) => a - b)),
    colours: fc.array(fc.constantFrom(...sentiments, null, null), { minLength: 12, maxLength: 12 }),
    useCases: fc.integer({ min: 0, max: 4 }),
    isRed: fc.boolean(),
  })
  .map(({ groups, weights, scores, bands, colours, useCases, isRed }) => {
    const keys = [...measureKeys];
    const model: HealthModel = {
      ...fy25,
      groups: groups.map((group, index) => ({ key: `g${index}`, name: `G${index}`, weight: group.weight, measures: keys.splice(0, group.count).map((key) => ({ key, weight: weights[measureKeys.indexOf(key)] ?? 1 })) })),
      scores: { green: scores[0] ?? 100, yellow: scores[1] ?? 50, red: scores[2] ?? 0 },
      bands: { yellowFrom: bands[0] ?? 50, greenFrom: bands[1] ?? 75 },
    };
    let at = 0;
    const judged = model.groups.flatMap(({ key: group, measures }) => measures.flatMap(({ key, weight: own }) => (key === 'use-case' ? Array.from({ length: useCases }, (_, index) => `use-case:${index}`) : [key]).map((name) => measure(group, name, own, colours[at++ % 12] ?? null))));
    return { model, judged, isRed };
  })
  .filter(({ model }) => healthModel.safeParse(model).success);

describe('for any model and any gaps', () => {
  test('the contributions sum to the score, exactly', () =>
    fc.assert(fc.property(cases, ({ model, judged, isRed }) => {
      const { score, measures } = weigh(model, judged, isRed);
      expect(measures.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score ?? 0);
      const shown = roundedTo(score ?? 0, measures.map(({ contribution }) => contribution));
      expect(Math.round(shown.reduce((sum, one) => sum + one * 10, 0))).toBe(Math.floor((score ?? 0) * 10 + 1e-9));
    }), { numRuns: 2_000 }));

  test('the score is within the scores of its measures, and the shares make a whole', () =>
    fc.assert(fc.property(cases, ({ model, judged }) => {
      const { score, measures, groups } = weigh(model, judged, false);
      const known = measures.filter((one) => one.score !== null && one.weight > 0).map((one) => one.score ?? 0);
      if (score === null) return;
      expect(score).toBeGreaterThanOrEqual(Math.min(...known) - 1e-9);
      expect(score).toBeLessThanOrEqual(Math.max(...known) + 1e-9);
      expect(measures.reduce((sum, one) => sum + one.weight, 0)).toBeCloseTo(1, 9);
      for (const group of groups) if (group.score !== null && group.weight > 0) expect(measures.filter((one) => one.group === group.key).reduce((sum, one) => sum + one.contribution, 0)).toBeCloseTo(group.weight * group.score, 6);
    }), { numRuns: 2_000 }));

  test('a missing measure never counts as red: the rest, weighed without it, comes to the same', () =>
    fc.assert(fc.property(cases, ({ model, judged, isRed }) => {
      const whole = weigh(model, judged, isRed);
      const without = weigh(model, judged.filter(({ colour }) => colour !== null), isRed);
      expect(whole.score === null).toBe(without.score === null);
      if (whole.score !== null) expect(whole.score).toBeCloseTo(without.score ?? -1, 9);
      for (const one of whole.measures) if (one.colour === null) expect(one).toMatchObject({ score: null, weight: 0, contribution: 0 });
    }), { numRuns: 2_000 }));

  test('whatever is known being green, the score is that of green', () =>
    fc.assert(fc.property(cases, ({ model, judged }) => {
      const { score } = weigh(model, judged.map((one) => ({ ...one, colour: one.colour === null ? null : 'green' as const })), false);
      if (score !== null) expect(score).toBeCloseTo(model.scores.green, 9);
    }), { numRuns: 500 }));

  test('what changed adds up to the difference of the scores', () =>
    fc.assert(fc.property(cases, cases, (from, to) => {
      const [was, is] = [weigh(from.model, from.judged, false), weigh(to.model, to.judged, false)];
      expect(changesOf(was, is).reduce((sum, { change }) => sum + change, 0)).toBeCloseTo((is.score ?? 0) - (was.score ?? 0), 8);
    }), { numRuns: 500 }));
});

describe('a model that cannot be', () => {
  test.each([
    ['no weight at all', { groups: fy25.groups.map((group) => ({ ...group, weight: 0 })) }, /Nothing has a weight/],
    ['a measure in two groups', { groups: [...fy25.groups, { key: 'more', name: 'More', weight: 1, measures: [{ key: 'plan', weight: 1 }] }] }, /in one group only/],
    ['two groups of one key', { groups: [...fy25.groups, { key: 'risk', name: 'Again', weight: 1, measures: [] }] }, /same key/],
    ['bands that cross', { bands: { yellowFrom: 80, greenFrom: 70 } }, /green band begins/],
    ['scores that cross', { scores: { green: 10, yellow: 50, red: 0 } }, /Green scores as much/],
    ['sentiment dropped before it is marked', { staleness: { ...fy25.staleness, sentimentDroppedAfter: 10 } }, /marked as stale before/],
    ['a negative weight', { groups: fy25.groups.map((group) => ({ ...group, weight: -1 })) }, /zero or more/],
  ])('%s', (_, part, sentence) => expect(healthModel.safeParse({ ...fy25, ...part }).error?.issues[0]?.message).toMatch(sentence));

  test('the published ones can be', () => expect([fy25, fy23].map((model) => healthModel.safeParse(model).success)).toEqual([true, true]));
});
