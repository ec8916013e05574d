import { Alert, Button, Code, Group, Paper, SimpleGrid, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconBook2, IconFileImport, IconPencil, type Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { call, queryClient, useRead } from '#renderer/data/reads.ts';
import { sentenceOf } from '#renderer/data/writes.ts';
import { startEmpty } from '#renderer/book/started-empty.ts';

const Choice = ({ icon: Mark, title, children, does, isMain, isBusy, isOff, onChoose }: { icon: Icon; title: string; children: string; does: string; isMain?: boolean; isBusy?: boolean; isOff: boolean; onChoose: () => void }) => (
  <Paper withBorder p="lg" component="section" aria-label={title}>
    <Stack gap="sm" h="100%" justify="space-between" align="flex-start">
      <Stack gap="sm">
        <ThemeIcon variant="default" size={38} radius="md"><Mark size={20} stroke={1.6} aria-hidden /></ThemeIcon>
        <Title order={2}>{title}</Title>
        <Text size="sm">{children}</Text>
      </Stack>
      <Button size="sm" variant={isMain === true ? 'filled' : 'default'} loading={isBusy ?? false} disabled={isOff && isBusy !== true} onClick={onChoose}>{does}</Button>
    </Stack>
  </Paper>
);

/** Begins at a page; this is shown outside of the router, which reads the address once it is there. */
const beginAt = (page: 'import' | 'accounts' | 'today'): void => {
  location.hash = `#/${page}`;
};

/** An empty book: three ways to begin, and where it all lives. */
export const FirstRun = () => {
  useDocumentTitle('Welcome · Daybook');
  const folder = useRead('settings', 'dataFolder', undefined).data;
  const [isMaking, setMaking] = useState(false);
  const [isLong, setLong] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const openSample = async (): Promise<void> => {
    setMaking(true);
    setSentence(null);
    const timer = setTimeout(() => setLong(true), 200);
    try {
      await call('book', 'openSample', undefined);
      beginAt('today');
      await queryClient.invalidateQueries();
    } catch (error) {
      setSentence(sentenceOf(error));
    } finally {
      clearTimeout(timer);
      setMaking(false);
      setLong(false);
    }
  };
  const begin = (page: 'import' | 'accounts'): void => {
    beginAt(page);
    startEmpty();
  };
  return (
    <main style={{ maxWidth: 940, margin: '0 auto', padding: 'max(11vh, 24px) 24px 24px' }}>
      <Stack gap="xl">
        <Stack gap={4}>
          <Title order={1} fz={28}>Daybook</Title>
          <Text>The workbench of a Customer Success Manager: what to do today, the brief before a call, the note after it, and the promises in it.</Text>
        </Stack>
        {sentence === null ? null : <Alert color="red" title="Not opened" role="alert">{sentence}</Alert>}
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
          <Choice icon={IconBook2} title="Look around first" does="Open a sample book" isMain isBusy={isLong} isOff={isMaking} onChoose={() => void openSample()}>
            About 40 made-up accounts with two years of calls, promises and renewals. It can be thrown away in one step.
          </Choice>
          <Choice icon={IconFileImport} title="Bring your own" does="Import my accounts" isOff={isMaking} onChoose={() => begin('import')}>
            From a spreadsheet, or from an export of Salesforce or HubSpot. There is a preview before anything is written.
          </Choice>
          <Choice icon={IconPencil} title="Begin with nothing" does="Start empty" isOff={isMaking} onChoose={() => begin('accounts')}>
            Add accounts by hand, one at a time. An import or the sample book can still come later.
          </Choice>
        </SimpleGrid>
        <Text size="sm" component="output" display="block" mih={22}>{isLong ? 'Making the sample book. It takes a few seconds.' : ''}</Text>
        <Group gap={6} align="baseline">
          <Text size="sm">Everything stays on this machine, and nothing is sent anywhere.</Text>
          {folder === undefined ? null : <Text size="sm">The book is in <Code>{folder.path}</Code></Text>}
        </Group>
        {folder === undefined || folder.warning === null ? null : <Alert color="yellow" title="About this folder">{folder.warning}</Alert>}
      </Stack>
    </main>
  );
};
