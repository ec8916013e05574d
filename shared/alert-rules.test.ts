import { describe, expect, test } from 'vitest';
import { alertsOf, ruleFault, type AlertFacts, type AlertRule } from '#shared/alert-rules.ts';
import type { AlertMetric, MonthOfUsage, UsageSeries, UsageValue } from '#shared/alert-periods.ts';
import { traceOf } from '#shared/alert-words.ts';
import { addDays, type Day, type WorkCalendar } from '#shared/days.ts';
import { shippedAlertRules } from '#shared/presets/alert-rules.ts';

const calendar: WorkCalendar = { workWeek: [1, 2, 3, 4, 5], holidays: [] };
const on = '2026-04-06'; // A Monday.
const rule = (given: Partial<AlertRule>): AlertRule => ({ ref: 'r', name: 'Mine', kind: 'drop', metricId: null, role: null, segment: null, window: 'month', threshold: 20, minBase: 5, fall: 0, severity: 'medium', isOn: true, ...given });
const shipped = (key: string): AlertRule => {
  const found = shippedAlertRules.find((one) => one.key === key);
  if (found === undefined) throw new Error(key);
  return { ...found, ref: key };
};

const seriesOf = (metric: Partial<AlertMetric>, values: readonly UsageValue[]): UsageSeries => {
  const points = values.toSorted((a, b) => a.day.localeCompare(b.day));
  const months = [...Map.groupBy(points, ({ day }) => day.slice(0, 7))].map(([month, own]): MonthOfUsage => ({ month, sum: own.reduce((sum, { value }) => sum + value, 0), count: own.length, max: Math.max(...own.map(({ value }) => value)), lastOn: own.at(-1)?.day ?? '', last: own.at(-1)?.value ?? 0 }));
  return { metric: { id: 'm', name: 'Logins', unit: '', aggregate: 'last', grain: 'month', role: 'none', productId: null, isLowerBetter: false, ...metric }, months, points: (from, to) => points.filter(({ day }) => day >= from && day <= to) };
};
/** One value a month, on its first day, oldest first; the last is March 2026. */
const monthly = (values: readonly (number | null)[], metric: Partial<AlertMetric> = {}): UsageSeries =>
  seriesOf(metric, values.flatMap((value, index) => (value === null ? [] : [{ day: new Date(Date.UTC(2026, 3 - values.length + index, 1)).toISOString().slice(0, 10), value }])));
const daily = (from: Day, to: Day, of: (day: Day) => number | null, metric: Partial<AlertMetric> = {}): UsageSeries => {
  const values: UsageValue[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const value = of(day);
    if (value !== null) values.push({ day, value });
  }
  return seriesOf({ grain: 'day', aggregate: 'sum', ...metric }, values);
};
const facts = (...series: UsageSeries[]): AlertFacts => ({ segment: 'enterprise', series, seats: () => null });
const found = (asked: AlertRule, known: AlertFacts, days: { from?: Day; on?: Day; calendar?: WorkCalendar } = {}) => alertsOf([asked], known, { from: addDays(days.on ?? on, -45), on, calendar, ...days });
const occurrences = (...given: Parameters<typeof found>): string[] => found(...given).map(({ occurrence }) => occurrence);

describe('a drop month on month (rules.md § 6)', () => {
  test.each([
    ['−20 % itself', [100, 80], ['2026-03']],
    ['less than 20 %', [100, 80.5], []],
    ['a rise', [80, 100], []],
    ['from under the base', [4, 1], []],
    ['from the base itself', [5, 4], ['2026-03']],
    ['to nothing', [50, 0], ['2026-03']],
    ['from nothing', [0, 50], []],
    ['with a gap before', [100, null, 60], []],
    ['two months in a row', [100, 70, 50], ['2026-02', '2026-03']],
  ])('%s', (_, values, expected) => {
    expect(occurrences(shipped('metric-drop'), facts(monthly(values)))).toEqual(expected);
  });

  test('says its trace', () => {
    const [fired] = found(shipped('metric-drop'), facts(monthly([41, 29])));
    expect(fired === undefined ? '' : traceOf(fired)).toBe('Logins 41 → 29, −29 % on the month (Feb 2026 → Mar 2026), rule Drop in a month');
    expect(fired).toMatchObject({ firedOn: '2026-04-01', measure: { dataOn: '2026-03-01' } });
  });

  test('a month that is not over is not looked at, and one that ended long ago neither', () => {
    const known = facts(monthly([100, 100, 50]));
    expect(occurrences(shipped('metric-drop'), known, { on: '2026-03-31' })).toEqual([]);
    expect(occurrences(shipped('metric-drop'), known, { on: '2026-04-01' })).toEqual(['2026-03']);
    expect(occurrences(shipped('metric-drop'), known, { on: '2026-05-15' })).toEqual(['2026-03']);
    expect(occurrences(shipped('metric-drop'), known, { on: '2026-05-16' })).toEqual([]);
  });

  test('is asked by metric, role and segment; not of licences bought, nor where lower is better unless it is named', () => {
    const low = monthly([100, 50], { id: 'errors', isLowerBetter: true });
    expect(occurrences(rule({}), facts(low))).toEqual([]);
    expect(occurrences(rule({ metricId: 'errors' }), facts(low))).toEqual(['2026-03']);
    expect(occurrences(rule({}), facts(monthly([100, 50], { role: 'licences-billable' })))).toEqual([]);
    expect(occurrences(rule({ role: 'active-users' }), facts(monthly([100, 50]), monthly([100, 50], { id: 'a', role: 'active-users' })))).toEqual(['2026-03']);
    expect(occurrences(rule({ segment: 'commercial' }), facts(monthly([100, 50])))).toEqual([]);
    expect(occurrences(rule({ isOn: false }), facts(monthly([100, 50])))).toEqual([]);
  });

  test('of daily sums compares a working day, so that February is no drop', () => {
    const workday = (day: Day): number | null => ([0, 6].includes(new Date(day).getUTCDay()) ? null : 100);
    const known = facts(daily('2026-01-01', '2026-02-28', workday));
    expect(found(rule({ threshold: 5 }), known, { on: '2026-03-02' })).toEqual([]);
    const stopped = facts(daily('2026-02-01', '2026-03-20', (day) => (day > '2026-03-01' ? 60 : 100)));
    expect(found(rule({}), stopped, { on: '2026-04-01' })).toEqual([]); // The export ended before the month did.
  });
});

describe('weeks and days', () => {
  const easter: WorkCalendar = { workWeek: [1, 2, 3, 4, 5], holidays: [{ on: '2026-04-03' }, { on: '2026-04-06' }] };
  const closed = (day: Day): number | null => (easter.holidays.some((one) => one.on === day) ? 0 : [0, 6].includes(new Date(day).getUTCDay()) ? 2 : 100);

  test('a bank holiday is no drop, in a week and from day to day', () => {
    const known = facts(daily('2026-03-02', '2026-04-12', closed));
    for (const window of ['week', 'day'] as const) {
      expect(occurrences(rule({ window, threshold: 10 }), known, { on: '2026-04-13', calendar: easter })).toEqual([]);
      expect(occurrences(rule({ window, threshold: 10 }), known, { on: '2026-04-13' }).length).toBeGreaterThan(0);
    }
  });

  test('compare the same weekdays: a gap on Monday leaves Mondays out', () => {
    const known = facts(daily('2026-03-16', '2026-03-29', (day) => (day === '2026-03-23' ? null : day === '2026-03-16' ? 1000 : 100)));
    expect(occurrences(rule({ window: 'week' }), known, { on: '2026-03-30' })).toEqual([]);
  });

  test('a week that fell, and a day', () => {
    const known = facts(daily('2026-03-16', '2026-04-05', (day) => (day >= '2026-03-30' ? 70 : 100)));
    const [fired] = found(rule({ window: 'week' }), known);
    expect(fired === undefined ? '' : traceOf(fired)).toBe('Logins 100 → 70 a working day, −30 % on the week (the week of 23 Mar 2026 → the week of 30 Mar 2026), rule Mine');
    expect(occurrences(rule({ window: 'day' }), known)).toEqual(['2026-03-30']);
  });

  test('fewer than half of the weekdays say nothing', () => {
    const known = facts(daily('2026-03-23', '2026-04-05', (day) => (day >= '2026-04-02' || day < '2026-03-30' ? (day >= '2026-03-30' ? 10 : 100) : null)));
    expect(occurrences(rule({ window: 'week' }), known)).toEqual([]);
  });

  test('a monthly metric is not asked in weeks', () => {
    expect(occurrences(rule({ window: 'week' }), facts(monthly([100, 20])))).toEqual([]);
  });

  test('weekly sums are a value a week, so that a month of five weeks is no rise, and the next no drop', () => {
    const weeks = ['2025-12-01', '2025-12-08', '2025-12-15', '2025-12-22', '2025-12-29', '2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26'].map((day) => ({ day, value: 50 }));
    expect(occurrences(rule({ threshold: 5 }), facts(seriesOf({ grain: 'week', aggregate: 'sum' }, weeks)), { on: '2026-02-02' })).toEqual([]);
  });
});

describe('levels fire once for as long as they are passed', () => {
  test.each([
    ['below', { kind: 'below', threshold: 20 }, [30, 19, 18], ['2026-02']],
    ['the level itself', { kind: 'below', threshold: 20 }, [30, 20], []],
    ['above', { kind: 'above', threshold: 20 }, [10, 21], ['2026-03']],
    ['a gap does not end it', { kind: 'below', threshold: 20 }, [19, null, 18], ['2026-01']],
    ['below again after it was over', { kind: 'below', threshold: 20 }, [19, 30, 18], ['2026-01', '2026-03']],
  ] as const)('%s', (_, given, values, expected) => {
    expect(occurrences(rule({ role: 'none', ...given }), facts(monthly(values)), { from: '2026-01-01' })).toEqual(expected);
  });
});

test('a level that was passed long ago is not said anew', () => {
  expect(occurrences(rule({ kind: 'below', role: 'none', threshold: 20 }), facts(monthly([19, 18, 17])))).toEqual([]);
});

describe('licences', () => {
  const licences = (used: readonly number[], bought: readonly number[], actives: readonly number[] = []): AlertFacts =>
    facts(monthly(used, { id: 'u', role: 'licences-used' }), monthly(bought, { id: 'b', role: 'licences-billable' }), monthly(actives, { id: 'a', role: 'active-users', name: 'Active users' }));

  test.each([
    ['90 % itself', [80, 90], [100, 100], ['2026-03']],
    ['under 90 %', [80, 89], [100, 100], []],
    ['more bought', [95, 95], [100, 120], ['2026-02']],
    ['under the base', [2, 4], [4, 4], []],
  ])('nearly full: %s', (_, used, bought, expected) => {
    expect(occurrences(shipped('licences-full'), licences(used, bought))).toEqual(expected);
  });

  test.each([
    ['10 % less of the share', [80, 72], [100, 100], ['2026-03']],
    ['less than 10 %', [80, 73], [100, 100], []],
    ['the same use of more licences', [80, 80], [100, 120], ['2026-03']],
    ['less use of fewer licences', [80, 40], [100, 50], []],
  ])('use drops: %s', (_, used, bought, expected) => {
    expect(occurrences(shipped('licence-drop'), licences(used, bought))).toEqual(expected);
  });

  test.each([
    ['under 75 % with falling actives', [74, 74], [50, 47], ['2026-03']],
    ['75 % itself', [75, 75], [50, 40], []],
    ['actives that hold', [74, 74], [50, 48], []],
    ['no actives known', [74, 74], [], []],
  ])('seat loss: %s', (_, used, actives, expected) => {
    expect(occurrences(shipped('seat-loss'), licences(used, [100, 100], actives))).toEqual(expected);
  });

  test('bought is the seats of the contracts where no metric counts them', () => {
    const known = { ...facts(monthly([80, 95], { role: 'licences-used' })), seats: () => 100 };
    const [fired] = found(shipped('licences-full'), known);
    expect(fired === undefined ? '' : traceOf(fired)).toBe('95 of 100 licences used in Mar 2026, 95 %, rule Licences nearly full');
  });
});

describe('no data', () => {
  const last = facts(monthly([30, 20]), monthly([5, 4, null], { id: 'other', name: 'Exports' })); // 1 March, and before it 1 February.
  test.each([
    ['a day before its day', '2026-04-29', []],
    ['on its day', '2026-04-30', ['2026-03-01']],
    ['long after, still the one gap', '2026-09-30', ['2026-03-01']],
  ])('of 60 days: %s', (_, day, expected) => {
    expect(occurrences(shipped('no-data'), last, { on: day })).toEqual(expected);
  });

  test('is asked of the account as a whole, or of a metric', () => {
    expect(found(shipped('no-data'), last, { on: '2026-05-01' }).map(({ series }) => series.metric.name)).toEqual(['Logins']);
    expect(occurrences({ ...shipped('no-data'), metricId: 'other' }, last, { on: '2026-04-10' })).toEqual(['2026-02-01']);
  });

  test('counts working periods of the metric’s grain', () => {
    const days = facts(daily('2026-03-02', '2026-03-12', () => 5)); // A Thursday.
    const asked = rule({ kind: 'no-data', window: 'grain', threshold: 3 });
    expect(occurrences(asked, days, { on: '2026-03-17' })).toEqual([]); // Friday, Monday and Tuesday are not over.
    expect(occurrences(asked, days, { on: '2026-03-18' })).toEqual(['2026-03-12']);
    expect(occurrences(asked, days, { on: '2026-03-18', calendar: { ...calendar, holidays: [{ on: '2026-03-16' }] } })).toEqual([]);
    const months = facts(monthly([5, 5]));
    expect(occurrences({ ...asked, threshold: 1 }, months, { on: '2026-04-30' })).toEqual([]);
    expect(occurrences({ ...asked, threshold: 1 }, months, { on: '2026-05-01' })).toEqual(['2026-03-01']);
  });
});

test.each(shippedAlertRules.map((one) => [one.key, one] as const))('the shipped rule %s can be asked', (_, one) => {
  expect(ruleFault(one)).toBeNull();
});
