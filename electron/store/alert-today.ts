import { isHandedOut } from '#shared/handoffs.ts';
import { severityWeight, typeOfAlert, type AlertKind } from '#shared/alert-rules.ts';
import { figureText, shareText, shareUnder } from '#shared/alert-words.ts';
import { dayName } from '#shared/days.ts';
import type { TodayItem } from '#shared/today.ts';
import { itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';
import { prepareActions } from '#electron/store/action-rows.ts';
import { createAlertRuleRows } from '#electron/store/alert-rule-rows.ts';
import { groupsOf, prepareAlerts, type AlertGroup } from '#electron/store/alert-rows.ts';
import type { TodaySource } from '#electron/store/today-source.ts';

const fell = (change: number | null): string => shareText(Math.abs(change ?? 0));

/** What a row says first. */
const titleOf = ({ metrics: [first, ...others], accountName, occurrence }: AlertGroup, kind: AlertKind): string => {
  switch (kind) {
    case 'drop':
      return others.length === 0 ? `${first.metricName} of ${accountName} fell by ${fell(first.change)}` : `${others.length + 1} metrics of ${accountName} fell, ${first.metricName} by ${fell(first.change)}`;
    case 'ratio-drop':
      return `${accountName} uses ${shareText(first.now ?? 0)} of its licences, down from ${shareText(first.was ?? 0)}`;
    case 'capacity':
      return `${accountName} uses ${shareText(first.change ?? 0)} of its licences`;
    case 'seat-loss':
      return `${accountName} uses ${shareUnder(first.change ?? 0)} of its licences, and its active users fall`;
    case 'no-data':
      return `No usage of ${accountName} since ${dayName(occurrence)}`;
    case 'below':
    case 'above':
      return `${first.metricName} of ${accountName} is ${figureText(first.now ?? 0)}`;
  }
};

const nextOf: Record<AlertKind, string> = {
  drop: 'Ask what changed', 'ratio-drop': 'Ask who stopped, and why', below: 'Look at what is behind it', above: 'Look at what is behind it',
  'no-data': 'Ask for the export, or what stopped', capacity: 'Talk about more licences', 'seat-loss': 'Win users back before the renewal',
};

/** What the metrics beside the first say, in short. */
const alsoSays = (others: AlertGroup['metrics'][0][]): string => (others.length === 0 ? '' : `. Also ${others.map(({ metricName, change }) => (change === null ? metricName : `${metricName} ${shareText(change)}`)).join(', ')}`);

/** The alerts on Today: one row for a rule, an account and a period, the newest where nobody touched the ones before. Those of a rule that is off are not shown. */
export const createAlertToday = (context: Context): TodaySource => {
  const read = prepareAlerts(context.store.db, 'l.deleted_at IS NULL AND l.account_id IN (SELECT value FROM json_each(@ids))');
  const known = keepByAccount(context, (ids) => Map.groupBy(groupsOf(read({ ids: JSON.stringify(ids) })), ({ accountId }) => accountId));
  const rules = createAlertRuleRows(context);
  const actions = prepareActions(context.store.db, `t.rule = 'usage-alert'`);
  return async (on, accounts) => {
    const groups = await known();
    const touched = new Set(actions().map(({ key }) => key));
    const byRef = new Map(rules.all().map((rule) => [rule.ref, rule]));
    return accounts.flatMap((account) =>
      (isHandedOut(account, on) ? [] : (groups.get(account.id) ?? [])).flatMap((group): TodayItem[] => {
        const rule = byRef.get(group.ruleRef);
        if (rule?.isOn !== true || (group.isFollowed && !touched.has(group.key))) return [];
        const { key, firedOn, metrics: [first, ...others] } = group;
        const item = itemOf({ today: on }, account, {
          key, rule: 'usage-alert', type: typeOfAlert(rule.kind), title: titleOf(group, rule.kind), why: `${first.trace}${alsoSays(others)}`, next: nextOf[rule.kind], since: firedOn,
          records: group.metrics.map(({ id, metricName }) => ({ entity: 'alerts', id, label: metricName })),
        });
        return [{ ...item, score: item.score + severityWeight[rule.severity] }];
      }),
    );
  };
};
