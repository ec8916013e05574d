import type { AccountRow } from '#shared/accounts.ts';
import { addDays, addMonths, dayName, daysBetween, type Day } from '#shared/days.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import { formatMoney } from '#shared/money.ts';
import type { RenewalStep } from '#shared/renewal-phases.ts';
import type { RenewalRow } from '#shared/renewals.ts';
import type { TodayItem, TodayRule } from '#shared/today.ts';
import { days, itemOf, renewalRow, type TodayRow } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import { itemsOnce } from '#electron/store/account-cache.ts';
import { rowsAtOnce } from '#electron/store/account-rows.ts';
import { createRenewalReader, type AccountRenewals } from '#electron/store/renewal-rows.ts';
import { createRenewalPart } from '#electron/store/role-rows.ts';
import type { TodaySource } from '#electron/store/today-source.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

/** A loss that nobody wrote down asks for its lesson for so long; an imported past does not ask for years. */
const lessonDays = 90;

type Words = Pick<TodayRow, 'title' | 'why' | 'next' | 'since'>;

/** The row of a step that the CSM has to see to before the renewal itself is due. */
const stepRow = ({ key, dueOn, fromOn, isLate }: RenewalStep, { accountName, part }: RenewalRow, due: string, on: Day): Words & { rule: TodayRule } => {
  const isMine = part.mode === 'own' || part.mode === 'co-own';
  const why = `${part.says}. The renewal is ${due}; this is due by ${dayName(dueOn)}${isLate ? `, ${days(daysBetween(dueOn, on))} late` : ''}`;
  return key === 'review'
    ? { rule: 'renewal-review', title: `Review the renewal of ${accountName}`, why, next: isMine ? 'Review it with the account team, and call it' : `Review it with ${part.asks}`, since: fromOn }
    : { rule: 'renewal-manager', title: `The renewals manager takes the renewal of ${accountName}`, why, next: isMine ? 'Hand it over with the answer, the licences and who signs' : `Ask ${part.asks} whether they have it`, since: fromOn };
};

/** What the renewals put on Today: the step that is due, the notice date, the call that is missing, the window, what is late, and the post-mortem of what was lost. */
export const createRenewalToday = (context: Context): TodaySource => {
  const reader = createRenewalReader(context);
  const partOf = createRenewalPart(context.store.db);
  const churned = context.store.db.prepare<[string, Day]>(`SELECT 1 FROM risks WHERE account_id = ? AND outcome = 'churned' AND closed_on >= ? AND deleted_at IS NULL LIMIT 1`);

  const ofRenewal = (row: RenewalRow, account: AccountRow, on: Day): TodayItem[] => {
    const settings = context.settings();
    const { noticeWarnDays, callMonths } = settings.renewals;
    const { contractId, dueOn, part, noticeOn } = row;
    const due = `due on ${dayName(dueOn)}, in ${days(daysBetween(on, dueOn))}`;
    const records = [{ entity: 'renewals' as const, id: contractId, label: `Renewal of ${account.name}` }];
    const add = (occurrence: Day, { rule, ...words }: Words & { rule: TodayRule }): TodayItem => itemOf({ today: on }, account, { key: `${rule}:${contractId}:${occurrence}`, rule, records, ...words });
    const step = row.steps.findLast(({ fromOn, doneOn }) => fromOn <= on && doneOn === null);
    const soft = row.steps.find(({ key, doneOn }) => key === 'soft-question' && doneOn === null);
    const isInWindow = daysBetween(on, dueOn) <= settings.renewalWindowDays;
    const isSoftAsked = soft !== undefined && (soft.fromOn <= on || isInWindow) && step?.key !== 'close';
    const figures = { name: account.name, part, dueOn, amount: formatMoney(row.atrMinor, row.currency, 'short'), asks: isSoftAsked ? 'soft-question' as const : 'close' as const, softBy: isSoftAsked ? soft.dueOn : null };
    const window = (): TodayItem => add(dueOn, renewalRow(figures, settings, on));
    if (row.isLate) return [window()];
    return [
      ...(row.isNoticeNear && noticeOn !== null ? [add(noticeOn, {
        rule: 'renewal-notice', title: `The notice date of ${account.name} is near`, why: `Notice can be given until ${dayName(noticeOn)}, in ${days(daysBetween(on, noticeOn))}. ${row.autoRenew ? 'Without it the contract renews itself' : 'The contract does not renew itself'}`,
        next: 'Ask whether they stay, before the date decides it', since: addDays(noticeOn, -noticeWarnDays),
      })] : []),
      ...(row.call === 'missing' ? [add(dueOn, {
        rule: 'renewal-call', title: `Call the renewal of ${account.name}`, why: `${part.says}. It is ${due}; from ${callMonths === 1 ? 'a month' : `${callMonths} months`} before the date on, “monitor” is no call any more`, next: 'Choose a category: will renew, contract or churn', since: addMonths(dueOn, -callMonths),
      })] : []),
      ...(step !== undefined && (step.key === 'review' || step.key === 'manager') ? [add(step.dueOn, stepRow(step, row, due, on))] : []),
      // The window stands for the soft question until it is asked, and for the paper at the end.
      ...(isSoftAsked || (isInWindow && step?.key === 'close') ? [window()] : []),
    ];
  };

  /** A lost renewal without a post-mortem. One whose loss stands in the register of risks is looked back on there. */
  const lessonOf = (row: RenewalRow, account: AccountRow, on: Day): TodayItem[] => {
    const { contractId, dueOn, closedOn, by, lesson, atrMinor, isCurrent } = row;
    if (row.status !== 'lost' || !isCurrent || lesson !== '' || atrMinor === 0 || closedOn === null || closedOn > on) return [];
    if ((by !== 'person' && addDays(closedOn, lessonDays) < on) || churned.get(account.id, row.startOn) !== undefined) return [];
    const how = by === 'grace' ? `Nobody closed it within the grace after ${dayName(dueOn)}` : `It was closed on ${dayName(closedOn)}`;
    return [itemOf({ today: on }, account, {
      key: `renewal-lesson:${contractId}:${closedOn}`, rule: 'renewal-lesson', title: `What is learnt from the renewal of ${account.name}?`, why: `${formatMoney(atrMinor, row.currency, 'short')} of ARR was lost. ${how}, and it has no post-mortem`,
      next: 'Say whether it was expected and avoidable, and the lesson', since: closedOn, records: [{ entity: 'renewals', id: contractId, label: `Renewal of ${account.name}` }],
    })];
  };

  const standing = { band: null };
  const itemsOf = itemsOnce((kept: AccountRenewals, account, on) => {
    if (isHandedOut(account, on)) return [];
    const rows = kept.renewals.filter(({ status }) => status !== 'won').map((renewal) => reader.row(kept, renewal, { ...standing, account }, on));
    return [...rows.flatMap((row) => (row.status === 'open' ? ofRenewal(row, account, on) : lessonOf(row, account, on))), ...(kept.renewals.some(({ dueOn }) => dueOn === account.renewalOn) ? [] : withoutEnd(account, on))];
  });
  /** The day on which a contract without an end is to be renewed stands on the account alone. */
  const withoutEnd = (account: AccountRow, on: Day): TodayItem[] => {
    const { renewalOn, arr } = account;
    if (renewalOn === null || isHandedOut(account, on)) return [];
    const settings = context.settings();
    if (daysBetween(on, renewalOn) > settings.renewalWindowDays) return [];
    const figures = { name: account.name, part: partOf(account.id, settings.archetype), dueOn: renewalOn, amount: formatMoney(arr.minor, arr.currency, 'short'), asks: 'soft-question' as const, softBy: null };
    const { rule, ...words } = renewalRow(figures, settings, on);
    return [itemOf({ today: on }, account, { key: `${rule}:${account.id}:${renewalOn}`, rule, records: [{ entity: 'accounts', id: account.id, label: account.name }], ...words })];
  };
  const itemsWithoutEnd = itemsOnce((account: AccountRow, _, on) => withoutEnd(account, on));

  return async (on, accounts) => {
    const known = await reader.all();
    const items: TodayItem[] = [];
    for (const [place, account] of accounts.entries()) {
      if (place % rowsAtOnce === 0) await turnOfOthers();
      const kept = known.get(account.id);
      items.push(...(kept === undefined ? itemsWithoutEnd(account, account, on) : itemsOf(kept, account, on)));
    }
    return items;
  };
};
