import { eq } from 'drizzle-orm';
import { addDays, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { goalStateNames, mostMeasures, mostRocks, type GoalPeriod, type GoalState } from '#shared/goal-rules.ts';
import type { GoalFields, GoalsPage, MeasureFields } from '#shared/goals.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import { quarterName, quarterOf } from '#shared/review-rules.ts';
import { fiscalYear, periodOf, type Span } from '#shared/rhythm-rules.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { createGoalKpis } from '#electron/store/goal-kpis.ts';
import { createGoalRows, type StoredGoal } from '#electron/store/goal-rows.ts';
import { goals } from '#electron/store/schema-money.ts';

const words = ['goals', 'rhythm', 'search', 'book'] as const;
type Values = Partial<typeof goals.$inferInsert>;

const given = (fields: object): Values => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
const measureValues = ({ start, target, current, ...rest }: Given<MeasureFields>): Values => given({ ...rest, startValue: start, targetValue: target, currentValue: current });

export const createGoals = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const kpis = createGoalKpis(context);
  const rows = createGoalRows(context, kpis);
  const last = db.prepare<[Day, string], { at: number }>('SELECT coalesce(max(position), 0) + 1 AS at FROM goals WHERE period_on = ? AND kind = ? AND deleted_at IS NULL');

  const find = (id: string): StoredGoal => {
    const row = rows.stored(id);
    if (row === null) throw new DaybookError('NOT_FOUND', 'That goal is not in this book any more.');
    return row;
  };
  const goal = (id: string): StoredGoal => {
    const row = find(id);
    if (row.kind === 'measure') throw new DaybookError('INVALID', 'That is a measure, not a goal.', 'id');
    return row;
  };
  const openGoal = (id: string): StoredGoal => {
    const row = goal(id);
    if (row.state !== 'open') throw new DaybookError('INVALID', `“${row.name}” is closed. Reopen it to change it.`, 'id');
    return row;
  };
  const measure = (id: string): StoredGoal => {
    const row = find(id);
    if (row.kind !== 'measure' || row.parentId === null) throw new DaybookError('INVALID', 'That is a goal, not a measure.', 'id');
    openGoal(row.parentId);
    return row;
  };
  const checkKpi = (kpi: string | null | undefined): void => {
    if (kpi !== undefined && kpi !== null && !kpis.list().some(({ key }) => key === kpi)) throw new DaybookError('INVALID', 'There is no such KPI. Choose one of the list, or tell the value by hand.', 'kpi');
  };
  const spanOf = (on: Day, period: GoalPeriod): Span => periodOf(period, on, settings().fiscalYearStart);
  const roomFor = (quarter: Span): void => {
    if (rows.rocksOf(quarter) >= mostRocks) throw new DaybookError('INVALID', `A quarter has ${mostRocks} big rocks at most. Close or remove one, or make it an objective.`, 'name');
  };
  const write = (label: string, run: () => string, { window }: Caller, mergeKey?: string): Promise<WrittenRecord> => store.write({ window, label, words, ...(mergeKey === undefined ? {} : { mergeKey }) }, () => ({ id: run() }));
  const insert = (values: Omit<typeof goals.$inferInsert, 'id' | 'position'>): string => {
    const id = store.newId();
    orm.insert(goals).values({ ...values, id, position: last.get(values.periodOn, values.kind)?.at ?? 1 }).run();
    return id;
  };
  const set = (id: string, values: Values): string => {
    if (Object.keys(values).length > 0) orm.update(goals).set(values).where(eq(goals.id, id)).run();
    return id;
  };

  return {
    list: async ({ on }: { on: Day }): Promise<GoalsPage> => {
      const start = settings().fiscalYearStart;
      const [quarter, year] = [periodOf('quarter', on, start), fiscalYear(on, start)];
      const own = await rows.ofPeriod(quarter, 'quarter');
      return {
        today: today(),
        quarter: { name: quarterName(quarterOf(on, start).key), ...quarter },
        year: { name: `FY${year.year}`, from: year.from, to: year.to },
        rocks: own.filter(({ kind }) => kind === 'rock'),
        objectives: own.filter(({ kind }) => kind === 'objective'),
        yearly: await rows.ofPeriod(year, 'year'),
        left: quarter.from > addDays(today(), 92) ? [] : [...(await rows.openBefore(quarter.from, 'quarter')), ...(await rows.openBefore(year.from, 'year'))],
        kpis: kpis.list(),
      };
    },

    addRock: ({ on, name, why = '' }: { on: Day; name: string; why?: string | undefined }, caller: Caller): Promise<WrittenRecord> => {
      const quarter = spanOf(on, 'quarter');
      roomFor(quarter);
      return write(`Added the big rock “${name}”`, () => insert({ kind: 'rock', period: 'quarter', periodOn: quarter.from, name, why }), caller);
    },

    addObjective: ({ on, period, name, why = '' }: { on: Day; period: GoalPeriod; name: string; why?: string | undefined }, caller: Caller): Promise<WrittenRecord> =>
      write(`Added the objective “${name}”`, () => insert({ kind: 'objective', period, periodOn: spanOf(on, period).from, name, why }), caller),

    addMeasure: ({ objectiveId, fields }: { objectiveId: string; fields: Pick<MeasureFields, 'name' | 'target'> & Given<MeasureFields> }, caller: Caller): Promise<WrittenRecord> => {
      const parent = openGoal(objectiveId);
      if (parent.kind !== 'objective') throw new DaybookError('INVALID', 'Only an objective has measures. A big rock is done or not.', 'objectiveId');
      if (rows.measuresOf(objectiveId).length >= mostMeasures) throw new DaybookError('INVALID', `An objective has ${mostMeasures} measures at most.`, 'objectiveId');
      checkKpi(fields.kpi);
      const { name, ...values } = measureValues(fields);
      return write(`Added a measure to “${parent.name}”`, () => insert({ ...values, kind: 'measure', parentId: objectiveId, period: parent.period, periodOn: parent.periodOn, name: name ?? fields.name }), caller);
    },

    change: ({ id, fields: { progress, ...fields } }: { id: string; fields: Given<GoalFields> }, caller: Caller): Promise<WrittenRecord> => {
      const row = openGoal(id);
      return write(`Changed “${row.name}”`, () => set(id, given({ ...fields, currentValue: progress })), caller, `goals.change ${id}`);
    },

    changeMeasure: ({ id, fields }: { id: string; fields: Given<MeasureFields> }, caller: Caller): Promise<WrittenRecord> => {
      const row = measure(id);
      checkKpi(fields.kpi);
      return write(`Changed the measure “${row.name}”`, () => set(id, measureValues(fields)), caller, `goals.changeMeasure ${id}`);
    },

    close: ({ id, state, word }: { id: string; state: Exclude<GoalState, 'open'>; word: string }, caller: Caller): Promise<WrittenRecord> => {
      const row = openGoal(id);
      return write(`${goalStateNames[state]}: “${row.name}”`, () => set(id, { state, closedOn: today(), notes: word }), caller);
    },

    reopen: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => {
      const row = goal(id);
      if (row.state === 'open') throw new DaybookError('CONFLICT', `“${row.name}” is open already.`);
      return write(`Reopened “${row.name}”`, () => set(id, { state: 'open', closedOn: null }), caller);
    },

    carry: async ({ id, on }: { id: string; on: Day }, caller: Caller): Promise<WrittenRecord> => {
      const row = openGoal(id);
      const period = row.period as GoalPeriod;
      const next = spanOf(on, period);
      const { from } = next;
      if (from <= row.periodOn) throw new DaybookError('INVALID', `“${row.name}” is carried over into a later ${period}.`, 'on');
      if (row.kind === 'rock') roomFor(next);
      const its = await Promise.all(rows.measuresOf(id).map(async (one) => ({ ...one, now: one.kpi === null ? one.currentValue : (await kpis.value(one.kpi, period, one.periodOn)).value })));
      return write(`Carried over “${row.name}”`, () => {
        const { kind, name, why, kpi, unit, startValue, targetValue, currentValue } = row;
        const made = insert({ kind, name, why, kpi, unit, startValue, targetValue, currentValue, period, periodOn: from });
        for (const one of its) insert({ kind: 'measure', parentId: made, name: one.name, kpi: one.kpi, unit: one.unit, startValue: one.now ?? one.startValue, targetValue: one.targetValue, currentValue: one.currentValue, period, periodOn: from });
        set(id, { state: 'carried', closedOn: today() });
        return made;
      }, caller);
    },

    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const row = find(id);
      return store.write({ window, label: `Removed “${row.name}”`, words }, () => {
        const deletedAt = store.now().toISOString();
        for (const one of row.kind === 'objective' ? rows.measuresOf(id) : []) set(one.id, { deletedAt });
        set(id, { deletedAt });
        return {};
      });
    },
  };
};
