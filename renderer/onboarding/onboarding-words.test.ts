import { expect, test } from 'vitest';
import type { Onboarding } from '#shared/onboarding.ts';
import { timesOf, type OnboardingFacts } from '#shared/onboarding-rules.ts';
import { publishedOnboardingGoals } from '#shared/presets/onboarding-goals.ts';
import { measureWords, mediansOf, onboardingColumns } from './onboarding-words.ts';

const facts: OnboardingFacts = { startOn: '2026-01-01', contractStartOn: '2026-01-01', kickoffOn: null, firstCallOn: null, cadenceCallOn: null, firstValueOn: null, use10On: null, use50On: null, use80On: null, isUseCaseAdopted: false, closedOn: null };
const closed = (given: Partial<OnboardingFacts>): Onboarding => {
  const all = { ...facts, ...given };
  return { ...all, id: '', accountId: '', accountName: 'Blue Heron', stage: 'enable', kind: 'upsell', firstValueNote: '', delaySide: 'customer', delayReason: 'Leave', closeSummary: '', phase: 'close', run: null, times: timesOf(all, publishedOnboardingGoals, '2026-06-01') };
};

test.each([
  [{ days: null, isSoFar: false }, 'not known'],
  [{ days: 1, isSoFar: true }, '1 day so far'],
  [{ days: -6, isSoFar: false }, '-6 days'],
] as const)('%j is said as %s', (measure, words) => expect(measureWords({ goal: 14, isLate: false, ...measure })).toBe(words));

test('medians are of what is known, and count what met its goal', () => {
  const all = [closed({ closedOn: '2026-02-10', firstCallOn: '2026-01-05' }), closed({ closedOn: '2026-03-10', firstCallOn: '2026-02-01' }), closed({ closedOn: '2026-02-01' })];
  expect(mediansOf(all)).toEqual({ engage: { median: 17.5, of: 2, inGoal: 1 }, value: { median: null, of: 0, inGoal: 0 }, onboard: { median: 40, of: 3, inGoal: 2 } });
});

test('an export has every measure in days, and says who holds it up', () => {
  const one = closed({ closedOn: '2026-02-10', firstCallOn: '2026-01-05' });
  const row = Object.fromEntries(onboardingColumns.map((column) => [column.label, column.value(one)]));
  expect(row).toMatchObject({ Account: 'Blue Heron', Kind: 'After-upsell', State: 'Closed', 'Days to engage': 4, 'Days to first value': null, 'Days to onboard': 40, 'Held up by': 'The customer', Reason: 'Leave' });
});
