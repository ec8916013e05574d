import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { id, line, name, type Written, type WrittenRecord } from '#shared/records.ts';
import { followUps, surveyKinds, type Nps, type Scale, type SurveyFigure, type SurveyKind } from '#shared/survey-rules.ts';

const text = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');
const score = z.int('An answer is a whole number.').min(0, 'An answer is 0 or more.').max(100, 'An answer is 100 at most.');

/** A survey and its scale. */
export const surveyFields = z.strictObject({ name, kind: z.enum(surveyKinds), question: line, scaleMin: score, scaleMax: score, sentOn: day.nullable() });
export type SurveyFields = z.infer<typeof surveyFields>;
/** `answers` of `accounts`; `lastOn` is the day of the newest. */
export type SurveyRow = SurveyFields & { id: string; answers: number; accounts: number; lastOn: Day | null };

export const answerFields = z.strictObject({
  surveyId: id,
  accountId: id,
  /** A person of the account; `respondent` says who it was where that is nobody of the book. */
  personId: id.nullable(),
  respondent: line,
  onDay: day,
  score,
  comment: text,
});
export type AnswerFields = z.infer<typeof answerFields>;
export const followUpFields = z.strictObject({ followUp: z.enum(followUps), followUpDueOn: day.nullable(), followUpNote: text });
export type FollowUpFields = z.infer<typeof followUpFields>;

/** An answer with its survey and its account. `who` is the person's name, or the respondent. `asksFollowUp` is set while it asks for a follow-up that nobody planned. */
export type AnswerRow = AnswerFields & FollowUpFields & Scale & {
  id: string; kind: SurveyKind; surveyName: string; accountName: string; segment: string | null; who: string; isDecisionMaker: boolean; isDetractor: boolean; asksFollowUp: boolean; dueOn: Day | null;
};

/** What one account said. `previous` is the figure of the quarter before this one where it has answers. */
export type AccountResult = { accountId: string; accountName: string; figure: SurveyFigure; decisionMakers: Nps | null; lastOn: Day };
/** The results of a kind of survey: the figure, that of decision makers (NPS), the last eight fiscal quarters, how many gave each answer, and by account. */
export type KindResults = {
  kind: SurveyKind;
  figure: SurveyFigure;
  decisionMakers: Nps | null;
  quarters: { name: string; from: Day; to: Day; figure: SurveyFigure }[];
  spread: { score: number; n: number }[];
  accounts: AccountResult[];
};

/** What an account answered, and what it comes to. */
export type AccountSurveys = { results: { kind: SurveyKind; figure: SurveyFigure; decisionMakers: Nps | null; lastOn: Day }[]; answers: AnswerRow[] };

const one = z.strictObject({ id });
const which = z.strictObject({ surveyId: id.nullable(), segment: z.string().max(60).nullable() });

export const surveysContract = {
  list: oc.output(type<SurveyRow[]>()),
  /** The kinds that have answers, of one survey or of all, and of one segment or of the book. */
  results: oc.input(which).output(type<KindResults[]>()),
  /** The answers, newest first; of the whole book 5,000 at most. */
  answers: oc.input(which.extend({ accountId: id.nullable() })).output(type<AnswerRow[]>()),
  /** Answers that ask for a follow-up, or have one, the oldest first. */
  followUps: oc.output(type<AnswerRow[]>()),
  /** As it was known at the end of `asOf` where that is given. */
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<AccountSurveys>()),

  create: oc.errors(errors).input(surveyFields.partial().extend({ name, kind: surveyFields.shape.kind })).output(type<WrittenRecord>()),
  change: oc.errors(errors).input(one.extend({ fields: surveyFields.partial() })).output(type<WrittenRecord>()),
  /** Removes a survey with its answers. */
  remove: oc.errors(errors).input(one).output(type<Written>()),
  /** Logs an answer by hand; today, where no day is given. */
  log: oc.errors(errors).input(answerFields.partial().extend({ surveyId: id, accountId: id, score })).output(type<WrittenRecord>()),
  changeAnswer: oc.errors(errors).input(one.extend({ fields: answerFields.omit({ surveyId: true, accountId: true }).partial() })).output(type<WrittenRecord>()),
  removeAnswer: oc.errors(errors).input(one).output(type<Written>()),
  /** Plans a follow-up, notes that it is done, or takes it back. */
  follow: oc.errors(errors).input(one.extend({ fields: followUpFields.partial() })).output(type<WrittenRecord>()),
};
