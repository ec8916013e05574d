import { Button, Stack, Tabs, Text, Title, VisuallyHidden } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { memo, useCallback, useEffect, useState, type ReactNode } from 'react';
import { engagementTypes, type Attendee, type Call } from '#shared/calls.ts';
import { nodesOf, type RichText } from '#shared/rich-text.ts';
import { AgendaField } from '#renderer/calls/AgendaField.tsx';
import { BriefPanel } from '#renderer/calls/BriefPanel.tsx';
import { attendeesOf, useCallEditing, type CallEditing } from '#renderer/calls/call-drafts.ts';
import { titleOf } from '#renderer/calls/call-words.ts';
import { CallActions, type Outcome } from '#renderer/calls/CallActions.tsx';
import { CallFields } from '#renderer/calls/CallFields.tsx';
import { FollowUpPanel } from '#renderer/calls/FollowUpPanel.tsx';
import { FoundText } from '#renderer/calls/FoundText.tsx';
import { NoteEditor } from '#renderer/calls/NoteEditor.tsx';
import { StateBadge } from '#renderer/calls/StateBadge.tsx';
import { CommitmentList } from '#renderer/commitments/CommitmentList.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useConnection } from '#renderer/data/transport.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { setAccountOnScreen, useDialogs } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import classes from './CallPage.module.css';

const saveWords = { saved: 'Saved', unsaved: 'Saving…', saving: 'Saving…', 'held up': 'Waiting for Daybook', refused: 'Not saved' } as const;

/** Those who were there and those whom the note names; `null` where the note names whom it named before. */
const withNamed = (call: Pick<Call, 'attendees'>, named: { id: string; label: string }[]): Attendee[] | null => {
  const before = attendeesOf(call);
  const there = before.filter((one) => one.presence !== 'mentioned');
  const mentioned = named
    .filter(({ id }, at) => id !== '' && named.findIndex((one) => one.id === id) === at && !there.some((one) => one.personId === id))
    .map(({ id, label }): Attendee => ({ personId: id, name: label, email: before.find((one) => one.personId === id)?.email ?? '', side: 'theirs', presence: 'mentioned' }));
  const ids = (all: Attendee[]): string => all.map((one) => one.personId).join();
  return ids(mentioned) === ids(before.filter((one) => one.presence === 'mentioned')) ? null : [...there, ...mentioned];
};

// A key in a field draws the fields again and nothing else.
const Note = memo(NoteEditor);
const Brief = memo(BriefPanel);
const FollowUp = memo(FollowUpPanel);
const Promises = memo(CommitmentList);

const Editing = ({ editing }: { editing: CallEditing }) => {
  const { call, change, isNew } = editing;
  const navigate = useNavigate();
  const [tab, setTab] = useState<string | null>(call.state === 'held' && call.followUpSentAt === null ? 'follow-up' : 'brief');
  const log = useWrite('calls', 'log');
  const remove = useWrite('calls', 'remove');
  // A call that is not stored yet does not know the name of its account.
  const accounts = useRead('accounts', 'list', undefined, { enabled: call.accountName === '' && call.accountId !== null }).data;
  const accountName = call.accountName === '' ? accounts?.find(({ id }) => id === call.accountId)?.name ?? '' : call.accountName;
  const isAway = useConnection((connection) => connection.state !== 'open');
  const isTalk = (engagementTypes as readonly string[]).includes(call.type);
  const hasActions = nodesOf(call.body, 'commitment').length > 0 || call.commitments.length > 0;

  const { attendees } = call;
  const write = useCallback(
    (body: RichText, named: { id: string; label: string }[]): void => {
      const there = withNamed({ attendees }, named);
      change(there === null ? { body } : { body, attendees: there });
    },
    [change, attendees],
  );
  const setAgenda = useCallback((agenda: string): void => change({ agenda }), [change]);

  const logAs = async (state: Outcome): Promise<void> => {
    if (useDialogs.getState().open !== null || log.isWriting) return;
    if (!(await editing.ensure())) return;
    const written = await log.write({ id: call.id, state, fields: {} });
    if (written !== null && state === 'held') setTab('follow-up');
  };
  useHotkeys([['mod+Enter', () => void logAs('held')]], [], true);
  useKeys('call', { 'Ctrl Enter': { does: 'Log this call as held', run: () => void logAs('held') } });
  useEffect(() => {
    setAccountOnScreen(call.accountId);
    return () => setAccountOnScreen(null);
  }, [call.accountId]);

  return (
    <div onBlur={() => void editing.flush()}>
      <PageHead
        title={titleOf(call)}
        beside={<>{call.accountId === null ? null : <AccountLink id={call.accountId} name={accountName} />}<StateBadge call={call} /></>}
        actions={
          <>
            <Text size="xs" component="output" className={classes['saved'] ?? ''} c={editing.state === 'refused' ? 'red' : 'dimmed'}>{isNew && editing.state === 'saved' ? '' : saveWords[isAway && editing.state !== 'saved' ? 'held up' : editing.state]}</Text>
            <CallActions
              call={call}
              isNew={isNew}
              onLog={(state) => void logAs(state)}
              onRemove={() => void editing.flush().then(() => remove.write({ id: call.id })).then((written) => (written === null ? null : navigate({ to: '/calls' })))}
            />
          </>
        }
      />
      {editing.refusal === null ? null : <Text size="sm" c="red" role="alert" mb="xs">{editing.refusal}</Text>}
      <FoundText found={editing.found} />
      <div className={classes['sides'] ?? ''}>
        <Stack gap="sm">
          <CallFields call={call} onChange={change} />
          <AgendaField value={call.agenda} onChange={setAgenda} />
          <Note
            body={call.body}
            accountId={call.accountId}
            unsavedBody={editing.unsavedBody}
            startsFocused={call.accountId !== null && call.state !== 'held'}
            onChange={write}
          />
          {isTalk && !hasActions && call.state === 'held' ? <Text size="sm">No action item was made in this call. A call without one was not effective: type /commit in the note to add one.</Text> : null}
          {call.commitments.length === 0 ? null : (
            <section aria-labelledby="made-here">
              <Title order={2} id="made-here">Promises made here</Title>
              <Promises commitments={call.commitments} />
            </section>
          )}
        </Stack>
        <Tabs value={tab} onChange={setTab} keepMounted={false}>
          <Tabs.List mb="sm">
            <Tabs.Tab value="brief">Brief</Tabs.Tab>
            <Tabs.Tab value="follow-up" disabled={isNew}>Follow-up</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="brief">
            <VisuallyHidden component="h2">Brief</VisuallyHidden>
            {call.accountId === null ? <Text size="sm">Choose the account, and its brief stands here.</Text> : <Brief accountId={call.accountId} callId={isNew ? null : call.id} onUseAgenda={setAgenda} />}
          </Tabs.Panel>
          <Tabs.Panel value="follow-up">{call.accountId === null ? <Text size="sm">Choose the account first.</Text> : <FollowUp id={call.id} accountId={call.accountId} sentAt={call.followUpSentAt} />}</Tabs.Panel>
        </Tabs>
      </div>
    </div>
  );
};

const OneCall = ({ id, accountId }: { id: string; accountId: string | undefined }) => {
  const navigate = useNavigate();
  const today = useToday();
  const { read, editing, missing } = useCallEditing(id, accountId, today);
  const isStored = read.data !== undefined;
  useEffect(() => {
    // From here on the address names a call that exists; if it is removed, the page says so.
    if (isStored && accountId !== undefined) void navigate({ to: '/calls/$id', params: { id }, search: {}, replace: true });
  }, [isStored, accountId, id, navigate]);

  if (missing) {
    return (
      <EmptyState title="This call is not in the book" action={<Button component={Link} to="/calls">Go to Calls</Button>}>
        It was removed, or the link is of another book. Undo with Ctrl Z brings back what was just removed.
      </EmptyState>
    );
  }
  return editing === null ? <Loaded read={read}>{() => null}</Loaded> : <Editing editing={editing} />;
};

/** One call: prepared before it, written in it, logged after it. A new one is stored once something is typed or chosen. */
export const CallPage = (): ReactNode => {
  const { id } = useParams({ from: '/calls/$id' });
  const { accountId } = useSearch({ from: '/calls/$id' });
  return <OneCall key={id} id={id} accountId={accountId} />;
};
