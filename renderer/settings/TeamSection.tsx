import { ActionIcon, Button, Group, Select, Table, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { name as nameSchema } from '#shared/records.ts';
import { jobNames, jobs, memberFields, type Job, type MemberFields, type TeamMember } from '#shared/team.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { faultOf } from '#renderer/settings/save-settings.ts';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { Section } from '#renderer/settings/Section.tsx';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';

const jobChoices = jobs.filter((job) => job !== 'csm').map((job) => ({ value: job, label: jobNames[job] }));
const jobOf = (value: string | null): Job | null => jobs.find((job) => job === value) ?? null;
const mailFault = (entry: string): string | null => (entry !== '' && !/^[^\s@]+@[^\s@]+$/.test(entry) ? 'A mail address is written as name@company.com.' : faultOf(memberFields.shape.email, entry));

const exportColumns: ExportColumn<TeamMember>[] = [
  { label: 'Name', kind: 'text', width: 28, value: ({ name }) => name },
  { label: 'Job', kind: 'text', value: ({ job }) => jobNames[job] },
  { label: 'Mail', kind: 'text', width: 34, value: ({ email }) => email },
  { label: 'Accounts', kind: 'count', width: 10, value: ({ accounts }) => accounts },
];

const MemberRow = ({ member }: { member: TeamMember }) => {
  const { write: update } = useWrite('team', 'update');
  const { write: remove } = useWrite('team', 'remove');
  const change = (fields: Partial<MemberFields>): void => void update({ id: member.id, fields });
  return (
    <Table.Tr>
      <Table.Td><SavedText aria-label={`Name of ${member.name}`} value={member.name} fault={(entry) => faultOf(nameSchema, entry)} onSave={(entry) => change({ name: entry })} /></Table.Td>
      <Table.Td><Select aria-label={`Job of ${member.name}`} data={jobChoices} allowDeselect={false} value={member.job} onChange={(value) => { const job = jobOf(value); if (job !== null) change({ job }); }} /></Table.Td>
      <Table.Td><SavedText aria-label={`Mail of ${member.name}`} value={member.email} fault={mailFault} onSave={(entry) => change({ email: entry })} /></Table.Td>
      <Table.Td ta="right">{member.accounts}</Table.Td>
      <Table.Td><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Remove ${member.name}`} onClick={() => void remove({ id: member.id })}><IconTrash size={15} aria-hidden /></ActionIcon></Table.Td>
    </Table.Tr>
  );
};

const AddForm = () => {
  const { write: create, isWriting } = useWrite('team', 'create');
  const [typed, setTyped] = useState<{ name: string; job: Job; email: string }>({ name: '', job: 'ae', email: '' });
  const change = (fields: Partial<typeof typed>): void => setTyped((now) => ({ ...now, ...fields }));
  const add = async (): Promise<void> => {
    if ((await create(typed)) !== null) setTyped({ name: '', job: typed.job, email: '' });
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void add(); }} noValidate>
      <Group gap="xs" align="flex-end">
        <TextInput label="Name" w={220} value={typed.name} onChange={(event) => change({ name: event.currentTarget.value })} />
        <Select label="Job" w={180} data={jobChoices} allowDeselect={false} value={typed.job} onChange={(value) => change({ job: jobOf(value) ?? typed.job })} />
        <TextInput label="Mail" w={240} value={typed.email} error={mailFault(typed.email)} onChange={(event) => change({ email: event.currentTarget.value })} />
        <Button type="submit" variant="default" disabled={typed.name.trim() === '' || mailFault(typed.email) !== null} loading={isWriting}>Add to the team</Button>
      </Group>
    </form>
  );
};

/** The people on our side, who own steps, join account teams and are named where something is theirs. */
export const TeamSection = () => {
  const read = useRead('team', 'list', undefined);
  return (
    <Section title="Team" says="The people you work with: account executives, architects, renewals managers and others. Assign them on an account’s page; plans, playbooks and “Who to ask” name them.">
      <Loaded read={read}>
        {(members) => (
          <>
            {members.length === 0 ? <Text size="sm">Nobody is in the team yet.</Text> : (
              <Table.ScrollContainer minWidth={620}>
                <Table maw={860}>
                  <Table.Thead><Table.Tr><Table.Th>Name</Table.Th><Table.Th w={190}>Job</Table.Th><Table.Th>Mail</Table.Th><Table.Th w={100} ta="right">Accounts</Table.Th><Table.Th w={40}><VisuallyHidden>Actions</VisuallyHidden></Table.Th></Table.Tr></Table.Thead>
                  <Table.Tbody>{members.map((member) => <MemberRow key={member.id} member={member} />)}</Table.Tbody>
                </Table>
              </Table.ScrollContainer>
            )}
            <AddForm />
            <Group><ExportMenu name="Team" rows={members} columns={exportColumns} /></Group>
          </>
        )}
      </Loaded>
    </Section>
  );
};
