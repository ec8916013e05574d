import { z } from 'zod';

const cases = (says: string) => z.int().min(1, says).max(10_000, 'That is more than any account opens.');
const days = z.int().min(1, 'A limit is one day or more.').max(730, 'A limit is two years at most.');

/** How support cases are judged. Days are calendar days; a month is 30 of them. */
export const supportLimits = z.strictObject({
  /** Fewer cases a month than this are green. */
  greenBelow: cases('Green needs room for one case or more.'),
  /** Fewer than this are yellow; as many or more are red. */
  yellowBelow: cases('Yellow needs room for one case or more.'),
  /** As many cases of one theme as this, within these days, are a pattern. */
  repeatedAtLeast: z.int().min(2, 'A pattern is two cases or more.').max(100, 'That is more than a pattern needs.'),
  repeatedWithinDays: days,
  /** An open case older than this is shown as old. */
  oldAfterDays: days,
}).refine(({ greenBelow, yellowBelow }) => greenBelow <= yellowBelow, { message: 'Yellow ends where green ends, or above.', path: ['yellowBelow'] });
export type SupportLimits = z.infer<typeof supportLimits>;

/** Cases a month: GitLab customer success handbook, FY25 (rules.md § 6). Patterns and the age have no published figure; they are ours. */
export const publishedSupportLimits: SupportLimits = { greenBelow: 5, yellowBelow: 15, repeatedAtLeast: 3, repeatedWithinDays: 60, oldAfterDays: 14 };
