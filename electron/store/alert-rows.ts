import { alertKey } from '#shared/alerts.ts';
import type { Day } from '#shared/days.ts';
import type { Connection } from '#electron/store/connection.ts';

/** An alert that fired, of one metric. */
export type StoredAlert = {
  id: string; ruleRef: string; accountId: string; accountName: string; metricId: string; metricName: string; occurrence: string; firedOn: Day; dataOn: Day; was: number | null; now: number | null; change: number | null; trace: string;
};
/** What a rule found of an account in a period: one row of Today, the largest move first. `isFollowed` where the same rule found a later one of the account. */
export type AlertGroup = { key: string; ruleRef: string; accountId: string; accountName: string; occurrence: string; firedOn: Day; isFollowed: boolean; metrics: [StoredAlert, ...StoredAlert[]] };

/** Reads alerts with the names that they are shown by, by a condition on `l`. */
export const prepareAlerts = (db: Connection, where: string): ((bound?: object) => StoredAlert[]) => {
  const statement = db.prepare<object, StoredAlert>(
    `SELECT l.id, l.rule_ref AS ruleRef, l.account_id AS accountId, a.name AS accountName, l.metric_id AS metricId, m.name AS metricName, l.occurrence, l.fired_on AS firedOn, l.data_on AS dataOn, l.was, l.now, l.change, l.trace
     FROM alerts l JOIN accounts a ON a.id = l.account_id AND a.deleted_at IS NULL JOIN usage_metrics m ON m.id = l.metric_id WHERE ${where}`,
  );
  return (bound = {}) => statement.all(bound);
};

/** In the order of their characters, which is enough for days and ids and quick for names. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The alerts of one rule, account and period together, in the order of their days, newest first. */
export const groupsOf = (alerts: readonly StoredAlert[]): AlertGroup[] => {
  const seen = new Set<string>();
  return [...Map.groupBy(alerts, ({ accountId, ruleRef, occurrence }) => alertKey(accountId, ruleRef, occurrence))]
    .flatMap(([key, own]): AlertGroup[] => {
      const [first, ...others] = own.toSorted((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0) || byText(a.metricName, b.metricName) || byText(a.metricId, b.metricId));
      return first === undefined ? [] : [{ key, ruleRef: first.ruleRef, accountId: first.accountId, accountName: first.accountName, occurrence: first.occurrence, firedOn: first.firedOn, isFollowed: false, metrics: [first, ...others] }];
    })
    .toSorted((a, b) => byText(b.firedOn, a.firedOn) || byText(a.accountName, b.accountName) || byText(b.occurrence, a.occurrence) || byText(a.key, b.key))
    .map((group) => {
      const id = `${group.accountId} ${group.ruleRef}`;
      const isFollowed = seen.has(id);
      seen.add(id);
      return { ...group, isFollowed };
    });
};
