import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Sentiment } from '#shared/accounts.ts';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { id, line, name, webAddress, type Written, type WrittenRecord } from '#shared/records.ts';
import { severities, type CaseMonth, type CasePattern, type CaseVolume, type SeverityMix } from '#shared/support-rules.ts';

/** Who has to do something next; a closed case has the day on which it was closed. */
export const caseStatuses = ['open', 'waiting', 'closed'] as const;
export type CaseStatus = (typeof caseStatuses)[number];
export const statusNames: Record<CaseStatus, string> = { open: 'Open', waiting: 'Waiting on the customer', closed: 'Closed' };

export const caseFields = z.strictObject({
  accountId: id,
  /** What the help desk calls it, such as #4711. */
  number: line,
  title: name,
  severity: z.enum(severities),
  status: z.enum(caseStatuses),
  /** What it is about, in a word or two; cases of one theme make a pattern. */
  theme: line,
  openedOn: day,
  closedOn: day.nullable(),
  url: webAddress,
  notes: z.string().max(10_000, 'That is longer than 10,000 characters.'),
});
export type CaseFields = z.infer<typeof caseFields>;

/** A stored case. `ageDays` is how long it is open, or was. */
export type SupportCase = CaseFields & { id: string; accountName: string; ageDays: number };

/** Which cases to list; `null` and '' let everything through. `pattern` keeps those that the pattern of the theme counts. */
export const caseFilters = z.strictObject({
  text: z.string().max(200),
  accountId: id.nullable(),
  severity: z.enum(severities).nullable(),
  state: z.enum(['open', 'closed', 'old']).nullable(),
  theme: z.string().max(500),
  pattern: z.boolean(),
});
export type CaseFilters = z.infer<typeof caseFilters>;
export const noCaseFilters: CaseFilters = { text: '', accountId: null, severity: null, state: null, theme: '', pattern: false };

/** As many rows as a list holds at most. */
export const mostCases = 2_000;
/** Newest first; `total` counts also those beyond the most. */
export type CaseList = { cases: SupportCase[]; total: number };

/** The book's cases in figures. `open` is by severity, `old` of them are older than the settings say. `themes` are those there are, the most frequent first. */
export type SupportOverview = { total: number; open: SeverityMix; old: number; volume: CaseVolume; months: CaseMonth[]; patterns: CasePattern[]; themes: string[]; accounts: { id: string; name: string }[]; knownTo: Day | null };

/** The cases of an account, as known on `asOf` where that is given. `band` is the colour of its cases a month. */
export type AccountSupport = { cases: SupportCase[]; open: SeverityMix; volume: CaseVolume; band: Sentiment | null; months: CaseMonth[]; patterns: CasePattern[]; asOf: Day | null };

export const supportContract = {
  list: oc.errors(errors).input(caseFilters).output(type<CaseList>()),
  overview: oc.output(type<SupportOverview>()),
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<AccountSupport>()),
  create: oc.errors(errors).input(caseFields.partial().extend({ accountId: id, title: name })).output(type<WrittenRecord>()),
  update: oc.errors(errors).input(z.strictObject({ id, fields: caseFields.partial() })).output(type<WrittenRecord>()),
  /** Closes a case today. */
  close: oc.errors(errors).input(z.strictObject({ id })).output(type<WrittenRecord>()),
  reopen: oc.errors(errors).input(z.strictObject({ id })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};
