import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { id, line, name, type RecordLink, type Written, type WrittenRecord } from '#shared/records.ts';

export const levels = ['executive', 'vp', 'director', 'manager', 'individual'] as const;
export type Level = (typeof levels)[number];
export const levelNames: Record<Level, string> = { executive: 'Executive', vp: 'VP', director: 'Director', manager: 'Manager', individual: 'Individual' };

/** The part that a person plays when the customer buys or renews. */
export const buyingRoles = ['economic-buyer', 'champion', 'decision-maker', 'influencer', 'technical-buyer', 'end-user', 'blocker'] as const;
export type BuyingRole = (typeof buyingRoles)[number];
export const buyingRoleNames: Record<BuyingRole, string> = {
  'economic-buyer': 'Economic buyer', champion: 'Champion', 'decision-maker': 'Decision maker', influencer: 'Influencer', 'technical-buyer': 'Technical buyer', 'end-user': 'End user', blocker: 'Blocker',
};

/** How a person stands to the product, best first. */
export const attitudes = ['supporter', 'neutral', 'sceptic', 'opponent'] as const;
export type Attitude = (typeof attitudes)[number];
export const attitudeNames: Record<Attitude, string> = { supporter: 'Supporter', neutral: 'Neutral', sceptic: 'Sceptic', opponent: 'Opponent' };

const oneToFive = z.int().min(1, 'That is a figure from 1 to 5.').max(5, 'That is a figure from 1 to 5.').nullable();

export const personFields = z.strictObject({
  accountId: id,
  name,
  title: line,
  email: line.toLowerCase(),
  phone: line,
  level: z.enum(levels).nullable(),
  /** Champion, economic buyer, admin, user: what the person is to the account, in the CSM's words. */
  role: line,
  isKey: z.boolean(),
  leftOn: day.nullable(),
  notes: z.string().max(10_000),
  /** Who they are at work, in a line: what they care about and how they like to be met. */
  persona: line,
  buyingRole: z.enum(buyingRoles).nullable(),
  /** How much their word counts there, 1 to 5. */
  influence: oneToFive,
  attitude: z.enum(attitudes).nullable(),
  /** How strongly a champion acts for the product when nobody of ours is in the room, 1 to 5. */
  championStrength: oneToFive,
  /** Their manager, a person of the same account. */
  reportsToId: id.nullable(),
  /** Who took over from a person that left. */
  replacedById: id.nullable(),
});
export type PersonFields = z.infer<typeof personFields>;
export type Person = PersonFields & { id: string; lastMetOn: string | null };

export const newPerson: Omit<PersonFields, 'accountId' | 'name'> = {
  title: '', email: '', phone: '', level: null, role: '', isKey: false, leftOn: null, notes: '',
  persona: '', buyingRole: null, influence: null, attitude: null, championStrength: null, reportsToId: null, replacedById: null,
};

export const peopleContract = {
  /** People of an account, or of the whole book, whose name, title or mail has these letters; for pickers. */
  find: oc.input(z.strictObject({ accountId: id.nullable(), text: z.string().max(200) })).output(type<(RecordLink & { accountId: string; email: string; title: string })[]>()),
  create: oc.errors(errors).input(personFields.partial().extend({ accountId: id, name })).output(type<WrittenRecord>()),
  update: oc.errors(errors).input(z.strictObject({ id, fields: personFields.partial() })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};
