import { isAtRisk, isOnboarding, type Account, type AccountRow } from '#shared/accounts.ts';
import { cadenceOf } from '#shared/cadence.ts';
import { dayName, type Day } from '#shared/days.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import { arrOf, nextRenewalOf, noArr, type ArrBasis } from '#shared/ledger-rules.ts';
import { priorityOf } from '#shared/priority.ts';
import { segmentOf, type Settings } from '#shared/settings.ts';
import { calendarOf, type Context } from '#electron/context.ts';
import { keepByAccount } from '#electron/store/account-cache.ts';
import { createArrReader } from '#electron/store/arr-rows.ts';
import { columnsOf, recordOf, type StoredRow } from '#electron/store/rows.ts';
import { accounts } from '#electron/store/schema.ts';
import type { Store } from '#electron/store/store.ts';

/** What the records of an account add up to on a day. */
export type AccountFacts = {
  lastEngagementOn: Day | null;
  nextCallOn: Day | null;
  openCommitments: number;
  overdueCommitments: number;
  people: number;
};

/** The row of the grid that follows from an account and its facts, by the rules and the settings. */
export const accountRow = (account: Account & { mergedOn?: Day | null }, facts: AccountFacts, basis: ArrBasis, settings: Settings, today: Day): AccountRow => {
  const segment = segmentOf(settings, account.segment);
  const rules = { graceDays: settings.renewalGraceDays, today };
  const arr = arrOf(basis, today, rules)[0] ?? { minor: 0, currency: settings.currency };
  const atRisk = isAtRisk(account);
  const onboarding = isOnboarding(account);
  const startedOn = account.csmSince ?? account.customerSince;
  const { mergedOn = null } = account;
  // Who was merged into another account is looked after with that one.
  const left = isHandedOut(account, today) ? `Handed out; yours until ${dayName(account.ownedTo ?? today)}` : mergedOn !== null && mergedOn <= today ? `Merged into another account on ${dayName(mergedOn)}` : null;
  const coverage = left === null ? account.coverage : 'unmanaged';
  const judged = priorityOf(
    {
      coverage,
      atRisk,
      onboarding,
      startedOn,
      arrMinor: arr.minor,
      currency: arr.currency,
      upgradeExpectedOn: account.upgradeExpectedOn,
      growthExpectedOn: account.growthExpectedOn,
      criticalInitiative: account.criticalInitiative,
      override: account.priorityOverride === null ? null : { priority: account.priorityOverride, reason: account.priorityReason },
    },
    segment,
    settings.currency,
    today,
  );
  const priority = left === null || judged.by === 'person' ? judged : { ...judged, reason: left };
  const cadence = left !== null ? { everyDays: null, why: left, dueOn: null } : cadenceOf({ priority: priority.priority, atRisk, onboarding, startedOn, lastEngagementOn: facts.lastEngagementOn, overrideDays: account.cadenceDays }, segment, calendarOf({ settings: () => settings }), today);
  const { id, name, stage, industry, region, sentiment, sentimentOn, parentId, customerSince, riskReason, ownedTo } = account;
  const { lastEngagementOn, nextCallOn, openCommitments, overdueCommitments, people } = facts;
  return {
    id, name, segment: account.segment, stage, industry, region, sentiment, sentimentOn, coverage, parentId, customerSince, ownedTo, riskReason, atRisk, priority, cadence, arr,
    renewalOn: nextRenewalOf(basis.terms, rules),
    lastEngagementOn, nextCallOn, openCommitments, overdueCommitments, people,
  };
};

const engagement = `c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop') AND c.deleted_at IS NULL`;
const factColumns = `
  (SELECT max(c.on_day) FROM activities c WHERE c.account_id = a.id AND ${engagement} AND c.on_day <= @today) AS lastEngagementOn,
  (SELECT min(c.on_day) FROM activities c WHERE c.account_id = a.id AND c.on_day >= @today AND c.state = 'planned' AND c.deleted_at IS NULL) AS nextCallOn,
  (SELECT count(*) FROM commitments m WHERE m.account_id = a.id AND m.state = 'open' AND m.deleted_at IS NULL) AS openCommitments,
  (SELECT count(*) FROM commitments m WHERE m.account_id = a.id AND m.state = 'open' AND m.due_on < @today AND m.deleted_at IS NULL) AS overdueCommitments,
  (SELECT count(*) FROM people p WHERE p.account_id = a.id AND p.deleted_at IS NULL AND p.left_on IS NULL) AS people`;

const toAccount = recordOf(accounts);

/** The account of a stored row; the schema's text columns hold only what the contract lets in. */
export const accountOf = (row: StoredRow): Account => toAccount(row) as Account;

/** Reads the rows of the grid of some accounts; one that is not live is left out. */
export const readAccountRows = ({ store, settings }: Context): ((ids: readonly string[], on: Day) => Map<string, AccountRow>) => {
  const some = '(SELECT value FROM json_each(@ids))';
  const known = store.db.prepare<object, Account & AccountFacts>(`SELECT ${columnsOf(accounts, 'a')}, ${factColumns} FROM accounts a WHERE a.id IN ${some} AND a.deleted_at IS NULL`);
  const arr = createArrReader(store.db);
  return (accountIds, on) => {
    const [ids, now] = [JSON.stringify(accountIds), settings()];
    const bases = arr(accountIds);
    return new Map(known.all({ ids, today: on }).map((row) => [row.id, accountRow(row, row, bases.get(row.id) ?? noArr, now, on)]));
  };
};

type AccountRows = {
  /** The row of every live account in the order of their names, kept between the writes that touch them; the same array until one changed. */
  all: () => Promise<readonly AccountRow[]>;
  /** The rows of some live accounts, as the book is now, inside of a change too. */
  some: (ids: readonly string[]) => ReadonlyMap<string, AccountRow>;
  one: (id: string) => AccountRow | null;
};
const ofBook = new WeakMap<Store, AccountRows>();
/** A row is quick to work out, and each read has its price. */
export const rowsAtOnce = 100;

/** The rows of the grid; every service of a book shares what is kept of them. */
export const createAccountRows = (context: Context): AccountRows => {
  const shared = ofBook.get(context.store);
  if (shared !== undefined) return shared;
  const read = readAccountRows(context);
  const kept = keepByAccount(context, read, rowsAtOnce);
  const some = (ids: readonly string[]): ReadonlyMap<string, AccountRow> => read(ids, context.today());
  let last: { of: ReadonlyMap<string, AccountRow>; rows: readonly AccountRow[] } | null = null;
  const rows: AccountRows = {
    all: async () => {
      const of = await kept();
      if (last?.of !== of) last = { of, rows: [...of.values()] };
      return last.rows;
    },
    some,
    one: (id) => some([id]).get(id) ?? null,
  };
  ofBook.set(context.store, rows);
  return rows;
};
