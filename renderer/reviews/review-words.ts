import { reviewKindNames, reviewStateNames, type ReviewKind } from '#shared/business-review-words.ts';
import { roadmapStandings, standingNames, type RoadmapStanding } from '#shared/business-review-roadmap.ts';
import { daysBetween, type Day } from '#shared/days.ts';
import type { ReviewRow, RoadmapRow } from '#shared/reviews.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { exactDay } from '#renderer/ui/say.ts';

/** The most urgent standing first; within one, by the day. */
export const inOrder = (rows: readonly RoadmapRow[]): RoadmapRow[] =>
  rows.toSorted((a, b) => roadmapStandings.indexOf(a.standing) - roadmapStandings.indexOf(b.standing) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.accountName.localeCompare(b.accountName));

export type RoadmapFilters = { segment: string | null; standing: RoadmapStanding | null };
export const filterRoadmap = (rows: readonly RoadmapRow[], { segment, standing }: RoadmapFilters): RoadmapRow[] =>
  rows.filter((row) => (segment === null || (row.segment ?? '') === segment) && (standing === null || row.standing === standing));

/** True where a review can be planned from the row. */
export const asksForPlan = ({ standing }: RoadmapRow): boolean => !['planned', 'scheduled', 'held'].includes(standing);

/** The kind that is planned for an account: a mini-review after refusals. */
export const kindFor = (standing: RoadmapStanding): ReviewKind => (standing === 'mini' ? 'mini' : 'executive');

/** The month of a day within a year, 0 to 11. */
export const monthIn = (on: Day, from: Day): number => (Number(on.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(on.slice(5, 7)) - Number(from.slice(5, 7));

export const roadmapColumns: ExportColumn<RoadmapRow>[] = [
  { kind: 'text', label: 'Account', width: 28, value: (row) => row.accountName },
  { kind: 'text', label: 'Segment', value: (row) => row.segment ?? '' },
  { kind: 'text', label: 'Priority', value: (row) => row.priority.priority },
  { kind: 'text', label: 'Standing', width: 18, value: (row) => standingNames[row.standing] },
  { kind: 'day', label: 'Due', value: (row) => row.dueOn },
  { kind: 'text', label: 'Rule', width: 50, value: (row) => row.why },
  { kind: 'count', label: 'Refusals', value: (row) => row.refusals },
  { kind: 'text', label: 'Reviews', width: 50, value: (row) => row.reviews.map(({ name, state, on }) => `${name}, ${reviewStateNames[state].toLowerCase()} ${on}`).join('; ') },
];

/** A review in a line: what it is and when. */
export const reviewTitle = ({ name, accountName, on }: Pick<ReviewRow, 'name' | 'accountName' | 'on'>): string => `${name} of ${accountName}, ${exactDay(on)}`;

/** Kinds that are offered where a review is planned. */
export const kindChoices = (Object.entries(reviewKindNames) as [ReviewKind, string][]).map(([value, label]) => ({ value, label }));

/** How far away a day is, for the head of a review: "in 35 days", "12 days ago". */
export const daysAway = (on: Day, today: Day): string => {
  const days = daysBetween(today, on);
  if (days === 0) return 'today';
  const size = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return days > 0 ? `in ${size}` : `${size} ago`;
};
