import { Button, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { adoptionLimits, publishedAdoptionLimits, type AdoptionLimits } from '#shared/presets/adoption-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';

const schema = adoptionLimits.shape;
const percent = ['%', '%'] as const;
const weights = [['licenceUse', 'Licence use'], ['activeUsers', 'Active users'], ['useCase', 'Each use case']] as const;

/** How the use of products is judged. */
export const AdoptionLimitsSection = ({ settings: { adoption }, save }: { settings: Settings; save: SaveSettings }) => {
  const change = (part: Partial<AdoptionLimits>): void => save((now) => ({ adoption: { ...now.adoption, ...part } }));
  const number = (key: 'noDataDays' | 'windowDays' | 'completePercent', label: string, unit: readonly [string, string]) => (
    <SavedNumber label={label} unit={unit} value={adoption[key]} fault={(entry) => faultOf(schema[key], entry)} onSave={(entry) => { if (entry !== null) change({ [key]: entry }); }} />
  );
  return (
    <Section title="Adoption" says="What a figure of now covers, and from when values are too old to be judged by. What is too old is no data, never red.">
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} maw={760}>
        {number('noDataDays', 'No data after', ['day', 'days'])}
        {number('windowDays', 'A figure of now covers', ['day', 'days'])}
        {number('completePercent', 'Complete with licences used', percent)}
      </SimpleGrid>
      <Text size="sm" maw={640}>From where licence use and active users are green, yellow or red is said by the <AnchorLink to="/health" search={{ view: 'models' }} size="sm" underline="always">health model</AnchorLink> of the account’s segment, so that adoption and health agree.</Text>
      <div>
        <Title order={3}>Adoption score</Title>
        <Text size="sm" maw={640} mb={6}>What counts how much. What is missing gives its weight to the others.</Text>
        <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} maw={760}>
          {weights.map(([key, label]) => <SavedNumber key={key} label={label} value={adoption.weights[key]} fault={(entry) => (entry === null ? null : faultOf(schema.weights, { ...adoption.weights, [key]: entry }))} onSave={(entry) => { if (entry !== null) change({ weights: { ...adoption.weights, [key]: entry } }); }} />)}
        </SimpleGrid>
      </div>
      <Group><Button variant="default" disabled={JSON.stringify(adoption) === JSON.stringify(publishedAdoptionLimits)} onClick={() => change(publishedAdoptionLimits)}>Back to the published figures</Button></Group>
    </Section>
  );
};
