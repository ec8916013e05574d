import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { sentiments, type Sentiment } from '#shared/accounts.ts';
import type { Commitment } from '#shared/commitments.ts';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { escalationKinds, severities, type Agreement, type EscalationClock, type Severity } from '#shared/escalation-rules.ts';
import { id, line, name, webAddress, type Written, type WrittenRecord } from '#shared/records.ts';

const text = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');

export const escalationFields = z.strictObject({
  kind: z.enum(escalationKinds),
  title: name,
  about: text,
  /** One of the team; `null` is the CSM. */
  ownerId: id.nullable(),
  exitCriteria: text.min(1, 'Exit criteria are set at the start: say when it is over.'),
  /** The open risk of the account that it belongs to. */
  riskId: id.nullable(),
});
export type EscalationFields = z.infer<typeof escalationFields>;

/** One row of the list. A closed escalation has no clock. */
export type EscalationRow = EscalationFields & Agreement & {
  id: string;
  accountId: string;
  accountName: string;
  severity: Severity;
  state: 'open' | 'closed';
  openedOn: Day;
  owner: string;
  customerAgreedBy: string;
  clock: EscalationClock | null;
  lastUpdate: { on: Day; text: string } | null;
  links: number;
  openCommitments: number;
  closedOn: Day | null;
  outcome: string;
  sentimentAfter: Sentiment | null;
};

export type EscalationUpdate = { id: string; on: Day; severity: Severity; text: string };
/** A support case, or an issue of engineering where `caseId` is `null`; of a case the register of cases says number, title and status. */
export type EscalationLink = { id: string; caseId: string | null; key: string; title: string; status: string; url: string };
/** One escalation with all that belongs to it, the newest update first. `attachable` are open promises of the account that hang on nothing. */
export type Escalation = EscalationRow & { updates: EscalationUpdate[]; linked: EscalationLink[]; commitments: Commitment[]; attachable: { id: string; text: string }[]; cases: { id: string; number: string; title: string; status: string }[]; risk: { id: string; label: string } | null };

const one = z.strictObject({ id });
export const issueFields = z.strictObject({ issueKey: line, title: line, status: line, url: webAddress });

export const escalationsContract = {
  list: oc.input(z.strictObject({ state: z.enum(['open', 'closed']) })).output(type<EscalationRow[]>()),
  get: oc.errors(errors).input(one).output(type<Escalation>()),
  /** The escalations of an account, open ones first, as they were known at the end of `asOf` where that is given. */
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<EscalationRow[]>()),
  open: oc
    .errors(errors)
    .input(escalationFields.partial({ kind: true, about: true, ownerId: true, riskId: true }).extend({ accountId: id, severity: z.enum(severities) }))
    .output(type<WrittenRecord>()),
  change: oc.errors(errors).input(one.extend({ fields: escalationFields.partial() })).output(type<WrittenRecord>()),
  /** Writes an update, which starts the clock anew, with the severity from then on. */
  update: oc.errors(errors).input(one.extend({ severity: z.enum(severities), text: text.min(1, 'Say what is new.') })).output(type<WrittenRecord>()),
  /** Links a support case of the account, or an issue of engineering. */
  link: oc.errors(errors).input(one.extend({ caseId: id }).or(one.extend({ issue: issueFields }))).output(type<WrittenRecord>()),
  changeIssue: oc.errors(errors).input(one.extend({ fields: issueFields.partial() })).output(type<WrittenRecord>()),
  unlink: oc.errors(errors).input(one).output(type<Written>()),
  /** Our side agrees that it is over: who, and on which day. `null` takes that back. */
  ourAgreement: oc.errors(errors).input(one.extend({ agreed: z.strictObject({ by: line.min(1, 'Say who of us agreed.'), on: day }).nullable() })).output(type<WrittenRecord>()),
  /** The customer agrees that it is over: a person of the account, and the day. `null` takes that back. */
  customerAgreement: oc.errors(errors).input(one.extend({ agreed: z.strictObject({ personId: id, on: day }).nullable() })).output(type<WrittenRecord>()),
  /** Closes it once both sides agreed. The sentiment becomes the account's. */
  close: oc.errors(errors).input(one.extend({ outcome: text.min(1, 'Say how it ended.'), sentiment: z.enum(sentiments) })).output(type<WrittenRecord>()),
  reopen: oc.errors(errors).input(one).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(one).output(type<Written>()),
};
