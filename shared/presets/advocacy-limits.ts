import { z } from 'zod';

/** How often a champion is asked, and when a consent that runs out is spoken of. */
export const advocacyLimits = z.strictObject({
  /** So many asks of one person in twelve months; one above needs a reason. */
  asksAYear: z.int().min(0, 'A budget is 0 or more.').max(52, 'That is once a week.'),
  /** Warns when so many are left of it after an ask. */
  warnAtLeft: z.int().min(0).max(52, 'That is once a week.'),
  /** Days before its last day on which a consent that runs out comes up on Today. */
  consentWarnDays: z.int().min(0).max(365, 'That is a year at most.'),
});
export type AdvocacyLimits = z.infer<typeof advocacyLimits>;

/** Source: the sources ask for a budget and name no figure. Three asks a year, a warning with the last one, and 60 days are ours. */
export const publishedAdvocacyLimits: AdvocacyLimits = { asksAYear: 3, warnAtLeft: 0, consentWarnDays: 60 };
