import type { OpportunityRow, SignalRow, TargetCount } from '#shared/expansion.ts';
import { creditNames, growthMotionNames, growthMotions, opportunityStateNames, orderTypeNames, signalKindNames, stageOf, targetSays, type GrowthMotion } from '#shared/expansion-rules.ts';
import type { ExpansionLimits } from '#shared/presets/expansion-limits.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { count } from '#renderer/ui/say.ts';

export type OpportunityFilters = { text: string; motion: GrowthMotion | null; segment: string | null; product: string | null };

export const motionOf = (value: string | null | undefined): GrowthMotion | null => growthMotions.find((one) => one === value) ?? null;

/** The rows that the filters let through, in the order in which they came. */
export const filterOpportunities = (rows: readonly OpportunityRow[], { text, motion, segment, product }: OpportunityFilters): OpportunityRow[] => {
  const typed = text.trim().toLowerCase();
  return rows.filter((row) => (typed === '' || `${row.accountName} ${row.name} ${row.productName} ${row.nextStep}`.toLowerCase().includes(typed)) && (motion === null || row.motion === motion) && (segment === null || row.segment === segment) && (product === null || row.productId === product));
};

/** What is late of an opportunity, in a few words; empty where nothing is. */
export const lateWords = ({ stepLate, closeLate }: Pick<OpportunityRow, 'stepLate' | 'closeLate'>): string =>
  closeLate > 0 ? `close date ${count(closeLate, 'day')} ago` : stepLate > 0 ? `step ${count(stepLate, 'day')} late` : '';

/** How an opportunity stands: its stage, won, or why it came to nothing. */
export const standingWords = (row: Pick<OpportunityRow, 'status' | 'stage' | 'noReason'>, limits: Pick<ExpansionLimits, 'stages'>): string =>
  row.status === 'open' ? stageOf(limits, row.stage).name : row.status === 'won' ? 'Won' : `No: ${row.noReason ?? 'no reason'}`;

export const opportunityColumns = (limits: ExpansionLimits, segmentName: (key: string | null) => string): ExportColumn<OpportunityRow>[] => [
  { label: 'Account', kind: 'text', width: 30, value: (row) => row.accountName },
  { label: 'Segment', kind: 'text', value: (row) => segmentName(row.segment) },
  { label: 'Opportunity', kind: 'text', width: 36, value: (row) => row.name },
  { label: 'Motion', kind: 'text', width: 12, value: (row) => growthMotionNames[row.motion] },
  { label: 'Order type', kind: 'text', width: 12, value: (row) => orderTypeNames[row.orderType] },
  { label: 'ARR', kind: 'money', value: (row) => row.amount.minor, currency: (row) => row.amount.currency },
  { label: 'Status', kind: 'text', width: 10, value: (row) => opportunityStateNames[row.status] },
  { label: 'Stage', kind: 'text', width: 16, value: (row) => stageOf(limits, row.stage).name },
  { label: 'Reason', kind: 'text', width: 18, value: (row) => row.noReason },
  { label: 'Closes', kind: 'day', value: (row) => row.closeOn },
  { label: 'Closed', kind: 'day', value: (row) => row.closedOn },
  { label: 'Credit', kind: 'text', width: 12, value: (row) => (row.credit === null ? null : creditNames[row.credit]) },
  { label: 'Product', kind: 'text', value: (row) => row.productName },
  { label: 'Objective', kind: 'text', width: 36, value: (row) => row.objectiveName },
  { label: 'Contract', kind: 'text', width: 24, value: (row) => row.contractName },
  { label: 'Next step', kind: 'text', width: 40, value: (row) => row.nextStep },
  { label: 'Next step due', kind: 'day', value: (row) => row.nextDueOn },
  { label: 'Who drives', kind: 'text', width: 44, value: (row) => row.driver.says },
  { label: 'Opened', kind: 'day', value: (row) => row.openedOn },
  { label: 'Notes', kind: 'text', width: 44, value: (row) => row.notes },
];

export const signalColumns: ExportColumn<SignalRow>[] = [
  { label: 'Account', kind: 'text', width: 30, value: (row) => row.accountName },
  { label: 'Priority', kind: 'text', width: 10, value: (row) => row.priority },
  { label: 'Signal', kind: 'text', width: 12, value: (row) => signalKindNames[row.kind] },
  { label: 'Licences used', kind: 'count', width: 14, value: (row) => row.used },
  { label: 'Licences', kind: 'count', width: 12, value: (row) => row.seats },
  { label: 'ARR', kind: 'money', value: (row) => row.arr.minor, currency: (row) => row.arr.currency },
  { label: 'Renewal', kind: 'day', value: (row) => row.renewalOn },
  { label: 'What was seen', kind: 'text', width: 80, value: (row) => row.trace },
  { label: 'Opportunity', kind: 'text', width: 30, value: (row) => row.opportunity?.label ?? null },
  { label: 'Risk', kind: 'text', width: 30, value: (row) => row.risk?.label ?? null },
];

/** The name of an opportunity that a growth signal suggests. */
export const seatsName = ({ used, seats }: Pick<SignalRow, 'used' | 'seats'>): string => (used > seats ? `Seats for the ${Math.round(used - seats).toLocaleString('en')} who are over` : 'More seats');

export const areaNames = { enabling: 'Enabling', expanding: 'Expanding' } as const;
/** A target and how far it is, as a sentence. */
export const targetWords = ({ area, target, counted, asked, segmentName }: TargetCount): string => `${segmentName}, ${areaNames[area].toLowerCase()}: ${counted.length} of ${asked}. ${targetSays(target)}`;
