import { ActionIcon, Alert, Badge, Button, Group, Input, Menu, Modal, Paper, SegmentedControl, Select, Stack, Text, Textarea, Title } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconArrowBackUp, IconDots, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Sentiment } from '#shared/accounts.ts';
import { closeFault, escalationKindNames, escalationKinds, severities, severityNames, type Severity } from '#shared/escalation-rules.ts';
import type { Escalation } from '#shared/escalations.ts';
import { reasonNames } from '#shared/risk-rules.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { AgreementPanel } from '#renderer/risks/AgreementPanel.tsx';
import { AttachedCommitments } from '#renderer/risks/AttachedCommitments.tsx';
import { LinkList } from '#renderer/risks/LinkList.tsx';
import { SeverityMark } from '#renderer/risks/risk-marks.tsx';
import { lateWords, ownerName } from '#renderer/risks/risk-words.ts';
import { SentimentChoice } from '#renderer/risks/SentimentChoice.tsx';
import { UpdateList } from '#renderer/risks/UpdateList.tsx';
import { SavedText } from '#renderer/settings/SavedField.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { setAccountOnScreen } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, inks, SentimentMark } from '#renderer/ui/marks.tsx';
import { MemberPicker } from '#renderer/ui/MemberPicker.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { WhoToAsk } from '#renderer/ui/WhoToAsk.tsx';
import classes from './risks.module.css';

const severityChoices = severities.map((value) => ({ value, label: severityNames[value] }));

const CloseDialog = ({ escalation, onClose }: { escalation: Escalation; onClose: () => void }) => {
  const { write, isWriting, error } = useWrite('escalations', 'close', { quiet: true });
  const [outcome, setOutcome] = useState('');
  const [sentiment, setSentiment] = useState<Sentiment | null>(null);
  const [isAsked, setAsked] = useState(false);
  const disagreed = closeFault(escalation, 'said');
  const close = async (): Promise<void> => {
    setAsked(true);
    if (outcome.trim() === '' || sentiment === null) return;
    if ((await write({ id: escalation.id, outcome, sentiment })) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Close “${escalation.title}”`} size="md">
      {disagreed !== null ? (
        <Stack gap="sm" align="flex-start"><Text size="sm">It closes when both sides agree. {disagreed.sentence}</Text><Button data-autofocus onClick={onClose}>Back to the page</Button></Stack>
      ) : (
        <form noValidate onSubmit={(event) => { event.preventDefault(); void close(); }}>
          <Stack gap="sm">
            <Textarea label="Outcome" required data-autofocus autosize minRows={3} value={outcome} onChange={(event) => setOutcome(event.currentTarget.value)} error={isAsked && outcome.trim() === '' ? 'Say how it ended.' : null} />
            <SentimentChoice label="Sentiment of the account from here" value={sentiment} onChange={setSentiment} />
            {isAsked && sentiment === null ? <Text size="xs" role="alert">Choose the sentiment of the account.</Text> : null}
            {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
            <Group justify="flex-end"><Button type="submit" loading={isWriting}>Close it</Button></Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
};

const MoreMenu = ({ escalation }: { escalation: Escalation }) => {
  const navigate = useNavigate();
  const { write: remove } = useWrite('escalations', 'remove');
  const { write: reopen } = useWrite('escalations', 'reopen');
  const removeAndLeave = async (): Promise<void> => {
    if ((await remove({ id: escalation.id })) !== null) await navigate({ to: '/risks', search: { view: 'escalations' } });
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label="More for this escalation"><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {escalation.closedOn === null ? null : <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => void reopen({ id: escalation.id })}>Reopen</Menu.Item>}
        <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void removeAndLeave()}>Remove</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

const Fields = ({ escalation }: { escalation: Escalation }) => {
  const { write } = useWrite('escalations', 'change');
  const risks = (useRead('risks', 'ofAccount', { accountId: escalation.accountId, asOf: null }).data ?? []).filter(({ closedOn, id }) => closedOn === null || id === escalation.riskId);
  const save = (fields: Parameters<typeof write>[0]['fields']): void => void write({ id: escalation.id, fields });
  return (
    <div className={classes['fields']}>
      <SavedText className={classes['two'] ?? ''} label="In one line" required maxLength={200} value={escalation.title} fault={(text) => (text === '' ? 'Say in one line what it is.' : null)} onSave={(title) => save({ title })} />
      <Select label="Kind" allowDeselect={false} comboboxProps={{ shadow: 'md' }} data={escalationKinds.map((value) => ({ value, label: escalationKindNames[value] }))} value={escalation.kind} onChange={(kind) => save({ kind: kind ?? undefined })} />
      <MemberPicker label="Owner" job="support" value={escalation.ownerId} onChange={(ownerId) => save({ ownerId })} />
      <SavedTextarea className={classes['wide'] ?? ''} label="Exit criteria" required value={escalation.exitCriteria} onSave={(exitCriteria) => save({ exitCriteria })} />
      <SavedTextarea className={classes['wide'] ?? ''} label="Details" value={escalation.about} onSave={(about) => save({ about })} />
      {risks.length === 0 ? null : <Select label="Risk that it belongs to" placeholder="None" clearable comboboxProps={{ shadow: 'md' }} data={risks.map(({ id, reason }) => ({ value: id, label: reasonNames[reason] }))} value={escalation.riskId} onChange={(riskId) => save({ riskId })} />}
    </div>
  );
};

/** What is known of a closed one. */
const Known = ({ escalation }: { escalation: Escalation }) => (
  <dl className={classes['known']}>
    <div><dt>Kind</dt><dd>{escalationKindNames[escalation.kind]}</dd></div>
    <div><dt>Owner</dt><dd>{ownerName(escalation.owner)}</dd></div>
    <div className={classes['wide']}><dt>Exit criteria</dt><dd>{escalation.exitCriteria}</dd></div>
    {escalation.about === '' ? null : <div className={classes['wide']}><dt>Details</dt><dd>{escalation.about}</dd></div>}
  </dl>
);

const UpdateForm = ({ escalation }: { escalation: Escalation }) => {
  const { write, isWriting, error } = useWrite('escalations', 'update', { quiet: true });
  const [text, setText] = useState('');
  const [chosen, setSeverity] = useState<Severity | null>(null);
  const [isAsked, setAsked] = useState(false);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (text.trim() === '' || (await write({ id: escalation.id, severity: chosen ?? escalation.severity, text })) === null) return;
    setText('');
    setSeverity(null);
    setAsked(false);
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <Stack gap={6}>
        <Textarea label="What is new" autosize minRows={2} maxRows={10} value={text} onChange={(event) => setText(event.currentTarget.value)} onKeyDown={getHotkeyHandler([['mod+Enter', () => void save()]])} error={isAsked && text.trim() === '' ? 'Say what is new.' : null} />
        <Group gap="sm" align="flex-end" justify="space-between">
          <Input.Wrapper label="Severity now" labelElement="div" size="xs"><div><SegmentedControl size="xs" aria-label="Severity now" data={severityChoices} value={chosen ?? escalation.severity} onChange={setSeverity} /></div></Input.Wrapper>
          <Button type="submit" loading={isWriting}>Save the update</Button>
        </Group>
        {error === null ? null : <Alert color="red" role="alert">{sentenceOf(error)}</Alert>}
      </Stack>
    </form>
  );
};

const Facts = ({ escalation }: { escalation: Escalation }) => (
  <Paper withBorder p="sm" component="section" aria-label="Clock">
    <Stack gap="xs">
      {escalation.clock === null ? (
        <div><Text size="xs" className={classes['quiet'] ?? ''}>Outcome</Text><Text size="sm" className={classes['prose'] ?? ''}>Closed <DayText on={escalation.closedOn} />: {escalation.outcome}</Text><Text size="sm">Sentiment after: <SentimentMark sentiment={escalation.sentimentAfter} /></Text></div>
      ) : (
        <div>
          <Text size="xs" className={classes['quiet'] ?? ''}>Next update</Text>
          <Text size="sm">{escalation.clock.overdueDays > 0 ? <><Text span inherit fw={600} c={inks.red}>{lateWords(escalation.clock.overdueDays, 'working day')}</Text>, was due <DayText on={escalation.clock.dueOn} /></> : <>due <DayText on={escalation.clock.dueOn} /></>}</Text>
          <Text size="xs" className={classes['quiet'] ?? ''}>{escalation.clock.why}</Text>
        </div>
      )}
      {escalation.risk === null ? null : <div><Text size="xs" className={classes['quiet'] ?? ''}>Risk</Text><AnchorLink to="/risks/$id" params={{ id: escalation.risk.id }} size="sm">{escalation.risk.label}</AnchorLink></div>}
    </Stack>
  </Paper>
);

const Body = ({ escalation }: { escalation: Escalation }) => {
  const [isClosing, setClosing] = useState(false);
  const isClosed = escalation.closedOn !== null;
  useEffect(() => {
    setAccountOnScreen(escalation.accountId);
    return () => setAccountOnScreen(null);
  }, [escalation.accountId]);
  useKeys('escalation', isClosed ? {} : { u: { does: 'Write an update', run: () => document.querySelector<HTMLElement>('#updates-title ~ form textarea')?.focus() }, x: { does: 'Close the escalation', run: () => setClosing(true) } });
  return (
    <>
      <PageHead
        title={escalation.title}
        beside={<><SeverityMark severity={escalation.severity} />{isClosed || escalation.kind === 'blocker' ? <Badge variant="default">{isClosed ? 'Closed' : 'Blocker'}</Badge> : null}<Text size="sm">of <AccountLink id={escalation.accountId} name={escalation.accountName} /></Text></>}
        actions={<><WhoToAsk accountId={escalation.accountId} activity="escalation" about="the escalation" />{isClosed ? null : <Button variant="default" onClick={() => setClosing(true)}>Close it</Button>}<MoreMenu escalation={escalation} /></>}
      />
      <div className={classes['columns']}>
        <Stack gap="lg">
          <section aria-labelledby="what-title"><Title order={2} id="what-title" mb={6}>The {escalation.kind}</Title>{isClosed ? <Known escalation={escalation} /> : <Fields key={escalation.id} escalation={escalation} />}</section>
          <LinkList escalation={escalation} isClosed={isClosed} />
          <AttachedCommitments escalation={escalation} isClosed={isClosed} />
          <section aria-labelledby="updates-title">
            <Title order={2} id="updates-title" mb={6}>Updates</Title>
            {isClosed ? null : <UpdateForm key={escalation.id} escalation={escalation} />}
            <UpdateList updates={escalation.updates.map(({ id, on, severity, text }) => ({ id, on, mark: <SeverityMark severity={severity} />, text }))} openedOn={escalation.openedOn} closed={escalation.closedOn === null ? null : { on: escalation.closedOn, text: escalation.outcome }} />
          </section>
        </Stack>
        <Stack gap="md" className={classes['side'] ?? ''}>
          <Facts escalation={escalation} />
          <AgreementPanel escalation={escalation} />
        </Stack>
      </div>
      {isClosing ? <CloseDialog escalation={escalation} onClose={() => setClosing(false)} /> : null}
    </>
  );
};

/** One escalation: what it is, its clock, what it hangs on, its updates, and the agreement of both sides that ends it. */
export const EscalationPage = () => {
  const { id } = useParams({ from: '/escalations/$id' });
  const read = useRead('escalations', 'get', { id });
  if (read.data === undefined && read.error !== null) {
    return (
      <>
        <PageHead title="Escalation" />
        <EmptyState title="This escalation is not here" action={<Button component={Link} to="/risks">Go to Risks</Button>}>It was removed, or the link is from another book. Undo brings back an escalation that was removed.</EmptyState>
      </>
    );
  }
  return <Loaded read={read}>{(escalation) => <Body escalation={escalation} />}</Loaded>;
};
