import type { AccountRow } from '#shared/accounts.ts';
import { daysBetween, type Day } from '#shared/days.ts';
import { healthOf } from '#shared/health-rules.ts';
import type { Health } from '#shared/health-model.ts';
import { defaultHealthPreset, healthPresets } from '#shared/presets/health-models.ts';
import type { Context } from '#electron/context.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';
import { createHealthFacts, type AccountFacts, type HealthFactsReader } from '#electron/store/health-facts.ts';
import { createHealthHistory, type HealthHistory } from '#electron/store/health-history.ts';
import { createHealthModels, type ModelInForce } from '#electron/store/health-models.ts';
import type { Store } from '#electron/store/store.ts';

/** What is kept of an account: what its health follows from, by which model, and the newest month of which an update is written. */
export type KeptHealth = AccountFacts & { by: ModelInForce; health: Health; updatedMonth: string | null };

export type HealthBookReader = {
  /** Every live account in the order of the names, kept between the writes that touch them. */
  all: () => Promise<ReadonlyMap<string, KeptHealth>>;
  /** Accounts as the book is now, also inside of a change. */
  some: (ids: readonly string[], on: Day) => Map<string, KeptHealth>;
  facts: HealthFactsReader;
  models: ReturnType<typeof createHealthModels>;
  history: HealthHistory;
};

const ofBook = new WeakMap<Store, HealthBookReader>();

/** The health of the book; every service of a book shares what is kept of it. */
export const createHealthBook = (context: Context): HealthBookReader => {
  const shared = ofBook.get(context.store);
  if (shared !== undefined) return shared;
  const [facts, models, history] = [createHealthFacts(context), createHealthModels(context), createHealthHistory(context)];
  const updated = context.store.db.prepare<[string], { accountId: string; month: string }>(
    'SELECT account_id AS accountId, max(month) AS month FROM health_updates WHERE account_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL GROUP BY account_id',
  );
  const some = (ids: readonly string[], on: Day): Map<string, KeptHealth> => {
    const modelOf = models.inForce(on, null);
    const months = new Map(updated.all(JSON.stringify(ids)).map(({ accountId, month }) => [accountId, month]));
    return new Map([...facts.now(ids, on)].map(([id, one]) => {
      const by = modelOf(one.segment);
      return [id, { ...one, by, health: healthOf(by.model, one.facts), updatedMonth: months.get(id) ?? null }];
    }));
  };
  let kept = keepByAccount(context, some);
  let cases = '';
  /** Cases of one account tell how far those of all others are known, so all are worked out again once that makes a difference. */
  const all = (): ReturnType<typeof kept> => {
    const on = context.today();
    const upTo = facts.casesUpTo(on);
    const limit = Math.min(...models.versions(null).map(({ model }) => model.staleness.supportDroppedAfter), healthPresets[defaultHealthPreset].staleness.supportDroppedAfter);
    const now = upTo === null || daysBetween(upTo, on) <= limit ? 'known' : upTo;
    if (now !== cases) kept = keepByAccount(context, some);
    cases = now;
    return kept();
  };
  const book: HealthBookReader = { all, some, facts, models, history };
  ofBook.set(context.store, book);
  return book;
};

/** True where a monthly update is asked for: of accounts that somebody manages. */
export const isUpdateAsked = (account: Pick<AccountRow, 'coverage'>): boolean => account.coverage === 'managed';
