import type { KpiAsked } from '#shared/kpis.ts';
import { createAccounts } from '#electron/services/accounts.ts';
import { createContracts } from '#electron/services/contracts.ts';
import { createHandoffs } from '#electron/services/handoffs.ts';
import { createKpis } from '#electron/services/kpis.ts';
import { createSettings } from '#electron/services/settings.ts';
import { createSurveys } from '#electron/services/surveys.ts';
import { openTestBook } from '#tests/services/test-book.ts';

export const me = { window: 'one' };

type Event = { on: string; delta: number; kind?: string; currency?: string; contractual?: boolean };

/** A book on 16 March 2026 whose fiscal year starts in February, without anything in it. `ledger` books movements by hand. */
export const openKpiBook = async () => {
  const book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  const { context } = book;
  const { store } = context;
  const services = { accounts: createAccounts(context), contracts: createContracts(context), handoffs: createHandoffs(context), kpis: createKpis(context), settings: createSettings(context), surveys: createSurveys(context) };
  await services.settings.save({ fiscalYearStart: 2 }, me);
  const write = (work: () => void) => store.write({ window: 'two', label: 'Facts', words: [] }, () => {
    work();
    return {};
  });
  const run = (sql: string, ...bound: (string | number | null)[]) => write(() => void context.store.db.prepare(sql).run(...bound));
  const ledger = async (accountId: string, events: readonly Event[]): Promise<void> => {
    const insert = store.db.prepare(`INSERT INTO arr_events (id, account_id, on_day, delta_minor, currency, kind, source, is_contractual) VALUES (?, ?, ?, ?, ?, ?, 'hand', ?)`);
    await write(() => {
      for (const { on, delta, kind = 'new', currency = 'USD', contractual = false } of events) insert.run(store.newId(), accountId, on, delta, currency, kind, contractual ? 1 : 0);
    });
  };
  const account = async (name: string, events: readonly Event[] = [], fields: object = {}): Promise<string> => {
    const { id } = await services.accounts.create({ name, ...fields }, me);
    await ledger(id, events);
    return id;
  };
  const asked = (more: Partial<KpiAsked> = {}): KpiAsked => ({ period: { kind: 'quarter', on: null }, owned: 'start', method: 'point', segment: null, ...more });
  return { book, services, asked, account, ledger, run };
};
export type KpiTestBook = Awaited<ReturnType<typeof openKpiBook>>;
