import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { errors } from '#shared/errors.ts';
import { id, line, name, type Written, type WrittenRecord } from '#shared/records.ts';

/** The jobs around a CSM. `csm` is the person whose book it is; team members have the others. */
export const jobs = ['csm', 'ae', 'sa', 'renewals', 'services', 'support', 'product', 'executive', 'manager', 'partner'] as const;
export type Job = (typeof jobs)[number];
export const jobNames: Record<Job, string> = {
  csm: 'CSM', ae: 'Account executive', sa: 'Solutions architect', renewals: 'Renewals manager', services: 'Services', support: 'Support', product: 'Product', executive: 'Executive', manager: 'CS manager', partner: 'Partner',
};

export const memberFields = z.strictObject({ name, job: z.enum(jobs), email: line.toLowerCase() });
export type MemberFields = z.infer<typeof memberFields>;
/** One of us; `accounts` counts the accounts of which they are in the team. */
export type TeamMember = MemberFields & { id: string; accounts: number };

/** Who does a job for an account; `id` is the assignment. */
export type AccountRole = { id: string; memberId: string; name: string; job: Job; email: string };

export const teamContract = {
  list: oc.output(type<TeamMember[]>()),
  create: oc.errors(errors).input(memberFields.partial().extend({ name, job: z.enum(jobs) })).output(type<WrittenRecord>()),
  update: oc.errors(errors).input(z.strictObject({ id, fields: memberFields.partial() })).output(type<WrittenRecord>()),
  /** Takes a person out of every account team too. */
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
  ofAccount: oc.input(z.strictObject({ accountId: id })).output(type<AccountRole[]>()),
  assign: oc.errors(errors).input(z.strictObject({ accountId: id, memberId: id, job: z.enum(jobs) })).output(type<WrittenRecord>()),
  unassign: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};
