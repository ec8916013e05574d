import { ActionIcon, Button, Fieldset, Group, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { playAreas, type PlayArea } from '#shared/expansion.ts';
import { targetSays, targetsOf } from '#shared/expansion-rules.ts';
import { expansionLimits, playTarget, publishedExpansionLimits, targetBases, targetMeasures, targetPresets, type ExpansionLimits, type PlayTarget, type TargetPreset } from '#shared/presets/expansion-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const percent = ['%', '%'] as const;
const figures = [
  { key: 'growthLicencePercent', label: 'Growth: licences used, from', unit: percent },
  { key: 'growthActivePercent', label: 'Growth: active, above', unit: percent },
  { key: 'seatLossPercent', label: 'Seat loss: licences used, below', unit: percent },
  { key: 'fallPercent', label: 'Seat loss: use fell by', unit: percent },
  { key: 'fallMonths', label: 'Seat loss: over', unit: ['month', 'months'] },
  { key: 'quietDays', label: 'Quiet after an opportunity was closed', unit: ['day', 'days'] },
  { key: 'featureDays', label: 'A feature is matched for', unit: ['day', 'days'] },
] as const;
const areaNames: Record<PlayArea, string> = { enabling: 'Enabling', expanding: 'Expanding' };
const baseNames = { accounts: 'percent of the accounts', PR1: 'percent of the PR1 accounts', number: 'accounts' } as const;
const measureNames = { plays: 'A play, an objective or an opportunity', 'primary-use-case': 'The primary use case' } as const;

const TargetFields = ({ name, target, onChange }: { name: string; target: PlayTarget; onChange: (target: PlayTarget) => void }) => (
  <Stack gap={4}>
    <Group gap="xs" align="flex-end">
      <SavedNumber w={90} label={name} value={target.amount} fault={(entry) => faultOf(playTarget.shape.amount, entry)} onSave={(amount) => { if (amount !== null) onChange({ ...target, amount }); }} />
      <Select w={210} aria-label={`${name}: of what`} allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={targetBases.map((value) => ({ value, label: baseNames[value] }))} value={target.of} onChange={(of) => onChange({ ...target, of: of ?? 'accounts', upTo: null })} />
      <Select w={300} aria-label={`${name}: what counts`} allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={targetMeasures.map((value) => ({ value, label: measureNames[value] }))} value={target.measure} onChange={(measure) => onChange({ ...target, measure: measure ?? 'plays' })} />
      {target.of === 'number' ? <SavedNumber w={90} label="Up to" canBeEmpty value={target.upTo} fault={(entry) => faultOf(playTarget.shape.upTo, entry)} onSave={(upTo) => onChange({ ...target, upTo })} /> : null}
    </Group>
    <Text size="xs">{targetSays(target)}</Text>
  </Stack>
);

const Stages = ({ limits, change }: { limits: ExpansionLimits; change: (part: Partial<ExpansionLimits>) => void }) => {
  const { stages } = limits;
  const move = (from: number, to: number): void => {
    const stage = stages[from];
    if (stage !== undefined) change({ stages: stages.toSpliced(from, 1).toSpliced(to, 0, stage) });
  };
  const add = (): void => {
    const taken = new Set(stages.map(({ key }) => key));
    for (let n = stages.length + 1; ; n += 1) if (!taken.has(`stage-${n}`)) return change({ stages: [...stages, { key: `stage-${n}`, name: `Stage ${n}` }] });
  };
  return (
    <Stack gap={6} maw={480}>
      {stages.map((stage, at) => (
        <Group key={stage.key} gap={4} wrap="nowrap">
          <SavedText style={{ flex: 1 }} aria-label={`Stage ${at + 1}`} maxLength={200} value={stage.name} fault={(text) => (text === '' ? 'A stage has a name.' : null)} onSave={(name) => change({ stages: stages.with(at, { ...stage, name }) })} />
          <ActionIcon variant="subtle" color="gray" disabled={at === 0} aria-label={`Move ${stage.name} up`} onClick={() => move(at, at - 1)}><IconArrowUp size={15} aria-hidden /></ActionIcon>
          <ActionIcon variant="subtle" color="gray" disabled={at === stages.length - 1} aria-label={`Move ${stage.name} down`} onClick={() => move(at, at + 1)}><IconArrowDown size={15} aria-hidden /></ActionIcon>
          <ActionIcon variant="subtle" color="gray" disabled={stages.length === 1} aria-label={`Take ${stage.name} out`} onClick={() => change({ stages: stages.toSpliced(at, 1) })}><IconTrash size={15} aria-hidden /></ActionIcon>
        </Group>
      ))}
      <Text size="xs">Opportunities in a stage that is taken out are shown in the first.</Text>
      <Button size="compact-sm" variant="default" style={{ alignSelf: 'flex-start' }} leftSection={<IconPlus size={13} aria-hidden />} disabled={stages.length >= 12} onClick={add}>Add a stage</Button>
    </Stack>
  );
};

/** The signals of use, the targets of plays for each segment, and the stages of an opportunity. */
export const ExpansionSettings = ({ settings, save }: { settings: Settings; save: SaveSettings }) => {
  const limits = settings.expansion;
  const change = (part: Partial<ExpansionLimits>): void => save(({ expansion }) => ({ expansion: { ...expansion, ...part } }));
  return (
    <Section title="Expansion" says="When the use of an account speaks of growth or of a loss of seats, what is asked of plays, and the stages of an opportunity.">
      <Stack gap="sm">
        <Group justify="space-between" maw={760}>
          <Title order={3}>Signals and features</Title>
          {figures.every(({ key }) => limits[key] === publishedExpansionLimits[key]) ? null : <Button size="compact-sm" variant="default" onClick={() => change(Object.fromEntries(figures.map(({ key }) => [key, publishedExpansionLimits[key]])))}>Back to the published figures</Button>}
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }} maw={760}>
          {figures.map(({ key, label, unit }) => <SavedNumber key={key} label={label} unit={unit} value={limits[key]} fault={(entry) => faultOf(expansionLimits.shape[key], entry)} onSave={(entry) => { if (entry !== null) change({ [key]: entry }); }} />)}
        </SimpleGrid>
      </Stack>
      <Stack gap="sm" maw={860}>
        <Title order={3}>Targets of plays</Title>
        {settings.segments.map(({ key, name }) => {
          const targets = targetsOf(settings, key);
          const set = (next: ExpansionLimits['targets'][string]): void => save(({ expansion }) => ({ expansion: { ...expansion, targets: { ...expansion.targets, [key]: next } } }));
          return (
            <Fieldset key={key} legend={name}>
              <Stack gap="sm">
                <Select w={220} label="Start from" placeholder="Choose a preset" comboboxProps={{ shadow: 'md' }} data={(Object.keys(targetPresets) as TargetPreset[]).map((value) => ({ value, label: targetPresets[value].name }))} value={null} onChange={(preset) => { if (preset !== null) set(targetPresets[preset].targets); }} />
                {targets === null ? <Text size="sm">Nothing is asked of this segment.</Text> : playAreas.map((area) => <TargetFields key={area} name={areaNames[area]} target={targets[area]} onChange={(target) => set({ ...targets, [area]: target })} />)}
              </Stack>
            </Fieldset>
          );
        })}
      </Stack>
      <Stack gap="sm"><Title order={3}>Stages of an opportunity</Title><Stages limits={limits} change={change} /></Stack>
    </Section>
  );
};
