import { Button, Group, Kbd, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { addDays, startOfWeek, type Day } from '#shared/days.ts';
import { useToday } from '#renderer/data/book.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import classes from './today.module.css';

type AsideWords = { label: string; missing: string; does: string; choices: readonly string[] };

/** A small form that needs a reason before it does anything: a ready one, by mouse or by its number while nothing is typed, or one in own words. */
const AsideForm = ({ label, missing, does, choices, children, onSubmit }: AsideWords & { children?: ReactNode; onSubmit: (reason: string) => void }) => {
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') setAsked(true);
        else onSubmit(reason.trim());
      }}
    >
      <Stack gap="xs">
        {children}
        <TextInput
          label={label}
          data-autofocus
          maxLength={500}
          size="xs"
          autoComplete="off"
          value={reason}
          error={isAsked && reason.trim() === '' ? missing : null}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            const ready = reason === '' ? choices[Number(event.key) - 1] : undefined;
            if (ready === undefined) return;
            event.preventDefault();
            onSubmit(ready);
          }}
        />
        <div>
          {choices.map((choice, index) => (
            <UnstyledButton key={choice} className={classes['choice'] ?? ''} onClick={() => onSubmit(choice)}>
              <Text span size="sm">{choice}</Text>
              <Kbd size="xs" aria-hidden>{index + 1}</Kbd>
            </UnstyledButton>
          ))}
        </div>
        <Group justify="flex-end"><Button type="submit" size="compact-sm">{does}</Button></Group>
      </Stack>
    </form>
  );
};

const snoozeWords: AsideWords = { label: 'Why it can wait', missing: 'Say why it can wait.', does: 'Snooze', choices: ['Waiting for the customer', 'Waiting for a colleague', 'Better after the next call', 'Not urgent'] };

/** Until when a row can wait, and why. */
export const SnoozeForm = ({ onSnooze }: { onSnooze: (until: Day, reason: string) => void }) => {
  const today = useToday();
  const tomorrow = addDays(today, 1);
  const monday = addDays(startOfWeek(today), 7);
  const [until, setUntil] = useState(tomorrow);
  const days: [string, Day][] = [['Tomorrow', tomorrow], ...(monday === tomorrow ? [] : [['Monday', monday] satisfies [string, Day]]), ['In a week', addDays(today, 7)], ['In 2 weeks', addDays(today, 14)]];
  return (
    <AsideForm {...snoozeWords} onSubmit={(reason) => onSnooze(until, reason)}>
      <Group gap={4} wrap="nowrap">
        {days.map(([name, on]) => <Button key={name} size="compact-xs" variant={until === on ? 'filled' : 'default'} aria-pressed={until === on} onClick={() => setUntil(on)}>{name}</Button>)}
      </Group>
      <DayInput label="Comes back on" value={until} minDate={tomorrow} clearable={false} size="xs" popoverProps={{ withinPortal: false, shadow: 'md' }} onChange={(on) => setUntil(on ?? tomorrow)} />
    </AsideForm>
  );
};

const dismissWords: AsideWords = { label: 'Why it does not matter', missing: 'Say why it does not matter.', does: 'Dismiss', choices: ['Already handled', 'Not relevant for this account', 'The data is wrong', 'The rule is too strict here'] };

/** Why a row does not matter. It counts as noise against its rule. */
export const DismissForm = ({ onDismiss }: { onDismiss: (reason: string) => void }) => <AsideForm {...dismissWords} onSubmit={onDismiss} />;
