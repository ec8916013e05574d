import type { AccountRow } from '#shared/accounts.ts';
import { addDays, dayName, daysBetween, type Day } from '#shared/days.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import type { RiskLimits } from '#shared/presets/risk-limits.ts';
import type { RiskRow } from '#shared/risks.ts';
import { asksLesson, isToEscalate, reasonNames, riskOutcomeNames } from '#shared/risk-rules.ts';
import type { TodayItem } from '#shared/today.ts';
import { days, itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import { itemsOnce, keepByAccount } from '#electron/store/account-cache.ts';
import { createRiskRows } from '#electron/store/risk-rows.ts';
import type { TodaySource } from '#electron/store/today-source.ts';

type Facts = { risks: readonly RiskRow[] };

const linkOf = (risk: RiskRow) => [{ entity: 'risks' as const, id: risk.id, label: `${reasonNames[risk.reason]} at ${risk.accountName}` }];

/** An open risk whose update or whose next step is past its day: one row, for the one that is due longest. */
const overdueRow = (risk: RiskRow, account: AccountRow, today: Day): TodayItem[] => {
  const { clock } = risk;
  if (clock === null || (clock.overdueDays === 0 && risk.stepOverdueDays === 0)) return [];
  const isClock = clock.overdueDays >= risk.stepOverdueDays;
  const since = isClock ? clock.dueOn : risk.nextDueOn;
  const last = risk.lastUpdate === null ? `Opened on ${dayName(risk.openedOn)}, without an update since` : `Last update on ${dayName(risk.lastUpdate.on)}, ${days(daysBetween(risk.lastUpdate.on, today))} ago`;
  const step = `The next step, “${risk.nextStep}”, was due on ${dayName(risk.nextDueOn)}`;
  return [
    itemOf({ today }, account, {
      key: `risk-overdue:${risk.id}:${since}`,
      rule: 'risk-overdue',
      title: isClock ? `The risk of ${account.name} has no update` : `The next step on the risk of ${account.name} is late`,
      why: isClock ? `${last}. ${clock.why}${risk.stepOverdueDays > 0 ? `. ${step}` : ''}` : `${step}${clock.overdueDays > 0 ? `. ${clock.why}` : ''}`,
      next: isClock ? 'Write the update with its next step' : 'Do it, or agree on the next step and its day',
      since,
      records: linkOf(risk),
    }),
  ];
};

const lessonRow = (risk: RiskRow, account: AccountRow, today: Day): TodayItem[] =>
  risk.closedOn === null || !asksLesson(risk) ? [] : [
    itemOf({ today }, account, {
      key: `will-churn-lesson:${risk.id}:${risk.closedOn}`,
      rule: 'will-churn-lesson',
      title: `What is learnt from ${account.name}?`,
      why: `The risk was closed on ${dayName(risk.closedOn)} as ${riskOutcomeNames[risk.outcome ?? 'churned'].toLowerCase()}${risk.wasWillChurn ? ' after it was called will churn' : ''}, and has no post-mortem`,
      next: 'Say whether it was expected and avoidable, and the lesson',
      since: risk.closedOn,
      records: linkOf(risk),
    }),
  ];

/** A managed account without an open risk that should have one: red, with a reason that stands in no register, or PR1 and out of reach for too long. */
const missingRow = (account: AccountRow, limits: RiskLimits, today: Day): TodayItem[] => {
  const { id, name, sentimentOn, riskReason, lastEngagementOn: last } = account;
  if (account.coverage !== 'managed') return [];
  const row = (occurrence: string, since: Day, title: string, why: string, next: string): TodayItem[] =>
    [itemOf({ today }, account, { key: `risk-missing:${id}:${occurrence}`, rule: 'risk-missing', title, why, next, since, records: [{ entity: 'accounts', id, label: name }] })];
  if (account.atRisk) {
    const isRed = account.sentiment === 'red';
    const facts = [...(riskReason === '' ? [] : [`The account says “${riskReason}”`]), ...(isRed ? [`Sentiment is red${sentimentOn === null ? '' : ` since it was set on ${dayName(sentimentOn)}`}`] : [])];
    return row(isRed ? `red ${sentimentOn ?? ''}` : riskReason, isRed && sentimentOn !== null ? sentimentOn : today, `${name} is at risk and no risk is open`, `${facts.join('. ')}. The register has no open risk of it`, 'Open a risk');
  }
  const ago = last === null ? null : daysBetween(last, today);
  if (last === null || ago === null || !isToEscalate(ago, account.priority.priority === 'PR1', limits)) return [];
  return row(`quiet ${last}`, addDays(last, limits.escalateNotEngagedDays), `${name} is PR1 and out of reach`, `Last call or meeting on ${dayName(last)}, ${days(ago)} ago; PR1 escalates at ${days(limits.escalateNotEngagedDays)}. The register has no open risk of it`, 'Open a risk, and let an executive write');
};

/** What the register of risks puts on Today. Accounts that were handed out get none. */
export const createRiskToday = (context: Context): TodaySource => {
  const rows = createRiskRows(context);
  const known = keepByAccount<Facts>(context, (ids) => {
    const byAccount = Map.groupBy(rows.ofAccounts(ids), ({ accountId }) => accountId);
    return new Map(ids.map((id) => [id, { risks: byAccount.get(id) ?? [] }]));
  });
  const itemsOf = itemsOnce(({ risks }: Facts, account, on) => {
    if (isHandedOut(account, on)) return [];
    const open = risks.filter(({ closedOn }) => closedOn === null);
    return [...(open.length === 0 ? missingRow(account, context.settings().risks, on) : open.flatMap((risk) => overdueRow(risk, account, on))), ...risks.flatMap((risk) => lessonRow(risk, account, on))];
  });
  return async (on, accounts) => {
    const facts = await known();
    return accounts.flatMap((account) => {
      const own = facts.get(account.id);
      return own === undefined ? [] : itemsOf(own, account, on);
    });
  };
};
