import type { AdoptionRow } from '#shared/adoption.ts';
import { addToMonth, isNoData, monthsOf, monthValue, trendOf, type MonthSums } from '#shared/adoption-rules.ts';
import type { Day } from '#shared/days.ts';
import type { Context } from '#electron/context.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createAdoptionReader, type AdoptionRead, type Metric } from '#electron/store/adoption-facts.ts';
import { judge } from '#electron/store/adoption-judged.ts';
import { createHealthModels } from '#electron/store/health-models.ts';
import type { Store } from '#electron/store/store.ts';

type Kept = Omit<AdoptionRow, 'accountId' | 'accountName' | 'segment'>;
type MonthRow = MonthSums & { id: string; metricRid: number };
const monthsShown = 12;

/** The metrics whose months stand for the use of an account: active users, else licences used, of those that still come. */
const shownOf = (metrics: readonly Metric[], { values }: AdoptionRead, on: Day, noDataDays: number): Metric[] => {
  const of = (role: Metric['role']): Metric[] => metrics.filter((metric) => metric.role === role && !isNoData(values.get(metric.id)?.on ?? null, on, { noDataDays }));
  const active = of('active-users');
  if (active.length > 0) return active;
  const licences = of('licences-used');
  return licences.length > 0 ? licences : metrics.filter(({ id, role }) => values.has(id) && (role === 'active-users' || role === 'licences-used')).slice(0, 1);
};

/** Reads the row of adoption of some accounts, all at once. */
const readRows = (context: Context) => {
  const { store, settings } = context;
  const read = createAdoptionReader(context, { ofAll: true });
  const models = createHealthModels(context);
  const metricRows = store.db.prepare<[], Metric>(`SELECT rid, id, name, role, aggregate, grain FROM usage_metrics WHERE deleted_at IS NULL AND role IN ('active-users', 'licences-used') ORDER BY rid`);
  const months = store.db.prepare<object, MonthRow>(
    `SELECT a.id, u.metric_rid AS metricRid, u.month, u.sum, u.count, u.max, u.last FROM accounts a CROSS JOIN json_each(@metrics) m
     CROSS JOIN usage_months u ON u.account_rid = a.rid AND u.metric_rid = m.value AND u.month BETWEEN @from AND @to WHERE a.id IN (SELECT value FROM json_each(@ids))`,
  );
  return (ids: readonly string[], on: Day): ReadonlyMap<string, Kept> => {
    const limits = settings().adoption;
    const modelOf = models.inForce(on, null);
    const metrics = metricRows.all();
    const to = on.slice(0, 7);
    const from = addToMonth(to, 1 - monthsShown);
    const names = monthsOf(from, to);
    const monthsOfAccount = Map.groupBy(months.all({ ids: JSON.stringify(ids), metrics: JSON.stringify(metrics.map(({ rid }) => rid)), from, to }), ({ id }) => id);

    return new Map([...read(ids, on, null)].flatMap(([id, known]): [string, Kept][] => {
      const shown = shownOf(metrics, known, on, limits.noDataDays);
      const valueOf = new Map<string, number>();
      for (const row of monthsOfAccount.get(id) ?? []) {
        const metric = shown.find(({ rid }) => rid === row.metricRid);
        if (metric !== undefined) valueOf.set(row.month, (valueOf.get(row.month) ?? 0) + monthValue(row, metric.aggregate));
      }
      const series = names.map((month) => ({ month, value: valueOf.get(month) ?? null }));
      const aggregate = shown.find((one) => one.aggregate === 'sum' || one.aggregate === 'max')?.aggregate ?? 'last';
      const { licences, activeUsers, score, isComplete, isNoData: isOld } = judge(known, on, limits, modelOf(known.segment).model.thresholds);
      return [[id, {
        licences, activeUsers, isComplete, series,
        useCases: known.useCases.map(({ name, state, colour }) => ({ name, state, colour: colour?.colour ?? null })),
        score: score?.score ?? null,
        seriesName: shown.map(({ name }) => name).join(' and '),
        month: trendOf(series, aggregate, 1, on),
        newestOn: known.newestOn,
        isNoData: isOld,
      }]];
    }));
  };
};

type Rows = () => Promise<AdoptionRow[]>;
const ofBook = new WeakMap<Store, Rows>();

/** The row of adoption of every account in the order of their names, kept between the writes that touch them; the same array until one changed. */
export const createAdoptionRows = (context: Context): Rows => {
  const shared = ofBook.get(context.store);
  if (shared !== undefined) return shared;
  const accounts = createAccountRows(context);
  const kept = keepByAccount(context, readRows(context));
  let last: { accounts: unknown; of: unknown; rows: AdoptionRow[] } | null = null;
  const rows: Rows = async () => {
    const [named, of] = [await accounts.all(), await kept()];
    if (last?.accounts !== named || last.of !== of) {
      last = { accounts: named, of, rows: named.flatMap(({ id, name, segment }) => (of.has(id) ? [{ accountId: id, accountName: name, segment, ...(of.get(id) as Kept) }] : [])) };
    }
    return last.rows;
  };
  ofBook.set(context.store, rows);
  return rows;
};
