import { ActionIcon, Button, Group, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { engagementTypes, type CallRow } from '#shared/calls.ts';
import { addDays, startOfWeek, weekday, type Day } from '#shared/days.ts';
import { CallRowLine } from '#renderer/calls/CallRowLine.tsx';
import { withAccountOnScreen } from '#renderer/calls/row-account.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys, useListKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count, exactDay, shortDay } from '#renderer/ui/say.ts';
import classes from './calls.module.css';

const isTalk = (call: CallRow): boolean => call.state !== 'draft' && (engagementTypes as readonly string[]).includes(call.type);

const Days = ({ monday, calls }: { monday: Day; calls: CallRow[] }) => {
  const today = useToday();
  const navigate = useNavigate();
  const { workWeek } = useSettings();
  const list = useListKeys('week', calls.length, (index) => ({
    Enter: { does: 'Open the call', run: () => { const call = calls[index]; if (call !== undefined) void navigate({ to: '/calls/$id', params: { id: call.id }, search: {} }); } },
    p: { does: 'Plan a call with that account', run: () => openDialog({ kind: 'plan-call', accountId: calls[index]?.accountId ?? null }) },
  }));
  const days = Array.from({ length: 7 }, (_, ahead) => addDays(monday, ahead)).filter((on) => workWeek.includes(weekday(on)) || calls.some((call) => call.on === on));
  if (calls.length === 0) {
    return (
      <EmptyState title="No calls this week" action={<Button onClick={() => openDialog({ kind: 'plan-call', accountId: null })}>Plan a call</Button>}>
        Planned and held calls stand here by day. Due by cadence shows which accounts to call next.
      </EmptyState>
    );
  }
  return days.map((on) => {
    const ofDay = calls.filter((call) => call.on === on);
    return (
      <section key={on} aria-label={exactDay(on)} className={classes['day'] ?? ''}>
        <Title order={2} fz="sm" fw={on === today ? 650 : 500} className={classes['dayName'] ?? ''}>{exactDay(on).slice(0, -5)}{on === today ? ' · today' : ''}</Title>
        {ofDay.length === 0 ? <Text size="sm" c="dimmed">–</Text> : (
          <ul className={classes['rows'] ?? ''}>
            {ofDay.map((call) => <li key={call.id} className={classes['row'] ?? ''} {...withAccountOnScreen(list.rowProps(calls.indexOf(call)), call.accountId)}><CallRowLine call={call} withDay={false} /></li>)}
          </ul>
        )}
      </section>
    );
  });
};

/** Planned and held calls of a week by day. */
export const WeekList = () => {
  const today = useToday();
  const [weeks, setWeeks] = useState(0);
  const monday = addDays(startOfWeek(today), 7 * weeks);
  const read = useRead('calls', 'list', { from: monday, to: addDays(monday, 6), state: null }, { keep: true });
  const calls = read.data?.filter(isTalk) ?? [];
  useKeys('weeks', {
    '[': { does: 'Week before', run: () => setWeeks(weeks - 1) },
    ']': { does: 'Next week', run: () => setWeeks(weeks + 1) },
  });
  return (
    <>
      <Group gap="xs" mb="xs">
        <ActionIcon variant="default" aria-label="Week before" onClick={() => setWeeks(weeks - 1)}><IconChevronLeft size={15} aria-hidden /></ActionIcon>
        <ActionIcon variant="default" aria-label="Next week" onClick={() => setWeeks(weeks + 1)}><IconChevronRight size={15} aria-hidden /></ActionIcon>
        <Text size="sm" fw={600}>{shortDay(monday, today)} to {shortDay(addDays(monday, 6), today)}</Text>
        {weeks === 0 ? null : <Button variant="subtle" size="compact-sm" onClick={() => setWeeks(0)}>This week</Button>}
        <Text size="sm" c="dimmed">{count(calls.filter((call) => call.state === 'held').length, 'held call')}, {count(calls.filter((call) => call.state === 'planned').length, 'planned', 'planned')}</Text>
      </Group>
      <Loaded read={read}>{() => <Days monday={monday} calls={calls} />}</Loaded>
    </>
  );
};
