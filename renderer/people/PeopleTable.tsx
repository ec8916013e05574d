import { ActionIcon, Anchor, Badge, Menu, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconDots, IconPencil, IconStar, IconTrash, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { buyingRoleNames, levelNames, type Person, type PersonFields } from '#shared/people.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { PersonDialog } from '#renderer/people/PersonDialog.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { DayText } from '#renderer/ui/marks.tsx';

const PersonMenu = ({ person, onEdit }: { person: Person; onEdit: () => void }) => {
  const { write: update } = useWrite('people', 'update');
  const { write: remove } = useWrite('people', 'remove');
  const change = (fields: Partial<PersonFields>): void => void update({ id: person.id, fields });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for ${person.name}`}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>Edit</Menu.Item>
        <Menu.Item leftSection={<IconStar size={15} aria-hidden />} onClick={() => change({ isKey: !person.isKey })}>{person.isKey ? 'Not a key person' : 'Key person'}</Menu.Item>
        {person.leftOn === null
          ? <Menu.Item leftSection={<IconUserOff size={15} aria-hidden />} onClick={() => openDialog({ kind: 'person-left', personId: person.id })}>Left…</Menu.Item>
          : <Menu.Item leftSection={<IconUserOff size={15} aria-hidden />} onClick={() => change({ leftOn: null, replacedById: null })}>Still there</Menu.Item>}
        <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove({ id: person.id })}>Remove</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** The people of an account: key ones first, those who left last. */
export const PeopleTable = ({ people, readOnly }: { people: readonly Person[]; readOnly: boolean }) => {
  const [editing, setEditing] = useState<Person | null>(null);
  const sorted = people.toSorted((a, b) => Number(a.leftOn !== null) - Number(b.leftOn !== null) || Number(b.isKey) - Number(a.isKey) || a.name.localeCompare(b.name));
  return (
    <>
      <Table.ScrollContainer minWidth={640}>
        <Table highlightOnHover layout="fixed" horizontalSpacing={6} fz="0.8125rem" style={{ overflowWrap: 'break-word' }}>
          <Table.Thead><Table.Tr><Table.Th w="20%">Name</Table.Th><Table.Th>Title</Table.Th><Table.Th w={82}>Level</Table.Th><Table.Th w="16%">Role</Table.Th><Table.Th w={108}>Last met</Table.Th><Table.Th w="15%">Mail</Table.Th>{readOnly ? null : <Table.Th w={36}><VisuallyHidden>Actions</VisuallyHidden></Table.Th>}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {sorted.map((person) => (
              <Table.Tr key={person.id}>
                <Table.Td>
                  {readOnly ? <Text span inherit fw={500}>{person.name}</Text> : <Anchor component="button" type="button" inherit fw={500} ta="left" onClick={() => setEditing(person)}>{person.name}</Anchor>}
                  {person.isKey ? <Badge size="xs" variant="default" ml={6}>Key</Badge> : null}
                  {person.leftOn === null ? null : <Text span size="xs" c="dimmed" ml={6}>left <DayText on={person.leftOn} size="xs" /></Text>}
                </Table.Td>
                <Table.Td>{person.title}</Table.Td>
                <Table.Td>{person.level === null ? '' : levelNames[person.level]}</Table.Td>
                <Table.Td>{person.buyingRole === null ? person.role : buyingRoleNames[person.buyingRole]}</Table.Td>
                <Table.Td>{person.lastMetOn === null ? <Text span inherit c="dimmed">not yet</Text> : <DayText on={person.lastMetOn} size="0.8125rem" />}</Table.Td>
                <Table.Td>{person.email === '' ? '' : <Anchor href={`mailto:${encodeURI(person.email)}`} title={person.email} display="block" truncate inherit>{person.email}</Anchor>}</Table.Td>
                {readOnly ? null : <Table.Td><PersonMenu person={person} onEdit={() => setEditing(person)} /></Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {editing === null ? null : <PersonDialog accountId={editing.accountId} person={editing} onClose={() => setEditing(null)} />}
    </>
  );
};
