import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { Waterfall } from '#shared/kpis.ts';
import { formatMoney } from '#shared/money.ts';
import { lineNames } from '#renderer/kpis/kpi-words.ts';
import { axisMarks } from '#renderer/kpis/waterfall-axis.ts';

/** The ARR of the book from the start to the end of the period, step by step. Loaded on demand; the table says the same. */
export const WaterfallChart = ({ waterfall, currency }: { waterfall: Waterfall; currency: string }) => {
  const say = (minor: number): string => formatMoney(minor, currency, 'short');
  const marks = axisMarks(waterfall);
  const steps = waterfall.lines.filter(({ minor }) => minor !== 0);
  // The start is the first step, from zero; the end stands by itself.
  const data = [
    { step: 'Start', arr: waterfall.start, color: 'gray.6' },
    ...steps.map(({ line, minor }) => ({ step: lineNames[line], arr: minor, color: minor > 0 ? 'green.8' : 'red.8' })),
    { step: 'End', arr: waterfall.end, color: 'gray.6', standalone: true },
  ];
  return (
    <BarChart
      h={320} type="waterfall" data={data} dataKey="step" series={[{ name: 'arr', label: 'ARR', color: 'gray.6' }]} withLegend={false} valueFormatter={say} maxBarWidth={64}
      yAxisProps={{ width: 72, domain: [marks[0] ?? 0, marks.at(-1) ?? 0], ticks: marks, allowDataOverflow: true, tickFormatter: say }} xAxisProps={{ tick: { fontSize: 12, fill: 'currentColor' }, interval: 0 }}
      barChartProps={{ accessibilityLayer: false }} barProps={{ isAnimationActive: false }}
    />
  );
};
