import { daysBetween, type Day } from '#shared/days.ts';
import type { Span } from '#shared/rhythm-rules.ts';

export const goalPeriods = ['quarter', 'year'] as const;
export type GoalPeriod = (typeof goalPeriods)[number];
/** `missed` was not reached, `carried` went on in the next period, `dropped` was given up. */
export const goalStates = ['open', 'reached', 'missed', 'carried', 'dropped'] as const;
export type GoalState = (typeof goalStates)[number];
export const goalStateNames: Record<GoalState, string> = { open: 'Open', reached: 'Reached', missed: 'Missed', carried: 'Carried over', dropped: 'Dropped' };

/** Rocks of a quarter and measures of an objective at most: more of either is none. */
export const mostRocks = 5;
export const mostMeasures = 4;

/** How far a value came from its start to its target, 0 to 1; down counts as well as up. `null` where a value is not known. A start that is the target is reached once it is kept. */
export const measureProgress = ({ start, target, current }: { start: number | null; target: number; current: number | null }): number | null => {
  if (current === null) return null;
  const from = start ?? 0;
  if (from === target) return current === target ? 1 : 0;
  return Math.min(1, Math.max(0, (current - from) / (target - from)));
};

/** The mean of the measures whose value is known, and the share told by hand where there is none. 0 to 1. */
export const goalProgress = (measures: readonly (number | null)[], told: number | null): number | null => {
  const known = measures.filter((one) => one !== null);
  if (measures.length === 0) return told === null ? null : told / 100;
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / measures.length;
};

/** The share of a period that has passed on a day, that day included; 0 to 1. */
export const elapsedOf = ({ from, to }: Span, today: Day): number => Math.min(1, Math.max(0, (daysBetween(from, today) + 1) / (daysBetween(from, to) + 1)));

export const standings = ['closed', 'reached', 'on-track', 'behind', 'not-told', 'not-begun'] as const;
export type Standing = (typeof standings)[number];
export const standingNames: Record<Standing, string> = { closed: 'Closed', reached: 'Target reached', 'on-track': 'On track', behind: 'Behind', 'not-told': 'No figure yet', 'not-begun': 'Not begun' };

/** How a goal stands: behind once its progress is more than `behindBy` percentage points below the share of its period that has passed. */
export const standingOf = (facts: { state: GoalState; progress: number | null; period: Span; today: Day }, behindBy: number): Standing => {
  const { state, progress, period, today } = facts;
  if (state !== 'open') return 'closed';
  if (progress !== null && progress >= 1) return 'reached';
  if (today < period.from) return 'not-begun';
  if (progress === null) return 'not-told';
  return progress * 100 < elapsedOf(period, today) * 100 - behindBy ? 'behind' : 'on-track';
};
