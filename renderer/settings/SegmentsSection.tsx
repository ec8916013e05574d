import { Accordion, Button, Group, List, Menu, Stack, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { segmentFrom, segmentPresets, type SegmentPreset } from '#shared/presets/segments.ts';
import { segmentOf, type Segment, type Settings } from '#shared/settings.ts';
import { useRead } from '#renderer/data/reads.ts';
import type { SaveSettings } from '#renderer/settings/save-settings.ts';
import { Section } from '#renderer/settings/Section.tsx';
import { segmentKey, segmentWords } from '#renderer/settings/segment-words.ts';
import { SegmentFields } from '#renderer/settings/SegmentFields.tsx';
import { count } from '#renderer/ui/say.ts';

const presets = Object.keys(segmentPresets) as SegmentPreset[];

const PresetMenu = ({ label, onChoose }: { label: string; onChoose: (preset: SegmentPreset) => void }) => (
  <Menu shadow="md" position="bottom-start">
    <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>{label}</Button></Menu.Target>
    <Menu.Dropdown>{presets.map((preset) => <Menu.Item key={preset} onClick={() => onChoose(preset)}>{segmentPresets[preset].name}</Menu.Item>)}</Menu.Dropdown>
  </Menu>
);

/** How many accounts follow a segment, and whether too many of them are PR1. */
const useFollowers = (settings: Settings) => {
  const rows = useRead('accounts', 'list', undefined).data ?? [];
  return (segment: Segment): string => {
    const own = rows.filter((row) => segmentOf(settings, row.segment).key === segment.key);
    if (own.length === 0) return 'No account follows it.';
    const pr1 = own.filter((row) => row.priority.priority === 'PR1').length;
    const share = pr1 / own.length;
    const most = segment.shareOfPR1;
    const percent = (part: number): string => `${Math.round(part * 100)} %`;
    return `${count(own.length, 'account')} ${own.length === 1 ? 'follows' : 'follow'} it; ${pr1} of them PR1 (${percent(share)}${most !== null && share > most ? `, more than the ${percent(most)} that it should be at most` : ''}).`;
  };
};

const Part = ({ segment, isOnly, followers, settings, save }: { segment: Segment; isOnly: boolean; followers: string; settings: Settings; save: SaveSettings }) => {
  const change = (to: (one: Segment) => Segment): void => save((now) => ({ segments: now.segments.map((one) => (one.key === segment.key ? to(one) : one)) }));
  return (
    <Stack gap="md">
      <SegmentFields segment={segment} currency={settings.currency} onSave={(parts) => change((one) => ({ ...one, ...parts }))} />
      <List size="sm" spacing={2} aria-label="What these figures do">
        {segmentWords(segment, settings.currency).map((sentence) => <List.Item key={sentence}>{sentence}</List.Item>)}
        <List.Item>{followers}</List.Item>
      </List>
      <Group gap="xs">
        <PresetMenu label="Reset the figures to" onChoose={(preset) => change((one) => segmentFrom(preset, one.key, one.name))} />
        {isOnly ? null : <Button variant="default" onClick={() => save((now) => ({ segments: now.segments.filter((one) => one.key !== segment.key) }))}>Remove this segment</Button>}
      </Group>
    </Stack>
  );
};

/** The parts of the book, each with its cadence and its rules of priority. */
export const SegmentsSection = ({ settings, save }: { settings: Settings; save: SaveSettings }) => {
  const [opened, setOpened] = useState<string | null>(null);
  const followersOf = useFollowers(settings);
  const add = (preset: SegmentPreset): void => {
    const { name } = segmentPresets[preset];
    const key = segmentKey(preset === 'blank' ? 'segment' : name, settings.segments.map((one) => one.key));
    save((now) => ({ segments: [...now.segments, segmentFrom(preset, key, preset === 'blank' ? 'New segment' : name)] }));
    setOpened(key);
  };
  return (
    <Section title="Segments and priorities" says="How often an account is called, and what makes it PR1. The figures start from a published preset, and each can be changed. An account without a segment follows the first one; a cadence or a priority set on the account itself wins.">
      <Accordion variant="contained" order={3} value={opened} onChange={setOpened} transitionDuration={0} maw={900}>
        {settings.segments.map((segment) => (
          <Accordion.Item key={segment.key} value={segment.key}>
            <Accordion.Control><Text span fw={600} size="sm">{segment.name}</Text><Text span size="sm" display="block">{segmentWords(segment, settings.currency)[0]}</Text></Accordion.Control>
            <Accordion.Panel><Part segment={segment} isOnly={settings.segments.length === 1} followers={followersOf(segment)} settings={settings} save={save} /></Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <Group><PresetMenu label="Add a segment from" onChoose={add} /></Group>
    </Section>
  );
};
