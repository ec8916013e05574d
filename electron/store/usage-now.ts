import { figureOf, type Aggregate, type Grain } from '#shared/adoption-rules.ts';
import type { Day } from '#shared/days.ts';
import type { Connection } from '#electron/store/connection.ts';

/** The figure of now of a metric, and the day of the newest value that it comes from. */
export type UsageNow = { value: number; on: Day };
/** By the row number of the account, then of the metric. */
export type UsageByAccount = ReadonlyMap<number, ReadonlyMap<number, UsageNow>>;
export type MetricRead = { rid: number; aggregate: Aggregate; grain: Grain };

type Found = { accountRid: number; metricRid: number; on: Day; value: number };

/** The values of a window that ends at each pair's newest value, one a day; of the batches that count, the newest goes before. */
const inWindow = (join: string, counts: string): string => `
  WITH newest AS MATERIALIZED (
    SELECT a.value AS account, m.value AS metric,
      (SELECT p.day FROM usage_points p ${join} WHERE p.account_rid = a.value AND p.metric_rid = m.value AND p.day <= @on AND ${counts} ORDER BY p.day DESC LIMIT 1) AS day
    FROM json_each(@accounts) a CROSS JOIN json_each(@metrics) m)
  SELECT n.account AS accountRid, n.metric AS metricRid, n.day AS "on", p.value, max(p.batch_rid)
  FROM newest n CROSS JOIN usage_points p ON p.account_rid = n.account AND p.metric_rid = n.metric AND p.day BETWEEN date(n.day, @back) AND n.day ${join}
  WHERE n.day IS NOT NULL AND ${counts} GROUP BY n.account, n.metric, p.day ORDER BY n.account, n.metric, p.day`;

/**
 * Reads the figure of now of many accounts and metrics at once: the values of the window before the newest one, aggregated as the metric says.
 * A monthly value stands for its month, so the newest one is the figure.
 */
export const createUsageNow = (db: Connection) => {
  const kept = db.prepare<object, Found>(
    `SELECT u.account_rid AS accountRid, u.metric_rid AS metricRid, u.last_on AS "on", u.last AS value FROM json_each(@accounts) a CROSS JOIN json_each(@metrics) m
     CROSS JOIN usage_months u ON u.account_rid = a.value AND u.metric_rid = m.value
       AND u.month = (SELECT max(x.month) FROM usage_months x WHERE x.account_rid = a.value AND x.metric_rid = m.value AND x.month <= @month)`,
  );
  const live = db.prepare<object, Found>(inWindow('JOIN usage_batches b ON b.rid = p.batch_rid', 'b.deleted_at IS NULL'));
  const known = db.prepare<object, Found>(inWindow('', 'p.batch_rid IN (SELECT value FROM json_each(@batches))'));

  /** @param batches the ones that were known then; `null` is all that are there now. */
  return (accountRids: readonly number[], metrics: readonly MetricRead[], on: Day, windowDays: number, batches: readonly number[] | null): UsageByAccount => {
    const figures = new Map<number, Map<number, UsageNow>>(accountRids.map((rid) => [rid, new Map<number, UsageNow>()]));
    const aggregateOf = new Map(metrics.map(({ rid, aggregate }) => [rid, aggregate]));
    const put = ({ accountRid, metricRid, on: day }: Found, value: number): void => void figures.get(accountRid)?.set(metricRid, { value, on: day });
    const fromPoints = (accounts: readonly number[], some: readonly MetricRead[], days: number): void => {
      if (accounts.length === 0 || some.length === 0) return;
      const given = { accounts: JSON.stringify(accounts), metrics: JSON.stringify(some.map(({ rid }) => rid)), on, back: `-${days - 1} days` };
      const rows = batches === null ? live.all(given) : known.all({ ...given, batches: JSON.stringify(batches) });
      for (let at = 0; at < rows.length; ) {
        const first = rows[at];
        if (first === undefined) break;
        const values: number[] = [];
        for (; rows[at]?.accountRid === first.accountRid && rows[at]?.metricRid === first.metricRid; at += 1) values.push(rows[at]?.value ?? 0);
        put(first, figureOf(values, aggregateOf.get(first.metricRid) ?? 'last') ?? 0);
      }
    };
    const isNewest = ({ aggregate, grain }: MetricRead): boolean => aggregate === 'last' || grain === 'month';
    const newest = metrics.filter(isNewest);
    fromPoints(accountRids, metrics.filter((one) => !isNewest(one)), windowDays);
    if (batches !== null) fromPoints(accountRids, newest, 1);
    else {
      const later = new Set<number>();
      for (const row of kept.all({ accounts: JSON.stringify(accountRids), metrics: JSON.stringify(newest.map(({ rid }) => rid)), month: on.slice(0, 7) })) {
        if (row.on > on) later.add(row.accountRid);
        else put(row, row.value);
      }
      // A value of a later day of the month hides what was newest on the day.
      fromPoints([...later], newest, 1);
    }
    return figures;
  };
};
