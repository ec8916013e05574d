import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import type { MetricOfAccount } from '#shared/adoption.ts';
import { figure, monthName } from '#renderer/adoption/use-words.ts';

/** Two years of a metric by month with its thresholds; a month without a value is a gap, and one alone still has its dot. Loaded on demand; the values one click away say the same. */
export const MetricChart = ({ metric: { series, unit, name, greenFrom, yellowFrom } }: { metric: MetricOfAccount }) => (
  <LineChart
    h={128}
    data={series.map(({ month, value }) => ({ month: monthName(month), value }))}
    dataKey="month"
    series={[{ name: 'value', label: name, color: 'lake.6' }]}
    curveType="linear"
    connectNulls={false}
    dotProps={{ r: 1.5, strokeWidth: 1 }}
    activeDotProps={{ r: 3 }}
    yAxisProps={{ domain: [0, 'auto'], width: 42, tickCount: 3, tickFormatter: (value: number) => figure(value) }}
    xAxisProps={{ interval: 10, tick: { fontSize: 11, fill: 'currentColor' } }}
    valueFormatter={(value) => figure(value, unit)}
    referenceLines={[...(greenFrom === null ? [] : [{ y: greenFrom, color: 'green.8' }]), ...(yellowFrom === null ? [] : [{ y: yellowFrom, color: 'yellow.8' }])]}
    lineChartProps={{ accessibilityLayer: false, margin: { top: 6, right: 14, bottom: 0, left: 0 } }}
    lineProps={{ isAnimationActive: false }}
  />
);
