import { Badge, Button, Tabs } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { create } from 'zustand';
import { DueList } from '#renderer/calls/DueList.tsx';
import { RecentList } from '#renderer/calls/RecentList.tsx';
import { ToLogList } from '#renderer/calls/ToLogList.tsx';
import { useToLog } from '#renderer/calls/to-log.ts';
import { WeekList } from '#renderer/calls/WeekList.tsx';
import { useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { openDialog, setAccountOnScreen } from '#renderer/ui/dialogs.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { PageHead } from '#renderer/ui/page.tsx';

const parts = ['week', 'due', 'to-log', 'recent'] as const;
type Part = (typeof parts)[number];

/** Which part of the page was looked at last; coming back shows it again. */
const usePart = create<{ part: Part }>(() => ({ part: 'week' }));

/** How far ahead a call that the cadence asks for is shown, in days. */
const DUE_WITHIN = 14;

const Tab = ({ part, count, children }: { part: Part; count?: number; children: ReactNode }) => (
  <Tabs.Tab value={part} rightSection={count === undefined || count === 0 ? null : <Badge size="sm" variant="default">{count}</Badge>}>{children}</Tabs.Tab>
);

/** The calls of the book: this week's, those that the cadence asks for, those to log, and the last ones. */
export const CallsPage = (): ReactNode => {
  const today = useToday();
  const { part } = usePart();
  const due = useRead('calls', 'due', { withinDays: DUE_WITHIN }).data?.filter((one) => one.plannedOn === null).length;
  const toLog = useToLog(today).length;
  const show = (next: Part): void => {
    setAccountOnScreen(null);
    usePart.setState({ part: next });
  };
  useEffect(() => () => setAccountOnScreen(null), []);
  useKeys('calls', {
    n: { does: 'Plan a call', run: () => openDialog({ kind: 'plan-call', accountId: null }) },
    1: { does: 'This week', run: () => show('week') },
    2: { does: 'Due by cadence', run: () => show('due') },
    3: { does: 'To log', run: () => show('to-log') },
    4: { does: 'Recent', run: () => show('recent') },
  });
  return (
    <>
      <PageHead title="Calls" actions={<Button variant="default" onClick={() => openDialog({ kind: 'plan-call', accountId: null })}>Plan a call</Button>} />
      <Tabs value={part} onChange={(next) => show(parts.find((one) => one === next) ?? 'week')} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tab part="week">Week</Tab>
          <Tab part="due" {...(due === undefined ? {} : { count: due })}>Due by cadence</Tab>
          <Tab part="to-log" count={toLog}>To log</Tab>
          <Tab part="recent">Recent</Tab>
        </Tabs.List>
        <Tabs.Panel value="week"><WeekList /></Tabs.Panel>
        <Tabs.Panel value="due"><DueList withinDays={DUE_WITHIN} /></Tabs.Panel>
        <Tabs.Panel value="to-log"><ToLogList /></Tabs.Panel>
        <Tabs.Panel value="recent"><RecentList /></Tabs.Panel>
      </Tabs>
    </>
  );
};
