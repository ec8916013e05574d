import { and, eq, isNull } from 'drizzle-orm';
import { newAccount, savedView, type AccountFields, type AccountPage, type AccountRow, type HistoryEntry, type SavedView } from '#shared/accounts.ts';
import type { CallRow } from '#shared/calls.ts';
import { endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Entity, Given, RecordLink, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { createAccountAsOf } from '#electron/store/account-as-of.ts';
import { accountOf, createAccountRows } from '#electron/store/account-rows.ts';
import { prepareCalls } from '#electron/store/call-rows.ts';
import { createContractWriter } from '#electron/store/contract-writer.ts';
import { commitmentOrder, prepareCommitments } from '#electron/store/commitment-rows.ts';
import { createPersonRows } from '#electron/store/person-rows.ts';
import { contractOf } from '#electron/store/term-rows.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import { accounts, savedViews } from '#electron/store/schema.ts';

const pageOfTimeline = 50;

export const createAccounts = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createAccountRows(context);
  const people = createPersonRows(context);
  const asOf = createAccountAsOf(context);
  const ledger = createContractWriter(context);
  const removeBooked = db.prepare(`UPDATE arr_events SET deleted_at = ? WHERE account_id = ? AND source != 'contract' AND deleted_at IS NULL`);
  const live = db.prepare<[string], StoredRow>('SELECT * FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const contractsOf = db.prepare<[string], StoredRow>('SELECT * FROM contracts WHERE account_id = ? AND deleted_at IS NULL ORDER BY start_on DESC, rid DESC');
  const children = db.prepare<[string], RecordLink>(`SELECT 'accounts' AS entity, id, name AS label FROM accounts WHERE parent_id = ? AND deleted_at IS NULL ORDER BY name`);
  const commitmentsOf = prepareCommitments(db, 'm.account_id = @id', commitmentOrder);
  const timelineOf = prepareCalls(db, 'c.account_id = @id', `ORDER BY c.on_day DESC, c.starts_at DESC, c.rid DESC LIMIT ${pageOfTimeline + 1} OFFSET @after`);
  const nextCall = prepareCalls(db, `c.account_id = @id AND c.state = 'planned' AND c.on_day >= @today`, 'ORDER BY c.on_day, c.starts_at LIMIT 1');
  const historyOf = db.prepare<[string, string], HistoryEntry>(
    `SELECT c.at, c.label AS change, h.field, h.old, h.new FROM history h JOIN changes c ON c.id = h.change_id
     WHERE h.entity = ? AND h.record_id = ? AND NOT (h.field != '' AND EXISTS (SELECT 1 FROM history made WHERE made.change_id = h.change_id AND made.entity = h.entity AND made.record_id = h.record_id AND made.field = ''))
     ORDER BY c.at DESC, h.rid DESC LIMIT 500`,
  );
  const viewRows = db.prepare<[], { id: string; name: string; view: string }>('SELECT id, name, view FROM saved_views WHERE deleted_at IS NULL ORDER BY rid');
  const openRisk = db.prepare<[string], { id: string }>('SELECT id FROM risks WHERE account_id = ? AND closed_on IS NULL AND deleted_at IS NULL LIMIT 1');
  const hasChildren = db.prepare<[string], { id: string }>('SELECT id FROM accounts WHERE parent_id = ? AND deleted_at IS NULL LIMIT 1');

  const find = (id: string): StoredRow => {
    const row = live.get(id);
    if (row === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return row;
  };

  const timeline = ({ id, after }: { id: string; after: number }): { entries: CallRow[]; hasMore: boolean } => {
    const found = timelineOf({ id, after });
    return { entries: found.slice(0, pageOfTimeline), hasMore: found.length > pageOfTimeline };
  };

  const checkParent = (id: string | null, fields: Given<AccountFields>): void => {
    if (fields.segment !== undefined && fields.segment !== null && !settings().segments.some((segment) => segment.key === fields.segment)) {
      throw new DaybookError('INVALID', `There is no segment “${fields.segment}”. Choose one of the segments in Settings.`, 'segment');
    }
    let parent = fields.parentId ?? null;
    for (let depth = 0; parent !== null; depth += 1) {
      if (parent === id || depth > 20) throw new DaybookError('INVALID', 'An account cannot be below itself.', 'parentId');
      parent = accountOf(find(parent)).parentId;
    }
  };

  /** A person's priority needs a reason; a sentiment is dated by the day on which it is set, a stage by the one on which it is entered. */
  const completed = (fields: Given<AccountFields>, before: AccountFields): Given<AccountFields> & { sentimentOn?: Day | null; stageOn?: Day | null } => {
    const priority = fields.priorityOverride === undefined ? before.priorityOverride : fields.priorityOverride;
    const reason = fields.priorityReason ?? before.priorityReason;
    if (priority !== null && reason === '') throw new DaybookError('INVALID', 'A priority set by hand needs its reason.', 'priorityReason');
    return {
      ...fields,
      ...(fields.priorityOverride === null ? { priorityReason: '' } : {}),
      ...(fields.sentiment === undefined ? {} : { sentimentOn: fields.sentiment === null ? null : today() }),
      ...(fields.stage === undefined || fields.stage === before.stage ? {} : { stageOn: fields.stage === null ? null : today() }),
    };
  };

  return {
    list: async (): Promise<AccountRow[]> => [...(await rows.all())],

    get: ({ id, asOf: on }: { id: string; asOf: Day | null }): AccountPage => {
      if (on !== null && on < today()) return asOf(id, on, endOfDay(on, settings().timeZone ?? undefined));
      const account = accountOf(find(id));
      const row = rows.one(id);
      if (row === null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      const parent = account.parentId === null ? undefined : live.get(account.parentId);
      const { entries, hasMore } = timeline({ id, after: 0 });
      return {
        account,
        row,
        parent: parent === undefined ? null : { entity: 'accounts', id: parent.id, label: accountOf(parent).name },
        children: children.all(id),
        people: people.ofAccount(id),
        contracts: contractsOf.all(id).map(contractOf),
        timeline: entries,
        hasMore,
        commitments: commitmentsOf({ id }, today()),
        nextCall: nextCall({ id, today: today() })[0] ?? null,
        asOf: null,
      };
    },

    timeline,

    create: (input: Given<AccountFields> & { name: string }, { window }: Caller): Promise<WrittenRecord> => {
      checkParent(null, input);
      const fields = completed(input, newAccount);
      return store.write({ window, label: `Added ${input.name}`, words: bookWords }, () => {
        const id = store.newId();
        orm.insert(accounts).values({ ...(fields as AccountFields), id }).run();
        return { id };
      });
    },

    update: ({ id, fields }: { id: string; fields: Given<AccountFields> }, { window }: Caller): Promise<WrittenRecord> => {
      const before = accountOf(find(id));
      checkParent(id, fields);
      if (fields.riskReason !== undefined && fields.riskReason !== before.riskReason && openRisk.get(id) !== undefined) {
        throw new DaybookError('CONFLICT', `The risk reason of ${before.name} follows its open risk. Change or close the risk under Risks.`, 'riskReason');
      }
      const values = completed(fields, before);
      return store.write({ window, label: `Changed ${before.name}`, words: bookWords }, () => {
        if (Object.values(values).some((value) => value !== undefined)) orm.update(accounts).set(values).where(eq(accounts.id, id)).run();
        if (fields.csmSince !== undefined) ledger.sync([id]);
        return { id };
      });
    },

    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const { name } = accountOf(find(id));
      if (hasChildren.get(id) !== undefined) throw new DaybookError('CONFLICT', `${name} has accounts below it. Remove or move those first.`);
      return store.write({ window, label: `Removed ${name}`, words: bookWords }, () => {
        const at = store.now().toISOString();
        orm.update(accounts).set({ deletedAt: at }).where(eq(accounts.id, id)).run();
        // Nothing of it may stay in a figure.
        removeBooked.run(at, id);
        ledger.sync([id]);
        return {};
      });
    },

    history: ({ entity, id }: { entity: Entity; id: string }): HistoryEntry[] => historyOf.all(entity, id),

    views: (): (SavedView & { id: string })[] =>
      viewRows.all().flatMap(({ id, name, view }) => {
        const parsed = savedView.omit({ name: true }).safeParse(JSON.parse(view));
        return parsed.success ? [{ id, name, ...parsed.data }] : [];
      }),

    saveView: ({ id, name, ...view }: SavedView & { id: string | null }, { window }: Caller): Promise<WrittenRecord> =>
      store.write({ window, label: `Saved the view ${name}`, words: ['accounts', 'book'] }, () => {
        const stored = { name, view: JSON.stringify(view) };
        const viewId = id ?? store.newId();
        if (id === null) orm.insert(savedViews).values({ id: viewId, ...stored }).run();
        else if (orm.update(savedViews).set(stored).where(and(eq(savedViews.id, id), isNull(savedViews.deletedAt))).run().changes === 0) throw new DaybookError('NOT_FOUND', 'That view was removed.');
        return { id: viewId };
      }),

    removeView: ({ id }: { id: string }, { window }: Caller): Promise<Written> =>
      store.write({ window, label: 'Removed a view', words: ['accounts', 'book'] }, () => {
        orm.update(savedViews).set({ deletedAt: store.now().toISOString() }).where(eq(savedViews.id, id)).run();
        return {};
      }),
  };
};
