import { actionStatusNames, actionTypeNames, closeReasonNames } from '#shared/actions.ts';
import { metricRoleNames } from '#shared/adoption-rules.ts';
import type { AlertRow, AlertRuleRow } from '#shared/alerts.ts';
import { alertKindNames, type AlertRuleFields, type AlertSeverity, type AlertWindow } from '#shared/alert-rules.ts';
import { figureText } from '#shared/alert-words.ts';
import type { Day } from '#shared/days.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';
import { exactDay, sayDay } from '#renderer/ui/say.ts';

export const severityNames: Record<AlertSeverity, string> = { high: 'High', medium: 'Medium', low: 'Low' };
export const windowNames: Record<AlertWindow, string> = { day: 'Day', week: 'Week', month: 'Month', grain: 'Periods of the metric' };

/** Where a row stands, with what was said to it: "Snoozed until Fri, 20 Mar 2026. Waiting for the customer". */
export const standingOf = ({ status, until, closeReason, reason, closedOn, isFollowed }: AlertRow, today: Day): string => {
  if (isFollowed) return 'Followed by a newer one';
  const why = [closeReason === null ? '' : closeReasonNames[closeReason], reason].filter((part) => part !== '').join('. ');
  const said = status === 'snoozed' && until !== null ? `Snoozed until ${exactDay(until)}` : `${actionStatusNames[status]}${closedOn === null ? '' : ` ${sayDay(closedOn, today)}`}`;
  return why === '' ? said : `${said}. ${why}`;
};

const share = (value: number): string => `${Math.round(value * 100)} %`;
/** "4 of 6 right, 67 % (30 % to 90 %)". */
export const precisionWords = ({ right, noise, low, high }: AlertRuleRow['precision']): string =>
  right + noise === 0 ? 'No verdicts yet' : `${right} of ${right + noise} right, ${share(right / (right + noise))} (${share(low)} to ${share(high)})`;

const asked = ({ kind, role }: Pick<AlertRuleFields, 'kind' | 'role'>, metricName: string | null): string =>
  metricName ?? (kind === 'ratio-drop' || kind === 'capacity' || kind === 'seat-loss' ? 'licences' : role === null ? (kind === 'no-data' ? 'the account as a whole' : 'every metric') : `every metric of ${metricRoleNames[role].toLowerCase()}`);

/** A rule as a sentence: "Every metric falls by 20 % or more on the month before, where it was 5 or more". */
export const ruleSays = (rule: AlertRuleFields, metricName: string | null, segmentName: string | null): string => {
  const { kind, window, threshold, minBase, fall } = rule;
  const [of, level] = [asked(rule, metricName), figureText(threshold)];
  const per = window === 'grain' ? 'period' : window;
  const from = minBase === 0 ? '' : kind === 'drop' ? `, where it was ${figureText(minBase)} or more` : `, where ${figureText(minBase)} or more are bought`;
  const says = {
    drop: `${of} falls by ${level} % or more on the ${per} before${from}`,
    'ratio-drop': `the share of licences used falls by ${level} % or more on the ${per} before${from}`,
    below: `${of} is below ${level} in a ${per}`,
    above: `${of} is above ${level} in a ${per}`,
    'no-data': `nothing of ${of} for ${level} ${window === 'grain' ? 'working periods of the metric' : 'days'}`,
    capacity: `${level} % or more of the licences are used${from}`,
    'seat-loss': `less than ${level} % of the licences are used, and active users fall by ${figureText(fall)} % or more on the ${per} before${from}`,
  }[kind];
  return `${says.slice(0, 1).toUpperCase()}${says.slice(1)}${segmentName === null ? '' : `; in ${segmentName}`}`;
};

/** Alerts as columns of a file, a row for each row of Today. */
export const alertColumns: ExportColumn<AlertRow>[] = [
  { label: 'Account', kind: 'text', width: 30, value: ({ account }) => account.label },
  { label: 'Found', kind: 'day', width: 12, value: ({ firedOn }) => firedOn },
  { label: 'Rule', kind: 'text', width: 24, value: ({ ruleName }) => ruleName },
  { label: 'Kind', kind: 'text', width: 16, value: ({ kind }) => alertKindNames[kind] },
  { label: 'Severity', kind: 'text', width: 10, value: ({ severity }) => severityNames[severity] },
  { label: 'Type', kind: 'text', width: 12, value: ({ type }) => actionTypeNames[type] },
  { label: 'Metrics', kind: 'text', width: 30, value: ({ metrics }) => metrics.map(({ metricName }) => metricName).join('; ') },
  { label: 'What was found', kind: 'text', width: 80, value: ({ metrics }) => metrics.map(({ trace }) => trace).join('; ') },
  { label: 'Status', kind: 'text', width: 20, value: ({ status, isFollowed }) => (isFollowed ? 'Followed by a newer one' : actionStatusNames[status]) },
  { label: 'Snoozed until', kind: 'day', width: 12, value: ({ status, until }) => (status === 'snoozed' ? until : null) },
  { label: 'Closed', kind: 'day', width: 12, value: ({ closedOn }) => closedOn },
  { label: 'Reason', kind: 'text', width: 40, value: ({ closeReason, reason }) => [closeReason === null ? '' : closeReasonNames[closeReason], reason].filter((part) => part !== '').join('. ') },
];
