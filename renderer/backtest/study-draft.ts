import type { ColumnLook, OpenedStudy } from '#shared/backtest.ts';
import { guessBands, guessDirection, guessOutcomes, specFault, type ScorePart, type ScoreSpec, type StudySpec } from '#shared/study-spec.ts';

/** A study as it is begun from what the columns most likely are. A column that is not chosen yet is ''. */
export const beginSpec = ({ guess }: Pick<OpenedStudy, 'guess'>): StudySpec => ({
  outcome: guess.outcome ?? { column: '', values: [] },
  score: guess.score === null ? { kind: 'built', parts: [] } : { kind: 'column', ...guess.score },
  bands: guess.bands ?? { green: 75, yellow: 50 },
  lossIs: 'churned',
  label: guess.label,
  intervened: null,
  scoredOn: null,
  knownOn: null,
});

/** What is still to be chosen, or cannot be right; `null` where the study can be tested. */
export const draftFault = (spec: StudySpec): string | null => {
  if (spec.outcome.column === '') return 'Choose the column that says what happened.';
  if (!spec.outcome.values.some(({ outcome }) => outcome === 'churned')) return 'Say which value of the outcome means churned.';
  if (spec.score.kind === 'column' && spec.score.column === '') return 'Choose the column of the score, or build one.';
  if (spec.score.kind === 'built' && spec.score.parts.length === 0) return 'Choose at least one column for the score.';
  if (spec.score.kind === 'built' && spec.score.parts.every(({ weight }) => weight === 0)) return 'Give at least one column a weight.';
  if (spec.score.kind === 'built' && spec.score.parts.some((part) => part.kind === 'number' && part.zeroAt === part.fullAt)) return '0 points and 100 points cannot be at the same figure.';
  return specFault(spec);
};

const columnNamed = (columns: readonly ColumnLook[], name: string): ColumnLook | undefined => columns.find((one) => one.name === name);

/** A study whose outcome is another column, its values read by their words. */
export const withOutcome = (spec: StudySpec, columns: readonly ColumnLook[], column: string): StudySpec => ({
  ...spec,
  outcome: { column, values: guessOutcomes(column, columnNamed(columns, column)?.values.map(({ value }) => value) ?? []) },
});

/** A study whose score is a column, with bands on its scale. */
export const withScoreColumn = (spec: StudySpec, columns: readonly ColumnLook[], column: string, highMeans = guessDirection(column)): StudySpec => {
  const numbers = columnNamed(columns, column)?.numbers ?? null;
  return { ...spec, score: { kind: 'column', column, highMeans }, bands: numbers === null ? spec.bands : guessBands(numbers.min, numbers.max, highMeans) };
};

/** A study whose score is built from columns, 0 to 100. */
export const withParts = (spec: StudySpec, parts: ScorePart[]): StudySpec => ({ ...spec, score: { kind: 'built', parts }, ...(spec.score.kind === 'built' ? {} : { bands: { green: 75, yellow: 50 } }) });

/** A part of a score as it is begun: figures go from the low end of the column to its high end, values all get 50 points. */
export const beginPart = ({ name, numbers, values, distinct }: ColumnLook): ScorePart =>
  numbers !== null && distinct > 2 && numbers.low !== numbers.high
    ? { kind: 'number', column: name, weight: 10, zeroAt: numbers.low, fullAt: numbers.high }
    : { kind: 'category', column: name, weight: 10, points: values.map(({ value }) => ({ value, points: 50 })), other: distinct > values.length ? 50 : null, isFitted: false };

export const partsOf = (score: ScoreSpec): ScorePart[] => (score.kind === 'built' ? score.parts : []);
