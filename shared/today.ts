import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Sentiment } from '#shared/accounts.ts';
import type { CallRow } from '#shared/calls.ts';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { rhythm, type RhythmKey, type RhythmPeriod } from '#shared/presets/rhythm.ts';
import { line, type RecordLink, type Written } from '#shared/records.ts';
import type { Priority } from '#shared/settings.ts';

/** The rules that may put something on Today, in the words that a person reads. `weight` ranks them; more is sooner. */
export const todayRules = {
  'commitment-overdue': { weight: 90, says: 'A promise of ours is past its due day' },
  'renewal-late': { weight: 88, says: 'A renewal is past its date and the contract was not followed by another' },
  'at-risk-no-call': { weight: 85, says: 'An account at risk has no call planned within its cadence' },
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
  'priority-review': { weight: 30, says: 'The quarterly review of segments and priorities is not done' },
  'renewal-window': { weight: 50, says: 'A renewal has entered its window' },
  'commitment-theirs-overdue': { weight: 45, says: 'A promise of the customer is past its due day' },
  'sentiment-stale': { weight: 20, says: 'Your sentiment on an account is older than the limit' },
} as const;
export type TodayRule = keyof typeof todayRules;
export const todayRuleNames = Object.keys(todayRules) as [TodayRule, ...TodayRule[]];

/**
 * One row of Today. `key` names the rule, the record and the occurrence, so that the same thing that happens again is a new row.
 * `why` is the trace: the facts that the rule saw. `next` says what to do.
 */
export type TodayItem = {
  key: string;
  rule: TodayRule;
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

export type RhythmItem = { key: RhythmKey; period: RhythmPeriod; text: string; done: boolean };

/** Rows of a day that are shown; the others wait behind them, in a book larger than one person works. */
export const shownRows = 200;

/** The page that opens the day: the first rows, and how many there are of each rule. `snoozed` counts rows that come back later. `nextUp` says what is next on an empty day. */
export type TodayPage = {
  on: Day;
  items: TodayItem[];
  counts: Partial<Record<TodayRule, number>>;
  calls: CallRow[];
  rhythm: RhythmItem[];
  snoozed: number;
  nextUp: string;
};

/** What is open at the end of the day. */
export type WrapUp = { notLogged: CallRow[]; followUps: CallRow[]; withoutNextStep: RecordLink[]; commitmentsMade: number; callsHeld: number };

const key = z.string().min(3).max(200);

export const todayContract = {
  read: oc.output(type<TodayPage>()),
  wrapUp: oc.output(type<WrapUp>()),
  /** Dealt with; the row comes back only when it happens again. */
  done: oc.errors(errors).input(z.strictObject({ key })).output(type<Written>()),
  snooze: oc.errors(errors).input(z.strictObject({ key, until: day, reason: line.min(1, 'Say why it can wait.') })).output(type<Written>()),
  /** Not worth a row; counts as noise against its rule. */
  dismiss: oc.errors(errors).input(z.strictObject({ key, reason: line.min(1, 'Say why it does not matter.') })).output(type<Written>()),
  tick: oc.errors(errors).input(z.strictObject({ key: z.enum(rhythm.map((one) => one.key)), done: z.boolean() })).output(type<Written>()),
};
