import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { sentiments, type AccountRow, type Sentiment } from '#shared/accounts.ts';
import type { Commitment } from '#shared/commitments.ts';
import { addWorkingDays, day, instant, type Day, type Instant, type WorkCalendar } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { id, line, type Written, type WrittenRecord } from '#shared/records.ts';
import { richText, type RichText } from '#shared/rich-text.ts';

/** What an entry of the timeline is. Only a held call, meeting or workshop counts as engagement (rules.md § 2). */
export const activityTypes = ['call', 'meeting', 'workshop', 'email', 'update', 'note', 'health update', 'escalation'] as const;
export type ActivityType = (typeof activityTypes)[number];
export const engagementTypes = ['call', 'meeting', 'workshop'] as const satisfies ActivityType[];

/** `draft` is being written and was never logged; `planned` is in the calendar. */
export const callStates = ['draft', 'planned', 'held', 'no-show', 'cancelled'] as const;
export type CallState = (typeof callStates)[number];

/** True where an entry moves the account's last engagement. */
export const isEngagement = (call: { type: string; state: string }): boolean =>
  call.state === 'held' && (engagementTypes as readonly string[]).includes(call.type);

/** Someone at a call: a person of the account, or a name that is in no record. `mentioned` was named in the note but not there. */
export const attendee = z.strictObject({
  personId: id.nullable(),
  name: line,
  email: line.toLowerCase(),
  side: z.enum(['ours', 'theirs']),
  presence: z.enum(['attended', 'invited', 'mentioned']),
});
export type Attendee = z.infer<typeof attendee>;

/** What the editor writes by itself while typing. Every field is optional: only what changed is sent. */
export const callDraft = z.strictObject({
  accountId: id,
  type: z.enum(activityTypes),
  title: line,
  on: day,
  /** When it starts; `null` is a day without a time. */
  startsAt: instant.nullable(),
  minutes: z.int().min(0).max(1_440).nullable(),
  sentiment: z.enum(sentiments).nullable(),
  agenda: z.string().max(20_000),
  body: richText,
  attendees: z.array(attendee).max(200),
});
export type CallDraft = z.infer<typeof callDraft>;

/** One entry of the timeline or of a list. `excerpt` is the first 300 characters of the note. */
export type CallRow = {
  id: string;
  accountId: string | null;
  accountName: string;
  type: ActivityType;
  state: CallState;
  title: string;
  on: Day;
  startsAt: Instant | null;
  minutes: number | null;
  sentiment: Sentiment | null;
  excerpt: string;
  attendees: string[];
  commitments: number;
  loggedAt: Instant | null;
  followUpSentAt: Instant | null;
};

/** A call with everything that its page shows. */
export type Call = Omit<CallRow, 'attendees' | 'commitments'> & {
  agenda: string;
  body: RichText;
  attendees: (Attendee & { id: string })[];
  commitments: Commitment[];
};

/** One account whose cadence asks for a call. `overdueDays` is negative before the due day. */
export type CadenceDue = { account: AccountRow; dueOn: Day; overdueDays: number; plannedOn: Day | null };

/** What to know before a call, on one screen. */
export type Brief = {
  account: AccountRow;
  call: CallRow | null;
  lastCall: CallRow | null;
  attendees: { name: string; title: string; role: string; isKey: boolean; lastMetOn: Day | null; personId: string | null }[];
  /** Promises still open, ours and theirs, overdue first. */
  commitments: Commitment[];
  /** What was kept since the last call. */
  keptSince: Commitment[];
  /** Key people of the account who were not met in 90 days. */
  missing: { personId: string; name: string; title: string; lastMetOn: Day | null }[];
  /** Sentences worth saying or knowing: renewal, risk, cadence, sentiment. */
  watch: string[];
  /** The agenda that writes itself, one point a line. */
  agenda: string[];
};

/** A follow-up that is ready to be sent by the person; Daybook itself sends nothing. */
export type FollowUp = { to: string[]; subject: string; text: string; mailto: string };

/** By when a call should be in the log (rules.md § 2, after the call). */
export const logBy = (on: Day, withinWorkingDays: number, calendar: WorkCalendar): Day => addWorkingDays(on, withinWorkingDays, calendar);

export const callsContract = {
  /** Calls of a span of days, both included, oldest first. */
  list: oc.input(z.strictObject({ from: day, to: day, state: z.enum(callStates).nullable() })).output(type<CallRow[]>()),
  /** The newest logged entries of the whole book. */
  recent: oc.input(z.strictObject({ limit: z.int().min(1).max(200) })).output(type<CallRow[]>()),
  drafts: oc.output(type<CallRow[]>()),
  due: oc.input(z.strictObject({ withinDays: z.int().min(0).max(365) })).output(type<CadenceDue[]>()),
  get: oc.errors(errors).input(z.strictObject({ id })).output(type<Call>()),
  brief: oc.errors(errors).input(z.strictObject({ accountId: id, callId: id.nullable() })).output(type<Brief>()),
  followUp: oc.errors(errors).input(z.strictObject({ id })).output(type<FollowUp>()),
  /** Saves what was typed. Makes a draft where the id is new; several saves of one call in five minutes are one step of undo. */
  write: oc.errors(errors).input(z.strictObject({ id, fields: callDraft.partial().extend({ accountId: id.optional() }) })).output(type<WrittenRecord>()),
  /** Puts a call in the calendar. */
  plan: oc.errors(errors).input(callDraft.partial().extend({ accountId: id, on: day })).output(type<WrittenRecord>()),
  /** The call took place (or did not); it leaves the list of calls to log. A sentiment becomes the account's. */
  log: oc.errors(errors).input(z.strictObject({ id, state: z.enum(['held', 'no-show', 'cancelled']), fields: callDraft.partial() })).output(type<WrittenRecord>()),
  sentFollowUp: oc.errors(errors).input(z.strictObject({ id, sent: z.boolean() })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};
