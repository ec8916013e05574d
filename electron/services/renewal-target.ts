import { eq } from 'drizzle-orm';
import type { AccountRow } from '#shared/accounts.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Term } from '#shared/ledger-rules.ts';
import type { Renewal } from '#shared/renewal-rules.ts';
import type { RenewalRow } from '#shared/renewals.ts';
import type { Context } from '#electron/context.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { createHealthBook } from '#electron/store/health-book.ts';
import { createRenewalReader, type AccountRenewals, type RenewalRecord } from '#electron/store/renewal-rows.ts';
import { renewals } from '#electron/store/schema-money.ts';

/** The renewal that a call is about: the term that comes up now, with what is kept of its account. */
export type Target = { kept: AccountRenewals; renewal: Renewal; term: Term; record: RenewalRecord | undefined; account: AccountRow; row: RenewalRow };

/** Finds a renewal by its contract, or by the record of what was said of it; and writes that record. */
export const createRenewalTargets = (context: Context) => {
  const { store, today } = context;
  const { db, orm } = store;
  const reader = createRenewalReader(context);
  const accounts = createAccountRows(context);
  const health = createHealthBook(context);
  const contract = db.prepare<[string, string], { id: string; account_id: string; end_on: string | null }>(
    `SELECT k.id, k.account_id, k.end_on FROM contracts k JOIN accounts a ON a.id = k.account_id AND a.deleted_at IS NULL WHERE k.deleted_at IS NULL AND k.id IN (?, (SELECT contract_id FROM renewals WHERE id = ? AND deleted_at IS NULL))`,
  );
  const stored = db.prepare<[string], { id: string }>('SELECT id FROM renewals WHERE contract_id = ? AND deleted_at IS NULL');

  return {
    find: (id: string): Target => {
      const found = contract.get(id, id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That renewal is not in this book any more.');
      const [kept, account] = [reader.some([found.account_id]).get(found.account_id), accounts.one(found.account_id)];
      const [term, renewal] = [kept?.terms.get(found.id), kept?.renewals.find((one) => one.contractId === found.id && one.isCurrent)];
      if (kept === undefined || account === null || term === undefined || renewal === undefined) {
        throw new DaybookError('NOT_FOUND', found.end_on === null ? 'This contract has no end, so it does not come up. Give it an end under Contracts.' : 'This contract has no recurring line, so nothing of it is to be renewed.');
      }
      const band = health.some([account.id], today()).get(account.id)?.health.band ?? null;
      return { kept, renewal, term, account, record: kept.records.get(found.id), row: reader.row(kept, renewal, { account, band }, today()) };
    },
    /** Writes what was said of a renewal, making its record with the first word. Runs inside of a change. @returns the id of the record */
    put: ({ term }: Pick<Target, 'term'>, values: Partial<typeof renewals.$inferInsert>): string => {
      const id = stored.get(term.id)?.id;
      if (id === undefined) {
        const made = store.newId();
        orm.insert(renewals).values({ ...values, id: made, accountId: term.accountId, contractId: term.id }).run();
        return made;
      }
      if (Object.keys(values).length > 0) orm.update(renewals).set(values).where(eq(renewals.id, id)).run();
      return id;
    },
  };
};
