import { Alert, Button, Group, Modal, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { noReasons, outcomeNames, outcomes, type NoReason, type Outcome } from '#shared/plan-rules.ts';
import type { Objective } from '#shared/plans.ts';
import { useToday } from '#renderer/data/book.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PersonPicker } from '#renderer/plans/PersonPicker.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** Closes an objective with its outcome and the word of the customer. */
export const CloseObjectiveDialog = ({ objective, accountId, onClose }: { objective: Objective; accountId: string; onClose: () => void }) => {
  const today = useToday();
  const [outcome, setOutcome] = useState<Outcome>('achieved');
  const [summary, setSummary] = useState('');
  const [confirmedById, setConfirmedBy] = useState(objective.customerOwnerId);
  const [confirmedOn, setConfirmedOn] = useState<string | null>(today);
  const [noReason, setNoReason] = useState<NoReason | null>(null);
  const { write, isWriting, error } = useWrite('plans', 'closeObjective', { quiet: true });
  const asksReason = objective.category === 'expansion' && outcome === 'no';
  const faultOf = (field: string): string | null => (fieldOf(error) === field ? sentenceOf(error) : null);
  const submit = async (): Promise<void> => {
    if ((await write({ id: objective.id, outcome, summary, confirmedById, confirmedOn: confirmedOn ?? '', noReason: asksReason ? noReason : null })) !== null) onClose();
  };
  const isAtField = ['summary', 'confirmedById', 'confirmedOn', 'noReason'].includes(fieldOf(error) ?? '');
  return (
    <Modal opened onClose={onClose} title={`Close “${objective.name}”`} size="md">
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }} noValidate>
        <Stack gap="sm">
          <div>
            <Text size="sm" fw={500} id="outcome-label">Outcome</Text>
            <SegmentedControl size="xs" aria-labelledby="outcome-label" value={outcome} onChange={(value) => setOutcome(outcomes.find((one) => one === value) ?? 'achieved')} data={outcomes.map((one) => ({ value: one, label: outcomeNames[one] }))} />
          </div>
          {asksReason ? <Select label="Why not" required data={[...noReasons]} value={noReason} onChange={(value) => setNoReason(noReasons.find((one) => one === value) ?? null)} error={faultOf('noReason')} /> : null}
          <Textarea label="What came of it" required autosize minRows={3} data-autofocus value={summary} onChange={(event) => setSummary(event.currentTarget.value)} error={faultOf('summary')} />
          <Group grow gap="sm" align="flex-start">
            <PersonPicker label="Confirmed by" required accountId={accountId} value={confirmedById} onChange={setConfirmedBy} error={faultOf('confirmedById')} />
            <DayInput label="Confirmed on" required value={confirmedOn} onChange={setConfirmedOn} error={faultOf('confirmedOn')} />
          </Group>
          {error === null || isAtField ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Close the objective</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
