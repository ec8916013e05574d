import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { attitudes, buyingRoles, levels, personFields, type Level, type Person } from '#shared/people.ts';
import { id, line, name, type Entity, type RecordLink, type Written, type WrittenRecord } from '#shared/records.ts';
import type { Job } from '#shared/team.ts';

/** One of their executives with one of ours; `id` is the pair. */
export type SponsorPair = { id: string; personId: string; personName: string; memberId: string; memberName: string; memberJob: Job; note: string };

/** The people of one level: how many are there, how many were met within the limit, and how many the account's size asks to have met. */
export type LevelCoverage = { level: Level; known: number; met: number; asked: number };

export const stakeholderRules = ['champion-lost', 'no-champion', 'no-economic-buyer', 'single-threaded', 'executive-stale', 'sponsor-missing'] as const;
export type StakeholderRule = (typeof stakeholderRules)[number];

/** What the map warns of. `occurrence` tells one happening of a rule from the next; `since` is the day from which it holds. */
export type StakeholderWarning = { rule: StakeholderRule; title: string; why: string; next: string; since: Day; occurrence: string; people: RecordLink[] };

/** The people of an account with who reports to whom, what follows from it, and the days by which that was judged. */
export type StakeholderMap = {
  account: RecordLink;
  on: Day;
  asOf: Day | null;
  people: Person[];
  pairs: SponsorPair[];
  coverage: LevelCoverage[];
  warnings: StakeholderWarning[];
  metWithinDays: number;
};

/** A record that a person who leaves has in hand. `kind` says what it is: an open commitment, an objective, a milestone or a criterion. */
export type InHand = { entity: Extract<Entity, 'commitments' | 'objectives' | 'milestones' | 'criteria'>; id: string; label: string; detail: string };

/** What is at risk where a person leaves. `startsPlaybook` is true for a champion or an economic buyer. */
export type Departure = {
  person: Person;
  reports: RecordLink[];
  inHand: InHand[];
  pairs: SponsorPair[];
  isOnlyChampion: boolean;
  startsPlaybook: boolean;
  /** People of the account who are there and could take over. */
  candidates: (RecordLink & { title: string })[];
};

/** Who takes over: a person of the account, or one who is not in the book yet. */
const replacement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('existing'), personId: id }),
  z.strictObject({ kind: z.literal('new'), name, title: line, email: personFields.shape.email, level: z.enum(levels).nullable() }),
]);

export const leftInput = z.strictObject({
  personId: id,
  leftOn: day,
  replacement: replacement.nullable(),
  /** What goes over to the replacement beside the reporting lines; of no effect without one. */
  takes: z.strictObject({ commitments: z.boolean(), objectives: z.boolean(), isKey: z.boolean(), buyingRole: z.boolean(), pairs: z.boolean() }),
  startsPlaybook: z.boolean(),
});
export type LeftInput = z.infer<typeof leftInput>;

export const stakeholdersContract = {
  map: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<StakeholderMap>()),
  /** Puts a person below another of the same account; `null` takes them out of the lines. */
  move: oc.errors(errors).input(z.strictObject({ id, reportsToId: id.nullable() })).output(type<WrittenRecord>()),
  /** Places a person on the influence map. Several moves of one person in five minutes are one step of undo. */
  place: oc.errors(errors).input(z.strictObject({ id, influence: personFields.shape.influence, attitude: z.enum(attitudes).nullable() })).output(type<WrittenRecord>()),
  setRole: oc.errors(errors).input(z.strictObject({ id, buyingRole: z.enum(buyingRoles).nullable() })).output(type<WrittenRecord>()),
  pair: oc.errors(errors).input(z.strictObject({ personId: id, memberId: id, note: line })).output(type<WrittenRecord>()),
  unpair: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
  departure: oc.errors(errors).input(z.strictObject({ personId: id })).output(type<Departure>()),
  /** Records that a person left and what follows, as one step of undo. `id` is the replacement, else the person; `runId` is the playbook run that was started. */
  left: oc.errors(errors).input(leftInput).output(type<WrittenRecord & { runId: string | null }>()),
};
