import { eq } from 'drizzle-orm';
import { keptShare, type Commitment, type CommitmentFields } from '#shared/commitments.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { commitmentOrder, prepareCommitments } from '#electron/store/commitment-rows.ts';
import { commitments } from '#electron/store/schema.ts';

export const createCommitments = ({ store, today }: Context) => {
  const { db, orm } = store;
  const newestClosed = 'ORDER BY m.closed_on DESC, m.rid DESC LIMIT 500';
  /** The lists of the whole book and of one account are statements of their own, so that each has its index. */
  const listsOf = (whose: string) => ({
    open: prepareCommitments(db, `m.state = 'open' AND (@side IS NULL OR m.side = @side) ${whose}`, commitmentOrder),
    closed: prepareCommitments(db, `m.state != 'open' AND (@side IS NULL OR m.side = @side) ${whose}`, newestClosed),
    counted: db.prepare<object, { side: 'ours' | 'theirs'; state: Commitment['state']; n: number }>(
      `SELECT m.side, m.state, count(*) AS n FROM commitments m WHERE m.deleted_at IS NULL ${whose} AND (m.state != 'open' OR m.due_on < @today) GROUP BY m.side, m.state`,
    ),
  });
  const [ofBook, ofAccount] = [listsOf(''), listsOf('AND m.account_id = @accountId')];
  const listsFor = (accountId: string | null): ReturnType<typeof listsOf> => (accountId === null ? ofBook : ofAccount);
  const one = prepareCommitments(db, 'm.id = @id', '');
  const hasAccount = db.prepare<[string], { id: string }>('SELECT id FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const escalationOf = db.prepare<[string], { accountId: string }>('SELECT account_id AS accountId FROM escalations WHERE id = ? AND deleted_at IS NULL');
  /** An escalation takes promises of its own account only. */
  const checkEscalation = (escalationId: string | null | undefined, accountId: string): void => {
    if (escalationId === null || escalationId === undefined) return;
    if (escalationOf.get(escalationId)?.accountId !== accountId) throw new DaybookError('INVALID', 'That escalation is not one of this account.', 'escalationId');
  };

  const find = (id: string): Commitment => {
    const [found] = one({ id }, today());
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That commitment is not in this book any more.');
    return found;
  };
  const rates = (accountId: string | null): { ours: number | null; theirs: number | null } => {
    const rows = listsFor(accountId).counted.all({ accountId, today: today() });
    const of = (side: 'ours' | 'theirs'): number | null => {
      const mine = rows.filter((row) => row.side === side);
      return keptShare(mine.find((row) => row.state === 'kept')?.n ?? 0, mine.reduce((sum, row) => sum + row.n, 0));
    };
    return { ours: of('ours'), theirs: of('theirs') };
  };
  const set = (id: string, label: (before: Commitment) => string, values: Partial<typeof commitments.$inferInsert>, { window }: Caller): Promise<WrittenRecord> => {
    const before = find(id);
    return store.write({ window, label: label(before), words: bookWords }, () => {
      if (Object.keys(values).length > 0) orm.update(commitments).set(values).where(eq(commitments.id, id)).run();
      return { id };
    });
  };

  return {
    list: ({ state, side, accountId }: { state: 'open' | 'closed'; side: 'ours' | 'theirs' | null; accountId: string | null }) => ({
      commitments: listsFor(accountId)[state]({ side, accountId }, today()),
      keptRate: rates(accountId),
    }),
    create: ({ id: given, ...input }: Given<CommitmentFields> & { id?: string | undefined; accountId: string; text: string }, { window }: Caller): Promise<WrittenRecord> => {
      if (hasAccount.get(input.accountId) === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      checkEscalation(input.escalationId, input.accountId);
      return store.write({ window, label: 'Made a commitment', words: bookWords }, () => {
        const id = given ?? store.newId();
        orm.insert(commitments).values({ ...(input as CommitmentFields), side: input.side ?? 'ours', id, state: 'open', madeOn: today() }).run();
        return { id };
      });
    },
    update: ({ id, fields }: { id: string; fields: Given<CommitmentFields> }, caller: Caller): Promise<WrittenRecord> => {
      const before = find(id);
      const accountId = fields.accountId ?? before.accountId;
      checkEscalation(fields.escalationId, accountId);
      const loose = accountId === before.accountId ? {} : { escalationId: null };
      return set(id, () => 'Changed a commitment', { ...loose, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) }, caller);
    },
    keep: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => set(id, ({ text }) => `Kept: ${text}`, { state: 'kept', closedOn: today(), closeReason: '' }, caller),
    drop: ({ id, reason }: { id: string; reason: string }, caller: Caller): Promise<WrittenRecord> => set(id, ({ text }) => `Dropped: ${text}`, { state: 'dropped', closedOn: today(), closeReason: reason }, caller),
    reopen: ({ id }: { id: string }, caller: Caller): Promise<WrittenRecord> => set(id, ({ text }) => `Opened again: ${text}`, { state: 'open', closedOn: null, closeReason: '' }, caller),
    remove: async ({ id }: { id: string }, caller: Caller): Promise<Written> => set(id, () => 'Removed a commitment', { deletedAt: store.now().toISOString() }, caller),
  };
};
