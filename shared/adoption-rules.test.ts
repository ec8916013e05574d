import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  adoptionScore, colourOf, figureOf, gapsOf, isComplete, isNoData, monthsSince, seriesOf, thresholdFault, trendOf, colourOfUseCase, type ScoreFacts,
} from '#shared/adoption-rules.ts';
import { adoptionLimits, publishedAdoptionLimits as limits } from '#shared/presets/adoption-limits.ts';

const today = '2026-03-16';
const calendar = { workWeek: [1, 2, 3, 4, 5], holidays: [{ on: '2026-03-04' }] };
const share = (percent: number) => ({ part: percent, whole: 100 });

test('the published limits fit their own schema, also as an older book keeps them', () => {
  expect(adoptionLimits.parse(limits)).toEqual(limits);
  expect(adoptionLimits.parse({ ...limits, licenceUse: [], activeUsers: { yellowFrom: 50, greenFrom: 80 } })).toEqual(limits);
});

describe('the colour of a value', () => {
  const higher = { greenFrom: 80, yellowFrom: 50, isLowerBetter: false };
  const lower = { greenFrom: 5, yellowFrom: 10, isLowerBetter: true };
  test.each([
    [higher, 80, 'green'], [higher, 79.99, 'yellow'], [higher, 50, 'yellow'], [higher, 49.99, 'red'], [higher, 0, 'red'], [higher, -3, 'red'], [higher, null, null],
    [lower, 5, 'green'], [lower, 0, 'green'], [lower, 5.01, 'yellow'], [lower, 10, 'yellow'], [lower, 10.01, 'red'], [lower, null, null],
    [{ ...higher, yellowFrom: null }, 79, 'red'], [{ ...higher, yellowFrom: null }, 80, 'green'],
    [{ greenFrom: null, yellowFrom: null, isLowerBetter: false }, 7, null],
  ] as const)('%o at %s is %s', (thresholds, value, colour) => expect(colourOf(value, thresholds)).toBe(colour));

  test.each([
    [higher, null], [lower, null], [{ ...higher, yellowFrom: 80 }, null], [{ greenFrom: null, yellowFrom: null, isLowerBetter: true }, null],
    [{ ...higher, yellowFrom: 81 }, 'Yellow begins below green.'], [{ ...lower, yellowFrom: 4 }, 'Lower is better, so yellow ends above green.'], [{ ...higher, greenFrom: null }, 'Say from where it is green too.'],
  ] as const)('%o: %s', (thresholds, fault) => expect(thresholdFault(thresholds)).toBe(fault));
});

describe('months since the contract start', () => {
  test.each([
    ['2026-01-16', '2026-03-15', 1], ['2026-01-16', '2026-03-16', 2], ['2025-12-31', '2026-02-28', 2], ['2025-12-31', '2026-02-27', 1], ['2026-03-16', '2026-03-16', 0], ['2026-04-01', '2026-03-16', 0], ['2024-02-29', '2025-02-28', 12],
  ])('from %s to %s are %d whole months', (from, on, months) => expect(monthsSince(from, on)).toBe(months));
});

describe('what is too old', () => {
  test.each([['2026-03-16', false], ['2026-01-15', false], ['2026-01-14', true], [null, true]] as const)('a value of %s: %s', (on, old) => expect(isNoData(on, today, limits)).toBe(old));

  const hand = (on: string) => ({ colour: 'green' as const, on });
  const metric = (on: string) => ({ colour: 'red' as const, on });
  test.each([
    ['set by hand goes before the metric', hand('2026-01-15'), metric('2026-03-10'), { colour: 'green', by: 'hand', on: '2026-01-15' }],
    ['a day older, the metric speaks', hand('2026-01-14'), metric('2026-03-10'), { colour: 'red', by: 'metric', on: '2026-03-10' }],
    ['both too old: no data, never red', hand('2026-01-14'), metric('2026-01-14'), null],
    ['only a metric that is too old: no data, never red', null, metric('2025-01-01'), null],
    ['neither', null, null, null],
  ])('%s', (_, byHand, byMetric, colour) => expect(colourOfUseCase({ hand: byHand, metric: byMetric }, today, limits)).toEqual(colour));
});

describe('adoption complete (rules.md § 5)', () => {
  const original = { isOriginal: true, state: 'adopted' as const };
  test.each([
    [share(80), [original], true], [share(79.9), [original], false], [share(100), [{ ...original, state: 'enabling' as const }], false], [share(100), [{ ...original, isOriginal: false }], false], [share(90), [], false], [null, [original], null], [{ part: 0, whole: 0 }, [original], null],
  ] as const)('%o with %o: %s', (licences, useCases, complete) => expect(isComplete(licences, useCases, limits)).toBe(complete));
});

describe('the adoption score', () => {
  const scored = (facts: Partial<ScoreFacts>) => adoptionScore({ licences: null, activeUsers: null, useCases: [], ...facts }, limits);
  const useCase = (colour: 'green' | 'yellow' | 'red' | null) => ({ name: colour ?? 'none', colour });
  test.each([
    ['everything full', { licences: share(100), activeUsers: share(100), useCases: [useCase('green')] }, 100],
    ['licences alone carry it all', { licences: share(62) }, 62],
    ['over capacity counts as full', { licences: share(140) }, 100],
    ['30 × 50 % and 10 × 100 % of 40', { licences: share(50), activeUsers: share(100) }, 62.5],
    ['a yellow use case is half', { useCases: [useCase('yellow')] }, 50],
    ['a use case without data gives its weight away', { licences: share(80), useCases: [useCase(null), useCase(null)] }, 80],
    ['two use cases count 15 each: (30 × 0.8 + 15 + 0) / 60', { licences: share(80), useCases: [useCase('green'), useCase('red')] }, 65],
  ] as const)('%s', (_, facts, score) => expect(scored(facts)?.score).toBeCloseTo(score, 9));
  test.each([['nothing known', {}], ['nothing bought', { licences: { part: 3, whole: 0 } }], ['only use cases without data', { useCases: [useCase(null)] }]])('%s: no score', (_, facts) => expect(scored(facts)).toBeNull());

  const colour = fc.option(fc.constantFrom('green' as const, 'yellow' as const, 'red' as const));
  const ratio = fc.option(fc.record({ part: fc.nat(500), whole: fc.nat(300) }));
  test('its parts add up to it, and it stays between 0 and 100', () => {
    fc.assert(fc.property(ratio, ratio, fc.array(colour, { maxLength: 6 }), (licences, activeUsers, colours) => {
      const found = scored({ licences, activeUsers, useCases: colours.map(useCase) });
      if (found === null) return;
      expect(found.parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(found.score, 9);
      expect(found.parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 9);
      expect(found.score).toBeGreaterThanOrEqual(0);
      expect(found.score).toBeLessThanOrEqual(100 + 1e-9);
    }));
  });
});

describe('months', () => {
  const sums = (month: string, ...values: number[]) => ({ month, sum: values.reduce((sum, one) => sum + one, 0), count: values.length, max: Math.max(...values), last: values.at(-1) ?? 0 });
  test.each([['last', 2], ['mean', 3], ['sum', 9], ['max', 4]] as const)('the %s of 3, 4, 2 is %d', (aggregate, value) => {
    expect(figureOf([3, 4, 2], aggregate)).toBe(value);
    expect(seriesOf([sums('2026-02', 3, 4, 2)], aggregate, '2026-01', '2026-03')).toEqual([{ month: '2026-01', value: null }, { month: '2026-02', value }, { month: '2026-03', value: null }]);
  });
  test('of no value there is none', () => expect(figureOf([], 'sum')).toBeNull());

  const series = (values: Record<string, number>) => seriesOf(Object.entries(values).map(([month, value]) => sums(month, value)), 'last', '2025-09', '2026-03');
  test.each([
    ['a newest value stands for its month at once', { '2026-02': 40, '2026-03': 30 }, 'last', 1, { month: '2026-03', now: 30, was: 40, change: -0.25 }],
    ['a sum waits until the month is over', { '2026-01': 50, '2026-02': 40, '2026-03': 3 }, 'sum', 1, { month: '2026-02', now: 40, was: 50, change: -0.2 }],
    ['nothing yet this month: the month before', { '2026-01': 50, '2026-02': 40 }, 'mean', 1, { month: '2026-02', now: 40, was: 50, change: -0.2 }],
    ['on the last quarter', { '2025-12': 20, '2026-03': 30 }, 'last', 3, { month: '2026-03', now: 30, was: 20, change: 0.5 }],
    ['a gap before: no change', { '2026-03': 30 }, 'last', 1, { month: '2026-03', now: 30, was: null, change: null }],
    ['from zero: no percent', { '2026-02': 0, '2026-03': 30 }, 'last', 1, { month: '2026-03', now: 30, was: 0, change: null }],
    ['from below zero', { '2026-02': -10, '2026-03': -5 }, 'last', 1, { month: '2026-03', now: -5, was: -10, change: 0.5 }],
    ['nothing this month and the one before: a gap, no trend', { '2026-01': 50 }, 'last', 1, null],
  ] as const)('%s', (_, values, aggregate, back, trend) => expect(trendOf(series(values), aggregate, back, today)).toEqual(trend));
});

describe('gaps', () => {
  test.each([
    ['weekly, none', ['2026-02-23', '2026-03-02', '2026-03-09'], 'week', []],
    ['weekly, two in a row', ['2026-02-16', '2026-03-09'], 'week', [{ from: '2026-02-23', to: '2026-03-08', periods: 2 }]],
    ['weekly, any day of the week fills it', ['2026-02-24', '2026-03-08', '2026-03-09'], 'week', []],
    ['weekly, stopped', ['2026-02-23'], 'week', [{ from: '2026-03-02', to: '2026-03-15', periods: 2 }]],
    ['monthly, one', ['2025-12-31', '2026-02-01'], 'month', [{ from: '2026-01-01', to: '2026-01-31', periods: 1 }]],
    ['monthly, this month is not over', ['2026-02-28'], 'month', []],
    ['daily, a weekend and a holiday are none', ['2026-03-03', '2026-03-05', '2026-03-06', '2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'], 'day', []],
    ['daily, over a weekend is one gap', ['2026-03-05', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'], 'day', [{ from: '2026-03-06', to: '2026-03-09', periods: 2 }]],
    ['no value at all', [], 'week', []],
  ] as const)('%s', (_, days, grain, gaps) => expect(gapsOf(days, grain, today, calendar)).toEqual(gaps));
});
