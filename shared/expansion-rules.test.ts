import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { askedOf, fallOf, lateDays, signalKey, signalOf, stageOf, targetSays, targetsOf, type UseFacts } from '#shared/expansion-rules.ts';
import { publishedExpansionLimits as limits, targetPresets } from '#shared/presets/expansion-limits.ts';
import { defaultSettings } from '#shared/settings.ts';

const on = '2026-03-09';
const ratio = (part: number, whole: number, isNoData = false) => ({ part, whole, on, isNoData });
const months = (...values: (number | null)[]) => values.map((value, at) => ({ month: `2025-${String(at + 1).padStart(2, '0')}`, value }));
const use = (given: Partial<UseFacts>): UseFacts => ({ licences: null, activeUsers: null, series: [], seriesName: 'Active users', ...given });

describe('signals', () => {
  test.each<[string, Partial<UseFacts>, 'growth' | 'seat-loss' | null]>([
    ['growth from 90 % of the licences and above 80 % active', { licences: ratio(90, 100), activeUsers: ratio(81, 100) }, 'growth'],
    ['not at 80 % active', { licences: ratio(90, 100), activeUsers: ratio(80, 100) }, null],
    ['not at 89 % of the licences', { licences: ratio(899, 1_000), activeUsers: ratio(950, 1_000) }, null],
    ['growth where active users are not counted', { licences: ratio(95, 100) }, 'growth'],
    ['growth past what is bought', { licences: ratio(120, 100), activeUsers: ratio(110, 100) }, 'growth'],
    ['nothing of what is too old', { licences: ratio(95, 100, true) }, null],
    ['active users that are too old do not speak against growth', { licences: ratio(95, 100), activeUsers: ratio(10, 100, true) }, 'growth'],
    ['a loss below 75 % with falling use', { licences: ratio(74, 100), series: months(100, 90, 85, 80) }, 'seat-loss'],
    ['no loss at 75 %', { licences: ratio(75, 100), series: months(100, 90, 85, 80) }, null],
    ['no loss where use rises', { licences: ratio(40, 100), series: months(50, 60, 70, 80) }, null],
    ['a fall of 5 % counts, a smaller one does not', { licences: ratio(40, 100), series: months(100, 99, 98, 95) }, 'seat-loss'],
    ['a smaller one does not', { licences: ratio(40, 100), series: months(1_000, 990, 980, 951) }, null],
    ['nothing is bought', { licences: ratio(0, 0) }, null],
    ['nobody knows', {}, null],
  ])('%s', (_, given, kind) => expect(signalOf(use(given), limits)?.kind ?? null).toBe(kind));

  test('says what it saw, and never rounds up to a limit', () => {
    expect(signalOf(use({ licences: ratio(1_899, 2_000), activeUsers: ratio(1_700, 2_000) }), limits)?.trace).toBe('1,899 of 2,000 licences are used (94 %); growth is from 90 %. 1,700 people are active (85 %; growth is above 80 %). Newest value of 9 Mar 2026');
    expect(signalOf(use({ licences: ratio(7_499, 10_000), series: months(120, 110, 100, 90) }), limits)?.trace).toBe('7,499 of 10,000 licences are used (74 %); a loss is below 75 %. Active users fell by 25 % over 3 months, from 120 to 90. Newest value of 9 Mar 2026');
    expect(signalOf(use({ licences: ratio(95, 100) }), limits)?.trace).toContain('Active users are not counted');
  });

  test('a fall is between two months that have a value', () => {
    expect(fallOf(months(100, null, null, 50, null), 3)).toMatchObject({ fall: 0.5, was: 100, now: 50 });
    expect(fallOf(months(null, 100, 90, 50), 3)).toBeNull();
    expect(fallOf(months(100, 90), 3)).toBeNull();
    expect(fallOf([], 3)).toBeNull();
  });

  property.prop([fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 0, max: 2_000 }), fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 4, maxLength: 12 })])(
    'an account grows or loses, never both; growth never below its limits', (part, whole, active, series) => {
      const signal = signalOf(use({ licences: ratio(part, whole), activeUsers: ratio(active, whole), series: months(...series) }), limits);
      if (signal?.kind === 'growth') expect(part / whole >= 0.9 && active / whole > 0.8).toBe(true);
      if (signal?.kind === 'seat-loss') expect(part / whole < 0.75 && (series.at(-1) ?? 0) < (series.at(-4) ?? 0)).toBe(true);
    });

  test('an occurrence is of a fiscal quarter', () => {
    expect(signalKey('growth', 'A', '2026-03-09', 1)).toBe('growth-signal:A:2026-01-01');
    expect(signalKey('growth', 'A', '2026-03-09', 2)).toBe('growth-signal:A:2026-02-01');
  });
});

test.each([
  [{ status: 'open', nextDueOn: '2026-03-08', closeOn: '2026-03-01' }, { step: 1, close: 8 }],
  [{ status: 'open', nextDueOn: '2026-03-09', closeOn: null }, { step: 0, close: 0 }],
  [{ status: 'won', nextDueOn: '2026-03-01', closeOn: '2026-03-01' }, { step: 0, close: 0 }],
] as const)('%o is late by %o', (one, late) => expect(lateDays(one, '2026-03-09')).toEqual(late));

test('a stage that was taken out of the settings counts as in the first', () => {
  expect(stageOf(limits, 'offer').name).toBe('Offer made');
  expect(stageOf(limits, 'gone').key).toBe('identified');
});

describe('targets of rules.md § 1', () => {
  const { enabling, expanding } = targetPresets['enterprise-fy23'].targets;
  test.each([
    [enabling, 12, 4, 6],
    [enabling, 13, 4, 7],
    [expanding, 12, 4, 3],
    [targetPresets['commercial-fy23'].targets.enabling, 60, 12, 60],
    [targetPresets['commercial-fy23'].targets.expanding, 60, 12, 6],
    [targetPresets['commercial-fy23'].targets.expanding, 60, 11, 6],
  ])('%o of %i accounts with %i PR1 asks for %i', (target, accounts, first, asked) => expect(askedOf(target, { accounts, first })).toBe(asked));

  test.each([
    [enabling, 'At least 50 % of the accounts'],
    [expanding, '3 to 4 accounts'],
    [targetPresets['commercial-fy23'].targets.enabling, 'All of the accounts, with the primary use case enabled or adopted'],
    [targetPresets['commercial-fy23'].targets.expanding, 'At least 50 % of the PR1 accounts'],
  ])('%o reads', (target, says) => expect(targetSays(target)).toBe(says));

  test('a segment without a row of its own follows its tree; one of no tree asks for nothing', () => {
    const first = defaultSettings.segments[0];
    if (first === undefined) throw new Error('No segment.');
    const settings = { ...defaultSettings, segments: [...defaultSettings.segments, { ...first, key: 'strategic' }, { ...first, key: 'digital', tree: 'none' as const }] };
    expect(targetsOf(settings, 'strategic')).toEqual(targetPresets['enterprise-fy23'].targets);
    expect(targetsOf(settings, 'digital')).toBeNull();
  });
});
