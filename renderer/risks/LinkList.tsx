import { ActionIcon, Alert, Anchor, Button, Group, Modal, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPencil, IconUnlink } from '@tabler/icons-react';
import { useState } from 'react';
import type { Escalation, EscalationLink } from '#shared/escalations.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import classes from './risks.module.css';

const emptyIssue = { issueKey: '', title: '', status: '', url: '' };

/** An issue of engineering: a new one, or one that is changed. */
const IssueDialog = ({ escalationId, link, onClose }: { escalationId: string; link: EscalationLink | null; onClose: () => void }) => {
  const create = useWrite('escalations', 'link', { quiet: true });
  const update = useWrite('escalations', 'changeIssue', { quiet: true });
  const [issue, setIssue] = useState(link === null ? emptyIssue : { issueKey: link.key, title: link.title, status: link.status, url: link.url });
  const error = link === null ? create.error : update.error;
  const field = (name: keyof typeof emptyIssue, label: string, placeholder: string) => (
    <TextInput label={label} placeholder={placeholder} maxLength={name === 'url' ? 2_000 : 500} value={issue[name]} error={fieldOf(error) === name ? sentenceOf(error) : null} onChange={(event) => setIssue({ ...issue, [name]: event.currentTarget.value })} {...(name === 'issueKey' ? { 'data-autofocus': true } : {})} />
  );
  const save = async (): Promise<void> => {
    const written = link === null ? await create.write({ id: escalationId, issue }) : await update.write({ id: link.id, fields: issue });
    if (written !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={link === null ? 'Link an issue' : 'Change the issue'} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <Group grow gap="sm">{field('issueKey', 'Key', 'BRG-412')}{field('status', 'Status', 'In progress')}</Group>
          {field('title', 'Title', 'What it is about')}
          {field('url', 'Address', 'https://')}
          {error === null || fieldOf(error) !== null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={create.isWriting || update.isWriting}>{link === null ? 'Link it' : 'Save'}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};

/** The support cases and issues of engineering that an escalation is about. */
export const LinkList = ({ escalation, isClosed }: { escalation: Escalation; isClosed: boolean }) => {
  const { write: link } = useWrite('escalations', 'link');
  const { write: unlink } = useWrite('escalations', 'unlink');
  const [editing, setEditing] = useState<EscalationLink | 'new' | null>(null);
  return (
    <section aria-labelledby="links-title">
      <Group justify="space-between" mb={4}>
        <Title order={2} id="links-title">Cases and issues</Title>
        {isClosed ? null : (
          <Group gap="xs">
            {escalation.cases.length === 0 ? null : <Select w={240} size="xs" searchable aria-label="Link a case of the account" placeholder="Link a case" comboboxProps={{ shadow: 'md' }} value={null} data={escalation.cases.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}`.trim() }))} onChange={(caseId) => { if (caseId !== null) void link({ id: escalation.id, caseId }); }} />}
            <Button size="compact-sm" variant="default" onClick={() => setEditing('new')}>Link an issue</Button>
          </Group>
        )}
      </Group>
      {escalation.linked.length === 0 ? <Text size="sm" c="dimmed">Nothing is linked. Link the support cases and the issues of engineering that it hangs on.</Text> : (
        <ul className={classes['list']}>
          {escalation.linked.map((one) => (
            <li key={one.id} className={classes['line']}>
              <div className={classes['words']}>
                <Text size="sm">{one.key === '' ? null : <Text span inherit fw={600}>{one.key} </Text>}{one.title}</Text>
                <div className={classes['facts']}>
                  <span>{one.caseId === null ? 'Issue' : 'Support case'}</span>
                  {one.status === '' ? null : <span>{one.status}</span>}
                  {one.url === '' ? null : <span><Anchor href={one.url} target="_blank" rel="noreferrer" size="xs">Open {new URL(one.url).hostname}</Anchor></span>}
                  {one.caseId === null ? null : <span><AnchorLink to="/accounts/$id" params={{ id: escalation.accountId }} search={{ section: 'support' }} size="xs">Cases of the account</AnchorLink></span>}
                </div>
              </div>
              {isClosed ? null : (
                <Group gap={2} wrap="nowrap">
                  {one.caseId === null ? <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Change ${one.key} ${one.title}`} onClick={() => setEditing(one)}><IconPencil size={14} aria-hidden /></ActionIcon> : null}
                  <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Take off ${one.key} ${one.title}`} onClick={() => void unlink({ id: one.id })}><IconUnlink size={14} aria-hidden /></ActionIcon>
                </Group>
              )}
            </li>
          ))}
        </ul>
      )}
      {editing === null ? null : <IssueDialog escalationId={escalation.id} link={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </section>
  );
};
