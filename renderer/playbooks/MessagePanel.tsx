import { Button, CopyButton, Group, Paper, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { MessageTemplate, Run } from '#shared/playbooks.ts';
import { filled } from '#shared/run-rules.ts';
import { openLink } from '#renderer/calls/open-link.ts';
import { useSettings } from '#renderer/data/book.ts';

/** The message of a step, filled in for one person of the account. It can be changed before it is copied or opened in the mail program; nothing is sent by Daybook. */
export const MessagePanel = ({ template, run }: { template: MessageTemplate; run: Run }) => {
  const { me } = useSettings();
  const [personId, setPersonId] = useState(run.people[0]?.id ?? null);
  const [edited, setEdited] = useState<Partial<MessageTemplate>>({});
  const person = run.people.find(({ id }) => id === personId);
  const known = { account: run.accountName, person: person?.name.split(' ')[0] ?? '', me: me.name, company: me.company };
  const subject = edited.subject ?? filled(template.subject, known);
  const body = edited.body ?? filled(template.body, known);
  const mail = `mailto:${encodeURIComponent(person?.email ?? '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        <Group gap="sm" grow align="flex-start">
          <Select label="To" placeholder="Nobody is known there" data={run.people.map(({ id, name }) => ({ value: id, label: name }))} value={personId} onChange={setPersonId} comboboxProps={{ shadow: 'md' }} />
          <TextInput label="Subject" value={subject} onChange={(event) => setEdited({ ...edited, subject: event.currentTarget.value })} />
        </Group>
        <Textarea label="Message" autosize minRows={6} maxRows={16} spellCheck value={body} onChange={(event) => setEdited({ ...edited, body: event.currentTarget.value })} />
        <Group gap="xs">
          <CopyButton value={`${subject}\n\n${body}`}>{({ copied, copy }) => <Button variant="default" onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}</CopyButton>
          <Button variant="default" onClick={() => openLink(mail)}>Open in mail</Button>
          {Object.keys(edited).length === 0 ? null : <Button variant="subtle" onClick={() => setEdited({})}>Begin again</Button>}
          <Text size="xs" c="dimmed">Daybook sends nothing by itself.</Text>
        </Group>
      </Stack>
    </Paper>
  );
};
