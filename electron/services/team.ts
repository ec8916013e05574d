import { eq } from 'drizzle-orm';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import { jobNames, type AccountRole, type Job, type MemberFields, type TeamMember } from '#shared/team.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { accountRoles, sponsorPairs, teamMembers } from '#electron/store/schema-success.ts';

export const createTeam = ({ store }: Context) => {
  const { db, orm } = store;
  const all = db.prepare<[], TeamMember>(
    `SELECT m.id, m.name, m.job, m.email, (SELECT count(DISTINCT r.account_id) FROM account_roles r JOIN accounts a ON a.id = r.account_id WHERE r.member_id = m.id AND r.deleted_at IS NULL AND a.deleted_at IS NULL) AS accounts
     FROM team_members m WHERE m.deleted_at IS NULL ORDER BY m.job, m.name COLLATE NOCASE`,
  );
  const named = db.prepare<[string], { name: string }>('SELECT name FROM team_members WHERE id = ? AND deleted_at IS NULL');
  const accountNamed = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const ofAccount = db.prepare<[string], AccountRole>(
    `SELECT r.id, r.member_id AS memberId, m.name, r.job, m.email FROM account_roles r JOIN team_members m ON m.id = r.member_id WHERE r.account_id = ? AND r.deleted_at IS NULL AND m.deleted_at IS NULL ORDER BY r.rid`,
  );
  const assigned = db.prepare<[string, string, string], { id: string }>('SELECT id FROM account_roles WHERE account_id = ? AND member_id = ? AND job = ? AND deleted_at IS NULL');
  const assignment = db.prepare<[string], { name: string; account: string }>(
    'SELECT m.name, a.name AS account FROM account_roles r JOIN team_members m ON m.id = r.member_id JOIN accounts a ON a.id = r.account_id WHERE r.id = ? AND r.deleted_at IS NULL',
  );

  const nameOf = (id: string): string => {
    const found = named.get(id);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That team member is not in this book any more.');
    return found.name;
  };

  return {
    list: (): TeamMember[] => all.all(),

    create: (input: Given<MemberFields> & Pick<MemberFields, 'name' | 'job'>, { window }: Caller): Promise<WrittenRecord> =>
      store.write({ window, label: `Added ${input.name} to the team`, words: bookWords }, () => {
        const id = store.newId();
        orm.insert(teamMembers).values({ email: '', ...input, id }).run();
        return { id };
      }),

    update: ({ id, fields }: { id: string; fields: Given<MemberFields> }, { window }: Caller): Promise<WrittenRecord> => {
      const name = nameOf(id);
      return store.write({ window, label: `Changed ${name}`, words: bookWords }, () => {
        if (Object.values(fields).some((value) => value !== undefined)) orm.update(teamMembers).set(fields).where(eq(teamMembers.id, id)).run();
        return { id };
      });
    },

    remove: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const name = nameOf(id);
      return store.write({ window, label: `Removed ${name} from the team`, words: bookWords }, () => {
        const deletedAt = store.now().toISOString();
        orm.update(teamMembers).set({ deletedAt }).where(eq(teamMembers.id, id)).run();
        db.prepare('UPDATE account_roles SET deleted_at = ? WHERE member_id = ? AND deleted_at IS NULL').run(deletedAt, id);
        orm.update(sponsorPairs).set({ deletedAt }).where(eq(sponsorPairs.memberId, id)).run();
        return {};
      });
    },

    ofAccount: ({ accountId }: { accountId: string }): AccountRole[] => ofAccount.all(accountId),

    assign: ({ accountId, memberId, job }: { accountId: string; memberId: string; job: Job }, { window }: Caller): Promise<WrittenRecord> => {
      const name = nameOf(memberId);
      const account = accountNamed.get(accountId);
      if (account === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      if (assigned.get(accountId, memberId, job) !== undefined) throw new DaybookError('CONFLICT', `${name} is the ${jobNames[job].toLowerCase()} of ${account.name} already.`);
      return store.write({ window, label: `${name} joined the team of ${account.name}`, words: bookWords }, () => {
        const id = store.newId();
        orm.insert(accountRoles).values({ id, accountId, memberId, job }).run();
        return { id };
      });
    },

    unassign: ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const found = assignment.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That assignment is not in this book any more.');
      return store.write({ window, label: `${found.name} left the team of ${found.account}`, words: bookWords }, () => {
        orm.update(accountRoles).set({ deletedAt: store.now().toISOString() }).where(eq(accountRoles.id, id)).run();
        return {};
      });
    },
  };
};
