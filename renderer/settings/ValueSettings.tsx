import { Button, Group, SimpleGrid } from '@mantine/core';
import { publishedValueLimits, valueLimits, type ValueLimits } from '#shared/presets/value-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const fields = [
  { key: 'aheadDays', label: 'Warn without value, ahead by', unit: ['day', 'days'] },
  { key: 'reportGains', label: 'Gains in the report', unit: ['gain', 'gains'] },
] as const;

/** When value is asked for, and how much of it the report shows. */
export const ValueSettings = ({ settings: { value }, save }: { settings: Settings; save: SaveSettings }) => {
  const change = (part: Partial<ValueLimits>): void => save((now) => ({ value: { ...now.value, ...part } }));
  return (
    <Section title="Value" says="An account is named without value where its next review or renewal comes within the days below and no gain is delivered. The report shows its largest gains.">
      <SimpleGrid cols={{ base: 1, sm: 2 }} maw={760}>
        {fields.map(({ key, label, unit }) => <SavedNumber key={key} label={label} unit={unit} value={value[key]} fault={(entry) => faultOf(valueLimits.shape[key], entry)} onSave={(entry) => { if (entry !== null) change({ [key]: entry }); }} />)}
      </SimpleGrid>
      <Group><Button variant="default" disabled={JSON.stringify(value) === JSON.stringify(publishedValueLimits)} onClick={() => change(publishedValueLimits)}>Back to the published figures</Button></Group>
    </Section>
  );
};
