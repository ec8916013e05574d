import { addDays, addMonths, type Day } from '#shared/days.ts';
import type { Random } from '#electron/sample/random.ts';
import type { Connection } from '#electron/store/connection.ts';
import { createUsageWriter } from '#electron/store/usage-points.ts';

/** How much of the use of its accounts a large book has: 2,000 of them have 480,000 points. */
export const usageSizes = (accounts: number) => ({ products: 5, useCases: 4, metrics: 10, months: 24, points: accounts * 10 * 24 });

type Parts = { on: Connection; random: Random; newId: () => string; insert: (table: string, row: Record<string, string | number | null>) => void; enter: (on: Day, label: string) => void; breathe: () => Promise<void> };

const roles = ['licences-used', 'licences-billable', 'active-users', 'use-case', 'use-case', 'use-case', 'use-case', 'none', 'none', 'none'] as const;
const states = ['owned', 'owned', 'trial', 'target', 'no-fit'] as const;

/** Products, metrics and use cases, what each account has of them, and two years of months, imported month by month. */
export const fillUsage = async ({ on, random, newId, insert, enter, breathe }: Parts, accounts: readonly { id: string }[], today: Day): Promise<void> => {
  const sizes = usageSizes(accounts.length);
  enter(addDays(today, -760), 'Set up the catalogue');
  const products = Array.from({ length: sizes.products }, (_, at) => {
    const id = newId();
    insert('products', { id, name: `Product ${at}` });
    insert('features', { id: newId(), product_id: id, name: `Feature ${at}`, released_on: addDays(today, -random.int(10, 700)) });
    return id;
  });
  const metrics = roles.map((role, at) => {
    const id = newId();
    const isShare = role === 'use-case';
    insert('usage_metrics', { id, key: `metric_${at}`, name: `Metric ${at}`, unit: isShare ? '%' : '', aggregate: 'last', grain: 'month', role, product_id: isShare ? (products[at - 3] ?? null) : null, green_from: isShare ? 70 : null, yellow_from: isShare ? 40 : null });
    return id;
  });
  const useCases = Array.from({ length: sizes.useCases }, (_, at) => {
    const id = newId();
    insert('use_cases', { id, name: `Use case ${at}`, product_id: products[at] ?? null, metric_id: metrics[at + 3] ?? null, position: at });
    return id;
  });
  const ridOf = (table: string): ((id: string) => number) => {
    const statement = on.prepare<[string], number>(`SELECT rid FROM ${table} WHERE id = ?`).pluck();
    return (id) => statement.get(id) ?? 0;
  };
  const metricRids = metrics.map(ridOf('usage_metrics'));
  const kept = accounts.map(({ id }) => ({ id, rid: ridOf('accounts')(id), seats: random.int(5, 500), share: 0.2 + random.next() * 0.8, isQuiet: random.chance(0.05) }));
  for (const { id, seats } of kept) {
    for (const [at, productId] of products.entries()) if (at === 0 || random.chance(0.6)) insert('account_products', { id: newId(), account_id: id, product_id: productId, state: at === 0 ? 'owned' : random.pick(states), seats: random.chance(0.7) ? seats : null, since_on: addDays(today, -random.int(30, 700)) });
    for (const [at, useCaseId] of useCases.slice(0, random.int(1, sizes.useCases)).entries()) insert('account_use_cases', { id: newId(), account_id: id, use_case_id: useCaseId, state: random.chance(0.7) ? 'adopted' : 'enabling', is_original: at === 0 ? 1 : 0, since_on: addDays(today, -random.int(5, 300)), colour: random.chance(0.1) ? 'yellow' : null });
    await breathe();
  }
  const writer = createUsageWriter(on);
  for (let back = sizes.months; back > 0; back -= 1) {
    const month = addMonths(`${today.slice(0, 7)}-01`, -back + 1);
    const day = addDays(month, -1);
    enter(addDays(month, 1), 'Imported usage');
    const batch = writer.begin({ id: newId(), source: `usage-${day}.csv`, recordedAt: `${addDays(month, 1)}T08:00:00.000Z` });
    let points = 0;
    for (const { rid, seats, share, isQuiet } of kept) {
      if (isQuiet && back < 5) continue;
      for (const [at, metricRid] of metricRids.entries()) {
        const drawn = share * (0.9 + random.next() * 0.2);
        writer.put(batch, rid, metricRid, day, at === 1 ? seats : at < 3 ? Math.round(seats * Math.min(1.05, drawn)) : Math.round(100 * Math.min(1, drawn)));
        points += 1;
      }
      await breathe();
    }
    await writer.end(batch, points, breathe);
  }
};
