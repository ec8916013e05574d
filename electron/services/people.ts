import { eq } from 'drizzle-orm';
import { DaybookError } from '#shared/errors.ts';
import { newPerson, type PersonFields } from '#shared/people.ts';
import type { Given, RecordLink, Written, WrittenRecord } from '#shared/records.ts';
import { lineFault } from '#shared/stakeholder-rules.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { people } from '#electron/store/schema.ts';

export const createPeople = ({ store }: Context) => {
  const { db, orm } = store;
  const finding = (whose: string) =>
    db.prepare<object, RecordLink & { accountId: string; email: string; title: string }>(
      `SELECT 'people' AS entity, p.id, p.name AS label, p.account_id AS accountId, p.email, p.title FROM people p JOIN accounts a ON a.id = p.account_id AND a.deleted_at IS NULL
       WHERE p.deleted_at IS NULL AND p.left_on IS NULL ${whose} AND (@text = '' OR instr(lower(p.name || ' ' || p.title || ' ' || p.email), @text) > 0)
       ORDER BY p.is_key DESC, p.name COLLATE NOCASE LIMIT 50`,
    );
  const [inBook, inAccount] = [finding(''), finding('AND p.account_id = @accountId')];
  const named = db.prepare<[string], { name: string; accountId: string }>('SELECT name, account_id AS accountId FROM people WHERE id = ? AND deleted_at IS NULL');
  const linesOf = db.prepare<[string], { id: string; name: string; reportsToId: string | null }>('SELECT id, name, reports_to_id AS reportsToId FROM people WHERE account_id = ? AND deleted_at IS NULL');
  const hasAccount = db.prepare<[string], { id: string }>('SELECT id FROM accounts WHERE id = ? AND deleted_at IS NULL');

  const find = (id: string): { name: string; accountId: string } => {
    const found = named.get(id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That person is not in this book any more.');
    return found;
  };
  const checkAccount = (accountId: string | undefined): void => {
    if (accountId !== undefined && hasAccount.get(accountId) === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
  };

  /** Who is named beside a person belongs to the same account, and reporting lines do not go in a circle. */
  const checkOthers = (id: string, accountId: string, { reportsToId, replacedById }: Given<PersonFields>): void => {
    const fault = reportsToId === undefined ? null : lineFault(linesOf.all(accountId), id, reportsToId);
    if (fault !== null) throw new DaybookError('INVALID', fault, 'reportsToId');
    if (replacedById === undefined || replacedById === null) return;
    if (replacedById === id) throw new DaybookError('INVALID', 'Nobody takes over from themselves. Choose another person.', 'replacedById');
    if (!linesOf.all(accountId).some((one) => one.id === replacedById)) throw new DaybookError('INVALID', 'Who took over is not a person of this account. Choose one who is.', 'replacedById');
  };

  return {
    find: ({ accountId, text }: { accountId: string | null; text: string }) => (accountId === null ? inBook : inAccount).all({ accountId, text: text.trim().toLowerCase() }),
    create: (input: Given<PersonFields> & Pick<PersonFields, 'accountId' | 'name'>, { window }: Caller): Promise<WrittenRecord> => {
      checkAccount(input.accountId);
      checkOthers('', input.accountId, input);
      return store.write({ window, label: `Added ${input.name}`, words: bookWords }, () => {
        const id = store.newId();
        orm.insert(people).values({ ...newPerson, ...input, id }).run();
        return { id };
      });
    },
    update: ({ id, fields }: { id: string; fields: Given<PersonFields> }, { window }: Caller): Promise<WrittenRecord> => {
      const { name, accountId } = find(id);
      checkAccount(fields.accountId);
      const isMoved = fields.accountId !== undefined && fields.accountId !== accountId;
      checkOthers(id, fields.accountId ?? accountId, fields);
      return store.write({ window, label: `Changed ${name}`, words: bookWords }, () => {
        // Reporting lines end at the account.
        const values = isMoved ? { reportsToId: null, replacedById: null, ...fields } : fields;
        if (Object.values(values).some((value) => value !== undefined)) orm.update(people).set(values).where(eq(people.id, id)).run();
        if (isMoved) orm.update(people).set({ reportsToId: null }).where(eq(people.reportsToId, id)).run();
        return { id };
      });
    },
    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const { name } = find(id);
      return store.write({ window, label: `Removed ${name}`, words: bookWords }, () => {
        orm.update(people).set({ deletedAt: store.now().toISOString() }).where(eq(people.id, id)).run();
        return {};
      });
    },
  };
};
