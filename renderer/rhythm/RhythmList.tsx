import { Checkbox, Fieldset, Stack, Text, Title } from '@mantine/core';
import type { Day } from '#shared/days.ts';
import { rhythmPeriods, type RhythmPeriod } from '#shared/presets/rhythm.ts';
import type { RhythmStanding } from '#shared/rhythm.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { exactDay, sayDay } from '#renderer/ui/say.ts';
import classes from './rhythm.module.css';

const periodNames: Record<RhythmPeriod, string> = { day: 'Each day', week: 'Each week', month: 'Each month', quarter: 'Each fiscal quarter', year: 'Each fiscal year' };

/** The whole rhythm of the work, to be ticked off; each period says by when. */
export const RhythmList = ({ items, today }: { items: readonly RhythmStanding[]; today: Day }) => {
  const { write } = useWrite('today', 'tick');
  return (
    <section aria-labelledby="rhythm-title">
      <Title order={2} id="rhythm-title" mb={4}>Rhythm now</Title>
      <Stack gap="sm">
        {rhythmPeriods.map((period) => {
          const own = items.filter((item) => item.period === period);
          const [first] = own;
          return first === undefined ? null : (
            <Fieldset key={period} variant="unstyled" legend={`${periodNames[period]} · ${own.filter(({ done }) => done).length} of ${own.length}`} classNames={{ legend: classes['legend'] ?? '' }}>
              {period === 'day' ? null : <Text size="xs" className={classes['quiet']} title={exactDay(first.dueOn)}>Due {sayDay(first.dueOn, today)}</Text>}
              <Stack gap={4} mt={4}>{own.map((item) => <Checkbox key={item.key} size="xs" label={item.text} checked={item.done} onChange={(event) => void write({ key: item.key, done: event.currentTarget.checked })} />)}</Stack>
            </Fieldset>
          );
        })}
      </Stack>
    </section>
  );
};
