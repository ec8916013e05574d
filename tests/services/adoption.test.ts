import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { healthPresets } from '#shared/presets/health-models.ts';
import { createAdoptionFacts } from '#electron/store/adoption-facts.ts';
import { redo, undo } from '#electron/store/undo.ts';
import { importValues, other, prepareAdoption } from '#tests/services/adoption-book.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';
import { checkUndo } from '#tests/services/undo-check.ts';

const me = { window: 'one' };
const today = '2026-03-16';
let book: TestBook;
beforeEach(async () => {
  book = await openTestBook();
});
afterEach(() => book.close());

type Prepared = Awaited<ReturnType<typeof prepareAdoption>>;
const factsOf = (id: string, on = today, at: string | null = null) => createAdoptionFacts(book.context)([id], on, at).get(id);
const months = () => book.db.prepare('SELECT * FROM usage_months ORDER BY account_rid, metric_rid, month').all();

describe('undo', () => {
  const writes: [string, (p: Prepared) => Promise<unknown>][] = [
    ['product added', (p) => p.services.adoption.createProduct({ name: 'Intake', about: 'Requests' }, me)],
    ['product changed', (p) => p.services.adoption.updateProduct({ id: p.productId, fields: { name: 'Fieldbook 2' } }, me)],
    ['product removed with what hangs on it', (p) => p.services.adoption.removeProduct({ id: p.productId }, me)],
    ['feature added', (p) => p.services.adoption.createFeature({ productId: p.productId, name: 'Photos' }, me)],
    ['feature changed', (p) => p.services.adoption.updateFeature({ id: p.featureId, fields: { releasedOn: '2026-01-02', notes: 'Now in all plans' } }, me)],
    ['feature removed', (p) => p.services.adoption.removeFeature({ id: p.featureId }, me)],
    ['metric added', (p) => p.services.adoption.createMetric({ key: 'logins', name: 'Logins', aggregate: 'sum', grain: 'day' }, me)],
    ['thresholds of a metric changed', (p) => p.services.adoption.updateMetric({ id: p.orders, fields: { greenFrom: 200, yellowFrom: 80 } }, me)],
    ['metric removed', (p) => p.services.adoption.removeMetric({ id: p.orders }, me)],
    ['use case added', (p) => p.services.adoption.createUseCase({ name: 'Audits' }, me)],
    ['use case changed', (p) => p.services.adoption.updateUseCase({ id: p.useCaseId, fields: { metricId: p.active } }, me)],
    ['use case removed', (p) => p.services.adoption.removeUseCase({ id: p.useCaseId }, me)],
    ['product of an account set', (p) => p.services.adoption.setProduct({ accountId: p.accountId, productId: p.productId, state: 'owned', seats: 40, sinceOn: '2024-06-01' }, me)],
    ['use case of an account set', (p) => p.services.adoption.setUseCase({ accountId: p.accountId, useCaseId: p.useCaseId, state: 'adopted', isOriginal: true, colour: 'yellow', notes: 'Two sites' }, me)],
    ['value typed', (p) => p.services.adoption.addValue({ accountId: p.accountId, metricId: p.used, day: today, value: 31, source: 'Their slide' }, me)],
  ];
  test.each(writes)('%s: undo brings back the same book, redo the same change', async (_, write) => {
    const prepared = await prepareAdoption(book);
    await importValues(book, [[prepared.accountId, prepared.used, '2026-03-01', 30]]);
    await checkUndo(book, () => write(prepared));
  });

  test('of what was set, changed and cleared again', async () => {
    const p = await prepareAdoption(book);
    const { id: ownId } = await p.services.adoption.setProduct({ accountId: p.accountId, productId: p.productId, state: 'trial' }, other);
    const { id: workedId } = await p.services.adoption.setUseCase({ accountId: p.accountId, useCaseId: p.useCaseId }, other);
    await checkUndo(book, () => p.services.adoption.setProduct({ accountId: p.accountId, productId: p.productId, seats: 7 }, me));
    await checkUndo(book, () => p.services.adoption.clearProduct({ id: ownId }, me));
    await checkUndo(book, () => p.services.adoption.clearUseCase({ id: workedId }, me));
    await p.services.adoption.clearProduct({ id: ownId }, me);
    await checkUndo(book, () => p.services.adoption.setProduct({ accountId: p.accountId, productId: p.productId, state: 'owned' }, me));
  });

  test('of a batch brings its months back, and so does redo', async () => {
    const p = await prepareAdoption(book);
    await importValues(book, [[p.accountId, p.used, '2026-02-01', 20], [p.accountId, p.used, '2026-03-01', 30]]);
    const before = months();
    await importValues(book, [[p.accountId, p.used, '2026-03-01', 33], [p.accountId, p.used, '2026-03-08', 35]], 'one');
    const after = months();
    expect(after).not.toEqual(before);
    await undo(book.context.store, 'one', null);
    expect(months()).toEqual(before);
    await redo(book.context.store, 'one');
    expect(months()).toEqual(after);
    const [point] = p.services.adoption.points({ accountId: p.accountId, metricId: p.used, asOf: null });
    await p.services.adoption.removeBatch({ id: point?.batchId ?? '' }, me);
    expect(months()).toEqual(before);
    await undo(book.context.store, 'one', null);
    expect(months()).toEqual(after);
  });
});

test('a removal whose key was taken since is not undone, and the reason is a sentence', async () => {
  const p = await prepareAdoption(book);
  await p.services.adoption.removeMetric({ id: p.orders }, me);
  await p.services.adoption.createMetric({ key: 'work_orders', name: 'Orders anew' }, other);
  await expect(undo(book.context.store, 'one', null)).rejects.toMatchObject({ code: 'CONFLICT', message: '“Removed the metric work orders” cannot be undone: something written since stands in its place, such as one with the same key. Remove or rename that first.' });
  expect((await p.services.adoption.catalogue()).metrics.filter(({ key }) => key === 'work_orders').map(({ name }) => name)).toEqual(['Orders anew']);
});

describe('the facts of an account', () => {
  test('nothing known is left out', async () => {
    const p = await prepareAdoption(book);
    expect(factsOf(p.accountId)).toBeUndefined();
  });

  test('licences by the metrics of the product, else over the seats of the contracts that run', async () => {
    const p = await prepareAdoption(book);
    await importValues(book, [[p.accountId, p.used, '2026-03-01', 30]]);
    expect(factsOf(p.accountId)?.licences).toEqual({ used: 30, billable: 40, on: '2026-03-01' });
    await importValues(book, [[p.accountId, p.billable, '2026-02-01', 50]]);
    expect(factsOf(p.accountId)?.licences).toEqual({ used: 30, billable: 50, on: '2026-03-01' });
    await p.services.contracts.update({ id: p.contractId, fields: { endOn: '2026-01-31' } }, other);
    await importValues(book, [[p.accountId, p.billable, '2026-03-02', 0]]);
    expect(factsOf(p.accountId)?.licences ?? null).toBeNull();
  });

  test('two products count each with its own licences; one that stopped coming is left out', async () => {
    const p = await prepareAdoption(book);
    const { id: second } = await p.services.adoption.createProduct({ name: 'Intake' }, other);
    const metric = (key: string, role: string) => p.services.adoption.createMetric({ key, name: key, role: role as 'licences-used', productId: second }, other).then(({ id }) => id);
    const [used, billable] = [await metric('intake_used', 'licences-used'), await metric('intake_billable', 'licences-billable')];
    await importValues(book, [[p.accountId, p.used, '2026-03-01', 30], [p.accountId, p.billable, '2026-03-01', 40], [p.accountId, used, '2026-02-01', 5], [p.accountId, billable, '2026-02-01', 20]]);
    expect(factsOf(p.accountId)?.licences).toEqual({ used: 35, billable: 60, on: '2026-03-01' });
    await importValues(book, [[p.accountId, p.used, '2026-04-15', 33]]);
    expect(factsOf(p.accountId, '2026-04-20')?.licences).toEqual({ used: 33, billable: 40, on: '2026-04-15' });
  });

  test('licence use and active users have the colours of the health model of the segment, as it was on the day', async () => {
    const p = await prepareAdoption(book);
    await importValues(book, [[p.accountId, p.used, '2026-03-01', 30], [p.accountId, p.active, '2026-03-09', 30]]);
    const colours = async (asOf: string | null = null) => {
      const { licences, activeUsers } = p.services.adoption.ofAccount({ accountId: p.accountId, asOf });
      const row = (await p.services.adoption.list()).find(({ accountId }) => accountId === p.accountId);
      if (asOf === null) expect([row?.licences?.colour, row?.activeUsers?.colour]).toEqual([licences?.colour, activeUsers?.colour]);
      return [licences?.colour, activeUsers?.colour];
    };
    expect(await colours()).toEqual(['green', 'yellow']);
    const { thresholds, ...model } = healthPresets.fy25;
    const stricter = { ...model, thresholds: { ...thresholds, activeUsers: { yellowFrom: 80, greenFrom: 90 }, licenceUse: { ...thresholds.licenceUse, late: { yellowFrom: 75, greenFrom: 76 } } } };
    book.setNow('2026-03-17T09:00:00.000Z');
    await p.services.health.saveModel({ segment: 'commercial', model: stricter, note: '' }, other);
    expect(await colours()).toEqual(['green', 'yellow']);
    await p.services.health.saveModel({ segment: 'enterprise', model: stricter, note: '' }, other);
    expect(await colours()).toEqual(['yellow', 'red']);
    expect(await colours('2026-03-16')).toEqual(['green', 'yellow']);
  });

  test('active users are the figure of 28 days before the newest value', async () => {
    const p = await prepareAdoption(book);
    await importValues(book, [['2026-02-09', 99], ['2026-02-16', 10], ['2026-02-23', 20], ['2026-03-02', 30], ['2026-03-09', 40]].map(([day, value]) => [p.accountId, p.active, String(day), Number(value)] as const));
    expect(factsOf(p.accountId)?.activeUsers).toEqual({ active: 25, billable: 40, on: '2026-03-09' });
    expect(factsOf(p.accountId, '2026-03-08')?.activeUsers).toMatchObject({ active: (99 + 10 + 20 + 30) / 4, on: '2026-03-02' });
  });

  test('a use case takes its metric’s colour until one is set by hand, and that one ends after the limit', async () => {
    const p = await prepareAdoption(book);
    await p.services.adoption.setUseCase({ accountId: p.accountId, useCaseId: p.useCaseId, isOriginal: true }, other);
    expect(factsOf(p.accountId)?.useCases).toEqual([{ useCaseId: p.useCaseId, name: 'Planned maintenance', colour: null, isOriginal: true, on: null }]);
    await importValues(book, [[p.accountId, p.orders, '2026-03-02', 30], [p.accountId, p.orders, '2026-03-09', 25]]);
    expect(factsOf(p.accountId)?.useCases).toMatchObject([{ colour: 'yellow', on: '2026-03-09' }]);
    await p.services.adoption.setUseCase({ accountId: p.accountId, useCaseId: p.useCaseId, colour: 'red' }, other);
    expect(factsOf(p.accountId)?.useCases).toMatchObject([{ colour: 'red', on: today }]);
    expect(factsOf(p.accountId, '2026-05-15')?.useCases).toMatchObject([{ colour: 'red' }]);
    expect(factsOf(p.accountId, '2026-05-16')?.useCases).toMatchObject([{ colour: null, on: null }]);
    await importValues(book, [[p.accountId, p.orders, '2026-05-11', 130]]);
    expect(factsOf(p.accountId, '2026-05-16')?.useCases).toMatchObject([{ colour: 'green', on: '2026-05-11' }]);
  });

  test('a planned or dropped use case is none that it works on', async () => {
    const p = await prepareAdoption(book);
    for (const state of ['planned', 'dropped'] as const) {
      await p.services.adoption.setUseCase({ accountId: p.accountId, useCaseId: p.useCaseId, state }, other);
      expect(factsOf(p.accountId)).toBeUndefined();
    }
  });

  test('as of an instant, only what was known then', async () => {
    const p = await prepareAdoption(book);
    await importValues(book, [[p.accountId, p.used, '2026-03-01', 30], [p.accountId, p.active, '2026-03-09', 12]]);
    await p.services.adoption.setUseCase({ accountId: p.accountId, useCaseId: p.useCaseId, colour: 'green' }, other);
    const then = book.context.store.now().toISOString();
    const known = factsOf(p.accountId);
    book.setNow('2026-04-02T09:00:00.000Z');
    await importValues(book, [[p.accountId, p.used, '2026-03-01', 5], [p.accountId, p.used, '2026-03-10', 6], [p.accountId, p.active, '2026-03-02', 90]]);
    await p.services.adoption.setUseCase({ accountId: p.accountId, useCaseId: p.useCaseId, colour: 'red' }, other);
    await p.services.adoption.updateMetric({ id: p.used, fields: { role: 'none' } }, other);
    await p.services.contracts.update({ id: p.contractId, fields: { seats: 400 } }, other);
    expect(factsOf(p.accountId, today, then)).toEqual(known);
    expect(factsOf(p.accountId, today)).not.toEqual(known);
  });
});
