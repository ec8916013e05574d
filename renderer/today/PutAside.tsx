import { Button, Group, Kbd, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { closeReasonNames, closeReasons, type CloseReason } from '#shared/actions.ts';
import { addDays, startOfWeek, type Day } from '#shared/days.ts';
import { useToday } from '#renderer/data/book.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { ReasonForm, type ReasonWords } from '#renderer/ui/ReasonForm.tsx';
import classes from './today.module.css';

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

/** Why a row is closed without success: one reason of the list, by mouse or by its number while nothing is typed, with words to it where they help. */
export const DismissForm = ({ onDismiss }: { onDismiss: (closeReason: CloseReason, reason: string) => void }) => {
  const [words, setWords] = useState('');
  const [isAsked, setAsked] = useState(false);
  return (
    <form onSubmit={(event) => { event.preventDefault(); setAsked(true); }}>
      <Stack gap="xs">
        <TextInput
          label="In your words, if it helps" size="xs" data-autofocus autoComplete="off" maxLength={500} value={words} error={isAsked ? 'Choose why it is closed.' : null}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            const ready = words === '' ? closeReasons[Number(event.key) - 1] : undefined;
            if (ready === undefined) return;
            event.preventDefault();
            onDismiss(ready, '');
          }}
        />
        <div>
          {closeReasons.map((reason, index) => (
            <UnstyledButton key={reason} className={classes['choice'] ?? ''} onClick={() => onDismiss(reason, words.trim())}>
              <Text span size="sm">{closeReasonNames[reason]}</Text>
              {words === '' ? <Kbd size="xs" aria-hidden>{index + 1}</Kbd> : null}
            </UnstyledButton>
          ))}
        </div>
        <Text size="xs" className={classes['quiet'] ?? ''}>Not relevant and not needed count as noise against the rule.</Text>
      </Stack>
    </form>
  );
};
