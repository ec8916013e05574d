import type { Day } from '#shared/days.ts';
import type { GoalPeriod } from '#shared/goal-rules.ts';
import { kpiDefinitions, kpiKeys, type KpiUnit } from '#shared/kpi-names.ts';
import { exponentOf } from '#shared/money.ts';
import type { Context } from '#electron/context.ts';
import { createKpiReader } from '#electron/store/kpi-book.ts';

const units: Record<KpiUnit, string> = { share: '%', score: 'points', days: 'days', money: '', count: '' };

/** A value of a KPI as a person types it: shares in percent, money in whole units of the currency. */
const typed = (value: number, unit: KpiUnit, currency: string): number => {
  switch (unit) {
    case 'share':
      return Math.round(value * 1_000) / 10;
    case 'money':
      return value / 10 ** exponentOf(currency);
    case 'score':
    case 'days':
    case 'count':
      return value;
  }
};

/** The value of a KPI in a period, up to today where it runs, in the unit that a person types; `null` with the reason in words where there is none. */
export type KpiReading = { value: number | null; says: string };

/** The KPIs that a measure of a goal can be read from: the whole book, owned at the start, point to point. */
export const createGoalKpis = (context: Context) => {
  const { settings } = context;
  const reader = createKpiReader(context);
  return {
    list: (): { key: string; name: string; unit: string }[] => kpiKeys.map((key) => ({ key, name: kpiDefinitions[key].name, unit: kpiDefinitions[key].unit === 'money' ? settings().currency : units[kpiDefinitions[key].unit] })),
    value: async (key: string, period: GoalPeriod, on: Day): Promise<KpiReading> => {
      const known = kpiKeys.find((one) => one === key);
      if (known === undefined) return { value: null, says: 'The KPI that it was read from is gone; choose another' };
      const { name, unit } = kpiDefinitions[known];
      const { value, na } = await reader.value(known, { kind: period, on });
      return value === null ? { value: null, says: `${name}: ${na ?? 'n/a'}` } : { value: typed(value, unit, settings().currency), says: `Read from ${name}` };
    },
  };
};
export type GoalKpis = ReturnType<typeof createGoalKpis>;
