import { ActionIcon, Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { areaNames, areas, type Area } from '#shared/areas.ts';
import { capacityLimits, type CapacityLimits } from '#shared/presets/capacity-limits.ts';
import { faultOf } from '#renderer/settings/save-settings.ts';

const choices = areas.map((area) => ({ value: area, label: areaNames[area] }));
type Rules = CapacityLimits['areaWords'];

const AddWords = ({ rules, onChange }: { rules: Rules; onChange: (change: (now: Rules) => Rules) => void }) => {
  const [words, setWords] = useState('');
  const [area, setArea] = useState<Area>('reviews');
  const [isAsked, setAsked] = useState(false);
  const said = words.trim();
  const isTaken = rules.some((one) => one.words.toLowerCase() === said.toLowerCase());
  const fault = isTaken ? 'Those words have an area already.' : faultOf(capacityLimits.shape.areaWords, [...rules, { words: said, area }]);
  const submit = (): void => {
    setAsked(fault !== null);
    if (fault !== null) return;
    onChange((now) => [...now, { words: said, area }]);
    setWords('');
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <Group gap="xs" align="flex-start">
        <TextInput label="Words in the title" placeholder="EBR" w={220} value={words} onChange={(event) => { setWords(event.currentTarget.value); setAsked(false); }} error={isAsked ? fault : null} />
        <Select label="Count to" w={200} data={choices} value={area} allowDeselect={false} comboboxProps={{ shadow: 'md' }} onChange={(value) => setArea(areas.find((one) => one === value) ?? area)} />
        <Button type="submit" variant="default" mt={22}>Add the words</Button>
      </Group>
    </form>
  );
};

/** Areas by what the title of an entry of the calendar says; the first that fits comes before its type. */
export const AreaWords = ({ rules, onChange }: { rules: Rules; onChange: (change: (now: Rules) => Rules) => void }) => (
  <Stack gap="xs">
    <Title order={3}>Areas by words in the title</Title>
    <Text size="sm">An entry whose title says one of these words counts to its area, whatever its type. The first that fits counts.</Text>
    {rules.map(({ words, area }) => (
      <Group key={words} gap="sm" wrap="nowrap" maw={460}>
        <Text size="sm" style={{ flex: 1 }}>{words}</Text>
        <Select aria-label={`Area of “${words}”`} w={200} data={choices} value={area} allowDeselect={false} comboboxProps={{ shadow: 'md' }} onChange={(value) => { const to = areas.find((one) => one === value); if (to !== undefined) onChange((now) => now.map((one) => (one.words === words ? { words, area: to } : one))); }} />
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove “${words}”`} onClick={() => onChange((now) => now.filter((one) => one.words !== words))}><IconTrash size={14} aria-hidden /></ActionIcon>
      </Group>
    ))}
    <AddWords rules={rules} onChange={onChange} />
  </Stack>
);
