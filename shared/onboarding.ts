import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Stage } from '#shared/accounts.ts';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import type { OnboardingTimes } from '#shared/onboarding-rules.ts';
import type { RunRow } from '#shared/playbooks.ts';
import { id, line, type Written, type WrittenRecord } from '#shared/records.ts';

/** A new customer, a customer that gets a CSM (or another one), or one that bought more. */
export const onboardingKinds = ['new', 'existing', 'upsell'] as const;
export type OnboardingKind = (typeof onboardingKinds)[number];
export const onboardingKindNames: Record<OnboardingKind, string> = { new: 'New', existing: 'Existing', upsell: 'After-upsell' };
/** The shipped playbook that starts with each kind. */
export const onboardingPlaybookOf: Record<OnboardingKind, string> = { new: 'onboarding-new', existing: 'onboarding-existing', upsell: 'onboarding-upsell' };

export const delaySides = ['customer', 'us'] as const;
export type DelaySide = (typeof delaySides)[number];
export const delaySideNames: Record<DelaySide, string> = { customer: 'The customer', us: 'Us' };

/** What a person writes of an onboarding. Days of use are those on which that share of the licences was active. */
export const onboardingFields = z.strictObject({
  startOn: day,
  contractStartOn: day.nullable(),
  kickoffOn: day.nullable(),
  /** Set by hand; without it, first value is the day of 10 % use. */
  firstValueOn: day.nullable(),
  firstValueNote: line,
  use10On: day.nullable(),
  use50On: day.nullable(),
  use80On: day.nullable(),
  /** The use case for which it was bought is adopted. */
  isUseCaseAdopted: z.boolean(),
  delaySide: z.enum(delaySides).nullable(),
  delayReason: line,
});
export type OnboardingFields = z.infer<typeof onboardingFields>;

/** Where an open onboarding stands: what has to happen next. */
export const phases = ['kickoff', 'cadence', 'value', 'close'] as const;
export type Phase = (typeof phases)[number];
export const phaseNames: Record<Phase, string> = { kickoff: 'Before the kickoff', cadence: 'To the first cadence call', value: 'To first value', close: 'Ready to close' };

/**
 * An onboarding with what follows from its days. `firstCallOn` is the first held call, meeting or workshop: of a new customer ever, else
 * from the start on. `cadenceCallOn` is the first one after the kickoff. `run` is its playbook run.
 */
export type Onboarding = OnboardingFields & {
  id: string;
  accountId: string;
  accountName: string;
  stage: Stage | null;
  kind: OnboardingKind;
  closedOn: Day | null;
  closeSummary: string;
  firstCallOn: Day | null;
  cadenceCallOn: Day | null;
  times: OnboardingTimes;
  phase: Phase;
  run: RunRow | null;
};

/** The onboardings and playbook runs of an account, newest first. */
export type AccountOnboarding = { onboardings: Onboarding[]; runs: RunRow[] };

export const onboardingContract = {
  /** Every onboarding, open ones first, the longest open at the top. */
  list: oc.output(type<Onboarding[]>()),
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<AccountOnboarding>()),
  /** Starts the matching playbook too. The contract start is that of the contract nearest to the start where none is given. */
  start: oc.errors(errors).input(z.strictObject({ accountId: id, kind: z.enum(onboardingKinds), startOn: day, contractStartOn: day.nullable().optional(), kickoffOn: day.nullable().optional() })).output(type<WrittenRecord>()),
  /** Changes the named fields. A start moves the anchor of the run; a kickoff moves its step and whatever counts from it. */
  update: oc.errors(errors).input(z.strictObject({ id, fields: onboardingFields.partial() })).output(type<WrittenRecord>()),
  /** Closes it and its run; the account's stage becomes Enable where it was before that. */
  close: oc.errors(errors).input(z.strictObject({ id, on: day, summary: z.string().trim().min(1, 'Say how it ended before it is closed.').max(10_000) })).output(type<WrittenRecord>()),
  reopen: oc.errors(errors).input(z.strictObject({ id })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};
