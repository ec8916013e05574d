import type { AccountRow } from '#shared/accounts.ts';
import type { Day, Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { OpportunityFields, OpportunityRow } from '#shared/expansion.ts';
import { engagementMotion, lateDays, type GrowthMotion, type OpportunityState } from '#shared/expansion-rules.ts';
import type { Context } from '#electron/context.ts';
import { createAccountAsOf } from '#electron/store/account-as-of.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import { createMotionPart } from '#electron/store/role-rows.ts';
import { columnsOf, recordOf, type StoredRow } from '#electron/store/rows.ts';
import { opportunities } from '#electron/store/schema-money.ts';

const toOpportunity = recordOf(opportunities);
type Stored = ReturnType<typeof toOpportunity>;
type Names = { productName: string | null; objectiveName: string | null; contractName: string | null };
type Joined = Stored & Names;

const named = 'LEFT JOIN products p ON p.id = o.product_id LEFT JOIN objectives j ON j.id = o.objective_id LEFT JOIN contracts k ON k.id = o.contract_id';
const names = 'p.name AS productName, j.name AS objectiveName, k.name AS contractName';
const select = (where: string, order: string): string => `SELECT ${columnsOf(opportunities, 'o')}, ${names} FROM opportunities o ${named} WHERE o.deleted_at IS NULL AND ${where} ORDER BY ${order}`;

/** Reads opportunities with who drives them and what is late. */
export const createOpportunityRows = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const accounts = createAccountRows(context);
  const accountAsOf = createAccountAsOf(context);
  const partOf = createMotionPart(db);
  const prepare = (where: string, order: string) => db.prepare<object, Joined>(select(where, order));
  const lists = { open: prepare(`o.status = 'open'`, 'o.close_on IS NULL, o.close_on, o.rid'), closed: prepare(`o.status <> 'open'`, 'o.closed_on DESC, o.rid DESC') };
  const ofAccount = prepare('o.account_id = @accountId', `o.status <> 'open', o.closed_on DESC, o.close_on, o.rid`);
  const openOf = prepare(`o.status = 'open' AND o.account_id IN (SELECT value FROM json_each(@ids))`, 'o.rid');
  const one = prepare('o.id = @id', 'o.rid');
  const ever = db.prepare<[string], StoredRow>('SELECT * FROM opportunities WHERE account_id = ?');
  const namesOf = db.prepare<[string], Names>(`SELECT ${names} FROM opportunities o ${named} WHERE o.id = ?`);

  const build = (found: Joined, account: AccountRow, on: Day): OpportunityRow => {
    const { id, name, amountMinor, currency, stage, closeOn, closedOn, productId, objectiveId, contractId, origin, nextStep, nextDueOn, openedOn, notes } = found;
    const [motion, status] = [found.motion as GrowthMotion, found.status as OpportunityState];
    const { mode, says } = partOf(account.id, engagementMotion[motion], settings().archetype);
    const late = lateDays({ status, nextDueOn, closeOn }, on);
    return {
      id, name, motion, stage, status, closeOn, closedOn, openedOn, productId, objectiveId, contractId, origin, nextStep, nextDueOn, notes,
      accountId: account.id, accountName: account.name, segment: account.segment, priority: account.priority.priority, amount: { minor: amountMinor, currency },
      orderType: found.orderType as OpportunityFields['orderType'], credit: found.credit as OpportunityFields['credit'], noReason: found.noReason as OpportunityRow['noReason'],
      productName: found.productName ?? '', objectiveName: found.objectiveName ?? '', contractName: found.contractName ?? '',
      driver: { mode, says }, stepLate: late.step, closeLate: late.close,
    };
  };
  const joined = (found: readonly Joined[], rows: ReadonlyMap<string, AccountRow>): OpportunityRow[] =>
    found.flatMap((row) => {
      const account = rows.get(row.accountId);
      return account === undefined ? [] : [build(row, account, today())];
    });

  return {
    list: async (state: 'open' | 'closed'): Promise<OpportunityRow[]> => {
      const all = await accounts.all();
      return joined(lists[state].all({}), new Map(all.map((account) => [account.id, account])));
    },
    ofAccount: (accountId: string): OpportunityRow[] => joined(ofAccount.all({ accountId }), accounts.some([accountId])),
    /** The open ones of some accounts. */
    openOf: (ids: readonly string[]): OpportunityRow[] => {
      const found = openOf.all({ ids: JSON.stringify(ids) });
      return found.length === 0 ? [] : joined(found, accounts.some([...new Set(found.map(({ accountId }) => accountId))]));
    },
    /** @throws DaybookError NOT_FOUND */
    one: (id: string): OpportunityRow => {
      const found = one.get({ id });
      const [row] = found === undefined ? [] : joined([found], accounts.some([found.accountId]));
      if (row === undefined) throw new DaybookError('NOT_FOUND', 'That opportunity is not in this book any more.');
      return row;
    },
    /** The opportunities of an account as they were known at an instant, at the end of the day `on`. Who drives them is as it is now. */
    knownAt: (accountId: string, on: Day, at: Instant): OpportunityRow[] => {
      const found = asOf(db, 'opportunities', ever.all(accountId), at).map(toOpportunity);
      if (found.length === 0) return [];
      const { row } = accountAsOf(accountId, on, at);
      return found
        .map((stored) => build({ ...stored, ...(namesOf.get(stored.id) ?? { productName: null, objectiveName: null, contractName: null }) }, row, on))
        .toSorted((a, b) => Number(a.status !== 'open') - Number(b.status !== 'open') || (b.closedOn ?? '').localeCompare(a.closedOn ?? ''));
    },
  };
};
