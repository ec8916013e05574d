import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

/** Asks why a promise is let go; the reason stays with it. */
export const DropReason = ({ onDrop }: { onDrop: (reason: string) => void }) => {
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') setAsked(true);
        else onDrop(reason.trim());
      }}
    >
      <Stack gap="xs" w={260}>
        <TextInput label="Why is it dropped?" data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={isAsked && reason.trim() === '' ? 'Say why it was dropped.' : null} />
        <Group justify="flex-end"><Button type="submit" size="compact-sm">Drop</Button></Group>
      </Stack>
    </form>
  );
};
