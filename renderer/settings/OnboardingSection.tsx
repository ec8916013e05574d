import { Button, SimpleGrid } from '@mantine/core';
import { onboardingGoals, publishedOnboardingGoals } from '#shared/presets/onboarding-goals.ts';
import type { Settings } from '#shared/settings.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const goals = [
  { key: 'kickoffDays', label: 'Kickoff within' },
  { key: 'engageDays', label: 'First call within' },
  { key: 'cadenceCallDays', label: 'First cadence call within' },
  { key: 'valueDays', label: 'First value within' },
  { key: 'onboardDays', label: 'Closed within' },
  { key: 'stuckDays', label: 'Stuck at' },
] as const;

/** By when an onboarding should have got where. */
export const OnboardingSection = ({ settings, save }: { settings: Settings; save: SaveSettings }) => (
  <Section title="Onboarding" says="The goals that onboardings are measured against. First value counts from the contract start, everything else from the start of the onboarding. One that is stuck is offered the not-engaged playbook.">
    <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} maw={760}>
      {goals.map(({ key, label }) => (
        <SavedNumber key={key} label={label} unit={['day', 'days']} value={settings.onboarding[key]} fault={(entry) => faultOf(onboardingGoals.shape[key], entry)} onSave={(entry) => save((now) => ({ onboarding: { ...now.onboarding, [key]: entry } }))} />
      ))}
    </SimpleGrid>
    <div><Button variant="default" disabled={JSON.stringify(settings.onboarding) === JSON.stringify(publishedOnboardingGoals)} onClick={() => save(() => ({ onboarding: publishedOnboardingGoals }))}>Back to the published goals</Button></div>
  </Section>
);
