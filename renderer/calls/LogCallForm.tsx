import { Button, Group, Input, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { ulid } from 'ulid';
import { activityTypes, type ActivityType, type CallRow } from '#shared/calls.ts';
import { addDays, type Day } from '#shared/days.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { titleOf, typeNames, whenOf } from '#renderer/calls/call-words.ts';
import { StateBadge } from '#renderer/calls/StateBadge.tsx';
import { useOpenCalls } from '#renderer/calls/to-log.ts';
import { useToday } from '#renderer/data/book.ts';
import { call } from '#renderer/data/reads.ts';
import { sentenceOf } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const Waiting = ({ calls, onOpen }: { calls: CallRow[]; onOpen: (id: string) => void }) => {
  const today = useToday();
  return (
    <Stack gap={4}>
      <Title order={3} fz="sm">Not logged yet</Title>
      {calls.map((one, at) => (
        <Button key={one.id} variant="default" justify="space-between" data-autofocus={at === 0 || undefined} onClick={() => onOpen(one.id)} rightSection={<StateBadge call={one} />}>
          {whenOf(one, today)} · {titleOf(one)}
        </Button>
      ))}
    </Stack>
  );
};

/** Opens the page of a call that took place. What is not logged yet for the account is offered before a new one. */
export const LogCallForm = ({ accountId: given, onClose }: { accountId: string | null; onClose: () => void }) => {
  const today = useToday();
  const navigate = useNavigate();
  const [accountId, setAccountId] = useState(given);
  const [type, setType] = useState<ActivityType>('call');
  const [when, setWhen] = useState<'today' | 'yesterday' | 'another'>('today');
  const [other, setOther] = useState<Day | null>(null);
  const [error, setError] = useState<string | null>(null);
  const waiting = useOpenCalls(today).filter((one) => one.accountId !== null && one.accountId === accountId);
  const on = when === 'today' ? today : when === 'yesterday' ? addDays(today, -1) : other;

  const open = (id: string, search: { accountId?: string }): void => {
    onClose();
    void navigate({ to: '/calls/$id', params: { id }, search });
  };
  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (accountId === null) return setError('Choose the account first.');
    if (on === null) return setError('Choose the day first.');
    const id = ulid();
    try {
      // A call of today is stored once something is typed in it; another day or type was chosen, and is stored as that.
      if (on !== today || type !== 'call') await call('calls', 'write', { id, fields: { accountId, on, type } });
      open(id, { accountId });
    } catch (failure) {
      setError(sentenceOf(failure));
    }
  };

  return (
    <form onSubmit={(event) => void begin(event)}>
      <Stack gap="sm">
        <AccountPicker label="Account" value={accountId} onChange={(id) => { setAccountId(id); setError(null); }} required data-autofocus={given === null || undefined} />
        {waiting.length === 0 ? null : <Waiting calls={waiting.slice(0, 4)} onOpen={(id) => open(id, {})} />}
        <Group align="flex-end" gap="sm">
          <div>
            <Input.Label size="xs" labelElement="div" id="log-call-when">Day</Input.Label>
            <SegmentedControl
              display="flex"
              size="xs"
              aria-labelledby="log-call-when"
              value={when}
              onChange={(next) => setWhen(next as typeof when)}
              data={[{ value: 'today', label: 'Today' }, { value: 'yesterday', label: 'Yesterday' }, { value: 'another', label: 'Another day' }]}
            />
          </div>
          {when === 'another' ? <DayInput label="Which day" w={130} value={other} onChange={setOther} /> : null}
          <Select label="Type" w={120} allowDeselect={false} data={activityTypes.map((one) => ({ value: one, label: typeNames[one] }))} value={type} onChange={(next) => setType((next ?? 'call') as ActivityType)} />
        </Group>
        {error === null ? null : <Text size="sm" c="red" role="alert">{error}</Text>}
        <Group justify="flex-end">
          <Button type="submit" variant={waiting.length === 0 ? 'filled' : 'default'} data-autofocus={(given !== null && waiting.length === 0) || undefined}>{waiting.length === 0 ? 'Write the note' : 'Begin a new one'}</Button>
        </Group>
      </Stack>
    </form>
  );
};
