import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { engagementModes, levelOrAll, motions, type Engagement, type EngagementException, type Motion } from '#shared/engagement.ts';
import { day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import type { Level } from '#shared/people.ts';
import { id, line, type Written, type WrittenRecord } from '#shared/records.ts';
import { letters, type Letters, type RoleAnswer, type RoleMode, type RoleStage } from '#shared/role-rules.ts';
import type { AccountRole } from '#shared/team.ts';

const reason = line.min(1, 'Say why this account is different.');

/** Where an account departs from the matrix; `letters` are in the mode of the settings. */
export type RoleException = { id: string; activity: string; letters: Letters; reason: string };
/** One activity of the matrix for an account: whom to ask, who decides first. `exception` is what the account departs by. */
export type AccountActivity = { key: string; stage: RoleStage; name: string; when: string; onSheet: boolean; letters: Letters; answers: RoleAnswer[]; exception: RoleException | null };

export type StoredEngagementException = EngagementException & { id: string; memberName: string };
/** What the CSM does in a motion of an account, said in a sentence that names whom to ask. */
export type AccountMotion = Engagement & { motion: Motion; says: string };
export type LevelMotion = AccountMotion & { level: Level };

/** Who does what for an account, as it is or as it was known on a day. `levels` holds only the motions in which a level departs from the account. */
export type AccountRoles = { mode: RoleMode; team: AccountRole[]; activities: AccountActivity[]; motions: AccountMotion[]; levels: LevelMotion[]; exceptions: StoredEngagementException[] };

const engagementException = z.strictObject({ accountId: id, motion: z.enum(motions), level: levelOrAll, mode: z.enum(engagementModes), memberId: id.nullable(), reason });

export const rolesContract = {
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<AccountRoles>()),
  /** Sets how an account departs from the matrix in one activity. */
  except: oc.errors(errors).input(z.strictObject({ accountId: id, activity: z.string().min(1).max(40), letters, reason })).output(type<WrittenRecord>()),
  followMatrix: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
  /** Sets how an account, or one level of its people, departs from the archetype in one motion. */
  engage: oc.errors(errors).input(engagementException).output(type<WrittenRecord>()),
  followArchetype: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};
