import type { CallRow } from '#shared/calls.ts';
import type { Day } from '#shared/days.ts';

/** The entries of a timeline as it is read: what is planned or being written on top, soonest first, then the rest by day, newest first. */
export const timelineGroups = (entries: readonly CallRow[]): { ahead: CallRow[]; days: { on: Day; entries: CallRow[] }[] } => {
  const isAhead = ({ state }: CallRow): boolean => state === 'planned' || state === 'draft';
  const ahead = entries.filter(isAhead).toSorted((a, b) => a.on.localeCompare(b.on) || (a.startsAt ?? '').localeCompare(b.startsAt ?? ''));
  const past = Map.groupBy(entries.filter((entry) => !isAhead(entry)), ({ on }) => on);
  return { ahead, days: [...past].map(([on, day]) => ({ on, entries: day })).toSorted((a, b) => b.on.localeCompare(a.on)) };
};
