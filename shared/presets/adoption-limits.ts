import { z } from 'zod';

const percent = z.int().min(0, 'A share is 0 % or more.').max(200, 'A share is 200 % at most.');
const weight = z.int().min(0, 'A weight is 0 or more.').max(100, 'A weight is 100 at most.');
const days = (says: string) => z.int().min(1, says).max(730, 'That is two years at most.');
const isInOrder = ({ yellowFrom, greenFrom }: { yellowFrom: number; greenFrom: number }): boolean => yellowFrom <= greenFrom;
const orderFault = 'Yellow begins at green at the latest.';

/** From which share in percent a measure is yellow and green; below is red. */
const bounds = z.strictObject({ yellowFrom: percent, greenFrom: percent });

/** How the use of a product is judged. */
export const adoptionLimits = z.strictObject({
  /** Without a value for more days than this there is no data: nothing is judged, and nothing turns red. A colour set by hand ends after as many. */
  noDataDays: days('Data is missing after a day or more.'),
  /** Over how many days the values of a daily or weekly metric become one figure of now. */
  windowDays: days('A window is a day or more.'),
  /** Licence use by months since the contract start. An entry counts from `fromMonths` until the next one begins, the last one from the day after; before the first there is no judgement. */
  licenceUse: z.array(bounds.extend({ fromMonths: z.int().min(0).max(120, 'That is ten years at most.') }).refine(isInOrder, orderFault)).min(1).max(12)
    .refine((all) => all.every((one, at) => at === 0 || one.fromMonths > (all[at - 1]?.fromMonths ?? 0)), 'Each entry begins later than the one before.'),
  /** Active users over billable licences. */
  activeUsers: bounds.refine(isInOrder, orderFault),
  /** Adoption is complete with this share of licences used, in percent, and the original use case adopted. */
  completePercent: percent,
  /** What counts how much in the adoption score. `useCase` is for each use case. */
  weights: z.strictObject({ licenceUse: weight, activeUsers: weight, useCase: weight }).refine((all) => Object.values(all).some((one) => one > 0), 'Something has to count in the score.'),
});
export type AdoptionLimits = z.infer<typeof adoptionLimits>;

/**
 * Source: GitLab customer success handbook (rules.md §§ 5 and 6): licence use by months since contract start, active users over 28 days,
 * 60 days until data is missing, 80 % for complete; the weights are those of the product group of health. Of the months 2–6, 6–9 and > 9, six belong to the second and nine still to it.
 */
export const publishedAdoptionLimits: AdoptionLimits = {
  noDataDays: 60,
  windowDays: 28,
  licenceUse: [{ fromMonths: 2, yellowFrom: 10, greenFrom: 50 }, { fromMonths: 6, yellowFrom: 50, greenFrom: 75 }, { fromMonths: 9, yellowFrom: 75, greenFrom: 75 }],
  activeUsers: { yellowFrom: 50, greenFrom: 80 },
  completePercent: 80,
  weights: { licenceUse: 30, activeUsers: 10, useCase: 15 },
};
