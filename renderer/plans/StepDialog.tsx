import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { criterionStageNames, type CriterionStage } from '#shared/plan-rules.ts';
import type { Criterion } from '#shared/plans.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const means = {
  accepted: 'The customer agrees that this is the right measure of success.',
  delivered: 'What was promised is there; the customer has not confirmed it yet.',
  verified: 'A named person of the customer confirmed the outcome, on a day, in their own words.',
} as const;

/** The next step of a criterion, with who and when; the verified one with the customer's words. */
export const StepDialog = ({ criterion, to, accountId, onClose }: { criterion: Criterion; to: Exclude<CriterionStage, 'proposed'>; accountId: string; onClose: () => void }) => {
  const today = useToday();
  const { me } = useSettings();
  const [on, setOn] = useState<string | null>(today);
  const [personId, setPerson] = useState<string | null>(to === 'verified' ? criterion.acceptedById : null);
  const [by, setBy] = useState(me.name);
  const [words, setWords] = useState('');
  const [impact, setImpact] = useState('');
  const { write, isWriting, error } = useWrite('plans', 'stepCriterion', { quiet: true });
  const faultOf = (field: string): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);
  const submit = async (): Promise<void> => {
    if ((await write({ id: criterion.id, to, on: on ?? '', personId: to === 'delivered' ? null : personId, by: to === 'delivered' ? by : '', words, impact })) !== null) onClose();
  };
  const isAtField = ['on', 'personId', 'by', 'words'].includes(fieldOf(error) ?? '');
  return (
    <Modal opened onClose={onClose} title={`${criterionStageNames[to]}: ${criterion.metric}`} size="md">
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }} noValidate>
        <Stack gap="sm">
          <Text size="sm">{means[to]}</Text>
          <Group grow gap="sm" align="flex-start">
            {to === 'delivered' ? (
              <TextInput label="Delivered by" required data-autofocus value={by} onChange={(event) => setBy(event.currentTarget.value)} error={faultOf('by')} />
            ) : (
              <PersonPicker label={to === 'accepted' ? 'Accepted by' : 'Confirmed by'} required accountId={accountId} value={personId} name={criterion.acceptedByName} onChange={setPerson} error={faultOf('personId')} data-autofocus={to === 'accepted' || undefined} />
            )}
            <DayInput label="On" required value={on} onChange={setOn} error={faultOf('on')} />
          </Group>
          {to === 'verified' ? (
            <>
              <Textarea label="In their words" required description="What they said it brought them, as they said it." autosize minRows={3} spellCheck data-autofocus value={words} onChange={(event) => setWords(event.currentTarget.value)} error={faultOf('words')} />
              <Textarea label="What it is worth to the business" autosize minRows={2} spellCheck value={impact} onChange={(event) => setImpact(event.currentTarget.value)} />
            </>
          ) : null}
          {error === null || isAtField ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>{criterionStageNames[to]}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
