import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Cadence } from '#shared/cadence.ts';
import type { CallRow } from '#shared/calls.ts';
import type { Commitment } from '#shared/commitments.ts';
import type { Contract } from '#shared/contracts.ts';
import { day, type Day, type Instant } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import type { Money } from '#shared/money.ts';
import type { Person } from '#shared/people.ts';
import type { PriorityDecision } from '#shared/priority.ts';
import { id, line, name, type Entity, type RecordLink, type Written, type WrittenRecord } from '#shared/records.ts';
import { archetypes } from '#shared/engagement.ts';
import { priorities } from '#shared/settings.ts';

export const sentiments = ['green', 'yellow', 'red'] as const;
export type Sentiment = (typeof sentiments)[number];

/** Journey stages (rules.md § 10), in order. */
export const stages = ['align', 'onboard', 'enable', 'expand', 'optimize'] as const;
export type Stage = (typeof stages)[number];
export const stageNames: Record<Stage, string> = {
  align: 'Pre-sales and alignment',
  onboard: 'Onboard',
  enable: 'Enable',
  expand: 'Expand',
  optimize: 'Optimize and renew',
};

export const coverages = ['managed', 'unmanaged', 'digital'] as const;

/** The fields of an account that a person or an import writes. */
export const accountFields = z.strictObject({
  name,
  parentId: id.nullable(),
  segment: z.string().max(40).nullable(),
  coverage: z.enum(coverages),
  stage: z.enum(stages).nullable(),
  industry: line,
  region: line,
  website: line,
  /** Mail domains, lower case, by which attendees are matched; comma-separated. */
  domains: line,
  about: z.string().max(10_000),
  sentiment: z.enum(sentiments).nullable(),
  /** Why a churn or contraction is possible; not empty makes the account at risk. */
  riskReason: line,
  customerSince: day.nullable(),
  csmSince: day.nullable(),
  upgradeExpectedOn: day.nullable(),
  growthExpectedOn: day.nullable(),
  criticalInitiative: line,
  priorityOverride: z.enum(priorities).nullable(),
  priorityReason: line,
  cadenceDays: z.int().min(1).max(730).nullable(),
  /** The archetype by which this account is looked after; `null` follows the one in the settings. */
  archetype: z.enum(archetypes).nullable(),
});
export type AccountFields = z.infer<typeof accountFields>;

export const newAccount: AccountFields = {
  name: '', parentId: null, segment: null, coverage: 'managed', stage: null, industry: '', region: '', website: '', domains: '', about: '',
  sentiment: null, riskReason: '', customerSince: null, csmSince: null, upgradeExpectedOn: null, growthExpectedOn: null, criticalInitiative: '',
  priorityOverride: null, priorityReason: '', cadenceDays: null, archetype: null,
};

/** The stored account. `sentimentOn` is the day on which the sentiment was last set or confirmed, `stageOn` the one on which the stage was entered, `ownedTo` the last day before it was handed out. */
export type Account = AccountFields & { id: string; sentimentOn: Day | null; stageOn: Day | null; ownedTo: Day | null };

/** True where churn or contraction is possible: red sentiment, or a risk that was named (rules.md § 1, managing risk). */
export const isAtRisk = (account: Pick<Account, 'sentiment' | 'riskReason'>): boolean => account.sentiment === 'red' || account.riskReason !== '';

/** Onboarding is open while the stage is before Enable; an account without a stage is not onboarding. */
export const isOnboarding = (account: Pick<Account, 'stage'>): boolean => account.stage === 'align' || account.stage === 'onboard';

/**
 * One account in the grid, with what follows from its records. ARR is summed over the contracts active today, in the account's main currency.
 * An account that was handed out counts as unmanaged, so that no rule asks for anything of it.
 */
export type AccountRow = Pick<Account, 'id' | 'name' | 'segment' | 'stage' | 'industry' | 'region' | 'sentiment' | 'sentimentOn' | 'coverage' | 'parentId' | 'customerSince' | 'ownedTo'> & {
  atRisk: boolean;
  riskReason: string;
  priority: PriorityDecision;
  cadence: Cadence;
  arr: Money;
  renewalOn: Day | null;
  lastEngagementOn: Day | null;
  nextCallOn: Day | null;
  openCommitments: number;
  overdueCommitments: number;
  people: number;
};

/** An account page in one answer. Every part is as it was known at the end of `asOf` where that is given. */
export type AccountPage = {
  account: Account;
  row: AccountRow;
  parent: RecordLink | null;
  children: RecordLink[];
  people: Person[];
  contracts: Contract[];
  timeline: CallRow[];
  /** True where the timeline has more entries than it holds here. */
  hasMore: boolean;
  commitments: Commitment[];
  nextCall: CallRow | null;
  asOf: Day | null;
};

/** An account in the grid with its health; `health` is `null` until it is read. `score` is 0 to 100, shown on the `scale` of its model. */
export type GridAccount = AccountRow & { health: { score: number | null; band: Sentiment | null; scale: 10 | 100 } | null };

/** One change of a field, in words; for the audit of a record. */
export type HistoryEntry = { at: Instant; change: string; field: string; old: string | number | null; new: string | number | null };

export const accountColumns = [
  'name', 'segment', 'priority', 'stage', 'sentiment', 'health', 'arr', 'renewalOn', 'lastEngagementOn', 'nextCallOn', 'cadence', 'openCommitments', 'overdueCommitments', 'people', 'industry', 'region', 'customerSince',
] as const;
export type AccountColumn = (typeof accountColumns)[number];

/** The filters of the grid; an empty list or `null` lets everything through. */
export const accountFilters = z.strictObject({
  text: z.string().max(200),
  segments: z.array(z.string().max(40)).max(20),
  priorities: z.array(z.enum(priorities)).max(4),
  stages: z.array(z.enum(stages)).max(5),
  sentiments: z.array(z.enum([...sentiments, 'none'])).max(4),
  /** Bands of health; `none` has no score. Views saved before there was health hold none. */
  bands: z.array(z.enum([...sentiments, 'none'])).max(4).default([]),
  atRiskOnly: z.boolean(),
  arrFromMinor: z.int().nullable(),
  arrToMinor: z.int().nullable(),
  renewalFrom: day.nullable(),
  renewalTo: day.nullable(),
  dueOnly: z.boolean(),
});
export type AccountFilters = z.infer<typeof accountFilters>;

export const noFilters: AccountFilters = {
  text: '', segments: [], priorities: [], stages: [], sentiments: [], bands: [], atRiskOnly: false, arrFromMinor: null, arrToMinor: null, renewalFrom: null, renewalTo: null, dueOnly: false,
};

/** The rows that a set of filters lets through. `dueOnly` keeps accounts whose next call is due on or before `today`. */
export const filterAccounts = (rows: readonly GridAccount[], filters: AccountFilters, today: Day): GridAccount[] => {
  const text = filters.text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (text === '' || `${row.name} ${row.industry} ${row.region}`.toLowerCase().includes(text)) &&
      (filters.segments.length === 0 || filters.segments.includes(row.segment ?? '')) &&
      (filters.priorities.length === 0 || filters.priorities.includes(row.priority.priority)) &&
      (filters.stages.length === 0 || (row.stage !== null && filters.stages.includes(row.stage))) &&
      (filters.sentiments.length === 0 || filters.sentiments.includes(row.sentiment ?? 'none')) &&
      (filters.bands.length === 0 || (row.health !== null && filters.bands.includes(row.health.band ?? 'none'))) &&
      (!filters.atRiskOnly || row.atRisk) &&
      (filters.arrFromMinor === null || row.arr.minor >= filters.arrFromMinor) &&
      (filters.arrToMinor === null || row.arr.minor <= filters.arrToMinor) &&
      (filters.renewalFrom === null || (row.renewalOn !== null && row.renewalOn >= filters.renewalFrom)) &&
      (filters.renewalTo === null || (row.renewalOn !== null && row.renewalOn <= filters.renewalTo)) &&
      (!filters.dueOnly || (row.cadence.dueOn !== null && row.cadence.dueOn <= today)),
  );
};

/** A view of the grid that was saved under a name. */
export const savedView = z.strictObject({
  name,
  filters: accountFilters,
  sort: z.strictObject({ column: z.enum(accountColumns), descending: z.boolean() }),
  columns: z.array(z.enum(accountColumns)).min(1),
});
export type SavedView = z.infer<typeof savedView>;

export const accountsContract = {
  list: oc.output(type<AccountRow[]>()),
  get: oc.errors(errors).input(z.strictObject({ id, asOf: day.nullable(), before: z.int().nullable().optional() })).output(type<AccountPage>()),
  /** Older entries of the timeline, `after` that many were shown. */
  timeline: oc.errors(errors).input(z.strictObject({ id, after: z.int().min(0) })).output(type<{ entries: CallRow[]; hasMore: boolean }>()),
  create: oc.errors(errors).input(accountFields.partial().extend({ name })).output(type<WrittenRecord>()),
  /** Changes the named fields. Setting a sentiment, even to what it was, confirms it today. */
  update: oc.errors(errors).input(z.strictObject({ id, fields: accountFields.partial() })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
  history: oc.errors(errors).input(z.strictObject({ entity: z.enum(['accounts', 'people', 'contracts', 'activities', 'commitments'] satisfies Entity[]), id })).output(type<HistoryEntry[]>()),
  views: oc.output(type<(SavedView & { id: string })[]>()),
  saveView: oc.errors(errors).input(savedView.extend({ id: id.nullable() })).output(type<WrittenRecord>()),
  removeView: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};
