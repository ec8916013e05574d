import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Sentiment } from '#shared/accounts.ts';
import { orderTypes } from '#shared/contracts.ts';
import { day, type Day } from '#shared/days.ts';
import type { EngagementMode } from '#shared/engagement.ts';
import { errors } from '#shared/errors.ts';
import { credits, growthMotions, type OpportunityState, type Signal } from '#shared/expansion-rules.ts';
import { educationOutcomes } from '#shared/feature-rules.ts';
import { currency, minor, type Money } from '#shared/money.ts';
import { noReasons, type NoReason } from '#shared/plan-rules.ts';
import { runStates, type PlaybookKind, type RunRow, type RunState } from '#shared/playbooks.ts';
import type { PlayTarget } from '#shared/presets/expansion-limits.ts';
import { id, line, name, type RecordLink, type Written, type WrittenRecord } from '#shared/records.ts';

const text = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');

export const opportunityFields = z.strictObject({
  name,
  motion: z.enum(growthMotions),
  orderType: z.enum(orderTypes),
  /** ARR that it adds, in minor units of `currency`. */
  amountMinor: minor.min(0, 'An opportunity adds nothing or more.'),
  currency,
  /** The key of a stage of the settings. */
  stage: z.string().regex(/^[a-z0-9-]{1,40}$/, 'A stage key is lower-case letters, digits and dashes.'),
  closeOn: day.nullable(),
  credit: z.enum(credits).nullable(),
  productId: id.nullable(),
  /** An objective of the account that it serves. */
  objectiveId: id.nullable(),
  nextStep: line,
  nextDueOn: day.nullable(),
  notes: text,
});
export type OpportunityFields = z.infer<typeof opportunityFields>;

/** Who drives an opportunity by the rules of engagement: what the CSM does, and the sentence of it. */
export type Driver = { mode: EngagementMode; says: string };

/** One opportunity in a list. `stepLate` and `closeLate` are the days by which its next step and its close date have passed. */
export type OpportunityRow = Omit<OpportunityFields, 'amountMinor' | 'currency'> & {
  id: string;
  accountId: string;
  accountName: string;
  segment: string | null;
  priority: string;
  amount: Money;
  status: OpportunityState;
  openedOn: Day;
  closedOn: Day | null;
  noReason: NoReason | null;
  productName: string;
  objectiveName: string;
  contractId: string | null;
  contractName: string;
  /** The key of the signal that it came of; empty is none. */
  origin: string;
  driver: Driver;
  stepLate: number;
  closeLate: number;
};

/** What an opportunity of an account can be about, and the running contracts that it can be won into. */
export type OpportunityChoices = {
  products: { id: string; name: string; state: string | null }[];
  objectives: { id: string; name: string }[];
  contracts: { id: string; name: string; currency: string; endOn: Day | null; lines: { id: string; productId: string | null; name: string; quantity: number | null; arrMinor: number }[] }[];
  currency: string;
};

/** A signal of an account. `key` is its occurrence. `opportunity` and `risk` are what is worked on already; `quietUntil` is set where one was closed lately. */
export type SignalRow = Signal & {
  key: string;
  accountId: string;
  accountName: string;
  segment: string | null;
  priority: string;
  sentiment: Sentiment | null;
  arr: Money;
  renewalOn: Day | null;
  opportunity: RecordLink | null;
  risk: RecordLink | null;
  quietUntil: Day | null;
};

export const playAreas = ['enabling', 'expanding'] as const;
export type PlayArea = (typeof playAreas)[number];
/** An account that counts for a target, and by what. */
export type CountedAccount = { accountId: string; accountName: string; priority: string; by: string };
/** A target of a segment: how many accounts it asks for, which count, and which do not yet. `accounts` are all managed accounts of the segment, or those of PR1. */
export type TargetCount = { segment: string; segmentName: string; area: PlayArea; target: PlayTarget; asked: number; base: number; counted: CountedAccount[]; missing: CountedAccount[] };

/** Plays of a state, how many there are of each, and the targets. */
export type PlaysPage = { runs: RunRow[]; counts: Record<RunState, number>; playbooks: ({ ref: string; name: string; kind: PlaybookKind } & Record<RunState, number>)[]; targets: TargetCount[] };

export const educationFields = z.strictObject({
  featureId: id,
  objectiveId: id.nullable(),
  personId: id.nullable(),
  onDay: day,
  outcome: z.enum(educationOutcomes),
  notes: text,
});
export type EducationFields = z.infer<typeof educationFields>;
export type EducationRow = EducationFields & { id: string; accountId: string; accountName: string; featureName: string; productName: string; personName: string; objectiveName: string };

/** A feature that may serve an account and was not shown to it yet: why, and the objective that it was matched to. */
export type FeatureToShow = { featureId: string; featureName: string; productName: string; releasedOn: Day | null; accountId: string; accountName: string; priority: string; objectiveId: string | null; objectiveName: string; why: string };

const one = z.strictObject({ id });
const opened = opportunityFields.partial().extend({ accountId: id, name, motion: opportunityFields.shape.motion, origin: z.string().max(120).optional() });

const quantity = z.number().min(0, 'A quantity is 0 or more.').max(1e9, 'That is more than anybody buys.').nullable();
/**
 * What a won opportunity leads into: a line of a running contract that ends with it (co-term), or a contract of its own. More seats follow the line that they are more of, `lineId`; a higher tier
 * takes its place from that day on, for what it cost and the amount on top.
 */
export const wonInto = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contract'), contractId: id, lineId: id.nullable(), startOn: day, quantity }),
  z.strictObject({ kind: z.literal('new'), name, startOn: day, endOn: day.nullable(), quantity }),
]);
export type WonInto = z.infer<typeof wonInto>;

export const expansionContract = {
  /** Open opportunities, or closed ones, the newest first. */
  list: oc.input(z.strictObject({ state: z.enum(['open', 'closed']) })).output(type<OpportunityRow[]>()),
  get: oc.errors(errors).input(one).output(type<OpportunityRow>()),
  /** Open ones first, as they were known at the end of `asOf` where that is given. */
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<OpportunityRow[]>()),
  choices: oc.errors(errors).input(z.strictObject({ accountId: id })).output(type<OpportunityChoices>()),
  /** Opens an opportunity; in the first stage and the currency of the account where nothing else is said. */
  open: oc.errors(errors).input(opened).output(type<WrittenRecord>()),
  change: oc.errors(errors).input(one.extend({ fields: opportunityFields.partial() })).output(type<WrittenRecord>()),
  /** Wins an opportunity for what it came to; with `into`, its ARR goes into a contract in the same change. */
  win: oc.errors(errors).input(one.extend({ on: day, amountMinor: opportunityFields.shape.amountMinor, into: wonInto.nullable() })).output(type<WrittenRecord>()),
  /** Closes an opportunity that came to nothing. */
  lose: oc.errors(errors).input(one.extend({ on: day, reason: z.enum(noReasons), notes: text })).output(type<WrittenRecord>()),
  /** Opens a closed one again. What it was won into stays. */
  reopen: oc.errors(errors).input(one).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(one).output(type<Written>()),

  /** What the use of managed accounts says of growth and of a loss of seats. */
  signals: oc.output(type<SignalRow[]>()),
  /** The enablement and expansion plays, and the targets of each segment with the accounts that count. */
  plays: oc.input(z.strictObject({ state: z.enum(runStates) })).output(type<PlaysPage>()),

  /** Released features that may serve objectives of accounts and were not shown to them, and what was shown, the newest first. */
  education: oc.output(type<{ toShow: FeatureToShow[]; shown: EducationRow[] }>()),
  educationOfAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<{ toShow: FeatureToShow[]; shown: EducationRow[] }>()),
  logEducation: oc.errors(errors).input(educationFields.partial().extend({ accountId: id, featureId: id, outcome: educationFields.shape.outcome })).output(type<WrittenRecord>()),
  changeEducation: oc.errors(errors).input(one.extend({ fields: educationFields.omit({ featureId: true }).partial() })).output(type<WrittenRecord>()),
  removeEducation: oc.errors(errors).input(one).output(type<Written>()),
};
