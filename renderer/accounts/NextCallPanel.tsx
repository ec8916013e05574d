import { Button, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { AccountPage as Page } from '#shared/accounts.ts';
import { BriefPanel } from '#renderer/calls/BriefPanel.tsx';
import { titleOf } from '#renderer/calls/call-words.ts';
import { CommitmentList } from '#renderer/commitments/CommitmentList.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { CadenceText } from '#renderer/ui/marks.tsx';
import { exactDay, sayDay, sayTime } from '#renderer/ui/say.ts';
import { useToday } from '#renderer/data/book.ts';
import classes from './AccountPage.module.css';

/** The next call with its brief, and what is still promised. */
export const NextCallPanel = ({ page, readOnly }: { page: Page; readOnly: boolean }) => {
  const today = useToday();
  const [isBriefing, setBriefing] = useState(false);
  const { account, nextCall, row } = page;
  const open = page.commitments.filter(({ state }) => state === 'open');
  return (
    <>
      <section className={classes['panel'] ?? ''} aria-labelledby="next-call">
        <Title order={2} id="next-call" mb={6}>Next call</Title>
        <Stack gap="xs">
          {nextCall === null ? (
            <Text size="sm">None planned{row.cadence.dueOn === null ? '. ' : '; '}{row.cadence.dueOn === null ? row.cadence.why : <CadenceText cadence={row.cadence} />}</Text>
          ) : (
            <Text size="sm">
              <AnchorLink to="/calls/$id" params={{ id: nextCall.id }} search={{}} size="sm" fw={500}>{titleOf(nextCall)}</AnchorLink>
              <br />
              {exactDay(nextCall.on)}{nextCall.startsAt === null ? '' : `, ${sayTime(nextCall.startsAt)}`} · {sayDay(nextCall.on, today)}
            </Text>
          )}
          {readOnly ? null : (
            <Group gap={6}>
              <Button variant="default" onClick={() => setBriefing(true)}>Brief</Button>
              <Button variant="default" onClick={() => openDialog({ kind: 'log-call', accountId: account.id })}>Log a call</Button>
              <Button variant="default" onClick={() => openDialog({ kind: 'plan-call', accountId: account.id })}>Plan a call</Button>
            </Group>
          )}
        </Stack>
      </section>
      <section className={classes['panel'] ?? ''} aria-labelledby="open-commitments">
        <Group justify="space-between" mb={4}>
          <Title order={2} id="open-commitments">Open commitments <Text span size="sm" fw={400} c="dimmed">{open.length}</Text></Title>
          {readOnly ? null : <Button size="compact-xs" variant="default" onClick={() => openDialog({ kind: 'new-commitment', accountId: account.id })}>Add</Button>}
        </Group>
        <CommitmentList commitments={open} readOnly={readOnly} empty="Nothing open on either side." />
      </section>
      {isBriefing ? (
        <Drawer opened onClose={() => setBriefing(false)} position="right" size="lg" title={`Brief: ${account.name}`} closeButtonProps={{ 'aria-label': 'Close' }}>
          <BriefPanel accountId={account.id} callId={nextCall?.id ?? null} />
        </Drawer>
      ) : null}
    </>
  );
};
