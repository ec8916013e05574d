import { addDays, addMonths, fiscalQuarter, type Day } from '#shared/days.ts';
import type { RenewalLimits } from '#shared/presets/renewal-limits.ts';
import type { Renewal } from '#shared/renewal-rules.ts';

/** The work of a renewal, in its order (rules.md § 9). */
export const stepKeys = ['review', 'soft-question', 'manager', 'close'] as const;
export type StepKey = (typeof stepKeys)[number];
export const stepNames: Record<StepKey, string> = { review: 'Internal review', 'soft-question': 'Soft question', manager: 'Renewals manager', close: 'Close' };
/** Steps that a person ticks; the others are done by what is recorded. */
export const tickedSteps = ['review', 'manager'] as const satisfies StepKey[];
export type TickedStep = (typeof tickedSteps)[number];

export const renewalPhases = ['ahead', 'review', 'soft-question', 'manager', 'close', 'late', 'won', 'lost'] as const;
export type RenewalPhase = (typeof renewalPhases)[number];
export const phaseNames: Record<RenewalPhase, string> = { ahead: 'Not yet', ...stepNames, close: 'Paper and close', late: 'Late', won: 'Won', lost: 'Lost' };

type Limits = Pick<RenewalLimits, 'reviewFromMonths' | 'reviewByMonths' | 'softWithinDays' | 'managerWeeks' | 'closeFromDays'>;

/** A step with the days on which it begins and is due. */
export type RenewalStep = { key: StepKey; fromOn: Day; dueOn: Day; doneOn: Day | null; isLate: boolean };

/** The days of the work: internal review from −5 to −4 months, soft question within 30 days, renewals manager at −10 weeks, closed by the date. */
const daysOf = (dueOn: Day, limits: Limits): Record<StepKey, { fromOn: Day; dueOn: Day }> => {
  const reviewBy = addMonths(dueOn, -limits.reviewByMonths);
  const manager = addDays(dueOn, -7 * limits.managerWeeks);
  return {
    review: { fromOn: addMonths(dueOn, -limits.reviewFromMonths), dueOn: reviewBy },
    'soft-question': { fromOn: reviewBy, dueOn: addDays(reviewBy, limits.softWithinDays) },
    manager: { fromOn: addDays(manager, -7), dueOn: manager },
    close: { fromOn: addDays(dueOn, -limits.closeFromDays), dueOn },
  };
};

/** The steps of a renewal. One is late from the day after it was due until it is done; of a closed renewal none is. */
export const stepsOf = (renewal: Pick<Renewal, 'dueOn' | 'status' | 'closedOn'>, done: Partial<Record<StepKey, Day | null>>, limits: Limits, today: Day): RenewalStep[] => {
  const days = daysOf(renewal.dueOn, limits);
  return stepKeys.map((key) => {
    const doneOn = key === 'close' ? renewal.closedOn : (done[key] ?? null);
    return { key, ...days[key], doneOn, isLate: renewal.status === 'open' && doneOn === null && today > days[key].dueOn };
  });
};

/** Where a renewal stands in its work, by the day: what is asked for now, or how it ended. */
export const phaseOf = (renewal: Pick<Renewal, 'dueOn' | 'status' | 'isLate'>, limits: Limits, today: Day): RenewalPhase => {
  if (renewal.status !== 'open') return renewal.status;
  if (renewal.isLate) return 'late';
  const days = daysOf(renewal.dueOn, limits);
  if (today >= days.close.fromOn) return 'close';
  if (today >= days.manager.dueOn) return 'manager';
  if (today >= days['soft-question'].fromOn) return 'soft-question';
  return today >= days.review.fromOn ? 'review' : 'ahead';
};

/** A notice date that is near and on which nobody gave notice: `daysLeft` is 0 on the day itself. */
export const isNoticeNear = (contract: { noticeOn: Day | null; noticeGivenOn: Day | null }, { noticeWarnDays }: Pick<RenewalLimits, 'noticeWarnDays'>, today: Day): boolean =>
  contract.noticeOn !== null && contract.noticeGivenOn === null && contract.noticeOn >= today && addDays(contract.noticeOn, -noticeWarnDays) <= today;

/** A fiscal quarter by its days; `name` is "FY2027 Q1". */
export type Quarter = { from: Day; to: Day; name: string };
export const quarterOf = (on: Day, fiscalYearStart: number): Quarter => {
  const { year, quarter, from, to } = fiscalQuarter(on, fiscalYearStart);
  return { from, to, name: `FY${year} Q${quarter}` };
};
/** Fiscal quarters in a row, from `back` quarters before the one of a day; `count` of them. */
export const quartersFrom = (on: Day, fiscalYearStart: number, back: number, count: number): Quarter[] => {
  const { from } = fiscalQuarter(on, fiscalYearStart);
  return Array.from({ length: count }, (_, at) => quarterOf(addMonths(from, 3 * (at - back)), fiscalYearStart));
};
/** What is always forecast: this fiscal quarter and the ones after it, each as a whole (rules.md § 9). */
export const forecastQuarters = (today: Day, fiscalYearStart: number, { forecastQuarters: count }: Pick<RenewalLimits, 'forecastQuarters'>): Quarter[] => quartersFrom(today, fiscalYearStart, 0, count);
