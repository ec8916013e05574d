import { addDays, addWorkingDays, fiscalQuarter, type Day, type WorkCalendar } from '#shared/days.ts';
import { publishedSurveyLimits, type SurveyLimits } from '#shared/presets/survey-limits.ts';
import { wilson } from '#shared/wilson.ts';

export const surveyKinds = ['nps', 'csat', 'ces'] as const;
export type SurveyKind = (typeof surveyKinds)[number];
export const surveyKindNames: Record<SurveyKind, string> = { nps: 'NPS', csat: 'CSAT', ces: 'CES' };
export const surveyKindMeanings: Record<SurveyKind, string> = { nps: 'Net promoter score', csat: 'Customer satisfaction', ces: 'Customer effort' };
/** The scale that a survey of a kind has where nothing else is said. */
export const usualScales: Record<SurveyKind, Scale> = { nps: { scaleMin: 0, scaleMax: 10 }, csat: { scaleMin: 1, scaleMax: 5 }, ces: { scaleMin: 1, scaleMax: 7 } };

export const followUps = ['none', 'due', 'done'] as const;
export type FollowUp = (typeof followUps)[number];

/** The lowest and the highest answer of a survey. */
export type Scale = { scaleMin: number; scaleMax: number };

/** One answer, with the scale of its survey. Someone who is nobody of the book is known by `respondent`; an empty one stays nameless. */
export type SurveyAnswer = Scale & { id: string; accountId: string; personId: string | null; respondent: string; on: Day; score: number; isDecisionMaker: boolean };

/** The sentence for a scale that a kind cannot have, or `null`. NPS is asked from 0 to 10 (kpis.md). */
export const scaleFault = (kind: SurveyKind, { scaleMin, scaleMax }: Scale): string | null => {
  if (kind === 'nps') return scaleMin === 0 && scaleMax === 10 ? null : 'NPS is asked from 0 to 10.';
  return scaleMax <= scaleMin ? 'The highest answer is above the lowest.' : null;
};

export const npsGroups = ['promoter', 'passive', 'detractor'] as const;
export type NpsGroup = (typeof npsGroups)[number];
/** 9 and 10 promote, 0 to 6 detract (kpis.md). */
export const npsGroup = (score: number): NpsGroup => (score >= 9 ? 'promoter' : score <= 6 ? 'detractor' : 'passive');

/** Who answered. An answer without a name is somebody of its own. */
const whoOf = ({ id, accountId, personId, respondent }: SurveyAnswer): string => personId ?? (respondent.trim() === '' ? id : `${accountId} ${respondent.trim().toLowerCase()}`);

/** The latest answer of each person; of two answers of a day, the one that comes later in the list. */
export const latestAnswers = <Answer extends SurveyAnswer>(answers: readonly Answer[]): Answer[] => {
  const latest = new Map<string, Answer>();
  for (const answer of answers) {
    const who = whoOf(answer);
    const before = latest.get(who);
    if (before === undefined || answer.on >= before.on) latest.set(who, answer);
  }
  return [...latest.values()];
};

/** An NPS with all that has to be shown with it. `score` is `null` without an answer; `margin` is the ± at 95 % in points, `null` where all answers are of one group, for then they say nothing of it. */
export type Nps = { score: number | null; n: number; promoters: number; passives: number; detractors: number; margin: number | null; isDirectional: boolean };

/** Half away from zero, without a negative zero. */
const rounded = (figure: number): number => Math.sign(figure) * Math.round(Math.abs(figure)) || 0;
/** The normal quantile of a two-sided 95 % interval. */
const z = 1.959963984540054;

/**
 * The net promoter score: the share of 9 and 10 less the share of 0 to 6, in points, rounded to an integer; one latest answer counts for each person (kpis.md). The ±
 * is the normal approximation of the difference of two shares of one sample: 1.96 · √((p + d − (p − d)²) ÷ n).
 */
export const npsOf = (answers: readonly SurveyAnswer[], { directionalBelow }: Pick<SurveyLimits, 'directionalBelow'> = publishedSurveyLimits): Nps => {
  const counted = latestAnswers(answers);
  const of = (group: NpsGroup): number => counted.filter(({ score }) => npsGroup(score) === group).length;
  const [n, promoters, passives, detractors] = [counted.length, of('promoter'), of('passive'), of('detractor')];
  const spread = n === 0 ? 0 : (promoters + detractors) / n - ((promoters - detractors) / n) ** 2;
  const isOneGroup = [promoters, passives, detractors].includes(n);
  return { score: n === 0 ? null : rounded(((promoters - detractors) * 100) / n), n, promoters, passives, detractors, margin: isOneGroup ? null : rounded(100 * z * Math.sqrt(spread / n)), isDirectional: n < directionalBelow };
};

/** The NPS of each account: the mean of its people, each of whom is 100, 0 or −100; and that of its decision makers apart (kpis.md). */
export const npsByAccount = (answers: readonly SurveyAnswer[], limits: Pick<SurveyLimits, 'directionalBelow'> = publishedSurveyLimits): Map<string, { all: Nps; decisionMakers: Nps }> =>
  new Map([...Map.groupBy(answers, ({ accountId }) => accountId)].map(([id, own]) => [id, { all: npsOf(own, limits), decisionMakers: npsOf(own.filter(({ isDecisionMaker }) => isDecisionMaker), limits) }]));

/** The lowest answer of a scale that is at or above a part of the way, in percent. */
export const answerFrom = ({ scaleMin, scaleMax }: Scale, percent: number): number => scaleMin + Math.ceil(((scaleMax - scaleMin) * percent) / 100);

/** A share of answers, 0 to 1, with its Wilson interval at 95 %; `share` is `null` without an answer. */
export type AnswerShare = { share: number | null; hits: number; n: number; low: number; high: number; isDirectional: boolean };
const shareOf = (answers: readonly SurveyAnswer[], percent: number, directionalBelow: number): AnswerShare => {
  const [n, hits] = [answers.length, answers.filter((answer) => answer.score >= answerFrom(answer, percent)).length];
  return { share: n === 0 ? null : hits / n, hits, n, ...wilson(hits, n), isDirectional: n < directionalBelow };
};

/** Customer satisfaction: the share of the top answers (4 and 5 of 5) by the scale of each survey (kpis.md). Every answer counts, for each is about an occasion of its own. */
export const csatOf = (answers: readonly SurveyAnswer[], { topPercent, directionalBelow }: Pick<SurveyLimits, 'topPercent' | 'directionalBelow'> = publishedSurveyLimits): AnswerShare => shareOf(answers, topPercent, directionalBelow);

/** Customer effort: the mean answer, `null` without one or over several scales, and the share of easy answers. The higher the answer, the easier it was. Every answer counts. */
export type Ces = AnswerShare & { mean: number | null };
export const cesOf = (answers: readonly SurveyAnswer[], { easyPercent, directionalBelow }: Pick<SurveyLimits, 'easyPercent' | 'directionalBelow'> = publishedSurveyLimits): Ces => {
  const isOneScale = new Set(answers.map(({ scaleMin, scaleMax }) => `${scaleMin} ${scaleMax}`)).size === 1;
  return { ...shareOf(answers, easyPercent, directionalBelow), mean: isOneScale ? answers.reduce((sum, { score }) => sum + score, 0) / answers.length : null };
};

/** What the answers of a kind come to. `figure` is the NPS in points, or a share of 0 to 1; `null` without an answer. */
export type SurveyFigure = { kind: 'nps'; nps: Nps } | { kind: 'csat'; csat: AnswerShare } | { kind: 'ces'; ces: Ces };
export const figureOf = (kind: SurveyKind, answers: readonly SurveyAnswer[], limits: SurveyLimits = publishedSurveyLimits): SurveyFigure => {
  switch (kind) {
    case 'nps':
      return { kind, nps: npsOf(answers, limits) };
    case 'csat':
      return { kind, csat: csatOf(answers, limits) };
    case 'ces':
      return { kind, ces: cesOf(answers, limits) };
  }
};

/** True for an answer that asks for a talk: a detractor of NPS, and of the others the lower half of the scale. */
export const isDetractor = (kind: SurveyKind, { score, scaleMin, scaleMax }: Pick<SurveyAnswer, 'score'> & Scale): boolean => (kind === 'nps' ? npsGroup(score) === 'detractor' : score * 2 < scaleMin + scaleMax);

/** The day until which an answer is to be followed up, where nobody set another. */
export const followUpBy = (on: Day, { followUpWithinWorkingDays }: Pick<SurveyLimits, 'followUpWithinWorkingDays'>, calendar: WorkCalendar): Day => addWorkingDays(on, followUpWithinWorkingDays, calendar);
/** True where an answer is too old for a follow-up that nobody asked for. */
export const isForgotten = (on: Day, today: Day, { followUpForDays }: Pick<SurveyLimits, 'followUpForDays'>): boolean => addDays(on, followUpForDays) < today;

/** The answers of each fiscal quarter up to today, oldest first, quarters without an answer included. */
export const byQuarter = <Answer extends { on: Day }>(answers: readonly Answer[], fiscalYearStart: number, today: Day, quarters: number): { name: string; from: Day; to: Day; answers: Answer[] }[] => {
  const found: { name: string; from: Day; to: Day; answers: Answer[] }[] = [];
  for (let on = today; found.length < quarters; ) {
    const { year, quarter, from, to } = fiscalQuarter(on, fiscalYearStart);
    found.unshift({ name: `FY${year} Q${quarter}`, from, to, answers: answers.filter((answer) => answer.on >= from && answer.on <= to) });
    on = addDays(from, -1);
  }
  return found;
};
