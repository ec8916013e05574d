import { Alert, Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import type { OpportunityRow } from '#shared/expansion.ts';
import { noReasons, type NoReason } from '#shared/plan-rules.ts';
import { useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const named = (reason: string): string => `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}`;

/** Closes an opportunity that came to nothing, with its reason. */
export const LoseDialog = ({ row, onClose }: { row: OpportunityRow; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('expansion', 'lose', { quiet: true });
  const [reason, setReason] = useState<NoReason | null>(null);
  const [on, setOn] = useState<Day | null>(today);
  const [notes, setNotes] = useState('');
  const [isAsked, setAsked] = useState(false);
  const close = async (): Promise<void> => {
    setAsked(true);
    if (reason === null || on === null) return;
    if ((await write({ id: row.id, on, reason, notes })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`“${row.name}” came to nothing`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void close(); }}>
        <Stack gap="sm">
          <Group grow align="flex-start" gap="sm">
            <Select label="Reason" required data-autofocus comboboxProps={{ shadow: 'md' }} data={noReasons.map((value) => ({ value, label: named(value) }))} value={reason} onChange={setReason} error={isAsked && reason === null ? 'Choose the reason.' : null} />
            <DayInput label="Decided on" required clearable={false} maxDate={today} value={on} onChange={setOn} error={fieldOf(error) === 'on' ? sentenceOf(error) : null} />
          </Group>
          <Textarea label="What happened, and when to ask again" autosize minRows={3} value={notes} onChange={(event) => setNotes(event.currentTarget.value)} />
          {error === null || fieldOf(error) === 'on' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Close it</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
