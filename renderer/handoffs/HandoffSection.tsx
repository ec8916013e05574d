import { Alert, Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { AccountPage } from '#shared/accounts.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { ownershipWords, withWhom } from '#renderer/handoffs/handoff-words.ts';
import { OpenHandoff } from '#renderer/handoffs/OpenHandoff.tsx';
import { StartHandoff } from '#renderer/handoffs/StartHandoff.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import classes from './handoffs.module.css';

/** Who had the account when, the handoff under way, and the ones that are over (F38). */
export const HandoffSection = ({ page, readOnly }: { page: AccountPage; readOnly: boolean }) => {
  const { account } = page;
  const today = useToday();
  const read = useRead('handoffs', 'list', { accountId: account.id, asOf: page.asOf });
  const [isStarting, setStarting] = useState(false);
  return (
    <Loaded read={read}>
      {({ handoffs, ownership }) => {
        const open = handoffs.find(({ state }) => state === 'open');
        const over = handoffs.filter(({ state }) => state === 'complete');
        return (
          <>
            {isHandedOut(account, today) ? <Alert variant="default" p="xs" mb="sm">This account was handed out. Today asks nothing more of it; everything stays readable.</Alert> : null}
            {open === undefined ? null : <OpenHandoff key={open.id} handoff={open} account={account} readOnly={readOnly} />}
            {open === undefined && over.length === 0 ? <Text size="sm" c="dimmed">No handoff. When the account changes hands, a handoff gives a dossier and a checklist, and keeps who had it when.</Text> : null}
            {over.length === 0 && ownership.every(({ from, to }) => from === null && to === null) ? null : <ul className={classes['owners']} aria-label="Who had the account when">{ownership.map((one) => <li key={`${one.owner} ${one.from} ${one.to}`}>{ownershipWords(one)}</li>)}</ul>}
            {over.length === 0 ? null : <ul className={classes['owners']} aria-label="Handoffs that are over">{over.map((one) => <li key={one.id}><AnchorLink to="/handoffs/$id" params={{ id: one.id }} size="sm" underline="always">{withWhom(one)}</AnchorLink>, complete on {exactDay(one.completedOn ?? one.onDay)}{one.reason === '' ? '' : `: ${one.reason}`}</li>)}</ul>}
            {readOnly || open !== undefined ? null : <Button mt={8} variant="default" onClick={() => setStarting(true)}>Start a handoff</Button>}
            {isStarting ? <StartHandoff accountId={account.id} onClose={() => setStarting(false)} /> : null}
          </>
        );
      }}
    </Loaded>
  );
};
