import { Fieldset, SimpleGrid, Stack } from '@mantine/core';
import { levelNames, levels } from '#shared/people.ts';
import { stakeholderLimits } from '#shared/presets/stakeholder-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { askedOf } from '#shared/stakeholder-rules.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const days = ['day', 'days'] as const;
const limits = [
  { key: 'metWithinDays', label: 'A person counts as met for', unit: days },
  { key: 'threadsAtLeast', label: 'Single-threaded with fewer than', unit: ['person met', 'people met'] },
  { key: 'threadsFromCalls', label: 'Judged in that time from', unit: ['call', 'calls'] },
  { key: 'sponsorStaleDays', label: 'A paired executive is met within', unit: days },
  { key: 'executiveStaleDays', label: 'Any other executive or VP within', unit: days },
] as const;

/** How well the people of an account should be known, and whom the size of an account asks to have met. */
export const StakeholdersSection = ({ settings, save }: { settings: Settings; save: SaveSettings }) => (
  <Section title="Stakeholders" says="How many people of each level you should have met, and from when an account counts as single-threaded or an executive as not met.">
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} maw={760}>
        {limits.map(({ key, label, unit }) => (
          <SavedNumber key={key} label={label} unit={unit} value={settings.stakeholders[key]} fault={(entry) => faultOf(stakeholderLimits.shape[key], entry)} onSave={(entry) => save(({ stakeholders }) => ({ stakeholders: { ...stakeholders, [key]: entry } }))} />
        ))}
      </SimpleGrid>
      {settings.segments.map((segment) => {
        const asked = askedOf(settings, segment.key);
        return (
          <Fieldset key={segment.key} legend={`Met people asked for: ${segment.name}`}>
            <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }}>
              {levels.map((level) => (
                <SavedNumber
                  key={level} label={levelNames[level]} value={asked[level]} fault={(entry) => faultOf(stakeholderLimits.shape.asked.valueType.shape[level], entry)}
                  onSave={(entry) => save(({ stakeholders }) => ({ stakeholders: { ...stakeholders, asked: { ...stakeholders.asked, [segment.key]: { ...asked, [level]: entry ?? 0 } } } }))}
                />
              ))}
            </SimpleGrid>
          </Fieldset>
        );
      })}
    </Stack>
  </Section>
);
