import { Alert, Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { stageNames, type Stage } from '#shared/accounts.ts';
import type { Gate } from '#shared/journey-rules.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';

/** Moves an account on while gates are open: they are named, and the reason is kept with the change. */
export const MoveDialog = ({ account, to, open, onClose }: { account: { id: string; name: string }; to: Stage; open: readonly Gate[]; onClose: () => void }) => {
  const [reason, setReason] = useState('');
  const { write, isWriting, error } = useWrite('journey', 'move', { quiet: true });
  const move = async (): Promise<void> => {
    if ((await write({ accountId: account.id, to, reason: reason.trim() })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Move ${account.name} to ${stageNames[to]}`} size="md">
      <form onSubmit={(event) => { event.preventDefault(); void move(); }} noValidate>
        <Stack gap="sm">
          <Text size="sm">{open.length === 0 ? 'The stages in between may have open gates; say why they are passed.' : 'This is still open:'}</Text>
          {open.length === 0 ? null : <List size="sm">{open.map(({ key, says, finding }) => <List.Item key={key}>{says} ({finding.slice(0, 1).toLowerCase() + finding.slice(1)})</List.Item>)}</List>}
          <TextInput label="Why it moves on all the same" required data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
          <Group justify="flex-end"><Button type="submit" disabled={reason.trim() === ''} loading={isWriting}>Move</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
};
