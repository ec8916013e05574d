import type { AccountRow, Stage } from '#shared/accounts.ts';
import { addDays, fiscalQuarter, type Day } from '#shared/days.ts';
import { gatesOf, nextStage, stageName, type JourneyFacts } from '#shared/journey-rules.ts';
import { formatMoney } from '#shared/money.ts';
import type { PriorityDecision } from '#shared/priority.ts';
import { segmentOf, type Priority, type Segment, type Settings } from '#shared/settings.ts';

/** What the quarterly review may change of an account; `none` says that nothing asks for a change. */
export const proposalKinds = ['segment', 'priority', 'stage', 'none'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

export const reviewRules = {
  'arr-over-limit': 'ARR is at the limit of a commercial segment',
  'override-not-needed': 'A priority set by hand says what the rule says',
  'override-differs': 'A priority set by hand differs from the rule',
  'priority-moved': 'The rule says another priority than last quarter',
  'gates-met': 'Every gate of the stage is met',
  unchanged: 'Nothing asks for a change',
} as const;
export type ReviewRule = keyof typeof reviewRules;

/** One change that a rule proposes. `before` and `after` are keys of segments, priorities or stages; `says` is why. */
export type Proposal = { kind: ProposalKind; rule: ReviewRule; before: string; after: string; says: string };

/** What the review looks at for one account. */
export type ReviewFacts = {
  row: Pick<AccountRow, 'segment' | 'stage' | 'priority' | 'arr'>;
  /** What the tree says without the priority that was set by hand. */
  rule: PriorityDecision;
  /** The priority at the last review before this quarter; `null` where there was none. */
  lastPriority: Priority | null;
  journey: JourneyFacts;
};

const segmentProposal = ({ row }: ReviewFacts, settings: Settings): Proposal | null => {
  const now = segmentOf(settings, row.segment);
  const limit = now.arrLimitMinor;
  const larger = settings.segments.find((one) => one.tree === 'enterprise');
  if (!settings.journey.proposesSegment || now.tree !== 'commercial' || limit === null || larger === undefined || row.arr.currency !== settings.currency || row.arr.minor < limit) return null;
  return { kind: 'segment', rule: 'arr-over-limit', before: now.key, after: larger.key, says: `ARR of ${formatMoney(row.arr.minor, row.arr.currency, 'short')} is at or over ${formatMoney(limit, settings.currency, 'short')}, the limit of ${now.name}` };
};

const priorityProposal = ({ row, rule, lastPriority }: ReviewFacts): Proposal | null => {
  const now = row.priority;
  if (now.by === 'person') {
    return now.priority === rule.priority
      ? { kind: 'priority', rule: 'override-not-needed', before: now.priority, after: rule.priority, says: `${now.priority} was set by hand (${now.reason}); the rule now says the same: ${rule.reason}` }
      : { kind: 'priority', rule: 'override-differs', before: now.priority, after: rule.priority, says: `${now.priority} was set by hand (${now.reason}); the rule says ${rule.priority}: ${rule.reason}` };
  }
  if (lastPriority === null || lastPriority === now.priority) return null;
  return { kind: 'priority', rule: 'priority-moved', before: lastPriority, after: now.priority, says: `${lastPriority} last quarter; the rule now says ${now.priority}: ${now.reason}` };
};

const stageProposal = ({ row, journey }: ReviewFacts, settings: Settings): Proposal | null => {
  if (row.stage === null) return null;
  const [next, found] = [nextStage(row.stage), gatesOf(row.stage, journey, settings.journey)];
  if (next === null || found.length === 0 || found.some(({ met }) => !met)) return null;
  return { kind: 'stage', rule: 'gates-met', before: row.stage, after: next, says: found.map(({ finding }) => finding).join('; ') };
};

/** The changes that the rules propose for an account at the quarterly review (rules.md § 3); none of them is `unchanged`. */
export const proposalsOf = (facts: ReviewFacts, settings: Settings): Proposal[] => {
  const found = [segmentProposal(facts, settings), priorityProposal(facts), stageProposal(facts, settings)].filter((one) => one !== null);
  const { priority } = facts.row.priority;
  return found.length === 0 ? [{ kind: 'none', rule: 'unchanged', before: priority, after: priority, says: `${priority}: ${facts.row.priority.reason}` }] : found;
};

/** The words of a value of a proposal. */
export const proposalValue = (kind: ProposalKind, value: string, settings: Settings): string => {
  switch (kind) {
    case 'segment':
      return settings.segments.find(({ key }) => key === value)?.name ?? value;
    case 'stage':
      return stageName(value as Stage);
    case 'priority':
    case 'none':
      return value;
  }
};

/** A fiscal quarter by a key that sorts, `2026-Q4`, and its days. */
export type Quarter = { key: string; from: Day; to: Day };
export const quarterOf = (on: Day, fiscalYearStart: number): Quarter => {
  const { year, quarter, from, to } = fiscalQuarter(on, fiscalYearStart);
  return { key: `${year}-Q${quarter}`, from, to };
};
/** `FY2026 Q4`, from its key. */
export const quarterName = (key: string): string => key.replace(/^(\d+)-(Q\d)$/, 'FY$1 $2');

/**
 * Which quarter's review is to be done: this quarter's from its last weeks on; before that the last one's, where it was left unfinished.
 * `isDue` is false where neither is asked for yet, and then the review of this quarter may be done early.
 */
export const reviewDue = (today: Day, settings: Pick<Settings, 'fiscalYearStart' | 'journey'>, leftOf: (quarter: Quarter) => number): { quarter: Quarter; isDue: boolean; since: Day; isOverdue: boolean } => {
  const now = quarterOf(today, settings.fiscalYearStart);
  const opens = addDays(now.to, 1 - settings.journey.reviewDays);
  if (today < opens) {
    const last = quarterOf(addDays(now.from, -1), settings.fiscalYearStart);
    if (leftOf(last) > 0) return { quarter: last, isDue: true, since: addDays(last.to, 1 - settings.journey.reviewDays), isOverdue: true };
  }
  return { quarter: now, isDue: today >= opens && leftOf(now) > 0, since: opens, isOverdue: false };
};

/** The PR1 accounts of a segment against the share that they should not exceed (rules.md § 3); unmanaged accounts do not count. */
export type Share = { key: string; name: string; pr1: number; accounts: number; most: number | null };
export const sharesOf = (rows: readonly Pick<AccountRow, 'segment' | 'priority' | 'coverage'>[], settings: Settings): Share[] =>
  settings.segments.map((segment: Segment) => {
    const own = rows.filter((row) => row.coverage === 'managed' && segmentOf(settings, row.segment).key === segment.key);
    return { key: segment.key, name: segment.name, pr1: own.filter((row) => row.priority.priority === 'PR1').length, accounts: own.length, most: segment.shareOfPR1 };
  });
export const isOverShare = ({ pr1, accounts, most }: Share): boolean => most !== null && accounts > 0 && pr1 / accounts > most;
