import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { sentiments } from '#shared/accounts.ts';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { currency, minor, type Money } from '#shared/money.ts';
import { id, line, type Written, type WrittenRecord } from '#shared/records.ts';
import {
  riskImpacts, riskLevels, riskOutcomes, riskParties, riskReasons, type MitigationStep, type RiskClock, type RiskLevel, type RiskOutcome, type RiskParty, type RiskState, type WillChurn,
} from '#shared/risk-rules.ts';

const text = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');

export const riskFields = z.strictObject({
  reason: z.enum(riskReasons),
  impact: z.enum(riskImpacts),
  about: text,
  /** ARR at risk in minor units of the account's currency; `null` is all of the account's. */
  arrMinor: minor.min(1, 'Nothing is at risk of nothing. Leave it empty where all of the ARR is.').nullable(),
  currency: currency.nullable(),
  nextStep: line.min(1, 'A risk has a next step.'),
  /** One of the team; `null` is the CSM. */
  ownerId: id.nullable(),
  nextDueOn: day,
  isIntervened: z.boolean(),
});
export type RiskFields = z.infer<typeof riskFields>;

/** One row of the register. `atRisk` is never more than `arr`, the ARR of the account. A closed risk has no clock. */
export type RiskRow = RiskFields & {
  id: string;
  accountId: string;
  accountName: string;
  priority: string;
  level: RiskLevel;
  state: RiskState;
  arr: Money;
  atRisk: Money;
  renewalOn: Day | null;
  openedOn: Day;
  /** Who has the next step: a name, or empty for the CSM. */
  owner: string;
  clock: RiskClock | null;
  /** Days past the day of the next step; 0 where it is not. */
  stepOverdueDays: number;
  lastUpdate: { on: Day; text: string } | null;
  steps: MitigationStep[];
  /** How many of those who are to be told were. */
  toldCount: number;
  toldOf: number;
  wasWillChurn: boolean;
  closedOn: Day | null;
  outcome: RiskOutcome | null;
  outcomeSummary: string;
  isExpected: boolean | null;
  isAvoidable: boolean | null;
  lesson: string;
};

export type RiskUpdate = { id: string; on: Day; level: RiskLevel; text: string };
/** One who is to be told, with the names of the account's team that stand for it; `on` is `null` where they were not. `again` is set where they heard of yellow, and it is red. */
export type RiskTold = { party: RiskParty; names: string[]; on: Day | null; again: boolean };
/** One risk with all that belongs to it, the newest update first. */
export type Risk = RiskRow & { updates: RiskUpdate[]; told: RiskTold[]; willChurn: (WillChurn & { on: Day }) | null; escalations: { id: string; title: string; state: string }[]; alert: { id: string; on: Day; trace: string } | null };

/** An account with a reason or red sentiment and no open risk; `reason` is what was typed or imported. */
export type Unregistered = { accountId: string; accountName: string; reason: string; isRed: boolean; arr: Money; renewalOn: Day | null };

const one = z.strictObject({ id });
const ofAccount = z.strictObject({ accountId: id, asOf: day.nullable() });
const step = z.strictObject({ text: line.min(1, 'A step says what is to be done.'), done: z.boolean() });

export const risksContract = {
  /** The register: open risks with who has none though it should, or closed ones, the newest first. */
  list: oc.input(z.strictObject({ state: z.enum(['open', 'closed']) })).output(type<{ risks: RiskRow[]; unregistered: Unregistered[] }>()),
  get: oc.errors(errors).input(one).output(type<Risk>()),
  /** The risks of an account, open ones first, as they were known at the end of `asOf` where that is given. */
  ofAccount: oc.errors(errors).input(ofAccount).output(type<RiskRow[]>()),
  /** Opens a risk: the account is at risk by its reason from then on, and red where the risk is. `steps` are those chosen from the library. */
  open: oc
    .errors(errors)
    .input(riskFields.omit({ isIntervened: true, currency: true }).partial({ about: true, arrMinor: true, ownerId: true }).extend({ accountId: id, level: z.enum(riskLevels), steps: z.array(line).max(30).optional(), alertId: id.nullable().optional() }))
    .output(type<WrittenRecord>()),
  change: oc.errors(errors).input(one.extend({ fields: riskFields.omit({ currency: true }).partial() })).output(type<WrittenRecord>()),
  /** Writes an update, which starts the clock anew. A level that changes moves the account's sentiment: to red, or from red to yellow. */
  update: oc
    .errors(errors)
    .input(one.extend({ level: z.enum(riskLevels), text: text.min(1, 'Say what is new.'), nextStep: riskFields.shape.nextStep.optional(), nextDueOn: day.optional() }))
    .output(type<WrittenRecord>()),
  /** Notes that a party was told on a day; `null` takes that back. */
  tell: oc.errors(errors).input(one.extend({ party: z.enum(riskParties), on: day.nullable() })).output(type<WrittenRecord>()),
  /** Ticks a step of the mitigation, by its place. */
  tick: oc.errors(errors).input(one.extend({ index: z.int().min(0).max(60), done: z.boolean() })).output(type<WrittenRecord>()),
  /** Writes the mitigation anew. */
  mitigate: oc.errors(errors).input(one.extend({ steps: z.array(step).max(60, 'A mitigation has 60 steps at most.') })).output(type<WrittenRecord>()),
  /** Calls the account lost to come, if the gate of rules.md § 7 holds. */
  willChurn: oc
    .errors(errors)
    .input(one.extend({ tried: text, isExhausted: z.boolean(), managerName: line, managerOn: day.nullable(), opportunitySays: z.boolean() }))
    .output(type<WrittenRecord>()),
  /** There is hope again. */
  takeBackWillChurn: oc.errors(errors).input(one).output(type<WrittenRecord>()),
  /** Closes a risk. With its last open one, the account is no longer at risk by its reason; `sentiment` sets the account's, `null` leaves it. */
  close: oc
    .errors(errors)
    .input(one.extend({ outcome: z.enum(riskOutcomes), summary: text.min(1, 'Say how it ended.'), isIntervened: z.boolean(), sentiment: z.enum(sentiments).nullable() }))
    .output(type<WrittenRecord>()),
  reopen: oc.errors(errors).input(one).output(type<WrittenRecord>()),
  postMortem: oc
    .errors(errors)
    .input(one.extend({ isExpected: z.boolean(), isAvoidable: z.boolean(), lesson: text.min(1, 'Write down the lesson.') }))
    .output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(one).output(type<Written>()),
};
