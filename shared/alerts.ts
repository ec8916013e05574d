import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { ActionStatus, ActionType, CloseReason } from '#shared/actions.ts';
import type { SeriesMonth } from '#shared/adoption-rules.ts';
import { alertRuleFields, type AlertKind, type AlertRuleFields, type AlertSeverity } from '#shared/alert-rules.ts';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { id, name, type RecordLink, type Written, type WrittenRecord } from '#shared/records.ts';

/** One metric that fired, with its last twelve months; a month without a value is a gap. */
export type AlertOfMetric = { id: string; metricId: string; metricName: string; trace: string; was: number | null; now: number | null; change: number | null; dataOn: Day; series: SeriesMonth[] };

/**
 * What a rule found of an account in a period: a row of Today, by its `key`, with the status that a person gave it. The metrics that fell together are one row,
 * the largest move first. `isFollowed` where nobody touched it and the same rule found a later one of the account, which is on Today instead.
 */
export type AlertRow = {
  key: string;
  ruleRef: string;
  ruleName: string;
  kind: AlertKind;
  severity: AlertSeverity;
  type: ActionType;
  account: RecordLink;
  occurrence: string;
  firedOn: Day;
  isFollowed: boolean;
  status: ActionStatus;
  until: Day | null;
  closeReason: CloseReason | null;
  reason: string;
  closedOn: Day | null;
  metrics: AlertOfMetric[];
};

/** The newest rows, and how many there are. */
export type AlertPage = { rows: AlertRow[]; total: number };
/** How often a rule was right by the person's own verdicts; `low` and `high` are its Wilson interval at 95 %. */
export type Precision = { right: number; noise: number; low: number; high: number };
/** What would make a noisy rule quieter: the threshold at which none of its noise would have fired, and how many right ones that keeps; or to turn it off. */
export type Proposal = { says: string; fields: Partial<Pick<AlertRuleFields, 'threshold' | 'isOn'>> };
/** A rule with what came of it. `isChanged` is a shipped one of which this book keeps a version of its own. `fired` counts its rows of the last 90 days, `open` those that wait. */
export type AlertRuleRow = AlertRuleFields & { ref: string; key: string | null; isChanged: boolean; source: string; metricName: string | null; fired: number; open: number; precision: Precision; proposal: Proposal | null };

/** What a rule would have done in the last 90 days on this book: rows, accounts, and the newest of them in words. */
export type AlertPreview = { fired: number; accounts: number; examples: { accountName: string; firedOn: Day; trace: string }[] };

/** The key of the row of Today: what a person did with it is an action with this key. It stays the same however often the alert is found. */
export const alertKey = (accountId: string, ruleRef: string, occurrence: string): string => `usage-alert:${accountId}:${ruleRef}:${occurrence}`;
/** The rule that a key of `alertKey` names. */
export const ruleOfKey = (key: string): string => key.split(':')[2] ?? '';

export const alertViews = ['open', 'snoozed', 'closed'] as const;
export const previewDays = 90;

const ref = z.string().min(1).max(60);

export const alertsContract = {
  /** Rows by their status, newest first, 200 at most; closed ones of the last 90 days. */
  list: oc.input(z.strictObject({ view: z.enum(alertViews) })).output(type<AlertPage>()),
  /** The rows of an account, newest first, as they were known at the end of `asOf` where that is given. */
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<AlertRow[]>()),
  rules: oc.output(type<AlertRuleRow[]>()),
  createRule: oc.errors(errors).input(alertRuleFields.partial().extend({ name, kind: alertRuleFields.shape.kind })).output(type<WrittenRecord>()),
  /** Changes the named fields. Of a shipped rule, this book then keeps a version of its own. */
  updateRule: oc.errors(errors).input(z.strictObject({ ref, fields: alertRuleFields.partial() })).output(type<WrittenRecord>()),
  /** Takes back every change of a shipped rule. */
  restoreRule: oc.errors(errors).input(z.strictObject({ ref })).output(type<Written>()),
  /** Removes a rule that Daybook does not ship; what it found stays. */
  removeRule: oc.errors(errors).input(z.strictObject({ ref: id })).output(type<Written>()),
  /** Tries a rule that is not kept; a newer call ends it, and then there is no answer. */
  preview: oc.errors(errors).input(z.strictObject({ rule: alertRuleFields })).output(type<AlertPreview | null>()),
};
