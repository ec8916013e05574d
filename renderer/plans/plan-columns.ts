import { warningNames } from '#shared/plan-rules.ts';
import type { PlanRow } from '#shared/plans.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';

/** The page of plans as columns of a file. */
export const planColumns = (segmentName: (key: string | null) => string): ExportColumn<PlanRow>[] => [
  { label: 'Account', kind: 'text', width: 30, value: (row) => row.accountName },
  { label: 'Segment', kind: 'text', value: (row) => segmentName(row.segment) },
  { label: 'Priority', kind: 'text', width: 10, value: (row) => row.priority },
  { label: 'Colour', kind: 'text', width: 10, value: (row) => row.standing.colour },
  { label: 'Reason', kind: 'text', width: 44, value: (row) => row.standing.reason },
  { label: 'Plan', kind: 'text', width: 30, value: (row) => row.planName },
  { label: 'Status', kind: 'text', width: 10, value: (row) => row.status },
  { label: 'Objectives', kind: 'count', width: 10, value: (row) => row.objectives },
  { label: 'Open objectives', kind: 'count', width: 10, value: (row) => row.openObjectives },
  { label: 'Progress in %', kind: 'count', width: 12, value: (row) => (row.progress === null ? null : Math.round(row.progress * 100)) },
  { label: 'Next milestone', kind: 'text', width: 34, value: (row) => row.nextMilestone?.name ?? null },
  { label: 'Due', kind: 'day', value: (row) => row.nextMilestone?.dueOn ?? null },
  { label: 'Milestones overdue', kind: 'count', width: 12, value: (row) => row.overdueMilestones },
  { label: 'Last activity', kind: 'day', value: (row) => row.lastActivityOn },
  { label: 'Warnings', kind: 'text', width: 40, value: (row) => row.warnings.map(({ rule, says }) => `${warningNames[rule]}: ${says}`).join('; ') },
];
