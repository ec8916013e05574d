import { z } from 'zod';

/** When health speaks up, and how long its past is kept from the start. Days are calendar days. */
export const healthLimits = z.strictObject({
  /** The monthly update is asked for in so many last days of a month. */
  updateLastDays: z.int().min(0, 'The days of a month are 0 to 31.').max(31, 'The days of a month are 0 to 31.'),
  /** A fall is one against the health so many days ago. */
  fellWithinDays: z.int().min(1, 'A fall takes a day or more.').max(90, 'A fall is looked for in the last 90 days at most.'),
  /** Snapshots are made for so many days before the first one, where the book knows that far back. */
  snapshotDays: z.int().min(1, 'A day at least is kept.').max(1_100, 'That is three years at most.'),
});
export type HealthLimits = z.infer<typeof healthLimits>;

/** A health update each month: GitLab customer success handbook (rules.md § 6). Which days of the month, from when a fall counts and how far back the first snapshots go have no published figure; they are ours. */
export const publishedHealthLimits: HealthLimits = { updateLastDays: 7, fellWithinDays: 7, snapshotDays: 400 };
