import { formatMoney } from '#shared/money.ts';
import { priorities, type Segment } from '#shared/settings.ts';

const every = (days: number | null): string => (days === null ? 'no calls asked for' : days === 1 ? 'every day' : `every ${days} days`);
const months = (many: number): string => (many === 1 ? '1 month' : `${many} months`);

/** Which accounts of a segment are PR1, in the order in which the tree asks (rules.md § 3). */
const pr1Of = (segment: Segment, currency: string): string => {
  const limit = segment.arrLimitMinor === null ? null : formatMoney(segment.arrLimitMinor, currency);
  const first = segment.firstDays === 0 ? null : `in its first ${segment.firstDays} days`;
  const cases = {
    enterprise: [`with a tier upgrade expected within ${months(segment.growthMonths)}`, 'at risk', first, limit === null ? null : `over ${limit} ARR`],
    commercial: [limit === null ? null : `with ${limit} ARR or more`, first, 'with a critical initiative', `with growth expected within ${months(segment.growthMonths)}`, 'at risk'],
    none: ['at risk'],
  }[segment.tree];
  return `PR1 is an account ${[...cases.filter((one) => one !== null), 'still in onboarding'].join(', or ')}. Unmanaged child accounts are PR3, digital-only ones PR4, all others PR2.`;
};

/** What the figures of a segment do, in sentences. `currency` is the book's. */
export const segmentWords = (segment: Segment, currency: string): string[] => [
  `Calls: ${priorities.map((priority) => `${priority} ${every(segment.cadenceDays[priority])}`).join(', ')}.`,
  ...(segment.atRiskEveryDays === null ? ['An account at risk keeps the cadence of its priority.'] : [`At risk: ${every(segment.atRiskEveryDays)}.`]),
  ...(segment.newEveryDays === null || segment.newForDays === 0 ? [] : [`New accounts: ${every(segment.newEveryDays)} for the first ${segment.newForDays} days.`]),
  ...(segment.onboardingEveryDays === null ? [] : [`In onboarding: ${every(segment.onboardingEveryDays)}.`]),
  ...(segment.longestEveryDays === null ? [] : [`A cadence set by hand is never longer than ${segment.longestEveryDays} days.`]),
  pr1Of(segment, currency),
  `A call is logged ${segment.logWithinWorkingDays === 0 ? 'on its day' : `within ${segment.logWithinWorkingDays} working ${segment.logWithinWorkingDays === 1 ? 'day' : 'days'}`}.`,
];

/** A key for a new segment from its name, that none of the others has. */
export const segmentKey = (name: string, taken: readonly string[]): string => {
  const base = name.toLowerCase().normalize('NFD').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 34) || 'segment';
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? base : `${base}-${n}`;
    if (!taken.includes(key)) return key;
  }
};
