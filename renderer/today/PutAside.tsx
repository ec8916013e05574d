import { Autocomplete, Button, Group, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { addDays, startOfWeek, type Day } from '#shared/days.ts';
import { useToday } from '#renderer/data/book.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const Reason = ({ label, missing, choices, isAsked, reason, setReason }: { label: string; missing: string; choices: string[]; isAsked: boolean; reason: string; setReason: (reason: string) => void }) => (
  <Autocomplete
    label={label}
    data={choices}
    data-autofocus
    maxLength={500}
    size="xs"
    filter={({ options }) => options}
    comboboxProps={{ withinPortal: false }}
    value={reason}
    onChange={setReason}
    error={isAsked && reason.trim() === '' ? missing : null}
  />
);

/** A small form that needs a reason before it does anything. */
const AsideForm = ({ label, missing, choices, does, children, onSubmit }: { label: string; missing: string; choices: string[]; does: string; children?: ReactNode; onSubmit: (reason: string) => void }) => {
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
        <Reason label={label} missing={missing} choices={choices} isAsked={isAsked} reason={reason} setReason={setReason} />
        <Group justify="flex-end"><Button type="submit" size="compact-sm">{does}</Button></Group>
      </Stack>
    </form>
  );
};

/** Until when a row can wait, and why. */
export const SnoozeForm = ({ onSnooze }: { onSnooze: (until: Day, reason: string) => void }) => {
  const today = useToday();
  const tomorrow = addDays(today, 1);
  const monday = addDays(startOfWeek(today), 7);
  const [until, setUntil] = useState(tomorrow);
  const days: [string, Day][] = [['Tomorrow', tomorrow], ...(monday === tomorrow ? [] : [['Monday', monday] satisfies [string, Day]]), ['In a week', addDays(today, 7)], ['In 2 weeks', addDays(today, 14)]];
  return (
    <AsideForm label="Why it can wait" missing="Say why it can wait." does="Snooze" choices={['Waiting for the customer', 'Waiting for a colleague', 'Better after the next call', 'Not urgent']} onSubmit={(reason) => onSnooze(until, reason)}>
      <Group gap={4} wrap="nowrap">
        {days.map(([name, on]) => <Button key={name} size="compact-xs" variant={until === on ? 'filled' : 'default'} aria-pressed={until === on} onClick={() => setUntil(on)}>{name}</Button>)}
      </Group>
      <DayInput label="Comes back on" value={until} minDate={tomorrow} clearable={false} size="xs" popoverProps={{ withinPortal: false, shadow: 'md' }} onChange={(on) => setUntil(on ?? tomorrow)} />
    </AsideForm>
  );
};

/** Why a row does not matter. It counts as noise against its rule. */
export const DismissForm = ({ onDismiss }: { onDismiss: (reason: string) => void }) => (
  <AsideForm label="Why it does not matter" missing="Say why it does not matter." does="Dismiss" choices={['Already handled', 'Not relevant for this account', 'The data is wrong', 'The rule is too strict here']} onSubmit={onDismiss} />
);
