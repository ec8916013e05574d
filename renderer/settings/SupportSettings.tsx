import { Button, Group, SimpleGrid, Title } from '@mantine/core';
import { publishedSupportLimits, supportLimits, type SupportLimits } from '#shared/presets/support-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { Section } from '#renderer/settings/Section.tsx';

const days = ['day', 'days'] as const;
const cases = ['case', 'cases'] as const;
const figures = [
  { key: 'greenBelow', label: 'A month is green with fewer than', unit: cases },
  { key: 'yellowBelow', label: 'Yellow with fewer than, else red', unit: cases },
  { key: 'repeatedAtLeast', label: 'A theme is a pattern from', unit: cases },
  { key: 'repeatedWithinDays', label: 'Opened within', unit: days },
  { key: 'oldAfterDays', label: 'An open case is old after', unit: days },
] as const;

/** From how many cases a month an account turns yellow or red, and what counts as a pattern. */
export const SupportSettings = ({ settings, save }: { settings: Settings; save: SaveSettings }) => {
  const change = (part: Partial<SupportLimits>): void => save(({ support }) => ({ support: { ...support, ...part } }));
  const isPublished = JSON.stringify(settings.support) === JSON.stringify(publishedSupportLimits);
  return (
    <Section title="Support" says="How many cases a month are many, and when cases of one theme are a pattern. Cases a month: GitLab customer success handbook, FY25; the pattern and the age are Daybook’s own.">
      <div>
        <Group justify="space-between" maw={760} mb="xs">
          <Title order={3}>Cases</Title>
          {isPublished ? null : <Button size="compact-sm" variant="default" onClick={() => change(publishedSupportLimits)}>Back to the published figures</Button>}
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} maw={760}>
          {figures.map(({ key, label, unit }) => (
            <SavedNumber key={key} label={label} unit={unit} value={settings.support[key]} fault={(entry) => faultOf(supportLimits, { ...settings.support, [key]: entry })} onSave={(entry) => { if (entry !== null) change({ [key]: entry }); }} />
          ))}
        </SimpleGrid>
      </div>
    </Section>
  );
};
