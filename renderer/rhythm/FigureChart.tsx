import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { FigureChart as Chart } from '#shared/own-review.ts';

const colours: Record<string, string> = { Green: 'green.7', Yellow: 'yellow.6', Red: 'red.8', 'No score': 'gray.5' };
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A chart of the review; the table above it says the same. */
export const FigureChart = ({ chart: { kind, categories, series } }: { chart: Chart }) => (
  <BarChart
    h={190} mt="xs" type={kind === 'stacked' ? 'stacked' : 'default'} withLegend={series.length > 1} legendProps={{ itemSorter: ({ dataKey }) => series.findIndex(({ name }) => name === dataKey) }} dataKey="at" yAxisProps={{ width: 52 }} valueFormatter={(value) => short.format(value).replace('-', '−')}
    data={categories.map((at, index) => ({ at, ...Object.fromEntries(series.map(({ name, values }) => [name, values[index] ?? 0])) }))}
    series={series.map(({ name }) => ({ name, color: colours[name] ?? 'lake.7' }))} barChartProps={{ accessibilityLayer: false }} barProps={{ isAnimationActive: false, maxBarSize: 56 }}
  />
);
