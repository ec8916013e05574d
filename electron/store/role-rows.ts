import { askedIn, engagementOf, engagementSays, partnerOf, type Archetype, type ArchetypeSettings, type EngagementException, type Motion, type RenewalPart } from '#shared/engagement.ts';
import type { Instant } from '#shared/days.ts';
import type { Job } from '#shared/team.ts';
import { asOf } from '#electron/store/as-of.ts';
import type { Connection } from '#electron/store/connection.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { accountRoles, engagementExceptions, roleExceptions, teamMembers } from '#electron/store/schema-success.ts';

/** Who is in the team of an account and where it departs from the rules: as it is now, or as it was known at an instant. */
export const createRoleRows = (db: Connection) => {
  const ofAccount = (table: string) => db.prepare<[string], StoredRow>(`SELECT * FROM ${table} WHERE account_id = ? ORDER BY rid`);
  const [roles, exceptions, engagement] = [ofAccount('account_roles'), ofAccount('role_exceptions'), ofAccount('engagement_exceptions')];
  const members = db.prepare<[], StoredRow>('SELECT * FROM team_members');
  const [toRole, toException, toEngagement, toMember] = [recordOf(accountRoles), recordOf(roleExceptions), recordOf(engagementExceptions), recordOf(teamMembers)];
  const then = (entity: 'account_roles' | 'role_exceptions' | 'engagement_exceptions' | 'team_members', rows: StoredRow[], at: Instant | null): StoredRow[] =>
    at === null ? rows.filter((row) => row.deleted_at === null) : asOf(db, entity, rows, at);

  return (accountId: string, at: Instant | null) => {
    const known = new Map(then('team_members', members.all(), at).map((row) => [row.id, toMember(row)]));
    return {
      nameOf: (memberId: string | null): string => known.get(memberId ?? '')?.name ?? '',
      memberOf: (memberId: string | null): { name: string; job: Job } | null => {
        const member = known.get(memberId ?? '');
        return member === undefined ? null : { name: member.name, job: member.job as Job };
      },
      team: then('account_roles', roles.all(accountId), at).map(toRole).flatMap(({ id, memberId, job }) => {
        const member = known.get(memberId);
        return member === undefined ? [] : [{ id, memberId, name: member.name, job: job as Job, email: member.email }];
      }),
      roleExceptions: then('role_exceptions', exceptions.all(accountId), at).map(toException),
      engagementExceptions: then('engagement_exceptions', engagement.all(accountId), at).map(toEngagement).map((row) => ({ ...row, ...(row as unknown as EngagementException) })),
    };
  };
};

/** The CSM's part in a motion of an account, and who has it beside them. */
export const createMotionPart = (db: Connection) => {
  const archetypeOf = db.prepare<[string], { archetype: Archetype | null }>('SELECT archetype FROM accounts WHERE id = ?');
  const exceptionsOf = db.prepare<[string], EngagementException>('SELECT motion, level, mode, member_id AS memberId, reason FROM engagement_exceptions WHERE account_id = ? AND deleted_at IS NULL ORDER BY rid');
  const teamOf = db.prepare<[string], { job: Job; name: string }>('SELECT r.job, m.name FROM account_roles r JOIN team_members m ON m.id = r.member_id WHERE r.account_id = ? AND r.deleted_at IS NULL AND m.deleted_at IS NULL ORDER BY r.rid');
  const memberOf = db.prepare<[string], { name: string; job: Job }>('SELECT name, job FROM team_members WHERE id = ? AND deleted_at IS NULL');
  return (accountId: string, motion: Motion, settings: ArchetypeSettings): RenewalPart => {
    const engagement = engagementOf(settings, { archetype: archetypeOf.get(accountId)?.archetype ?? null }, exceptionsOf.all(accountId), motion);
    const who = partnerOf(motion, engagement.memberId === null ? null : (memberOf.get(engagement.memberId) ?? null), teamOf.all(accountId));
    return { mode: engagement.mode, says: engagementSays(motion, engagement, who), asks: askedIn(motion, who) };
  };
};

/** The CSM's part in the renewal of an account, for the rules of Today. */
export const createRenewalPart = (db: Connection) => {
  const partOf = createMotionPart(db);
  return (accountId: string, settings: ArchetypeSettings): RenewalPart => partOf(accountId, 'renew', settings);
};
