import type { Commitment } from '#shared/commitments.ts';
import { addDays, startOfWeek, type Day } from '#shared/days.ts';

export type DueGroup = { title: string; commitments: Commitment[] };

/** Open promises by when they are due: overdue, until the end of this week (Sunday), later, without a day; empty groups are left out. */
export const dueGroups = (commitments: readonly Commitment[], today: Day): DueGroup[] => {
  const endOfWeek = addDays(startOfWeek(today), 6);
  const titleOf = ({ dueOn }: Commitment): string => (dueOn === null ? 'No date' : dueOn < today ? 'Overdue' : dueOn <= endOfWeek ? 'Due this week' : 'Later');
  const groups = Map.groupBy(commitments, titleOf);
  return ['Overdue', 'Due this week', 'Later', 'No date'].flatMap((title) => {
    const found = groups.get(title);
    return found === undefined ? [] : [{ title, commitments: found.toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.accountName.localeCompare(b.accountName)) }];
  });
};

/** How much of what was promised was kept: "82 % kept". */
export const sayRate = (rate: number | null): string => (rate === null ? 'nothing to count yet' : `${Math.round(rate * 100)} % kept`);
