import { ActionIcon, Anchor, Button, Group, Select, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { jobNames, jobs, type AccountRole, type Job } from '#shared/team.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { MemberPicker } from '#renderer/ui/MemberPicker.tsx';

const AssignForm = ({ accountId }: { accountId: string }) => {
  const members = useRead('team', 'list', undefined).data ?? [];
  const { write: assign, isWriting } = useWrite('team', 'assign');
  const [memberId, setMemberId] = useState<string | null>(null);
  const [job, setJob] = useState<Job | null>(null);
  const own = members.find(({ id }) => id === memberId)?.job;
  const chosen = job ?? own ?? null;
  const add = async (): Promise<void> => {
    if (memberId === null || chosen === null) return;
    if ((await assign({ accountId, memberId, job: chosen })) === null) return;
    setMemberId(null);
    setJob(null);
  };
  if (members.length === 0) return <Text size="sm" c="dimmed">Nobody is in the team yet. <AnchorLink to="/settings" search={{ section: 'team' }} size="sm" underline="always">Add people in Settings</AnchorLink>, then say who does which job here.</Text>;
  return (
    <Group gap="xs" align="flex-end" mt="xs">
      <MemberPicker label="Team member" placeholder="Type a name" w={220} value={memberId} onChange={(id) => { setMemberId(id); setJob(null); }} />
      <Select label="Job here" w={180} data={jobs.filter((one) => one !== 'csm').map((one) => ({ value: one, label: jobNames[one] }))} value={chosen} onChange={(value) => setJob(jobs.find((one) => one === value) ?? null)} placeholder="Their own job" comboboxProps={{ shadow: 'md' }} />
      <Button variant="default" disabled={memberId === null || chosen === null} loading={isWriting} onClick={() => void add()}>Assign</Button>
    </Group>
  );
};

/** Who does which job for an account. */
export const AccountTeam = ({ accountId, team, readOnly }: { accountId: string; team: readonly AccountRole[]; readOnly: boolean }) => {
  const { write: unassign } = useWrite('team', 'unassign');
  return (
    <div>
      {team.length === 0 ? <Text size="sm" c="dimmed">Nobody else works on this account{readOnly ? '' : ' yet'}.</Text> : (
        <Table.ScrollContainer minWidth={460}>
          <Table fz="0.8125rem" maw={760}>
            <Table.Thead><Table.Tr><Table.Th w={190}>Job</Table.Th><Table.Th>Name</Table.Th><Table.Th>Mail</Table.Th>{readOnly ? null : <Table.Th w={36}><VisuallyHidden>Actions</VisuallyHidden></Table.Th>}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {team.map(({ id, name, job, email }) => (
                <Table.Tr key={id}>
                  <Table.Td>{jobNames[job]}</Table.Td>
                  <Table.Td fw={500}>{name}</Table.Td>
                  <Table.Td>{email === '' ? '' : <Anchor href={`mailto:${encodeURI(email)}`} inherit>{email}</Anchor>}</Table.Td>
                  {readOnly ? null : <Table.Td><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Take ${name} off this account`} onClick={() => void unassign({ id })}><IconUserMinus size={15} aria-hidden /></ActionIcon></Table.Td>}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {readOnly ? null : <AssignForm accountId={accountId} />}
    </div>
  );
};
