import type { AccountRow } from '#shared/accounts.ts';
import { dayName, type Day } from '#shared/days.ts';
import type { PlanRow } from '#shared/plans.ts';
import type { RecordLink } from '#shared/records.ts';
import type { TodayItem, TodayRule } from '#shared/today.ts';
import { itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import type { TodaySource } from '#electron/store/today-source.ts';
import { itemsOnce } from '#electron/store/account-cache.ts';
import { createPlanFacts, planRowOf, type Late, type PlanFacts } from '#electron/store/plan-book.ts';

/** One row for all that is late in an account: it names how many and the oldest, and comes again when one more is late. */
const lateRow = (rule: 'milestone-overdue' | 'objective-overdue', account: AccountRow, late: readonly Late[], today: Day): TodayItem[] => {
  const [oldest] = late;
  const newest = late.at(-1);
  if (oldest === undefined || newest === undefined) return [];
  const one = rule === 'milestone-overdue' ? 'milestone' : 'objective';
  return [
    itemOf({ today }, account, {
      key: `${rule}:${account.id}:${newest.id}:${newest.dueOn}`,
      rule,
      title: late.length === 1 ? `${oldest.name} is overdue` : `${late.length} ${one}s of ${account.name} are overdue`,
      why: late.length === 1 ? `The ${one} was due on ${dayName(oldest.dueOn)}` : `The oldest is “${oldest.name}”, due on ${dayName(oldest.dueOn)}`,
      next: one === 'milestone' ? 'Mark it done, or agree on another day' : 'Close it with its outcome, or agree on another day',
      since: oldest.dueOn,
      records: [{ entity: 'plans', id: oldest.planId, label: 'The success plan' }, ...late.slice(0, 10).map(({ id, name }): RecordLink => ({ entity: one === 'milestone' ? 'milestones' : 'objectives', id, label: name }))],
    }),
  ];
};

const nextOf: Record<string, string> = { red: 'Begin a plan from a template', yellow: 'Complete the plan and make it active', green: 'Open the plan' };

/** What the warnings of a plan put on Today: each rule once for an account. The use case of a new account is shown on the page of plans alone. */
const warned = (row: PlanRow, account: AccountRow, today: Day): TodayItem[] => {
  const link: RecordLink = row.planId === null ? { entity: 'accounts', id: account.id, label: account.name } : { entity: 'plans', id: row.planId, label: row.planName };
  const isNotGreen = row.warnings.some(({ rule }) => rule === 'not-green');
  return row.warnings.flatMap(({ rule, says, since }): TodayItem[] => {
    const item = (todayRule: TodayRule, occurrence: string, title: string, next: string): TodayItem[] =>
      [itemOf({ today }, account, { key: `${todayRule}:${link.id}:${occurrence}`, rule: todayRule, title, why: says, next, since, records: [link] })];
    switch (rule) {
      case 'not-green':
        return item('plan-missing', row.standing.colour, row.planId === null ? `${account.name} has no success plan` : `The plan of ${account.name} is ${row.standing.colour}`, nextOf[row.standing.colour] ?? '');
      case 'quiet':
      case 'not-updated':
        // One row is enough for a plan that is not green anyway.
        return isNotGreen ? [] : item('plan-stale', since, `The plan of ${account.name} is stale`, 'Go through it with the customer, or note what changed');
      case 'no-open-objective':
        return item('plan-no-objective', since, `Every objective of ${account.name} is closed`, 'Agree on the next objective, or close the plan');
      case 'use-case':
        return [];
    }
  });
};

/** What success plans put on Today. Accounts that nobody manages by hand get none. */
export const createPlanToday = (context: Context): TodaySource => {
  const facts = createPlanFacts(context);
  const itemsOf = itemsOnce((own: PlanFacts, account, on) => {
    const row = planRowOf(account, own, context.settings(), on);
    return row === null ? [] : [...warned(row, account, on), ...lateRow('milestone-overdue', account, own.lateMilestones, on), ...lateRow('objective-overdue', account, own.lateObjectives, on)];
  });
  return async (on, accounts) => {
    const known = await facts();
    return accounts.flatMap((account) => {
      const own = account.coverage === 'managed' ? known.get(account.id) : undefined;
      return own === undefined ? [] : itemsOf(own, account, on);
    });
  };
};
