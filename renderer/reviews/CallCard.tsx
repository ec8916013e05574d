import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { isAhead } from '#shared/business-review-words.ts';
import type { Review } from '#shared/reviews.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { shortDay } from '#renderer/ui/say.ts';
import classes from './reviews.module.css';

/** The call or meeting of the timeline that the review is: linked, or made. */
export const CallCard = ({ review }: { review: Review }) => {
  const today = useToday();
  const { id, call, state } = review;
  const choices = useRead('reviews', 'calls', { id }, { enabled: call === null }).data ?? [];
  const { write: link } = useWrite('reviews', 'linkCall');
  const { write: plan, isWriting } = useWrite('reviews', 'planCall');
  return (
    <section aria-labelledby="call-title">
      <Title order={2} size="h3" id="call-title" mb={4}>In the calendar</Title>
      {call === null ? (
        <Stack gap="xs" align="flex-start">
          <Text size="sm" className={classes['quiet'] ?? ''}>{state === 'held' ? 'It is no call of the timeline.' : 'It is in no calendar yet.'}</Text>
          <Group gap="xs">
            {isAhead(state) ? <Button size="compact-sm" variant="default" loading={isWriting} onClick={() => void plan({ id })}>Plan the {review.kind === 'mini' ? 'call' : 'meeting'}</Button> : null}
            {choices.length === 0 ? null : <Select w={220} size="xs" searchable aria-label="Link a call of the account" placeholder="Link a call" comboboxProps={{ shadow: 'md' }} data={choices.map((one) => ({ value: one.id, label: `${one.title || one.type}, ${shortDay(one.on, today)}` }))} value={null} onChange={(activityId) => { if (activityId !== null) void link({ id, activityId }); }} />}
          </Group>
        </Stack>
      ) : (
        <Group gap="xs">
          <AnchorLink to="/calls/$id" params={{ id: call.id }} search={{}} size="sm">{call.title || call.type}</AnchorLink>
          <Text size="sm" className={classes['quiet'] ?? ''}>{call.state}, {shortDay(call.on, today)}</Text>
          {state === 'held' ? null : <Button size="compact-xs" variant="subtle" onClick={() => void link({ id, activityId: null })}>Unlink</Button>}
        </Group>
      )}
    </section>
  );
};
