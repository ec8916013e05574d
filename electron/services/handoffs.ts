import { eq } from 'drizzle-orm';
import { dayName, endOfDay, type Day } from '#shared/days.ts';
import type { Dossier } from '#shared/dossier.ts';
import { DaybookError } from '#shared/errors.ts';
import { accountPlanFields, accountPlanParts, emptyAccountPlan, ownershipOf, type AccountPlanFields, type Direction, type Handoff, type HandoffFields, type HandoffStep, type Ownership } from '#shared/handoffs.ts';
import { handoffChecklists } from '#shared/presets/handoff-checklists.ts';
import type { Given, RecordLink, Written, WrittenRecord } from '#shared/records.ts';
import { segmentOf } from '#shared/settings.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { accountOf, createAccountRows } from '#electron/store/account-rows.ts';
import { asOf } from '#electron/store/as-of.ts';
import { createContractWriter } from '#electron/store/contract-writer.ts';
import { createDossierRows } from '#electron/store/dossier-rows.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { accounts } from '#electron/store/schema.ts';
import { accountPlans, handoffs } from '#electron/store/schema-success.ts';

const [toRow, toPlan] = [recordOf(handoffs), recordOf(accountPlans)];
const handoffOf = (row: StoredRow): Handoff => {
  const { rid: _rid, deletedAt: _deletedAt, checklist, ...rest } = toRow(row);
  return { ...(rest as Omit<Handoff, 'checklist'>), checklist: JSON.parse(checklist) as HandoffStep[] };
};

export const createHandoffs = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createAccountRows(context);
  const dossiers = createDossierRows(context);
  const ledger = createContractWriter(context);
  const oneAccount = db.prepare<[string], StoredRow>('SELECT * FROM accounts WHERE id = ?');
  const one = db.prepare<[string], StoredRow>('SELECT h.* FROM handoffs h JOIN accounts a ON a.id = h.account_id AND a.deleted_at IS NULL WHERE h.id = ? AND h.deleted_at IS NULL');
  const ofAccount = db.prepare<[string], StoredRow>('SELECT * FROM handoffs WHERE account_id = ? ORDER BY on_day DESC, rid DESC');
  const planRows = db.prepare<[string], StoredRow>('SELECT * FROM account_plans WHERE account_id = ? ORDER BY rid');

  /** Rows as they are, or as they were known at the end of a past day. */
  const known = (entity: 'handoffs' | 'account_plans' | 'accounts', all: StoredRow[], on: Day | null): StoredRow[] =>
    on !== null && on < today() ? asOf(db, entity, all, endOfDay(on, settings().timeZone ?? undefined)) : all.filter((row) => row.deleted_at === null);
  const accountAt = (id: string, on: Day | null): ReturnType<typeof accountOf> => {
    const stored = oneAccount.get(id);
    const [found] = stored === undefined ? [] : known('accounts', [stored], on);
    if (found === undefined) throw new DaybookError('NOT_FOUND', on === null ? 'That account is not in this book any more.' : `This account was not in the book on ${on}.`);
    return accountOf(found);
  };
  const planAt = (accountId: string, on: Day | null): AccountPlanFields => {
    const [row] = known('account_plans', planRows.all(accountId), on);
    return row === undefined ? emptyAccountPlan : accountPlanFields.strip().parse(toPlan(row));
  };
  const find = (id: string): Handoff => {
    const row = one.get(id);
    if (row === undefined) throw new DaybookError('NOT_FOUND', 'That handoff is not in this book any more.');
    return handoffOf(row);
  };
  const findOpen = (id: string): Handoff => {
    const found = find(id);
    if (found.state === 'complete') throw new DaybookError('CONFLICT', `This handoff was completed on ${dayName(found.completedOn ?? found.onDay)}; nothing in it changes any more.`);
    return found;
  };
  const named = ({ direction, otherName, accountId }: Handoff): string => `the handoff of ${accountAt(accountId, null).name} ${direction === 'in' ? 'from' : 'to'} ${otherName}`;

  return {
    list: ({ accountId, asOf: on }: { accountId: string; asOf: Day | null }): { handoffs: Handoff[]; ownership: Ownership[] } => {
      const all = known('handoffs', ofAccount.all(accountId), on).map(handoffOf);
      return { handoffs: all, ownership: ownershipOf(accountAt(accountId, on), all) };
    },

    start: ({ accountId, ...input }: Given<HandoffFields> & { accountId: string; direction: Direction; otherName: string; onDay: Day }, { window }: Caller): Promise<WrittenRecord> => {
      const { name } = accountAt(accountId, null);
      if (known('handoffs', ofAccount.all(accountId), null).some((row) => row['state'] === 'open')) throw new DaybookError('CONFLICT', `${name} has an open handoff already. Complete or remove that one first.`);
      return store.write({ window, label: `Started the handoff of ${name} ${input.direction === 'in' ? 'from' : 'to'} ${input.otherName}`, words: bookWords }, () => {
        const id = store.newId();
        const checklist: HandoffStep[] = handoffChecklists[input.direction].map((step) => ({ ...step, doneOn: null }));
        orm.insert(handoffs).values({ ...input, id, accountId, checklist: JSON.stringify(checklist), state: 'open' }).run();
        return { id };
      });
    },

    update: ({ id, fields }: { id: string; fields: Given<Omit<HandoffFields, 'direction'>> }, { window }: Caller): Promise<WrittenRecord> => {
      const found = findOpen(id);
      return store.write({ window, label: `Changed ${named(found)}`, words: bookWords }, () => {
        if (Object.values(fields).some((value) => value !== undefined)) orm.update(handoffs).set(fields).where(eq(handoffs.id, id)).run();
        return { id };
      });
    },

    tick: ({ id, key, done }: { id: string; key: string; done: boolean }, { window }: Caller): Promise<WrittenRecord> => {
      const { checklist } = findOpen(id);
      const step = checklist.find((each) => each.key === key);
      if (step === undefined) throw new DaybookError('NOT_FOUND', 'That step is not in this handoff.');
      return store.write({ window, label: `${done ? 'Ticked' : 'Unticked'}: ${step.text}`, words: bookWords }, () => {
        const next = checklist.map((each) => (each.key === key ? { ...each, doneOn: done ? (each.doneOn ?? today()) : null } : each));
        orm.update(handoffs).set({ checklist: JSON.stringify(next) }).where(eq(handoffs.id, id)).run();
        return { id };
      });
    },

    complete: ({ id, on, setsCsmSince }: { id: string; on: Day; setsCsmSince: boolean }, { window }: Caller): Promise<WrittenRecord> => {
      const found = findOpen(id);
      if (on > today()) throw new DaybookError('INVALID', 'The day is still to come. Complete the handoff once it has happened.', 'on');
      const { csmSince } = accountAt(found.accountId, null);
      if (found.direction === 'out' && csmSince !== null && on < csmSince) throw new DaybookError('INVALID', `The account is yours since ${dayName(csmSince)}; its last day cannot be before.`, 'on');
      return store.write({ window, label: `Completed ${named(found)}`, words: bookWords }, () => {
        orm.update(handoffs).set({ state: 'complete', completedOn: on }).where(eq(handoffs.id, id)).run();
        const dates = found.direction === 'out' ? { ownedTo: on } : { ownedTo: null, ...(setsCsmSince || csmSince === null ? { csmSince: on } : {}) };
        orm.update(accounts).set(dates).where(eq(accounts.id, found.accountId)).run();
        ledger.sync([found.accountId]);
        return { id };
      });
    },

    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const found = findOpen(id);
      return store.write({ window, label: `Removed ${named(found)}`, words: bookWords }, () => {
        orm.update(handoffs).set({ deletedAt: store.now().toISOString() }).where(eq(handoffs.id, id)).run();
        return {};
      });
    },

    dossier: ({ id }: { id: string }): { handoff: Handoff; account: RecordLink; dossier: Dossier } => {
      const handoff = find(id);
      return { handoff, account: { entity: 'accounts', id: handoff.accountId, label: accountAt(handoff.accountId, null).name }, dossier: dossiers(handoff, planAt(handoff.accountId, null)) };
    },

    plan: ({ accountId, asOf: on }: { accountId: string; asOf: Day | null }): { fields: AccountPlanFields; isSuggested: boolean; why: string } => {
      const account = accountAt(accountId, on);
      const segment = segmentOf(settings(), account.segment);
      const arr = rows.one(accountId)?.arr;
      const isOver = arr !== undefined && segment.arrLimitMinor !== null && arr.currency === settings().currency && arr.minor >= segment.arrLimitMinor;
      const why = segment.tree === 'enterprise' ? `Accounts of the segment ${segment.name} have one` : isOver ? `Its ARR is at or over the limit of the segment ${segment.name}` : '';
      return { fields: planAt(accountId, on), isSuggested: why !== '', why };
    },

    savePlan: ({ accountId, fields }: { accountId: string; fields: Given<AccountPlanFields> }, { window }: Caller): Promise<WrittenRecord> => {
      const { name } = accountAt(accountId, null);
      const labels = accountPlanParts.filter(({ field }) => fields[field] !== undefined).map(({ label }) => label.toLowerCase());
      return store.write({ window, label: `Changed ${labels.length === 1 ? `${labels[0]} in ` : ''}the account plan of ${name}`, words: bookWords }, () => {
        const [row] = known('account_plans', planRows.all(accountId), null);
        const id = row?.id ?? store.newId();
        if (row === undefined) orm.insert(accountPlans).values({ ...fields, id, accountId }).run();
        else if (labels.length > 0) orm.update(accountPlans).set(fields).where(eq(accountPlans.id, id)).run();
        return { id };
      });
    },
  };
};
