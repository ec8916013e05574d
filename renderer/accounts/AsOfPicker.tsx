import { Button, Group, Popover, Stack } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendarTime } from '@tabler/icons-react';
import { addDays, addMonths, type Day } from '#shared/days.ts';
import { useToday } from '#renderer/data/book.ts';
import { exactDay } from '#renderer/ui/say.ts';

/** Chooses the day as of which the account is shown; `null` is today. */
export const AsOfPicker = ({ asOf, onChange, opened, onOpened }: { asOf: Day | null; onChange: (asOf: Day | null) => void; opened: boolean; onOpened: (opened: boolean) => void }) => {
  const today = useToday();
  const choose = (on: Day | null): void => {
    onOpened(false);
    onChange(on === null || on >= today ? null : on);
  };
  const quick: [string, Day][] = [['30 days ago', addDays(today, -30)], ['90 days ago', addDays(today, -90)], ['A year ago', addMonths(today, -12)]];
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant={asOf === null ? 'default' : 'light'} leftSection={<IconCalendarTime size={14} aria-hidden />} onClick={() => onOpened(!opened)}>{asOf === null ? 'As of today' : `As of ${exactDay(asOf)}`}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Show the account as of a day">
        <Stack gap="xs">
          <Group gap={4}>{quick.map(([label, on], index) => <Button key={label} size="compact-xs" variant="default" data-autofocus={index === 0 || undefined} onClick={() => choose(on)}>{label}</Button>)}</Group>
          <DatePicker size="xs" value={asOf} maxDate={today} defaultDate={asOf ?? today} onChange={choose} aria-label="As of" />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
