import { Alert, Button, Group, Input, Modal, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import { surveyKindNames, surveyKinds, usualScales, type SurveyKind } from '#shared/survey-rules.ts';
import type { SurveyRow } from '#shared/surveys.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** Adds a survey with its scale, or changes or removes one. */
export const SurveyDialog = ({ survey, onClose }: { survey: SurveyRow | null; onClose: () => void }) => {
  const create = useWrite('surveys', 'create', { quiet: true });
  const change = useWrite('surveys', 'change', { quiet: true });
  const { write: remove } = useWrite('surveys', 'remove');
  const [kind, setKind] = useState<SurveyKind>(survey?.kind ?? 'nps');
  const [name, setName] = useState(survey?.name ?? '');
  const [question, setQuestion] = useState(survey?.question ?? '');
  const [scaleMin, setMin] = useState<number | null>(survey?.scaleMin ?? usualScales.nps.scaleMin);
  const [scaleMax, setMax] = useState<number | null>(survey?.scaleMax ?? usualScales.nps.scaleMax);
  const [sentOn, setSentOn] = useState<Day | null>(survey?.sentOn ?? null);
  const [isAsked, setAsked] = useState(false);
  const error = create.error ?? change.error;
  const choose = (next: SurveyKind): void => {
    setKind(next);
    setMin(usualScales[next].scaleMin);
    setMax(usualScales[next].scaleMax);
  };
  const save = async (): Promise<void> => {
    setAsked(true);
    if (name.trim() === '' || scaleMin === null || scaleMax === null) return;
    const fields = { name, kind, question, scaleMin, scaleMax, sentOn };
    if ((await (survey === null ? create.write(fields) : change.write({ id: survey.id, fields }))) !== null) onClose();
  };
  const removeAndClose = async (): Promise<void> => {
    if (survey !== null && (await remove({ id: survey.id })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={survey === null ? 'Add a survey' : `The survey “${survey.name}”`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          <TextInput label="Name" required data-autofocus maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} error={isAsked && name.trim() === '' ? 'Give it a name.' : fieldOf(error) === 'name' ? sentenceOf(error) : null} />
          <Input.Wrapper label="Kind" labelElement="div" size="xs"><SegmentedControl size="xs" fullWidth aria-label="Kind" data={surveyKinds.map((value) => ({ value, label: surveyKindNames[value] }))} value={kind} onChange={choose} /></Input.Wrapper>
          <TextInput label="Question" maxLength={500} value={question} onChange={(event) => setQuestion(event.currentTarget.value)} />
          <Group grow align="flex-start" gap="sm">
            <NumberInput label="Lowest answer" hideControls allowDecimal={false} min={0} max={100} disabled={kind === 'nps'} value={scaleMin ?? ''} onChange={(value) => setMin(value === '' ? null : Number(value))} />
            <NumberInput label="Highest answer" hideControls allowDecimal={false} min={0} max={100} disabled={kind === 'nps'} value={scaleMax ?? ''} onChange={(value) => setMax(value === '' ? null : Number(value))} error={fieldOf(error) === 'scaleMax' ? sentenceOf(error) : null} />
            <DayInput label="Sent on" value={sentOn} onChange={setSentOn} />
          </Group>
          {error === null || ['name', 'scaleMax'].includes(fieldOf(error) ?? '') ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="space-between">
            {survey === null ? <span /> : <Button variant="subtle" color="gray" onClick={() => void removeAndClose()}>Remove with its answers</Button>}
            <Button type="submit" loading={create.isWriting || change.isWriting}>{survey === null ? 'Add the survey' : 'Change it'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
