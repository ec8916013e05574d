import { Anchor, Badge, Button, Group, Popover, Text, UnstyledButton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import type { TodayItem, TodayRule } from '#shared/today.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { WhoToAsk } from '#renderer/ui/WhoToAsk.tsx';
import { AccountLink, DayText, SentimentMark } from '#renderer/ui/marks.tsx';
import { DismissForm, SnoozeForm } from '#renderer/today/PutAside.tsx';
import { RuleName } from '#renderer/today/RuleName.tsx';
import { addressOfItem, doneFor, doneWords, type TodayActions } from '#renderer/today/today-actions.ts';
import classes from './today.module.css';

export type Aside = 'snooze' | 'dismiss' | null;

const Quiet = ({ word, letter, about, ...props }: { word: string; letter: string; about: string } & ComponentProps<'button'>) => (
  <Button size="compact-xs" variant="default" aria-label={`${word}: ${about}`} aria-keyshortcuts={letter} {...props}>{word}<span className={classes['key']} aria-hidden>{letter}</span></Button>
);

const AsidePopover = ({ title, opened, onClose, button, children }: { title: string; opened: boolean; onClose: () => void; button: ReactNode; children: ReactNode }) => (
  <Popover opened={opened} onChange={(open) => { if (!open) onClose(); }} onDismiss={onClose} width={310} position="bottom-end" shadow="md" trapFocus returnFocus transitionProps={{ duration: 0 }}>
    <Popover.Target>{button}</Popover.Target>
    <Popover.Dropdown aria-label={title}>{children}</Popover.Dropdown>
  </Popover>
);

/** The activity of the matrix of roles that a row is about, by its key. */
const asks: Partial<Record<TodayRule, string>> = {
  'renewal-late': 'renewal', 'renewal-window': 'renewal', 'renewal-notice': 'renewal', 'renewal-call': 'renewal', 'renewal-manager': 'renewal', 'renewal-review': 'renewal', 'renewal-lesson': 'renewal', 'at-risk-no-call': 'risk', 'onboarding-stuck': 'onboarding', 'onboarding-no-engagement': 'onboarding', 'onboarding-no-value': 'onboarding', 'onboarding-open': 'onboarding',
  'risk-overdue': 'risk', 'risk-missing': 'risk', 'seat-loss-signal': 'risk', 'growth-signal': 'expansion-discovery', 'opportunity-overdue': 'expansion-discovery', 'escalation-overdue': 'escalation', 'plan-missing': 'success-plan', 'plan-stale': 'success-plan', 'plan-no-objective': 'success-plan', 'objective-overdue': 'success-plan', 'milestone-overdue': 'success-plan', 'champion-lost': 'stakeholder-map', 'single-threaded': 'stakeholder-map',
};

const planned: readonly TodayRule[] = ['at-risk-no-call', 'cadence-overdue', 'not-engaged'];

/** What to do next, which is also the way to do it. */
const NextStep = ({ item }: { item: TodayItem }) => {
  const address = addressOfItem(item);
  const { account } = item;
  if (account !== null && planned.includes(item.rule)) return <Anchor component="button" type="button" size="sm" onClick={() => openDialog({ kind: 'plan-call', accountId: account.id })}>{item.next}</Anchor>;
  if (account !== null && item.rule === 'growth-signal') return <Anchor component="button" type="button" size="sm" onClick={() => openDialog({ kind: 'new-opportunity', accountId: account.id, from: { name: 'More seats', motion: 'seats', origin: item.key, notes: item.why } })}>{item.next}</Anchor>;
  if (account !== null && item.rule === 'seat-loss-signal') return <Anchor component="button" type="button" size="sm" onClick={() => openDialog({ kind: 'new-risk', accountId: account.id, alertId: null, from: { reason: 'adoption', impact: 'seat-loss', about: item.why } })}>{item.next}</Anchor>;
  if (account !== null && item.rule === 'risk-missing') return <Anchor component="button" type="button" size="sm" onClick={() => openDialog({ kind: 'new-risk', accountId: account.id, alertId: null })}>{item.next}</Anchor>;
  const [first] = item.records;
  if (item.rule === 'by-hand' && first !== undefined) return <Anchor component="button" type="button" size="sm" onClick={() => openDialog({ kind: 'action', actionId: first.id })}>{item.next}</Anchor>;
  if (item.rule === 'usage-alert' && item.type === 'risk' && account !== null && first !== undefined && address !== null) {
    return <Text size="sm"><AnchorLink {...address} size="sm">{item.next}</AnchorLink>, or <Anchor component="button" type="button" size="sm" onClick={() => openDialog({ kind: 'new-risk', accountId: account.id, alertId: first.id })}>open a risk</Anchor></Text>;
  }
  return address === null ? <Text size="sm">{item.next}</Text> : <AnchorLink {...address} size="sm">{item.next}</AnchorLink>;
};

export type TodayRowProps = {
  item: TodayItem;
  aside: Aside;
  setAside: (aside: Aside) => void;
  isInWork: boolean;
  actions: Pick<TodayActions, 'done' | 'snooze' | 'dismiss' | 'start'>;
  onBrief: (() => void) | null;
  /** Rows of the same account and rule that are folded behind this one. */
  others: { many: number; isOpen: boolean; onFold: () => void } | null;
  /** One of those, unfolded. */
  isOther: boolean;
  rowProps: object;
};

/** One row of Today: what it is, why, what to do next and since when; with the deeds of it at hand. */
export const TodayRow = ({ item, isInWork, aside, setAside, actions, onBrief, others, isOther, rowProps }: TodayRowProps) => {
  const address = addressOfItem(item);
  return (
    <li className={classes['row']} data-open={aside === null ? undefined : true} data-rule={item.rule} data-other={isOther || undefined} {...rowProps}>
      <div className={classes['marks']}>
        {item.priority === null ? null : <Badge size="sm" radius="sm" variant={item.priority === 'PR1' ? 'filled' : 'default'} aria-label={`Priority ${item.priority}`}>{item.priority}</Badge>}
        {item.sentiment === null ? null : <SentimentMark sentiment={item.sentiment} />}
      </div>
      <div>
        <div className={classes['head']}>
          <Text size="sm">{address === null ? <span className={classes['title']}>{item.title}</span> : <Link {...address} className={classes['title']}>{item.title}</Link>}</Text>
          <div className={classes['end']}>{isInWork ? <Badge size="xs" radius="sm" variant="outline" className={classes['inWork'] ?? ''}>In work</Badge> : null}<RuleName rule={item.rule} /><DayText on={item.since} size="xs" /></div>
        </div>
        <Text size="sm" className={`${classes['quiet']} ${classes['why']}`}>
          {item.account === null ? null : <><AccountLink id={item.account.id} name={item.account.label} fw={400} /> · </>}
          {item.why}
        </Text>
        {others === null ? null : <UnstyledButton className={classes['rule'] ?? ''} aria-expanded={others.isOpen} aria-keyshortcuts="O" aria-label={`${others.many} more like it: ${item.title}`} onClick={others.onFold}>{others.isOpen ? `Fold the other ${others.many}` : `${others.many} more like it`}<span className={classes['key']} aria-hidden>O</span></UnstyledButton>}
        <div className={classes['foot']}>
          <Group gap={5} wrap="nowrap" align="baseline"><IconArrowRight size={12} aria-label="Next" style={{ flex: 'none' }} /><NextStep item={item} /></Group>
          <div className={classes['actions']}>
            <Quiet word={doneWords[doneFor(item)]} letter="E" about={item.title} onClick={() => actions.done(item)} />
            <AsidePopover title="Snooze" opened={aside === 'snooze'} onClose={() => setAside(null)} button={<Quiet word="Snooze" letter="S" about={item.title} onClick={() => setAside('snooze')} />}>
              <SnoozeForm onSnooze={(until, reason) => actions.snooze(item, until, reason)} />
            </AsidePopover>
            <AsidePopover title="Dismiss" opened={aside === 'dismiss'} onClose={() => setAside(null)} button={<Quiet word="Dismiss" letter="D" about={item.title} onClick={() => setAside('dismiss')} />}>
              <DismissForm onDismiss={(closeReason, reason) => actions.dismiss(item, closeReason, reason)} />
            </AsidePopover>
            <Quiet word={isInWork ? 'Not in work' : 'In work'} letter="I" about={item.title} onClick={() => actions.start(item, !isInWork)} />
            {item.account === null || asks[item.rule] === undefined ? null : <WhoToAsk accountId={item.account.id} activity={asks[item.rule] ?? ''} about={item.title} />}
            {onBrief === null ? null : <Quiet word="Brief" letter="B" about={item.account?.label ?? ''} onClick={onBrief} />}
          </div>
        </div>
      </div>
    </li>
  );
};
