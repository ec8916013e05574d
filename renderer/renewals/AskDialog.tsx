import { Alert, Button, Group, Modal, Radio, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { addDays, type Day } from '#shared/days.ts';
import { softOutcomeNames, softOutcomes, type SoftOutcome } from '#shared/renewal-rules.ts';
import type { RenewalDetail } from '#shared/renewals.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { exactDay } from '#renderer/ui/say.ts';

const linkedDays = 30;

/** Logs what the customer answered to the soft question: as a call of its own, or with one that is logged. */
export const AskDialog = ({ renewal, onClose }: { renewal: RenewalDetail; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('renewals', 'ask', { quiet: true });
  const account = useRead('accounts', 'get', { id: renewal.accountId, asOf: null });
  const [on, setOn] = useState<Day>(today);
  const [outcome, setOutcome] = useState<SoftOutcome | null>(null);
  const [note, setNote] = useState('');
  const [activityId, setActivityId] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const calls = (account.data?.timeline ?? []).filter((call) => call.state === 'held' && ['call', 'meeting', 'workshop'].includes(call.type) && call.on >= addDays(today, -linkedDays));
  const save = async (): Promise<void> => {
    setAsked(true);
    if (outcome !== null && (await write({ id: renewal.contractId, on, outcome, note, activityId })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`The soft question to ${renewal.accountName}`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <Radio.Group size="xs" label="What they answered" required value={outcome} onChange={(value) => setOutcome(softOutcomes.find((one) => one === value) ?? null)} error={isAsked && outcome === null ? 'Choose what they answered.' : null}>
            <Stack gap={6} mt={4}>{softOutcomes.map((value) => <Radio key={value} size="xs" data-autofocus={value === softOutcomes[0] || undefined} value={value} label={softOutcomeNames[value]} />)}</Stack>
          </Radio.Group>
          <Textarea label="In their words" autosize minRows={3} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <DayInput label="Asked on" required clearable={false} value={on} maxDate={today} onChange={(day) => { if (day !== null) setOn(day); }} />
          <Select label="Which call" placeholder="Log a new one" clearable comboboxProps={{ shadow: 'md' }} description={`Calls of the last ${linkedDays} days`} data={calls.map((call) => ({ value: call.id, label: `${exactDay(call.on)}: ${call.title === '' ? call.type : call.title}` }))} value={activityId} onChange={(id) => { setActivityId(id); const call = calls.find((one) => one.id === id); if (call !== undefined) setOn(call.on); }} />
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Log the answer</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
