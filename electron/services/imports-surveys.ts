import type { Day } from '#shared/days.ts';
import { surveyKindNames, surveyKinds, usualScales, type SurveyKind } from '#shared/survey-rules.ts';
import { answerFields, surveyFields } from '#shared/surveys.ts';
import { fold } from '#electron/imports/values.ts';
import type { ImportScope } from './imports-accounts.ts';
import type { KnownSurvey } from './imports-book.ts';
import { createMatcher, findAccount, refuseDeleted, repeated } from './imports-match.ts';
import type { Check, ImportRow, Plan } from './imports-row.ts';
import type { Writer } from './imports-writer.ts';

const kindWords: Record<SurveyKind, readonly string[]> = {
  nps: ['net promoter score', 'net promoter', 'relationship', 'relational'],
  csat: ['customer satisfaction', 'satisfaction', 'transactional'],
  ces: ['customer effort score', 'customer effort', 'effort', 'ease'],
};

/** The scores of a row, each under the column that holds it. */
const scoresOf = (row: ImportRow): { key: string; kind: SurveyKind; score: number }[] => {
  const told = surveyKinds.flatMap((kind) => {
    const score = row.figure(kind);
    return score === null ? [] : [{ key: kind, kind, score }];
  });
  const score = row.figure('score');
  if (score === null) return told;
  const kind = row.choice('kind', kindWords);
  if (kind === null) throw row.wrong('score', 'The row does not say what the score is of. Map its column as NPS, CSAT or CES, or a column that holds the kind.');
  return [...told, { key: 'score', kind, score }];
};

/** Answers of surveys, each of an account and, by their mail, of a person. A survey that the book does not know is added under its name, with the usual scale of its kind or the one of the row. */
export const createSurveyCheck = ({ book, system, today }: ImportScope): Check => {
  const matcher = createMatcher('survey_responses', book, system);
  const surveys = new Map(book.surveys().map((survey) => [`${survey.kind} ${fold(survey.name)}`, survey]));
  const isNew = new Set<string>();

  const surveyOf = (row: ImportRow, kind: SurveyKind): KnownSurvey & { key: string } => {
    const name = row.valid('survey', surveyFields.shape.name, row.text('survey') === '' ? `${surveyKindNames[kind]} survey` : row.text('survey').replaceAll(/\s+/g, ' ').slice(0, 200));
    const key = `${kind} ${fold(name)}`;
    const known = surveys.get(key);
    if (known !== undefined) return { ...known, key };
    const { scaleMin, scaleMax } = usualScales[kind];
    const highest = kind === 'nps' ? null : row.whole('scaleMax');
    return { id: '', name, kind, scaleMin, scaleMax: highest === null ? scaleMax : row.valid('scaleMax', surveyFields.shape.scaleMax.min(scaleMin + 1, `The highest answer is above ${scaleMin}.`), highest), key };
  };
  /** The survey's record; made with the first answer to it. */
  const writtenSurvey = (to: Writer, { key, id, name, kind, scaleMin, scaleMax }: KnownSurvey & { key: string }): string => {
    if (id !== '') return id;
    const made = to.insert('surveys', { name, kind, scale_min: scaleMin, scale_max: scaleMax });
    surveys.set(key, { id: made, name, kind, scaleMin, scaleMax });
    return made;
  };

  const whoOf = (row: ImportRow): { accountId: string; personId: string | null; name: string; respondent: string } => {
    const email = row.text('email').toLowerCase();
    const people = email === '' ? [] : book.peopleOfEmail(email);
    const [only, ...others] = people;
    const isBare = row.text('account') === '' && row.text('accountExternalId') === '';
    const accountId = isBare && only !== undefined && others.length === 0 ? String(only['account_id']) : findAccount(book, row, email);
    const person = people.find((one) => one['account_id'] === accountId);
    const name = row.text('respondent').replaceAll(/\s+/g, ' ');
    return { accountId, personId: person?.id ?? null, name: person === undefined ? name || email : String(person['name']), respondent: person === undefined ? row.valid('respondent', answerFields.shape.respondent, name || email) : '' };
  };

  const planOf = (row: ImportRow, { key, kind, score }: ReturnType<typeof scoresOf>[number], { externalId, on, who }: { externalId: string; on: Day; who: ReturnType<typeof whoOf> }): Plan => {
    const survey = surveyOf(row, kind);
    const whole = row.valid(key, answerFields.shape.score, score);
    if (whole < survey.scaleMin || whole > survey.scaleMax) throw row.wrong(key, `Answers to “${survey.name}” are from ${survey.scaleMin} to ${survey.scaleMax}.${kind === 'nps' || survey.id !== '' ? '' : ' Map a column that says how far the scale goes.'}`);
    const { accountId, personId, respondent } = who;
    const title = `${surveyKindNames[kind]} ${whole}${who.name === '' ? '' : ` of ${who.name}`}`;
    const earlier = matcher.earlier(externalId === '' ? `${survey.key} ${accountId} ${personId ?? fold(respondent)} ${on}` : `id ${externalId}`, row);
    if (earlier?.isSame === true) return repeated(title, earlier.line);
    if (earlier !== null && externalId !== '') throw row.wrong('externalId', `This answer stands in line ${earlier.line} too, with other values. Only the first is taken.`);
    const found = matcher.find(externalId, () => (survey.id === '' ? [] : book.answersOn(accountId, on).filter((one) => one['survey_id'] === survey.id && (personId === null ? one['person_id'] === null && fold(String(one['respondent'])) === fold(respondent) : one['person_id'] === personId))));
    const comment = row.text('comment').slice(0, 10_000);
    const planned = (surveyId: string): Plan => matcher.plan({
      found, externalId, title, detail: () => [survey.name, book.accountName(accountId), on].join(' · '), made: {},
      values: { survey_id: surveyId, account_id: accountId, person_id: personId, respondent, on_day: on, score: whole, ...(comment === '' ? {} : { comment }) },
      note: survey.id === '' && !isNew.has(survey.key) ? 'A new survey' : '',
    });
    const plan = planned(survey.id);
    isNew.add(survey.key);
    return survey.id === '' ? { ...plan, write: (to) => planned(writtenSurvey(to, { ...survey, ...surveys.get(survey.key) })).write(to) } : plan;
  };

  return (row) => {
    refuseDeleted(row);
    const scores = scoresOf(row);
    const [first, ...more] = scores;
    if (first === undefined) throw row.wrong('score', 'The row has no score.');
    const on = row.day('on');
    if (on === null) throw row.wrong('on', 'An answer needs the day on which it was given.');
    if (on > today) throw row.wrong('on', 'That day is still to come.');
    const who = whoOf(row);
    const externalId = book.normalId(row.text('externalId'));
    const plans = scores.map((one) => planOf(row, one, { externalId: externalId === '' || more.length === 0 ? externalId : `${externalId} ${one.kind}`, on, who }));
    const [only] = plans;
    if (plans.length === 1 && only !== undefined) return only;
    const verdict = (['new', 'changed'] as const).find((one) => plans.some((plan) => plan.verdict === one)) ?? 'same';
    return {
      verdict, title: plans.map(({ title }) => title).join(', '), detail: () => plans.map(({ detail }) => detail()).join(' · '),
      write: (to) => {
        for (const plan of plans) if (plan.verdict !== 'same') plan.write(to);
      },
    };
  };
};
