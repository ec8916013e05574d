import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { addDays, addMonths } from '#shared/days.ts';
import { measuredOf, periodAfter, periodBefore, periodKinds, periodOf, type PeriodKind } from '#shared/kpi-periods.ts';

test.each<[PeriodKind, string, number, string, string, string]>([
  ['month', '2026-02-14', 2, '2026-02-01', '2026-02-28', 'Feb 2026'],
  ['quarter', '2026-02-01', 2, '2026-02-01', '2026-04-30', 'FY2027 Q1'],
  ['quarter', '2026-01-31', 2, '2025-11-01', '2026-01-31', 'FY2026 Q4'],
  ['half', '2026-06-30', 2, '2026-02-01', '2026-07-31', 'FY2027 H1'],
  ['half', '2026-09-01', 2, '2026-08-01', '2027-01-31', 'FY2027 H2'],
  ['half', '2026-07-01', 1, '2026-07-01', '2026-12-31', 'FY2026 H2'],
  ['year', '2026-01-31', 2, '2025-02-01', '2026-01-31', 'FY2026'],
  ['year', '2026-12-31', 1, '2026-01-01', '2026-12-31', 'FY2026'],
  ['trailing', '2026-03-16', 2, '2025-03-17', '2026-03-16', '12 months to 16 Mar 2026'],
  ['trailing', '2024-02-29', 1, '2023-03-01', '2024-02-29', '12 months to 29 Feb 2024'],
])('%s of %s in a fiscal year from month %i', (kind, on, startMonth, from, to, name) => {
  expect(periodOf(kind, on, startMonth)).toMatchObject({ from, to, name });
});

const day = fc.integer({ min: 0, max: 6_000 }).map((count) => addDays('2018-01-01', count));
property.prop([fc.constantFrom(...periodKinds), day, fc.integer({ min: 1, max: 12 })])('periods lie side by side without a gap', (kind, on, startMonth) => {
  const period = periodOf(kind, on, startMonth);
  expect(period.from <= on && on <= period.to).toBe(true);
  expect(addDays(periodBefore(period, startMonth).to, 1)).toBe(period.from);
  if (kind !== 'trailing') expect(periodAfter(period, startMonth).from).toBe(addDays(period.to, 1));
  if (kind !== 'trailing') expect(addMonths(period.from, period.months)).toBe(addDays(period.to, 1));
});

test('a period that runs is measured to today, with its months as far as it got', () => {
  const quarter = periodOf('quarter', '2026-03-16', 2);
  expect(measuredOf(quarter, '2026-03-16')).toEqual({ from: '2026-02-01', to: '2026-03-16', opensOn: '2026-01-31', months: (3 * 44) / 89, isRunning: true });
  expect(measuredOf(quarter, '2026-04-30')).toMatchObject({ to: '2026-04-30', months: 3, isRunning: false });
  expect(measuredOf(quarter, '2026-01-31')).toBeNull();
});
