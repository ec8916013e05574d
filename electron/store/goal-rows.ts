import type { Day } from '#shared/days.ts';
import { goalProgress, measureProgress, standingOf, type GoalPeriod, type GoalState } from '#shared/goal-rules.ts';
import type { Goal, GoalMeasure } from '#shared/goals.ts';
import { periodOf, type Span } from '#shared/rhythm-rules.ts';
import type { Context } from '#electron/context.ts';
import type { GoalKpis } from '#electron/store/goal-kpis.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { goals } from '#electron/store/schema-money.ts';

const toGoal = recordOf(goals);
export type StoredGoal = ReturnType<typeof toGoal>;

/** Reads goals with their measures and how they stand. */
export const createGoalRows = ({ store, settings, today }: Context, kpis: Pick<GoalKpis, 'value'>) => {
  const { db } = store;
  const one = db.prepare<[string], StoredRow>('SELECT * FROM goals WHERE id = ? AND deleted_at IS NULL');
  const ofPeriod = db.prepare<[Day, Day, string], StoredRow>(`SELECT * FROM goals WHERE period_on BETWEEN ? AND ? AND period = ? AND kind != 'measure' AND deleted_at IS NULL ORDER BY position, rid`);
  const rocks = db.prepare<[Day, Day], { n: number }>(`SELECT count(*) AS n FROM goals WHERE period_on BETWEEN ? AND ? AND kind = 'rock' AND state != 'dropped' AND deleted_at IS NULL`);
  const openBefore = db.prepare<[Day, string], StoredRow>(`SELECT * FROM goals WHERE period_on < ? AND period = ? AND kind != 'measure' AND state = 'open' AND deleted_at IS NULL ORDER BY period_on DESC, position, rid`);
  const measures = db.prepare<[string], StoredRow>(`SELECT * FROM goals WHERE parent_id = ? AND kind = 'measure' AND deleted_at IS NULL ORDER BY position, rid`);

  const measureOf = async (row: StoredGoal): Promise<GoalMeasure> => {
    const read = row.kpi === null ? { value: row.currentValue, says: row.currentValue === null ? 'Told by hand; no value yet' : 'Told by hand' } : await kpis.value(row.kpi, row.period as GoalPeriod, row.periodOn);
    const target = row.targetValue ?? 0;
    return {
      id: row.id, name: row.name, kpi: row.kpi, start: row.startValue, target, current: read.value, unit: row.unit,
      progress: measureProgress({ start: row.startValue, target, current: read.value }), says: read.says,
    };
  };

  const build = async (row: StoredGoal): Promise<Goal> => {
    const period = row.period as GoalPeriod;
    const span = periodOf(period, row.periodOn, settings().fiscalYearStart);
    const its = row.kind === 'objective' ? await Promise.all(measures.all(row.id).map((stored) => measureOf(toGoal(stored)))) : [];
    const state = row.state as GoalState;
    const told = state === 'reached' && its.length === 0 ? 100 : row.currentValue;
    const progress = goalProgress(its.map((measure) => measure.progress), told);
    return {
      id: row.id, kind: row.kind === 'rock' ? 'rock' : 'objective', period, ...span, name: row.name, why: row.why, notes: row.notes, state, closedOn: row.closedOn, progress, measures: its,
      standing: standingOf({ state, progress, period: span, today: today() }, settings().capacity.behindBy),
    };
  };

  return {
    stored: (id: string): StoredGoal | null => {
      const row = one.get(id);
      return row === undefined ? null : toGoal(row);
    },
    measuresOf: (id: string): StoredGoal[] => measures.all(id).map(toGoal),
    /** How many big rocks a quarter has. */
    rocksOf: ({ from, to }: Span): number => rocks.get(from, to)?.n ?? 0,
    /** Those of the days of a period, so that they stay in it once the fiscal year begins elsewhere. */
    ofPeriod: ({ from, to }: Span, period: GoalPeriod): Promise<Goal[]> => Promise.all(ofPeriod.all(from, to, period).map((row) => build(toGoal(row)))),
    /** Open goals of periods before, the latest first. */
    openBefore: (from: Day, period: GoalPeriod): Promise<Goal[]> => Promise.all(openBefore.all(from, period).map((row) => build(toGoal(row)))),
  };
};
