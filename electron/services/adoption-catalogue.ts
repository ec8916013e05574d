import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { newMetric, type Catalogue, type FeatureFields, type MetricFields, type ProductFields, type UsageMetric, type UseCaseFields } from '#shared/adoption.ts';
import { thresholdFault } from '#shared/adoption-rules.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { columnsOf } from '#electron/store/rows.ts';
import { accountProducts, accountUseCases, features, products, usageMetrics, useCases } from '#electron/store/schema-signals.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

const kinds = { product: products, feature: features, metric: usageMetrics, 'use case': useCases } as const;
type Kind = keyof typeof kinds;
const tables = { product: 'products', feature: 'features', metric: 'usage_metrics', 'use case': 'use_cases' } as const;
const isLive = 'deleted_at IS NULL';

/** What the use is measured by: products, their features, metrics and use cases. */
export const createCatalogue = ({ store }: Context) => {
  const { db, orm } = store;
  const named = (kind: Kind) => db.prepare<[string], { name: string }>(`SELECT name FROM ${tables[kind]} WHERE id = ? AND ${isLive}`);
  const nameOf = { product: named('product'), feature: named('feature'), metric: named('metric'), 'use case': named('use case') };
  const all = {
    products: db.prepare<[], Catalogue['products'][number]>(
      `SELECT p.id, p.name, p.about, (SELECT count(*) FROM account_products h JOIN accounts a ON a.id = h.account_id WHERE h.product_id = p.id AND h.state = 'owned' AND h.${isLive} AND a.${isLive}) AS accounts FROM products p WHERE p.${isLive} ORDER BY p.name COLLATE NOCASE`,
    ),
    features: db.prepare<[], Catalogue['features'][number]>(`SELECT id, product_id AS productId, name, released_on AS releasedOn, notes FROM features WHERE ${isLive} ORDER BY released_on DESC, name COLLATE NOCASE`),
    metrics: db.prepare<[], (typeof usageMetrics)['$inferSelect'] & { isLowerBetter: unknown }>(`SELECT ${columnsOf(usageMetrics, 'm')} FROM usage_metrics m WHERE m.${isLive} ORDER BY m.rid`),
    /** Every account of the book is looked up by the key of the months; only its newest one is read. */
    coverage: db.prepare<[number], { accounts: number; newestOn: string | null }>(
      `SELECT count(*) AS accounts, max(last_on) AS newestOn FROM (SELECT (SELECT u.last_on FROM usage_months u WHERE u.account_rid = a.rid AND u.metric_rid = ? ORDER BY u.month DESC LIMIT 1) AS last_on FROM accounts a WHERE a.${isLive}) WHERE last_on IS NOT NULL`,
    ),
    useCases: db.prepare<[], Catalogue['useCases'][number]>(
      `SELECT c.id, c.product_id AS productId, c.name, c.about, c.metric_id AS metricId, count(a.id) AS accounts, coalesce(sum(a.id IS NOT NULL AND h.state = 'adopted'), 0) AS adopted FROM use_cases c
       LEFT JOIN account_use_cases h ON h.use_case_id = c.id AND h.${isLive} AND h.state IN ('enabling', 'adopted') LEFT JOIN accounts a ON a.id = h.account_id AND a.${isLive}
       WHERE c.${isLive} GROUP BY c.id ORDER BY c.position, c.name COLLATE NOCASE`,
    ),
    lastPosition: db.prepare<[], { position: number }>('SELECT coalesce(max(position), -1) AS position FROM use_cases'),
    keyed: db.prepare<[string, string], { name: string }>(`SELECT name FROM usage_metrics WHERE key = ? AND id IS NOT ? AND ${isLive}`),
    metric: db.prepare<[string], (typeof usageMetrics)['$inferSelect']>(`SELECT ${columnsOf(usageMetrics, 'm')} FROM usage_metrics m WHERE m.id = ? AND m.${isLive}`),
    productOf: db.prepare<[string], { productId: string }>(`SELECT product_id AS productId FROM features WHERE id = ? AND ${isLive}`),
  };

  const find = (kind: Kind, id: string): string => {
    const found = nameOf[kind].get(id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', `That ${kind} is not in this book any more.`);
    return found.name;
  };
  /** Refuses a reference to a record that is gone; `null` and what was not given pass. */
  const check = (kind: Kind, id: string | null | undefined, field: string): void => {
    if (id !== null && id !== undefined && nameOf[kind].get(id) === undefined) throw new DaybookError('INVALID', `That ${kind} is not in this book any more. Choose another.`, field);
  };
  const checkMetric = (metric: Given<MetricFields>, id: string): void => {
    check('product', metric.productId, 'productId');
    check('feature', metric.featureId, 'featureId');
    const taken = metric.key === undefined ? undefined : all.keyed.get(metric.key, id);
    if (taken !== undefined) throw new DaybookError('INVALID', `The metric “${taken.name}” has this key. Choose another.`, 'key');
    const fault = thresholdFault({ greenFrom: metric.greenFrom ?? null, yellowFrom: metric.yellowFrom ?? null, isLowerBetter: metric.isLowerBetter ?? false });
    if (fault !== null) throw new DaybookError('INVALID', fault, metric.greenFrom === null || metric.greenFrom === undefined ? 'greenFrom' : 'yellowFrom');
    if (metric.featureId !== null && metric.featureId !== undefined && all.productOf.get(metric.featureId)?.productId !== metric.productId) throw new DaybookError('INVALID', 'That feature belongs to another product.', 'featureId');
  };

  const write = <T extends object>({ window }: Caller, label: string, work: () => T): Promise<T & Written> => store.write({ window, label, words: bookWords }, work);
  const add = (kind: Kind, caller: Caller, fields: { name: string } & Record<string, unknown>, checked: () => void = () => {}): Promise<WrittenRecord> =>
    write(caller, `Added the ${kind} ${fields.name}`, () => {
      checked();
      const id = store.newId();
      orm.insert(kinds[kind]).values({ ...fields, id } as never).run();
      return { id };
    });
  const change = (kind: Kind, caller: Caller, id: string, fields: object, checked: () => void = () => {}): Promise<WrittenRecord> =>
    write(caller, `Changed the ${kind} ${find(kind, id)}`, () => {
      checked();
      if (Object.values(fields).some((value) => value !== undefined)) orm.update(kinds[kind]).set(fields as never).where(eq(kinds[kind].id, id)).run();
      return { id };
    });
  const removed = () => ({ deletedAt: store.now().toISOString() });
  /** Removes one with what has no sense without it; what only refers to it is cut loose. */
  const remove = (kind: Kind, caller: Caller, id: string, cut: () => void): Promise<Written> =>
    write(caller, `Removed the ${kind} ${find(kind, id)}`, () => {
      cut();
      orm.update(kinds[kind]).set(removed()).where(eq(kinds[kind].id, id)).run();
      return {};
    });
  const live = (column: AnySQLiteColumn, id: string, deletedAt: AnySQLiteColumn): SQL | undefined => and(eq(column, id), isNull(deletedAt));

  type Coverage = { accounts: number; newestOn: string | null };
  let seen = -1;
  const kept = new Map<number, Coverage>();
  /** How many accounts have a value of a metric; it looks at every account, so it is kept until something is written. */
  const coverageOf = (rid: number): Coverage => {
    if (seen !== store.writesSinceOpen()) kept.clear();
    seen = store.writesSinceOpen();
    const covered = kept.get(rid) ?? all.coverage.get(rid) ?? { accounts: 0, newestOn: null };
    kept.set(rid, covered);
    return covered;
  };
  const metricOf = (row: (typeof usageMetrics)['$inferSelect']): UsageMetric => {
    const { rid, deletedAt: _deleted, ...metric } = row;
    return { ...(metric as MetricFields & { id: string }), isLowerBetter: Number(metric.isLowerBetter) === 1, ...coverageOf(rid) };
  };

  return {
    /** The metric with how many accounts have a value of it. */
    metricOf: (id: string): UsageMetric & { rid: number } => {
      const row = all.metric.get(id);
      if (row === undefined) throw new DaybookError('NOT_FOUND', 'That metric is not in this book any more.');
      return { ...metricOf(row), rid: row.rid };
    },
    methods: {
      catalogue: async (): Promise<Catalogue> => {
        for (const { rid } of all.metrics.all()) {
          coverageOf(rid);
          await turnOfOthers();
        }
        return { products: all.products.all(), features: all.features.all(), metrics: all.metrics.all().map(metricOf), useCases: all.useCases.all() };
      },

      createProduct: (input: Given<ProductFields> & { name: string }, caller: Caller): Promise<WrittenRecord> => add('product', caller, input),
      updateProduct: ({ id, fields }: { id: string; fields: Given<ProductFields> }, caller: Caller): Promise<WrittenRecord> => change('product', caller, id, fields),
      removeProduct: ({ id }: { id: string }, caller: Caller): Promise<Written> =>
        remove('product', caller, id, () => {
          orm.update(usageMetrics).set({ productId: null, featureId: null }).where(live(usageMetrics.productId, id, usageMetrics.deletedAt)).run();
          orm.update(useCases).set({ productId: null }).where(live(useCases.productId, id, useCases.deletedAt)).run();
          orm.update(features).set(removed()).where(live(features.productId, id, features.deletedAt)).run();
          orm.update(accountProducts).set(removed()).where(live(accountProducts.productId, id, accountProducts.deletedAt)).run();
        }),

      createFeature: (input: Given<FeatureFields> & { name: string; productId: string }, caller: Caller): Promise<WrittenRecord> => {
        check('product', input.productId, 'productId');
        return add('feature', caller, input);
      },
      updateFeature: ({ id, fields }: { id: string; fields: Given<FeatureFields> }, caller: Caller): Promise<WrittenRecord> => {
        check('product', fields.productId, 'productId');
        return change('feature', caller, id, fields);
      },
      removeFeature: ({ id }: { id: string }, caller: Caller): Promise<Written> =>
        remove('feature', caller, id, () => void orm.update(usageMetrics).set({ featureId: null }).where(live(usageMetrics.featureId, id, usageMetrics.deletedAt)).run()),

      createMetric: (input: Given<MetricFields> & { name: string; key: string }, caller: Caller): Promise<WrittenRecord> => {
        const metric = { ...newMetric, ...input };
        // Another window may take the key while a long write is waited for.
        return add('metric', caller, metric, () => checkMetric(metric, ''));
      },
      updateMetric: ({ id, fields }: { id: string; fields: Given<MetricFields> }, caller: Caller): Promise<WrittenRecord> => {
        const before = all.metric.get(id);
        if (before === undefined) throw new DaybookError('NOT_FOUND', 'That metric is not in this book any more.');
        const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<MetricFields>;
        // A feature is one of the product's; another product has none of them.
        const moved = given.productId !== undefined && given.productId !== before.productId && given.featureId === undefined ? { featureId: null } : {};
        return change('metric', caller, id, { ...given, ...moved }, () => checkMetric({ ...(before as unknown as MetricFields), ...given, ...moved }, id));
      },
      removeMetric: ({ id }: { id: string }, caller: Caller): Promise<Written> =>
        remove('metric', caller, id, () => void orm.update(useCases).set({ metricId: null }).where(live(useCases.metricId, id, useCases.deletedAt)).run()),

      createUseCase: (input: Given<UseCaseFields> & { name: string }, caller: Caller): Promise<WrittenRecord> => {
        check('product', input.productId, 'productId');
        check('metric', input.metricId, 'metricId');
        return add('use case', caller, { ...input, position: (all.lastPosition.get()?.position ?? -1) + 1 });
      },
      updateUseCase: ({ id, fields }: { id: string; fields: Given<UseCaseFields> }, caller: Caller): Promise<WrittenRecord> => {
        check('product', fields.productId, 'productId');
        check('metric', fields.metricId, 'metricId');
        return change('use case', caller, id, fields);
      },
      removeUseCase: ({ id }: { id: string }, caller: Caller): Promise<Written> =>
        remove('use case', caller, id, () => void orm.update(accountUseCases).set(removed()).where(live(accountUseCases.useCaseId, id, accountUseCases.deletedAt)).run()),
    },
  };
};
