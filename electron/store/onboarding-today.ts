import type { AccountRow } from '#shared/accounts.ts';
import { dayName, daysBetween, addDays, type Day } from '#shared/days.ts';
import type { Onboarding } from '#shared/onboarding.ts';
import { warningsOf, type OnboardingWarning } from '#shared/onboarding-rules.ts';
import { days, itemOf } from '#shared/today-rules.ts';
import type { TodayItem } from '#shared/today.ts';
import type { Context } from '#electron/context.ts';
import { itemsOnce, keepByAccount } from '#electron/store/account-cache.ts';
import type { TodaySource } from '#electron/store/today-source.ts';
import { createOnboardingRows } from '#electron/store/onboarding-rows.ts';

/** The first step of a run that is due, and how many are. */
type DueStep = { runId: string; run: string; accountId: string; name: string; dueOn: Day; steps: number };

/** Rows of open onboardings, one each, and of steps that are due, one a run. */
export const createOnboardingToday = (context: Context): TodaySource => {
  const { store, settings } = context;
  const rows = createOnboardingRows(context);
  // A step is the CSM's where it has the role, or where nobody of the team has the job that it asks for.
  const dueSteps = store.db.prepare<object, DueStep>(
    `SELECT r.id AS runId, r.name AS run, r.account_id AS accountId, s.name, min(s.due_on) AS dueOn, count(*) AS steps
     FROM run_steps s JOIN playbook_runs r ON r.id = s.run_id
     WHERE s.state = 'open' AND s.deleted_at IS NULL AND s.due_on <= @on AND r.account_id IN (SELECT value FROM json_each(@ids)) AND r.state = 'running' AND r.deleted_at IS NULL AND s.owner_id IS NULL
       AND (s.role = 'csm' OR NOT EXISTS (SELECT 1 FROM account_roles t WHERE t.account_id = r.account_id AND t.job = s.role AND t.deleted_at IS NULL))
     GROUP BY r.id ORDER BY dueOn`,
  );
  const stepsDue = keepByAccount(context, (ids, on) => Map.groupBy(dueSteps.all({ ids: JSON.stringify(ids), on }), (step) => step.accountId));
  const stepRows = itemsOnce((steps: readonly DueStep[], account, on) =>
    steps.map((step) => {
      const more = step.steps - 1;
      return itemOf({ today: on }, account, {
        key: `step-due:${step.runId}:${step.dueOn}`,
        rule: 'step-due',
        title: `${step.name}${more === 0 ? '' : `, and ${more} more ${more === 1 ? 'step' : 'steps'}`}`,
        why: `${step.run} is running; this step was due on ${dayName(step.dueOn)}${step.dueOn < on ? `, ${days(daysBetween(step.dueOn, on))} ago` : ''}`,
        next: 'Do it, skip it with a reason, or hand it over',
        since: step.dueOn,
        records: [{ entity: 'playbook_runs', id: step.runId, label: step.run }],
      });
    }),
  );

  const onboardingRow = (one: Onboarding, account: AccountRow | null, on: Day): TodayItem[] => {
    const goals = settings().onboarding;
    const rule = warningsOf(one, goals, on).find((warning) => !settings().mutedRules.includes(warning));
    if (rule === undefined) return [];
    const [valueFrom, name] = [one.contractStartOn ?? one.startOn, one.accountName];
    const started = `Onboarding began on ${dayName(one.startOn)}, ${days(daysBetween(one.startOn, on))} ago`;
    const delay = one.delaySide === null ? '' : `. Held up by ${one.delaySide === 'customer' ? 'the customer' : 'us'}: ${one.delayReason}`;
    const words: Record<OnboardingWarning, { since: Day; title: string; why: string; next: string }> = {
      'onboarding-stuck': { since: addDays(one.startOn, goals.stuckDays), title: `The onboarding of ${name} is stuck`, why: `${started}; at ${days(goals.stuckDays)} it counts as not engaged`, next: 'Start the not-engaged playbook on the account, or close the onboarding' },
      'onboarding-no-engagement': { since: addDays(one.startOn, goals.engageDays), title: `No first call with ${name} yet`, why: `${started}; the goal is ${days(goals.engageDays)}`, next: 'Reach someone, or say what holds it up' },
      'onboarding-no-value': { since: addDays(valueFrom, goals.valueDays), title: `No first value for ${name} yet`, why: `The contract began on ${dayName(valueFrom)}; the goal is first value within ${days(goals.valueDays)}`, next: 'Find the shortest way to 10 % of the licences in use' },
      'onboarding-open': { since: addDays(one.startOn, goals.onboardDays), title: `The onboarding of ${name} is open past its goal`, why: `${started}; the goal is ${days(goals.onboardDays)}`, next: 'Close it, or agree on what is left and by when' },
    };
    const { since, title, why, next } = words[rule];
    return [itemOf({ today: on }, account, { key: `${rule}:${one.id}:${since}`, rule, title, why: `${why}${delay}`, next, since, records: [{ entity: 'onboardings', id: one.id, label: `The onboarding of ${name}` }] })];
  };

  return async (on, accounts) => {
    const byId = new Map(accounts.map((account) => [account.id, account]));
    const known = await stepsDue();
    return [
      ...rows.open().flatMap((one) => onboardingRow(one, byId.get(one.accountId) ?? null, on)),
      ...accounts.flatMap((account) => {
        const steps = known.get(account.id);
        return steps === undefined ? [] : stepRows(steps, account, on);
      }),
    ];
  };
};
