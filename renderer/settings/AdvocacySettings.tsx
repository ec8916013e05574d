import { Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { advocacyLimits, publishedAdvocacyLimits, type AdvocacyLimits } from '#shared/presets/advocacy-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const figures = [
  { key: 'asksAYear', label: 'Asks of one person in twelve months', unit: ['ask', 'asks'] },
  { key: 'warnAtLeft', label: 'Warn when an ask leaves', unit: ['ask', 'asks'] },
  { key: 'consentWarnDays', label: 'Today speaks of a consent that ends in', unit: ['day', 'days'] },
] as const;

/** How often a champion is asked, and when a consent that runs out comes up. */
export const AdvocacySettings = ({ settings, save }: { settings: Settings; save: SaveSettings }) => {
  const limits = settings.advocacy;
  const change = (part: Partial<AdvocacyLimits>): void => save(({ advocacy }) => ({ advocacy: { ...advocacy, ...part } }));
  return (
    <Section title="References" says="How often one person is asked for a reference, and when a consent that runs out comes up on Today.">
      <Stack gap="sm" maw={760}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>{figures.map(({ key, label, unit }) => <SavedNumber key={key} label={label} unit={unit} value={limits[key]} fault={(entry) => faultOf(advocacyLimits.shape[key], entry)} onSave={(entry) => { if (entry !== null) change({ [key]: entry }); }} />)}</SimpleGrid>
        {JSON.stringify(limits) === JSON.stringify(publishedAdvocacyLimits) ? null : <Group><Button size="compact-sm" variant="default" onClick={() => change(publishedAdvocacyLimits)}>Back to how it came</Button></Group>}
      </Stack>
    </Section>
  );
};
