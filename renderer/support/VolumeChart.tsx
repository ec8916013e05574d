import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { severities, severityNames, type CaseMonth } from '#shared/support-rules.ts';
import { sayMonth } from '#renderer/support/support-words.ts';

const colours = { urgent: 'red.8', high: 'orange.5', normal: 'lake.6', low: 'gray.5' } as const;

/** Cases opened by month and severity. Loaded on demand; a table for screen readers beside it says the same. */
export const VolumeChart = ({ months, height = 150 }: { months: readonly CaseMonth[]; height?: number }) => (
  <BarChart
    h={height}
    data={months.map((month) => ({ ...month, name: sayMonth(month) }))}
    dataKey="name"
    type="stacked"
    series={severities.toReversed().map((severity) => ({ name: severity, label: severityNames[severity], color: colours[severity] }))}
    withLegend
    legendProps={{ verticalAlign: 'top', height: 28, itemSorter: null }}
    yAxisProps={{ width: 34, allowDecimals: false }}
    barProps={{ isAnimationActive: false, maxBarSize: 34 }}
    barChartProps={{ accessibilityLayer: false }}
  />
);
