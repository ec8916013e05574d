import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { goalStateNames, type GoalState } from '#shared/goal-rules.ts';
import type { Goal } from '#shared/goals.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';

const ends = ['reached', 'missed', 'dropped'] as const satisfies GoalState[];

/** Closes a big rock or an objective with a word on how it went. */
export const CloseGoalDialog = ({ goal, onClose }: { goal: Goal; onClose: () => void }) => {
  const [state, setState] = useState<(typeof ends)[number]>('reached');
  const [word, setWord] = useState('');
  const { write, isWriting, error } = useWrite('goals', 'close', { quiet: true });
  const isAtWord = fieldOf(error) === 'word';
  const submit = async (): Promise<void> => {
    if ((await write({ id: goal.id, state, word })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Close “${goal.name}”`}>
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }} noValidate>
        <Stack gap="sm">
          <div>
            <Text size="sm" fw={500} id="end-label">How it ended</Text>
            <SegmentedControl size="xs" aria-labelledby="end-label" value={state} onChange={(value) => setState(ends.find((one) => one === value) ?? 'reached')} data={ends.map((one) => ({ value: one, label: goalStateNames[one] }))} />
          </div>
          <TextInput label="In a word, how it went" required data-autofocus maxLength={500} value={word} onChange={(event) => setWord(event.currentTarget.value)} error={isAtWord ? sentenceOf(error) : null} />
          {error === null || isAtWord ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Close it</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
