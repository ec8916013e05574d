import { SimpleGrid, Stack, Switch, Title } from '@mantine/core';
import { settings as settingsSchema, type Settings } from '#shared/settings.ts';
import { todayRuleNames, todayRules } from '#shared/today.ts';
import { AlertLimitFields } from '#renderer/settings/AlertLimitFields.tsx';
import { PlanLimitFields } from '#renderer/settings/PlanLimitFields.tsx';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const limits = [
  { key: 'renewalWindowDays', label: 'Renewals are shown', unit: ['day ahead', 'days ahead'] },
  { key: 'renewalGraceDays', label: 'A late renewal is open for', unit: ['day', 'days'] },
  { key: 'sentimentStaleDays', label: 'Sentiment is stale after', unit: ['day', 'days'] },
  { key: 'notEngagedDays', label: 'Not engaged after', unit: ['day', 'days'] },
  { key: 'followUpWithinWorkingDays', label: 'Follow-ups are sent within', unit: ['working day', 'working days'] },
] as const;

/** Which rules may put a row on Today, in their rank, and from when. */
export const RulesSection = ({ settings, save }: { settings: Settings; save: SaveSettings }) => (
  <Section title="Today’s rules" says="Each row of Today comes from one of these. A rule that is off makes no rows; its records stay where they are.">
    <Stack gap={8}>
      {todayRuleNames.map((rule) => (
        <Switch
          key={rule}
          size="sm"
          label={todayRules[rule].says}
          checked={!settings.mutedRules.includes(rule)}
          onChange={(event) => {
            const isOn = event.currentTarget.checked;
            save(({ mutedRules }) => ({ mutedRules: isOn ? mutedRules.filter((one) => one !== rule) : [...mutedRules, rule] }));
          }}
        />
      ))}
    </Stack>
    <Title order={3} mt="sm">Limits</Title>
    <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} maw={760}>
      {limits.map(({ key, label, unit }) => (
        <SavedNumber key={key} label={label} unit={unit} value={settings[key]} fault={(entry) => faultOf(settingsSchema.shape[key], entry)} onSave={(entry) => save(() => ({ [key]: entry }))} />
      ))}
    </SimpleGrid>
    <PlanLimitFields settings={settings} save={save} />
    <AlertLimitFields settings={settings} save={save} />
  </Section>
);
