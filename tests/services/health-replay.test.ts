import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAccounts } from '#electron/services/accounts.ts';
import { createCalls } from '#electron/services/calls.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createHealth } from '#electron/services/health.ts';
import { createPeople } from '#electron/services/people.ts';
import { createPlans } from '#electron/services/plans.ts';
import { createSettings } from '#electron/services/settings.ts';
import { undo } from '#electron/store/undo.ts';
import { createUsageWriter } from '#electron/store/usage-points.ts';
import { sentiments } from '#shared/accounts.ts';
import { addDays, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { healthPresets } from '#shared/presets/health-models.ts';
import { openTestBook, type TestBook } from '#tests/services/test-book.ts';

const me = { window: 'one' };
const firstDay = '2026-01-05';
const kinds = ['sentiment', 'coverage', 'started', 'person', 'leave', 'call', 'move', 'drop-call', 'contract', 'contract-change', 'plan', 'plan-change', 'objective', 'case', 'case-close', 'usage', 'use-case', 'colour', 'model', 'settings', 'remove', 'undo'] as const;
/** What somebody did on a day: `a`, `b` and `c` choose which record and what of it. */
type Step = { kind: (typeof kinds)[number]; a: number; b: number; c: number };
type History = { steps: Step[]; runs: boolean }[];

const history: fc.Arbitrary<History> = fc.array(
  fc.record({ steps: fc.array(fc.record({ kind: fc.constantFrom(...kinds), a: fc.nat(20), b: fc.nat(20), c: fc.nat(20) }), { maxLength: 4 }), runs: fc.boolean() }),
  { minLength: 3, maxLength: 14 },
);

const nothing = { steps: [], runs: false };
/** A case that is taken back two days later was known until then. */
const caseTakenBack: History = [{ steps: [{ kind: 'case', a: 0, b: 10, c: 0 }], runs: false }, nothing, { steps: [{ kind: 'undo', a: 0, b: 0, c: 0 }], runs: false }, nothing, nothing, nothing];
/** Somebody who came to a call of another account was not met by their own. */
const guest: History = [{ steps: [{ kind: 'person', a: 0, b: 0, c: 0 }], runs: false }, nothing, { steps: [{ kind: 'call', a: 3, b: 0, c: 3 }], runs: true }, nothing];

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];

/** Two accounts and a metric, and how each step is taken in a book; the same steps give the same book but for the ids. */
const createActor = async (book: TestBook) => {
  const { store } = book.context;
  const [accounts, people, calls, contracts, plans, settings, health] = [createAccounts, createPeople, createCalls, createContracts, createPlans, createSettings, createHealth].map((make) => make(book.context)) as unknown as [
    ReturnType<typeof createAccounts>, ReturnType<typeof createPeople>, ReturnType<typeof createCalls>, ReturnType<typeof createContracts>, ReturnType<typeof createPlans>, ReturnType<typeof createSettings>, ReturnType<typeof createHealth>];
  const write = (sql: string, bound: Record<string, string | number | null>) => store.write({ window: 'one', label: 'Wrote', words: ['book'] }, () => { store.db.prepare(sql).run(bound); return {}; });
  const ids = [(await accounts.create({ name: 'Heron', segment: 'enterprise', csmSince: '2025-06-01' }, me)).id, (await accounts.create({ name: 'Egret', segment: 'commercial', customerSince: '2024-03-01' }, me)).id];
  const [metric, useCase] = [store.newId(), store.newId()];
  await write(`INSERT INTO usage_metrics (id, key, name, aggregate, grain, role, green_from, yellow_from) VALUES (@id, 'used', 'Used', 'last', 'day', 'licences-used', 40, 20)`, { id: metric });
  await write(`INSERT INTO use_cases (id, name, metric_id) VALUES (@id, 'Rounds', @metric)`, { id: useCase, metric });
  const made: Record<'people' | 'calls' | 'contracts' | 'plans' | 'cases', string[]> = { people: [], calls: [], contracts: [], plans: [], cases: [] };
  const rid = (table: string, id: string): number => (store.db.prepare(`SELECT rid FROM ${table} WHERE id = ?`).get(id) as { rid: number }).rid;

  const take = async ({ kind, a, b, c }: Step, on: Day): Promise<unknown> => {
    const id = pick(ids, a) ?? '';
    const before = addDays(on, -b * 3);
    switch (kind) {
      case 'sentiment': return accounts.update({ id, fields: { sentiment: pick(sentiments, b) ?? null } }, me);
      case 'coverage': return accounts.update({ id, fields: { coverage: pick(['managed', 'digital'] as const, b) ?? 'managed', priorityOverride: pick(['PR1', 'PR2', null] as const, c) ?? null, priorityReason: 'Because' } }, me);
      case 'started': return accounts.update({ id, fields: { csmSince: addDays(on, -b * 10), segment: pick(['enterprise', 'commercial'], c) ?? null } }, me);
      case 'person': return people.create({ accountId: id, name: `Person ${made.people.length}`, isKey: c % 2 === 0, buyingRole: c % 3 === 0 ? 'champion' : null }, me).then((one) => made.people.push(one.id));
      case 'leave': return people.update({ id: pick(made.people, a) ?? '', fields: { leftOn: b % 2 === 0 ? on : null, accountId: id } }, me);
      case 'call': {
        const callId = store.newId();
        made.calls.push(callId);
        return calls.log({ id: callId, state: c % 5 === 0 ? 'no-show' : 'held', fields: { accountId: id, type: pick(['call', 'meeting', 'email'] as const, c) ?? 'call', on: before, title: 'Talk', sentiment: pick([...sentiments, null], c) ?? null, attendees: made.people.slice(0, 2).map((personId) => ({ personId, name: '', email: '', side: 'theirs' as const, presence: c % 2 === 0 ? 'attended' as const : 'invited' as const })) } }, me);
      }
      case 'move': return write('UPDATE activities SET account_id = @to WHERE id = @id', { id: pick(made.calls, b) ?? '', to: id });
      case 'drop-call': return write('UPDATE activities SET deleted_at = @at WHERE id = @id', { id: pick(made.calls, b) ?? '', at: store.now().toISOString() });
      case 'contract': return contracts.create({ accountId: id, startOn: addDays(on, -b * 25), endOn: addDays(on, c * 20), seats: 50, arrMinor: c * 40_000_00 }, me).then((one) => made.contracts.push(one.id));
      case 'contract-change': return contracts.update({ id: pick(made.contracts, a) ?? '', fields: { startOn: addDays(on, -b * 30) } }, me);
      case 'plan': return plans.create({ accountId: id, template: null }, me).then((one) => made.plans.push(one.id));
      case 'plan-change': return plans.update({ id: pick(made.plans, a) ?? '', fields: { status: pick(['draft', 'active'] as const, b) ?? 'draft', strategy: c % 2 === 0 ? 'Small steps' : '', highlights: 'Live' } }, me);
      case 'objective': return plans.addObjective({ planId: pick(made.plans, a) ?? '', name: 'Fewer stops' }, me);
      case 'case': {
        const caseId = store.newId();
        made.cases.push(caseId);
        return write(`INSERT INTO support_cases (id, account_id, title, severity, status, opened_on) VALUES (@id, @account, 'Slow', 'high', 'open', @on)`, { id: caseId, account: id, on: before });
      }
      case 'case-close': return write('UPDATE support_cases SET closed_on = @on WHERE id = @id', { id: pick(made.cases, b) ?? '', on });
      case 'usage':
        return store.writeLong({ window: 'one', label: 'Imported', words: ['book'], kind: 'import' }, undefined, async (db, breathe) => {
          const writer = createUsageWriter(db);
          const batch = writer.begin({ id: store.newId(), source: 'file', recordedAt: store.now().toISOString() });
          writer.put(batch, rid('accounts', id), rid('usage_metrics', metric), before, c * 3);
          await writer.end(batch, 1, breathe);
          return {};
        });
      case 'use-case': return write(`INSERT INTO account_use_cases (id, account_id, use_case_id, state) VALUES (@id, @account, @useCase, 'adopting')`, { id: store.newId(), account: id, useCase });
      case 'colour': return write('UPDATE account_use_cases SET colour = @colour WHERE account_id = @account', { account: id, colour: pick([...sentiments, null], b) ?? null });
      case 'model': return b % 3 === 0 ? health.removeModel({ segment: '' }, me) : health.saveModel({ segment: pick(['', 'enterprise'], a) ?? '', model: b % 2 === 0 ? healthPresets.fy23 : { ...healthPresets.fy25, bands: { yellowFrom: c, greenFrom: 50 + c } }, note: '' }, me);
      case 'settings': return settings.save({ planLimits: { ...book.context.settings().planLimits, greenWithinDays: 1 + b * 10 } }, me);
      case 'remove': return accounts.remove({ id: ids[1] ?? '' }, me);
      case 'undo': return undo(store, 'one', null);
    }
  };
  return { health, ids, take };
};

type Said = { account: number; day: Day; score: number | null; band: string | null; override: string | null; measures: unknown };
/** Measures without the ids that differ from book to book. */
const plain = (measures: readonly { key: string; records?: unknown }[]): unknown => measures.map(({ records: _records, ...one }) => ({ ...one, key: one.key.replace(/:.*/, '') }));

/** Plays a history. `each` sees the book at the end of each day, before anything later happens. */
const play = async (days: History, each: (actor: Awaited<ReturnType<typeof createActor>>, day: Day, runs: boolean) => Promise<void>): Promise<{ book: TestBook; actor: Awaited<ReturnType<typeof createActor>>; end: Day }> => {
  const book = await openTestBook({ now: `${firstDay}T07:00:00.000Z` });
  const actor = await createActor(book);
  let day = firstDay;
  for (const { steps, runs } of days) {
    for (const [index, step] of steps.entries()) {
      book.setNow(`${day}T${String(8 + index * 2).padStart(2, '0')}:00:00.000Z`);
      try {
        await actor.take(step, day);
      } catch (error) {
        // A step that the book refuses does nothing, in every book alike; so does one that a unique index stops.
        if (!(error instanceof DaybookError) && !(error instanceof Error && /UNIQUE|FOREIGN KEY|NOT NULL/.test(error.message))) throw error;
      }
    }
    book.setNow(`${day}T22:00:00.000Z`);
    await each(actor, day, runs);
    day = addDays(day, 1);
  }
  book.setNow(`${day}T06:00:00.000Z`);
  return { book, actor, end: day };
};

describe('health as of a day never uses later data', () => {
  test('random histories, against a book that was read at the end of each day', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async (days) => {
        const naive: Said[] = [];
        const { book: replayed } = await play(days, async ({ health, ids }, day) => {
          for (const [account, accountId] of ids.entries()) {
            try {
              const { score, band, override, measures } = health.account({ accountId, asOf: null });
              naive.push({ account, day, score, band, override, measures: plain(measures) });
            } catch (error) {
              if (!(error instanceof DaybookError)) throw error;
            }
          }
        });
        replayed.close();
        const kept = new Map<string, string>();
        const stored = (book: TestBook): Record<string, string>[] => book.db.prepare('SELECT account_rid, day, score, band, override, model_ref, detail FROM health_snapshots ORDER BY account_rid, day').all() as never;
        const { book, actor, end } = await play(days, async ({ health }, day, runs) => {
          if (!runs) return;
          await health.daily.run(day, () => Promise.resolve());
        });
        for (const row of stored(book)) kept.set(`${row['account_rid']} ${row['day']}`, JSON.stringify(row));
        await actor.health.daily.run(end, () => Promise.resolve());
        const rows = stored(book);
        // What was written before is there to the letter.
        for (const row of rows) expect(kept.get(`${row['account_rid']} ${row['day']}`) ?? JSON.stringify(row)).toBe(JSON.stringify(row));
        expect(rows.filter((row) => kept.has(`${row['account_rid']} ${row['day']}`))).toHaveLength(kept.size);
        const said = (account: number, day: Day): Said | null => {
          try {
            const { score, band, override, measures } = actor.health.account({ accountId: actor.ids[account] ?? '', asOf: day });
            return { account, day, score, band, override, measures: plain(measures) };
          } catch (error) {
            if (!(error instanceof DaybookError)) throw error;
            return null;
          }
        };
        const details = new Map<string, unknown>();
        const snapshots = rows.map((row): Said => {
          if (row['detail'] !== null && row['detail'] !== undefined) details.set(String(row['account_rid']), (JSON.parse(row['detail']) as { measures: { key: string }[] }).measures);
          return { account: Number(row['account_rid']) - 1, day: String(row['day']), score: row['score'] as never, band: row['band'] as never, override: row['override'] as never, measures: plain(details.get(String(row['account_rid'])) as { key: string }[]) };
        });
        const inOrder = (some: readonly Said[]): Said[] => some.toSorted((a, b) => a.account - b.account || a.day.localeCompare(b.day));
        expect(snapshots).toEqual(inOrder(naive));
        expect(naive.map(({ account, day }) => said(account, day))).toEqual(naive);
        book.close();
      }),
      { numRuns: Number(process.env['DAYBOOK_RUNS'] ?? 12), examples: [[caseTakenBack], [guest]] },
    );
  });
});
