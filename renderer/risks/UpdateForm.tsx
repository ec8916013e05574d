import { Alert, Button, Group, Input, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import type { RiskLevel } from '#shared/risk-rules.ts';
import type { Risk } from '#shared/risks.ts';
import { useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** Writes an update of a risk: what is new, its level now, and the next step with its day. Ctrl Enter saves. */
export const UpdateForm = ({ risk }: { risk: Risk }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('risks', 'update', { quiet: true });
  const [text, setText] = useState('');
  const [level, setLevel] = useState<RiskLevel>(risk.level);
  const [nextStep, setNextStep] = useState<string | null>(null);
  const [nextDueOn, setNextDueOn] = useState<Day | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [from, setFrom] = useState(risk.level);
  if (from !== risk.level) {
    setFrom(risk.level);
    setLevel(risk.level);
  }
  const save = async (): Promise<void> => {
    setAsked(true);
    if (text.trim() === '') return;
    const written = await write({ id: risk.id, level, text, ...(nextStep === null || nextStep.trim() === '' ? {} : { nextStep }), ...(nextDueOn === null ? {} : { nextDueOn }) });
    if (written === null) return;
    setText('');
    setNextStep(null);
    setNextDueOn(null);
    setAsked(false);
  };
  const due = nextDueOn ?? risk.nextDueOn;
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <Stack gap={6}>
        <Textarea label="What is new" autosize minRows={2} maxRows={10} value={text} onChange={(event) => setText(event.currentTarget.value)} onKeyDown={getHotkeyHandler([['mod+Enter', () => void save()]])} error={isAsked && text.trim() === '' ? 'Say what is new.' : null} />
        <Group gap="sm" align="flex-end">
          <TextInput label="Next step" flex={1} miw={200} maxLength={500} value={nextStep ?? risk.nextStep} onChange={(event) => setNextStep(event.currentTarget.value)} />
          <DayInput label="By" w={140} clearable={false} value={due} onChange={setNextDueOn} error={fieldOf(error) === 'nextDueOn' ? sentenceOf(error) : null} />
          <Input.Wrapper label="Level now" labelElement="div" size="xs"><div><SegmentedControl size="xs" aria-label="Level now" data={[{ value: 'yellow', label: 'Yellow' }, { value: 'red', label: 'Red' }]} value={level} onChange={setLevel} /></div></Input.Wrapper>
          <Button type="submit" loading={isWriting}>Save the update</Button>
        </Group>
        {due < today && text !== '' ? <Text size="xs">The day of the next step has passed. Choose another one where it is still to be done.</Text> : null}
        {error === null || fieldOf(error) === 'nextDueOn' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
      </Stack>
    </form>
  );
};
