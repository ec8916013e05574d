import { expect, test } from 'vitest';
import { axisMarks } from '#renderer/kpis/waterfall-axis.ts';

test.each([
  ['steps far above zero begin just under the lowest', 755_285_375, [30_410_000, 6_935_000, 75_000, -610_000], [720_000_000, 740_000_000, 760_000_000, 780_000_000, 800_000_000]],
  ['steps near zero begin at zero', 10_000_00, [90_000_00], [0, 2_500_000, 5_000_000, 7_500_000, 10_000_000]],
  ['nothing moved', 100_00, [], [0, 2_500, 5_000, 7_500, 10_000]],
  ['nothing at all', 0, [], [0, 1]],
  ['below zero', -500_00, [200_00], [-60_000, -40_000, -20_000, 0]],
])('%s', (_, start, steps, marks) => {
  const waterfall = { start, lines: steps.map((minor) => ({ line: 'seats' as const, minor })) };
  expect(axisMarks(waterfall)).toEqual(marks);
  const totals = steps.reduce<number[]>((all, minor) => [...all, (all.at(-1) ?? 0) + minor], [start]);
  expect(marks[0]).toBeLessThanOrEqual(Math.min(...totals));
  expect(marks.at(-1)).toBeGreaterThanOrEqual(Math.max(...totals));
});
