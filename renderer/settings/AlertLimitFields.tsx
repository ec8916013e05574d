import { SimpleGrid, Text, Title } from '@mantine/core';
import { alertLimits as schema } from '#shared/presets/alert-rules.ts';
import type { Settings } from '#shared/settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';

const figures = [
  { key: 'lookBackDays', label: 'Alerts look back', unit: ['day', 'days'] },
  { key: 'noisyFrom', label: 'A rule is judged from', unit: ['verdict', 'verdicts'] },
  { key: 'noisyBelowPercent', label: 'It is noisy with less right than', unit: ['%', '%'] },
] as const;

/** How far usage alerts look back, and when one of their rules counts as noisy. */
export const AlertLimitFields = ({ settings: { alerts }, save }: { settings: Settings; save: SaveSettings }) => (
  <>
    <Title order={3} mt="sm">Usage alerts</Title>
    <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} maw={760}>
      {figures.map(({ key, label, unit }) => (
        <SavedNumber key={key} label={label} unit={unit} value={alerts[key]} fault={(entry) => faultOf(schema.shape[key], entry)} onSave={(entry) => { if (entry !== null) save((now) => ({ alerts: { ...now.alerts, [key]: entry } })); }} />
      ))}
    </SimpleGrid>
    <Text size="sm"><AnchorLink to="/adoption" search={{ view: 'alerts' }} inherit underline="always">The rules of usage alerts</AnchorLink>, with how often each was right.</Text>
  </>
);
