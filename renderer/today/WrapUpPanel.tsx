import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CallRow } from '#shared/calls.ts';
import type { WrapUp } from '#shared/today.ts';
import { titleOf, whenOf } from '#renderer/calls/call-words.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './today.module.css';

const Open = ({ title, many, children }: { title: string; many: number; children: ReactNode }) =>
  many === 0 ? null : (
    <section>
      <Title order={3} mb={2}>{title} <Text span size="sm" fw={400} className={classes['quiet']}>{many}</Text></Title>
      <ul className={classes['plain']}>{children}</ul>
    </section>
  );

const CallName = ({ call }: { call: CallRow }) => {
  const today = useToday();
  return (
    <Text size="sm" truncate>
      {whenOf(call, today)}{' '}
      {call.accountId === null ? null : <AccountLink id={call.accountId} name={call.accountName} />}{' '}
      <AnchorLink to="/calls/$id" params={{ id: call.id }} search={{}} size="sm" c="inherit">{titleOf(call)}</AnchorLink>
    </Text>
  );
};

const Left = ({ wrapUp }: { wrapUp: WrapUp }) => {
  const navigate = useNavigate();
  const { write: sentFollowUp } = useWrite('calls', 'sentFollowUp');
  const openCall = (id: string): void => void navigate({ to: '/calls/$id', params: { id }, search: {} });
  return (
    <Stack gap="lg">
      <Open title="Calls that are not logged" many={wrapUp.notLogged.length}>
        {wrapUp.notLogged.map((call) => <li key={call.id}><CallName call={call} /><Button size="compact-sm" variant="default" aria-label={`Log: ${call.accountName}`} onClick={() => openCall(call.id)}>Log</Button></li>)}
      </Open>
      <Open title="Follow-ups that are not sent" many={wrapUp.followUps.length}>
        {wrapUp.followUps.map((call) => (
          <li key={call.id}>
            <CallName call={call} />
            <Group gap={4} wrap="nowrap">
              <Button size="compact-sm" variant="default" aria-label={`Draft the follow-up: ${call.accountName}`} onClick={() => openCall(call.id)}>Draft</Button>
              <Button size="compact-sm" variant="default" aria-label={`Follow-up was sent: ${call.accountName}`} onClick={() => void sentFollowUp({ id: call.id, sent: true })}>Sent</Button>
            </Group>
          </li>
        ))}
      </Open>
      <Open title="Accounts without a next step" many={wrapUp.withoutNextStep.length}>
        {wrapUp.withoutNextStep.map(({ id, label }) => (
          <li key={id}>
            <AccountLink id={id} name={label} />
            <Group gap={4} wrap="nowrap">
              <Button size="compact-sm" variant="default" aria-label={`Plan a call: ${label}`} onClick={() => openDialog({ kind: 'plan-call', accountId: id })}>Plan a call</Button>
              <Button size="compact-sm" variant="default" aria-label={`New commitment: ${label}`} onClick={() => openDialog({ kind: 'new-commitment', accountId: id })}>New commitment</Button>
            </Group>
          </li>
        ))}
      </Open>
    </Stack>
  );
};

/** What is open at the end of the day, each one deed away, and what was done in it. */
export const WrapUpPanel = ({ onClose }: { onClose: () => void }) => {
  const read = useRead('today', 'wrapUp', undefined);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="wrap-up">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="wrap-up">Wrap up the day</Title>
        <Button size="compact-sm" variant="default" onClick={onClose}>Back to the list</Button>
      </Group>
      <Loaded read={read}>
        {(wrapUp) => (
          <Stack gap="md">
            <Text size="sm">Today: {count(wrapUp.callsHeld, 'call')} held, {count(wrapUp.commitmentsMade, 'commitment')} made.</Text>
            {wrapUp.notLogged.length + wrapUp.followUps.length + wrapUp.withoutNextStep.length === 0 ? (
              <Group gap="xs"><IconCircleCheck size={18} aria-hidden /><Text fw={600}>Day closed.</Text><Text size="sm">Calls are logged, follow-ups are sent, and every account called lately has a next step.</Text></Group>
            ) : <Left wrapUp={wrapUp} />}
          </Stack>
        )}
      </Loaded>
    </Paper>
  );
};
