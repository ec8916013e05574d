import { Alert, Button, Checkbox, Fieldset, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Sentiment } from '#shared/accounts.ts';
import type { Day } from '#shared/days.ts';
import type { Review } from '#shared/reviews.ts';
import { SentimentButtons } from '#renderer/calls/SentimentButtons.tsx';
import { useToday } from '#renderer/data/book.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { exactDay } from '#renderer/ui/say.ts';

/** Notes that the review was held: the day, who was there, how it felt, and what was agreed. */
export const HoldForm = ({ review }: { review: Review }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('reviews', 'hold', { quiet: true });
  const [on, setOn] = useState<Day>(review.plannedOn < today ? review.plannedOn : today);
  const [absent, setAbsent] = useState<readonly string[]>(review.attendees.filter(({ presence }) => presence === 'declined').map(({ id }) => id));
  const [sentiment, setSentiment] = useState<Sentiment | null>(null);
  const [agreed, setAgreed] = useState('');
  const hold = (): void => void write({ id: review.id, on, attended: review.attendees.map(({ id }) => id).filter((id) => !absent.includes(id)), sentiment, agreed });
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); hold(); }}>
      <Stack gap="sm" maw={680}>
        <Group align="flex-end" gap="md">
          <DayInput label="Held on" w={150} clearable={false} maxDate={today} value={on} onChange={(day) => { if (day !== null) setOn(day); }} />
          <SentimentButtons value={sentiment} onChange={setSentiment} />
        </Group>
        {review.plannedOn > today ? <Text size="sm">It is planned for {exactDay(review.plannedOn)}. Note here that it was held once it was.</Text> : null}
        {review.attendees.length === 0 ? <Text size="sm">Nobody is on the list of attendees; add them under Plan first, so that the timeline knows who was met.</Text> : (
          <Fieldset legend="Who was there" p="xs">
            <Stack gap={4}>{review.attendees.map(({ id, name, title }) => <Checkbox key={id} size="xs" label={title === '' ? name : `${name}, ${title}`} checked={!absent.includes(id)} onChange={(event) => setAbsent(event.currentTarget.checked ? absent.filter((one) => one !== id) : [...absent, id])} />)}</Stack>
          </Fieldset>
        )}
        <Textarea label="What was agreed" description="One point a line; it goes into the summary for the customer. Promises with a day are added in the next step." inputWrapperOrder={['label', 'input', 'description']} autosize minRows={3} maxRows={12} value={agreed} onChange={(event) => setAgreed(event.currentTarget.value)} />
        {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
        <Group><Button type="submit" loading={isWriting}>It was held</Button></Group>
      </Stack>
    </form>
  );
};
