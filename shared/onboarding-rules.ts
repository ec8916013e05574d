import { daysBetween, type Day } from '#shared/days.ts';
import type { Phase } from '#shared/onboarding.ts';
import type { OnboardingGoals } from '#shared/presets/onboarding-goals.ts';

/** What the measures of an onboarding look at. */
export type OnboardingFacts = {
  startOn: Day;
  contractStartOn: Day | null;
  kickoffOn: Day | null;
  firstCallOn: Day | null;
  cadenceCallOn: Day | null;
  firstValueOn: Day | null;
  use10On: Day | null;
  use50On: Day | null;
  use80On: Day | null;
  isUseCaseAdopted: boolean;
  closedOn: Day | null;
};

/** A measure in days; `null` where a day that it needs is not known. `isSoFar` counts to today, for it has not ended yet. `isLate` is over its goal. */
export type Measure = { days: number | null; goal: number | null; isSoFar: boolean; isLate: boolean };

/** The measures of rules.md § 5. Those of use have no goal and may be negative: value during a trial. */
export type OnboardingTimes = { kickoff: Measure; engage: Measure; cadenceCall: Measure; value: Measure; onboard: Measure; use10: Measure; use50: Measure; use80: Measure; isAdopted: boolean };

const measure = (days: number | null, goal: number | null, isSoFar = false): Measure => ({ days, goal, isSoFar, isLate: days !== null && goal !== null && days > goal });

/** First call − start; the same day is 0, before the start counts as 0. */
export const timeToEngage = (startOn: Day, firstCallOn: Day): number => Math.max(0, daysBetween(startOn, firstCallOn));

/** First value is the day set by hand, else the day of 10 % use. */
export const firstValueOf = ({ firstValueOn, use10On }: Pick<OnboardingFacts, 'firstValueOn' | 'use10On'>): Day | null => firstValueOn ?? use10On;

/** Every measure of an onboarding on a day. What has not happened in an open one counts to `today`; in a closed one there is no number. */
export const timesOf = (facts: OnboardingFacts, goals: OnboardingGoals, today: Day): OnboardingTimes => {
  const { startOn, contractStartOn, closedOn } = facts;
  const between = (from: Day | null, to: Day | null, goal: number | null, least = Number.NEGATIVE_INFINITY): Measure => {
    if (from === null) return measure(null, goal);
    if (to !== null && to <= today) return measure(Math.max(least, daysBetween(from, to)), goal);
    return closedOn !== null || goal === null || from > today ? measure(null, goal) : measure(daysBetween(from, today), goal, true);
  };
  return {
    kickoff: between(startOn, facts.kickoffOn, goals.kickoffDays, 0),
    engage: facts.firstCallOn === null ? between(startOn, null, goals.engageDays) : measure(timeToEngage(startOn, facts.firstCallOn), goals.engageDays),
    cadenceCall: between(startOn, facts.cadenceCallOn, goals.cadenceCallDays, 0),
    value: between(contractStartOn, firstValueOf(facts), goals.valueDays),
    onboard: between(startOn, closedOn, goals.onboardDays),
    use10: between(contractStartOn, facts.use10On, null),
    use50: between(contractStartOn, facts.use50On, null),
    use80: between(contractStartOn, facts.use80On, null),
    isAdopted: facts.use80On !== null && facts.use80On <= today && facts.isUseCaseAdopted,
  };
};

/** What has to happen next in an open onboarding: the first of kickoff, cadence call and first value that is missing, else its close. */
export const phaseOf = (facts: OnboardingFacts, today: Day): Phase => {
  if (facts.kickoffOn === null || facts.kickoffOn > today) return 'kickoff';
  if (facts.cadenceCallOn === null) return 'cadence';
  const value = firstValueOf(facts);
  return value === null || value > today ? 'value' : 'close';
};

export const onboardingWarnings = ['onboarding-stuck', 'onboarding-no-engagement', 'onboarding-no-value', 'onboarding-open'] as const;
export type OnboardingWarning = (typeof onboardingWarnings)[number];

/** The warnings of an open onboarding, the heaviest first; each is given on the very day of its goal (rules.md § 5, warnings). */
export const warningsOf = (facts: OnboardingFacts, goals: OnboardingGoals, today: Day): OnboardingWarning[] => {
  if (facts.closedOn !== null) return [];
  const { engage, value, onboard } = timesOf(facts, goals, today);
  const isOver = ({ days, isSoFar, goal }: Measure): boolean => isSoFar && days !== null && goal !== null && days >= goal;
  const openFor = onboard.days ?? -1;
  const all: Record<OnboardingWarning, boolean> = { 'onboarding-stuck': openFor >= goals.stuckDays, 'onboarding-no-engagement': isOver(engage), 'onboarding-no-value': isOver(value), 'onboarding-open': openFor >= goals.onboardDays };
  return onboardingWarnings.filter((one) => all[one]);
};

/** The middle of some counts, the mean of the two middle ones where they are even; `null` of none. */
export const median = (counts: readonly number[]): number | null => {
  const sorted = counts.toSorted((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  return high === undefined || low === undefined ? null : (low + high) / 2;
};
