import { Button, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Brief } from '#shared/calls.ts';
import type { Commitment } from '#shared/commitments.ts';
import { lastMet, titleOf } from '#renderer/calls/call-words.ts';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, CadenceText, DayText, MoneyText, PriorityMark, SentimentMark } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './calls.module.css';

/** So that a brief fits one screen, each list shows this many and says how many more there are. */
const SHOWN = 5;

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <Title order={3} fz="xs" fw={600} c="dimmed">{title}</Title>
    {children}
  </section>
);

const More = ({ brief, hidden, one }: { brief: Brief; hidden: number; one: string }) =>
  hidden <= 0 ? null : <AnchorLink to="/accounts/$id" params={{ id: brief.account.id }} search={{}} size="xs">{count(hidden, `more ${one}`)}</AnchorLink>;

const AccountLine = ({ brief: { account } }: { brief: Brief }) => (
  <Stack gap={2}>
    <Group gap="sm">
      <AccountLink id={account.id} name={account.name} fw={650} />
      <PriorityMark priority={account.priority} />
      <SentimentMark sentiment={account.sentiment} on={account.sentimentOn} />
      <MoneyText money={account.arr} short />
      {account.renewalOn === null ? null : <Text size="sm">renews <DayText on={account.renewalOn} /></Text>}
      {account.cadence.dueOn === null ? null : <Text size="sm">call <CadenceText cadence={account.cadence} /></Text>}
    </Group>
    <Text size="xs" c="dimmed">{account.cadence.why.startsWith(account.priority.reason) ? '' : `${account.priority.reason}. `}{account.cadence.why}.</Text>
  </Stack>
);

const LastCall = ({ call }: { call: Brief['lastCall'] }) =>
  call === null ? (
    <Text size="sm">None is logged yet.</Text>
  ) : (
    <>
      <Text size="sm">
        <AnchorLink to="/calls/$id" params={{ id: call.id }} search={{}} size="sm">{titleOf(call)}</AnchorLink>, <DayText on={call.on} /> {call.sentiment === null ? null : <SentimentMark sentiment={call.sentiment} on={call.on} />}
      </Text>
      <Text size="xs" lineClamp={3}>{call.excerpt}</Text>
    </>
  );

const Promise = ({ one }: { one: Commitment }) => (
  <li>
    <Text span size="sm" fw={600}>{one.side === 'ours' ? 'Ours' : one.owner === '' ? 'Theirs' : one.owner}</Text>{' '}
    <Text span size="sm">{one.text}</Text>{' '}
    {one.overdueDays > 0 ? <Text span size="sm">(due <DayText on={one.dueOn} late />, overdue)</Text> : one.dueOn === null ? null : <Text span size="sm" c="dimmed">(due <DayText on={one.dueOn} />)</Text>}
  </li>
);

const Promises = ({ brief }: { brief: Brief }) => (
  <>
    {brief.commitments.length === 0 ? <Text size="sm">None is open.</Text> : <ul className={classes['points'] ?? ''}>{brief.commitments.slice(0, SHOWN).map((one) => <Promise key={one.id} one={one} />)}</ul>}
    <More brief={brief} hidden={brief.commitments.length - SHOWN} one="promise" />
    {brief.keptSince.length === 0 ? null : (
      <Text size="xs" c="dimmed" lineClamp={2}>Kept since: {brief.keptSince.map((one) => one.text).join('; ')}</Text>
    )}
  </>
);

const People = ({ brief }: { brief: Brief }) => {
  const today = useToday();
  return (
    <>
      {brief.attendees.length === 0 ? <Text size="sm">Nobody is named for it yet.</Text> : (
        <ul className={classes['points'] ?? ''}>
          {brief.attendees.slice(0, SHOWN).map((one) => (
            <li key={`${one.personId ?? ''}${one.name}`}>
              <Text span size="sm" fw={one.isKey ? 600 : 400}>{one.name}</Text>{' '}
              <Text span size="xs" c="dimmed">{[one.title, one.role, one.isKey ? 'key' : '', lastMet(one.lastMetOn, today)].filter(Boolean).join(' · ')}</Text>
            </li>
          ))}
        </ul>
      )}
      <More brief={brief} hidden={brief.attendees.length - SHOWN} one="person" />
      {brief.missing.length === 0 ? null : (
        <Text size="xs" c="dimmed">
          Key people missing: {brief.missing.slice(0, SHOWN).map((one) => `${one.name} (${lastMet(one.lastMetOn, today)})`).join(', ')}
        </Text>
      )}
    </>
  );
};

const Agenda = ({ points, onUse }: { points: string[]; onUse?: (agenda: string) => void }) => (
  <Part title="Agenda">
    <ol className={classes['points'] ?? ''}>{points.map((point) => <li key={point}>{point}</li>)}</ol>
    <Group gap="xs" mt={4}>
      {onUse === undefined ? null : <Button variant="default" size="compact-xs" onClick={() => onUse(points.join('\n'))}>Use as agenda</Button>}
      <CopyButton value={points.join('\n')}>
        {({ copied, copy }) => <Button variant="default" size="compact-xs" onClick={copy}>{copied ? 'Copied' : 'Copy agenda'}</Button>}
      </CopyButton>
    </Group>
  </Part>
);

/** What to know before a call, on one screen. `onUseAgenda` takes the agenda that wrote itself, one point a line. */
export const BriefPanel = ({ accountId, callId, onUseAgenda }: { accountId: string; callId: string | null; onUseAgenda?: (agenda: string) => void }): ReactNode => {
  const read = useRead('calls', 'brief', { accountId, callId });
  return (
    <Loaded read={read}>
      {(brief) => (
        <Stack component="section" gap="xs" aria-label={`Brief of ${brief.account.name}`}>
          <AccountLine brief={brief} />
          {brief.watch.length === 0 ? null : <Part title="Watch"><ul className={classes['points'] ?? ''}>{brief.watch.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul></Part>}
          <Part title="Last call"><LastCall call={brief.lastCall} /></Part>
          <Part title="Open promises"><Promises brief={brief} /></Part>
          <Part title="People"><People brief={brief} /></Part>
          {brief.agenda.length === 0 ? null : <Agenda points={brief.agenda} {...(onUseAgenda === undefined ? {} : { onUse: onUseAgenda })} />}
        </Stack>
      )}
    </Loaded>
  );
};
