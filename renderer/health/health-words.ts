import type { Sentiment } from '#shared/accounts.ts';
import type { HealthRow } from '#shared/health.ts';
import { bandOf, shownScore } from '#shared/health-rules.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';

/** Below this a difference of scores is shown as none. */
const shownFrom = 0.05;

export const bandNames: Record<Sentiment | 'none', string> = { green: 'Green', yellow: 'Yellow', red: 'Red', none: 'No score' };

/** A difference in points with its sign: "+3.2", "−12.0"; "0" where it is none that shows. */
export const signed = (points: number): string => (Math.abs(points) < shownFrom ? '0' : `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`);

/** The band of a group on the heat map, by the limits of its account's model. */
export const groupBand = (score: number | null, bands: HealthRow['bands']): Sentiment | null => (score === null ? null : bandOf(score, bands));

/** What is to be known to read a score. */
export const notesOf = ({ override, stale, missing, score }: HealthRow): string[] => [
  ...(override === null ? [] : ['Red by your sentiment']),
  ...(score === null ? ['Nothing is known yet'] : []),
  ...(stale.length === 0 ? [] : [`Old: ${stale.join(', ')}`]),
  ...(missing.length === 0 || score === null ? [] : [`No data: ${missing.join(', ')}`]),
];

export type SortKey = 'account' | 'priority' | 'score' | 'change-7' | 'change-30' | 'change-90' | `group-${string}`;
export type Sort = { by: SortKey; descending: boolean };
const order: Record<Sentiment, number> = { red: 0, yellow: 1, green: 2 };

const figureOf = (row: HealthRow, by: SortKey): number | null => {
  if (by === 'score') return row.score === null ? null : row.score;
  if (by === 'change-7' || by === 'change-30' || by === 'change-90') return row.changes[by === 'change-7' ? 7 : by === 'change-30' ? 30 : 90];
  return by.startsWith('group-') ? (row.groups.find(({ key }) => `group-${key}` === by)?.score ?? null) : null;
};

/** Rows in an order; what has no figure comes last, equal ones by name. By score, the band goes first, so that a red override is among the red. */
export const sorted = (rows: readonly HealthRow[], { by, descending }: Sort): HealthRow[] => {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const byName = a.account.label.localeCompare(b.account.label);
    if (by === 'account') return sign * byName;
    if (by === 'priority') return sign * a.priority.localeCompare(b.priority) || byName;
    if (by === 'score' && a.band !== b.band) return a.band === null ? 1 : b.band === null ? -1 : sign * (order[a.band] - order[b.band]);
    const [left, right] = [figureOf(a, by), figureOf(b, by)];
    if (left === null || right === null) return left === right ? byName : left === null ? 1 : -1;
    return sign * (left - right) || byName;
  });
};

/** The heat map as columns of a file. */
export const healthColumns = (groups: readonly { key: string; name: string }[], segmentName: (key: string | null) => string): ExportColumn<HealthRow>[] => [
  { label: 'Account', kind: 'text', width: 30, value: (row) => row.account.label },
  { label: 'Segment', kind: 'text', value: (row) => segmentName(row.segment) },
  { label: 'Priority', kind: 'text', width: 10, value: (row) => row.priority },
  { label: 'ARR', kind: 'money', currency: (row) => row.currency, value: (row) => row.arrMinor },
  { label: 'Score', kind: 'count', width: 10, value: (row) => (row.score === null ? null : Number(shownScore(row.score, row.scale))) },
  { label: 'Band', kind: 'text', width: 10, value: (row) => row.band },
  ...groups.map(({ key, name }): ExportColumn<HealthRow> => ({ label: name, kind: 'count', width: 12, value: (row) => { const score = row.groups.find((one) => one.key === key)?.score ?? null; return score === null ? null : Math.floor(score + 1e-9); } })),
  ...([7, 30, 90] as const).map((span): ExportColumn<HealthRow> => ({ label: `Change in ${span} days`, kind: 'count', width: 14, value: (row) => { const by = row.changes[span]; return by === null ? null : Math.round(by * 10) / 10; } })),
  { label: 'Notes', kind: 'text', width: 50, value: (row) => notesOf(row).join('; ') },
];
