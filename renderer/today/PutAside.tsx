import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { addDays, startOfWeek, type Day } from '#shared/days.ts';
import { useToday } from '#renderer/data/book.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { ReasonForm, type ReasonWords } from '#renderer/ui/ReasonForm.tsx';

const snoozeWords: ReasonWords = { label: 'Why it can wait', missing: 'Say why it can wait.', does: 'Snooze', choices: ['Waiting for the customer', 'Waiting for a colleague', 'Better after the next call', 'Not urgent'] };

/** Until when a row can wait, and why. */
export const SnoozeForm = ({ onSnooze }: { onSnooze: (until: Day, reason: string) => void }) => {
  const today = useToday();
  const tomorrow = addDays(today, 1);
  const monday = addDays(startOfWeek(today), 7);
  const [until, setUntil] = useState(tomorrow);
  const days: [string, Day][] = [['Tomorrow', tomorrow], ...(monday === tomorrow ? [] : [['Monday', monday] satisfies [string, Day]]), ['In a week', addDays(today, 7)], ['In 2 weeks', addDays(today, 14)]];
  return (
    <ReasonForm {...snoozeWords} onSubmit={(reason) => onSnooze(until, reason)}>
      <Group gap={4} wrap="nowrap">
        {days.map(([name, on]) => <Button key={name} size="compact-xs" variant={until === on ? 'filled' : 'default'} aria-pressed={until === on} onClick={() => setUntil(on)}>{name}</Button>)}
      </Group>
      <DayInput label="Comes back on" value={until} minDate={tomorrow} clearable={false} size="xs" popoverProps={{ withinPortal: false, shadow: 'md' }} onChange={(on) => setUntil(on ?? tomorrow)} />
    </ReasonForm>
  );
};

const dismissWords: ReasonWords = { label: 'Why it does not matter', missing: 'Say why it does not matter.', does: 'Dismiss', choices: ['Already handled', 'Not relevant for this account', 'The data is wrong', 'The rule is too strict here'] };

/** Why a row does not matter. It counts as noise against its rule. */
export const DismissForm = ({ onDismiss }: { onDismiss: (reason: string) => void }) => <ReasonForm {...dismissWords} onSubmit={onDismiss} />;
