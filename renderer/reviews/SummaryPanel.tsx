import { Button, CopyButton, Group, Stack, TagsInput, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { FollowUp } from '#shared/calls.ts';
import type { Review } from '#shared/reviews.ts';
import { openLink } from '#renderer/calls/open-link.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './reviews.module.css';

type Draft = Pick<FollowUp, 'to' | 'subject' | 'text'>;
const mailOf = ({ to, subject, text }: Draft): string => `mailto:${to.map(encodeURIComponent).join(',')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;

/** The summary for the customer as a draft. What is changed here is used, and stays until the page is left; a person sends it. */
export const SummaryPanel = ({ review }: { review: Review }) => {
  const { id, summarySentOn } = review;
  const read = useRead('reviews', 'summary', { id });
  const { write, isWriting } = useWrite('reviews', 'tick');
  const [edited, setEdited] = useState<Partial<Draft>>({});
  const step = review.steps.find(({ key }) => key === 'summary');
  return (
    <section aria-labelledby="summary-title">
      <Title order={2} id="summary-title" mb={4}>Summary for the customer</Title>
      <Loaded read={read}>
        {(made) => {
          const draft = { ...made, ...edited };
          const change = (fields: Partial<Draft>): void => setEdited({ ...edited, ...fields });
          return (
            <Stack gap="xs">
              <TagsInput size="xs" label="To" placeholder={draft.to.length === 0 ? 'A mail address' : ''} value={draft.to} onChange={(to) => change({ to })} />
              <TextInput label="Subject" value={draft.subject} onChange={(event) => change({ subject: event.currentTarget.value })} />
              <Textarea label="Text" autosize minRows={8} maxRows={18} spellCheck value={draft.text} onChange={(event) => change({ text: event.currentTarget.value })} />
              <Group gap="xs">
                <CopyButton value={draft.text}>{({ copied, copy }) => <Button variant="default" onClick={copy}>{copied ? 'Copied' : 'Copy text'}</Button>}</CopyButton>
                <Button variant="default" onClick={() => openLink(mailOf(draft))}>Open in mail</Button>
                {step === undefined ? null : <Button variant={summarySentOn === null ? 'filled' : 'default'} loading={isWriting} onClick={() => void write({ id: step.id, done: summarySentOn === null })}>{summarySentOn === null ? 'Mark as sent' : 'Mark as not sent'}</Button>}
                {Object.keys(edited).length === 0 ? null : <Button variant="subtle" onClick={() => setEdited({})}>Draft again</Button>}
              </Group>
              <Text size="xs" className={classes['quiet'] ?? ''}>{summarySentOn === null ? '' : `Marked as sent on ${exactDay(summarySentOn)}. `}Daybook sends nothing by itself: copy the text or open it in your mail program.</Text>
            </Stack>
          );
        }}
      </Loaded>
    </section>
  );
};
