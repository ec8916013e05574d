import { z } from 'zod';

const percent = z.int().min(0, 'A share is 0 % or more.').max(200, 'A share is 200 % at most.');
const weight = z.int().min(0, 'A weight is 0 or more.').max(100, 'A weight is 100 at most.');
const days = (says: string) => z.int().min(1, says).max(730, 'That is two years at most.');

/** How the use of a product is judged, beside the limits of licence use and active users, which are those of the health model. What an older book keeps here beside it is left out. */
export const adoptionLimits = z.object({
  /** Without a value for more days than this there is no data: nothing is judged, and nothing turns red. A colour set by hand ends after as many. */
  noDataDays: days('Data is missing after a day or more.'),
  /** Over how many days the values of a daily or weekly metric become one figure of now. */
  windowDays: days('A window is a day or more.'),
  /** Adoption is complete with this share of licences used, in percent, and the original use case adopted. */
  completePercent: percent,
  /** What counts how much in the adoption score. `useCase` is for each use case. */
  weights: z.strictObject({ licenceUse: weight, activeUsers: weight, useCase: weight }).refine((all) => Object.values(all).some((one) => one > 0), 'Something has to count in the score.'),
});
export type AdoptionLimits = z.infer<typeof adoptionLimits>;

/**
 * Source: GitLab customer success handbook (rules.md §§ 5 and 6): active users over 28 days, 60 days until data is missing, 80 % for complete; the weights are those of the
 * product group of health.
 */
export const publishedAdoptionLimits: AdoptionLimits = {
  noDataDays: 60,
  windowDays: 28,
  completePercent: 80,
  weights: { licenceUse: 30, activeUsers: 10, useCase: 15 },
};
