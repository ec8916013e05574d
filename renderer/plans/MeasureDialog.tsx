import { Alert, Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Criterion } from '#shared/plans.ts';
import { useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** A new measurement of a criterion. */
export const MeasureDialog = ({ criterion, onClose }: { criterion: Criterion; onClose: () => void }) => {
  const today = useToday();
  const [value, setValue] = useState<string | number>('');
  const [onDay, setDay] = useState<string | null>(today);
  const [source, setSource] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { write, isWriting, error } = useWrite('plans', 'measure', { quiet: true });
  const submit = async (): Promise<void> => {
    const isEmpty = value === '' || !Number.isFinite(Number(value));
    setMissing(isEmpty);
    if (!isEmpty && (await write({ criterionId: criterion.id, value: Number(value), onDay: onDay ?? '', source })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Measure: ${criterion.metric}`} size="sm">
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }} noValidate>
        <Stack gap="sm">
          <Group grow gap="sm" align="flex-start">
            <NumberInput label={criterion.unit === '' ? 'Value' : `Value in ${criterion.unit}`} required hideControls thousandSeparator="," data-autofocus value={value} onChange={setValue} error={isMissing ? 'A number is needed here.' : null} />
            <DayInput label="Day" required value={onDay} onChange={setDay} error={fieldOf(error) === 'onDay' ? sentenceOf(error) : null} />
          </Group>
          <TextInput label="Where the figure comes from" placeholder="Their report, the product, a call" value={source} onChange={(event) => setSource(event.currentTarget.value)} />
          {error === null || fieldOf(error) === 'onDay' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Add</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
