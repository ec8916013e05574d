import { addMonths, daysBetween, type Day } from '#shared/days.ts';
import { formatMoney } from '#shared/money.ts';
import type { Priority, Segment } from '#shared/settings.ts';

/** What the decision trees look at. */
export type PriorityFacts = {
  /** Who looks after the account: the CSM, nobody (a child account), or digital programmes only. */
  coverage: 'managed' | 'unmanaged' | 'digital';
  atRisk: boolean;
  onboarding: boolean;
  startedOn: Day | null;
  arrMinor: number;
  /** The currency of `arrMinor`; another one than the book's is not compared with the limit. */
  currency: string;
  upgradeExpectedOn: Day | null;
  growthExpectedOn: Day | null;
  criticalInitiative: string;
  /** A priority that a person set, with their reason. It always wins. */
  override: { priority: Priority; reason: string } | null;
};

/** A priority always carries its reason (rules.md § 3). `by` says whether a rule or a person decided. */
export type PriorityDecision = { priority: Priority; reason: string; by: 'rule' | 'person' };

const within = (expectedOn: Day | null, months: number, today: Day): boolean =>
  expectedOn !== null && expectedOn >= today && expectedOn <= addMonths(today, months);

const reasonForPR1 = (facts: PriorityFacts, segment: Segment, bookCurrency: string, today: Day): string | null => {
  const limit = segment.arrLimitMinor;
  const comparable = limit !== null && facts.currency === bookCurrency;
  const age = facts.startedOn === null ? null : daysBetween(facts.startedOn, today);
  const isFirst = age !== null && age >= 0 && age < segment.firstDays;
  switch (segment.tree) {
    case 'enterprise':
      if (within(facts.upgradeExpectedOn, segment.growthMonths, today)) return `Tier upgrade expected within ${segment.growthMonths} months`;
      if (facts.atRisk) return 'Risk of churn or contraction';
      if (isFirst) return `First ${segment.firstDays} days`;
      if (comparable && facts.arrMinor > limit) return `ARR over ${formatMoney(limit, bookCurrency)}`;
      return null;
    case 'commercial':
      if (comparable && facts.arrMinor >= limit) return `ARR at or over ${formatMoney(limit, bookCurrency)}`;
      if (isFirst) return `First ${segment.firstDays} days`;
      if (facts.criticalInitiative !== '') return `Critical initiative: ${facts.criticalInitiative}`;
      if (within(facts.growthExpectedOn, segment.growthMonths, today) || within(facts.upgradeExpectedOn, segment.growthMonths, today)) {
        return `Growth expected within ${segment.growthMonths} months`;
      }
      if (facts.atRisk) return 'At risk';
      return null;
    case 'none':
      return facts.atRisk ? 'At risk' : null;
  }
};

/** The priority of an account by the trees of rules.md § 3, first rule that holds. A person's override wins over all of them. */
export const priorityOf = (facts: PriorityFacts, segment: Segment, bookCurrency: string, today: Day): PriorityDecision => {
  if (facts.override !== null) return { ...facts.override, by: 'person' };
  if (facts.coverage === 'unmanaged') return { priority: 'PR3', reason: 'Unmanaged child account', by: 'rule' };
  if (facts.coverage === 'digital') return { priority: 'PR4', reason: 'Digital only', by: 'rule' };
  const reason = reasonForPR1(facts, segment, bookCurrency, today) ?? (facts.onboarding ? 'Onboarding is not done' : null);
  return reason === null ? { priority: 'PR2', reason: 'No rule asks for more', by: 'rule' } : { priority: 'PR1', reason, by: 'rule' };
};
