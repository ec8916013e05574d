import { and, eq, isNull } from 'drizzle-orm';
import { engagementOf, engagementSays, motionNames, motions, partnerOf, type Archetype, type EngagementException, type Motion } from '#shared/engagement.ts';
import { endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { levelNames, levels, type Level } from '#shared/people.ts';
import type { Written, WrittenRecord } from '#shared/records.ts';
import { convertLetters, faultOfRow, whoToAsk, type Letters, type RoleMode, type RolePerson } from '#shared/role-rules.ts';
import type { AccountActivity, AccountMotion, AccountRoles, RoleException } from '#shared/roles.ts';
import type { Context } from '#electron/context.ts';
import { bookWords, type Caller } from '#electron/services/caller.ts';
import { asOf } from '#electron/store/as-of.ts';
import { createRoleRows } from '#electron/store/role-rows.ts';
import type { StoredRow } from '#electron/store/rows.ts';
import { engagementExceptions, roleExceptions } from '#electron/store/schema-success.ts';

/** An exception is kept with the mode that it was written in, so that a change of the mode converts it like the matrix. */
type KeptLetters = { mode: RoleMode; letters: Letters };

export const createRoles = ({ store, settings, today }: Context) => {
  const { db, orm } = store;
  const account = db.prepare<[string], StoredRow>('SELECT * FROM accounts WHERE id = ?');
  const read = createRoleRows(db);
  const activityException = db.prepare<[string], { name: string; activity: string }>('SELECT a.name, e.activity FROM role_exceptions e JOIN accounts a ON a.id = e.account_id WHERE e.id = ? AND e.deleted_at IS NULL');
  const motionException = db.prepare<[string], { name: string; motion: Motion }>('SELECT a.name, e.motion FROM engagement_exceptions e JOIN accounts a ON a.id = e.account_id WHERE e.id = ? AND e.deleted_at IS NULL');
  const memberLive = db.prepare<[string], { id: string }>('SELECT id FROM team_members WHERE id = ? AND deleted_at IS NULL');

  const find = (id: string): { name: string } => {
    const row = account.get(id);
    if (row === undefined || row.deleted_at !== null) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return { name: String(row['name']) };
  };
  const activityNamed = (key: string): string => settings().roles.rows.find((row) => row.key === key)?.name ?? key;

  return {
    ofAccount: ({ accountId, asOf: on }: { accountId: string; asOf: Day | null }): AccountRoles => {
      const at = on === null || on >= today() ? null : endOfDay(on, settings().timeZone ?? undefined);
      const now = account.get(accountId);
      const [then] = now === undefined ? [] : at === null ? [now].filter((row) => row.deleted_at === null) : asOf(db, 'accounts', [now], at);
      if (then === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
      const { roles, archetype, me } = settings();
      const known = read(accountId, at);
      const people: RolePerson[] = [{ id: null, name: me.name === '' ? 'Your CSM' : me.name, job: 'csm', email: me.email }, ...known.team.map(({ memberId, name, job, email }) => ({ id: memberId, name, job, email }))];
      const exceptionOf = new Map(
        known.roleExceptions.map(({ id, activity, letters, reason }): [string, RoleException] => {
          const kept = JSON.parse(letters) as KeptLetters;
          return [activity, { id, activity, reason, letters: convertLetters(kept.letters, kept.mode, roles.mode) }];
        }),
      );
      const activities = roles.rows.map(({ key, stage, name, when, onSheet, letters }): AccountActivity => {
        const exception = exceptionOf.get(key) ?? null;
        const row = { letters: exception?.letters ?? letters };
        return { key, stage, name, when, onSheet, ...row, answers: whoToAsk(roles.mode, row, people), exception };
      });
      const motionOf = (motion: Motion, level: Level | null): AccountMotion => {
        const engagement = engagementOf(archetype, { archetype: then['archetype'] as Archetype | null }, known.engagementExceptions, motion, level);
        const who = partnerOf(motion, known.memberOf(engagement.memberId), known.team);
        return { motion, ...engagement, says: engagementSays(motion, engagement, who) };
      };
      return {
        mode: roles.mode,
        team: known.team,
        activities,
        motions: motions.map((motion) => motionOf(motion, null)),
        levels: motions.flatMap((motion) => levels.map((level) => ({ ...motionOf(motion, level), level })).filter(({ by }) => by === 'level')),
        exceptions: known.engagementExceptions.map(({ id, motion, level, mode, memberId, reason }) => ({ id, motion, level, mode, memberId, reason, memberName: known.nameOf(memberId) })),
      };
    },

    except: async ({ accountId, activity, letters, reason }: { accountId: string; activity: string; letters: Letters; reason: string }, { window }: Caller): Promise<WrittenRecord> => {
      const { name } = find(accountId);
      const { mode, rows } = settings().roles;
      const row = rows.find(({ key }) => key === activity);
      if (row === undefined) throw new DaybookError('NOT_FOUND', 'That activity is not in the matrix any more.');
      const fault = faultOfRow(mode, { name: row.name, letters });
      if (fault !== null) throw new DaybookError('INVALID', fault, 'letters');
      return store.write({ window, label: `Set who does ${row.name.toLowerCase()} for ${name}`, words: bookWords }, () => {
        const values = { letters: JSON.stringify({ mode, letters } satisfies KeptLetters), reason };
        const [known] = orm.select({ id: roleExceptions.id }).from(roleExceptions).where(and(eq(roleExceptions.accountId, accountId), eq(roleExceptions.activity, activity), isNull(roleExceptions.deletedAt))).all();
        const id = known?.id ?? store.newId();
        if (known === undefined) orm.insert(roleExceptions).values({ id, accountId, activity, ...values }).run();
        else orm.update(roleExceptions).set(values).where(eq(roleExceptions.id, id)).run();
        return { id };
      });
    },

    followMatrix: async ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const found = activityException.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That exception is not in this book any more.');
      return store.write({ window, label: `${activityNamed(found.activity)} of ${found.name} follows the matrix`, words: bookWords }, () => {
        orm.update(roleExceptions).set({ deletedAt: store.now().toISOString() }).where(eq(roleExceptions.id, id)).run();
        return {};
      });
    },

    engage: async ({ accountId, motion, level, mode, memberId, reason }: EngagementException & { accountId: string }, { window }: Caller): Promise<WrittenRecord> => {
      const { name } = find(accountId);
      if (memberId !== null && memberLive.get(memberId) === undefined) throw new DaybookError('NOT_FOUND', 'That team member is not in this book any more.');
      const whom = level === null ? name : `${levelNames[level]} level of ${name}`;
      return store.write({ window, label: `Set your part in ${motionNames[motion].toLowerCase()} for ${whom}`, words: bookWords }, () => {
        const atLevel = level === null ? isNull(engagementExceptions.level) : eq(engagementExceptions.level, level);
        const [known] = orm.select({ id: engagementExceptions.id }).from(engagementExceptions).where(and(eq(engagementExceptions.accountId, accountId), eq(engagementExceptions.motion, motion), atLevel, isNull(engagementExceptions.deletedAt))).all();
        const id = known?.id ?? store.newId();
        const values = { mode, memberId, reason };
        if (known === undefined) orm.insert(engagementExceptions).values({ id, accountId, motion, level, ...values }).run();
        else orm.update(engagementExceptions).set(values).where(eq(engagementExceptions.id, id)).run();
        return { id };
      });
    },

    followArchetype: async ({ id }: { id: string }, { window }: Caller): Promise<Written> => {
      const found = motionException.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That exception is not in this book any more.');
      return store.write({ window, label: `${motionNames[found.motion]} of ${found.name} follows the archetype`, words: bookWords }, () => {
        orm.update(engagementExceptions).set({ deletedAt: store.now().toISOString() }).where(eq(engagementExceptions.id, id)).run();
        return {};
      });
    },
  };
};
