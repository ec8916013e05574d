import { z } from 'zod';

const days = (says: string) => z.int().min(1, says).max(730, 'That is two years at most.');

/** From when the rules of success plans speak up. Days are calendar days. */
export const planLimits = z.strictObject({
  /** A managed account has a green plan this long after its start, and keeps one. */
  greenWithinDays: days('A plan has a day or more to turn green.'),
  /** A PR1 plan without activity for longer is stale. */
  quietDays: days('A plan is quiet after a day or more.'),
  /** Any active plan without an update for longer is stale. */
  updateDays: days('A plan is updated at most once a day.'),
  /** An account's primary use case is achieved this long after its start. */
  useCaseDays: days('A use case has a day or more.'),
  /** Until when the use case of a new account is asked for. */
  newForDays: days('An account is new for a day or more.'),
  /** How many open objectives a plan may have at once. */
  openObjectives: z.int().min(1, 'A plan has at least one objective.').max(20, 'That is more than a plan can carry.'),
  /** Of which managed accounts a green plan is asked for. */
  askedOf: z.enum(['everyone', 'enterprise and PR1', 'nobody']),
});
export type PlanLimits = z.infer<typeof planLimits>;

/**
 * Source: GitLab customer success handbook (rules.md § 4; § 1 for whom: every Enterprise account, Commercial PR1 a tailored plan).
 * How long an account counts as new for its use case has no published figure; 180 is ours.
 */
export const publishedPlanLimits: PlanLimits = { greenWithinDays: 60, quietDays: 60, updateDays: 90, useCaseDays: 90, newForDays: 180, openObjectives: 3, askedOf: 'enterprise and PR1' };
