import type { Sentiment } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';

/**
 * What is known of the use of an account on a day, for health and alerts. `on` is the day of the newest value that it comes from;
 * `null` where there is none. Whether a value is too old is for the one who asks.
 */
export type AdoptionFacts = {
  /** Licences used and bought: the sum over the products with metrics of these roles, else the seats of the contracts that run. */
  licences: { used: number; billable: number; on: Day } | null;
  /** People who were active over the last 28 days, and licences that are paid for. */
  activeUsers: { active: number; billable: number; on: Day } | null;
  /** The use cases that the account works on or has adopted; `colour` is `null` where nothing says it. */
  useCases: { useCaseId: string; name: string; colour: Sentiment | null; isOriginal: boolean; on: Day | null }[];
};

/** The support cases of an account. `aMonth` is the number opened in the last 30 days; `null` where the account never opened any. `on` is the last day that the cases are known up to. */
export type SupportFacts = { aMonth: number | null; open: number; openCritical: number; on: Day | null };
