import { ActionIcon, Alert, Badge, Button, Group, Menu, Stack, Tabs, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconDots } from '@tabler/icons-react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { dayName } from '#shared/days.ts';
import { formatMoney } from '#shared/money.ts';
import { phaseNames } from '#shared/renewal-phases.ts';
import type { RenewalDetail } from '#shared/renewals.ts';
import { reasonNames } from '#shared/risk-rules.ts';
import { useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { CloseLostDialog } from '#renderer/renewals/CloseLostDialog.tsx';
import { CloseWonDialog } from '#renderer/renewals/CloseWonDialog.tsx';
import { LessonForm } from '#renderer/renewals/LessonForm.tsx';
import { PlanPanel } from '#renderer/renewals/PlanPanel.tsx';
import { CallMark } from '#renderer/renewals/renewal-marks.tsx';
import { callName, signedMoney, standingWords } from '#renderer/renewals/renewal-words.ts';
import { RenewalFields } from '#renderer/renewals/RenewalFields.tsx';
import { RenewalSide } from '#renderer/renewals/RenewalSide.tsx';
import { setAccountOnScreen } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink, DayText, SentimentMark } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import { WhoToAsk } from '#renderer/ui/WhoToAsk.tsx';
import classes from './renewals.module.css';

const views = { renewal: 'Renewal', plan: 'Renewal plan', history: 'History' } as const;
type View = keyof typeof views;
const viewNames = Object.keys(views) as View[];

/** The figures that a renewal is told by. */
const Heads = ({ renewal }: { renewal: RenewalDetail }) => {
  const { currency, status } = renewal;
  const money = (minor: number): string => formatMoney(minor, currency);
  const figure = (label: string, value: string, about = '') => <div key={label}><dt>{label}</dt><dd>{value}{about === '' ? null : <small>{about}</small>}</dd></div>;
  return (
    <dl className={classes['heads']} aria-label="Figures of the renewal">
      {figure('Available to renew', money(renewal.atrMinor), 'ARR on the last day')}
      {status === 'open' ? [
        figure('Amount', money(renewal.amountMinor), 'expected'), figure('Best', money(renewal.bestMinor)), figure('Likely', money(renewal.likelyMinor)), figure('Commit', money(renewal.commitMinor)), figure('Swing', money(renewal.swingMinor)),
      ] : [
        figure('Won', money(renewal.amountWonMinor ?? 0)), figure('Won ATR', money(renewal.wonAtrMinor ?? 0), 'no more than was available'), figure('Net', signedMoney(renewal.netMinor ?? 0, currency), 'won less available'),
      ]}
      <div><dt>Due</dt><dd><DayText on={renewal.dueOn} late={renewal.isLate} size="lg" /><small>{exactDay(renewal.dueOn)}{renewal.autoRenew ? ', renews itself' : ''}</small></dd></div>
      {renewal.noticeOn === null && renewal.noticeGivenOn === null ? null : <div><dt>{renewal.noticeGivenOn === null ? 'Notice until' : 'Notice given'}</dt><dd><DayText on={renewal.noticeGivenOn ?? renewal.noticeOn} late={renewal.isNoticeNear || renewal.noticeGivenOn !== null} size="lg" /></dd></div>}
    </dl>
  );
};

/** How a closed renewal ended. */
const Known = ({ renewal }: { renewal: RenewalDetail }) => (
  <section aria-labelledby="known-title">
    <Title order={2} id="known-title" mb={6}>How it ended</Title>
    <dl className={classes['known']}>
      <div><dt>Standing</dt><dd>{standingWords(renewal)}</dd></div>
      <div><dt>Closed</dt><dd>{renewal.closedOn === null ? 'Not known' : exactDay(renewal.closedOn)}{renewal.onTime === null ? '' : renewal.onTime ? ', on time' : ', late'}</dd></div>
      {renewal.lossReason === null ? null : <div><dt>Reason</dt><dd>{reasonNames[renewal.lossReason]}</dd></div>}
      <div><dt>Last called</dt><dd>{callName(renewal.category)}</dd></div>
      {renewal.next.map((next) => <div key={next.id}><dt>Next contract</dt><dd>{next.name === '' ? 'Contract' : next.name}: {formatMoney(next.arrMinor, next.currency)} from {dayName(next.startOn)}{next.endOn === null ? '' : ` to ${dayName(next.endOn)}`}</dd></div>)}
    </dl>
  </section>
);

const Alerts = ({ renewal }: { renewal: RenewalDetail }) => (
  <>
    {renewal.isLate ? <Alert color="red" mb="md" p="sm" title="This renewal is late">It was due on {dayName(renewal.dueOn)} and stays in the base until {dayName(renewal.graceUntil)}. From the day after it counts as lost, with the end of the paid term.</Alert> : null}
    {renewal.by === 'grace' ? <Alert color="red" mb="md" p="sm" title="The grace is over">Nobody closed it by {dayName(renewal.graceUntil)}, so it counts as lost since {dayName(renewal.dueOn)}. Say why it was lost, or close it as won with a contract that starts within the grace.</Alert> : null}
    {renewal.isNoticeNear && renewal.noticeOn !== null ? <Alert color="yellow" mb="md" p="sm" title="The notice date is near">Notice can be given until {dayName(renewal.noticeOn)}. {renewal.autoRenew ? 'Without it the contract renews itself.' : ''}</Alert> : null}
  </>
);

const MoreMenu = ({ renewal }: { renewal: RenewalDetail }) => {
  const { write } = useWrite('renewals', 'reopen');
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label="More for this renewal"><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown><Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => void write({ id: renewal.contractId })}>Reopen</Menu.Item></Menu.Dropdown>
    </Menu>
  );
};

const Overview = ({ renewal }: { renewal: RenewalDetail }) => (
  <div className={classes['columns']}>
    <Stack gap="lg">
      <Heads renewal={renewal} />
      {renewal.status === 'open' ? <section aria-labelledby="forecast-title"><Title order={2} id="forecast-title" mb={6}>Forecast and next step</Title><RenewalFields key={renewal.contractId} renewal={renewal} /></section> : <Known renewal={renewal} />}
      {renewal.status === 'lost' ? <LessonForm key={`${renewal.contractId} ${renewal.lesson}`} renewal={renewal} /> : null}
    </Stack>
    <RenewalSide renewal={renewal} />
  </div>
);

const History = ({ renewal }: { renewal: RenewalDetail }) =>
  renewal.history.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>Nothing was written of it yet.</Text> : (
    <ul className={classes['history']} aria-label="Changes, the newest first">{renewal.history.map(({ at, label }) => <li key={`${at} ${label}`}><time dateTime={at} className={classes['quiet']}>{exactDay(at.slice(0, 10))}</time><span>{label}</span></li>)}</ul>
  );

const Body = ({ renewal }: { renewal: RenewalDetail }) => {
  const search = useSearch({ from: '/renewals/$id' });
  const navigate = useNavigate();
  const [open, setOpen] = useState<'won' | 'lost' | null>(null);
  const view = viewNames.find((name) => name === search.view) ?? 'renewal';
  const canClose = renewal.status === 'open' || renewal.by === 'grace';
  const go = (to: View): void => void navigate({ to: '/renewals/$id', params: { id: renewal.contractId }, search: to === 'renewal' ? {} : { view: to }, replace: true });
  useEffect(() => {
    setAccountOnScreen(renewal.accountId);
    return () => setAccountOnScreen(null);
  }, [renewal.accountId]);
  useKeys('renewal', {
    ...Object.fromEntries(viewNames.map((name, index) => [String(index + 1), { does: `Show ${views[name].toLowerCase()}`, run: () => go(name) }])),
    ...(canClose ? { w: { does: 'Close as won', run: () => setOpen('won') }, x: { does: 'Close as lost', run: () => setOpen('lost') } } : {}),
  });
  return (
    <>
      <PageHead
        title={`Renewal of ${renewal.accountName}`}
        beside={<>{renewal.status === 'open' ? <Badge variant="default">{phaseNames[renewal.phase]}</Badge> : null}<CallMark row={renewal} /><SentimentMark sentiment={renewal.band} /><AccountLink id={renewal.accountId} name="The account" /></>}
        actions={<><WhoToAsk accountId={renewal.accountId} activity="renewal" about="the renewal" />{canClose ? <><Button onClick={() => setOpen('won')}>Close as won</Button><Button variant="default" onClick={() => setOpen('lost')}>Close as lost</Button></> : <MoreMenu renewal={renewal} />}</>}
      />
      <Alerts renewal={renewal} />
      <Tabs value={view} onChange={(value) => go(viewNames.find((name) => name === value) ?? 'renewal')} keepMounted={false}>
        <Tabs.List mb="sm">{viewNames.map((name) => <Tabs.Tab key={name} value={name}>{views[name]}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="renewal"><Overview renewal={renewal} /></Tabs.Panel>
        <Tabs.Panel value="plan"><PlanPanel contractId={renewal.contractId} /></Tabs.Panel>
        <Tabs.Panel value="history"><History renewal={renewal} /></Tabs.Panel>
      </Tabs>
      {open === 'won' ? <CloseWonDialog renewal={renewal} onClose={() => setOpen(null)} /> : null}
      {open === 'lost' ? <CloseLostDialog renewal={renewal} onClose={() => setOpen(null)} /> : null}
    </>
  );
};

/** One renewal: its figures, what is called, the work with its days, the plan, and how it ends. */
export const RenewalPage = () => {
  const { id } = useParams({ from: '/renewals/$id' });
  const read = useRead('renewals', 'get', { id });
  if (read.data === undefined && read.error !== null) {
    return (
      <>
        <PageHead title="Renewal" />
        <EmptyState title="This renewal is not here" action={<Group gap="xs"><Button component={Link} to="/renewals">Go to Renewals</Button></Group>}>{sentenceOf(read.error)}</EmptyState>
      </>
    );
  }
  return <Loaded read={read}>{(renewal) => <Body renewal={renewal} />}</Loaded>;
};
