import { isAtRisk, isOnboarding, type Account, type AccountRow } from '#shared/accounts.ts';
import { cadenceOf, type Cadence } from '#shared/cadence.ts';
import type { Day } from '#shared/days.ts';
import { priorityOf, type PriorityDecision } from '#shared/priority.ts';
import { segmentOf, type Settings } from '#shared/settings.ts';

/** What the rules alone would say of an account: its priority and cadence without what a person set by hand. */
export const ruleSays = (account: Account, row: AccountRow, settings: Settings, today: Day): { priority: PriorityDecision; cadence: Cadence } => {
  const segment = segmentOf(settings, account.segment);
  const facts = { atRisk: isAtRisk(account), onboarding: isOnboarding(account), startedOn: account.csmSince ?? account.customerSince };
  const { coverage } = row;
  const { upgradeExpectedOn, growthExpectedOn, criticalInitiative } = account;
  return {
    priority: priorityOf(
      { ...facts, coverage, upgradeExpectedOn, growthExpectedOn, criticalInitiative, arrMinor: row.arr.minor, currency: row.arr.currency, override: null },
      segment, settings.currency, today,
    ),
    // Who was handed out or merged is called by nobody here, whatever the priority.
    cadence: coverage !== account.coverage ? row.cadence : cadenceOf({ ...facts, priority: row.priority.priority, lastEngagementOn: row.lastEngagementOn, overrideDays: null }, segment, settings, today),
  };
};
