import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';
import type { HealthPoint } from '#shared/health.ts';
import type { HealthModel } from '#shared/health-model.ts';
import { shownScore } from '#shared/health-rules.ts';
import { useToday } from '#renderer/data/book.ts';
import { shortDay } from '#renderer/ui/say.ts';

/** The score of an account over time, with the limits of its bands as lines. Loaded on demand; the table beside it says the same. */
export const ScoreChart = ({ points, bands, scale }: { points: readonly HealthPoint[]; bands: HealthModel['bands']; scale: HealthModel['scale'] }) => {
  const today = useToday();
  return (
    <LineChart
      h={150}
      data={points.map(({ day, score }) => ({ on: shortDay(day, today), score }))}
      dataKey="on"
      series={[{ name: 'score', label: 'Score', color: 'lake.6' }]}
      curveType="stepAfter"
      withDots={false}
      connectNulls={false}
      xAxisProps={{ minTickGap: 40 }}
      yAxisProps={{ domain: [0, 100], width: 42, ticks: [0, bands.yellowFrom, bands.greenFrom, 100], tickFormatter: (value: number) => shownScore(value, scale) }}
      valueFormatter={(value) => shownScore(value, scale)}
      referenceLines={[{ y: bands.greenFrom, color: 'green.8' }, { y: bands.yellowFrom, color: 'red.8' }]}
      lineChartProps={{ accessibilityLayer: false }}
      lineProps={{ isAnimationActive: false }}
    />
  );
};
