import { Button, Group, Stack } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { addDays, startOfWeek, type Day } from '#shared/days.ts';
import { useToday } from '#renderer/data/book.ts';

/** Another due day: tomorrow, Monday of next week, two weeks from now, a picked day, or none. */
export const MoveDue = ({ dueOn, onMove }: { dueOn: Day | null; onMove: (dueOn: Day | null) => void }) => {
  const today = useToday();
  const choices: [string, Day | null][] = [['Tomorrow', addDays(today, 1)], ['Next week', addDays(startOfWeek(today), 7)], ['In 2 weeks', addDays(today, 14)], ['No day', null]];
  return (
    <Stack gap="xs">
      <Group gap={4} maw={230}>
        {choices.map(([label, on], index) => (
          <Button key={label} size="compact-xs" variant="default" data-autofocus={index === 0 || undefined} onClick={() => onMove(on)}>{label}</Button>
        ))}
      </Group>
      <DatePicker size="xs" value={dueOn} defaultDate={dueOn ?? today} onChange={(on) => { if (on !== null) onMove(on); }} aria-label="Due day" />
    </Stack>
  );
};
