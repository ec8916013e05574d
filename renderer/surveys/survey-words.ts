import { npsGroup, surveyKindNames, type FollowUp, type Nps, type SurveyFigure } from '#shared/survey-rules.ts';
import type { AnswerRow } from '#shared/surveys.ts';
import type { ExportColumn } from '#renderer/ui/export-table.ts';

export const followUpNames: Record<FollowUp, string> = { none: 'None', due: 'Planned', done: 'Done' };

/** An NPS as people write it: `+30`, `−12`, `0`. */
export const npsWords = (score: number | null): string => (score === null ? 'n/a' : score > 0 ? `+${score}` : String(score).replace('-', '−'));
const percent = (share: number | null): string => (share === null ? 'n/a' : `${Math.round(share * 100)} %`);

/** The figure of a kind in a few letters. */
export const figureWords = (figure: SurveyFigure): string => (figure.kind === 'nps' ? npsWords(figure.nps.score) : figure.kind === 'csat' ? percent(figure.csat.share) : percent(figure.ces.share));
/** How many answers a figure comes from, and whether they are few. */
export const countOf = (figure: SurveyFigure): { n: number; isDirectional: boolean } => (figure.kind === 'nps' ? figure.nps : figure.kind === 'csat' ? figure.csat : figure.ces);

/** How sure a figure is: the ± of an NPS, the interval of a share. Both at 95 %. */
export const marginWords = (figure: SurveyFigure): string => {
  if (countOf(figure).n === 0) return '';
  if (figure.kind === 'nps') return figure.nps.margin === null ? '± not known, all answers are alike' : `± ${figure.nps.margin}`;
  const { low, high } = figure.kind === 'csat' ? figure.csat : figure.ces;
  return `${Math.round(low * 100)} to ${Math.round(high * 100)} %`;
};

/** What a figure says, in a line: "n = 10, ± 48 at 95 %, directional". */
export const detailWords = (figure: SurveyFigure): string => {
  const { n, isDirectional } = countOf(figure);
  return [`n = ${n}`, marginWords(figure) === '' ? '' : `${marginWords(figure)} at 95 %`, figure.kind === 'ces' && figure.ces.mean !== null ? `mean ${figure.ces.mean.toFixed(1)}` : '', isDirectional && n > 0 ? 'directional' : ''].filter((part) => part !== '').join(', ');
};

export const npsPartsWords = ({ promoters, passives, detractors }: Nps): string => `${promoters} promoters, ${passives} passives, ${detractors} detractors`;

/** What a figure is, under its number. */
export const meaningOf = { nps: 'promoters less detractors, in points', csat: 'gave a top answer', ces: 'found it easy' } as const;

export const groupWords = (row: Pick<AnswerRow, 'kind' | 'score'>): string => (row.kind === 'nps' ? npsGroup(row.score).replace(/^./, (letter) => letter.toUpperCase()) : '');

export type AnswerFilters = { text: string; score: string | null };
/** Groups that a list of answers can be narrowed to. */
export const scoreChoices = [{ value: 'promoter', label: 'Promoters' }, { value: 'passive', label: 'Passives' }, { value: 'detractor', label: 'Detractors' }, { value: 'low', label: 'Low answers, any survey' }, { value: 'nps', label: 'NPS' }, { value: 'csat', label: 'CSAT' }, { value: 'ces', label: 'CES' }] as const;
export const filterAnswers = (rows: readonly AnswerRow[], { text, score }: AnswerFilters): AnswerRow[] => {
  const typed = text.trim().toLowerCase();
  return rows.filter((row) => (typed === '' || `${row.accountName} ${row.who} ${row.comment} ${row.surveyName}`.toLowerCase().includes(typed)) && (score === null || (score === 'low' ? row.isDetractor : row.kind === score || (row.kind === 'nps' && npsGroup(row.score) === score))));
};

export const answerColumns: ExportColumn<AnswerRow>[] = [
  { label: 'Answered on', kind: 'day', value: (row) => row.onDay },
  { label: 'Survey', kind: 'text', width: 30, value: (row) => row.surveyName },
  { label: 'Kind', kind: 'text', width: 8, value: (row) => surveyKindNames[row.kind] },
  { label: 'Score', kind: 'count', width: 8, value: (row) => row.score },
  { label: 'Scale', kind: 'text', width: 10, value: (row) => `${row.scaleMin} to ${row.scaleMax}` },
  { label: 'Account', kind: 'text', width: 30, value: (row) => row.accountName },
  { label: 'Person', kind: 'text', width: 24, value: (row) => row.who },
  { label: 'Decision maker', kind: 'text', width: 14, value: (row) => (row.isDecisionMaker ? 'yes' : 'no') },
  { label: 'Comment', kind: 'text', width: 60, value: (row) => row.comment },
  { label: 'Follow-up', kind: 'text', width: 12, value: (row) => followUpNames[row.followUp] },
  { label: 'Follow-up due', kind: 'day', value: (row) => row.dueOn },
  { label: 'Follow-up note', kind: 'text', width: 44, value: (row) => row.followUpNote },
];
