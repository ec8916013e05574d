import type { AccountRow } from '#shared/accounts.ts';
import { dayName, daysBetween, type Day } from '#shared/days.ts';
import type { Direction } from '#shared/handoffs.ts';
import { askedOf } from '#shared/stakeholder-rules.ts';
import type { StakeholderRule, StakeholderWarning } from '#shared/stakeholders.ts';
import type { TodayRule } from '#shared/today.ts';
import { days, itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import type { TodaySource } from '#electron/store/today-source.ts';
import { itemsOnce } from '#electron/store/account-cache.ts';
import { createStakeholderBook } from '#electron/store/stakeholder-book.ts';

type OpenHandoff = { id: string; accountId: string; direction: Direction; otherName: string; onDay: Day };

/** The warnings that are worth a row of the day; the others stand on the map. */
const onToday: Partial<Record<StakeholderRule, TodayRule>> = { 'champion-lost': 'champion-lost', 'single-threaded': 'single-threaded', 'executive-stale': 'executive-stale' };

const titleOf = (account: AccountRow, rule: TodayRule, warning: StakeholderWarning): string => {
  if (rule === 'champion-lost') return `${account.name} has lost its champion`;
  return rule === 'single-threaded' ? `${account.name} hangs on ${warning.people.length === 1 ? 'one person' : 'too few people'}` : `${account.name}: ${warning.title}`;
};

/** Rows about the people of managed accounts, one an account and rule, and about handoffs past their day. */
export const createStakeholderToday = (context: Context): TodaySource => {
  const { store, settings } = context;
  const warningsOn = createStakeholderBook(context);
  const openHandoffs = store.db.prepare<[Day], OpenHandoff>(`SELECT id, account_id AS accountId, direction, other_name AS otherName, on_day AS onDay FROM handoffs WHERE state = 'open' AND deleted_at IS NULL AND on_day < ?`);

  const ofPeople = itemsOnce((warnings: readonly StakeholderWarning[], account, on) => {
    const asked = askedOf(settings(), account.segment);
    const asksForExecutives = account.priority.priority === 'PR1' || asked.executive + asked.vp > 0;
    return warnings.flatMap((warning) => {
      const rule = onToday[warning.rule];
      if (rule === undefined || (rule === 'executive-stale' && !asksForExecutives)) return [];
      const [first] = warning.people;
      return [itemOf({ today: on }, account, {
        key: `${rule}:${account.id}:${warning.occurrence}`, rule, title: titleOf(account, rule, warning), why: warning.why, next: warning.next, since: warning.since,
        records: [{ entity: 'people', id: first?.id ?? account.id, label: first?.label ?? account.name }],
      })];
    });
  });

  return async (on, accounts) => {
    const byId = new Map(accounts.map((account) => [account.id, account]));
    const warnings = await warningsOn();
    const warned = accounts.flatMap((account) => {
      const own = account.coverage === 'managed' ? warnings.get(account.id) : undefined;
      return own === undefined ? [] : ofPeople(own, account, on);
    });
    const late = openHandoffs.all(on).flatMap(({ id, accountId, direction, otherName, onDay }) => {
      const account = byId.get(accountId);
      if (account === undefined) return [];
      const words = direction === 'in' ? `from ${otherName}` : `to ${otherName}`;
      return [itemOf({ today: on }, account, {
        key: `handoff-open:${id}:${onDay}`, rule: 'handoff-open', title: `The handoff of ${account.name} ${words} is open`, why: `Agreed for ${dayName(onDay)}; ${days(daysBetween(onDay, on))} late`,
        next: 'Finish the checklist and complete it, or agree on another day', since: onDay, records: [{ entity: 'handoffs', id, label: `Handoff ${words}` }],
      })];
    });
    return [...warned, ...late];
  };
};
