import { Group, NumberInput, Stack, Text } from '@mantine/core';
import type { OpenedCalendar } from '#shared/imports.ts';
import { addDays } from '#shared/days.ts';
import { useToday } from '#renderer/data/book.ts';
import { setSpan, useFlow, type Span } from '#renderer/imports/import-flow.ts';
import { Skips } from '#renderer/imports/Skips.tsx';
import { StepHeading } from '#renderer/imports/StepHeading.tsx';
import { count, exactDay } from '#renderer/ui/say.ts';

/** Step 2 of a calendar: the days whose entries become calls. */
export const DaysStep = ({ opened }: { opened: OpenedCalendar }) => {
  const today = useToday();
  const span = useFlow((flow) => flow.span);
  const days = (key: keyof Span, max: number, label: string) => (
    <NumberInput label={label} w={150} min={0} max={max} allowDecimal={false} allowNegative={false} clampBehavior="strict" value={span[key]} onChange={(value) => { if (typeof value === 'number') setSpan({ ...span, [key]: value }); }} />
  );
  return (
    <Stack gap="lg">
      <StepHeading>{`Days of ${opened.fileName}`}</StepHeading>
      <Text size="sm">{opened.name === '' ? 'A calendar' : `The calendar “${opened.name}”`} with {count(opened.events, 'entry', 'entries')}, each series counted once. Entries become calls: attendees are matched to people by their mail address, and the account is theirs. Those of the last week and to come are planned calls, older ones count as held.</Text>
      <Stack gap={6}>
        <Group gap="sm">
          {days('daysBack', 3_650, 'Days back')}
          {days('daysAhead', 730, 'Days ahead')}
        </Group>
        <Text size="sm">From {exactDay(addDays(today, -span.daysBack))} to {exactDay(addDays(today, span.daysAhead))}.</Text>
      </Stack>
      <Skips skipped={opened.skipped} />
    </Stack>
  );
};
