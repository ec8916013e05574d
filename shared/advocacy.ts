import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Sentiment } from '#shared/accounts.ts';
import { askStates, scopes, standings, storyStates, type AskBudget, type ReferenceStanding, type Scope } from '#shared/advocacy-rules.ts';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import type { Money } from '#shared/money.ts';
import { id, line, name, type Written, type WrittenRecord } from '#shared/records.ts';

const text = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');

export const profileFields = z.strictObject({
  standing: z.enum(standings),
  scopes: z.array(z.enum(scopes)).max(scopes.length),
  /** Who of the customer agreed, and on which day; until which day it holds, empty without an end. */
  consentById: id.nullable(),
  consentOn: day.nullable(),
  expiresOn: day.nullable(),
  notes: text,
});
export type ProfileFields = z.infer<typeof profileFields>;
export const newProfile: ProfileFields = { standing: 'ask-first', scopes: [], consentById: null, consentOn: null, expiresOn: null, notes: '' };

export const askFields = z.strictObject({ personId: id.nullable(), scope: z.enum(scopes), forWhom: line, askedOn: day, state: z.enum(askStates), doneOn: day.nullable(), notes: text });
export type AskFields = z.infer<typeof askFields>;
export type AskRow = AskFields & { id: string; accountId: string; accountName: string; personName: string };

export const storyFields = z.strictObject({ title: name, challenge: text, change: text, result: text, quote: text, quotePersonId: id.nullable() });
export type StoryFields = z.infer<typeof storyFields>;
/** `outcome` names the criterion that it rests on. `refusal` says why the account may not be told of in public. */
export type StoryRow = StoryFields & {
  id: string; accountId: string; accountName: string; criterionId: string | null; outcome: string; state: (typeof storyStates)[number]; quotePersonName: string; approvedById: string | null; approvedByName: string; approvedOn: Day | null; refusal: string | null;
};

/** A champion or another person of the account who can be asked, with the budget of today. */
export type Advocate = { id: string; name: string; title: string; isChampion: boolean; budget: AskBudget };

/** An account as a reference. `refusal` says why it may not be used today for anything, `null` where it may. `left` is the most that one of its people can still be asked. */
export type ReferenceRow = {
  accountId: string; accountName: string; industry: string; region: string; segment: string | null; sentiment: Sentiment | null; atRisk: boolean; arr: Money; productIds: string[];
  standing: ReferenceStanding | null; scopes: Scope[]; consentBy: string; consentOn: Day | null; expiresOn: Day | null; refusal: string | null; asks: number; lastAskOn: Day | null; left: number; stories: number; notes: string;
};

export type AccountReference = { profile: (ProfileFields & { consentBy: string; refusal: string | null }) | null; asks: AskRow[]; stories: StoryRow[]; advocates: Advocate[] };

/** A verified outcome that a story can be told of; `storyId` where one is told already. */
export type OutcomeRow = { criterionId: string; accountId: string; accountName: string; objective: string; metric: string; words: string; verifiedBy: string; verifiedOn: Day; storyId: string | null };

const one = z.strictObject({ id });

export const advocacyContract = {
  /** Managed accounts, and others that are a reference; those that may be used first. */
  list: oc.output(type<{ on: Day; rows: ReferenceRow[]; products: { id: string; name: string }[] }>()),
  /** As it was known at the end of `asOf` where that is given. */
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<AccountReference>()),
  stories: oc.output(type<StoryRow[]>()),
  asks: oc.output(type<AskRow[]>()),
  /** Verified outcomes, those without a story first. */
  outcomes: oc.output(type<OutcomeRow[]>()),

  /** Whether an account may be named. Refused where consent is asked for and lacks or ran out. */
  setProfile: oc.errors(errors).input(z.strictObject({ accountId: id, fields: profileFields.partial() })).output(type<WrittenRecord>()),
  removeProfile: oc.errors(errors).input(z.strictObject({ accountId: id })).output(type<Written>()),

  /** Asks a person for something. Refused without a consent that covers it, and above the budget unless `reason` says why. */
  ask: oc.errors(errors).input(askFields.partial().extend({ accountId: id, scope: askFields.shape.scope, reason: text.optional() })).output(type<WrittenRecord>()),
  changeAsk: oc.errors(errors).input(one.extend({ fields: askFields.pick({ state: true, doneOn: true, notes: true, forWhom: true }).partial() })).output(type<WrittenRecord>()),
  removeAsk: oc.errors(errors).input(one).output(type<Written>()),

  /** Begins a story; from a verified outcome it takes what the plan knows. */
  createStory: oc.errors(errors).input(z.strictObject({ accountId: id, criterionId: id.nullable(), title: name.optional() })).output(type<WrittenRecord>()),
  /** Changes a story. Other words take an approval away. */
  changeStory: oc.errors(errors).input(one.extend({ fields: storyFields.partial() })).output(type<WrittenRecord>()),
  /** Approved needs who and when; published also an account that agreed to a case study. */
  moveStory: oc.errors(errors).input(one.extend({ state: z.enum(storyStates), approvedById: id.nullable().optional(), approvedOn: day.nullable().optional() })).output(type<WrittenRecord>()),
  removeStory: oc.errors(errors).input(one).output(type<Written>()),
};
