import { dayName, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { RecordLink, WrittenRecord } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';

type Row = { id: string; name: string; into: string | null; on: Day | null };

/** Mergers of customers: the history of both is summed under the survivor (kpis.md), and the records stay where they are. */
export const createMerge = ({ store, today }: Context) => {
  const { db } = store;
  const columns = 'id, name, merged_into_id AS "into", merged_on AS "on"';
  const one = db.prepare<[string], Row>(`SELECT ${columns} FROM accounts WHERE id = ? AND deleted_at IS NULL`);
  const into = db.prepare<[string], Row>(`SELECT ${columns} FROM accounts WHERE merged_into_id = ? AND deleted_at IS NULL ORDER BY name COLLATE NOCASE`);
  const set = db.prepare('UPDATE accounts SET merged_into_id = @into, merged_on = @on WHERE id = @id');

  const find = (id: string): Row => {
    const found = one.get(id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return found;
  };
  const linkOf = ({ id, name, on }: Row): RecordLink & { on: Day } => ({ entity: 'accounts', id, label: name, on: on ?? '' });
  return {
    mergers: ({ accountId }: { accountId: string }): { into: (RecordLink & { on: Day }) | null; absorbed: (RecordLink & { on: Day })[] } => {
      const account = find(accountId);
      const survivor = account.into === null ? undefined : one.get(account.into);
      return { into: survivor === undefined ? null : { ...linkOf(survivor), on: account.on ?? '' }, absorbed: into.all(accountId).map(linkOf) };
    },
    merge: ({ accountId, survivorId, on }: { accountId: string; survivorId: string; on: Day }, { window }: Caller): Promise<WrittenRecord> => {
      const [account, survivor] = [find(accountId), find(survivorId)];
      if (accountId === survivorId) throw new DaybookError('INVALID', 'An account cannot be merged into itself.', 'survivorId');
      if (account.into !== null) throw new DaybookError('CONFLICT', `${account.name} was merged on ${dayName(account.on ?? on)} already. Take that back first.`);
      if (survivor.into !== null) throw new DaybookError('INVALID', `${survivor.name} was merged into another account itself. Choose that one.`, 'survivorId');
      if (on > today()) throw new DaybookError('INVALID', 'The day is still to come. Merge the accounts once it has happened.', 'on');
      return store.write({ window, label: `Merged ${account.name} into ${survivor.name}`, words: bookWords }, () => {
        set.run({ id: accountId, into: survivorId, on });
        // Whoever was merged into it goes along, so that every account is one step from the one that counts.
        for (const each of into.all(accountId)) set.run({ id: each.id, into: survivorId, on: each.on });
        return { id: accountId };
      });
    },
    unmerge: ({ accountId }: { accountId: string }, { window }: Caller): Promise<WrittenRecord> => {
      const account = find(accountId);
      if (account.into === null) throw new DaybookError('CONFLICT', `${account.name} was not merged into another account.`);
      return store.write({ window, label: `Took back the merger of ${account.name}`, words: bookWords }, () => {
        set.run({ id: accountId, into: null, on: null });
        return { id: accountId };
      });
    },
  };
};
