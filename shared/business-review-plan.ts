import { addDays, addMonths, addWorkingDays, workingDayOnOrBefore, type Day, type WorkCalendar } from '#shared/days.ts';
import { isAhead, reviewStepKeys, stepsAfter, type ReviewKind, type ReviewState, type ReviewStepKey } from '#shared/business-review-words.ts';
import type { ReviewLimits, StepTime } from '#shared/presets/review-limits.ts';

const isAfter = (key: ReviewStepKey): boolean => (stepsAfter as readonly string[]).includes(key);

/** The keys of a step that may be one by hand; `null` for that. */
export const stepKeyOf = (key: string): ReviewStepKey | null => reviewStepKeys.find((one) => one === key) ?? null;

/** A mini-review is held inside of a cadence call: it has nothing to build, review or lock. */
const miniKeys: readonly ReviewStepKey[] = ['agenda', ...stepsAfter];
/** The steps of a kind of review. */
export const stepsOfKind = (kind: ReviewKind): readonly ReviewStepKey[] => (kind === 'mini' ? miniKeys : reviewStepKeys);

const shifted = (on: Day, count: number, unit: StepTime['unit'], calendar: WorkCalendar): Day => {
  if (unit === 'months') return addMonths(on, count);
  if (unit === 'working-days') return addWorkingDays(on, count, calendar);
  return addDays(on, unit === 'weeks' ? 7 * count : count);
};

/** A step with the days from which it can be done and by which it is due, both working days. */
export type PlannedStep = { key: ReviewStepKey; fromOn: Day; dueOn: Day };

/**
 * The steps of a review, counted from its day (rules.md § 8) and moved to the working day before where they fall on none. What should have begun before `notBefore`,
 * the day on which the review was planned, is due on that day; the final content then on the last working day before the review, for it locks what is to be built yet.
 */
export const backPlan = (review: { on: Day; kind: ReviewKind }, limits: Pick<ReviewLimits, 'steps'>, calendar: WorkCalendar, notBefore: Day): PlannedStep[] => {
  const { on, kind } = review;
  const earliest = notBefore < on ? notBefore : on;
  return stepsOfKind(kind).map((key) => {
    const { unit, from, due } = limits.steps[key];
    const dayOf = (count: number): Day => {
      const found = workingDayOnOrBefore(shifted(on, isAfter(key) ? count : -count, unit, calendar), calendar);
      if (isAfter(key)) return found < on ? on : found;
      if (found >= earliest) return found;
      if (key !== 'final') return earliest;
      const last = addWorkingDays(on, -1, calendar);
      return last < earliest ? earliest : last;
    };
    const dueOn = dayOf(due);
    const fromOn = dayOf(from);
    return { key, fromOn: fromOn < dueOn ? fromOn : dueOn, dueOn };
  });
};

/** The day from which a step may be done, from the day on which it is due: as long before it as the limits say. */
export const beginsOn = (key: string, dueOn: Day, limits: Pick<ReviewLimits, 'steps'>): Day => {
  const known = stepKeyOf(key);
  if (known === null) return dueOn;
  const { unit, from, due } = limits.steps[known];
  const span = Math.abs(from - due);
  if (unit === 'months') return addMonths(dueOn, -span);
  return addDays(dueOn, -(unit === 'weeks' ? 7 : 1) * span);
};

/** Days before a review on which its first step begins, by the months or weeks of the limits. */
export const firstStepOn = (on: Day, limits: Pick<ReviewLimits, 'steps'>, calendar: WorkCalendar): Day => {
  const { unit, from, due } = limits.steps.kickoff;
  return shifted(on, -Math.max(from, due), unit, calendar);
};

type StepOf = { key: string; dueOn: Day | null; doneOn: Day | null };
type LockOf = { state: ReviewState; unlockReason: string };

/** The day from which the content of a review is locked: the day after the final content was due, or the one on which it was ticked; `null` where it never is. */
export const lockedFrom = (state: ReviewState, steps: readonly StepOf[]): Day | null => {
  if (!isAhead(state) && state !== 'held') return null;
  const final = steps.find(({ key }) => key === 'final');
  if (final === undefined) return null;
  return final.doneOn ?? (final.dueOn === null ? null : addDays(final.dueOn, 1));
};

/** True where deck, agenda and purpose stay as they are, unless somebody says why they change. */
export const isLocked = ({ state, unlockReason }: LockOf, steps: readonly StepOf[], today: Day): boolean => {
  const from = lockedFrom(state, steps);
  return unlockReason === '' && from !== null && today >= from;
};

/** Minutes of a review by its kind, and by whether its segment is Commercial. */
export const minutesOf = (kind: ReviewKind, isCommercial: boolean, limits: Pick<ReviewLimits, 'minutes' | 'commercialMinutes' | 'miniMinutes'>): number => {
  if (kind === 'thirty-minute') return 30;
  if (kind === 'mini') return limits.miniMinutes;
  return isCommercial ? limits.commercialMinutes : limits.minutes;
};
