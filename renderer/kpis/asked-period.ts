import { day, type Day } from '#shared/days.ts';
import { periodKinds } from '#shared/kpi-periods.ts';
import type { KpiAsked } from '#shared/kpis.ts';

/** `quarter`, or `quarter.2026-02-01` for one by a day of it. A day to come is one of now, so that an old or a mistyped address shows something. */
export const periodOfText = (text: string | undefined, today: Day): KpiAsked['period'] => {
  const [kind, written] = (text ?? '').split('.');
  const on = day.safeParse(written).data ?? null;
  return { kind: periodKinds.find((one) => one === kind) ?? 'quarter', on: on !== null && on > today ? null : on };
};
