import { Button, Group, SegmentedControl, Stack, Tabs, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { create } from 'zustand';
import type { Commitment } from '#shared/commitments.ts';
import { CommitmentList } from '#renderer/commitments/CommitmentList.tsx';
import { dueGroups, sayRate } from '#renderer/commitments/due-groups.ts';
import { focusFirst } from '#renderer/commitments/rows.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';

/** Which part of the ledger is shown; it outlives the page. */
const useLedger = create<{ state: 'open' | 'closed'; side: 'both' | 'ours' | 'theirs' }>(() => ({ state: 'open', side: 'both' }));

const Groups = ({ commitments }: { commitments: readonly Commitment[] }) => {
  const today = useToday();
  return (
    <Stack gap="lg" maw={1100}>
      {dueGroups(commitments, today).map(({ title, commitments: inGroup }) => (
        <section key={title}>
          <Title order={2} mb={4}>{title} <Text span size="sm" c="dimmed" fw={400}>{inGroup.length}</Text></Title>
          <CommitmentList commitments={inGroup} showAccount showSentence />
        </section>
      ))}
    </Stack>
  );
};

const newCommitment = (): void => openDialog({ kind: 'new-commitment', accountId: null });
const addButton = <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={newCommitment}>New commitment</Button>;

/** What was promised, by whom and until when, in both directions (F10). */
export const CommitmentsPage = () => {
  const { state, side } = useLedger();
  const list = useRead('commitments', 'list', { state, side: side === 'both' ? null : side, accountId: null }, { keep: true });
  useKeys('commitments', {
    n: { does: 'New commitment', run: newCommitment },
    j: { does: 'Next commitment', run: focusFirst },
    k: { does: 'Commitment before', run: focusFirst },
    ArrowDown: { does: 'Next commitment', run: focusFirst },
    ArrowUp: { does: 'Commitment before', run: focusFirst },
    Enter: { does: 'Open the account', run: focusFirst },
    e: { does: 'Keep', run: focusFirst },
    s: { does: 'Move the due day', run: focusFirst },
    d: { does: 'Drop with a reason', run: focusFirst },
    r: { does: 'Reopen a closed one', run: focusFirst },
  });
  return (
    <>
      <PageHead
        title="Commitments"
        beside={list.data === undefined ? null : <Text size="sm" c="dimmed">Ours: {sayRate(list.data.keptRate.ours)} · Theirs: {sayRate(list.data.keptRate.theirs)}</Text>}
        actions={addButton}
      />
      <Tabs value={state} onChange={(value) => useLedger.setState({ state: value === 'closed' ? 'closed' : 'open' })} keepMounted={false}>
        <Group justify="space-between" align="flex-end" mb="sm">
          <Tabs.List><Tabs.Tab value="open">Open</Tabs.Tab><Tabs.Tab value="closed">Closed</Tabs.Tab></Tabs.List>
          <SegmentedControl size="xs" aria-label="Whose commitments" value={side} onChange={(value) => useLedger.setState({ side: value })} data={[{ value: 'both', label: 'Both' }, { value: 'ours', label: 'Ours' }, { value: 'theirs', label: 'Theirs' }]} />
        </Group>
        <Tabs.Panel value={state}>
          <Loaded read={list}>
            {({ commitments }) =>
              commitments.length > 0 ? (
                state === 'open' ? <Groups commitments={commitments} /> : <CommitmentList commitments={commitments} showAccount showSentence />
              ) : state === 'open' ? (
                <EmptyState title="No open commitments" action={addButton}>What was promised to customers, and what they promised, with who and until when. Promises written in a call note with /commit come here by themselves.</EmptyState>
              ) : (
                <EmptyState title="Nothing closed yet">Commitments that were kept or dropped are listed here, with the reason of those that were dropped.</EmptyState>
              )
            }
          </Loaded>
        </Tabs.Panel>
      </Tabs>
    </>
  );
};
