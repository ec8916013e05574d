import { expect, test } from 'vitest';
import type { KpiKey } from '#shared/kpi-names.ts';
import { isMet, targetOf } from '#shared/kpi-targets.ts';
import { defaultSettings } from '#shared/settings.ts';

// A year's target over a part of the year: retention and churn compound, gains compound, sums go by part, the rest stays.
test.each<[KpiKey, number, number, number]>([
  ['nrr', 110, 12, 1.1], ['nrr', 121, 6, 1.1], ['grr', 90, 3, 0.9 ** 0.25], ['gross-churn', 19, 6, 0.1], ['logo-churn', 21.5, 1, 1 - 0.785 ** (1 / 12)], ['logo-churn-annual', 20, 3, 0.2],
  ['expansion', 21, 6, 0.1], ['renewal-rate', 95, 1, 0.95], ['new-arr', 1_200_00, 1, 100_00], ['plays-closed', 12, 3, 3], ['nps', 30, 1, 30], ['time-to-value', 20, 1, 20],
])('%s of %d a year is held against over %d months', (key, year, months, target) => {
  expect(targetOf(key, months, { ...defaultSettings, kpis: { ...defaultSettings.kpis, targets: { [key]: year } } })).toBeCloseTo(target, 9);
});

test('without a target there is none; onboarding brings its goals', () => {
  expect(targetOf('nrr', 12, defaultSettings)).toBeNull();
  expect((['time-to-engage', 'time-to-value', 'time-to-onboard'] as const).map((key) => targetOf(key, 3, defaultSettings))).toEqual([14, 30, 45]);
});

test('less is better where it is', () => {
  expect([isMet('nrr', 1.1, 1.1), isMet('nrr', 1, 1.1), isMet('logo-churn', 0.02, 0.02), isMet('logo-churn', 0.03, 0.02), isMet('nps', null, 30), isMet('nps', 30, null)]).toEqual([true, false, true, false, null, null]);
});
