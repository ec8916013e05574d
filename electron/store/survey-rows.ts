import { addDays, type Day, type Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { BuyingRole } from '#shared/people.ts';
import { followUpBy, isDetractor, isForgotten, type FollowUp, type SurveyAnswer, type SurveyKind } from '#shared/survey-rules.ts';
import type { AnswerRow, SurveyRow } from '#shared/surveys.ts';
import { calendarOf, type Context } from '#electron/context.ts';
import { asOf } from '#electron/store/as-of.ts';
import { columnsOf, recordOf, type StoredRow } from '#electron/store/rows.ts';
import { surveyResponses } from '#electron/store/schema-money.ts';
import { turnOfOthers } from '#electron/store/turn.ts';

type Stored = ReturnType<typeof toAnswer>;
type Around = { kind: SurveyKind; surveyName: string; scaleMin: number; scaleMax: number; accountName: string; segment: string | null; personName: string | null; buyingRole: BuyingRole | null };
type Joined = Omit<Stored, 'deletedAt'> & Around;
const toAnswer = recordOf(surveyResponses);

const around = 's.kind, s.name AS surveyName, s.scale_min AS scaleMin, s.scale_max AS scaleMax, a.name AS accountName, a.segment, p.name AS personName, p.buying_role AS buyingRole';
const joins = 'JOIN surveys s ON s.id = r.survey_id AND s.deleted_at IS NULL JOIN accounts a ON a.id = r.account_id AND a.deleted_at IS NULL LEFT JOIN people p ON p.id = r.person_id';

/** An answer as the rules count it. */
export const countedAnswer = ({ id, accountId, personId, respondent, onDay, score, isDecisionMaker, scaleMin, scaleMax }: AnswerRow): SurveyAnswer => ({ id, accountId, personId, respondent, on: onDay, score, isDecisionMaker, scaleMin, scaleMax });

/** An answer as the rules count it, with its kind and its account. */
export type CountedAnswer = SurveyAnswer & { kind: SurveyKind; accountName: string };
type Counted = Omit<CountedAnswer, 'isDecisionMaker'> & { rid: number; buyingRole: BuyingRole | null };
/** So many answers are listed. */
const listedAnswers = 5_000;
/** So many are read to be counted before others have their turn. */
const countedAtOnce = 2_000;

/** Which answers are asked for; `null` is all of them. */
export type AnswersAsked = { surveyId?: string | null; segment?: string | null; accountId?: string | null };

/** Reads surveys and their answers. */
export const createSurveyRows = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const select = (where: string): string => `SELECT ${columnsOf(surveyResponses, 'r')}, ${around} FROM survey_responses r ${joins} WHERE ${where} ORDER BY r.on_day, r.rid`;
  const asked = 'r.deleted_at IS NULL AND (@surveyId IS NULL OR r.survey_id = @surveyId) AND (@segment IS NULL OR a.segment = @segment)';
  const newest = db.prepare<object, Joined>(`${select(asked).replace('ORDER BY r.on_day, r.rid', 'ORDER BY r.on_day DESC, r.rid DESC')} LIMIT ${listedAnswers}`);
  const newestRid = db.prepare<[], number | null>('SELECT max(rid) FROM survey_responses').pluck();
  const counted = db.prepare<object, Counted>(
    `SELECT r.rid, r.id, r.account_id AS accountId, r.person_id AS personId, r.respondent, r.on_day AS "on", r.score, s.scale_min AS scaleMin, s.scale_max AS scaleMax, s.kind, a.name AS accountName, p.buying_role AS buyingRole
     FROM survey_responses r ${joins} WHERE ${asked} AND r.rid > @after AND r.rid <= @upTo`,
  );
  const followed = db.prepare<object, Joined>(select(`r.deleted_at IS NULL AND (r.follow_up <> 'none' OR (r.on_day >= @since AND CASE s.kind WHEN 'nps' THEN r.score <= 6 ELSE r.score * 2 < s.scale_min + s.scale_max END))`));
  const ofAccounts = db.prepare<[string], Joined>(select('r.deleted_at IS NULL AND r.account_id IN (SELECT value FROM json_each(?))'));
  const one = db.prepare<[string], Joined>(select('r.deleted_at IS NULL AND r.id = ?'));
  const ever = db.prepare<[string], StoredRow>('SELECT * FROM survey_responses WHERE account_id = ? ORDER BY on_day, rid');
  const aroundOf = db.prepare<[string], Around>(`SELECT ${around} FROM survey_responses r JOIN surveys s ON s.id = r.survey_id JOIN accounts a ON a.id = r.account_id LEFT JOIN people p ON p.id = r.person_id WHERE r.id = ?`);
  const surveys = db.prepare<[], SurveyRow>(
    `SELECT s.id, s.name, s.kind, s.question, s.scale_min AS scaleMin, s.scale_max AS scaleMax, s.sent_on AS sentOn, count(a.id) AS answers, count(DISTINCT a.id) AS accounts, max(CASE WHEN a.id IS NOT NULL THEN r.on_day END) AS lastOn
     FROM surveys s LEFT JOIN survey_responses r ON r.survey_id = s.id AND r.deleted_at IS NULL LEFT JOIN accounts a ON a.id = r.account_id AND a.deleted_at IS NULL
     WHERE s.deleted_at IS NULL GROUP BY s.id ORDER BY coalesce(s.sent_on, max(r.on_day)) DESC, s.rid DESC`,
  );

  const rowOf = (found: Omit<Joined, 'rid'>, on: Day): AnswerRow => {
    const { id, surveyId, accountId, personId, respondent, onDay, score, comment, followUpDueOn, followUpNote, kind, surveyName, scaleMin, scaleMax, accountName, segment, personName, buyingRole } = found;
    const limits = settings().surveys;
    const followUp = found.followUp as FollowUp;
    const isLow = isDetractor(kind, { score, scaleMin, scaleMax });
    const asksFollowUp = isLow && followUp === 'none' && !isForgotten(onDay, on, limits);
    return {
      id, surveyId, accountId, personId, respondent, onDay, score, comment, followUp, followUpDueOn, followUpNote, kind, surveyName, scaleMin, scaleMax, accountName, segment,
      who: personName ?? respondent,
      isDecisionMaker: buyingRole !== null && limits.decisionMakers.includes(buyingRole),
      isDetractor: isLow,
      asksFollowUp,
      dueOn: followUp === 'due' ? (followUpDueOn ?? followUpBy(onDay, limits, calendarOf(context))) : asksFollowUp ? followUpBy(onDay, limits, calendarOf(context)) : null,
    };
  };
  const rows = (found: readonly Joined[]): AnswerRow[] => found.map((row) => rowOf(row, today()));

  return {
    surveys: (): SurveyRow[] => surveys.all(),
    /** @throws DaybookError NOT_FOUND */
    survey: (id: string): SurveyRow => {
      const found = surveys.all().find((survey) => survey.id === id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That survey is not in this book any more.');
      return found;
    },
    /** The answers, newest first; of the whole book 5,000 at most. */
    answers: ({ surveyId = null, segment = null, accountId = null }: AnswersAsked): AnswerRow[] =>
      accountId === null ? rows(newest.all({ surveyId, segment })) : rows(ofAccounts.all(JSON.stringify([accountId]))).filter((row) => (surveyId === null || row.surveyId === surveyId) && (segment === null || row.segment === segment)).toReversed(),
    /** Every answer as the rules count it, oldest first; some after the other, so that others have their turn. */
    counted: async ({ surveyId = null, segment = null }: Omit<AnswersAsked, 'accountId'>): Promise<CountedAnswer[]> => {
      const { decisionMakers } = settings().surveys;
      const found: (CountedAnswer & { rid: number })[] = [];
      const last = newestRid.get() ?? 0;
      for (let after = 0; after < last; after += countedAtOnce) {
        for (const { buyingRole, ...answer } of counted.all({ surveyId, segment, after, upTo: after + countedAtOnce })) found.push({ ...answer, isDecisionMaker: buyingRole !== null && decisionMakers.includes(buyingRole) });
        await turnOfOthers();
      }
      return found.toSorted((a, b) => (a.on === b.on ? a.rid - b.rid : a.on < b.on ? -1 : 1));
    },
    /** Answers that ask for a follow-up, or have one, the oldest first. */
    followUps: (): AnswerRow[] => rows(followed.all({ since: addDays(today(), -settings().surveys.followUpForDays) })).filter(({ asksFollowUp, followUp }) => asksFollowUp || followUp !== 'none'),
    ofAccounts: (ids: readonly string[]): AnswerRow[] => rows(ofAccounts.all(JSON.stringify(ids))),
    /** The answers of an account as they were known at an instant, at the end of the day `on`. */
    knownAt: (accountId: string, on: Day, at: Instant): AnswerRow[] =>
      asOf(db, 'survey_responses', ever.all(accountId), at).map(toAnswer).flatMap((stored) => {
        const by = aroundOf.get(stored.id);
        return by === undefined ? [] : [rowOf({ ...stored, ...by }, on)];
      }),
    /** @throws DaybookError NOT_FOUND */
    one: (id: string): AnswerRow => {
      const found = one.get(id);
      if (found === undefined) throw new DaybookError('NOT_FOUND', 'That answer is not in this book any more.');
      return rowOf(found, today());
    },
  };
};
