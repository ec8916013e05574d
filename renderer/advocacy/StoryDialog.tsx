import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { storyStateNames, storyStates, type StoryState } from '#shared/advocacy-rules.ts';
import type { StoryFields, StoryRow } from '#shared/advocacy.ts';
import type { Day } from '#shared/days.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useToday } from '#renderer/data/book.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import { AccountLink } from '#renderer/ui/marks.tsx';

/** One story: its words save by themselves; where it stands is moved by a button. Approved asks for who and when. */
export const StoryDialog = ({ story, onClose }: { story: StoryRow; onClose: () => void }) => {
  const today = useToday();
  const { write } = useWrite('advocacy', 'changeStory');
  const { write: move, error, isWriting } = useWrite('advocacy', 'moveStory', { quiet: true });
  const { write: remove } = useWrite('advocacy', 'removeStory');
  const [approvedById, setApprovedBy] = useState(story.approvedById);
  const [approvedOn, setApprovedOn] = useState<Day | null>(story.approvedOn);
  const save = (fields: Partial<StoryFields>): void => void write({ id: story.id, fields });
  const go = (state: StoryState): void => void move({ id: story.id, state, approvedById, approvedOn });
  const removeAndClose = async (): Promise<void> => {
    if ((await remove({ id: story.id })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={story.title} size="lg">
      <Stack gap="sm">
        <Text size="sm"><AccountLink id={story.accountId} name={story.accountName} />{story.outcome === '' ? '' : `, from the verified outcome “${story.outcome}”`}. {storyStateNames[story.state]}{story.approvedByName === '' ? '' : `, approved by ${story.approvedByName}`}.</Text>
        {story.refusal === null ? null : <Alert color="yellow">{story.refusal} It can be written and approved, and not published.</Alert>}
        <SavedText label="Title" required maxLength={200} value={story.title} fault={(text) => (text === '' ? 'A story has a title.' : null)} onSave={(title) => save({ title })} />
        <SavedTextarea label="Challenge" value={story.challenge} onSave={(challenge) => save({ challenge })} />
        <SavedTextarea label="What changed" value={story.change} onSave={(change) => save({ change })} />
        <SavedTextarea label="Result" value={story.result} onSave={(result) => save({ result })} />
        <Group grow align="flex-start" gap="sm">
          <SavedTextarea label="Quote" value={story.quote} onSave={(quote) => save({ quote })} />
          <PersonPicker label="Who said it" accountId={story.accountId} name={story.quotePersonName} value={story.quotePersonId} onChange={(quotePersonId) => save({ quotePersonId })} />
        </Group>
        <Group grow align="flex-start" gap="sm">
          <PersonPicker label="Approved by" accountId={story.accountId} name={story.approvedByName} value={approvedById} onChange={setApprovedBy} />
          <DayInput label="Approved on" maxDate={today} value={approvedOn} onChange={setApprovedOn} />
        </Group>
        {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={() => void removeAndClose()}>Remove the story</Button>
          <Group gap="xs">{storyStates.filter((state) => state !== story.state).map((state) => <Button key={state} variant="default" size="compact-sm" loading={isWriting} onClick={() => go(state)}>{{ draft: 'Back to draft', 'with-customer': 'With the customer', approved: 'Approve', published: 'Publish', withdrawn: 'Withdraw' }[state]}</Button>)}</Group>
        </Group>
      </Stack>
    </Modal>
  );
};
