import type { AccountAdoption, MetricRow, UsageMetric, UsagePoint, Whitespace, WhitespaceCell } from '#shared/adoption.ts';
import { addToMonth, colourOf, isNoData, seriesOf, trendOf, type MonthSums } from '#shared/adoption-rules.ts';
import type { Day } from '#shared/days.ts';
import type { Context } from '#electron/context.ts';
import { createAccountAdoption } from '#electron/store/account-adoption.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createAdoptionRows } from '#electron/store/adoption-rows.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import { createUsageNow } from '#electron/store/usage-now.ts';
import { createAccountUse } from './adoption-accounts.ts';
import { createCatalogue } from './adoption-catalogue.ts';

/** So many accounts are read before others may have the thread. */
const atOnce = 200;
/** A quarter back from a month that is over. */
const monthsBack = 4;

export const createAdoption = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const accounts = createAccountRows(context);
  const rows = createAdoptionRows(context);
  const ofAccount = createAccountAdoption(context);
  const catalogue = createCatalogue(context);
  const usageNow = createUsageNow(db);
  const products = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM products WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE');
  const cells = db.prepare<[], WhitespaceCell & { accountId: string; productId: string }>(
    `SELECT h.id, h.account_id AS accountId, h.product_id AS productId, h.state, h.seats, h.since_on AS sinceOn, h.notes FROM account_products h JOIN products p ON p.id = h.product_id WHERE h.deleted_at IS NULL AND p.deleted_at IS NULL`,
  );
  const rids = db.prepare<[string], { rid: number; id: string }>('SELECT rid, id FROM accounts WHERE id IN (SELECT value FROM json_each(?))');
  const months = db.prepare<object, MonthSums & { accountRid: number }>(
    `SELECT u.account_rid AS accountRid, u.month, u.sum, u.count, u.max, u.last FROM json_each(@accounts) a CROSS JOIN usage_months u ON u.account_rid = a.value AND u.metric_rid = @metric AND u.month BETWEEN @from AND @to`,
  );

  /** The rows of a metric of some accounts that have a value of it. */
  const metricRows = (metric: UsageMetric & { rid: number }, some: readonly { id: string; name: string; segment: string | null }[], on: Day): MetricRow[] => {
    const limits = settings().adoption;
    const ridOf = new Map(rids.all(JSON.stringify(some.map(({ id }) => id))).map(({ id, rid }) => [id, rid]));
    const usage = usageNow([...ridOf.values()], [metric], on, limits.windowDays, null);
    const to = on.slice(0, 7);
    const from = addToMonth(to, -monthsBack);
    const sums = Map.groupBy(months.all({ accounts: JSON.stringify([...ridOf.values()]), metric: metric.rid, from, to }), ({ accountRid }) => accountRid);
    return some.flatMap(({ id, name, segment }) => {
      const rid = ridOf.get(id) ?? 0;
      const now = usage.get(rid)?.get(metric.rid);
      if (now === undefined) return [];
      const isOld = isNoData(now.on, on, limits);
      const series = seriesOf(sums.get(rid) ?? [], metric.aggregate, from, to);
      return [{ accountId: id, accountName: name, segment, now, isNoData: isOld, colour: isOld ? null : colourOf(now.value, metric), month: trendOf(series, metric.aggregate, 1, on), quarter: trendOf(series, metric.aggregate, 3, on) }];
    });
  };

  return {
    list: rows,

    whitespace: async (): Promise<Whitespace> => {
      const named = await accounts.all();
      const own = Map.groupBy(cells.all(), ({ accountId }) => accountId);
      return {
        products: products.all(),
        accounts: named.map(({ id, name, segment }) => ({ accountId: id, accountName: name, segment, cells: Object.fromEntries((own.get(id) ?? []).map(({ accountId: _account, productId, ...cell }) => [productId, cell])) })),
      };
    },

    ofAccount: ({ accountId, asOf }: { accountId: string; asOf: Day | null }): AccountAdoption => ofAccount.read(accountId, asOf),
    points: ({ accountId, metricId, asOf }: { accountId: string; metricId: string; asOf: Day | null }): UsagePoint[] => ofAccount.points(accountId, metricId, asOf),

    metric: async ({ id }: { id: string }): Promise<{ metric: UsageMetric; rows: MetricRow[] }> => {
      const { rid, ...metric } = catalogue.metricOf(id);
      const [all, on] = [await accounts.all(), today()];
      const found: MetricRow[] = [];
      for (let at = 0; at < all.length; at += atOnce) {
        found.push(...metricRows({ ...metric, rid }, all.slice(at, at + atOnce), on));
        await turnOfOthers();
      }
      return { metric, rows: found };
    },

    ...catalogue.methods,
    ...createAccountUse(context),
  };
};
