import { ActionIcon, Button, Checkbox, Group, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { areaNames, areas, type Area } from '#shared/areas.ts';
import { capacityLimits, publishedCapacityLimits, type CapacityLimits } from '#shared/presets/capacity-limits.ts';
import { rhythm, rhythmPeriods, type RhythmEntry, type RhythmPeriod } from '#shared/presets/rhythm.ts';
import type { Settings } from '#shared/settings.ts';
import { AreaWords } from '#renderer/settings/AreaWords.tsx';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const hours = ['hour', 'hours'] as const;
const minutes = ['minute', 'minutes'] as const;
const choices = areas.map((area) => ({ value: area, label: areaNames[area] }));
const periodNames: Record<RhythmPeriod, string> = { day: 'Each day', week: 'Each week', month: 'Each month', quarter: 'Each fiscal quarter', year: 'Each fiscal year' };
const lengths = { call: 'A call without a length', prepare: 'Before a call that is due', step: 'A step of a playbook', milestone: 'A milestone of ours' } as const;
const types = { call: 'Calls', meeting: 'Meetings', workshop: 'Workshops', email: 'Mails', update: 'Updates', note: 'Notes', 'health update': 'Health updates', escalation: 'Escalations', noAccount: 'Without an account' } as const;

type Change = (part: (now: CapacityLimits) => Partial<CapacityLimits>) => void;

const Hours = ({ capacity, change }: { capacity: CapacityLimits; change: Change }) => {
  const { hoursAWeek, hoursADay, weeksAhead, ownReviewDays, behindBy } = capacity;
  const total = areas.reduce((sum, area) => sum + hoursAWeek[area], 0);
  const figures = [
    { key: 'hoursADay', label: 'Working hours of a day', value: hoursADay, unit: hours }, { key: 'weeksAhead', label: 'Weeks looked ahead', value: weeksAhead, unit: ['week', 'weeks'] },
    { key: 'ownReviewDays', label: 'Own review in the last', value: ownReviewDays, unit: ['day of the quarter', 'days of the quarter'] }, { key: 'behindBy', label: 'A goal is behind from', value: behindBy, unit: ['point below', 'points below'] },
  ] as const;
  return (
    <Stack gap="sm">
      <Title order={3}>Hours a week</Title>
      <Text size="sm">Together {total.toLocaleString('en')} hours. A week with holidays gets its share.</Text>
      <SimpleGrid cols={{ base: 2, sm: 4 }} maw={860}>
        {areas.map((area) => <SavedNumber key={area} label={areaNames[area]} unit={hours} allowDecimal decimalScale={2} value={hoursAWeek[area]} fault={(typed) => faultOf(capacityLimits.shape.hoursAWeek.shape[area], typed)} onSave={(typed) => { if (typed !== null) change((now) => ({ hoursAWeek: { ...now.hoursAWeek, [area]: typed } })); }} />)}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 2, sm: 4 }} maw={860}>
        {figures.map(({ key, label, value, unit }) => <SavedNumber key={key} label={label} unit={unit} allowDecimal={key === 'hoursADay'} value={value} fault={(typed) => faultOf(capacityLimits.shape[key], typed)} onSave={(typed) => { if (typed !== null) change(() => ({ [key]: typed })); }} />)}
      </SimpleGrid>
    </Stack>
  );
};

const Lengths = ({ capacity, change }: { capacity: CapacityLimits; change: Change }) => (
  <Stack gap="sm">
    <Title order={3}>What takes how long</Title>
    <SimpleGrid cols={{ base: 2, sm: 4 }} maw={860}>
      {(Object.keys(lengths) as (keyof typeof lengths)[]).map((key) => <SavedNumber key={key} label={lengths[key]} unit={minutes} value={capacity.minutes[key]} fault={(typed) => faultOf(capacityLimits.shape.minutes.shape[key], typed)} onSave={(typed) => { if (typed !== null) change((now) => ({ minutes: { ...now.minutes, [key]: typed } })); }} />)}
    </SimpleGrid>
    <Title order={3}>The area of each entry of the calendar</Title>
    <SimpleGrid cols={{ base: 2, sm: 3 }} maw={860}>
      {(Object.keys(types) as (keyof typeof types)[]).map((key) => <Select key={key} label={types[key]} data={choices} value={capacity.areaOf[key]} allowDeselect={false} comboboxProps={{ shadow: 'md' }} onChange={(value) => { const area = areas.find((one) => one === value); if (area !== undefined) change((now) => ({ areaOf: { ...now.areaOf, [key]: area } })); }} />)}
    </SimpleGrid>
    <Text size="sm">Calls of an account whose onboarding is open count to onboarding.</Text>
    <AreaWords rules={capacity.areaWords} onChange={(rules) => change((now) => ({ areaWords: rules(now.areaWords) }))} />
  </Stack>
);

const Item = ({ entry, capacity, change }: { entry: RhythmEntry; capacity: CapacityLimits; change: Change }) => {
  const { key, text } = entry;
  const isOwn = capacity.rhythmOwn.some((one) => one.key === key);
  const isOn = !capacity.rhythmOff.includes(key);
  const taken = Object.hasOwn(capacity.rhythmMinutes, key) ? (capacity.rhythmMinutes[key] ?? entry.minutes) : entry.minutes;
  const setMinutes = (typed: number): void => change((now) => (isOwn ? { rhythmOwn: now.rhythmOwn.map((one) => (one.key === key ? { ...one, minutes: typed } : one)) } : { rhythmMinutes: { ...now.rhythmMinutes, [key]: typed } }));
  return (
    <Group gap="sm" wrap="nowrap" maw={760}>
      <Checkbox size="xs" style={{ flex: 1 }} label={`${text} (${areaNames[entry.area].toLowerCase()})`} checked={isOn} onChange={(event) => { const on = event.currentTarget.checked; change((now) => ({ rhythmOff: on ? now.rhythmOff.filter((one) => one !== key) : [...now.rhythmOff, key] })); }} />
      <SavedNumber aria-label={`Minutes: ${text}`} w={120} unit={minutes} disabled={!isOn} value={taken} fault={(typed) => faultOf(capacityLimits.shape.minutes.shape.call, typed)} onSave={(typed) => { if (typed !== null) setMinutes(typed); }} />
      <div style={{ width: 30 }}>{isOwn ? <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${text}`} onClick={() => change((now) => ({ rhythmOwn: now.rhythmOwn.filter((one) => one.key !== key), rhythmOff: now.rhythmOff.filter((one) => one !== key) }))}><IconTrash size={14} aria-hidden /></ActionIcon> : null}</div>
    </Group>
  );
};

const keyFor = (taken: readonly string[]): string => {
  for (let number = 1; ; number += 1) if (!taken.includes(`own-${number}`)) return `own-${number}`;
};

const AddOwn = ({ change }: { change: Change }) => {
  const [text, setText] = useState('');
  const [period, setPeriod] = useState<RhythmPeriod>('week');
  const [area, setArea] = useState<Area>('internal');
  const [isAsked, setAsked] = useState(false);
  const submit = (): void => {
    const said = text.trim();
    setAsked(said === '');
    if (said === '') return;
    change((now) => ({ rhythmOwn: [...now.rhythmOwn, { key: keyFor(now.rhythmOwn.map((one) => one.key)), period, text: said, area, minutes: 30 }] }));
    setText('');
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <Group gap="xs" align="flex-start">
        <TextInput label="An item of your own" w={300} maxLength={500} value={text} onChange={(event) => setText(event.currentTarget.value)} error={isAsked && text.trim() === '' ? 'Say what is done.' : null} />
        <Select label="How often" w={160} data={rhythmPeriods.map((one) => ({ value: one, label: periodNames[one] }))} value={period} allowDeselect={false} comboboxProps={{ shadow: 'md' }} onChange={(value) => setPeriod(rhythmPeriods.find((one) => one === value) ?? period)} />
        <Select label="Area" w={190} data={choices} value={area} allowDeselect={false} comboboxProps={{ shadow: 'md' }} onChange={(value) => setArea(areas.find((one) => one === value) ?? area)} />
        <Button type="submit" variant="default" mt={22}>Add it</Button>
      </Group>
    </form>
  );
};

/** The published figures beside the items and words of one's own. */
const publishedWith = ({ rhythmOwn, areaWords }: CapacityLimits): CapacityLimits => ({ ...publishedCapacityLimits, rhythmOwn, areaWords });

/** How much fits into a week, what it is planned for, and the rhythm of the work. */
export const CapacitySection = ({ settings: { capacity }, save }: { settings: Settings; save: SaveSettings }) => {
  const change: Change = (part) => save((now) => ({ capacity: { ...now.capacity, ...part(now.capacity) } }));
  const entries: RhythmEntry[] = [...rhythm, ...capacity.rhythmOwn];
  return (
    <Section title="Hours and rhythm" says="How much fits into a week and what it is planned for. Rhythm warns before a week is overfull, and says what to move. The work week and holidays are under Book.">
      {JSON.stringify(capacity) === JSON.stringify(publishedWith(capacity)) ? null : <Group><Button size="compact-sm" variant="default" onClick={() => change(publishedWith)}>Back to the published figures</Button></Group>}
      <Hours capacity={capacity} change={change} />
      <Lengths capacity={capacity} change={change} />
      <Stack gap="sm">
        <Title order={3}>Rhythm</Title>
        {rhythmPeriods.map((period) => (
          <Stack key={period} gap={6}>
            <Title order={4} size="h3">{periodNames[period]}</Title>
            {entries.filter((entry) => entry.period === period).map((entry) => <Item key={entry.key} entry={entry} capacity={capacity} change={change} />)}
          </Stack>
        ))}
        <AddOwn change={change} />
      </Stack>
    </Section>
  );
};
