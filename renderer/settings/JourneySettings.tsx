import { Stack, Switch, Text, Title } from '@mantine/core';
import { stageNames, stages } from '#shared/accounts.ts';
import { gates } from '#shared/journey-rules.ts';
import { gateKeys, journeySettings, type JourneySettings as Parts } from '#shared/presets/journey.ts';
import type { Settings } from '#shared/settings.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';

/** What must hold before an account leaves a stage, and when the quarterly review is asked for. */
export const JourneySettings = ({ settings: { journey }, save }: { settings: Settings; save: SaveSettings }) => {
  const change = (parts: Partial<Parts>): void => save((now) => ({ journey: { ...now.journey, ...parts } }));
  return (
    <Section title="Journey and review" says="A gate is open until the book shows that it is met. Moving an account past an open gate asks for a reason. A gate that is off is not asked for.">
      {stages.filter((stage) => gateKeys.some((key) => gates[key].stage === stage)).map((stage) => (
        <Stack key={stage} gap={8}>
          <Title order={3}>Before leaving {stageNames[stage]}</Title>
          {gateKeys.filter((key) => gates[key].stage === stage).map((key) => (
            <Switch
              key={key} size="sm" label={gates[key].says} checked={!journey.offGates.includes(key)}
              onChange={(event) => {
                const isOn = event.currentTarget.checked;
                save((now) => ({ journey: { ...now.journey, offGates: isOn ? now.journey.offGates.filter((one) => one !== key) : [...now.journey.offGates, key] } }));
              }}
            />
          ))}
        </Stack>
      ))}
      <Stack gap="sm">
        <Title order={3}>Quarterly review</Title>
        <SavedNumber label="Today asks for it in the last" unit={['day of the quarter', 'days of the quarter']} w={240} value={journey.reviewDays} fault={(entry) => faultOf(journeySettings.shape.reviewDays, entry)} onSave={(entry) => { if (entry !== null) change({ reviewDays: entry }); }} />
        <Switch size="sm" label="Propose an enterprise segment for accounts at the ARR limit of a commercial one" checked={journey.proposesSegment} onChange={(event) => change({ proposesSegment: event.currentTarget.checked })} />
        <Text size="sm"><AnchorLink to="/review-priorities" inherit underline="always">Open the review</AnchorLink> of segments, priorities and stages.</Text>
      </Stack>
    </Section>
  );
};
