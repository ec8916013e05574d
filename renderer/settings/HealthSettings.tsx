import { Button, SimpleGrid, Text } from '@mantine/core';
import { healthLimits, publishedHealthLimits } from '#shared/presets/health-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';

const limits = [
  { key: 'updateLastDays', label: 'The update is asked for in the last' },
  { key: 'fellWithinDays', label: 'A fall is one within' },
  { key: 'snapshotDays', label: 'The first snapshots go back' },
] as const;

/** When health speaks up on Today. The models themselves are on the page of health. */
export const HealthSettings = ({ settings, save }: { settings: Settings; save: SaveSettings }) => (
  <Section title="Health" says="When Today asks for the monthly health update, over how many days a fall counts, and how far back the first snapshots are made where the book knows that long.">
    <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} maw={760}>
      {limits.map(({ key, label }) => (
        <SavedNumber key={key} label={label} unit={['day', 'days']} value={settings.health[key]} fault={(entry) => faultOf(healthLimits.shape[key], entry)} onSave={(entry) => save((now) => ({ health: { ...now.health, [key]: entry } }))} />
      ))}
    </SimpleGrid>
    <Text size="sm">Weights, thresholds, bands and staleness are in the <AnchorLink underline="always" to="/health" search={{ view: 'models' }} size="sm">models of health</AnchorLink>, by segment.</Text>
    <div><Button variant="default" disabled={JSON.stringify(settings.health) === JSON.stringify(publishedHealthLimits)} onClick={() => save(() => ({ health: publishedHealthLimits }))}>Back to the figures that Daybook comes with</Button></div>
  </Section>
);
