import { Button, Group, MultiSelect, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { archetypeNames, archetypes } from '#shared/engagement.ts';
import { kpiDefinitions, kpiGroupNames, kpiGroups, kpiKeys, type KpiKey } from '#shared/kpi-names.ts';
import { publishedKpiLimits, targetPresets, type KpiLimits, type TargetPreset } from '#shared/presets/kpi-limits.ts';
import { exponentOf } from '#shared/money.ts';
import type { Settings } from '#shared/settings.ts';
import type { SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const choices = kpiGroups.map((group) => ({ group: kpiGroupNames[group], items: kpiKeys.filter((key) => kpiDefinitions[key].group === group).map((key) => ({ value: key, label: kpiDefinitions[key].name })) }));
const units = { share: ['%', '%'], score: ['point', 'points'], days: ['day', 'days'], count: ['', ''] } as const;

/** What the KPIs are held against, and what an archetype is measured by. */
export const KpisSection = ({ settings: { kpis, currency }, save }: { settings: Settings; save: SaveSettings }) => {
  const change = (part: Partial<KpiLimits>): void => save((now) => ({ kpis: { ...now.kpis, ...part } }));
  const setTarget = (key: KpiKey, value: number | null): void => save((now) => {
    const { [key]: _, ...others } = now.kpis.targets;
    return { kpis: { ...now.kpis, targets: value === null ? others : { ...others, [key]: value } } };
  });
  const field = (key: KpiKey) => {
    const { name, unit } = kpiDefinitions[key];
    const scale = unit === 'money' ? 10 ** exponentOf(currency) : 1;
    const target = kpis.targets[key] ?? null;
    return (
      <SavedNumber
        key={key} label={name} canBeEmpty allowDecimal={unit !== 'count'} allowNegative={unit === 'score' || key === 'net-churn'} unit={unit === 'money' ? [currency, currency] : units[unit]} value={target === null ? null : target / scale}
        onSave={(value) => setTarget(key, value === null ? null : unit === 'money' ? Math.round(value * scale) : value)}
      />
    );
  };
  return (
    <Section title="KPIs" says="Targets of a year. A shorter period is held against its part of them: retention and churn compound, sums go by part. Time to engage, value and onboard are held against the goals of Onboarding where nothing is said here.">
      <Stack gap="sm" maw={760}>
        <Title order={3}>Presets</Title>
        <Text size="sm">Medians of private software companies by the size of a contract (SaaS Capital, 2023); your own targets go before any benchmark.</Text>
        <Group gap="xs">
          {(Object.keys(targetPresets) as TargetPreset[]).map((preset) => <Button key={preset} size="compact-sm" variant="default" disabled={JSON.stringify(kpis.targets) === JSON.stringify(targetPresets[preset].targets)} onClick={() => change({ targets: targetPresets[preset].targets })}>{targetPresets[preset].name}</Button>)}
        </Group>
      </Stack>
      {kpiGroups.map((group) => (
        <div key={group}>
          <Title order={3} mb={6}>{kpiGroupNames[group]}</Title>
          <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} maw={760}>{kpiKeys.filter((key) => kpiDefinitions[key].group === group && key !== 'plays-open').map(field)}</SimpleGrid>
        </div>
      ))}
      <Stack gap="sm" maw={760}>
        <Group justify="space-between">
          <Title order={3}>What an archetype is measured by</Title>
          {JSON.stringify(kpis.measuredBy) === JSON.stringify(publishedKpiLimits.measuredBy) ? null : <Button size="compact-sm" variant="default" onClick={() => change({ measuredBy: publishedKpiLimits.measuredBy })}>Back to what ships</Button>}
        </Group>
        <Text size="sm">These come first on the board. The archetype is chosen under Role and archetype.</Text>
        {archetypes.map((archetype) => <MultiSelect key={archetype} label={archetypeNames[archetype]} data={choices} value={kpis.measuredBy[archetype]} onChange={(values) => change({ measuredBy: { ...kpis.measuredBy, [archetype]: kpiKeys.filter((key) => values.includes(key)).toSorted((a, b) => values.indexOf(a) - values.indexOf(b)) } })} comboboxProps={{ shadow: 'md' }} />)}
      </Stack>
    </Section>
  );
};
