import { createServices } from '#electron/services/services.ts';
import { createUsageWriter } from '#electron/store/usage-points.ts';
import type { TestBook } from '#tests/services/test-book.ts';

export const other = { window: 'other' };

/** A product with a metric of each role, a use case that a metric shows, and an account with a contract of 40 seats since 2024-06-01. */
export const prepareAdoption = async ({ context }: TestBook) => {
  const services = createServices(context);
  const { id: accountId } = await services.accounts.create({ name: 'Blue Heron', segment: 'enterprise' }, other);
  const { id: contractId } = await services.contracts.create({ accountId, name: 'Platform', startOn: '2024-06-01', seats: 40 }, other);
  const { id: productId } = await services.adoption.createProduct({ name: 'Fieldbook' }, other);
  const { id: featureId } = await services.adoption.createFeature({ productId, name: 'Offline forms', releasedOn: '2025-11-04' }, other);
  const metric = (key: string, fields: object = {}): Promise<string> => services.adoption.createMetric({ key, name: key.replaceAll('_', ' '), ...fields }, other).then(({ id }) => id);
  const used = await metric('licences_used', { role: 'licences-used', productId });
  const billable = await metric('licences_billable', { role: 'licences-billable', productId });
  const active = await metric('weekly_active', { role: 'active-users', aggregate: 'mean', grain: 'week', productId });
  const orders = await metric('work_orders', { role: 'use-case', aggregate: 'sum', grain: 'week', greenFrom: 100, yellowFrom: 50, productId });
  const { id: useCaseId } = await services.adoption.createUseCase({ name: 'Planned maintenance', productId, metricId: orders }, other);
  return { services, accountId, contractId, productId, featureId, used, billable, active, orders, useCaseId };
};

/** Notes values as one batch, at the time of the clock: account, metric, day, value. */
export const importValues = ({ context: { store } }: TestBook, values: readonly (readonly [accountId: string, metricId: string, day: string, value: number])[], window = 'other') =>
  store.writeLong({ window, label: 'Imported usage', words: ['adoption'], kind: 'import' }, undefined, async (on, breathe) => {
    const ridOf = (table: string, id: string): number => on.prepare<[string], number>(`SELECT rid FROM ${table} WHERE id = ?`).pluck().get(id) ?? 0;
    const writer = createUsageWriter(on);
    const id = store.newId();
    const batch = writer.begin({ id, source: 'usage.csv', recordedAt: store.now().toISOString() });
    for (const [accountId, metricId, day, value] of values) writer.put(batch, ridOf('accounts', accountId), ridOf('usage_metrics', metricId), day, value);
    await writer.end(batch, values.length, breathe);
    return { id };
  });
