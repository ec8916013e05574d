import { ActionIcon, Badge, Button, Group, Menu, SegmentedControl, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconCopy, IconDots, IconPlayerPlay, IconPlus, IconTrash } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { playbookKindNames, type Playbook } from '#shared/playbooks.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { runColumns } from '#renderer/playbooks/run-words.ts';
import { RunsTable } from '#renderer/playbooks/RunsTable.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';

const shownAtFirst = 100;

const PlaybookMenu = ({ playbook }: { playbook: Playbook }) => {
  const navigate = useNavigate();
  const { write: copy } = useWrite('playbooks', 'copy');
  const { write: restore } = useWrite('playbooks', 'restore');
  const { write: remove } = useWrite('playbooks', 'remove');
  const copyAndOpen = async (): Promise<void> => {
    const written = await copy({ ref: playbook.ref });
    if (written !== null) await navigate({ to: '/playbooks/$id', params: { id: written.id } });
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for ${playbook.name}`}><IconDots size={15} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlayerPlay size={15} aria-hidden />} onClick={() => openDialog({ kind: 'start-playbook', accountId: null, playbookRef: playbook.ref })}>Start for an account</Menu.Item>
        <Menu.Item leftSection={<IconCopy size={15} aria-hidden />} onClick={() => void copyAndOpen()}>Copy</Menu.Item>
        {playbook.isChanged ? <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => void restore({ ref: playbook.ref })}>Restore the shipped version</Menu.Item> : null}
        {playbook.key === null ? <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove({ ref: playbook.ref })}>Remove</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
};

const Playbooks = ({ playbooks }: { playbooks: readonly Playbook[] }) => (
  <Table.ScrollContainer minWidth={640}>
    <Table highlightOnHover fz="0.8125rem" layout="fixed">
      <Table.Thead><Table.Tr><Table.Th w="26%">Playbook</Table.Th><Table.Th>What it is for</Table.Th><Table.Th w={110}>Kind</Table.Th><Table.Th w={70} ta="right">Steps</Table.Th><Table.Th w={90} ta="right">Running</Table.Th><Table.Th w={44}><VisuallyHidden>Actions</VisuallyHidden></Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {playbooks.map((playbook) => (
          <Table.Tr key={playbook.ref}>
            <Table.Td>
              <AnchorLink to="/playbooks/$id" params={{ id: playbook.ref }} inherit fw={500}>{playbook.name}</AnchorLink>
              {playbook.isChanged ? <Badge size="xs" variant="default" ml={6}>Changed</Badge> : playbook.key === null ? <Badge size="xs" variant="default" ml={6}>Own</Badge> : null}
            </Table.Td>
            <Table.Td><Text inherit truncate title={playbook.about}>{playbook.about}</Text></Table.Td>
            <Table.Td>{playbookKindNames[playbook.kind]}</Table.Td>
            <Table.Td ta="right">{playbook.steps.length}</Table.Td>
            <Table.Td ta="right">{playbook.running === 0 ? <Text span inherit c="dimmed">0</Text> : <AnchorLink to="/playbooks" search={{ playbook: playbook.ref }} inherit aria-label={`${playbook.running} running of ${playbook.name}`}>{playbook.running}</AnchorLink>}</Table.Td>
            <Table.Td><PlaybookMenu playbook={playbook} /></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

/** What runs in the whole book, or of one playbook. */
const Runs = ({ playbooks }: { playbooks: readonly Playbook[] }) => {
  const { playbook: ref } = useSearch({ from: '/playbooks' });
  const [state, setState] = useState<'running' | 'ended'>('running');
  const [all, setAll] = useState(false);
  const read = useRead('playbooks', 'runs', { state: state === 'running' ? 'running' : null }, { keep: true });
  const name = playbooks.find((one) => one.ref === ref)?.name;
  return (
    <section aria-labelledby="runs-title">
      <Loaded read={read}>
        {(rows) => {
          const runs = rows.filter((run) => (state === 'running') === (run.state === 'running') && (ref === undefined || run.playbookRef === ref)).toSorted((a, b) => (state === 'running' ? (a.next?.dueOn ?? '9').localeCompare(b.next?.dueOn ?? '9') : (b.closedOn ?? '').localeCompare(a.closedOn ?? '')));
          const shown = all ? runs : runs.slice(0, shownAtFirst);
          return (
            <>
              <Group justify="space-between" mb="xs">
                <Group gap="sm">
                  <Title order={2} id="runs-title">{name === undefined ? 'Runs' : `Runs of ${name}`} <Text span size="sm" c="dimmed" fw={400}>{runs.length}</Text></Title>
                  {ref === undefined ? null : <AnchorLink to="/playbooks" search={{}} size="xs">Show those of every playbook</AnchorLink>}
                </Group>
                <Group gap="xs">
                  <SegmentedControl size="xs" aria-label="Which runs" value={state} onChange={(value) => setState(value === 'ended' ? 'ended' : 'running')} data={[{ value: 'running', label: 'Running' }, { value: 'ended', label: 'Ended' }]} />
                  <ExportMenu name="Playbook runs" rows={runs} columns={runColumns} />
                </Group>
              </Group>
              {runs.length === 0 ? (
                <EmptyState title={state === 'running' ? 'Nothing is running' : 'No run has ended yet'} action={state === 'running' ? <Button onClick={() => openDialog({ kind: 'start-playbook', accountId: null, playbookRef: ref ?? null })}>Start a playbook</Button> : null}>
                  {state === 'running' ? 'A run gives every step of a playbook a day and an owner. What is due comes to Today.' : 'Runs that were closed or stopped are listed here, with how they ended.'}
                </EmptyState>
              ) : (
                <RunsTable runs={shown} showAccount keys="runs" />
              )}
              {shown.length < runs.length ? <Button variant="default" mt="xs" onClick={() => setAll(true)}>Show all {runs.length}</Button> : null}
            </>
          );
        }}
      </Loaded>
    </section>
  );
};

/** The playbooks of the book and what runs of them now (F8). */
export const PlaybooksPage = () => {
  const navigate = useNavigate();
  const read = useRead('playbooks', 'list', undefined);
  const { write: create } = useWrite('playbooks', 'create');
  const start = (): void => openDialog({ kind: 'start-playbook', accountId: null, playbookRef: null });
  const add = async (): Promise<void> => {
    const written = await create({ name: 'New playbook' });
    if (written !== null) await navigate({ to: '/playbooks/$id', params: { id: written.id } });
  };
  useKeys('playbooks', { n: { does: 'New playbook', run: () => void add() }, s: { does: 'Start a playbook', run: start } });
  return (
    <>
      <PageHead title="Playbooks" actions={<><Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => void add()}>New playbook</Button><Button leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={start}>Start a playbook</Button></>} />
      <Loaded read={read}>
        {(playbooks) => (
          <Stack gap="lg" maw={1200}>
            <Playbooks playbooks={playbooks} />
            <Runs playbooks={playbooks} />
          </Stack>
        )}
      </Loaded>
    </>
  );
};
