import { z } from 'zod';

const askedCount = z.int().min(0).max(50, 'That is more people than a level is asked for.');
const askedByLevel = z.strictObject({ executive: askedCount, vp: askedCount, director: askedCount, manager: askedCount, individual: askedCount });
const limitDays = z.int().min(1, 'A limit is one day or more.').max(730, 'A limit is two years at most.');

/** How well the people of an account should be known (rules.md § 6, § 8). */
export const stakeholderLimits = z.strictObject({
  /** A person counts as met for this many days after a held call, meeting or workshop. */
  metWithinDays: limitDays,
  /** Fewer people met than this make an account single-threaded, once it had so many calls in those days. */
  threadsAtLeast: z.int().min(1).max(20),
  threadsFromCalls: z.int().min(0).max(50),
  /** An executive of a sponsor pair, and any other executive or VP, is to be met within these days. */
  sponsorStaleDays: limitDays,
  executiveStaleDays: limitDays,
  /** Met people asked for by level; by the key of a segment, or by its tree where the segment has none of its own. */
  asked: z.record(z.string().max(40), askedByLevel),
});
export type StakeholderLimits = z.infer<typeof stakeholderLimits>;

/** Met within 90 days and two people at least: GitLab customer success handbook, FY23. The limits of executives and the counts by level have no published figure; they are ours. */
export const defaultStakeholderLimits: StakeholderLimits = {
  metWithinDays: 90, threadsAtLeast: 2, threadsFromCalls: 1, sponsorStaleDays: 90, executiveStaleDays: 180,
  asked: { enterprise: { executive: 1, vp: 1, director: 1, manager: 1, individual: 1 }, commercial: { executive: 0, vp: 0, director: 0, manager: 1, individual: 1 } },
};
