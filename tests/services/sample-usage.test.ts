import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, endOfDay } from '#shared/days.ts';
import type { AdoptionRow } from '#shared/adoption.ts';
import { specs, type Arc } from '#electron/sample/accounts.ts';
import { createAdoption } from '#electron/services/adoption.ts';
import { createSample } from '#electron/services/sample.ts';
import { createUsageReader } from '#electron/store/usage-points.ts';
import { sampleOf } from '#tests/services/sample-book.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

describe.each(['2026-03-16', '2026-03-15', '2028-02-29', '2026-12-31', '2027-06-02'])('the usage of the sample on %s', (today) => {
  const { facts, points } = sampleOf(today);
  const made = new Map(facts.filter(({ isNew }) => isNew).map((fact) => [fact.id, fact]));

  test('has two years of weeks, each known after its day and before today', () => {
    expect(points.length).toBeGreaterThan(15_000);
    const wrong = points.filter(({ batchId, accountId, metricId, day, value }) => {
      const [batch, account, metric] = [made.get(batchId), made.get(accountId), made.get(metricId)];
      return batch?.table !== 'usageBatches' || metric?.table !== 'usageMetrics' || account?.table !== 'accounts' || batch.at.slice(0, 10) <= day || batch.at.slice(0, 10) >= today || day < account.at.slice(0, 10) || account.at > batch.at || metric.at > batch.at || !Number.isInteger(value) || value < 0;
    });
    expect(wrong).toEqual([]);
    const counted = new Map([...Map.groupBy(points, ({ batchId }) => batchId)].map(([id, all]) => [id, all.length]));
    const batches = facts.filter((fact) => fact.table === 'usageBatches');
    expect(batches.map(({ id, fields }) => [id, fields.points])).toEqual(batches.map(({ id }) => [id, counted.get(id)]));
    expect(new Set(points.map(({ accountId, metricId, day }) => `${accountId} ${metricId} ${day}`)).size).toBe(points.length);
  });

  test('nothing of it happened today or on a weekend', () => {
    const own = ['products', 'features', 'usageMetrics', 'useCases', 'accountUseCases', 'accountProducts', 'usageBatches'];
    const days = facts.filter(({ table }) => own.includes(table)).map(({ at }) => at.slice(0, 10));
    expect(days.filter((day) => day >= today || [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))).toEqual([]);
  });
});

describe('the use that the sample tells', () => {
  let book: TestBook;
  let rows: (AdoptionRow & { arc: Arc })[];
  beforeAll(async () => {
    book = await openTestBook({ now: '2026-03-18T12:30:00.000Z' });
    await createSample(book.context).open({ window: 'one' });
    const arcOf = new Map(specs.map(({ name, arc }) => [name, arc]));
    rows = (await createAdoption(book.context).list()).map((row) => ({ ...row, arc: arcOf.get(row.accountName) ?? 'steady' }));
  });
  afterAll(() => book.close());

  const ofArc = (arc: Arc) => rows.filter((row) => row.arc === arc);
  const share = ({ licences }: AdoptionRow): number => (licences === null ? 0 : licences.part / licences.whole);
  test('follows the story of each account', () => {
    expect(ofArc('expanding').every((row) => share(row) >= 0.9 && row.isComplete)).toBe(true);
    expect(ofArc('at risk').every((row) => row.licences?.colour === 'red' && (row.month?.change ?? 0) <= -0.2)).toBe(true);
    expect(ofArc('sliding').every((row) => (row.month?.change ?? 0) < 0 && row.licences?.colour === 'red')).toBe(true);
    expect(ofArc('recovered').every((row) => row.licences?.colour === 'green')).toBe(true);
    expect(ofArc('onboarding').every((row) => row.licences !== null && row.licences.colour === null && (row.month?.change ?? 0) > 0)).toBe(true);
    expect(ofArc('silent').every((row) => row.isNoData && row.score === null && row.licences?.colour === null)).toBe(true);
    expect(ofArc('steady').filter((row) => row.licences?.colour === 'green').length).toBeGreaterThanOrEqual(13);
    expect(new Set(rows.flatMap((row) => row.useCases.map(({ colour }) => colour)))).toEqual(new Set(['green', 'yellow', 'red', null]));
  });

  test('was known week by week, so that a day of the past shows what was known then', () => {
    const on = addDays('2026-03-18', -200);
    const known = new Set(createUsageReader(book.db).knownAt(endOfDay(on)));
    const newest = book.db.prepare<[], { rid: number; newest: string }>('SELECT p.batch_rid AS rid, max(p.day) AS newest FROM usage_points p GROUP BY p.batch_rid').all();
    expect(known.size).toBeGreaterThan(60);
    expect(newest.filter(({ rid }) => known.has(rid)).every((batch) => batch.newest <= on)).toBe(true);
    expect(newest.filter(({ rid }) => !known.has(rid)).every((batch) => batch.newest > addDays(on, -14))).toBe(true);
  });

  test('has gaps that stay gaps', () => {
    const id = rows.find(({ accountName }) => accountName === 'Cloudberry Dairy')?.accountId ?? '';
    const [metric] = createAdoption(book.context).ofAccount({ accountId: id, asOf: null }).metrics;
    expect(metric?.gaps).toEqual([{ from: expect.any(String), to: expect.any(String), periods: 6 }]);
    expect(metric?.series.slice(4).filter(({ value }) => value === null)).toHaveLength(1);
    expect(metric?.series.some(({ value }) => value === 0)).toBe(false);
  });
});
