import type { InternalFacts } from '#shared/document-internal.ts';
import { DaybookError } from '#shared/errors.ts';
import { accountPlanFields, emptyAccountPlan, type Handoff, type HandoffStep } from '#shared/handoffs.ts';
import { segmentOf } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import { accountOf, createAccountRows } from '#electron/store/account-rows.ts';
import { createDossierRows } from '#electron/store/dossier-rows.ts';
import { createHealthBook } from '#electron/store/health-book.ts';
import { renewalPlanOf } from '#electron/store/renewal-plan.ts';
import { createPlanFacts } from '#electron/store/renewal-plan-facts.ts';
import { createRenewalReader, tickedOf } from '#electron/store/renewal-rows.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { accountPlans, handoffs } from '#electron/store/schema-success.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

const [toHandoff, toPlan] = [recordOf(handoffs), recordOf(accountPlans)];

/** Reads what an internal document is made of, as the account is now. */
export const createInternalFacts = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const rows = createAccountRows(context);
  const renewals = createRenewalReader(context);
  const planFacts = createPlanFacts(context);
  const health = createHealthBook(context);
  const dossiers = createDossierRows(context);
  const one = db.prepare<[string], StoredRow>('SELECT * FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const champions = db.prepare<[string], { name: string }>(`SELECT name FROM people WHERE account_id = ? AND deleted_at IS NULL AND left_on IS NULL AND (buying_role = 'champion' OR champion_strength IS NOT NULL) ORDER BY champion_strength DESC, rid`);
  const openHandoff = db.prepare<[string], StoredRow>(`SELECT * FROM handoffs WHERE account_id = ? AND deleted_at IS NULL AND state = 'open' ORDER BY on_day DESC, rid DESC LIMIT 1`);
  const planRow = db.prepare<[string], StoredRow>('SELECT * FROM account_plans WHERE account_id = ? AND deleted_at IS NULL ORDER BY rid LIMIT 1');

  const dossierOf = (accountId: string): InternalFacts['dossier'] => {
    const [handoff, plan] = [openHandoff.get(accountId), planRow.get(accountId)];
    if (handoff === undefined) return null;
    const { rid: _rid, deletedAt: _deletedAt, checklist, ...rest } = toHandoff(handoff);
    return dossiers({ ...(rest as Omit<Handoff, 'checklist'>), checklist: JSON.parse(checklist) as HandoffStep[] }, plan === undefined ? emptyAccountPlan : accountPlanFields.strip().parse(toPlan(plan)));
  };

  /** @throws DaybookError NOT_FOUND where the account is not in the book any more. */
  return async (accountId: string): Promise<InternalFacts> => {
    const [stored, row] = [one.get(accountId), rows.one(accountId)];
    if (stored === undefined || row === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    const account = accountOf(stored);
    const kept = renewals.some([accountId]).get(accountId);
    const next = kept?.renewals.filter(({ status, isCurrent }) => status === 'open' && isCurrent).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
    const record = next === undefined ? undefined : kept?.records.get(next.contractId);
    const plan = planFacts(accountId, tickedOf(record));
    await turnOfOthers();
    const band = health.some([accountId], today()).get(accountId)?.health.band ?? null;
    const written = kept === undefined || next === undefined ? null : renewalPlanOf(renewals.row(kept, next, { account: row, band }, today()), record, plan, today());
    await turnOfOthers();
    return {
      account, row, segment: segmentOf(settings(), account.segment).name, champions: champions.all(accountId).map(({ name }) => name), plan,
      renewal: written === null || next === undefined ? null : { contractId: next.contractId, title: written.title, facts: written.facts, dueOn: next.dueOn, sections: written.sections },
      dossier: dossierOf(accountId),
    };
  };
};
