import { ActionIcon, Alert, Button, Group, Stack, Table, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import type { Settings } from '#shared/settings.ts';
import { inOrder, readHolidayLines } from '#renderer/settings/holiday-lines.ts';
import type { SaveSettings } from '#renderer/settings/save-settings.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { count, exactDay } from '#renderer/ui/say.ts';

const AddOne = ({ save }: { save: SaveSettings }) => {
  const [on, setOn] = useState<Day | null>(null);
  const [name, setName] = useState('');
  const [isAsked, setAsked] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(on === null);
        if (on === null) return;
        save(({ holidays }) => ({ holidays: inOrder([...holidays, { on, name: name.trim() }]) }));
        setOn(null);
        setName('');
      }}
    >
      <Group align="flex-end" gap="xs">
        <DayInput label="Day" w={150} value={on} onChange={setOn} error={isAsked && on === null ? 'Pick a day.' : null} />
        <TextInput label="Name" w={220} maxLength={500} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" variant="default">Add holiday</Button>
      </Group>
    </form>
  );
};

const PasteList = ({ save }: { save: SaveSettings }) => {
  const [pasted, setPasted] = useState('');
  const { holidays, wrong } = readHolidayLines(pasted);
  return (
    <Stack gap="xs" align="flex-start">
      <Textarea label="Paste a list" description="A line each, such as 2026-12-25 Christmas" w={380} autosize minRows={2} maxRows={10} value={pasted} onChange={(event) => setPasted(event.currentTarget.value)} />
      {wrong.length === 0 ? null : <Alert color="yellow" p="xs">{wrong.slice(0, 3).map(({ line, text }) => `Line ${line} does not begin with a day: “${text}”`).join('. ')}{wrong.length > 3 ? ` And ${count(wrong.length - 3, 'more line')}.` : '.'}</Alert>}
      <Button
        variant="default"
        disabled={holidays.length === 0}
        onClick={() => {
          save((now) => ({ holidays: inOrder([...now.holidays, ...holidays]) }));
          setPasted(wrong.map(({ text }) => text).join('\n'));
        }}
      >
        {holidays.length === 0 ? 'Add these' : `Add ${count(holidays.length, 'holiday')}`}
      </Button>
    </Stack>
  );
};

/** Days on which nothing falls due. */
export const Holidays = ({ settings: { holidays }, save }: { settings: Settings; save: SaveSettings }) => (
  <Stack gap="sm">
    <div>
      <Title order={3}>Holidays</Title>
      <Text size="sm">They are no working days: calls fall due before them, and follow-ups have longer.</Text>
    </div>
    {holidays.length === 0 ? <Text size="sm">None yet.</Text> : (
      <Table maw={560} aria-label="Holidays">
        <Table.Tbody>
          {inOrder(holidays).map(({ on, name }) => (
            <Table.Tr key={on}>
              <Table.Td w={160}>{exactDay(on)}</Table.Td>
              <Table.Td>{name}</Table.Td>
              <Table.Td w={40}>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove ${name === '' ? exactDay(on) : name}`} onClick={() => save((now) => ({ holidays: now.holidays.filter((one) => one.on !== on) }))}><IconX size={14} aria-hidden /></ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    )}
    <AddOne save={save} />
    <PasteList save={save} />
  </Stack>
);
