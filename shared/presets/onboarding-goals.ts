import { z } from 'zod';

const days = z.int().min(1, 'A goal is one day or more.').max(730, 'A goal is two years at most.');

/** The goals of an onboarding, in days. First value counts from the contract start, everything else from the start of the onboarding. */
export const onboardingGoals = z.strictObject({
  kickoffDays: days,
  engageDays: days,
  cadenceCallDays: days,
  valueDays: days,
  onboardDays: days,
  /** Open for this long, an onboarding is stuck and the not-engaged playbook is offered. */
  stuckDays: days,
});
export type OnboardingGoals = z.infer<typeof onboardingGoals>;

/** The figures of rules.md § 5. */
export const publishedOnboardingGoals: OnboardingGoals = { kickoffDays: 14, engageDays: 14, cadenceCallDays: 30, valueDays: 30, onboardDays: 45, stuckDays: 90 };
