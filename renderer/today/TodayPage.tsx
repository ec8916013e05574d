import { Anchor, Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { create } from 'zustand';
import type { Day } from '#shared/days.ts';
import type { TodayPage as TodayRead } from '#shared/today.ts';
import { SampleBanner } from '#renderer/book/SampleBanner.tsx';
import { BriefPanel } from '#renderer/calls/BriefPanel.tsx';
import { useRead } from '#renderer/data/reads.ts';
import { Rhythm, TodayCalls } from '#renderer/today/TodaySide.tsx';
import { ActionRows } from '#renderer/today/ActionRows.tsx';
import { TodayFilterBar, useTodaySearch } from '#renderer/today/TodayFilters.tsx';
import { TodayList } from '#renderer/today/TodayList.tsx';
import { WrapUpPanel } from '#renderer/today/WrapUpPanel.tsx';
import { openDialog } from '#renderer/ui/dialogs.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './today.module.css';

/** Kept while other pages are visited, so that a wrap-up goes on where it was left. */
const useWrapUp = create<{ isOpen: boolean }>(() => ({ isOpen: false }));
const setWrapUp = (isOpen: boolean): void => useWrapUp.setState({ isOpen });

/** From this hour on the wrap-up is the next thing to do. */
const wrapUpHour = 16;

const isLateNow = (): boolean => new Date().getHours() >= wrapUpHour;

const inWords = (on: Day, parts: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
/** "Sunday, 22 November". */
const fullDay = (on: Day): string => `${inWords(on, { weekday: 'long' })}, ${inWords(on, { day: 'numeric', month: 'long' })}`;

const NoAccounts = () => {
  const navigate = useNavigate();
  return (
    <EmptyState
      title="The book has no accounts yet"
      action={
        <Group gap="xs">
          <Button onClick={() => void navigate({ to: '/import' })}>Import my accounts</Button>
          <Button variant="default" onClick={() => openDialog({ kind: 'new-account' })}>New account</Button>
        </Group>
      }
    >
      Once it has some, this page says what to do today: promises and renewals that fall due, calls that the cadence asks for, and notes that wait to be logged.
    </EmptyState>
  );
};

const NothingWaits = ({ nextUp }: { nextUp: string }) => (
  <EmptyState
    title="Nothing is waiting"
    action={
      <Group gap="xs">
        <Button onClick={() => openDialog({ kind: 'log-call', accountId: null })}>Log a call</Button>
        <Button variant="default" onClick={() => openDialog({ kind: 'plan-call', accountId: null })}>Plan a call</Button>
      </Group>
    }
  >
    {nextUp}
  </EmptyState>
);

const putAway = {
  snoozed: { label: 'Snoozed actions, the soonest first', title: 'Nothing is snoozed', says: 'A row that can wait is snoozed until a day, with the reason. It is listed here until then.' },
  closed: { label: 'Closed actions of the last 90 days, the newest first', title: 'Nothing was closed in the last 90 days', says: 'What was done or dismissed is listed here, with who closed it, when and why, and can be opened again.' },
} as const;

const PutAwayList = ({ view }: { view: 'snoozed' | 'closed' }) => {
  const { filters, isFiltered } = useTodaySearch();
  const read = useRead('today', 'list', { view, ...filters }, { keep: true });
  const { label, title, says } = putAway[view];
  return <Loaded read={read}>{(rows) => (rows.length === 0 ? <EmptyState title={isFiltered ? 'No such action' : title}>{isFiltered ? 'Other filters may show some.' : says}</EmptyState> : <ActionRows rows={rows} label={label} />)}</Loaded>;
};

/** The actions that are open, or why there are none. */
const OpenList = ({ page, onBrief }: { page: TodayRead; onBrief: (accountId: string) => void }) => {
  const isEmpty = useRead('book', 'state', undefined).data?.empty === true;
  const { filters, isFiltered, change } = useTodaySearch();
  const waiting = isFiltered ? 0 : Object.values(page.counts).reduce((sum, its) => sum + its, 0) - page.items.length;
  return (
    <>
      {page.items.length > 0 ? <TodayList on={page.on} items={page.items} inWork={page.inWork} isFiltered={isFiltered} onBrief={onBrief} /> : isFiltered ? <EmptyState title="No such action is open">Other filters may show some.</EmptyState> : isEmpty ? <NoAccounts /> : <NothingWaits nextUp={page.nextUp} />}
      {waiting === 0 ? null : <Text size="sm" className={classes['quiet']} mt="xs">{count(waiting, 'more row')} {waiting === 1 ? 'waits' : 'wait'} behind these and {waiting === 1 ? 'moves' : 'move'} up as you work. Settings → Today’s rules turns rules off.</Text>}
      {page.later === 0 || filters.rule === 'by-hand' ? null : <Text size="sm" className={classes['quiet']} mt="xs"><Anchor component="button" type="button" size="sm" onClick={() => change({ rule: 'by-hand' })}>{count(page.later, 'action')} of your own</Anchor> {page.later === 1 ? 'is' : 'are'} due on a later day.</Text>}
    </>
  );
};

const Day = ({ page }: { page: TodayRead }) => {
  const isWrappingUp = useWrapUp(({ isOpen }) => isOpen);
  const { view } = useTodaySearch();
  const [brief, setBrief] = useState<{ accountId: string; callId: string | null } | null>(null);
  return (
    <div className={classes['page']}>
      <div>
        {isWrappingUp ? <WrapUpPanel onClose={() => setWrapUp(false)} /> : (
          <>
            <TodayFilterBar snoozed={page.snoozed} counts={page.counts} />
            {view === 'open' ? <OpenList page={page} onBrief={(accountId) => setBrief({ accountId, callId: null })} /> : <PutAwayList view={view} />}
          </>
        )}
      </div>
      <Stack gap="xl">
        <TodayCalls calls={page.calls} onBrief={(accountId, callId) => setBrief({ accountId, callId })} />
        <Rhythm items={page.rhythm} />
      </Stack>
      <Drawer opened={brief !== null} onClose={() => setBrief(null)} position="right" size={460} title="Brief" closeButtonProps={{ 'aria-label': 'Close the brief' }} transitionProps={{ duration: 0 }} overlayProps={{ backgroundOpacity: 0.2 }}>
        {brief === null ? null : <BriefPanel accountId={brief.accountId} callId={brief.callId} />}
      </Drawer>
    </div>
  );
};

/** Opens the day: what to do in its order, the calls, and the rhythm of the work. */
export const TodayPage = () => {
  const { filters, isFiltered } = useTodaySearch();
  const read = useRead('today', 'read', isFiltered ? filters : undefined, { keep: true });
  const isWrappingUp = useWrapUp(({ isOpen }) => isOpen);
  const [isLate, setLate] = useState(isLateNow);
  useInterval(() => setLate(isLateNow()), 60_000, { autoInvoke: true });
  useKeys('wrap-up', { w: { does: 'Wrap up the day, or back to the list', run: () => setWrapUp(!isWrappingUp) } });
  return (
    <>
      <SampleBanner />
      <PageHead
        title="Today"
        beside={read.data === undefined ? null : <Text size="sm" className={classes['quiet']}>{fullDay(read.data.on)}</Text>}
        actions={<><Button variant="default" onClick={() => openDialog({ kind: 'new-action', accountId: null })}>New action</Button><Button variant={isLate && !isWrappingUp ? 'filled' : 'default'} aria-pressed={isWrappingUp} onClick={() => setWrapUp(!isWrappingUp)}>Wrap up the day</Button></>}
      />
      <Loaded read={read}>{(page) => <Day page={page} />}</Loaded>
    </>
  );
};
