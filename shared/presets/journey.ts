import { z } from 'zod';

/** The gates between the stages of the journey; what each asks for is in `shared/journey-rules.ts`. */
export const gateKeys = ['kickoff', 'contract', 'onboarding-closed', 'first-call', 'plan', 'value', 'not-red', 'outcome', 'not-at-risk', 'renewal-known'] as const;
export type GateKey = (typeof gateKeys)[number];

export const journeySettings = z.strictObject({
  /** Gates that are turned off. */
  offGates: z.array(z.enum(gateKeys)).max(gateKeys.length),
  /** Today asks for the quarterly review this many days before the quarter ends. */
  reviewDays: z.int().min(1, 'A review needs a day or more.').max(90, 'A quarter has about 90 days.'),
  /** Whether an account at the ARR limit of a commercial segment is proposed for an enterprise one. */
  proposesSegment: z.boolean(),
});
export type JourneySettings = z.infer<typeof journeySettings>;

/** The review falls in the last two weeks of the quarter (rules.md § 11). */
export const publishedJourney: JourneySettings = { offGates: [], reviewDays: 14, proposesSegment: true };
