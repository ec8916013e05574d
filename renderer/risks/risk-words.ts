import type { RiskRow } from '#shared/risks.ts';
import { impactNames, reasonNames, riskOutcomeNames, type RiskLevel, type RiskReason } from '#shared/risk-rules.ts';
import { formatMoney } from '#shared/money.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { count } from '#renderer/ui/say.ts';

/** How a risk is called: its reason and whose it is. */
export const riskTitle = ({ reason, accountName }: Pick<RiskRow, 'reason' | 'accountName'>): string => `${reasonNames[reason]} at ${accountName}`;

/** Who has something to do, as a word of its own: a name, or the CSM. */
export const ownerName = (owner: string): string => (owner === '' ? 'You' : owner);
/** The same inside of a sentence. */
export const byWhom = (owner: string): string => (owner === '' ? 'by you' : `by ${owner}`);

/** How late something is, in working or calendar days; empty where it is not. */
export const lateWords = (days: number, unit = 'day'): string => (days === 0 ? '' : `${count(days, unit)} late`);

/** Where a risk stands: open, will churn, or how it ended. */
export const stateWords = (risk: Pick<RiskRow, 'state' | 'outcome'>): string => (risk.state === 'will-churn' ? 'Will churn' : risk.state === 'open' ? 'Open' : riskOutcomeNames[risk.outcome ?? 'no-risk']);

/** Days for which a risk waits for its update or its next step, whichever is longer. */
export const lateOf = (risk: Pick<RiskRow, 'clock' | 'stepOverdueDays'>): number => Math.max(risk.clock?.overdueDays ?? 0, risk.stepOverdueDays);

export type RiskFilters = { text: string; level: RiskLevel | null; reason: RiskReason | null; late: boolean };

/** The rows that the filters let through: the worst first, then the one that waits longest, then the most ARR. */
export const filterRisks = (risks: readonly RiskRow[], { text, level, reason, late }: RiskFilters): RiskRow[] => {
  const typed = text.trim().toLowerCase();
  return risks
    .filter((risk) => (typed === '' || `${risk.accountName} ${reasonNames[risk.reason]} ${risk.about} ${risk.nextStep} ${risk.owner}`.toLowerCase().includes(typed)) && (level === null || risk.level === level) && (reason === null || risk.reason === reason) && (!late || lateOf(risk) > 0))
    .toSorted((a, b) => Number(b.level === 'red') - Number(a.level === 'red') || lateOf(b) - lateOf(a) || b.atRisk.minor - a.atRisk.minor);
};

/** Sums of several currencies in one line. */
export const sumWords = (sums: readonly { minor: number; currency: string }[]): string => (sums.length === 0 ? 'none' : sums.map(({ minor, currency }) => formatMoney(minor, currency, 'short')).join(' + '));

/** The register as columns of a file. */
export const riskColumns: ExportColumn<RiskRow>[] = [
  { label: 'Account', kind: 'text', width: 30, value: (risk) => risk.accountName },
  { label: 'Level', kind: 'text', width: 10, value: (risk) => risk.level },
  { label: 'State', kind: 'text', width: 14, value: stateWords },
  { label: 'Reason', kind: 'text', width: 28, value: (risk) => reasonNames[risk.reason] },
  { label: 'Impact', kind: 'text', width: 16, value: (risk) => impactNames[risk.impact] },
  { label: 'What it is', kind: 'text', width: 44, value: (risk) => risk.about },
  { label: 'ARR at risk', kind: 'money', value: (risk) => risk.atRisk.minor, currency: (risk) => risk.atRisk.currency },
  { label: 'Renewal', kind: 'day', value: (risk) => risk.renewalOn },
  { label: 'Next step', kind: 'text', width: 40, value: (risk) => risk.nextStep },
  { label: 'Owner', kind: 'text', value: (risk) => ownerName(risk.owner) },
  { label: 'Next step due', kind: 'day', value: (risk) => risk.nextDueOn },
  { label: 'Last update', kind: 'day', value: (risk) => risk.lastUpdate?.on ?? null },
  { label: 'Update due', kind: 'day', value: (risk) => risk.clock?.dueOn ?? null },
  { label: 'Rhythm', kind: 'text', width: 44, value: (risk) => risk.clock?.why ?? null },
  { label: 'Days overdue', kind: 'count', width: 12, value: (risk) => risk.clock?.overdueDays ?? null },
  { label: 'Opened', kind: 'day', value: (risk) => risk.openedOn },
  { label: 'Closed', kind: 'day', value: (risk) => risk.closedOn },
  { label: 'How it ended', kind: 'text', width: 44, value: (risk) => risk.outcomeSummary },
  { label: 'Lesson', kind: 'text', width: 44, value: (risk) => risk.lesson },
];
