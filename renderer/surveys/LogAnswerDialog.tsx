import { Alert, Button, Group, Modal, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import { surveyKindNames } from '#shared/survey-rules.ts';
import { AccountPicker } from '#renderer/accounts/AccountPicker.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';

const shownAt = ['score', 'onDay', 'personId'];

/** Logs an answer to a survey by hand. Without a survey in the book, the answer is to an NPS that is added with it. */
export const LogAnswerDialog = ({ accountId: given, onClose }: { accountId: string | null; onClose: () => void }) => {
  const today = useToday();
  const surveys = useRead('surveys', 'list', undefined).data ?? [];
  const { write, isWriting, error } = useWrite('surveys', 'log', { quiet: true });
  const { write: create } = useWrite('surveys', 'create', { quiet: true });
  const [accountId, setAccountId] = useState(given);
  const [picked, setPicked] = useState<string | null>(null);
  const survey = surveys.find(({ id }) => id === picked) ?? surveys[0];
  const [score, setScore] = useState<number | null>(null);
  const [personId, setPersonId] = useState<string | null>(null);
  const [respondent, setRespondent] = useState('');
  const [onDay, setOnDay] = useState<Day | null>(today);
  const [comment, setComment] = useState('');
  const [isAsked, setAsked] = useState(false);
  const faultOf = (field: string): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);
  const [scaleMin, scaleMax] = [survey?.scaleMin ?? 0, survey?.scaleMax ?? 10];
  const scoreFault = score === null ? 'Say what they answered.' : score < scaleMin || score > scaleMax ? `Answers are from ${scaleMin} to ${scaleMax}.` : null;
  const log = async (): Promise<void> => {
    setAsked(true);
    if (accountId === null || scoreFault !== null || score === null || onDay === null) return;
    const surveyId = survey?.id ?? (await create({ name: 'NPS by hand', kind: 'nps' }))?.id;
    if (surveyId === undefined) return;
    if ((await write({ surveyId, accountId, score, personId, respondent: personId === null ? respondent : '', onDay, comment })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Log an answer" size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void log(); }}>
        <Stack gap="sm">
          <AccountPicker label="Account" required value={accountId} onChange={(id) => { setAccountId(id); setPersonId(null); }} error={isAsked && accountId === null ? 'Choose the account that answered.' : null} />
          {surveys.length === 0 ? <Text size="sm">To “NPS by hand”, which is added with this answer.</Text> : <Select label="Survey" required allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={surveys.map(({ id, name, kind }) => ({ value: id, label: `${name} (${surveyKindNames[kind]})` }))} value={survey?.id ?? null} onChange={setPicked} />}
          <Group grow align="flex-start" gap="sm">
            <NumberInput label={`Score, ${scaleMin} to ${scaleMax}`} required data-autofocus hideControls allowDecimal={false} allowNegative={false} value={score ?? ''} onChange={(value) => setScore(value === '' ? null : Number(value))} error={isAsked && scoreFault !== null ? scoreFault : faultOf('score')} />
            <DayInput label="Answered on" required clearable={false} maxDate={today} value={onDay} onChange={setOnDay} error={faultOf('onDay')} />
          </Group>
          {accountId === null ? null : (
            <Group grow align="flex-start" gap="sm">
              <PersonPicker label="Person" accountId={accountId} value={personId} onChange={setPersonId} error={faultOf('personId')} />
              {personId === null ? <TextInput label="Or who it was" maxLength={500} value={respondent} onChange={(event) => setRespondent(event.currentTarget.value)} /> : null}
            </Group>
          )}
          <Textarea label="Comment" autosize minRows={2} value={comment} onChange={(event) => setComment(event.currentTarget.value)} />
          {error === null || shownAt.includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Log the answer</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
