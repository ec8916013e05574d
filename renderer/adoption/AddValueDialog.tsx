import { Alert, Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** Notes a value of a metric by hand. */
export const AddValueDialog = ({ accountId, metricId: given, onClose }: { accountId: string; metricId: string | null; onClose: () => void }) => {
  const today = useToday();
  const metrics = useRead('adoption', 'catalogue', undefined).data?.metrics;
  const [chosen, setChosen] = useState(given);
  const metricId = chosen ?? metrics?.[0]?.id ?? null;
  const [value, setValue] = useState<string | number>('');
  const [day, setDay] = useState<string | null>(today);
  const [source, setSource] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { write, isWriting, error } = useWrite('adoption', 'addValue', { quiet: true });
  const unit = metrics?.find(({ id }) => id === metricId)?.unit ?? '';
  const submit = async (): Promise<void> => {
    const isEmpty = value === '' || !Number.isFinite(Number(value));
    setMissing(isEmpty);
    if (!isEmpty && metricId !== null && (await write({ accountId, metricId, day: day ?? '', value: Number(value), source })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Add a value" size="sm">
      {metrics?.length === 0 ? <Text size="sm">There is no metric yet. <AnchorLink to="/adoption" search={{ view: 'catalogue' }} size="sm">Add one to the catalogue</AnchorLink> first.</Text> : (
        <form onSubmit={(event) => { event.preventDefault(); void submit(); }} noValidate>
          <Stack gap="sm">
            <Select label="Metric" required allowDeselect={false} data={(metrics ?? []).map(({ id, name }) => ({ value: id, label: name }))} value={metricId} onChange={setChosen} />
            <Group grow align="flex-start">
              <NumberInput label={unit === '' ? 'Value' : `Value in ${unit}`} required hideControls thousandSeparator="," data-autofocus value={value} onChange={setValue} error={isMissing ? 'A number is needed here.' : null} />
              <DayInput label="Day" required maxDate={today} value={day} onChange={setDay} error={fieldOf(error) === 'day' ? sentenceOf(error) : null} />
            </Group>
            <TextInput label="Where the figure comes from" placeholder="Their report, the admin page, a call" maxLength={500} value={source} onChange={(event) => setSource(event.currentTarget.value)} />
            {error === null || fieldOf(error) === 'day' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
            <Group justify="flex-end"><Button type="submit" loading={isWriting}>Add</Button></Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
};
