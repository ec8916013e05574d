import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import type { CallRow } from '#shared/calls.ts';
import { addDays, type Day } from '#shared/days.ts';
import { useRead } from '#renderer/data/reads.ts';

/** How far back a planned call that was never logged is still asked for. */
const BACK_DAYS = 180;

/** Notes that were begun, and planned calls up to the end of today, newest first. */
export const useOpenCalls = (today: Day): CallRow[] => {
  const drafts = useRead('calls', 'drafts', undefined).data ?? [];
  const planned = useRead('calls', 'list', { from: addDays(today, -BACK_DAYS), to: today, state: 'planned' }).data ?? [];
  return [...drafts, ...planned].toSorted((a, b) => b.on.localeCompare(a.on) || (b.startsAt ?? '').localeCompare(a.startsAt ?? ''));
};

/** Calls that wait to be logged: notes that were begun, and planned calls whose time has come. */
export const useToLog = (today: Day): CallRow[] => {
  const [now, setNow] = useState(() => new Date().toISOString());
  useInterval(() => setNow(new Date().toISOString()), 60_000, { autoInvoke: true });
  return useOpenCalls(today).filter((call) => call.state === 'draft' || (call.startsAt === null ? call.on < today : call.startsAt < now));
};
