import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Plan } from '#shared/plans.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';

/** Closes a plan with what came of it. */
export const ClosePlanDialog = ({ plan, onClose }: { plan: Plan; onClose: () => void }) => {
  const [summary, setSummary] = useState('');
  const { write, isWriting, error } = useWrite('plans', 'close', { quiet: true });
  const submit = async (): Promise<void> => {
    if ((await write({ id: plan.id, summary })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Close the plan" size="md">
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Stack gap="sm">
          <Textarea label="What came of it" required autosize minRows={3} data-autofocus value={summary} onChange={(event) => setSummary(event.currentTarget.value)} />
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={isWriting}>Close the plan</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
