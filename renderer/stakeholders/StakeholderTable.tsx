import { Anchor, Table, Text } from '@mantine/core';
import { attitudeNames, buyingRoleNames, levelNames, type Person } from '#shared/people.ts';
import { AttitudeMark } from '#renderer/stakeholders/attitude-mark.tsx';
import { roleWords } from '#renderer/stakeholders/map-words.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { DayText } from '#renderer/ui/marks.tsx';

/** The columns of an exported map. */
export const exportColumns = (people: readonly Person[]): ExportColumn<Person>[] => {
  const nameOf = (id: string | null): string => people.find((one) => one.id === id)?.name ?? '';
  return [
    { label: 'Name', kind: 'text', value: ({ name }) => name },
    { label: 'Title', kind: 'text', value: ({ title }) => title },
    { label: 'Level', kind: 'text', value: ({ level }) => (level === null ? '' : levelNames[level]) },
    { label: 'Buying role', kind: 'text', value: ({ buyingRole }) => (buyingRole === null ? '' : buyingRoleNames[buyingRole]) },
    { label: 'Role', kind: 'text', value: ({ role }) => role },
    { label: 'Persona', kind: 'text', value: ({ persona }) => persona },
    { label: 'Influence', kind: 'count', value: ({ influence }) => influence },
    { label: 'Attitude', kind: 'text', value: ({ attitude }) => (attitude === null ? '' : attitudeNames[attitude]) },
    { label: 'Champion strength', kind: 'count', value: ({ championStrength }) => championStrength },
    { label: 'Reports to', kind: 'text', value: ({ reportsToId }) => nameOf(reportsToId) },
    { label: 'Last met', kind: 'day', value: ({ lastMetOn }) => lastMetOn },
    { label: 'Left on', kind: 'day', value: ({ leftOn }) => leftOn },
    { label: 'Replaced by', kind: 'text', value: ({ replacedById }) => nameOf(replacedById) },
    { label: 'Mail', kind: 'text', value: ({ email }) => email },
  ];
};

/** The people of the map as a table, those who left last. */
export const StakeholderTable = ({ people, onOpen }: { people: readonly Person[]; onOpen: (person: Person) => void }) => {
  const nameOf = (id: string | null): string => people.find((one) => one.id === id)?.name ?? '';
  const sorted = people.toSorted((a, b) => Number(a.leftOn !== null) - Number(b.leftOn !== null) || (b.influence ?? 0) - (a.influence ?? 0) || a.name.localeCompare(b.name));
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table horizontalSpacing={6} fz="0.8125rem">
        <Table.Thead><Table.Tr>{['Name', 'Level', 'Role', 'Influence', 'Attitude', 'Champion', 'Reports to', 'Last met'].map((label) => <Table.Th key={label}>{label}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {sorted.map((person) => (
            <Table.Tr key={person.id}>
              <Table.Td>
                <Anchor component="button" type="button" inherit fw={500} ta="left" onClick={() => onOpen(person)}>{person.name}</Anchor>
                {person.leftOn === null ? null : <Text size="xs" c="dimmed">left <DayText on={person.leftOn} size="xs" />{nameOf(person.replacedById) === '' ? '' : `, ${nameOf(person.replacedById)} took over`}</Text>}
              </Table.Td>
              <Table.Td>{person.level === null ? '' : levelNames[person.level]}</Table.Td>
              <Table.Td>{roleWords(person)}</Table.Td>
              <Table.Td>{person.influence === null ? '' : `${person.influence} of 5`}</Table.Td>
              <Table.Td><AttitudeMark attitude={person.attitude} /></Table.Td>
              <Table.Td>{person.championStrength === null ? '' : `${person.championStrength} of 5`}</Table.Td>
              <Table.Td>{nameOf(person.reportsToId)}</Table.Td>
              <Table.Td>{person.lastMetOn === null ? <Text span inherit c="dimmed">not yet</Text> : <DayText on={person.lastMetOn} size="0.8125rem" />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
