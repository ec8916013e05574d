import { z } from 'zod';
import { shippedMitigations } from '#shared/presets/mitigations.ts';
import { line } from '#shared/records.ts';
import { riskReasons } from '#shared/risk-rules.ts';

const days = z.int().min(1, 'A rhythm is one day or more.').max(365, 'A rhythm is a year at most.');
const mitigation = z.strictObject({
  steps: z.array(line.min(1, 'An empty line is no step.')).max(30, 'That is more than 30 steps.'),
  /** The ref of the playbook that fits; empty is none. */
  playbook: z.string().max(40),
});

/** How often risks and escalations are looked at, and what is offered against a risk. */
export const riskLimits = z.strictObject({
  /** Calendar days between updates while the renewal falls in this or the next fiscal quarter. */
  nearEveryDays: days,
  /** Calendar days between updates while it does not. */
  farEveryDays: days,
  /** A risk without an update for longer is overdue, whatever its rhythm. */
  longestDays: days,
  /** A PR1 account without a call or meeting for so many days is to be escalated. */
  escalateNotEngagedDays: days,
  /** Working days between updates of an escalation, by its severity. */
  escalationEvery: z.strictObject({ critical: days, high: days, medium: days, low: days }),
  /** What is offered for each reason. */
  mitigations: z.record(z.enum(riskReasons), mitigation),
});
export type RiskLimits = z.infer<typeof riskLimits>;

/**
 * Source: GitLab customer success handbook (rules.md § 7): weekly or monthly, overdue after 35 days, PR1 escalates at 90 days. Escalations
 * are updated daily, several times a week, weekly; every two working days is what “several” is taken for. “Standard” for low has no
 * published figure; two working weeks is ours. The steps are in presets/mitigations.ts.
 */
export const publishedRiskLimits: RiskLimits = {
  nearEveryDays: 7,
  farEveryDays: 30,
  longestDays: 35,
  escalateNotEngagedDays: 90,
  escalationEvery: { critical: 1, high: 2, medium: 5, low: 10 },
  mitigations: shippedMitigations,
};
