import { z } from 'zod';

export const valueLimits = z.strictObject({
  /** A business review is held so many months before the renewal, and asks for value (rules.md § 8). */
  reviewMonths: z.int().min(0, 'A review is held before the renewal.').max(24),
  /** An account without a delivered gain is named this many days before its next renewal or review. */
  aheadDays: z.int().min(0).max(730),
  /** How many gains the value report shows; the others are summed up. */
  reportGains: z.int().min(1, 'A report shows a gain.').max(6, 'More than six do not fit on one page.'),
});
export type ValueLimits = z.infer<typeof valueLimits>;

/** Months before the renewal: rules.md § 8. Of the others published practice says nothing: see decision 0022. */
export const publishedValueLimits: ValueLimits = { reviewMonths: 6, aheadDays: 120, reportGains: 5 };
