import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
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

const Day = ({ page }: { page: TodayRead }) => {
  const isEmpty = useRead('book', 'state', undefined).data?.empty === true;
  const isWrappingUp = useWrapUp(({ isOpen }) => isOpen);
  const [brief, setBrief] = useState<{ accountId: string; callId: string | null } | null>(null);
  const waiting = Object.values(page.counts).reduce((sum, its) => sum + its, 0) - page.items.length;
  return (
    <div className={classes['page']}>
      <div>
        {isWrappingUp ? <WrapUpPanel onClose={() => setWrapUp(false)} /> : isEmpty ? <NoAccounts /> : page.items.length === 0 ? <NothingWaits nextUp={page.nextUp} /> : <TodayList items={page.items} onBrief={(accountId) => setBrief({ accountId, callId: null })} />}
        {waiting === 0 || isWrappingUp ? null : <Text size="sm" className={classes['quiet']} mt="xs">{count(waiting, 'more row')} {waiting === 1 ? 'waits' : 'wait'} behind these and {waiting === 1 ? 'moves' : 'move'} up as you work. Settings → Today’s rules turns rules off.</Text>}
        {page.snoozed === 0 || isWrappingUp ? null : <Text size="sm" className={classes['quiet']} mt="xs">{count(page.snoozed, 'row')} snoozed; each comes back on its day.</Text>}
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
  const read = useRead('today', 'read', undefined);
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
        actions={<Button variant={isLate && !isWrappingUp ? 'filled' : 'default'} aria-pressed={isWrappingUp} onClick={() => setWrapUp(!isWrappingUp)}>Wrap up the day</Button>}
      />
      <Loaded read={read}>{(page) => <Day page={page} />}</Loaded>
    </>
  );
};
