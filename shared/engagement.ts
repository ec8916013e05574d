import { z } from 'zod';
import { levels, type Level } from '#shared/people.ts';
import { jobNames, type Job } from '#shared/team.ts';

/** The motions of a customer's life, from the first sale on (land, adopt, expand and renew). */
export const motions = ['land', 'adopt', 'renew', 'upsell', 'cross-sell'] as const;
export type Motion = (typeof motions)[number];
export const motionNames: Record<Motion, string> = { land: 'Land', adopt: 'Adopt', renew: 'Renew', upsell: 'Upsell', 'cross-sell': 'Cross-sell' };
/** A motion as a thing in a sentence: "you own this renewal". */
export const motionThings: Record<Motion, string> = { land: 'first sale', adopt: 'adoption', renew: 'renewal', upsell: 'upsell', 'cross-sell': 'cross-sell' };
/** Who has a motion where the CSM does not own it. */
export const motionJobs: Record<Motion, Job> = { land: 'ae', adopt: 'services', renew: 'renewals', upsell: 'ae', 'cross-sell': 'ae' };

/** The motion that an activity of the published matrix belongs to, by its key. */
export const activityMotions: Partial<Record<string, Motion>> = { renewal: 'renew', 'soft-renewal': 'renew', 'renewal-terms': 'renew', adoption: 'adopt', 'expansion-discovery': 'upsell' };

/** What the CSM does in a motion; `none` has no part in it. */
export const engagementModes = ['own', 'co-own', 'support', 'none'] as const;
export type EngagementMode = (typeof engagementModes)[number];
export const engagementModeNames: Record<EngagementMode, string> = { own: 'Own', 'co-own': 'Co-own', support: 'Support', none: 'No part' };

export const archetypes = ['adopt', 'adopt-renew', 'adopt-renew-upsell', 'adopt-renew-expand'] as const;
export type Archetype = (typeof archetypes)[number];
export const archetypeNames: Record<Archetype, string> = {
  adopt: 'Adopt', 'adopt-renew': 'Adopt & Renew', 'adopt-renew-upsell': 'Adopt, Renew & Upsell', 'adopt-renew-expand': 'Adopt, Renew & Expand',
};

const mode = z.enum(engagementModes);
const modes = z.strictObject({ land: mode, adopt: mode, renew: mode, upsell: mode, 'cross-sell': mode });
export type MotionModes = z.infer<typeof modes>;

/** The archetype of the CSM, and what each archetype does in each motion. */
export const archetypeSettings = z.strictObject({
  chosen: z.enum(archetypes),
  modes: z.strictObject({ adopt: modes, 'adopt-renew': modes, 'adopt-renew-upsell': modes, 'adopt-renew-expand': modes }),
});
export type ArchetypeSettings = z.infer<typeof archetypeSettings>;

/** Where an account, or one level of its people, departs from the archetype. */
export type EngagementException = { motion: Motion; level: Level | null; mode: EngagementMode; memberId: string | null; reason: string };

/** What the CSM does in a motion of an account, by which rule, and who was named for it. */
export type Engagement = { mode: EngagementMode; by: 'level' | 'account' | 'account archetype' | 'archetype'; memberId: string | null; reason: string };

/**
 * What the CSM does in a motion of an account (rules.md § 10). The nearest rule wins: an exception for the level of the people, one for
 * the whole account, the archetype of the account, the archetype of the CSM.
 */
export const engagementOf = (settings: ArchetypeSettings, account: { archetype: Archetype | null }, exceptions: readonly EngagementException[], motion: Motion, level: Level | null = null): Engagement => {
  const own = exceptions.filter((one) => one.motion === motion);
  const forLevel = level === null ? undefined : own.find((one) => one.level === level);
  const exception = forLevel ?? own.find((one) => one.level === null);
  if (exception !== undefined) return { mode: exception.mode, by: forLevel === undefined ? 'account' : 'level', memberId: exception.memberId, reason: exception.reason };
  const archetype = account.archetype ?? settings.chosen;
  return { mode: settings.modes[archetype][motion], by: account.archetype === null ? 'archetype' : 'account archetype', memberId: null, reason: archetypeNames[archetype] };
};

/** One of the team as a sentence names them: "Noreen Quillane (renewals manager)". */
export const memberNamed = ({ name, job }: { name: string; job: Job }): string => `${name} (${jobNames[job].toLowerCase()})`;

/** Who has a motion beside the CSM: the one named by an exception, else whoever of the account team has its job. */
export const partnerOf = <Member extends { name: string; job: Job }>(motion: Motion, named: Member | null, team: readonly Member[]): Member | null => named ?? team.find(({ job }) => job === motionJobs[motion]) ?? null;

/** Whom to ask in a motion: the person, or the job where nobody is known. */
export const askedIn = (motion: Motion, who: { name: string; job: Job } | null): string => (who === null ? `the ${jobNames[motionJobs[motion]].toLowerCase()}` : memberNamed(who));

/** What the CSM does in a motion, in a sentence. `who` has the motion beside the CSM; without them the job is named. */
export const engagementSays = (motion: Motion, { mode }: Pick<Engagement, 'mode'>, who: { name: string; job: Job } | null): string => {
  const thing = motionThings[motion];
  const other = askedIn(motion, who);
  switch (mode) {
    case 'own':
      return who === null ? `You own this ${thing}` : `You own this ${thing} with ${other}`;
    case 'co-own':
      return `You co-own this ${thing} with ${other}`;
    case 'support':
      return `You support this ${thing}; ask ${other}`;
    case 'none':
      return `You have no part in this ${thing}; ask ${other}`;
  }
};

/** The CSM's part in a motion, such as a renewal, for the rules that speak of one. `asks` is whom to ask. */
export type RenewalPart = { mode: EngagementMode; says: string; asks: string };

/** A level in a rule, or all of them. */
export const levelOrAll = z.enum(levels).nullable();
