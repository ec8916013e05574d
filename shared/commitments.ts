import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { id, line, type Written, type WrittenRecord } from '#shared/records.ts';

export const commitmentStates = ['open', 'kept', 'dropped'] as const;
export type CommitmentState = (typeof commitmentStates)[number];

export const commitmentFields = z.strictObject({
  accountId: id,
  side: z.enum(['ours', 'theirs']),
  /** Who promised: a person of the account, or a name. */
  personId: id.nullable(),
  owner: line,
  text: z.string().trim().min(1, 'A commitment says what was promised.').max(500, 'That is longer than 500 characters.'),
  dueOn: day.nullable(),
  /** The call that it was made in, and the sentence. */
  activityId: id.nullable(),
  sentence: z.string().max(1_000),
  /** The escalation that it was made for, of the same account. */
  escalationId: id.nullable(),
});
export type CommitmentFields = z.infer<typeof commitmentFields>;

export type Commitment = CommitmentFields & {
  id: string;
  accountName: string;
  state: CommitmentState;
  /** When it was kept or dropped, and why it was dropped. */
  closedOn: Day | null;
  closeReason: string;
  /** Days past the due day; 0 where it is not overdue. */
  overdueDays: number;
  madeOn: Day;
};

/** Kept ones over all that count; `null` with none to count. */
export const keptShare = (kept: number, counted: number): number | null => (counted === 0 ? null : kept / counted);

/** How reliably a side kept what it promised: kept ones over all that were closed or are overdue. */
export const keptRate = (commitments: readonly Pick<Commitment, 'state' | 'overdueDays'>[]): number | null =>
  keptShare(commitments.filter((one) => one.state === 'kept').length, commitments.filter((one) => one.state !== 'open' || one.overdueDays > 0).length);

export const commitmentsContract = {
  list: oc.input(z.strictObject({ state: z.enum(['open', 'closed']), side: z.enum(['ours', 'theirs']).nullable(), accountId: id.nullable() })).output(
    type<{ commitments: Commitment[]; keptRate: { ours: number | null; theirs: number | null } }>(),
  ),
  create: oc.errors(errors).input(commitmentFields.partial().extend({ id: id.optional(), accountId: id, text: commitmentFields.shape.text })).output(type<WrittenRecord>()),
  update: oc.errors(errors).input(z.strictObject({ id, fields: commitmentFields.partial() })).output(type<WrittenRecord>()),
  keep: oc.errors(errors).input(z.strictObject({ id })).output(type<WrittenRecord>()),
  /** Lets go of a promise; the reason stays with it. */
  drop: oc.errors(errors).input(z.strictObject({ id, reason: line.min(1, 'Say why it was dropped.') })).output(type<WrittenRecord>()),
  reopen: oc.errors(errors).input(z.strictObject({ id })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};
