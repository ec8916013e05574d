import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import type { Refusal } from '#shared/book.ts';
import { BackupTable } from '#renderer/book/BackupTable.tsx';
import { call, queryClient } from '#renderer/data/reads.ts';
import { sentenceOf } from '#renderer/data/writes.ts';

const titles: Record<Refusal['reason'], string> = {
  newer: 'This book was made by a newer Daybook',
  damaged: 'This book is damaged',
  foreign: 'That file is not a book of Daybook',
  locked: 'This book is open in another Daybook',
  unreadable: 'This book cannot be read',
};

/** Where the way out is outside of Daybook. `null` where a backup or an empty book is the way. */
const firstTry: Record<Refusal['reason'], string | null> = {
  newer: 'Start the newer version of Daybook; it opens this book as it was left. The ways below are for when that version is gone.',
  damaged: null,
  foreign: null,
  locked: 'Go to the window where it is open, or end that Daybook and look again here.',
  unreadable: 'If the folder is on a drive that is not there, or belongs to another person of this machine, put that right and look again.',
};

/** Why the book was not opened, what is safe, and the ways out. */
export const RefusedPage = ({ refusal }: { refusal: Refusal }) => {
  useDocumentTitle(`${titles[refusal.reason]} · Daybook`);
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
  const advice = firstTry[refusal.reason];
  const isElsewhere = refusal.reason === 'locked';
  return (
    <main style={{ maxWidth: 760, margin: '0 auto', padding: 'max(11vh, 24px) 24px 24px' }}>
      <Stack gap="lg">
        <Stack gap="xs">
          <Title order={1}>{titles[refusal.reason]}</Title>
          <Text>{refusal.sentence}</Text>
          {advice === null ? null : <Text>{advice}</Text>}
          <Text>Nothing was changed: the file is as it was found.</Text>
        </Stack>
        {sentence === null ? null : <Alert color="red" title="Not done" role="alert">{sentence}</Alert>}
        <Group><Button variant={advice === null ? 'default' : 'filled'} disabled={isBusy} onClick={() => void run(() => Promise.resolve())}>Look again</Button></Group>
        {isElsewhere ? null : (
          <Paper withBorder p="md" component="section" aria-labelledby="refused-backups">
            <Title order={2} id="refused-backups" mb={4}>Open a backup</Title>
            {refusal.backups.length === 0
              ? <Text size="sm">There is none in this folder.</Text>
              : <><Text size="sm" mb="xs">The book goes back to how it was then. The file that could not be opened is kept.</Text><BackupTable backups={refusal.backups} does="Open this backup" isOff={isBusy} onChoose={({ file }) => void run(() => call('book', 'restore', { file }))} /></>}
          </Paper>
        )}
        {isElsewhere ? null : (
          <Paper withBorder p="md" component="section" aria-labelledby="refused-anew">
            <Title order={2} id="refused-anew" mb={4}>Begin an empty book</Title>
            <Text size="sm" mb="xs">The file that could not be opened is kept beside the new one under another name, so that it can still be looked at.</Text>
            <Button variant="default" disabled={isBusy} onClick={() => void run(() => call('book', 'startAnew', undefined))}>Begin an empty book</Button>
          </Paper>
        )}
      </Stack>
    </main>
  );
};
