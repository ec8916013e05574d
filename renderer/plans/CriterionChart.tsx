import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import type { Criterion } from '#shared/plans.ts';
import { useToday } from '#renderer/data/book.ts';
import { figure } from '#renderer/plans/plan-words.ts';
import { shortDay } from '#renderer/ui/say.ts';

/** The measurements of a criterion over time, with its baseline and target as lines. Loaded on demand; the table beside it says the same. */
export const CriterionChart = ({ criterion }: { criterion: Criterion }) => {
  const today = useToday();
  const { baseline, target, unit } = criterion;
  return (
    <LineChart
      h={180}
      data={criterion.measurements.map(({ onDay, value }) => ({ on: shortDay(onDay, today), value }))}
      dataKey="on"
      series={[{ name: 'value', label: criterion.metric, color: 'lake.6' }]}
      curveType="linear"
      yAxisProps={{ domain: ['auto', 'auto'], width: 48, tickFormatter: (value: number) => figure(value, '') }}
      valueFormatter={(value) => figure(value, unit)}
      referenceLines={[...(baseline === null ? [] : [{ y: baseline, label: 'Baseline', color: 'gray.6' }]), ...(target === null ? [] : [{ y: target, label: 'Target', color: 'green.8' }])]}
      lineChartProps={{ accessibilityLayer: false }}
      lineProps={{ isAnimationActive: false }}
    />
  );
};
