import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import type { EducationRow, FeatureToShow } from '#shared/expansion.ts';
import { educationOutcomeNames, educationOutcomes, type EducationOutcome } from '#shared/feature-rules.ts';
import { useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';
import classes from './expansion.module.css';

export type EducationStart = { kind: 'log'; row: FeatureToShow } | { kind: 'change'; row: EducationRow };

/** Logs that a feature was shown to an account, or changes such an entry. */
export const EducationDialog = ({ start, onClose }: { start: EducationStart; onClose: () => void }) => {
  const today = useToday();
  const log = useWrite('expansion', 'logEducation', { quiet: true });
  const change = useWrite('expansion', 'changeEducation', { quiet: true });
  const remove = useWrite('expansion', 'removeEducation');
  const before = start.kind === 'change' ? start.row : null;
  const [outcome, setOutcome] = useState<EducationOutcome>(before?.outcome ?? 'shown');
  const [personId, setPersonId] = useState<string | null>(before?.personId ?? null);
  const [onDay, setOnDay] = useState<Day | null>(before?.onDay ?? today);
  const [notes, setNotes] = useState(before?.notes ?? '');
  const error = log.error ?? change.error;
  const { accountId, featureId, objectiveId, featureName, accountName } = start.row;
  const save = async (): Promise<void> => {
    if (onDay === null) return;
    const fields = { outcome, personId, onDay, notes };
    const written = before === null ? await log.write({ accountId, featureId, objectiveId, ...fields }) : await change.write({ id: before.id, fields });
    if (written !== null) onClose();
  };
  const takeOut = async (): Promise<void> => {
    if (before !== null && (await remove.write({ id: before.id })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`${featureName} at ${accountName}`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Stack gap="sm">
          {start.kind === 'log' ? <Text size="sm" className={classes['quiet'] ?? ''}>{start.row.why}.</Text> : null}
          <Group grow align="flex-start" gap="sm">
            <Select label="What came of it" required data-autofocus allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={educationOutcomes.map((value) => ({ value, label: educationOutcomeNames[value] }))} value={outcome} onChange={(value) => setOutcome(value ?? 'shown')} />
            <DayInput label="Shown on" required clearable={false} maxDate={today} value={onDay} onChange={setOnDay} error={fieldOf(error) === 'onDay' ? sentenceOf(error) : null} />
          </Group>
          <PersonPicker label="Shown to" accountId={accountId} value={personId} name={before?.personName ?? ''} onChange={setPersonId} />
          <Textarea label="Notes" autosize minRows={2} value={notes} onChange={(event) => setNotes(event.currentTarget.value)} />
          {error === null || fieldOf(error) === 'onDay' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="space-between">
            {before === null ? <span /> : <Button variant="subtle" color="gray" onClick={() => void takeOut()}>Take out of the log</Button>}
            <Button type="submit" loading={log.isWriting || change.isWriting}>{before === null ? 'Log it' : 'Change it'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
