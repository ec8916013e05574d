import { eq } from 'drizzle-orm';
import { endOfDay, type Day } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import type { Given, Written, WrittenRecord } from '#shared/records.ts';
import { byQuarter, figureOf, npsOf, scaleFault, surveyKinds, usualScales, type Nps, type SurveyAnswer, type SurveyKind } from '#shared/survey-rules.ts';
import type { AccountResult, AccountSurveys, AnswerFields, AnswerRow, FollowUpFields, KindResults, SurveyFields, SurveyRow } from '#shared/surveys.ts';
import type { Context } from '#electron/context.ts';
import type { Caller } from '#electron/services/caller.ts';
import { surveyResponses, surveys } from '#electron/store/schema-money.ts';
import { countedAnswer, createSurveyRows, type CountedAnswer } from '#electron/store/survey-rows.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import { createPlanWrites, given } from './plan-writes.ts';

const quartersShown = 8;
/** Results of so many accounts are worked out before others have their turn. */
const accountsAtOnce = 500;
const byName = new Intl.Collator();
type Which = { surveyId: string | null; segment: string | null };

/** Surveys and their answers, with what they come to. */
export const createSurveys = (context: Context) => {
  const { store, settings, today } = context;
  const { db, orm } = store;
  const rows = createSurveyRows(context);
  const { checkPerson, write, removedAt } = createPlanWrites(context);
  const accountNamed = db.prepare<[string], { name: string }>('SELECT name FROM accounts WHERE id = ? AND deleted_at IS NULL');
  const outside = db.prepare<[string, number, number], { score: number }>('SELECT score FROM survey_responses WHERE survey_id = ? AND deleted_at IS NULL AND (score < ? OR score > ?) LIMIT 1');

  const nameOf = (accountId: string): string => {
    const found = accountNamed.get(accountId);
    if (found === undefined) throw new DaybookError('NOT_FOUND', 'That account is not in this book any more.');
    return found.name;
  };
  const checkScale = (id: string | null, { kind, scaleMin, scaleMax }: Pick<SurveyFields, 'kind' | 'scaleMin' | 'scaleMax'>): void => {
    const fault = scaleFault(kind, { scaleMin, scaleMax });
    if (fault !== null) throw new DaybookError('INVALID', fault, 'scaleMax');
    const beyond = id === null ? undefined : outside.get(id, scaleMin, scaleMax);
    if (beyond !== undefined) throw new DaybookError('INVALID', `There is an answer of ${beyond.score} already, which this scale does not have.`, 'scaleMax');
  };
  const checkScore = (score: number | undefined, { scaleMin, scaleMax }: Pick<SurveyFields, 'scaleMin' | 'scaleMax'>): void => {
    if (score !== undefined && (score < scaleMin || score > scaleMax)) throw new DaybookError('INVALID', `Answers to this survey are from ${scaleMin} to ${scaleMax}.`, 'score');
  };
  const checkDay = (on: Day | undefined): void => {
    if (on !== undefined && on > today()) throw new DaybookError('INVALID', 'Nobody can have answered on a day that has not come.', 'onDay');
  };
  const deciding = (kind: SurveyKind, answers: readonly SurveyAnswer[]): Nps | null => (kind === 'nps' ? npsOf(answers.filter(({ isDecisionMaker }) => isDecisionMaker), settings().surveys) : null);

  /** What the answers of a kind come to, some accounts after the other, so that others have their turn. */
  const resultsOf = async (kind: SurveyKind, answers: readonly CountedAnswer[]): Promise<KindResults> => {
    const limits = settings().surveys;
    const scores = new Map<number, number>();
    for (const { score } of answers) scores.set(score, (scores.get(score) ?? 0) + 1);
    await turnOfOthers();
    const figure = figureOf(kind, answers, limits);
    await turnOfOthers();
    const decisionMakers = deciding(kind, answers);
    await turnOfOthers();
    const quarters = byQuarter(answers, settings().fiscalYearStart, today(), quartersShown).map(({ name, from, to, answers: its }) => ({ name, from, to, figure: figureOf(kind, its, limits) }));
    await turnOfOthers();
    const accounts: AccountResult[] = [];
    for (const [accountId, own] of Map.groupBy(answers, (answer) => answer.accountId)) {
      accounts.push({ accountId, accountName: own[0]?.accountName ?? '', figure: figureOf(kind, own, limits), decisionMakers: deciding(kind, own), lastOn: own.at(-1)?.on ?? today() });
      if (accounts.length % accountsAtOnce === 0) await turnOfOthers();
    }
    accounts.sort((a, b) => byName.compare(a.accountName, b.accountName));
    return { kind, figure, decisionMakers, quarters, spread: [...scores].map(([score, n]) => ({ score, n })).toSorted((a, b) => a.score - b.score), accounts };
  };
  const byKind = <Answer extends { kind: SurveyKind }>(found: readonly Answer[]): [SurveyKind, Answer[]][] => {
    const kinds = Map.groupBy(found, ({ kind }) => kind);
    return surveyKinds.flatMap((kind) => (kinds.has(kind) ? [[kind, kinds.get(kind) ?? []]] : []));
  };
  const whoSays = ({ who, accountName }: Pick<AnswerRow, 'who' | 'accountName'>): string => (who === '' ? accountName : `${who} of ${accountName}`);
  const setAnswer = (row: AnswerRow, label: string, values: Partial<typeof surveyResponses.$inferInsert>, caller: Caller): Promise<WrittenRecord> =>
    write(caller, label, () => {
      if (Object.keys(values).length > 0) orm.update(surveyResponses).set(values).where(eq(surveyResponses.id, row.id)).run();
      return { id: row.id };
    });

  return {
    list: (): SurveyRow[] => rows.surveys(),
    results: async (which: Which): Promise<KindResults[]> => {
      const results: KindResults[] = [];
      const counted = await rows.counted(which);
      await turnOfOthers();
      for (const [kind, found] of byKind(counted)) results.push(await resultsOf(kind, found));
      return results;
    },
    answers: (asked: Which & { accountId: string | null }): AnswerRow[] => rows.answers(asked),
    followUps: (): AnswerRow[] => rows.followUps(),

    ofAccount: ({ accountId, asOf }: { accountId: string; asOf: Day | null }): AccountSurveys => {
      const found = asOf === null || asOf >= today() ? rows.ofAccounts([accountId]) : rows.knownAt(accountId, asOf, endOfDay(asOf, settings().timeZone ?? undefined));
      const results = byKind(found).map(([kind, own]) => {
        const answers = own.map(countedAnswer);
        return { kind, figure: figureOf(kind, answers, settings().surveys), decisionMakers: deciding(kind, answers), lastOn: answers.at(-1)?.on ?? today() };
      });
      return { results, answers: found.toReversed() };
    },

    create: ({ name, kind, question = '', sentOn = null, scaleMin = usualScales[kind].scaleMin, scaleMax = usualScales[kind].scaleMax }: Given<Omit<SurveyFields, 'name' | 'kind'>> & Pick<SurveyFields, 'name' | 'kind'>, caller: Caller): Promise<WrittenRecord> => {
      checkScale(null, { kind, scaleMin, scaleMax });
      return write(caller, `Added the survey “${name}”`, () => {
        const id = store.newId();
        orm.insert(surveys).values({ id, name, kind, question, sentOn, scaleMin, scaleMax }).run();
        return { id };
      });
    },

    change: ({ id, fields }: { id: string; fields: Given<SurveyFields> }, caller: Caller): Promise<WrittenRecord> => {
      const survey = rows.survey(id);
      const values = given(fields);
      if (values.kind !== undefined || values.scaleMin !== undefined || values.scaleMax !== undefined) checkScale(id, { ...survey, ...values });
      return write(caller, `Changed the survey “${survey.name}”`, () => {
        if (Object.keys(values).length > 0) orm.update(surveys).set(values).where(eq(surveys.id, id)).run();
        return { id };
      });
    },

    remove: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const survey = rows.survey(id);
      return write(caller, `Removed the survey “${survey.name}”`, () => {
        const deletedAt = removedAt();
        orm.update(surveys).set({ deletedAt }).where(eq(surveys.id, id)).run();
        db.prepare('UPDATE survey_responses SET deleted_at = ? WHERE survey_id = ? AND deleted_at IS NULL').run(deletedAt, id);
        return {};
      });
    },

    log: ({ surveyId, accountId, score, personId = null, respondent = '', onDay = today(), comment = '' }: Given<Omit<AnswerFields, 'surveyId' | 'accountId' | 'score'>> & Pick<AnswerFields, 'surveyId' | 'accountId' | 'score'>, caller: Caller): Promise<WrittenRecord> => {
      const survey = rows.survey(surveyId);
      const account = nameOf(accountId);
      checkPerson(personId, accountId, 'personId');
      checkScore(score, survey);
      checkDay(onDay);
      return write(caller, `Logged an answer of ${score} from ${account}`, () => {
        const id = store.newId();
        orm.insert(surveyResponses).values({ id, surveyId, accountId, personId, respondent, onDay, score, comment }).run();
        return { id };
      });
    },

    changeAnswer: ({ id, fields }: { id: string; fields: Given<Omit<AnswerFields, 'surveyId' | 'accountId'>> }, caller: Caller): Promise<WrittenRecord> => {
      const row = rows.one(id);
      checkPerson(fields.personId, row.accountId, 'personId');
      checkScore(fields.score, row);
      checkDay(fields.onDay);
      return setAnswer(row, `Changed the answer of ${whoSays(row)}`, given(fields), caller);
    },

    removeAnswer: ({ id }: { id: string }, caller: Caller): Promise<Written> => {
      const row = rows.one(id);
      return setAnswer(row, `Removed the answer of ${whoSays(row)}`, { deletedAt: removedAt() }, caller);
    },

    follow: ({ id, fields }: { id: string; fields: Given<FollowUpFields> }, caller: Caller): Promise<WrittenRecord> => {
      const row = rows.one(id);
      const label = { none: 'No follow-up for', due: 'Planned the follow-up of', done: 'Followed up' }[fields.followUp ?? row.followUp];
      // A day of its own belongs to a follow-up that is planned.
      const values = { ...given(fields), ...(fields.followUp === 'due' && fields.followUpDueOn === undefined ? { followUpDueOn: row.dueOn ?? today() } : {}) };
      return setAnswer(row, `${label} ${whoSays(row)}`, values, caller);
    },
  };
};
