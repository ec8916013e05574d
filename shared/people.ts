import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { id, line, name, type RecordLink, type Written, type WrittenRecord } from '#shared/records.ts';

export const levels = ['executive', 'vp', 'director', 'manager', 'individual'] as const;

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
});
export type PersonFields = z.infer<typeof personFields>;
export type Person = PersonFields & { id: string; lastMetOn: string | null };

export const newPerson: Omit<PersonFields, 'accountId' | 'name'> = { title: '', email: '', phone: '', level: null, role: '', isKey: false, leftOn: null, notes: '' };

export const peopleContract = {
  /** People of an account, or of the whole book, whose name, title or mail has these letters; for pickers. */
  find: oc.input(z.strictObject({ accountId: id.nullable(), text: z.string().max(200) })).output(type<(RecordLink & { accountId: string; email: string; title: string })[]>()),
  create: oc.errors(errors).input(personFields.partial().extend({ accountId: id, name })).output(type<WrittenRecord>()),
  update: oc.errors(errors).input(z.strictObject({ id, fields: personFields.partial() })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};
