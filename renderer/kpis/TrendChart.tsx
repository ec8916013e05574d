import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import { dayName } from '#shared/days.ts';
import { kpiDefinitions, type KpiKey } from '#shared/kpi-names.ts';
import type { KpiTrend } from '#shared/kpis.ts';
import { nameOnCard, sayValue } from '#renderer/kpis/kpi-words.ts';

/** A KPI over the last periods; one without a value is a gap. Loaded on demand; the table beside it says the same. */
export const TrendChart = ({ kpi, trend, currency }: { kpi: KpiKey; trend: KpiTrend; currency: string }) => {
  const say = (value: number): string => sayValue(value, kpiDefinitions[kpi].unit, currency).replaceAll(' ', '\u00a0');
  return (
    <LineChart
      h={150} data={trend.periods.map(({ kind, name, to }, at) => ({ period: kind === 'trailing' ? dayName(to) : name, value: trend.values[kpi][at] ?? null }))} dataKey="period" series={[{ name: 'value', label: nameOnCard(kpi), color: 'lake.6' }]} curveType="linear" connectNulls={false}
      dotProps={{ r: 2.5 }} activeDotProps={{ r: 4 }} valueFormatter={say} xAxisProps={{ tick: { fontSize: 11, fill: 'currentColor' }, interval: 'preserveStartEnd', minTickGap: 12 }} yAxisProps={{ width: 62, tickCount: 4, domain: ['auto', 'auto'], tickFormatter: say }}
      lineChartProps={{ accessibilityLayer: false, margin: { top: 8, right: 16, bottom: 0, left: 0 } }} lineProps={{ isAnimationActive: false }}
    />
  );
};
