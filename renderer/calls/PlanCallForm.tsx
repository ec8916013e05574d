import { Button, Fieldset, Group, Input, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Attendee } from '#shared/calls.ts';
import { addDays, type Day } from '#shared/days.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { AttendeesField } from '#renderer/calls/AttendeesField.tsx';
import { startAt, timeOf } from '#renderer/calls/call-time.ts';
import { proposeSlots, type Slot } from '#renderer/calls/slots.ts';
import { TimeField } from '#renderer/calls/TimeField.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { exactDay, sayDay } from '#renderer/ui/say.ts';

/** How many days ahead planned calls are looked at, so that no slot falls on one. */
const AHEAD_DAYS = 120;
const USUAL_MINUTES = 30;

const useSlots = (accountId: string | null, minutes: number): { slots: Slot[]; dueOn: Day | null; why: string } => {
  const today = useToday();
  const { workWeek, holidays } = useSettings();
  const cadence = useRead('accounts', 'list', undefined).data?.find(({ id }) => id === accountId)?.cadence;
  const planned = useRead('calls', 'list', { from: today, to: addDays(today, AHEAD_DAYS), state: 'planned' }).data ?? [];
  const taken = planned.flatMap((one) => (one.startsAt === null ? [] : [{ on: one.on, time: timeOf(one.startsAt), minutes: one.minutes ?? USUAL_MINUTES }]));
  const dueOn = cadence?.dueOn ?? null;
  return { slots: proposeSlots({ today, dueOn, minutes, calendar: { workWeek, holidays }, taken }), dueOn, why: cadence?.why ?? '' };
};

const isSlot = (a: Slot, b: Slot): boolean => a.on === b.on && a.time === b.time;

/** Puts a call in the calendar: a proposed slot within the cadence, or any other day and time. */
export const PlanCallForm = ({ accountId: given, onClose }: { accountId: string | null; onClose: () => void }) => {
  const today = useToday();
  const [accountId, setAccountId] = useState(given);
  const [minutes, setMinutes] = useState(USUAL_MINUTES);
  const [title, setTitle] = useState('');
  const [attendees, setAttendees] = useState<Attendee[]>([]);
  const [chosen, setChosen] = useState<{ on: Day | null; time: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { slots, dueOn, why } = useSlots(accountId, minutes);
  const { write, isWriting, error } = useWrite('calls', 'plan', { quiet: true });
  const at = chosen ?? slots[0] ?? { on: null, time: '' };

  const plan = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(accountId === null ? 'Choose the account first.' : at.on === null ? 'Choose the day first.' : null);
    if (accountId === null || at.on === null) return;
    const written = await write({ accountId, on: at.on, startsAt: startAt(at.on, at.time), minutes, title, attendees });
    if (written !== null) onClose();
  };

  return (
    <form onSubmit={(event) => void plan(event)}>
      <Stack gap="sm">
        <AccountPicker label="Account" value={accountId} onChange={(id) => { setAccountId(id); setChosen(null); setAttendees([]); }} required data-autofocus={given === null || undefined} />
        {accountId === null ? null : (
          <Fieldset variant="unstyled" legend={<Input.Label size="xs" labelElement="div">Proposed times</Input.Label>}>
            <Text size="xs" c="dimmed" mb={4}>{why === '' ? 'Next working days' : dueOn === null ? why : `${why}; due ${sayDay(dueOn, today)}`}</Text>
            <Group gap={6}>
              {slots.map((slot) => (
                <Button key={`${slot.on} ${slot.time}`} variant={at.on !== null && isSlot(slot, { on: at.on, time: at.time }) ? 'light' : 'default'} size="compact-sm" aria-pressed={at.on !== null && isSlot(slot, { on: at.on, time: at.time })} onClick={() => setChosen(slot)}>
                  {exactDay(slot.on).slice(0, -5)} {slot.time}
                </Button>
              ))}
            </Group>
          </Fieldset>
        )}
        <Group gap="sm" align="flex-end">
          <DayInput label="Day" w={138} clearable={false} value={at.on} onChange={(on) => setChosen({ ...at, on })} />
          <TimeField value={at.time} onChange={(time) => setChosen({ ...at, time })} />
          <NumberInput label="Minutes" w={84} min={0} max={1_440} step={15} allowDecimal={false} value={minutes} onChange={(next) => setMinutes(typeof next === 'number' ? next : USUAL_MINUTES)} />
          <TextInput label="Title" flex={1} maxLength={500} placeholder="Cadence call" value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
        </Group>
        <AttendeesField accountId={accountId} attendees={attendees} presence="invited" onChange={setAttendees} />
        {problem === null && error === null ? null : <Text size="sm" c="red" role="alert">{problem ?? sentenceOf(error)}</Text>}
        <Group justify="flex-end">
          <Button type="submit" loading={isWriting} data-autofocus={given !== null || undefined}>Plan call</Button>
        </Group>
      </Stack>
    </form>
  );
};
