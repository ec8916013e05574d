import type { AccountRow } from '#shared/accounts.ts';
import { daysBetween, type Day, type Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { RiskFields, RiskRow } from '#shared/risks.ts';
import { arrAtRisk, askedToTell, isTold, riskClock, stepsOf, type RiskLevel, type RiskOutcome, type RiskState, type Told } from '#shared/risk-rules.ts';
import type { Context } from '#electron/context.ts';
import { createAccountAsOf } from '#electron/store/account-as-of.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { risks, riskUpdates } from '#electron/store/schema-signals.ts';

const [toRisk, toUpdate] = [recordOf(risks), recordOf(riskUpdates)];
export type RiskRecord = ReturnType<typeof toRisk>;
type Around = { owner: string; last: { on: Day; text: string } | null };
type Joined = StoredRow & { owner: string | null; last_on: Day | null; last_text: string | null };

const newestUpdate = 'SELECT n.id FROM risk_updates n WHERE n.risk_id = k.id AND n.deleted_at IS NULL ORDER BY n.on_day DESC, n.rid DESC LIMIT 1';
const select = (where: string, order: string): string => `
  SELECT k.*, m.name AS owner, u.on_day AS last_on, u.text AS last_text
  FROM risks k JOIN accounts a ON a.id = k.account_id AND a.deleted_at IS NULL LEFT JOIN team_members m ON m.id = k.owner_id LEFT JOIN risk_updates u ON u.id = (${newestUpdate})
  WHERE k.deleted_at IS NULL AND ${where} ORDER BY ${order}`;

/** Who was told of a risk, as it is stored. */
export const toldOf = (record: Pick<RiskRecord, 'told'>): Told[] => JSON.parse(record.told) as Told[];

/** Reads risks with what the rules say of them. */
export const createRiskRows = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const accounts = createAccountRows(context);
  const accountAsOf = createAccountAsOf(context);

  const build = (record: RiskRecord, account: AccountRow, { owner, last }: Around, on: Day): RiskRow => {
    const level = record.level as RiskLevel;
    const isOpen = record.closedOn === null;
    const told = toldOf(record);
    const asked = askedToTell(level);
    return {
      id: record.id, accountId: account.id, accountName: account.name, priority: account.priority.priority, level, state: record.state as RiskState,
      reason: record.reason as RiskFields['reason'], impact: record.impact as RiskFields['impact'], about: record.about, arrMinor: record.arrMinor, currency: record.currency, arr: account.arr, atRisk: arrAtRisk(record, account.arr), renewalOn: account.renewalOn,
      openedOn: record.openedOn, nextStep: record.nextStep, ownerId: record.ownerId, owner, nextDueOn: record.nextDueOn, isIntervened: record.isIntervened,
      clock: isOpen ? riskClock({ lastOn: last?.on ?? record.openedOn, renewalOn: account.renewalOn }, settings().risks, settings().fiscalYearStart, on) : null,
      stepOverdueDays: isOpen ? Math.max(0, daysBetween(record.nextDueOn, on)) : 0,
      lastUpdate: last, steps: stepsOf(record.mitigation), toldCount: asked.filter((party) => isTold(told, party, level)).length, toldOf: asked.length, wasWillChurn: record.willChurn !== '',
      closedOn: record.closedOn, outcome: record.outcome as RiskOutcome | null, outcomeSummary: record.outcomeSummary, isExpected: record.isExpected, isAvoidable: record.isAvoidable, lesson: record.lesson,
    };
  };

  /** Rows of risks whose account is known in `rows`. */
  const joined = (found: readonly Joined[], rows: ReadonlyMap<string, AccountRow>): RiskRow[] =>
    found.flatMap((row) => {
      const record = toRisk(row);
      const account = rows.get(record.accountId);
      return account === undefined ? [] : [build(record, account, { owner: row.owner ?? '', last: row.last_on === null ? null : { on: row.last_on, text: row.last_text ?? '' } }, today())];
    });
  const prepare = (where: string, order: string) => db.prepare<object, Joined>(select(where, order));
  const lists = { open: prepare('k.closed_on IS NULL', 'k.rid'), closed: prepare('k.closed_on IS NOT NULL', 'k.closed_on DESC, k.rid DESC') };
  const ofAccount = prepare('k.account_id = @accountId', 'k.closed_on IS NOT NULL, k.closed_on DESC, k.rid DESC');
  const openOf = prepare('k.closed_on IS NULL AND k.account_id IN (SELECT value FROM json_each(@ids))', 'k.rid');
  const untold = prepare(`k.closed_on IS NOT NULL AND k.lesson = '' AND k.account_id IN (SELECT value FROM json_each(@ids))`, 'k.rid');
  const one = prepare('k.id = @id', 'k.rid');
  const stored = { risks: db.prepare<[string], StoredRow>('SELECT * FROM risks WHERE account_id = ?'), updates: db.prepare<[string], StoredRow>('SELECT u.* FROM risk_updates u JOIN risks k ON k.id = u.risk_id WHERE k.account_id = ?'), members: db.prepare<[], StoredRow & { name: string }>('SELECT * FROM team_members') };

  return {
    list: async (state: 'open' | 'closed'): Promise<RiskRow[]> => {
      const all = await accounts.all();
      return joined(lists[state].all({}), new Map(all.map((account) => [account.id, account])));
    },
    ofAccount: (accountId: string): RiskRow[] => joined(ofAccount.all({ accountId }), accounts.some([accountId])),
    /** Open risks of some accounts, and closed ones without a post-mortem. */
    ofAccounts: (ids: readonly string[]): RiskRow[] => {
      const bound = { ids: JSON.stringify(ids) };
      const found = [...openOf.all(bound), ...untold.all(bound)];
      return found.length === 0 ? [] : joined(found, accounts.some([...new Set(found.map((row) => toRisk(row).accountId))]));
    },
    one: (id: string): { row: RiskRow; record: RiskRecord } => {
      const found = one.get({ id });
      const row = found === undefined ? undefined : joined([found], accounts.some([toRisk(found).accountId]))[0];
      if (found === undefined || row === undefined) throw new DaybookError('NOT_FOUND', 'That risk is not in this book any more.');
      return { row, record: toRisk(found) };
    },

    /** The risks of an account as they were known at an instant, at the end of the day `on`. */
    knownAt: (accountId: string, on: Day, at: Instant): RiskRow[] => {
      const found = asOf(db, 'risks', stored.risks.all(accountId), at).map(toRisk);
      if (found.length === 0) return [];
      const { row } = accountAsOf(accountId, on, at);
      const updates = asOf(db, 'risk_updates', stored.updates.all(accountId), at).map(toUpdate).toSorted((a, b) => b.onDay.localeCompare(a.onDay) || b.rid - a.rid);
      const names = new Map(asOf(db, 'team_members', stored.members.all(), at).map(({ id, name }) => [id, name]));
      return found
        .map((record) => {
          const last = updates.find((update) => update.riskId === record.id);
          return build(record, row, { owner: names.get(record.ownerId ?? '') ?? '', last: last === undefined ? null : { on: last.onDay, text: last.text } }, on);
        })
        .toSorted((a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null) || (b.closedOn ?? '').localeCompare(a.closedOn ?? ''));
    },
  };
};
