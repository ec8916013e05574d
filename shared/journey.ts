import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { stages, type Stage } from '#shared/accounts.ts';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import type { Gate, StageMedian, Visit } from '#shared/journey-rules.ts';
import { id, line, type Written } from '#shared/records.ts';
import { proposalKinds, type Proposal, type Quarter, type Share } from '#shared/review-rules.ts';
import type { Priority } from '#shared/settings.ts';

/** Where an account is on its journey. `gates` are those of the current stage as they stand today, and are left out of a past view. */
export type Journey = { stage: Stage | null; visits: Visit[]; gates: Gate[] | null };

export const reviewDecisions = ['accepted', 'kept'] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

/** One line of the quarterly review: a proposed change, or an account that nothing asks to change. `decision` is `null` while it is open. */
export type ReviewLine = Proposal & { accountId: string; name: string; segment: string; priority: Priority; decision: ReviewDecision | null; reason: string };

/** The quarterly review of the whole book. `done` counts managed accounts with nothing left open, of `accounts`. */
export type Review = { quarter: Quarter; isDue: boolean; isOverdue: boolean; lines: ReviewLine[]; shares: Share[]; done: number; accounts: number };

const decision = z.strictObject({ accountId: id, kind: z.enum(proposalKinds), decision: z.enum(reviewDecisions), reason: line });

export const journeyContract = {
  read: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<Journey>()),
  /** The median days in each stage over the whole book. */
  medians: oc.output(type<Partial<Record<Stage, StageMedian>>>()),
  /** Moves an account to a stage. Gates that are open ask for a reason, which is kept with the change. */
  move: oc.errors(errors).input(z.strictObject({ accountId: id, to: z.enum(stages), reason: line })).output(type<Written>()),
  /** The review of a quarter, by its key; `null` is the one that is due. Only this quarter and the last one can be reviewed. */
  review: oc.errors(errors).input(z.strictObject({ quarter: z.string().max(10).nullable() })).output(type<Review>()),
  /** Accepts proposals, or keeps what is with a reason; all of it is one change. */
  decide: oc.errors(errors).input(z.strictObject({ quarter: z.string().max(10), decisions: z.array(decision).min(1).max(2_000) })).output(type<Written>()),
};

export type StoredReview = { accountId: string; quarter: string; onDay: Day; items: (Proposal & { decision: ReviewDecision; reason: string })[]; priority: Priority; isOpen: boolean };
