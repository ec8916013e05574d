import { Button, Group, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { publishedVoiceLimits, voiceLimits, voiceWeightPresets, type VoiceLimits, type VoiceWeightPreset } from '#shared/presets/voice-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { voiceKindNames, voiceKinds, voiceSeverities, voiceSeverityNames } from '#shared/voice-rules.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber, SavedText } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const weightNames = { arr: 'ARR behind', accounts: 'Accounts', severity: 'Severity' } as const;
const weightKeys = ['arr', 'accounts', 'severity'] as const;
const { weights: weightShape, jira: jiraShape } = voiceLimits.shape;

/** What the rank of customer voice is made of, and how it is named in Jira. */
export const VoiceSettings = ({ settings, save }: { settings: Settings; save: SaveSettings }) => {
  const limits = settings.voice;
  const change = (part: Partial<VoiceLimits>): void => save(({ voice }) => ({ voice: { ...voice, ...part } }));
  const { weights, jira } = limits;
  return (
    <Section title="Voice of the customer" says="Items are ranked across the book by weighted parts; only how the weights stand to one another counts.">
      <Stack gap="sm" maw={760}>
        <Select w={240} label="Start from" placeholder="Choose a preset" comboboxProps={{ shadow: 'md' }} data={(Object.keys(voiceWeightPresets) as VoiceWeightPreset[]).map((value) => ({ value, label: voiceWeightPresets[value].name }))} value={null} onChange={(preset) => { if (preset !== null) change({ weights: voiceWeightPresets[preset].weights }); }} />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          {weightKeys.map((key) => <SavedNumber key={key} label={`Weight: ${weightNames[key].toLowerCase()}`} value={weights[key]} fault={(entry) => faultOf(weightShape.shape[key], entry)} onSave={(entry) => { if (entry !== null) change({ weights: { ...weights, [key]: entry } }); }} />)}
        </SimpleGrid>
        <SavedNumber w={240} label="Today asks to tell customers for" unit={['day', 'days']} value={limits.tellForDays} fault={(entry) => faultOf(voiceLimits.shape.tellForDays, entry)} onSave={(entry) => { if (entry !== null) change({ tellForDays: entry }); }} />
        <Title order={3}>Jira</Title>
        <Text size="sm">Names as your Jira project has them, for the export of new issues.</Text>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <SavedText label="Project" value={jira.project} fault={(entry) => faultOf(jiraShape.shape.project, entry)} onSave={(project) => change({ jira: { ...jira, project } })} />
          <SavedText label="Project key" value={jira.key} fault={(entry) => faultOf(jiraShape.shape.key, entry)} onSave={(key) => change({ jira: { ...jira, key } })} />
          <SavedText label="Label" value={jira.label} fault={(entry) => faultOf(jiraShape.shape.label, entry)} onSave={(label) => change({ jira: { ...jira, label } })} />
          {voiceKinds.map((kind) => <SavedText key={kind} label={`Issue type of a ${voiceKindNames[kind].toLowerCase()}`} value={jira.types[kind]} fault={(entry) => faultOf(jiraShape.shape.types.shape[kind], entry)} onSave={(entry) => change({ jira: { ...jira, types: { ...jira.types, [kind]: entry } } })} />)}
          {voiceSeverities.map((severity) => <SavedText key={severity} label={`Priority of ${voiceSeverityNames[severity].toLowerCase()}`} value={jira.priorities[severity]} fault={(entry) => faultOf(jiraShape.shape.priorities.shape[severity], entry)} onSave={(entry) => change({ jira: { ...jira, priorities: { ...jira.priorities, [severity]: entry } } })} />)}
        </SimpleGrid>
        {JSON.stringify(limits) === JSON.stringify(publishedVoiceLimits) ? null : <Group><Button size="compact-sm" variant="default" onClick={() => change(publishedVoiceLimits)}>Back to how it came</Button></Group>}
      </Stack>
    </Section>
  );
};
