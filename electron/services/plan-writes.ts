import { DaybookError } from '#shared/errors.ts';
import type { Fault, PlanStatus } from '#shared/plan-rules.ts';
import type { Written } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';

/** Throws a fault as the error that names its field. */
export const refuse = (fault: Fault | null): void => {
  if (fault !== null) throw new DaybookError('INVALID', fault.sentence, fault.field);
};

/** The fields that were given; a record is left as it is where there are none. */
export const given = <Fields extends object>(fields: Fields): { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> };

/** What every write of a plan shares: finding what it is about, checking who is named, and the write itself. */
export const createPlanWrites = ({ store }: Context) => {
  const { db } = store;
  const person = db.prepare<[string], { account_id: string; name: string }>('SELECT account_id, name FROM people WHERE id = ? AND deleted_at IS NULL');
  const member = db.prepare<[string], { name: string }>('SELECT name FROM team_members WHERE id = ? AND deleted_at IS NULL');
  const plan = db.prepare<[string], { id: string; name: string; status: PlanStatus; account_id: string; account: string; active_from: string | null; made_on: string }>(
    'SELECT p.id, p.name, p.status, p.account_id, a.name AS account, p.active_from, p.made_on FROM plans p JOIN accounts a ON a.id = p.account_id WHERE p.id = ? AND p.deleted_at IS NULL AND a.deleted_at IS NULL',
  );

  const planOf = (id: string) => {
    const found = plan.get(id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That success plan is not in this book any more.');
    return found;
  };

  return {
    planOf,
    /** The plan, if it may still be changed. */
    openPlanOf: (id: string) => {
      const found = planOf(id);
      if (found.status === 'closed') throw new DaybookError('CONFLICT', `The plan “${found.name}” is closed. Open it again to change it.`);
      return found;
    },
    /** Refuses a person who is not of the plan's account. `null` and what was not given pass. */
    checkPerson: (id: string | null | undefined, accountId: string, field: string): void => {
      if (id === null || id === undefined) return;
      const found = person.get(id);
      if (found === undefined) throw new DaybookError('INVALID', 'That person is not in this book any more. Choose another.', field);
      if (found.account_id !== accountId) throw new DaybookError('INVALID', `${found.name} belongs to another account. Choose a person of this one.`, field);
    },
    checkMember: (id: string | null | undefined, field: string): void => {
      if (id !== null && id !== undefined && member.get(id) === undefined) throw new DaybookError('INVALID', 'That team member is not in this book any more. Choose another.', field);
    },
    write: <T extends object>({ window }: Caller, label: string, work: () => T): Promise<T & Written> => store.write({ window, label, words: bookWords }, work),
    removedAt: (): string => store.now().toISOString(),
  };
};
