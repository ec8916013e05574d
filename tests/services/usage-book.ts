import { createUsageWriter } from '#electron/store/usage-points.ts';
import type { TestBook } from '#tests/services/test-book.ts';
import type { UsageMetric } from '#shared/adoption.ts';

let made = 0;
/** Adds a metric as a record of its own; ids only rise. */
export const addMetric = async ({ context: { store } }: TestBook, fields: Partial<Pick<UsageMetric, 'key' | 'name' | 'aggregate' | 'grain' | 'role'>> = {}): Promise<string> => {
  const id = store.newId();
  const key = fields.key ?? `metric-${(made += 1)}`;
  const { name, aggregate, grain, role } = { name: key, aggregate: 'last', grain: 'month', role: 'none', ...fields };
  await store.write({ window: 'two', label: 'Added a metric', words: ['adoption'] }, () => {
    store.db.prepare('INSERT INTO usage_metrics (id, key, name, aggregate, grain, role) VALUES (?, ?, ?, ?, ?, ?)').run(id, key, name, aggregate, grain, role);
    return {};
  });
  return id;
};

export type TestPoint = { accountId: string; metricId: string; day: string; value: number };

/** Brings in values as one batch, as an import does. */
export const bringUsage = ({ context: { store } }: TestBook, points: readonly TestPoint[]): Promise<{ changeId: string; label: string }> =>
  store.writeLong({ window: 'one', label: 'Imported usage', words: ['adoption', 'book'], kind: 'import' }, undefined, async (on, breathe) => {
    const rid = (table: string, id: string): number => on.prepare<[string], { rid: number }>(`SELECT rid FROM ${table} WHERE id = ?`).get(id)?.rid ?? 0;
    const writer = createUsageWriter(on);
    const batch = writer.begin({ id: store.newId(), source: 'usage.csv', recordedAt: store.now().toISOString() });
    for (const { accountId, metricId, day, value } of points) writer.put(batch, rid('accounts', accountId), rid('usage_metrics', metricId), day, value);
    await writer.end(batch, points.length, breathe);
    return {};
  });
