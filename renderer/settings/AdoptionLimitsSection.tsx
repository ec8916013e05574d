import { ActionIcon, Button, Group, SimpleGrid, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { adoptionLimits, publishedAdoptionLimits, type AdoptionLimits } from '#shared/presets/adoption-limits.ts';
import type { Settings } from '#shared/settings.ts';
import { faultOf, type SaveSettings } from '#renderer/settings/save-settings.ts';
import { SavedNumber } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';

const schema = adoptionLimits.shape;
const percent = ['%', '%'] as const;
const weights = [['licenceUse', 'Licence use'], ['activeUsers', 'Active users'], ['useCase', 'Each use case']] as const;
type Bounds = AdoptionLimits['licenceUse'][number];

/** The licence-use table of rules.md § 6: from which share it is yellow and green, by months since the contract start. */
const LicenceTable = ({ rows, onChange }: { rows: AdoptionLimits['licenceUse']; onChange: (rows: AdoptionLimits['licenceUse']) => void }) => {
  const put = (at: number, part: Partial<Bounds>): Bounds[] => rows.map((row, index) => (index === at ? { ...row, ...part } : row));
  const cell = (at: number, key: keyof Bounds, label: string, unit: readonly [string, string]) => (
    <Table.Td>
      <SavedNumber
        aria-label={`${label}, entry ${at + 1}`} unit={unit} value={rows[at]?.[key] ?? null} fault={(entry) => (entry === null ? null : faultOf(schema.licenceUse, put(at, { [key]: entry })))}
        onSave={(entry) => { if (entry !== null) onChange(put(at, { [key]: entry })); }}
      />
    </Table.Td>
  );
  const last = rows.at(-1);
  return (
    <div>
      <Table maw={560} aria-label="Licence use by months since the contract start">
        <Table.Thead><Table.Tr><Table.Th>From</Table.Th><Table.Th>Yellow from</Table.Th><Table.Th>Green from</Table.Th><Table.Th w={40}><VisuallyHidden>Actions</VisuallyHidden></Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map((row, at) => (
            <Table.Tr key={row.fromMonths}>
              {cell(at, 'fromMonths', 'From', ['month', 'months'])}{cell(at, 'yellowFrom', 'Yellow from', percent)}{cell(at, 'greenFrom', 'Green from', percent)}
              <Table.Td>{rows.length < 2 ? null : <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove the entry from ${row.fromMonths} months`} onClick={() => onChange(rows.filter((_, index) => index !== at))}><IconTrash size={14} aria-hidden /></ActionIcon>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {last === undefined || rows.length >= 12 ? null : <Button mt={6} size="compact-sm" variant="default" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => onChange([...rows, { ...last, fromMonths: last.fromMonths + 3 }])}>Add an entry</Button>}
    </div>
  );
};

/** How the use of products is judged. */
export const AdoptionLimitsSection = ({ settings: { adoption }, save }: { settings: Settings; save: SaveSettings }) => {
  const change = (part: Partial<AdoptionLimits>): void => save((now) => ({ adoption: { ...now.adoption, ...part } }));
  const number = (key: 'noDataDays' | 'windowDays' | 'completePercent', label: string, unit: readonly [string, string]) => (
    <SavedNumber label={label} unit={unit} value={adoption[key]} fault={(entry) => faultOf(schema[key], entry)} onSave={(entry) => { if (entry !== null) change({ [key]: entry }); }} />
  );
  const bound = (key: 'yellowFrom' | 'greenFrom', label: string) => (
    <SavedNumber label={label} unit={percent} value={adoption.activeUsers[key]} fault={(entry) => (entry === null ? null : faultOf(schema.activeUsers, { ...adoption.activeUsers, [key]: entry }))} onSave={(entry) => { if (entry !== null) change({ activeUsers: { ...adoption.activeUsers, [key]: entry } }); }} />
  );
  return (
    <Section title="Adoption" says="How licence use, active users and use cases are judged, and from when values are too old to be judged by. What is too old is no data, never red.">
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} maw={760}>
        {number('noDataDays', 'No data after', ['day', 'days'])}
        {number('windowDays', 'A figure of now covers', ['day', 'days'])}
        {number('completePercent', 'Complete with licences used', percent)}
      </SimpleGrid>
      <div>
        <Title order={3}>Licence use</Title>
        <Text size="sm" maw={640} mb={6}>By whole months since the contract start; before the first entry there is no judgement. Below yellow is red.</Text>
        <LicenceTable rows={adoption.licenceUse} onChange={(licenceUse) => change({ licenceUse })} />
      </div>
      <div>
        <Title order={3} mb={6}>Active users</Title>
        <SimpleGrid cols={{ base: 1, sm: 2 }} maw={500}>{bound('yellowFrom', 'Yellow from')}{bound('greenFrom', 'Green from')}</SimpleGrid>
      </div>
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
