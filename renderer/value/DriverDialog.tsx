import { Alert, Button, Group, Input, Modal, SegmentedControl, Stack, Table, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DriverAssumption, DriverRow } from '#shared/value.ts';
import { namesIn, parseFormula, sayFormula } from '#shared/value-formula.ts';
import { unitDoubts, valueTimes, valueTimesNames, type ValueTimes } from '#shared/value-rules.ts';
import { useSettings } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { driverWords } from '#renderer/value/driver-words.ts';
import classes from './value.module.css';

const empty = (key: string): DriverAssumption => ({ key, label: key.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase()), unit: '', from: '' });

/** Writes a driver: its formula is read while it is typed, and each name in it asks for its label, its unit and where its figure comes from. */
export const DriverDialog = ({ driver, onClose }: { driver: DriverRow | null; onClose: () => void }) => {
  const { currency } = useSettings();
  const isOwn = driver !== null && !driver.isShipped;
  const [name, setName] = useState(driver === null ? '' : isOwn ? driver.name : `${driver.name}, own`);
  const [about, setAbout] = useState(driver?.about ?? '');
  const [formula, setFormula] = useState(driver?.formula ?? '');
  const [every, setEvery] = useState<ValueTimes>(driver?.every ?? 'year');
  const [known, setKnown] = useState<readonly DriverAssumption[]>(driver?.assumptions ?? []);
  const [isAsked, setAsked] = useState(false);
  const { write, isWriting, error } = useWrite('value', 'saveDriver', { quiet: true });

  const read = parseFormula(formula);
  const assumptions = 'fault' in read ? [...known] : namesIn(read.formula).map((key) => known.find((one) => one.key === key) ?? empty(key));
  const set = (key: string, part: Partial<DriverAssumption>): void => setKnown([...known.filter((one) => one.key !== key), { ...(known.find((one) => one.key === key) ?? empty(key)), ...part }]);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (name.trim() === '' || 'fault' in read || assumptions.some(({ label }) => label.trim() === '')) return;
    if ((await write({ id: isOwn ? driver.key : null, name: name.trim(), about, formula, every, assumptions })) !== null) onClose();
  };
  const formulaFault = 'fault' in read && (formula !== '' || isAsked) ? read.fault.sentence : fieldOf(error) === 'formula' ? sentenceOf(error) : null;

  return (
    <Modal opened onClose={onClose} title={isOwn ? `Change “${driver.name}”` : driver === null ? 'New driver' : `Copy “${driver.name}”`} size={820}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <Group align="flex-start" gap="sm" grow>
            <TextInput label="Name" required data-autofocus maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} error={isAsked && name.trim() === '' ? 'A name is needed.' : null} />
            <Input.Wrapper label="Comes" labelElement="div" size="xs"><SegmentedControl size="xs" fullWidth aria-label="Comes" value={every} onChange={(value) => setEvery(valueTimes.find((one) => one === value) ?? 'year')} data={valueTimes.map((value) => ({ value, label: valueTimesNames[value] }))} /></Input.Wrapper>
          </Group>
          <Textarea label="What it counts" autosize minRows={1} value={about} onChange={(event) => setAbout(event.currentTarget.value)} />
          <TextInput label="Formula" required description="Names of figures, numbers, + − × ÷ and parentheses, such as people × hours_saved × cost_of_hour. * and / are fine." inputWrapperOrder={['label', 'input', 'description', 'error']} spellCheck={false} value={formula} onChange={(event) => setFormula(event.currentTarget.value)} error={formulaFault} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }} />
          {'fault' in read ? null : <output><Text size="sm">In words: {sayFormula(read.formula, driverWords({ assumptions }))}</Text>{unitDoubts(read.formula, assumptions, currency).map((one) => <Text key={one} className={classes['doubt'] ?? ''}>{one}</Text>)}</output>}
          {assumptions.length === 0 ? null : (
            <Table.ScrollContainer minWidth={640}>
              <Table fz="0.8125rem" aria-label="Figures of the driver">
                <Table.Thead><Table.Tr><Table.Th w={150}>In the formula</Table.Th><Table.Th>Label</Table.Th><Table.Th w={150}>Unit</Table.Th><Table.Th>Usually comes from</Table.Th></Table.Tr></Table.Thead>
                <Table.Tbody>
                  {assumptions.map(({ key, label, unit, from }) => (
                    <Table.Tr key={key}>
                      <Table.Td><code>{key}</code></Table.Td>
                      <Table.Td><TextInput aria-label={`Label of ${key}`} maxLength={200} value={label} onChange={(event) => set(key, { label: event.currentTarget.value })} error={isAsked && label.trim() === '' ? 'A label is needed.' : null} /></Table.Td>
                      <Table.Td><TextInput aria-label={`Unit of ${key}`} placeholder="money an hour, %" maxLength={60} value={unit} onChange={(event) => set(key, { unit: event.currentTarget.value })} /></Table.Td>
                      <Table.Td><TextInput aria-label={`Where ${key} comes from`} maxLength={500} value={from} onChange={(event) => set(key, { from: event.currentTarget.value })} /></Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
          {error === null || fieldOf(error) === 'formula' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>{isOwn ? 'Keep the changes' : 'Add the driver'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
