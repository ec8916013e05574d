import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { BandDay } from '#shared/health.ts';
import { useToday } from '#renderer/data/book.ts';
import { bandNames } from '#renderer/health/health-words.ts';
import { shortDay } from '#renderer/ui/say.ts';

const series = [
  { name: 'red', color: 'red.8' }, { name: 'yellow', color: 'yellow.6' }, { name: 'green', color: 'green.7' }, { name: 'none', color: 'gray.5' },
] as const;
/** The legend says the bands as the columns of the table and as they lie on each other, from the top. */
const legendOrder = ['green', 'yellow', 'red', 'none'];

/** How many accounts were in each band, week by week. Loaded on demand; the table beside it says the same. */
export const BandChart = ({ days }: { days: readonly BandDay[] }) => {
  const today = useToday();
  return (
    <BarChart
      h={280} type="stacked" withLegend legendProps={{ verticalAlign: 'top', height: 28, itemSorter: ({ dataKey }) => legendOrder.indexOf(String(dataKey)) }} data={days.map(({ day, ...counts }) => ({ on: shortDay(day, today), ...counts }))} dataKey="on" xAxisProps={{ minTickGap: 30 }} yAxisProps={{ width: 40, allowDecimals: false }}
      series={series.map(({ name, color }) => ({ name, color, label: bandNames[name] }))} barChartProps={{ accessibilityLayer: false }} barProps={{ isAnimationActive: false }}
    />
  );
};
