import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { goalStates, type GoalPeriod, type GoalState, type Standing } from '#shared/goal-rules.ts';
import { goalPeriods } from '#shared/goal-rules.ts';
import { id, line, name, type Written, type WrittenRecord } from '#shared/records.ts';

const text = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');
const figure = z.number().refine(Number.isFinite, 'That is not a number.');

/** What a person writes of a rock or an objective. `progress` is 0 to 100 and told by hand; an objective with measures goes by them. */
export const goalFields = z.strictObject({ name, why: text, notes: text, progress: z.number().min(0, 'Progress begins at 0 %.').max(100, 'Progress is 100 % at most.').nullable() });
export type GoalFields = z.infer<typeof goalFields>;

/** What a person writes of a measure. `kpi` is the key of the KPI that it is read from; with it, `current` is not typed. */
export const measureFields = z.strictObject({ name, kpi: z.string().regex(/^[a-z0-9-]{1,60}$/, 'That is not the key of a KPI.').nullable(), start: figure.nullable(), target: figure, current: figure.nullable(), unit: z.string().trim().max(20, 'A unit is 20 characters at most.') });
export type MeasureFields = z.infer<typeof measureFields>;

/** A measure as it stands. `progress` is 0 to 1, `null` where the current value is not known; `says` names why, or where the value is from. */
export type GoalMeasure = MeasureFields & { id: string; progress: number | null; says: string };
/** A rock or an objective. `progress` is 0 to 1. */
export type Goal = Omit<GoalFields, 'progress'> & {
  id: string;
  kind: 'rock' | 'objective';
  period: GoalPeriod;
  from: Day;
  to: Day;
  state: GoalState;
  closedOn: Day | null;
  progress: number | null;
  standing: Standing;
  measures: GoalMeasure[];
};

/** The goals of a fiscal quarter and of its year. `left` are open ones of the quarter and year before, which can be carried over. `kpis` are those a measure can be read from. */
export type GoalsPage = {
  today: Day;
  quarter: { name: string; from: Day; to: Day };
  year: { name: string; from: Day; to: Day };
  rocks: Goal[];
  objectives: Goal[];
  yearly: Goal[];
  left: Goal[];
  kpis: { key: string; name: string; unit: string }[];
};

const one = z.strictObject({ id });
const within = z.strictObject({ on: day, period: z.enum(goalPeriods) });

export const goalsContract = {
  /** The goals of the fiscal quarter that holds `on`. */
  list: oc.input(z.strictObject({ on: day })).output(type<GoalsPage>()),
  /** A big rock of the quarter that holds `on`; five at most. */
  addRock: oc.errors(errors).input(goalFields.pick({ name: true }).extend({ on: day, why: goalFields.shape.why.optional() })).output(type<WrittenRecord>()),
  addObjective: oc.errors(errors).input(within.extend({ name, why: goalFields.shape.why.optional() })).output(type<WrittenRecord>()),
  /** A measure of an objective; four at most. */
  addMeasure: oc.errors(errors).input(z.strictObject({ objectiveId: id, fields: measureFields.partial({ kpi: true, start: true, current: true, unit: true }) })).output(type<WrittenRecord>()),
  change: oc.errors(errors).input(one.extend({ fields: goalFields.partial() })).output(type<WrittenRecord>()),
  changeMeasure: oc.errors(errors).input(one.extend({ fields: measureFields.partial() })).output(type<WrittenRecord>()),
  /** Closes a rock or an objective with a word on it. */
  close: oc.errors(errors).input(one.extend({ state: z.enum(goalStates).exclude(['open']), word: line.min(1, 'Say in a word how it went.') })).output(type<WrittenRecord>()),
  reopen: oc.errors(errors).input(one).output(type<WrittenRecord>()),
  /** Closes it as carried over and opens it again in the quarter or year of `on`; measures begin where they stand. */
  carry: oc.errors(errors).input(one.extend({ on: day })).output(type<WrittenRecord>()),
  /** Removes a rock, a measure, or an objective with its measures. */
  remove: oc.errors(errors).input(one).output(type<Written>()),
};
