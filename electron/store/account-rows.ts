import { isAtRisk, isOnboarding, type Account, type AccountRow } from '#shared/accounts.ts';
import { cadenceOf } from '#shared/cadence.ts';
import { arrOn, nextRenewal, type ContractFields } from '#shared/contracts.ts';
import { addDays, dayName, type Day } from '#shared/days.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import { priorityOf } from '#shared/priority.ts';
import { segmentOf, type Settings } from '#shared/settings.ts';
import { calendarOf, type Context } from '#electron/context.ts';
import { keepAccountRows } from '#electron/store/account-cache.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { accounts, contracts } from '#electron/store/schema.ts';
import type { Store } from '#electron/store/store.ts';

/** What the records of an account add up to on a day. */
export type AccountFacts = {
  contracts: ContractFields[];
  lastEngagementOn: Day | null;
  nextCallOn: Day | null;
  openCommitments: number;
  overdueCommitments: number;
  people: number;
};

/** The row of the grid that follows from an account and its facts, by the rules and the settings. */
export const accountRow = (account: Account, facts: AccountFacts, settings: Settings, today: Day): AccountRow => {
  const segment = segmentOf(settings, account.segment);
  const arr = arrOn(facts.contracts, today, settings.currency);
  const atRisk = isAtRisk(account);
  const onboarding = isOnboarding(account);
  const startedOn = account.csmSince ?? account.customerSince;
  const handedOut = isHandedOut(account, today) ? `Handed out; yours until ${dayName(account.ownedTo ?? today)}` : null;
  const coverage = handedOut === null ? account.coverage : 'unmanaged';
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
  const priority = handedOut === null || judged.by === 'person' ? judged : { ...judged, reason: handedOut };
  const cadence = handedOut !== null ? { everyDays: null, why: handedOut, dueOn: null } : cadenceOf({ priority: priority.priority, atRisk, onboarding, startedOn, lastEngagementOn: facts.lastEngagementOn, overrideDays: account.cadenceDays }, segment, calendarOf({ settings: () => settings }), today);
  const { id, name, stage, industry, region, sentiment, sentimentOn, parentId, customerSince, riskReason, ownedTo } = account;
  const { lastEngagementOn, nextCallOn, openCommitments, overdueCommitments, people } = facts;
  return {
    id, name, segment: account.segment, stage, industry, region, sentiment, sentimentOn, coverage, parentId, customerSince, ownedTo, riskReason, atRisk, priority, cadence, arr,
    renewalOn: nextRenewal(facts.contracts, today, settings.renewalGraceDays),
    lastEngagementOn, nextCallOn, openCommitments, overdueCommitments, people,
  };
};

const engagement = `c.state = 'held' AND c.type IN ('call', 'meeting', 'workshop') AND c.deleted_at IS NULL`;
export const factColumns = `
  (SELECT max(c.on_day) FROM activities c WHERE c.account_id = a.id AND ${engagement} AND c.on_day <= @today) AS last_engagement_on,
  (SELECT min(c.on_day) FROM activities c WHERE c.account_id = a.id AND c.on_day >= @today AND c.state = 'planned' AND c.deleted_at IS NULL) AS next_call_on,
  (SELECT count(*) FROM commitments m WHERE m.account_id = a.id AND m.state = 'open' AND m.deleted_at IS NULL) AS open_commitments,
  (SELECT count(*) FROM commitments m WHERE m.account_id = a.id AND m.state = 'open' AND m.due_on < @today AND m.deleted_at IS NULL) AS overdue_commitments,
  (SELECT count(*) FROM people p WHERE p.account_id = a.id AND p.deleted_at IS NULL AND p.left_on IS NULL) AS people`;

type FactRow = StoredRow & { last_engagement_on: Day | null; next_call_on: Day | null; open_commitments: number; overdue_commitments: number; people: number };

const toAccount = recordOf(accounts);
const toContract = recordOf(contracts);

/** The account of a stored row; the schema's text columns hold only what the contract lets in. */
export const accountOf = (row: StoredRow): Account => toAccount(row) as Account;

/** Reads the rows of the grid: of every live account, or of one. */
export const readAccountRows = ({ store, settings, today }: Context) => {
  const select = (where: string): string => `SELECT a.*, ${factColumns} FROM accounts a WHERE a.deleted_at IS NULL ${where}`;
  const allAccounts = store.db.prepare<object, FactRow>(`${select('')} ORDER BY a.name COLLATE NOCASE`);
  const oneAccount = store.db.prepare<object, FactRow>(select('AND a.id = @id'));
  const recent = `deleted_at IS NULL AND (end_on IS NULL OR end_on >= @since)`;
  const allContracts = store.db.prepare<object, StoredRow>(`SELECT * FROM contracts WHERE ${recent} ORDER BY start_on`);
  const oneContracts = store.db.prepare<object, StoredRow>(`SELECT * FROM contracts WHERE account_id = @id AND ${recent} ORDER BY start_on`);

  const rowOf = (row: FactRow, held: ContractFields[], now: Settings, on: Day): AccountRow =>
    accountRow(
      accountOf(row),
      { contracts: held, lastEngagementOn: row.last_engagement_on, nextCallOn: row.next_call_on, openCommitments: row.open_commitments, overdueCommitments: row.overdue_commitments, people: row.people },
      now,
      on,
    );

  return {
    all: (): AccountRow[] => {
      const [on, now] = [today(), settings()];
      const byAccount = Map.groupBy(allContracts.all({ since: addDays(on, -now.renewalGraceDays) }), (row) => String(row['account_id']));
      return allAccounts.all({ today: on }).map((row) => rowOf(row, (byAccount.get(row.id) ?? []).map(toContract), now, on));
    },
    one: (id: string): AccountRow | null => {
      const [on, now] = [today(), settings()];
      const row = oneAccount.get({ today: on, id });
      return row === undefined ? null : rowOf(row, oneContracts.all({ id, since: addDays(on, -now.renewalGraceDays) }).map(toContract), now, on);
    },
  };
};

type AccountRows = ReturnType<typeof readAccountRows>;
const kept = new WeakMap<Store, AccountRows>();

/** The rows of the grid, kept between the writes that touch them; every service of a book shares them. */
export const createAccountRows = (context: Context): AccountRows => {
  const known = kept.get(context.store);
  if (known !== undefined) return known;
  const read = readAccountRows(context);
  const rows = { ...read, all: keepAccountRows(context, read) };
  kept.set(context.store, rows);
  return rows;
};
