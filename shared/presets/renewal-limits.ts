import { z } from 'zod';

const months = z.int().min(0, 'A month before the renewal or more.').max(24, 'Two years at most.');
const days = z.int().min(0, 'A day is the least.').max(730, 'Two years at most.');

/** When the work of a renewal is due, counted back from its date, and how the forecast is kept. */
export const renewalLimits = z.strictObject({
  /** The internal review begins so many months before the date, and is done so many months before it. */
  reviewFromMonths: months,
  reviewByMonths: months,
  /** The soft question follows the internal review within so many calendar days. */
  softWithinDays: days,
  /** The renewals manager has it so many weeks before the date. */
  managerWeeks: z.int().min(0).max(104, 'Two years at most.'),
  /** From so many calendar days before the date on, the paper is followed until it is closed. */
  closeFromDays: days,
  /** So many months before the date, “monitor” is no longer a valid call. */
  callMonths: months,
  /** So many fiscal quarters are always forecast as a whole, this one the first. */
  forecastQuarters: z.int().min(1, 'At least one quarter is forecast.').max(8, 'Eight quarters at most.'),
  /** Today shows a notice date so many calendar days ahead. */
  noticeWarnDays: days,
  /** The forecast is kept every so many calendar days. */
  snapshotEveryDays: z.int().min(1, 'Once a day is the most.').max(90, 'Once a quarter is the least.'),
  /** Calls are held against their outcome as they stood so many calendar days before the date. */
  calibrationLeadDays: days,
  /** Under so many outcomes nothing is said of how well calls were calibrated. */
  calibrationLeast: z.int().min(1, 'At least one outcome is needed.').max(1000),
});
export type RenewalLimits = z.infer<typeof renewalLimits>;

/**
 * Source: GitLab customer success handbook (rules.md § 9): internal review and action at −5 and −4 months, the soft question within 30 days, the renewals manager at
 * −10 weeks, closed by the date; at 3 months “monitor” is no longer a call; two full quarters are always forecast; snapshots weekly (F18). The last month of
 * paper, the 30 days of the notice, and the lead and least number of the calibration have no published figure; they are ours (decision 0019).
 */
export const publishedRenewalLimits: RenewalLimits = {
  reviewFromMonths: 5,
  reviewByMonths: 4,
  softWithinDays: 30,
  managerWeeks: 10,
  closeFromDays: 30,
  callMonths: 3,
  forecastQuarters: 2,
  noticeWarnDays: 30,
  snapshotEveryDays: 7,
  calibrationLeadDays: 30,
  calibrationLeast: 5,
};
