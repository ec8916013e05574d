import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import type { RocPoint } from '#shared/auc.ts';

const asPercent = (share: number): string => `${Math.round(share * 100)} %`;

/** The ROC curve with the line of guessing. Loaded on demand; the table beside it says the same. */
export const RocChart = ({ roc }: { roc: readonly RocPoint[] }) => (
  <LineChart
    h={260}
    data={roc.map(({ x, y }) => ({ x, score: y, guessing: x }))}
    dataKey="x"
    series={[{ name: 'score', label: 'This score', color: 'lake.6' }, { name: 'guessing', label: 'Guessing', color: 'gray.6', strokeDasharray: '4 4' }]}
    curveType="linear"
    withDots={false}
    withLegend
    withTooltip={false}
    xAxisProps={{ type: 'number', domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], tickFormatter: asPercent }}
    yAxisProps={{ domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], width: 56, tickFormatter: asPercent }}
    xAxisLabel="Kept ones flagged as well"
    yAxisLabel="Lost ones found"
    lineChartProps={{ accessibilityLayer: false }}
    lineProps={{ isAnimationActive: false }}
  />
);
