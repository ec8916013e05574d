import { Button, Group, List, Radio, Select, Table, Text } from '@mantine/core';
import { archetypeNames, archetypes, engagementModeNames, engagementModes, motionNames, motions } from '#shared/engagement.ts';
import { publishedArchetypes } from '#shared/presets/roles.ts';
import type { Settings } from '#shared/settings.ts';
import type { SaveSettings } from '#renderer/settings/save-settings.ts';
import { Section } from '#renderer/settings/Section.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';

const choices = engagementModes.map((mode) => ({ value: mode, label: engagementModeNames[mode] }));

/** What kind of CSM the person is, and what each kind does in each motion. */
export const ArchetypeSection = ({ settings: { archetype }, save }: { settings: Settings; save: SaveSettings }) => (
  <Section title="Role and archetype" says="Your archetype says what you own, share or support in each motion. Today and the account pages word renewals by it. An account can have another archetype, or an exception with a reason, on its page.">
    <Radio.Group aria-label="Your archetype" value={archetype.chosen} onChange={(value) => save((now) => ({ archetype: { ...now.archetype, chosen: archetypes.find((one) => one === value) ?? now.archetype.chosen } }))}>
      <Table.ScrollContainer minWidth={680}>
        <Table maw={900}>
          <Table.Thead><Table.Tr><Table.Th w={210}>Archetype</Table.Th>{motions.map((motion) => <Table.Th key={motion}>{motionNames[motion]}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {archetypes.map((one) => (
              <Table.Tr key={one}>
                <Table.Th scope="row" fw={one === archetype.chosen ? 600 : 400}><Radio size="xs" value={one} label={archetypeNames[one]} /></Table.Th>
                {motions.map((motion) => (
                  <Table.Td key={motion}>
                    <Select
                      aria-label={`${archetypeNames[one]}: ${motionNames[motion]}`} data={choices} allowDeselect={false} value={archetype.modes[one][motion]}
                      onChange={(value) => save((now) => ({ archetype: { ...now.archetype, modes: { ...now.archetype.modes, [one]: { ...now.archetype.modes[one], [motion]: engagementModes.find((mode) => mode === value) ?? 'none' } } } }))}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Radio.Group>
    <List size="sm" spacing={2} aria-label="What your archetype does">
      {engagementModes.filter((mode) => motions.some((motion) => archetype.modes[archetype.chosen][motion] === mode)).map((mode) => (
        <List.Item key={mode}>{engagementModeNames[mode]}: {motions.filter((motion) => archetype.modes[archetype.chosen][motion] === mode).map((motion) => motionNames[motion].toLowerCase()).join(', ')}.</List.Item>
      ))}
    </List>
    <Group gap="md">
      <Button variant="default" onClick={() => save((now) => ({ archetype: { ...publishedArchetypes, chosen: now.archetype.chosen } }))}>Restore the published table</Button>
      <Text size="sm"><AnchorLink to="/roles" inherit underline="always">Matrix of roles</AnchorLink>: who does what in each stage.</Text>
    </Group>
  </Section>
);
