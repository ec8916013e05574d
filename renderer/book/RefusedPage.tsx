import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import type { Refusal } from '#shared/book.ts';
import { BackupTable } from '#renderer/book/BackupTable.tsx';
import { call, queryClient } from '#renderer/data/reads.ts';
import { sentenceOf } from '#renderer/data/writes.ts';

/** Why the book was not opened, what is safe, and the ways out. A book that is open elsewhere is left alone. */
export const RefusedPage = ({ refusal }: { refusal: Refusal }) => {
  useDocumentTitle('The book was not opened · Daybook');
  const [isBusy, setBusy] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setSentence(null);
    try {
      await work();
      await queryClient.invalidateQueries();
    } catch (error) {
      setSentence(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main style={{ maxWidth: 760, margin: '0 auto', padding: 'max(11vh, 24px) 24px 24px' }}>
      <Stack gap="lg">
        <Stack gap="xs">
          <Title order={1}>The book was not opened</Title>
          <Text>{refusal.sentence}</Text>
        </Stack>
        {sentence === null ? null : <Alert color="red" title="Not done" role="alert">{sentence}</Alert>}
        {refusal.reason === 'locked' ? null : (
          <>
            <Paper withBorder p="md" component="section" aria-labelledby="refused-backups">
              <Title order={2} id="refused-backups" mb={4}>Open a backup</Title>
              {refusal.backups.length === 0
                ? <Text size="sm">There is none in this folder.</Text>
                : <><Text size="sm" mb="xs">The book goes back to how it was then. The file that could not be opened is kept.</Text><BackupTable backups={refusal.backups} does="Open this backup" isOff={isBusy} onChoose={({ file }) => void run(() => call('book', 'restore', { file }))} /></>}
            </Paper>
            <Paper withBorder p="md" component="section" aria-labelledby="refused-anew">
              <Title order={2} id="refused-anew" mb={4}>Begin an empty book</Title>
              <Text size="sm" mb="xs">The file that could not be opened is kept beside the new one under another name, so that it can still be looked at.</Text>
              <Button variant="default" disabled={isBusy} onClick={() => void run(() => call('book', 'startAnew', undefined))}>Begin an empty book</Button>
            </Paper>
          </>
        )}
      </Stack>
    </main>
  );
};
