import { Alert, Button, Checkbox, Group, Input, Modal, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Sentiment } from '#shared/accounts.ts';
import { riskOutcomeNames, riskOutcomes, type RiskOutcome } from '#shared/risk-rules.ts';
import type { Risk } from '#shared/risks.ts';
import { fieldOf, sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { SentimentChoice } from '#renderer/risks/SentimentChoice.tsx';

/** Closes a risk with how it ended, whether the save was worked on, and the sentiment from here. */
export const CloseRiskDialog = ({ risk, onClose }: { risk: Risk; onClose: () => void }) => {
  const { write, isWriting, error } = useWrite('risks', 'close', { quiet: true });
  const [outcome, setOutcome] = useState<RiskOutcome>('saved');
  const [summary, setSummary] = useState('');
  const [isIntervened, setIntervened] = useState(risk.isIntervened || risk.steps.some(({ done }) => done));
  const [sentiment, setSentiment] = useState<Sentiment | null>(null);
  const [isAsked, setAsked] = useState(false);
  const close = async (): Promise<void> => {
    setAsked(true);
    if (summary.trim() === '') return;
    if ((await write({ id: risk.id, outcome, summary, isIntervened, sentiment })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Close the risk of ${risk.accountName}`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void close(); }}>
        <Stack gap="sm">
          <Input.Wrapper label="How it ended" labelElement="div" size="xs">
            <SegmentedControl size="xs" fullWidth aria-label="How it ended" data={riskOutcomes.map((value) => ({ value, label: riskOutcomeNames[value] }))} value={outcome} onChange={setOutcome} />
          </Input.Wrapper>
          <Textarea label="Summary" required data-autofocus autosize minRows={3} value={summary} onChange={(event) => setSummary(event.currentTarget.value)} error={isAsked && summary.trim() === '' ? 'Say how it ended.' : fieldOf(error) === 'summary' ? sentenceOf(error) : null} />
          <Checkbox label="The save was worked on" description="Then a red score before it is no false alarm." checked={isIntervened} onChange={(event) => setIntervened(event.currentTarget.checked)} />
          <SentimentChoice label="Sentiment from here" value={sentiment} onChange={setSentiment} canBeLeft />
          {error === null || fieldOf(error) === 'summary' ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Close the risk</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
