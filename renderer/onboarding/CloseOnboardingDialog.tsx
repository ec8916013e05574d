import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { stageNames } from '#shared/accounts.ts';
import type { Onboarding } from '#shared/onboarding.ts';
import { useToday } from '#renderer/data/book.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { mainMeasures } from '#renderer/onboarding/onboarding-words.ts';
import { Times } from '#renderer/onboarding/Times.tsx';
import { DayInput } from '#renderer/ui/DayInput.tsx';

/** Closes an onboarding with how it ended. */
export const CloseOnboardingDialog = ({ onboarding, onClose }: { onboarding: Onboarding; onClose: () => void }) => {
  const today = useToday();
  const { write, isWriting, error } = useWrite('onboarding', 'close', { quiet: true });
  const [on, setOn] = useState(today);
  const [summary, setSummary] = useState('');
  const [isAsked, setAsked] = useState(false);
  const close = async (): Promise<void> => {
    setAsked(true);
    if (summary.trim() !== '' && (await write({ id: onboarding.id, on, summary })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Close the onboarding of ${onboarding.accountName}`} size="md">
      <form noValidate onSubmit={(event) => { event.preventDefault(); void close(); }}>
        <Stack gap="sm">
          <Times times={onboarding.times} names={mainMeasures} />
          <Textarea label="How it ended" description="What the customer can do now, in their words where possible" required data-autofocus autosize minRows={3} value={summary} onChange={(event) => setSummary(event.currentTarget.value)} error={isAsked && summary.trim() === '' ? 'Say how it ended before it is closed.' : null} />
          <DayInput label="Closed on" clearable={false} value={on} onChange={(day) => setOn(day ?? today)} />
          <Text size="xs" c="dimmed">{onboarding.stage === 'align' || onboarding.stage === 'onboard' ? `The account moves to ${stageNames.enable}, and its playbook is closed.` : 'Its playbook is closed; the stage of the account stays.'}</Text>
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Close the onboarding</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
