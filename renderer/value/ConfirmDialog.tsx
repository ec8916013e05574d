import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ValueItem } from '#shared/value.ts';
import { useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { rangeWords } from '#renderer/value/value-words.ts';

/** Notes who of the customer confirmed a gain as it stands, and when. */
export const ConfirmDialog = ({ gain, accountId, onClose }: { gain: ValueItem; accountId: string; onClose: () => void }) => {
  const today = useToday();
  const [personId, setPersonId] = useState<string | null>(null);
  const [on, setOn] = useState<string | null>(today);
  const { write, isWriting, error } = useWrite('value', 'confirm', { quiet: true });
  const faultOf = (field: string): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);
  const [isAsked, setAsked] = useState(false);
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (personId === null || on === null) return;
    if ((await write({ id: gain.id, personId, on })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Confirm “${gain.name}”`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Stack gap="sm">
          <Text size="sm">{gain.low === null || gain.likely === null ? 'It comes to no figure yet.' : `As it stands: ${rangeWords(gain.low, gain.likely, gain.currency)} ${gain.every === 'year' ? 'a year' : 'once'}.`} A later change of a figure takes the confirmation away.</Text>
          <PersonPicker label="Confirmed by" required data-autofocus accountId={accountId} value={personId} onChange={setPersonId} error={isAsked && personId === null ? 'Name the person of the customer who confirmed it.' : faultOf('personId')} />
          <DayInput label="Confirmed on" required value={on} onChange={setOn} error={isAsked && on === null ? 'Say on which day it was confirmed.' : faultOf('on')} />
          {error === null || ['personId', 'on'].includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Confirm</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
