import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Sentiment } from '#shared/accounts.ts';
import { actionFields, actionTypes, closeInput, type ActionFields, type ActionRow, type ActionType } from '#shared/actions.ts';
import type { CallRow } from '#shared/calls.ts';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import type { RhythmPeriod } from '#shared/presets/rhythm.ts';
import { id, line, type RecordLink, type Written, type WrittenRecord } from '#shared/records.ts';
import type { Priority } from '#shared/settings.ts';

/** The rules that may put something on Today, in the words that a person reads. `weight` ranks them; more is sooner. */
export const todayRules = {
  'commitment-overdue': { weight: 90, says: 'A promise of ours is past its due day' },
  'renewal-late': { weight: 88, says: 'A renewal is past its date and the contract was not followed by another' },
  'at-risk-no-call': { weight: 85, says: 'An account at risk has no call planned within its cadence' },
  'risk-overdue': { weight: 87, says: 'An open risk has no update within its rhythm, or its next step is past its day' },
  'escalation-overdue': { weight: 86, says: 'An open escalation has no update within the rhythm of its severity' },
  'usage-alert': { weight: 79, says: 'Usage fell, went over its level or its capacity, or stopped coming, by a rule of usage alerts' },
  'health-fell': { weight: 76, says: 'The health of an account fell to a lower band, or a use case of it lost its colour' },
  'risk-missing': { weight: 74, says: 'An account is red, has a risk reason, or is PR1 and out of reach, and no risk is open' },
  'will-churn-lesson': { weight: 38, says: 'A risk that was lost, or was to churn, was closed and has no post-mortem yet' },
  'renewal-lesson': { weight: 37, says: 'A renewal was lost and has no post-mortem yet' },
  'value-missing': { weight: 49, says: 'A managed account is near its renewal without a delivered gain or a verified outcome' },
  'health-update': { weight: 28, says: 'The monthly health update of a managed account is not written' },
  'by-hand': { weight: 57, says: 'An action of your own is due' },
  'commitment-due': { weight: 80, says: 'A promise of ours is due today' },
  'call-not-logged': { weight: 75, says: 'A planned call has passed and is not logged' },
  'call-draft': { weight: 70, says: 'A call note was begun and not logged' },
  'follow-up-not-sent': { weight: 65, says: 'A call was held and its follow-up not sent in time' },
  'cadence-overdue': { weight: 60, says: 'The last call is longer ago than the cadence allows, and none is planned' },
  'not-engaged': { weight: 58, says: 'No call or meeting for longer than the limit' },
  'champion-lost': { weight: 82, says: 'A champion left, or is no longer one, and nobody has taken over' },
  'onboarding-stuck': { weight: 78, says: 'An onboarding is open for so long that the account counts as not engaged' },
  'onboarding-no-engagement': { weight: 72, says: 'An onboarding has no first call within its goal' },
  'onboarding-no-value': { weight: 68, says: 'An onboarding has no first value within its goal' },
  'onboarding-open': { weight: 62, says: 'An onboarding is open past its goal' },
  'step-due': { weight: 56, says: 'A step of a running playbook is due' },
  'handoff-open': { weight: 55, says: 'A handoff is past its day and not complete' },
  'milestone-overdue': { weight: 54, says: 'A milestone of a success plan is past its due day' },
  'objective-overdue': { weight: 52, says: 'An objective of a success plan is past its due day' },
  'plan-missing': { weight: 48, says: 'A managed account has no green success plan within the limit' },
  'plan-stale': { weight: 46, says: 'A success plan has had no activity, or no update, within the limit' },
  'plan-no-objective': { weight: 44, says: 'A green success plan has no open objective' },
  'single-threaded': { weight: 42, says: 'An account hangs on one person' },
  'executive-stale': { weight: 40, says: 'An executive was not met within the limit' },
  'review-follow-up': { weight: 67, says: 'A business review was held, and its summary, plan update or first action step is due' },
  'review-step-due': { weight: 55, says: 'A step to a business review is due, or its day has passed and nothing is noted of it' },
  'review-due': { weight: 41, says: 'An account should have a business review planned, or a mini-review after refusals' },
  'week-overfull': { weight: 59, says: 'A week ahead needs more hours than it has' },
  'own-review': { weight: 32, says: 'The quarterly review of the own book is due' },
  'priority-review': { weight: 30, says: 'The quarterly review of segments and priorities is not done' },
  'renewal-notice': { weight: 77, says: 'The date until which notice can be given is near, and nobody gave it' },
  'renewal-call': { weight: 64, says: 'A renewal is so near that “monitor” is no call any more, and has no category' },
  'renewal-manager': { weight: 63, says: 'The renewals manager is to have a renewal' },
  'renewal-review': { weight: 51, says: 'The internal review of a renewal is due' },
  'renewal-window': { weight: 50, says: 'A renewal has entered its window' },
  'seat-loss-signal': { weight: 66, says: 'Few licences are used and use falls, and no risk is open' },
  'survey-follow-up': { weight: 64, says: 'A detractor was not followed up, or the follow-up of a survey answer is due' },
  'opportunity-overdue': { weight: 53, says: 'An open opportunity is past its next step or its close date' },
  'growth-signal': { weight: 43, says: 'The use of an account speaks of growth, and no opportunity is open' },
  'voice-loop-open': { weight: 47, says: 'Something that a customer asked for was released or declined, and the customer was not told' },
  'consent-expiring': { weight: 39, says: 'The consent of a reference runs out, or ran out' },
  'commitment-theirs-overdue': { weight: 45, says: 'A promise of the customer is past its due day' },
  'sentiment-stale': { weight: 20, says: 'Your sentiment on an account is older than the limit' },
} as const;
export type TodayRule = keyof typeof todayRules;
export const todayRuleNames = Object.keys(todayRules) as [TodayRule, ...TodayRule[]];

/** The type of action that a row of each rule is (rules.md § 12), unless the row says another. */
export const typeOfRule: Record<TodayRule, ActionType> = {
  'commitment-overdue': 'activity', 'commitment-due': 'activity', 'commitment-theirs-overdue': 'activity', 'call-not-logged': 'activity', 'call-draft': 'activity', 'follow-up-not-sent': 'activity', 'cadence-overdue': 'activity', 'by-hand': 'activity', 'health-update': 'activity', 'week-overfull': 'activity', 'own-review': 'activity',
  'opportunity-overdue': 'expansion', 'growth-signal': 'expansion', 'seat-loss-signal': 'risk', 'survey-follow-up': 'activity',
  'renewal-late': 'renewal', 'renewal-window': 'renewal', 'renewal-notice': 'renewal', 'renewal-call': 'renewal', 'renewal-manager': 'renewal', 'renewal-review': 'renewal', 'renewal-lesson': 'renewal', 'value-missing': 'renewal',
  'at-risk-no-call': 'risk', 'risk-overdue': 'risk', 'escalation-overdue': 'risk', 'usage-alert': 'risk', 'health-fell': 'risk', 'risk-missing': 'risk', 'will-churn-lesson': 'risk', 'not-engaged': 'risk', 'champion-lost': 'risk', 'single-threaded': 'risk', 'executive-stale': 'risk', 'sentiment-stale': 'risk',
  'onboarding-stuck': 'lifecycle', 'onboarding-no-engagement': 'lifecycle', 'onboarding-no-value': 'lifecycle', 'onboarding-open': 'lifecycle', 'step-due': 'lifecycle', 'handoff-open': 'lifecycle', 'priority-review': 'lifecycle',
  'voice-loop-open': 'activity', 'consent-expiring': 'activity',
  'review-follow-up': 'objective', 'review-step-due': 'objective', 'review-due': 'objective',
  'milestone-overdue': 'objective', 'objective-overdue': 'objective', 'plan-missing': 'objective', 'plan-stale': 'objective', 'plan-no-objective': 'objective',
};

/**
 * One row of Today. `key` names the rule, the record and the occurrence, so that the same thing that happens again is a new row.
 * `why` is the trace: the facts that the rule saw. `next` says what to do.
 */
export type TodayItem = {
  key: string;
  rule: TodayRule;
  type: ActionType;
  account: RecordLink | null;
  priority: Priority | null;
  sentiment: Sentiment | null;
  title: string;
  why: string;
  next: string;
  since: Day;
  records: RecordLink[];
  score: number;
};

/**
 * The rank of a row: the rule first, then how long it has waited, then who it is for. At risk comes before everything that is
 * not a promise, PR1 before PR2 (rules.md § 3, order of work). Waiting adds a point a day up to 20.
 */
export const scoreOf = (rule: TodayRule, facts: { waitedDays: number; priority: Priority | null; atRisk: boolean }): number =>
  todayRules[rule].weight + Math.min(20, Math.max(0, facts.waitedDays)) + (facts.atRisk ? 15 : 0) + (facts.priority === 'PR1' ? 8 : facts.priority === 'PR2' ? 3 : 0);

/** Rows in the order in which to work them; equal ones oldest first, then by name, so that nothing jumps. */
export const rank = (items: readonly TodayItem[]): TodayItem[] =>
  items.toSorted((a, b) => b.score - a.score || a.since.localeCompare(b.since) || a.title.localeCompare(b.title) || a.key.localeCompare(b.key));

/** An item of the rhythm; `key` is one of the catalogue or of the own ones. */
export type RhythmItem = { key: string; period: RhythmPeriod; text: string; done: boolean };

/** Rows of a day that are shown; the others wait behind them, in a book larger than one person works. */
export const shownRows = 200;

/**
 * The page that opens the day: the first rows, and how many there are of each rule. `snoozed` counts rows that come back later, `later` actions made by hand
 * that are not due yet. `inWork` are the keys of rows that somebody works on. `nextUp` says what is next on an empty day.
 */
export type TodayPage = {
  on: Day;
  items: TodayItem[];
  inWork: string[];
  later: number;
  counts: Partial<Record<TodayRule, number>>;
  calls: CallRow[];
  rhythm: RhythmItem[];
  snoozed: number;
  nextUp: string;
};

/** What is open at the end of the day. */
export type WrapUp = { notLogged: CallRow[]; followUps: CallRow[]; withoutNextStep: RecordLink[]; commitmentsMade: number; callsHeld: number };

const key = z.string().min(3).max(200);
const row = z.strictObject({ key });
const filters = z.strictObject({ type: z.enum(actionTypes).optional(), rule: z.enum(todayRuleNames).optional(), accountId: id.optional() });
/** Which rows are asked for; nothing is all of them. With the rule `by-hand`, those that are not due yet too. */
export type TodayFilters = z.infer<typeof filters>;

/** Closed actions are listed for so many days. */
export const closedDays = 90;

export const todayContract = {
  read: oc.input(filters.optional()).output(type<TodayPage>()),
  /** The rows that wait for a day, soonest first, or those closed in the last 90 days, newest first. */
  list: oc.input(filters.extend({ view: z.enum(['snoozed', 'closed']) })).output(type<ActionRow<TodayRule>[]>()),
  wrapUp: oc.output(type<WrapUp>()),
  /** Closed as success; the row comes back only when it happens again. */
  done: oc.errors(errors).input(row).output(type<Written>()),
  snooze: oc.errors(errors).input(z.strictObject({ key, until: day, reason: line.min(1, 'Say why it can wait.') })).output(type<Written>()),
  /** Closed lost, by one of the reasons of rules.md § 12; `not-relevant` and `not-needed` count as noise against the rule. */
  dismiss: oc.errors(errors).input(closeInput).output(type<Written>()),
  /** Takes a row into work, or back. */
  start: oc.errors(errors).input(z.strictObject({ key, inWork: z.boolean() })).output(type<Written>()),
  /** Takes back that a row was snoozed or closed. */
  reopen: oc.errors(errors).input(row).output(type<Written>()),
  tick: oc.errors(errors).input(z.strictObject({ key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'That is not in the rhythm.'), done: z.boolean() })).output(type<Written>()),

  /** An action made by hand. */
  action: oc.errors(errors).input(z.strictObject({ id })).output(type<ActionFields & { id: string }>()),
  create: oc.errors(errors).input(actionFields.partial().extend({ title: actionFields.shape.title })).output(type<WrittenRecord>()),
  update: oc.errors(errors).input(z.strictObject({ id, fields: actionFields.partial() })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};
