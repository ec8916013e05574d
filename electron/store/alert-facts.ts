import type { AlertFacts } from '#shared/alert-rules.ts';
import type { AlertMetric, MonthOfUsage, UsageValue } from '#shared/alert-periods.ts';
import { addDays, type Day } from '#shared/days.ts';
import type { Connection } from '#electron/store/connection.ts';
import { createUsageReader } from '#electron/store/usage-points.ts';

export type MeteredAccount = { rid: number; id: string; name: string; segment: string | null; ownedTo: Day | null };
type MetricRow = Omit<AlertMetric, 'isLowerBetter'> & { rid: number; isLowerBetter: number };
type Seats = { seats: number; startOn: Day; endOn: Day | null };

/** Rules compare with the period before: so many days before the first of theirs, points are read too. */
const daysBefore = 62;
const between = (values: readonly UsageValue[], from: Day, to: Day): UsageValue[] => {
  const begin = values.findIndex(({ day }) => day >= from);
  if (begin < 0) return [];
  let end = begin;
  while ((values[end]?.day ?? '9999') <= to) end += 1;
  return values.slice(begin, end);
};

/** Reads what the rules of usage alerts look at, an account at a time; points are read when a rule asks for them. */
export const createAlertFacts = (db: Connection) => {
  const reader = createUsageReader(db);
  const metricRows = db.prepare<[], MetricRow>('SELECT rid, id, name, unit, aggregate, grain, role, product_id AS productId, is_lower_better AS isLowerBetter FROM usage_metrics WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, rid');
  const months = db.prepare<[number], MonthOfUsage & { metricRid: number }>('SELECT u.metric_rid AS metricRid, u.month, u.sum, u.count, u.max, u.last_on AS lastOn, u.last FROM usage_metrics m CROSS JOIN usage_months u ON u.metric_rid = m.rid AND u.account_rid = ? ORDER BY u.metric_rid, u.month');
  const seats = db.prepare<[string], Seats>('SELECT seats, start_on AS startOn, end_on AS endOn FROM contracts WHERE account_id = ? AND seats IS NOT NULL AND deleted_at IS NULL');
  const accounts = db.prepare<[], MeteredAccount>('SELECT rid, id, name, segment, owned_to AS ownedTo FROM accounts WHERE deleted_at IS NULL ORDER BY rid');
  return {
    accounts: (): MeteredAccount[] => accounts.all(),
    metrics: (): Map<number, AlertMetric> => new Map(metricRows.all().map(({ rid, isLowerBetter, ...metric }) => [rid, { ...metric, isLowerBetter: isLowerBetter === 1 }])),
    /** What is known of an account; `null` where nothing ever came. The points of the periods from `from` up to `on` are read at once, when the first is asked for. */
    of: (account: MeteredAccount, metrics: ReadonlyMap<number, AlertMetric>, { from: first, on }: { from: Day; on: Day }): AlertFacts | null => {
      const byMetric = Map.groupBy(months.all(account.rid), ({ metricRid }) => metricRid);
      if (byMetric.size === 0) return null;
      const since = addDays(first, -daysBefore);
      let contracts: Seats[] | null = null;
      return {
        segment: account.segment,
        series: [...metrics].flatMap(([metricRid, metric]) => {
          const own = byMetric.get(metricRid);
          if (own === undefined) return [];
          const pair = { accountRid: account.rid, metricRid };
          let recent: readonly UsageValue[] | null = null;
          const points = (from: Day, to: Day): readonly UsageValue[] => (from < since || to > on ? reader.points(pair, from, to) : between((recent ??= reader.points(pair, since, on)), from, to));
          return [{ metric, months: own, points }];
        }),
        seats: (on) => {
          contracts ??= seats.all(account.id);
          const running = contracts.filter(({ startOn, endOn }) => startOn <= on && (endOn === null || endOn >= on));
          return running.length === 0 ? null : running.reduce((sum, one) => sum + one.seats, 0);
        },
      };
    },
  };
};
