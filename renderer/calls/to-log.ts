import type { CallRow } from '#shared/calls.ts';
import { addDays, type Day } from '#shared/days.ts';
import { useRead } from '#renderer/data/reads.ts';

/** How far back a planned call that was never logged is still asked for. */
const BACK_DAYS = 180;

/** Calls that wait to be logged, newest first: notes that were begun, and planned calls of today and before. */
export const useToLog = (today: Day): CallRow[] => {
  const drafts = useRead('calls', 'drafts', undefined).data ?? [];
  const planned = useRead('calls', 'list', { from: addDays(today, -BACK_DAYS), to: today, state: 'planned' }).data ?? [];
  return [...drafts, ...planned].toSorted((a, b) => b.on.localeCompare(a.on) || (b.startsAt ?? '').localeCompare(a.startsAt ?? ''));
};
