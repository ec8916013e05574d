import type { Criterion, PlanRow } from '#shared/plans.ts';
import { reachedOf, type WarningRule } from '#shared/plan-rules.ts';

/** What the page of plans shows: an address holds it. */
export type PlanFilters = { text: string; colour: PlanRow['standing']['colour'] | null; warning: WarningRule | null; segment: string | null };

/** The rows that the filters let through: red first, then yellow, and by name. */
export const filterPlans = (rows: readonly PlanRow[], { text, colour, warning, segment }: PlanFilters): PlanRow[] => {
  const typed = text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (typed === '' || `${row.accountName} ${row.planName}`.toLowerCase().includes(typed)) &&
      (colour === null || row.standing.colour === colour) &&
      (warning === null || row.warnings.some(({ rule }) => rule === warning)) &&
      (segment === null || row.segment === segment),
  );
};

const order = { red: 0, yellow: 1, green: 2 } as const;
/** In the order in which to work them: those with warnings first, then red before green, PR1 before PR2, and by name. */
export const inPlanOrder = (rows: readonly PlanRow[]): PlanRow[] =>
  rows.toSorted(
    (a, b) =>
      Number(b.warnings.length > 0) - Number(a.warnings.length > 0) || order[a.standing.colour] - order[b.standing.colour] || a.priority.localeCompare(b.priority) || a.accountName.localeCompare(b.accountName),
  );

/** `45 %` */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A figure with its unit: "12.5 %", "3 teams". */
export const figure = (value: number | null, unit: string): string => (value === null ? '–' : `${value.toLocaleString('en', { maximumFractionDigits: 2 })}${unit === '' ? '' : ` ${unit}`}`);

/** How far a criterion is, in words. */
export const sayReached = (criterion: Pick<Criterion, 'baseline' | 'target' | 'measurements' | 'unit'>): string => {
  if (criterion.measurements.length === 0) return 'Not measured yet';
  const reached = reachedOf(criterion);
  if (criterion.target === null) return 'No target yet';
  if (reached !== null) return reached < 0 ? 'Went the other way' : reached >= 1 ? 'Target reached' : `${percent(reached)} of the way`;
  return criterion.baseline === null ? 'No baseline yet' : 'Left the value to hold';
};
