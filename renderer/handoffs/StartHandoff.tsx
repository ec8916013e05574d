import { Alert, Button, Group, Modal, SegmentedControl, SimpleGrid, Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import type { Direction } from '#shared/handoffs.ts';
import { useToday } from '#renderer/data/book.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** Starts a handoff of an account: in which direction, with whom, on which day and why. */
export const StartHandoff = ({ accountId, onClose }: { accountId: string; onClose: () => void }) => {
  const today = useToday();
  const { write: start, isWriting, error } = useWrite('handoffs', 'start', { quiet: true });
  const [direction, setDirection] = useState<Direction>('in');
  const [words, setWords] = useState({ otherName: '', otherEmail: '', reason: '', notes: '' });
  const [onDay, setDay] = useState<Day | null>(today);
  const text = (field: keyof typeof words) => ({ value: words[field], onChange: (event: { currentTarget: { value: string } }) => { const { value } = event.currentTarget; setWords({ ...words, [field]: value }); } });
  const isReady = words.otherName.trim() !== '' && onDay !== null;
  const submit = async (): Promise<void> => {
    if (onDay !== null && (await start({ accountId, direction, onDay, ...words })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Start a handoff" size="md">
      <form onSubmit={(event) => { event.preventDefault(); if (isReady) void submit(); }}>
        <Stack gap="sm">
          <SegmentedControl aria-label="Direction" transitionDuration={0} value={direction} onChange={(value) => setDirection(value === 'out' ? 'out' : 'in')} data={[{ value: 'in', label: 'It comes to me' }, { value: 'out', label: 'I hand it over' }]} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={direction === 'in' ? 'From' : 'To'} required placeholder="Name" data-autofocus {...text('otherName')} />
            <TextInput label="Mail" {...text('otherEmail')} />
            <DayInput label="On" required clearable={false} value={onDay} onChange={setDay} />
            <TextInput label="Reason" placeholder="Change of territory" {...text('reason')} />
          </SimpleGrid>
          <Textarea label="Notes" autosize minRows={2} maxRows={8} {...text('notes')} />
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting} disabled={!isReady}>Start</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
