import { Button, Group, SimpleGrid, Stack, Title } from '@mantine/core';
import { publishedRenewalLimits, renewalLimits, type RenewalLimits } from '#shared/presets/renewal-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

type Figure = { key: keyof RenewalLimits; label: string; unit: readonly [string, string] };
const [days, months, weeks, quarters, outcomes] = [['day', 'days'], ['month', 'months'], ['week', 'weeks'], ['quarter', 'quarters'], ['outcome', 'outcomes']] as const;
const groups: readonly { title: string; figures: readonly Figure[] }[] = [
  { title: 'The work, counted back from the date', figures: [
    { key: 'reviewFromMonths', label: 'Internal review begins', unit: months }, { key: 'reviewByMonths', label: 'Internal review is done', unit: months }, { key: 'softWithinDays', label: 'Soft question, within after that', unit: days },
    { key: 'managerWeeks', label: 'Renewals manager has it', unit: weeks }, { key: 'closeFromDays', label: 'Follow the paper from', unit: days }, { key: 'noticeWarnDays', label: 'Show a notice date ahead', unit: days },
  ] },
  { title: 'The forecast', figures: [
    { key: 'callMonths', label: '“Monitor” is no call any more at', unit: months }, { key: 'forecastQuarters', label: 'Always forecast', unit: quarters }, { key: 'snapshotEveryDays', label: 'Keep the forecast every', unit: days },
    { key: 'calibrationLeadDays', label: 'Calls count as they stood before the date', unit: days }, { key: 'calibrationLeast', label: 'Say how well calls were right from', unit: outcomes },
  ] },
];

/** When the work of a renewal is due, and how its forecast is kept. */
export const RenewalsSection = ({ settings, save }: { settings: Settings; save: SaveSettings }) => {
  const change = (part: Partial<RenewalLimits>): void => save(({ renewals }) => ({ renewals: { ...renewals, ...part } }));
  return (
    <Section title="Renewals" says="When the work of a renewal is due, and how its forecast is kept. The window and the grace of a late renewal are under Today’s rules.">
      <Stack gap="lg" maw={760}>
        {groups.map(({ title, figures }, at) => (
          <Stack key={title} gap="sm">
            <Group justify="space-between">
              <Title order={3}>{title}</Title>
              {at > 0 || JSON.stringify(settings.renewals) === JSON.stringify(publishedRenewalLimits) ? null : <Button size="compact-sm" variant="default" onClick={() => change(publishedRenewalLimits)}>Back to the published figures</Button>}
            </Group>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              {figures.map(({ key, label, unit }) => <SavedNumber key={key} label={label} unit={unit} value={settings.renewals[key]} fault={(entry) => faultOf(renewalLimits.shape[key], entry)} onSave={(entry) => { if (entry !== null) change({ [key]: entry }); }} />)}
            </SimpleGrid>
          </Stack>
        ))}
      </Stack>
    </Section>
  );
};
