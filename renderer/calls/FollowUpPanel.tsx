import { Button, CopyButton, Group, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FollowUp } from '#shared/calls.ts';
import { dayOf, type Instant } from '#shared/days.ts';
import { openLink } from '#renderer/calls/open-link.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay } from '#renderer/ui/say.ts';

const mailOf = ({ to, subject, text }: Pick<FollowUp, 'to' | 'subject' | 'text'>): string =>
  `mailto:${to.map(encodeURIComponent).join(',')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;

/** The text that goes out after a call. What is changed here is used, and stays until the page is left; nothing is sent by Daybook. */
export const FollowUpPanel = ({ id, accountId, sentAt }: { id: string; accountId: string; sentAt: Instant | null }) => {
  const read = useRead('calls', 'followUp', { id });
  const { write, isWriting } = useWrite('calls', 'sentFollowUp');
  const [edited, setEdited] = useState<Partial<Pick<FollowUp, 'to' | 'subject' | 'text'>>>({});
  const isSent = sentAt !== null;
  return (
    <Loaded read={read}>
      {(draft) => {
        const followUp = { ...draft, ...edited };
        const change = (fields: typeof edited): void => setEdited({ ...edited, ...fields });
        return (
          <Stack gap="xs">
            <TagsInput size="xs" label="To" placeholder={followUp.to.length === 0 ? 'A mail address' : ''} value={followUp.to} onChange={(to) => change({ to })} />
            <TextInput label="Subject" value={followUp.subject} onChange={(event) => change({ subject: event.currentTarget.value })} />
            <Textarea label="Text" autosize minRows={10} maxRows={20} spellCheck value={followUp.text} onChange={(event) => change({ text: event.currentTarget.value })} />
            <Group gap="xs">
              <CopyButton value={followUp.text}>{({ copied, copy }) => <Button variant="default" onClick={copy}>{copied ? 'Copied' : 'Copy text'}</Button>}</CopyButton>
              <Button variant="default" onClick={() => openLink(mailOf(followUp))}>Open in mail</Button>
              <Button variant={isSent ? 'default' : 'filled'} loading={isWriting} onClick={() => void write({ id, sent: !isSent })}>{isSent ? 'Mark as not sent' : 'Mark as sent'}</Button>
              <ButtonLink variant="default" to="/documents" search={{ kind: 'follow-up', account: accountId, call: id }}>As a document</ButtonLink>
              {Object.keys(edited).length === 0 ? null : <Button variant="subtle" onClick={() => setEdited({})}>Draft again</Button>}
            </Group>
            <Text size="xs" c="dimmed">
              {sentAt === null ? '' : `Marked as sent on ${exactDay(dayOf(sentAt))}. `}Daybook sends nothing by itself: copy the text or open it in your mail program.
            </Text>
          </Stack>
        );
      }}
    </Loaded>
  );
};
