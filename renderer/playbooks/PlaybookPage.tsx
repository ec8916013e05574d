import { Badge, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconCopy, IconPlayerPlay } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { playbookKindNames, playbookKinds, type Playbook, type PlaybookFields, type PlaybookKind } from '#shared/playbooks.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { DaysPreview } from '#renderer/playbooks/DaysPreview.tsx';
import { StepList } from '#renderer/playbooks/StepList.tsx';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './playbooks.module.css';

const Actions = ({ playbook }: { playbook: Playbook }) => {
  const navigate = useNavigate();
  const { write: copy } = useWrite('playbooks', 'copy');
  const { write: restore } = useWrite('playbooks', 'restore');
  const copyAndOpen = async (): Promise<void> => {
    const written = await copy({ ref: playbook.ref });
    if (written !== null) await navigate({ to: '/playbooks/$id', params: { id: written.id } });
  };
  return (
    <>
      {playbook.isChanged ? <Button variant="default" leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => void restore({ ref: playbook.ref })}>Restore the shipped version</Button> : null}
      <Button variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={() => void copyAndOpen()}>Copy</Button>
      <Button leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={() => openDialog({ kind: 'start-playbook', accountId: null, playbookRef: playbook.ref })}>Start</Button>
    </>
  );
};

const Editor = ({ playbook }: { playbook: Playbook }) => {
  const { write } = useWrite('playbooks', 'update');
  const save = (fields: Partial<PlaybookFields>): void => void write({ ref: playbook.ref, fields });
  return (
    <div className={classes['columns'] ?? ''}>
      <Stack gap="md">
        <Group gap="sm" align="flex-end">
          <SavedText label="Name" flex={1} maw={420} value={playbook.name} fault={(name) => (name === '' ? 'A playbook needs a name.' : null)} onSave={(name) => save({ name })} />
          <Select label="Kind" w={150} allowDeselect={false} data={playbookKinds.map((kind) => ({ value: kind, label: playbookKindNames[kind] }))} value={playbook.kind} onChange={(kind) => save({ kind: (kind ?? 'other') as PlaybookKind })} comboboxProps={{ shadow: 'md' }} />
        </Group>
        <SavedTextarea label="What it is for" value={playbook.about} onSave={(about) => save({ about })} />
        <StepList steps={playbook.steps} anchorSays={playbook.anchorSays} onSave={(steps) => save({ steps })} />
        <SavedTextarea label="Exit criteria" description="What has to be true before a run is closed, one a line" value={playbook.exitCriteria.join('\n')} onSave={(text) => save({ exitCriteria: [...new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))].slice(0, 20) })} />
        <Text size="xs" c="dimmed">A change is used by runs that start after it. Runs that are under way keep their steps.</Text>
      </Stack>
      <div className={classes['side'] ?? ''}><DaysPreview playbook={playbook} /></div>
    </div>
  );
};

/** A playbook and its editor; a shipped one can be changed, and restored. */
export const PlaybookPage = () => {
  const { id } = useParams({ from: '/playbooks/$id' });
  const read = useRead('playbooks', 'get', { ref: id });
  if (read.data === undefined && read.error !== null) {
    return (
      <>
        <PageHead title="Playbook" />
        <EmptyState title="This playbook is not here" action={<Button component={Link} to="/playbooks">Go to Playbooks</Button>}>It was removed, or the link is from another book.</EmptyState>
      </>
    );
  }
  return (
    <Loaded read={read}>
      {(playbook) => (
        <>
          <PageHead
            title={playbook.name}
            beside={<>
              {playbook.key === null ? null : <Badge variant="default">{playbook.isChanged ? 'Shipped, changed in this book' : 'Shipped with Daybook'}</Badge>}
              {playbook.running === 0 ? null : <AnchorLink to="/playbooks" search={{ playbook: playbook.ref }} size="sm">{count(playbook.running, 'run')} under way</AnchorLink>}
            </>}
            actions={<Actions playbook={playbook} />}
          />
          <Editor key={playbook.ref} playbook={playbook} />
        </>
      )}
    </Loaded>
  );
};
