import { Button, Group, Select, SimpleGrid, Title } from '@mantine/core';
import { planLimits as schema, publishedPlanLimits, type PlanLimits } from '#shared/presets/plan-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';

const days = ['day', 'days'] as const;
const figures = [
  { key: 'greenWithinDays', label: 'A plan is green within', unit: days },
  { key: 'quietDays', label: 'A PR1 plan is stale after', unit: days },
  { key: 'updateDays', label: 'Any plan is updated every', unit: days },
  { key: 'useCaseDays', label: 'A first use case works within', unit: days },
  { key: 'newForDays', label: 'An account counts as new for', unit: days },
  { key: 'openObjectives', label: 'Open objectives at most', unit: ['objective', 'objectives'] },
] as const;
const asked: { value: PlanLimits['askedOf']; label: string }[] = [
  { value: 'enterprise and PR1', label: 'Enterprise accounts and PR1' }, { value: 'everyone', label: 'All managed accounts' }, { value: 'nobody', label: 'Nobody' },
];

/** From when the rules of success plans speak up, and of whom a plan is asked. */
export const PlanLimitFields = ({ settings, save }: { settings: Settings; save: SaveSettings }) => {
  const change = (part: Partial<PlanLimits>): void => save(({ planLimits }) => ({ planLimits: { ...planLimits, ...part } }));
  const isPublished = JSON.stringify(settings.planLimits) === JSON.stringify(publishedPlanLimits);
  return (
    <>
      <Group justify="space-between" maw={760} mt="sm">
        <Title order={3}>Success plans</Title>
        {isPublished ? null : <Button size="compact-sm" variant="default" onClick={() => change(publishedPlanLimits)}>Back to the published figures</Button>}
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} maw={760}>
        {figures.map(({ key, label, unit }) => (
          <SavedNumber key={key} label={label} unit={unit} value={settings.planLimits[key]} fault={(entry) => faultOf(schema.shape[key], entry)} onSave={(entry) => { if (entry !== null) change({ [key]: entry }); }} />
        ))}
        <Select label="A green plan is asked of" allowDeselect={false} data={asked} value={settings.planLimits.askedOf} onChange={(value) => change({ askedOf: asked.find((one) => one.value === value)?.value ?? 'enterprise and PR1' })} />
      </SimpleGrid>
    </>
  );
};
