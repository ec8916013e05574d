import type { AccountRow } from '#shared/accounts.ts';
import { endOfDay, type Day } from '#shared/days.ts';
import type { StoredReview } from '#shared/journey.ts';
import { priorityOf } from '#shared/priority.ts';
import { proposalsOf, reviewDue, type Proposal, type Quarter } from '#shared/review-rules.ts';
import { segmentOf, type Priority, type Settings } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import { journeyFactsOf, type JourneyRecords } from '#electron/store/journey-rows.ts';

type ReviewRow = { accountId: string; quarter: string; onDay: Day; decision: string; proposal: string };
type Expected = { id: string; startedOn: Day | null; upgradeExpectedOn: Day | null; growthExpectedOn: Day | null; criticalInitiative: string };

const storedOf = ({ accountId, quarter, onDay, decision, proposal }: ReviewRow): StoredReview => ({ accountId, quarter, onDay, isOpen: decision === 'open', ...(JSON.parse(proposal) as Pick<StoredReview, 'items' | 'priority'>) });

/** What the quarterly reviews decided, and what is left of one. */
export const createReviewRows = ({ store, settings, today }: Context) => {
  const { db } = store;
  const ofQuarter = db.prepare<[string], ReviewRow>('SELECT account_id AS accountId, quarter, on_day AS onDay, decision, proposal FROM priority_reviews WHERE quarter = ? AND deleted_at IS NULL');
  const lastPriorities = db.prepare<[string], { accountId: string; quarter: string; priority: Priority }>(
    `SELECT account_id AS accountId, max(quarter) AS quarter, json_extract(proposal, '$.priority') AS priority FROM priority_reviews WHERE quarter < ? AND deleted_at IS NULL GROUP BY account_id`,
  );
  const finished = db.prepare<[string], { accountId: string }>(`SELECT account_id AS accountId FROM priority_reviews WHERE quarter = ? AND decision <> 'open' AND deleted_at IS NULL`);
  const thereBy = db.prepare<[string], { id: string }>(
    `SELECT a.id FROM accounts a WHERE a.deleted_at IS NULL AND EXISTS (SELECT 1 FROM history h JOIN changes c ON c.id = h.change_id WHERE h.entity = 'accounts' AND h.record_id = a.id AND h.field = '' AND c.at <= ?)`,
  );
  const expectations = db.prepare<[], Expected>(
    `SELECT id, coalesce(csm_since, customer_since) AS startedOn, upgrade_expected_on AS upgradeExpectedOn, growth_expected_on AS growthExpectedOn, critical_initiative AS criticalInitiative
     FROM accounts WHERE priority_override IS NOT NULL AND deleted_at IS NULL`,
  );

  // Asked for by every look at Today and at the review; the rows stay the same array until one changes.
  let last: { of: readonly AccountRow[]; to: Day; rows: AccountRow[] } | undefined;
  /** The managed accounts that a quarter is about: those that were in the book by its end. */
  const reviewed = (quarter: Quarter, accounts: readonly AccountRow[]): AccountRow[] => {
    const managed = accounts.filter((row) => row.coverage === 'managed');
    if (quarter.to >= today()) return managed;
    if (last?.of === accounts && last.to === quarter.to) return last.rows;
    const there = new Set(thereBy.all(endOfDay(quarter.to, settings().timeZone ?? undefined)).map(({ id }) => id));
    last = { of: accounts, to: quarter.to, rows: managed.filter(({ id }) => there.has(id)) };
    return last.rows;
  };
  const leftOf = (quarter: Quarter, accounts: readonly AccountRow[]): AccountRow[] => {
    const done = new Set(finished.all(quarter.key).map(({ accountId }) => accountId));
    return reviewed(quarter, accounts).filter(({ id }) => !done.has(id));
  };

  return {
    reviewed,
    leftOf,
    due: (accounts: readonly AccountRow[]) => reviewDue(today(), settings(), (quarter) => leftOf(quarter, accounts).length),
    stored: (quarter: string): Map<string, StoredReview> => new Map(ofQuarter.all(quarter).map((row) => [row.accountId, storedOf(row)])),

    /** What the rules propose for each of these accounts now; `records` are what their records say to the gates. */
    proposals: (quarter: string, rows: readonly AccountRow[], records: ReadonlyMap<string, JourneyRecords>, now: Settings): Map<string, Proposal[]> => {
      const on = today();
      const before = new Map(lastPriorities.all(quarter).map(({ accountId, priority }) => [accountId, priority]));
      const expected = new Map(expectations.all().map((row) => [row.id, row]));
      return new Map(rows.flatMap((row) => {
        const own = records.get(row.id);
        if (own === undefined) return [];
        const known = expected.get(row.id);
        const standing = { coverage: row.coverage, atRisk: row.atRisk, onboarding: row.stage === 'align' || row.stage === 'onboard', arrMinor: row.arr.minor, currency: row.arr.currency, override: null };
        const rule = known === undefined ? row.priority : priorityOf({ ...standing, ...known }, segmentOf(now, row.segment), now.currency, on);
        return [[row.id, proposalsOf({ row, rule, lastPriority: before.get(row.id) ?? null, journey: journeyFactsOf(row, own) }, now)] as const];
      }));
    },
  };
};
