import { Button, Group, SegmentedControl, Stack, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { addWorkingDays, type Day } from '#shared/days.ts';
import type { Review } from '#shared/reviews.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { CommitmentList } from '#renderer/commitments/CommitmentList.tsx';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** Adds a promise of either side that was made in the review. */
const AddPromise = ({ review }: { review: Review }) => {
  const [today, settings] = [useToday(), useSettings()];
  const { write, isWriting } = useWrite('commitments', 'create');
  const [side, setSide] = useState<'ours' | 'theirs'>('ours');
  const [text, setText] = useState('');
  const [personId, setPersonId] = useState<string | null>(null);
  const [dueOn, setDueOn] = useState<Day | null>(addWorkingDays(today, 5, settings));
  const add = async (): Promise<void> => {
    if (text.trim() === '' || isWriting) return;
    if ((await write({ accountId: review.accountId, side, text, dueOn, activityId: review.call?.id ?? null, ...(side === 'theirs' ? { personId } : { owner: settings.me.name }) })) !== null) setText('');
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void add(); }}>
      <Group gap="xs" align="flex-end">
        <SegmentedControl size="xs" aria-label="Who promised" data={[{ value: 'ours', label: 'Ours' }, { value: 'theirs', label: 'Theirs' }]} value={side} onChange={(value) => setSide(value === 'theirs' ? 'theirs' : 'ours')} />
        <TextInput label="Promise" flex={1} miw={200} maxLength={500} placeholder="What is to be done" value={text} onChange={(event) => setText(event.currentTarget.value)} />
        {side === 'theirs' ? <PersonPicker label="Who" w={170} accountId={review.accountId} value={personId} onChange={setPersonId} /> : null}
        <DayInput label="By" w={130} value={dueOn} onChange={setDueOn} />
        <Button type="submit" variant="default" loading={isWriting}>Add</Button>
      </Group>
    </form>
  );
};

/** What was agreed: the points of the summary, and the promises that both sides made. */
export const AgreedPanel = ({ review }: { review: Review }) => {
  const { write } = useWrite('reviews', 'update');
  return (
    <section aria-labelledby="agreed-title">
      <Title order={2} id="agreed-title" mb={4}>What was agreed</Title>
      <Stack gap="sm">
        <SavedTextarea label="Points of the summary, one a line" value={review.agreed} onSave={(agreed) => void write({ id: review.id, fields: { agreed } })} />
        <AddPromise review={review} />
        <CommitmentList commitments={review.commitments} empty="No promise of either side is noted yet. A review without an action is forgotten." />
      </Stack>
    </section>
  );
};
