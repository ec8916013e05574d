import type { AccountRow } from '#shared/accounts.ts';
import { dayName, type Day } from '#shared/days.ts';
import { isHandedOut } from '#shared/handoffs.ts';
import type { AnswerRow } from '#shared/surveys.ts';
import { surveyKindNames } from '#shared/survey-rules.ts';
import type { TodayItem } from '#shared/today.ts';
import { itemOf } from '#shared/today-rules.ts';
import type { Context } from '#electron/context.ts';
import { itemsOnce, keepByAccount } from '#electron/store/account-cache.ts';
import { createSurveyRows } from '#electron/store/survey-rows.ts';
import type { TodaySource } from '#electron/store/today-source.ts';

const shortened = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, 157).trimEnd()}…`);

const followUpRow = (answer: AnswerRow, account: AccountRow, today: Day): TodayItem[] => {
  const { dueOn, asksFollowUp } = answer;
  if (dueOn === null || (!asksFollowUp && dueOn > today)) return [];
  const who = answer.who === '' ? 'Somebody' : answer.who;
  const kind = surveyKindNames[answer.kind];
  return [
    itemOf({ today }, account, {
      key: `survey-follow-up:${answer.id}:${answer.followUp === 'due' ? dueOn : 'asked'}`,
      rule: 'survey-follow-up',
      title: asksFollowUp ? `${who} of ${account.name} gave ${answer.score} of ${answer.scaleMax}` : `Follow up with ${who} of ${account.name}`,
      why: `${kind} of ${answer.score} on ${dayName(answer.onDay)} in “${answer.surveyName}”${answer.comment === '' ? '' : `: “${shortened(answer.comment)}”`}. ${asksFollowUp ? `No follow-up is planned; it is due by ${dayName(dueOn)}` : `The follow-up was planned for ${dayName(dueOn)}${answer.followUpNote === '' ? '' : `: ${shortened(answer.followUpNote)}`}`}`,
      next: 'Talk to them, and note what came of it',
      since: asksFollowUp ? answer.onDay : dueOn,
      records: [{ entity: 'survey_responses', id: answer.id, label: `${kind} ${answer.score}` }],
    }),
  ];
};

/** Detractors whom nobody followed up, and follow-ups that are due. Accounts that were handed out get none. */
export const createSurveyToday = (context: Context): TodaySource => {
  const rows = createSurveyRows(context);
  const known = keepByAccount<{ answers: readonly AnswerRow[] }>(context, (ids) => new Map([...Map.groupBy(rows.ofAccounts(ids).filter(({ dueOn }) => dueOn !== null), ({ accountId }) => accountId)].map(([id, answers]) => [id, { answers }])));
  const itemsOf = itemsOnce(({ answers }: { answers: readonly AnswerRow[] }, account, on) => (isHandedOut(account, on) ? [] : answers.flatMap((answer) => followUpRow(answer, account, on))));
  return async (on, accounts) => {
    const facts = await known();
    return accounts.flatMap((account) => {
      const own = facts.get(account.id);
      return own === undefined ? [] : itemsOf(own, account, on);
    });
  };
};
