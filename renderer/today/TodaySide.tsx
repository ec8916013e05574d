import { Button, Checkbox, Fieldset, Group, Stack, Text, Title } from '@mantine/core';
import type { CallRow } from '#shared/calls.ts';
import type { RhythmPeriod } from '#shared/presets/rhythm.ts';
import type { RhythmItem } from '#shared/today.ts';
import { titleOf } from '#renderer/calls/call-words.ts';
import { StateBadge } from '#renderer/calls/StateBadge.tsx';
import { useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { sayTime } from '#renderer/ui/say.ts';
import classes from './today.module.css';

/** Today's calls in the order of the day, each with its brief. */
export const TodayCalls = ({ calls, onBrief }: { calls: CallRow[]; onBrief: (accountId: string, callId: string) => void }) => (
  <section aria-labelledby="today-calls">
    <Group justify="space-between" mb={4}>
      <Title order={2} id="today-calls">Calls today</Title>
      <Button size="compact-xs" variant="default" onClick={() => openDialog({ kind: 'plan-call', accountId: null })}>Plan a call</Button>
    </Group>
    {calls.length === 0 ? <Text size="sm" className={classes['quiet']}>None is planned.</Text> : (
      <ul className={classes['calls']}>
        {calls.map((call) => (
          <li key={call.id}>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <Text size="sm" className={classes['time']}>{call.startsAt === null ? 'Any' : sayTime(call.startsAt)}</Text>
              <div style={{ flex: 1, minWidth: 0 }}>
                <Group gap={6} justify="space-between" wrap="nowrap">
                  {call.accountId === null ? <Text size="sm">No account</Text> : <AccountLink id={call.accountId} name={call.accountName} />}
                  <StateBadge call={call} />
                </Group>
                <Group gap={6} justify="space-between" wrap="nowrap">
                  <AnchorLink to="/calls/$id" params={{ id: call.id }} search={{}} size="sm" c="inherit" truncate>{titleOf(call)}</AnchorLink>
                  {call.accountId === null ? null : <Button size="compact-xs" variant="default" aria-label={`Brief: ${call.accountName}`} onClick={() => onBrief(call.accountId ?? '', call.id)}>Brief</Button>}
                </Group>
              </div>
            </Group>
          </li>
        ))}
      </ul>
    )}
  </section>
);

const periodNames: Record<RhythmPeriod, string> = { day: 'Each day', week: 'Each week', month: 'Each month', quarter: 'Each quarter', year: 'Each year' };

/** What a CSM does each day, week, month and quarter, to be ticked off; the ticks go when the period does. That of the year is on the page of the rhythm. */
export const Rhythm = ({ items }: { items: RhythmItem[] }) => {
  const { write } = useWrite('today', 'tick');
  return (
    <section aria-labelledby="today-rhythm">
      <Group justify="space-between" mb={4}>
        <Title order={2} id="today-rhythm">Rhythm</Title>
        <AnchorLink to="/rhythm" search={{}} size="sm">The week</AnchorLink>
      </Group>
      <Stack gap="xs">
        {(['day', 'week', 'month', 'quarter'] as const).map((period) => {
          const own = items.filter((item) => item.period === period);
          return own.length === 0 ? null : (
            <Fieldset key={period} variant="unstyled" legend={`${periodNames[period]} · ${own.filter(({ done }) => done).length} of ${own.length}`} classNames={{ legend: classes['legend'] }}>
              <Stack gap={4}>
                {own.map((item) => <Checkbox key={item.key} size="xs" label={item.text} checked={item.done} onChange={(event) => void write({ key: item.key, done: event.currentTarget.checked })} />)}
              </Stack>
            </Fieldset>
          );
        })}
      </Stack>
    </section>
  );
};
