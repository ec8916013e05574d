import { daysBetween } from '#shared/days.ts';
import { statusNames, type CaseFilters, type SupportCase } from '#shared/support.ts';
import { severities, severityNames, type CaseMonth, type CasePattern, type CaseVolume, type SeverityMix } from '#shared/support-rules.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { count } from '#renderer/ui/say.ts';

export const stateLabels = { open: 'Open', old: 'Open and old', closed: 'Closed' } as const;

/** `2 urgent, 5 normal`; severities without a case are left out. */
export const sayMix = (mix: SeverityMix): string => severities.filter((one) => mix[one] > 0).map((one) => `${mix[one].toLocaleString('en')} ${severityNames[one].toLowerCase()}`).join(', ');

export const mixTotal = (mix: SeverityMix): number => severities.reduce((sum, one) => sum + mix[one], 0);

/** `6 in 30 days, 4 in the 30 before` */
export const sayVolume = ({ aMonth, before }: CaseVolume): string => `${aMonth.toLocaleString('en')} in 30 days, ${before.toLocaleString('en')} in the 30 before`;

/** `6 cases in 41 days at 3 accounts, 2 of them open`; the accounts are not said where only one is meant. */
export const sayPattern = ({ cases, firstOn, lastOn, accounts, open }: CasePattern, withAccounts: boolean): string =>
  `${count(cases, 'case')} in ${count(daysBetween(firstOn, lastOn) + 1, 'day')}${withAccounts ? ` at ${count(accounts, 'account')}` : ''}${open === 0 ? ', all closed' : `, ${open.toLocaleString('en')} open`}`;

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' });
/** A month on an axis: "Mar 26". */
export const sayMonth = ({ month }: Pick<CaseMonth, 'month'>): string => monthName.format(new Date(`${month}-01T00:00:00Z`));

/** What the filters let through, for the empty state and the export. */
export const hasFilters = ({ text, accountId, severity, state, theme }: CaseFilters): boolean => text !== '' || accountId !== null || severity !== null || state !== null || theme !== '';

export const caseColumns: ExportColumn<SupportCase>[] = [
  { label: 'Number', kind: 'text', width: 12, value: (row) => row.number },
  { label: 'Title', kind: 'text', width: 50, value: (row) => row.title },
  { label: 'Account', kind: 'text', width: 30, value: (row) => row.accountName },
  { label: 'Severity', kind: 'text', width: 10, value: (row) => severityNames[row.severity] },
  { label: 'Status', kind: 'text', width: 20, value: (row) => statusNames[row.status] },
  { label: 'Theme', kind: 'text', width: 22, value: (row) => row.theme },
  { label: 'Opened', kind: 'day', value: (row) => row.openedOn },
  { label: 'Closed', kind: 'day', value: (row) => row.closedOn },
  { label: 'Age in days', kind: 'count', width: 10, value: (row) => row.ageDays },
  { label: 'Link', kind: 'text', width: 40, value: (row) => row.url },
];
