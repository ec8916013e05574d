import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Side } from '#shared/plan-rules.ts';
import type { Criterion } from '#shared/plans.ts';
import { useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const scores = ['1', '2', '3', '4', '5'] as const;

/** How far a criterion is met, 1 to 5: the customer's word, or ours. */
export const RateDialog = ({ criterion, accountId, onClose }: { criterion: Criterion; accountId: string; onClose: () => void }) => {
  const today = useToday();
  const [side, setSide] = useState<Side>('theirs');
  const [personId, setPerson] = useState<string | null>(criterion.acceptedById);
  const [onDay, setDay] = useState<string | null>(today);
  const [score, setScore] = useState('3');
  const [words, setWords] = useState('');
  const { write, isWriting, error } = useWrite('plans', 'rate', { quiet: true });
  const faultOf = (field: string): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);
  const submit = async (): Promise<void> => {
    if ((await write({ criterionId: criterion.id, side, personId: side === 'theirs' ? personId : null, onDay: onDay ?? '', score: Number(score), words })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Rate: ${criterion.metric}`} size="sm">
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }} noValidate>
        <Stack gap="sm">
          <SegmentedControl size="xs" aria-label="Whose rating" value={side} onChange={(value) => setSide(value === 'ours' ? 'ours' : 'theirs')} data={[{ value: 'theirs', label: 'The customer’s' }, { value: 'ours', label: 'Ours' }]} />
          <div>
            <Text size="sm" fw={500} id="score-label">How far it is met, 1 not at all, 5 wholly</Text>
            <SegmentedControl size="xs" aria-labelledby="score-label" value={score} onChange={setScore} data={[...scores]} />
          </div>
          <Group grow gap="sm" align="flex-start">
            {side === 'theirs' ? <PersonPicker label="Rated by" required accountId={accountId} value={personId} name={criterion.acceptedByName} onChange={setPerson} error={faultOf('personId')} /> : null}
            <DayInput label="On" required value={onDay} onChange={setDay} error={faultOf('onDay')} />
          </Group>
          <Textarea label="Why" autosize minRows={2} spellCheck value={words} onChange={(event) => setWords(event.currentTarget.value)} />
          {error === null || faultOf('personId') !== null || faultOf('onDay') !== null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Add</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
