import type { AccountAdoption, MetricOfAccount, ProductOfAccount, UsagePoint } from '#shared/adoption.ts';
import { addToMonth, colourOf, gapsOf, isNoData, seriesOf, trendOf, type MonthSums, type ProductState } from '#shared/adoption-rules.ts';
import { endOfDay, type Day, type Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Entity } from '#shared/records.ts';
import { calendarOf, type Context } from '#electron/context.ts';
import { createAdoptionReader, type Metric } from '#electron/store/adoption-facts.ts';
import { judge } from '#electron/store/adoption-judged.ts';
import { asOf as asKnown } from '#electron/store/as-of.ts';
import { createHealthModels } from '#electron/store/health-models.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { accountProducts, products, usageMetrics } from '#electron/store/schema-signals.ts';
import { createUsageReader, type UsagePair, type UsageValue } from '#electron/store/usage-points.ts';

const monthsShown = 24;
const shownPoints = 1_000;

/** What values add up to by month, oldest first. */
const monthSums = (values: readonly UsageValue[]): MonthSums[] =>
  [...Map.groupBy(values, ({ day }) => day.slice(0, 7))].map(([month, all]) => ({ month, sum: all.reduce((sum, { value }) => sum + value, 0), count: all.length, max: Math.max(...all.map(({ value }) => value)), last: all.at(-1)?.value ?? 0 }));

/** Reads the use of one account with two years of months, as it is or as it was known at the end of a day. */
export const createAccountAdoption = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const read = createAdoptionReader(context, { ofAll: true });
  const models = createHealthModels(context);
  const usage = createUsageReader(db);
  const account = db.prepare<[string], StoredRow & { rid: number }>('SELECT * FROM accounts WHERE id = ?');
  const stored = { usage_metrics: db.prepare<[], StoredRow>('SELECT * FROM usage_metrics ORDER BY rid'), products: db.prepare<[], StoredRow>('SELECT * FROM products ORDER BY name COLLATE NOCASE') };
  const ofAccount = { live: db.prepare<[string], StoredRow>('SELECT * FROM account_products WHERE account_id = ? AND deleted_at IS NULL'), ever: db.prepare<[string], StoredRow>('SELECT * FROM account_products WHERE account_id = ?') };
  const [toMetric, toProduct, toAccountProduct] = [recordOf(usageMetrics), recordOf(products), recordOf(accountProducts)];
  const allPoints = db.prepare<object, Omit<UsagePoint, 'isCounted'> & { batch: number }>(
    `SELECT p.day, p.value, p.batch_rid AS batch, b.id AS batchId, b.source, b.recorded_at AS recordedAt, b.points FROM usage_points p JOIN usage_batches b ON b.rid = p.batch_rid
     WHERE p.account_rid = @accountRid AND p.metric_rid = @metricRid AND p.day <= @on AND p.batch_rid IN (SELECT value FROM json_each(@batches)) ORDER BY p.day DESC, p.batch_rid DESC LIMIT ${shownPoints}`,
  );
  const liveBatches = db.prepare<[], number>('SELECT rid FROM usage_batches WHERE deleted_at IS NULL').pluck();

  const moment = (asOf: Day | null): { on: Day; at: Instant | null } => (asOf === null ? { on: today(), at: null } : { on: asOf, at: endOfDay(asOf, settings().timeZone ?? undefined) });
  const knownOf = (at: Instant | null) => <Row extends { id: string; deleted_at: string | null }>(entity: Entity, rows: Row[]): Row[] => (at === null ? rows.filter((row) => row.deleted_at === null) : asKnown(db, entity, rows, at));
  const find = (accountId: string, at: Instant | null): { rid: number } => {
    const found = account.get(accountId);
    const [then] = found === undefined ? [] : knownOf(at)('accounts', [found]);
    if (then === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return { rid: then.rid };
  };

  const metricOf = (metric: Metric, now: { value: number; on: Day }, productName: string, { pair, on, batches }: { pair: UsagePair; on: Day; batches: readonly number[] | null }): MetricOfAccount => {
    const limits = settings().adoption;
    const to = on.slice(0, 7);
    const from = addToMonth(to, 1 - monthsShown);
    const isByMonth = batches === null && metric.grain === 'month';
    const values = isByMonth ? [] : usage.points(pair, `${from}-01`, on, batches);
    // Months are kept as they are now, with later days of this month; an earlier day is worked out from its values.
    const sums = batches === null ? usage.months(pair, from, to) : monthSums(values);
    const series = seriesOf(sums, metric.aggregate, from, to);
    const isOld = isNoData(now.on, on, limits);
    const { id, name, unit, grain, aggregate, role, greenFrom, yellowFrom, isLowerBetter } = metric;
    return {
      id, name, unit, grain, aggregate, role, productName, greenFrom, yellowFrom, isLowerBetter, now, series,
      isNoData: isOld,
      colour: isOld ? null : colourOf(now.value, metric),
      month: trendOf(series, aggregate, 1, on),
      quarter: trendOf(series, aggregate, 3, on),
      gaps: gapsOf(isByMonth ? sums.map(({ month }) => `${month}-01`) : values.map(({ day }) => day), grain, on, calendarOf(context)),
    };
  };

  return {
    /** @throws DaybookError NOT_FOUND where the account is not, or was not, in the book. */
    read: (accountId: string, asOf: Day | null): AccountAdoption => {
      const { on, at } = moment(asOf);
      const { rid } = find(accountId, at);
      const known = knownOf(at);
      const facts = read([accountId], on, at).get(accountId);
      if (facts === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      const batches = at === null ? null : usage.knownAt(at);
      const metrics = known('usage_metrics', stored.usage_metrics.all()).map(toMetric) as Metric[];
      const named = new Map(known('products', stored.products.all()).map(toProduct).map((one) => [one.id, one.name]));
      const nameOf = new Map(metrics.map((one) => [one.id, one]));
      const { months, licences, activeUsers, score, isComplete, isNoData: isOld } = judge(facts, on, settings().adoption, models.inForce(on, at)(facts.segment).model.thresholds);
      return {
        accountId, asOf, months, licences, activeUsers, score, isComplete, isNoData: isOld, newestOn: facts.newestOn,
        metrics: metrics.flatMap((metric) => {
          const now = facts.values.get(metric.id);
          return now === undefined ? [] : [metricOf(metric, now, named.get(metric.productId ?? '') ?? '', { pair: { accountRid: rid, metricRid: metric.rid }, on, batches })];
        }),
        useCases: facts.useCases.map((one) => ({ ...one, metricName: nameOf.get(one.metricId ?? '')?.name ?? '', metricUnit: nameOf.get(one.metricId ?? '')?.unit ?? '' })),
        products: known('account_products', (at === null ? ofAccount.live : ofAccount.ever).all(accountId)).map(toAccountProduct).flatMap(({ id, productId, state, seats, sinceOn, notes }): ProductOfAccount[] => {
          const name = named.get(productId);
          return name === undefined ? [] : [{ id, productId, name, state: state as ProductState, seats, sinceOn, notes }];
        }).toSorted((a, b) => a.name.localeCompare(b.name)),
      };
    },

    /** The values behind a figure with the batches that brought them, newest first. */
    points: (accountId: string, metricId: string, asOf: Day | null): UsagePoint[] => {
      const { on, at } = moment(asOf);
      const { rid } = find(accountId, at);
      const metric = stored.usage_metrics.all().find(({ id }) => id === metricId);
      if (metric === undefined) throw new DaybookError('NOT_FOUND', 'That metric is not in this book any more.');
      const batches = at === null ? liveBatches.all() : usage.knownAt(at);
      const seen = new Set<Day>();
      return allPoints.all({ accountRid: rid, metricRid: Number(metric['rid']), on, batches: JSON.stringify(batches) }).map(({ batch: _batch, ...point }) => {
        const isCounted = !seen.has(point.day);
        seen.add(point.day);
        return { ...point, isCounted };
      });
    },
  };
};
