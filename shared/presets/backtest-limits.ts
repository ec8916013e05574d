import { z } from 'zod';

/** What a backtest looks at, and below what it gives counts only (kpis.md, "Health backtest"). The limits can be raised, not lowered. */
export const backtestLimits = z.strictObject({
  minOutcomes: z.int().min(20, 'Fewer than 20 outcomes show nothing but chance.').max(10_000),
  minLosses: z.int().min(5, 'Fewer than 5 losses show nothing but chance.').max(10_000),
  /** How many days before the decision the score is looked at, the longest first. */
  horizons: z.array(z.int().min(1, 'At least one day before the decision.').max(730)).length(3)
    .refine(([far = 0, middle = 0, near = 0]) => far > middle && middle > near, 'The longest comes first, and no two are the same.'),
  /** A score counts for a day where it was written at most this many days before it. */
  scoreWithinDays: z.int().min(0).max(31),
});
export type BacktestLimits = z.infer<typeof backtestLimits>;

/** Minimum and days of kpis.md. The week is a choice of Daybook: a snapshot is written for every day that the app knows of. */
export const publishedBacktestLimits: BacktestLimits = { minOutcomes: 20, minLosses: 5, horizons: [90, 60, 30], scoreWithinDays: 7 };
