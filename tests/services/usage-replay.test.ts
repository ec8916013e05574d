import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#shared/days.ts';
import { sentiments } from '#shared/accounts.ts';
import { adoptionStates } from '#shared/adoption-rules.ts';
import { createAdoptionFacts } from '#electron/store/adoption-facts.ts';
import { redo, undo } from '#electron/store/undo.ts';
import { createUsageReader, type UsageMonth, type UsageValue } from '#electron/store/usage-points.ts';
import { importValues, other, prepareAdoption } from '#tests/services/adoption-book.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

let book: TestBook;
let parts: Awaited<ReturnType<typeof prepareAdoption>>;
beforeAll(async () => {
  book = await openTestBook();
  parts = await prepareAdoption(book);
});
afterAll(() => book.close());

const from = '2026-01-20';
const to = addDays(from, 120);
let minutes = 0;
const tick = (): string => {
  minutes += 1;
  const now = new Date(Date.UTC(2026, 5, 1, 8, minutes)).toISOString();
  book.setNow(now);
  return now;
};

const value = fc.record({ account: fc.nat(1), metric: fc.nat(1), ago: fc.nat(120), value: fc.integer({ min: -5, max: 50 }) });
type Value = { account: number; metric: number; ago: number; value: number };
type Batch = { id: string; values: Value[] };
const key = ({ account, metric, ago }: Value): string => `${account} ${metric} ${addDays(from, ago)}`;

/** What batches say, told the plainest way: a later one goes before an earlier one, and the later of two values of one batch counts. */
const replay = (batches: readonly Batch[]): Map<string, number> => new Map(batches.flatMap(({ values }) => values.map((one) => [key(one), one.value] as const)));
const pointsOf = (known: ReadonlyMap<string, number>, account: number, metric: number): UsageValue[] =>
  [...known].flatMap(([name, found]) => (name.startsWith(`${account} ${metric} `) ? [{ day: name.slice(4), value: found }] : [])).toSorted((a, b) => a.day.localeCompare(b.day));
const monthsOf = (points: readonly UsageValue[]): UsageMonth[] =>
  [...Map.groupBy(points, ({ day }) => day.slice(0, 7))].map(([month, all]) => ({ month, sum: all.reduce((sum, one) => sum + one.value, 0), count: all.length, max: Math.max(...all.map((one) => one.value)), lastOn: all.at(-1)?.day ?? '', last: all.at(-1)?.value ?? 0 }));

const ridOf = (table: string, id: string): number => (book.db.prepare(`SELECT rid FROM ${table} WHERE id = ?`).get(id) as { rid: number }).rid;
const newAccount = (at: number): Promise<string> => parts.services.accounts.create({ name: `Account ${minutes}-${at}` }, other).then(({ id }) => id);

type Op = { op: 'import'; values: Value[] } | { op: 'undo' } | { op: 'redo' } | { op: 'remove'; which: number };
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ op: fc.constant('import' as const), values: fc.array(value, { minLength: 1, maxLength: 12 }) }) },
  { weight: 3, arbitrary: fc.constant({ op: 'undo' as const }) },
  { weight: 2, arbitrary: fc.constant({ op: 'redo' as const }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('remove' as const), which: fc.nat(20) }) },
);

test('months are what a plain recomputation gives, and the past stays as it was known, through batches, overwrites, undo and redo', { timeout: 120_000 }, async () => {
  const reader = createUsageReader(book.db);
  await fc.assert(
    fc.asyncProperty(fc.array(op, { minLength: 1, maxLength: 14 }), async (ops) => {
      const window = `run ${minutes}`;
      const accounts = [await newAccount(0), await newAccount(1)];
      const metrics = [parts.used, parts.orders];
      const all: Batch[] = [];
      const gone = new Set<string>();
      const done: { batch: string; isRemoval: boolean }[] = [];
      const undone: typeof done = [];
      const apply = (change: (typeof done)[number], isGone: boolean): void => void (isGone ? gone.add(change.batch) : gone.delete(change.batch));
      const seen: { at: string; live: Batch[] }[] = [];

      for (const one of ops) {
        const at = tick();
        if (one.op === 'import') {
          const { id } = await importValues(book, one.values.map(({ account, metric, ago, value: says }) => [accounts[account] ?? '', metrics[metric] ?? '', addDays(from, ago), says] as const), window);
          all.push({ id, values: one.values });
          done.push({ batch: id, isRemoval: false });
          undone.length = 0;
        } else if (one.op === 'remove') {
          const live = all.filter(({ id }) => !gone.has(id));
          const batch = live[one.which % Math.max(1, live.length)]?.id;
          if (batch === undefined) continue;
          await parts.services.adoption.removeBatch({ id: batch }, { window });
          gone.add(batch);
          done.push({ batch, isRemoval: true });
          undone.length = 0;
        } else if (one.op === 'undo') {
          const change = done.pop();
          if (change === undefined) await expect(undo(book.context.store, window, null)).rejects.toThrow();
          else {
            await undo(book.context.store, window, null);
            apply(change, !change.isRemoval);
            undone.push(change);
          }
        } else {
          const change = undone.pop();
          if (change === undefined) await expect(redo(book.context.store, window)).rejects.toThrow();
          else {
            await redo(book.context.store, window);
            apply(change, change.isRemoval);
            done.push(change);
          }
        }
        seen.push({ at, live: all.filter(({ id }) => !gone.has(id)) });
      }

      const now = replay(all.filter(({ id }) => !gone.has(id)));
      for (const account of [0, 1]) {
        for (const metric of [0, 1]) {
          const pair = { accountRid: ridOf('accounts', accounts[account] ?? ''), metricRid: ridOf('usage_metrics', metrics[metric] ?? '') };
          const points = pointsOf(now, account, metric);
          expect(reader.points(pair, from, to)).toEqual(points);
          expect(reader.months(pair, '2026-01', '2026-12')).toEqual(monthsOf(points));
          const middle = addDays(from, 60);
          expect(reader.newest(pair, middle)).toEqual(points.findLast(({ day }) => day <= middle) ?? null);
          for (const { at, live } of seen) expect(reader.points(pair, from, to, reader.knownAt(at))).toEqual(pointsOf(replay(live), account, metric));
        }
      }
    }),
    { numRuns: 25 },
  );
});

type Change = { does: 'values'; values: Value[] } | { does: 'use case'; state: (typeof adoptionStates)[number]; colour: (typeof sentiments)[number] | null } | { does: 'thresholds'; greenFrom: number } | { does: 'seats'; seats: number } | { does: 'undo' };
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ does: fc.constant('values' as const), values: fc.array(value, { minLength: 1, maxLength: 10 }) }),
  fc.record({ does: fc.constant('use case' as const), state: fc.constantFrom(...adoptionStates), colour: fc.option(fc.constantFrom(...sentiments)) }),
  fc.record({ does: fc.constant('thresholds' as const), greenFrom: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ does: fc.constant('seats' as const), seats: fc.integer({ min: 0, max: 60 }) }),
  fc.constant({ does: 'undo' as const }),
);

test('the facts of a day, asked for later as they were known then, are the ones that were answered then', { timeout: 120_000 }, async () => {
  const read = createAdoptionFacts(book.context);
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), fc.nat(200), async (changes, ago) => {
      const window = `facts ${minutes}`;
      const on = addDays(from, ago);
      const accountId = await newAccount(0);
      const { id: contractId } = await parts.services.contracts.create({ accountId, name: 'Platform', startOn: '2024-06-01', seats: 40 }, other);
      const metrics = [parts.used, parts.orders];
      const answered: { at: string; facts: unknown }[] = [];
      for (const one of changes) {
        const at = tick();
        if (one.does === 'values') await importValues(book, one.values.map(({ metric, ago: then, value: says }) => [accountId, metrics[metric] ?? '', addDays(from, then), says] as const), window);
        else if (one.does === 'use case') await parts.services.adoption.setUseCase({ accountId, useCaseId: parts.useCaseId, state: one.state, colour: one.colour }, { window });
        else if (one.does === 'thresholds') await parts.services.adoption.updateMetric({ id: parts.orders, fields: { greenFrom: one.greenFrom, yellowFrom: 0 } }, { window });
        else if (one.does === 'seats') await parts.services.contracts.update({ id: contractId, fields: { seats: one.seats } }, { window });
        else await undo(book.context.store, window, null).catch(() => {});
        answered.push({ at, facts: read([accountId], on, null).get(accountId) });
      }
      for (const { at, facts } of answered) expect(read([accountId], on, at).get(accountId)).toEqual(facts);
    }),
    { numRuns: 25 },
  );
});
