import { Button, Group, Modal, Paper, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call, useRead } from '#renderer/data/reads.ts';
import { sentenceOf } from '#renderer/data/writes.ts';
import { count } from '#renderer/ui/say.ts';
import { showError, showUndo } from '#renderer/ui/toasts.tsx';

/** Throws the sample records away. It asks once, because undo cannot bring them back; a backup is made first. */
export const ThrowSampleAway = () => {
  const [isAsking, setAsking] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const remove = async (): Promise<void> => {
    setRemoving(true);
    try {
      const { removed, backup } = await call('book', 'removeSample', undefined);
      showUndo(`${count(removed, 'sample record')} thrown away. The backup ${backup} has them.`, null);
    } catch (error) {
      showError(sentenceOf(error));
    } finally {
      setRemoving(false);
      setAsking(false);
    }
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>Throw it away</Button>
      <Modal opened={isAsking} onClose={() => setAsking(false)} title="Throw the sample book away">
        <Stack gap="md">
          <Text size="sm">Every sample record goes, with what was written to it. What was added by hand or imported stays. Undo cannot take this back; a backup is made first and can be opened from Settings.</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>Keep it</Button>
            <Button color="red" loading={isRemoving} onClick={() => void remove()}>Throw it away</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
};

/** Says that the sample book is open, and the ways out of it. */
export const SampleBanner = () => {
  const state = useRead('book', 'state', undefined).data;
  const navigate = useNavigate();
  if (state?.hasSample !== true) return null;
  return (
    <Paper withBorder px="sm" py={5} mb="sm" className="no-print" component="aside" aria-label="Sample book">
      <Group justify="space-between">
        <Text size="sm">This is a sample book, made up to try things on.</Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => void navigate({ to: '/import' })}>Import my accounts</Button>
          <ThrowSampleAway />
        </Group>
      </Group>
    </Paper>
  );
};
