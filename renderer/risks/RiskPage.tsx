import { ActionIcon, Alert, Badge, Button, Menu, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconTrash, IconUrgent } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Risk } from '#shared/risks.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { CloseRiskDialog } from '#renderer/risks/CloseRiskDialog.tsx';
import { MitigationList } from '#renderer/risks/MitigationList.tsx';
import { PostMortemForm } from '#renderer/risks/PostMortemForm.tsx';
import { RiskFields, RiskKnown } from '#renderer/risks/RiskFields.tsx';
import { LevelMark } from '#renderer/risks/risk-marks.tsx';
import { lateWords, riskTitle, stateWords } from '#renderer/risks/risk-words.ts';
import { ToldList } from '#renderer/risks/ToldList.tsx';
import { UpdateForm } from '#renderer/risks/UpdateForm.tsx';
import { UpdateList } from '#renderer/risks/UpdateList.tsx';
import { WillChurnDialog } from '#renderer/risks/WillChurnDialog.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog, setAccountOnScreen } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, inks, MoneyText } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { WhoToAsk } from '#renderer/ui/WhoToAsk.tsx';
import classes from './risks.module.css';

const MoreMenu = ({ risk }: { risk: Risk }) => {
  const navigate = useNavigate();
  const { write: remove } = useWrite('risks', 'remove');
  const { write: reopen } = useWrite('risks', 'reopen');
  const removeAndLeave = async (): Promise<void> => {
    if ((await remove({ id: risk.id })) !== null) await navigate({ to: '/risks', search: {} });
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label="More for this risk"><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {risk.closedOn === null ? <Menu.Item leftSection={<IconUrgent size={15} aria-hidden />} onClick={() => openDialog({ kind: 'new-escalation', accountId: risk.accountId })}>Open an escalation</Menu.Item> : <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => void reopen({ id: risk.id })}>Reopen</Menu.Item>}
        <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void removeAndLeave()}>Remove</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** When the next update is due and why, what is at risk, and what the risk hangs together with. */
const Facts = ({ risk }: { risk: Risk }) => (
  <Paper withBorder p="sm" component="section" aria-label="Clock and amount">
    <Stack gap="xs">
      {risk.clock === null ? null : (
        <div>
          <Text size="xs" className={classes['quiet'] ?? ''}>Next update</Text>
          <Text size="sm">{risk.clock.overdueDays > 0 ? <><Text span inherit fw={600} c={inks.red}>{lateWords(risk.clock.overdueDays)}</Text>, was due <DayText on={risk.clock.dueOn} /></> : <>due <DayText on={risk.clock.dueOn} /></>}</Text>
          <Text size="xs" className={classes['quiet'] ?? ''}>{risk.clock.why}</Text>
        </div>
      )}
      <div>
        <Text size="xs" className={classes['quiet'] ?? ''}>ARR at risk</Text>
        <Text size="sm"><MoneyText money={risk.atRisk} />{risk.atRisk.minor < risk.arr.minor ? <> of <MoneyText money={risk.arr} /></> : ', all of it'}</Text>
      </div>
      <div><Text size="xs" className={classes['quiet'] ?? ''}>Renewal</Text><Text size="sm">{risk.renewalOn === null ? 'not known' : <DayText on={risk.renewalOn} />}</Text></div>
      {risk.escalations.length === 0 ? null : <div><Text size="xs" className={classes['quiet'] ?? ''}>Escalations</Text>{risk.escalations.map(({ id, title, state }) => <div key={id}><AnchorLink to="/escalations/$id" params={{ id }} size="sm">{title}</AnchorLink>{state === 'closed' ? <Text span size="xs"> closed</Text> : null}</div>)}</div>}
      {risk.alert === null ? null : <div><Text size="xs" className={classes['quiet'] ?? ''}>Began with an alert</Text><Text size="sm">{risk.alert.trace}, <DayText on={risk.alert.on} /></Text></div>}
      {risk.closedOn === null ? null : <div><Text size="xs" className={classes['quiet'] ?? ''}>How it ended</Text><Text size="sm" className={classes['prose'] ?? ''}>{stateWords(risk)} <DayText on={risk.closedOn} />: {risk.outcomeSummary}</Text></div>}
    </Stack>
  </Paper>
);

const Gate = ({ risk, onOpen }: { risk: Risk; onOpen: () => void }) => {
  const { write } = useWrite('risks', 'takeBackWillChurn');
  const { willChurn } = risk;
  return (
    <Paper withBorder p="sm" component="section" aria-labelledby="gate-title">
      <Title order={2} size="h3" id="gate-title" mb="xs">Will churn</Title>
      {willChurn === null ? (
        <Stack gap="xs" align="flex-start">
          <Text size="sm">Only when the options are exhausted, the manager agrees, and the opportunity says so.</Text>
          <Button size="compact-sm" variant="default" onClick={onOpen}>It will churn</Button>
        </Stack>
      ) : (
        <Stack gap="xs" align="flex-start">
          <Text size="sm" className={classes['prose'] ?? ''}>{willChurn.managerName} agreed <DayText on={willChurn.managerOn} />; the opportunity says so. Tried: {willChurn.tried}</Text>
          {risk.closedOn === null ? <Button size="compact-sm" variant="default" onClick={() => void write({ id: risk.id })}>It may stay after all</Button> : null}
        </Stack>
      )}
    </Paper>
  );
};

const Body = ({ risk }: { risk: Risk }) => {
  const [open, setOpen] = useState<'close' | 'will-churn' | null>(null);
  const isClosed = risk.closedOn !== null;
  useEffect(() => {
    setAccountOnScreen(risk.accountId);
    return () => setAccountOnScreen(null);
  }, [risk.accountId]);
  useKeys('risk', isClosed ? {} : { u: { does: 'Write an update', run: () => document.querySelector<HTMLElement>('#updates-title ~ form textarea')?.focus() }, x: { does: 'Close the risk', run: () => setOpen('close') } });
  return (
    <>
      <PageHead
        title={riskTitle(risk)}
        beside={<><LevelMark level={risk.level} /><Badge variant="default">{stateWords(risk)}</Badge><AccountLink id={risk.accountId} name="The account" /></>}
        actions={<><WhoToAsk accountId={risk.accountId} activity="risk" about="managing risk" />{isClosed ? null : <Button variant="default" onClick={() => setOpen('close')}>Close the risk</Button>}<MoreMenu risk={risk} /></>}
      />
      {risk.clock !== null && risk.clock.overdueDays > 0 ? <Alert color="red" mb="md" p="sm" title={`The update is ${lateWords(risk.clock.overdueDays)}`}>{risk.clock.why}. Write what is new, even where nothing is.</Alert> : null}
      <div className={classes['columns']}>
        <Stack gap="lg">
          {isClosed ? <PostMortemForm key={risk.id} risk={risk} /> : null}
          <section aria-labelledby="what-title"><Title order={2} id="what-title" mb={6}>The risk</Title>{isClosed ? <RiskKnown risk={risk} /> : <RiskFields key={risk.id} risk={risk} />}</section>
          <MitigationList risk={risk} isClosed={isClosed} />
          <section aria-labelledby="updates-title">
            <Title order={2} id="updates-title" mb={6}>Updates</Title>
            {isClosed ? null : <UpdateForm key={risk.id} risk={risk} />}
            <UpdateList updates={risk.updates.map(({ id, on, level, text }) => ({ id, on, mark: <LevelMark level={level} />, text }))} openedOn={risk.openedOn} closed={risk.closedOn === null ? null : { on: risk.closedOn, text: risk.outcomeSummary }} />
          </section>
        </Stack>
        <Stack gap="md" className={classes['side'] ?? ''}>
          <Facts risk={risk} />
          <ToldList risk={risk} isClosed={isClosed} />
          {isClosed && risk.willChurn === null ? null : <Gate risk={risk} onOpen={() => setOpen('will-churn')} />}
        </Stack>
      </div>
      {open === 'close' ? <CloseRiskDialog risk={risk} onClose={() => setOpen(null)} /> : null}
      {open === 'will-churn' ? <WillChurnDialog risk={risk} onClose={() => setOpen(null)} /> : null}
    </>
  );
};

/** One risk: what it is, its clock, what is tried, who was told, its updates, and how it ends. */
export const RiskPage = () => {
  const { id } = useParams({ from: '/risks/$id' });
  const read = useRead('risks', 'get', { id });
  if (read.data === undefined && read.error !== null) {
    return (
      <>
        <PageHead title="Risk" />
        <EmptyState title="This risk is not here" action={<Button component={Link} to="/risks">Go to Risks</Button>}>It was removed, or the link is from another book. Undo brings back a risk that was removed.</EmptyState>
      </>
    );
  }
  return <Loaded read={read}>{(risk) => <Body risk={risk} />}</Loaded>;
};
