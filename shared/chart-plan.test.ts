import { describe, expect, test } from 'vitest';
import { formatOf, planChart, scaleOf } from '#shared/chart-plan.ts';
import type { ChartSpec } from '#shared/deck.ts';
import { ownLook } from '#shared/own-look.ts';
import { publishedBrand } from '#shared/presets/brand.ts';

const look = ownLook('16:9', publishedBrand);
const months = Array.from({ length: 12 }, (_, at) => `Month ${at + 1}`);
const spec = (more: Partial<ChartSpec>): ChartSpec => ({ kind: 'line', unit: 'people', categories: months, series: [{ name: 'Users', values: months.map((_, at) => 100 + at) }], target: null, altText: '', ...more });
const box = { x: 0, y: 0, w: 12, h: 4 };

test.each([
  [[1, 2, 3], { min: 0, max: 3, step: 1 }],
  [[0, 0], { min: 0, max: 0.25, step: 0.25 }],
  [[212, 356], { min: 0, max: 400, step: 100 }],
  [[-40, 140], { min: -50, max: 150, step: 50 }],
  [[0.2, 0.7], { min: 0, max: 0.8, step: 0.2 }],
  [[-3, -1], { min: -3, max: 0, step: 1 }],
])('the scale of %j is round and holds zero', (values, scale) => {
  const made = scaleOf(values);
  expect([made.min <= Math.min(0, ...values), made.max >= Math.max(...values), (made.max - made.min) / made.step <= 6]).toEqual([true, true, true]);
  if (Math.max(...values) > 0 || Math.min(...values) < 0) expect(made).toEqual(scale);
});

test.each([
  ['people', [12, 340], '#,##0', 340, '340'],
  ['% of licences', [80, 61.5], '#,##0.0" %"', 61.5, '61.5 %'],
  ['EUR', [1_536_000, 187_000], '#,##0,"k"', 187_000, '187k'],
  ['EUR', [1_536_000, 2_720_000], '#,##0.0,,"M"', 2_720_000, '2.7M'],
  ['EUR', [-120_000, 40_000], '#,##0,"k"', -120_000, '-120k'],
  ['days', [2.6, 4.25], '#,##0.0', 2.6, '2.6'],
  ['hours', [1234.5], '#,##0', 1234.5, '1,235'],
])('numbers of %s like %j are written alike in the file and in the preview', (unit, values, code, value, said) => {
  const format = formatOf(unit, values);
  expect([format.code, format.say(value)]).toEqual([code, said]);
});

describe('what is named where', () => {
  test('a line is named at its end, unless two ends are too close', () => {
    expect(planChart(spec({}), box, look)).toMatchObject({ labels: 'ends', legend: null });
    const close = [{ name: 'A', values: months.map((_, at) => 100 + at) }, { name: 'B', values: months.map((_, at) => 101 + at) }];
    expect(planChart(spec({ series: close }), box, look)).toMatchObject({ labels: 'points', legend: { x: 0 } });
    expect(planChart(spec({ series: [{ name: 'A', values: [...months.slice(1).map(() => 3), null] }] }), box, look).labels).toBe('points');
  });

  test('columns carry their values where there is room, else there is an axis', () => {
    expect(planChart(spec({ kind: 'columns' }), box, look)).toMatchObject({ labels: 'every', hasAxis: false, legend: null });
    expect(planChart(spec({ kind: 'columns', series: Array.from({ length: 6 }, (_, at) => ({ name: `${at}`, values: months.map(() => 123_456) })) }), { ...box, w: 5 }, look)).toMatchObject({ labels: 'points', hasAxis: true });
  });

  test('the target of columns is written above a column that stays under it, or nowhere', () => {
    const columns = (values: number[], value: number): number | null => planChart(spec({ kind: 'columns', categories: ['A', 'B', 'C'], series: [{ name: 'x', values }], target: { name: 'Target', value } }), box, look).targetAt;
    expect([columns([10, 90, 95], 80), columns([90, 95, 99], 80)]).toEqual([0, null]);
  });

  test('names of categories break into lines, get smaller, and stand aslant at last', () => {
    const names = (categories: string[], w: number) => planChart(spec({ kind: 'columns', categories, series: [{ name: 'x', values: categories.map(() => 1) }] }), { ...box, w }, look).names;
    expect(names(['Lyon', 'Graz'], 6)).toEqual({ size: 12, lines: 1, aslant: false });
    expect(names(['Regional sales', 'Regional support'], 2.2)).toMatchObject({ lines: 2, aslant: false });
    expect(names(months.map((month) => `${month} of the year`), 4)).toMatchObject({ aslant: true });
  });

  test('no part of the plan leaves its place', () => {
    for (const kind of ['columns', 'bars', 'stacked', 'line', 'doughnut'] as const) {
      for (const w of [2.5, 5, 12]) {
        const { plot, legend } = planChart(spec({ kind, target: { name: 'Target', value: 120 } }), { ...box, w, h: 2 }, look);
        expect([kind, w, plot.w > 0 && plot.h > 0 && plot.x >= 0 && plot.y >= 0 && plot.x + plot.w <= w + 0.001 && plot.y + plot.h <= 2.001, legend === null || legend.x + legend.w <= w + 0.001]).toEqual([kind, w, true, true]);
      }
    }
  });
});
