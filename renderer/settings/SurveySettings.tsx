import { Button, Group, MultiSelect, SimpleGrid, Stack } from '@mantine/core';
import { buyingRoleNames, buyingRoles } from '#shared/people.ts';
import { publishedSurveyLimits, surveyLimits, type SurveyLimits } from '#shared/presets/survey-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const figures = [
  { key: 'directionalBelow', label: 'Only a direction below', unit: ['answer', 'answers'] },
  { key: 'topPercent', label: 'CSAT: a top answer is from', unit: ['% of the scale', '% of the scale'] },
  { key: 'easyPercent', label: 'CES: an easy answer is from', unit: ['% of the scale', '% of the scale'] },
  { key: 'followUpWithinWorkingDays', label: 'A detractor is followed up within', unit: ['working day', 'working days'] },
  { key: 'followUpForDays', label: 'Nobody is asked to follow up after', unit: ['day', 'days'] },
] as const;

/** How answers are counted, and when a low one asks for a talk. */
export const SurveySettings = ({ settings, save }: { settings: Settings; save: SaveSettings }) => {
  const limits = settings.surveys;
  const change = (part: Partial<SurveyLimits>): void => save(({ surveys }) => ({ surveys: { ...surveys, ...part } }));
  return (
    <Section title="Surveys" says="How answers are counted. 75 % of the way up the scale is 4 of 5, 6 of 7 and 8 of 10; 66 % is 5 of 7.">
      <Stack gap="sm" maw={760}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {figures.map(({ key, label, unit }) => <SavedNumber key={key} label={label} unit={unit} value={limits[key]} fault={(entry) => faultOf(surveyLimits.shape[key], entry)} onSave={(entry) => { if (entry !== null) change({ [key]: entry }); }} />)}
        </SimpleGrid>
        <MultiSelect label="Decision makers, whose answers are shown apart" placeholder={limits.decisionMakers.length === 0 ? 'Nobody' : ''} comboboxProps={{ shadow: 'md' }} data={buyingRoles.map((value) => ({ value, label: buyingRoleNames[value] }))} value={limits.decisionMakers} onChange={(decisionMakers) => change({ decisionMakers })} />
        {JSON.stringify(limits) === JSON.stringify(publishedSurveyLimits) ? null : <Group><Button size="compact-sm" variant="default" onClick={() => change(publishedSurveyLimits)}>Back to the published figures</Button></Group>}
      </Stack>
    </Section>
  );
};
