import { Alert, Button, Code, Group, Modal, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Backup } from '#shared/book.ts';
import { BackupTable } from '#renderer/book/BackupTable.tsx';
import { sayBytes, sayInstant } from '#renderer/book/backup-words.ts';
import { ThrowSampleAway } from '#renderer/book/SampleBanner.tsx';
import { queryClient, useRead } from '#renderer/data/reads.ts';
import { native } from '#renderer/data/transport.ts';
import { undoChange, useWrite } from '#renderer/data/writes.ts';
import { Section } from '#renderer/settings/Section.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { showUndo } from '#renderer/ui/toasts.tsx';

const Folder = () => (
  <Loaded read={useRead('settings', 'dataFolder', undefined)}>
    {({ path, bytes, warning }) => (
      <Stack gap="xs">
        <Group gap="xs">
          <Text size="sm">The book is in <Code>{path}</Code> and takes {sayBytes(bytes)}.</Text>
          {native === undefined ? null : <Button size="compact-sm" variant="default" onClick={() => void native?.showDataFolder()}>Show the folder</Button>}
        </Group>
        <Text size="sm">Nothing of it leaves this machine.</Text>
        {warning === null ? null : <Alert color="yellow" title="About this folder" maw={700}>{warning}</Alert>}
      </Stack>
    )}
  </Loaded>
);

/** Restoring puts the whole book back, which is why it asks. */
const AskRestore = ({ backup, onClose }: { backup: Backup | null; onClose: () => void }) => {
  const { write, isWriting } = useWrite('book', 'restore');
  const restore = async (): Promise<void> => {
    if (backup === null) return;
    const done = await write({ file: backup.file });
    onClose();
    if (done === null) return;
    await queryClient.invalidateQueries();
    showUndo(`The book is as it was on ${sayInstant(backup.at)}.`, null);
  };
  return (
    <Modal opened={backup !== null} onClose={onClose} title="Restore this backup">
      <Stack gap="md">
        <Text size="sm">The whole book goes back to {backup === null ? '' : sayInstant(backup.at)}. What was written since is no longer in it; a backup of the book as it is now is made first, and is in this list afterwards.</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>Leave it</Button>
          <Button color="red" loading={isWriting} onClick={() => void restore()}>Restore</Button>
        </Group>
      </Stack>
    </Modal>
  );
};

const Backups = () => {
  const read = useRead('book', 'backups', undefined);
  const [asked, setAsked] = useState<Backup | null>(null);
  const { write, isWriting } = useWrite('book', 'backUp');
  const backUp = async (): Promise<void> => {
    const made = await write(undefined);
    if (made === null) return;
    await queryClient.invalidateQueries({ queryKey: ['book', 'backups'] });
    showUndo(`Backed up as ${made.file}`, null);
  };
  return (
    <Stack gap="xs" maw={700}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Title order={3}>Backups</Title>
          <Text size="sm">Made by itself, and before each import and update. They are beside the book.</Text>
        </div>
        <Button variant="default" style={{ flex: 'none' }} loading={isWriting} onClick={() => void backUp()}>Back up now</Button>
      </Group>
      <Loaded read={read}>{(backups) => (backups.length === 0 ? <Text size="sm">There is none yet.</Text> : <BackupTable backups={backups} does="Restore" isOff={false} onChoose={setAsked} />)}</Loaded>
      <AskRestore backup={asked} onClose={() => setAsked(null)} />
    </Stack>
  );
};

const Imports = () => (
  <Stack gap="xs" maw={700}>
    <Group justify="space-between">
      <Title order={3}>Imports</Title>
      <AnchorLink to="/import" size="sm">Import a file</AnchorLink>
    </Group>
    <Loaded read={useRead('imports', 'runs', undefined)}>
      {(runs) => (runs.length === 0 ? <Text size="sm">Nothing was imported yet.</Text> : (
        <Table.ScrollContainer minWidth={560}>
          <Table aria-label="Imports">
            <Table.Thead><Table.Tr><Table.Th>When</Table.Th><Table.Th>File</Table.Th><Table.Th>What</Table.Th><Table.Th ta="right">New</Table.Th><Table.Th ta="right">Changed</Table.Th><Table.Th ta="right">Wrong</Table.Th><Table.Th>Undo</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>
              {runs.map((run) => (
                <Table.Tr key={run.id}>
                  <Table.Td>{sayInstant(run.at)}</Table.Td>
                  <Table.Td>{run.fileName}</Table.Td>
                  <Table.Td>{run.target}</Table.Td>
                  <Table.Td ta="right">{run.counts.new}</Table.Td>
                  <Table.Td ta="right">{run.counts.changed}</Table.Td>
                  <Table.Td ta="right">{run.counts.wrong}</Table.Td>
                  <Table.Td>{run.undone ? 'Undone' : <Button size="compact-sm" variant="default" aria-label={`Undo the import of ${run.fileName}`} onClick={() => void undoChange(run.changeId)}>Undo</Button>}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ))}
    </Loaded>
  </Stack>
);

const Sample = () => {
  const state = useRead('book', 'state', undefined).data;
  if (state?.hasSample !== true) return null;
  return (
    <Stack gap="xs" align="flex-start">
      <Title order={3}>Sample book</Title>
      <Text size="sm">Its records are in this book. What was added by hand or imported stays when they go.</Text>
      <ThrowSampleAway />
    </Stack>
  );
};

/** Where the book is, its backups, and what was imported into it. */
export const DataSection = () => (
  <Section title="Data">
    <Folder />
    <Sample />
    <Backups />
    <Imports />
  </Section>
);
