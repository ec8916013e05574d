import { meanAuc, type Auc } from '#shared/auc.ts';
import { findingsOf, isLoss, verdictOf, type Band, type Findings, type Observed, type Outcome } from '#shared/backtest-rules.ts';
import type { Day } from '#shared/days.ts';
import type { BacktestLimits } from '#shared/presets/backtest-limits.ts';
import { bandOf, mostValues, saysYes, type CategoryPart, type ScorePart, type ScoreSpec, type StudySpec } from '#shared/study-spec.ts';

/** A column with each different cell once, and for each row which of them it has. An empty cell is ''. */
export type StudyColumn = { name: string; values: readonly string[]; codes: ArrayLike<number> };
/** A table to be tested; the two readers know how its figures and days are written, and give `null` for what is none. */
export type StudyTable = { rows: number; columns: readonly StudyColumn[]; toNumber: (text: string) => number | null; toDay: (text: string) => Day | null };

export const columnOf = (table: StudyTable, name: string): StudyColumn => table.columns.find((one) => one.name === name) ?? { name, values: [''], codes: { length: table.rows } };
const codeOf = ({ codes }: StudyColumn, row: number): number => codes[row] ?? 0;

/** The points of every value of a column, 0 to 100; NaN is missing. */
const pointsOf = (table: StudyTable, column: StudyColumn, part: ScorePart): Float64Array => {
  if (part.kind === 'number') {
    return Float64Array.from(column.values, (value) => {
      const figure = value === '' ? null : table.toNumber(value);
      return figure === null ? Number.NaN : Math.max(0, Math.min(100, ((figure - part.zeroAt) / (part.fullAt - part.zeroAt)) * 100));
    });
  }
  const known = new Map(part.points.map(({ value, points }) => [value, points]));
  return Float64Array.from(column.values, (value) => known.get(value) ?? (value === '' ? Number.NaN : (part.other ?? Number.NaN)));
};

type Built = { column: StudyColumn; weight: number; points: Float64Array }[];

const build = (table: StudyTable, parts: readonly ScorePart[]): Built =>
  parts.map((part) => {
    const column = columnOf(table, part.column);
    return { column, weight: part.weight, points: pointsOf(table, column, part) };
  });

/** The score of a row, 0 to 100: a part that is missing gives its weight to the others, as in health (rules.md § 6); NaN where all are missing. */
const scoreRow = (built: Built, row: number): number => {
  let [sum, weights] = [0, 0];
  for (const { column, weight, points } of built) {
    const got = points[codeOf(column, row)] ?? Number.NaN;
    if (Number.isNaN(got)) continue;
    sum += weight * got;
    weights += weight;
  }
  return weights === 0 ? Number.NaN : sum / weights;
};

/** The score of every row in its own figures; NaN is none. */
export const scoresOf = (table: StudyTable, score: ScoreSpec): Float64Array => {
  const scores = new Float64Array(table.rows);
  if (score.kind === 'column') {
    const column = columnOf(table, score.column);
    const figures = Float64Array.from(column.values, (value) => (value === '' ? Number.NaN : (table.toNumber(value) ?? Number.NaN)));
    for (let row = 0; row < table.rows; row += 1) scores[row] = figures[codeOf(column, row)] ?? Number.NaN;
    return scores;
  }
  const built = build(table, score.parts);
  for (let row = 0; row < table.rows; row += 1) scores[row] = scoreRow(built, row);
  return scores;
};

/** What a row is to a study: its outcome and its score in its own figures, or why it is left out. */
export type StudyRow = { outcome: Outcome | null; score: number | null; band: Band | null; isIntervened: boolean; isLate: boolean };
/** A row's reading, by its number. */
export type RowReader = (row: number) => StudyRow;

/** Reads the rows of a table as a study sees them. A score that was set when the decision was known already is late, and left out. */
export const rowReader = (table: StudyTable, spec: StudySpec): RowReader => {
  const direction = spec.score.kind === 'column' ? spec.score.highMeans : 'renewal';
  const scores = scoresOf(table, spec.score);
  const meaning = new Map(spec.outcome.values.map(({ value, outcome }) => [value, outcome]));
  const outcomeColumn = columnOf(table, spec.outcome.column);
  const outcomes = outcomeColumn.values.map((value) => meaning.get(value) ?? null);
  const reading = <T>(name: string | null, read: (text: string) => T, without: T): ((row: number) => T) => {
    if (name === null) return () => without;
    const column = columnOf(table, name);
    const values = column.values.map(read);
    return (row) => values[codeOf(column, row)] ?? without;
  };
  const isIntervened = reading(spec.intervened, saysYes, false);
  const scoredOn = reading<Day | null>(spec.scoredOn, table.toDay, null);
  const knownOn = reading<Day | null>(spec.knownOn, table.toDay, null);
  return (row) => {
    const raw = scores[row] ?? Number.NaN;
    const score = Number.isFinite(raw) ? raw : null;
    const [scored, known] = [scoredOn(row), knownOn(row)];
    return {
      outcome: outcomes[codeOf(outcomeColumn, row)] ?? null,
      score,
      band: score === null ? null : bandOf(score, spec.bands, direction),
      isIntervened: isIntervened(row),
      isLate: scored !== null && known !== null && scored >= known,
    };
  };
};

/** What a study found. `heldOut` is the AUC on rows that the points were not proposed from, where some were proposed. */
export type StudyFindings = Findings & { rows: number; withoutOutcome: number; late: number; heldOut: Auc | null; isFitted: boolean };

/** Five parts, fewer where a part would have less than two of a kind; 0 where it cannot be done. */
const foldsFor = (kept: number, lost: number): number => {
  const folds = Math.min(5, Math.floor(kept / 2), Math.floor(lost / 2));
  return folds < 2 ? 0 : folds;
};

/** The same parts each time: the rows of a kind are dealt out in an order drawn from a fixed seed. */
const dealOut = (rows: readonly number[], folds: number, into: Int8Array): void => {
  const order = [...rows];
  let state = 20_251;
  for (let at = order.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  order.forEach((row, at) => (into[row] = at % folds));
};

/** How many were kept and lost of each value. */
export type Tally = { kept: number[]; lost: number[] };

const tallyOf = (column: StudyColumn, kept: readonly number[], lost: readonly number[], takes: (row: number) => boolean): Tally => {
  const count = (rows: readonly number[]): number[] => {
    const counts = Array.from<number>({ length: column.values.length }).fill(0);
    for (const row of rows) if (takes(row)) counts[codeOf(column, row)] = (counts[codeOf(column, row)] ?? 0) + 1;
    return counts;
  };
  return { kept: count(kept), lost: count(lost) };
};

/** So many rows of the average stand behind every value, so that one that occurs twice does not lead the order. */
const priorRows = 10;

/**
 * Points by the order of the loss rates: the value that is lost most often gets 0, the least often 100, the others evenly between. Values
 * beyond the `mostValues` most frequent are one value together.
 */
export const fitPoints = (values: readonly string[], { kept, lost }: Tally): Pick<CategoryPart, 'points' | 'other'> => {
  const all = values.map((value, at) => ({ value, lost: lost[at] ?? 0, of: (kept[at] ?? 0) + (lost[at] ?? 0) })).filter(({ value, of }) => value !== '' && of > 0);
  const frequent = all.toSorted((a, b) => b.of - a.of || (a.value < b.value ? -1 : 1));
  const rare = frequent.slice(mostValues);
  const sum = (list: readonly { lost: number; of: number }[]): { lost: number; of: number } => list.reduce((so, one) => ({ lost: so.lost + one.lost, of: so.of + one.of }), { lost: 0, of: 0 });
  const total = sum(all);
  const average = total.of === 0 ? 0 : total.lost / total.of;
  const rateOf = (one: { lost: number; of: number }): number => (one.lost + priorRows * average) / (one.of + priorRows);
  const rates = [...new Set([...frequent.slice(0, mostValues), ...(rare.length === 0 ? [] : [sum(rare)])].map(rateOf))].toSorted((a, b) => b - a);
  const pointsAt = (one: { lost: number; of: number }): number => (rates.length < 2 ? 50 : Math.round((rates.indexOf(rateOf(one)) / (rates.length - 1)) * 1_000) / 10);
  return { points: frequent.slice(0, mostValues).map((one) => ({ value: one.value, points: pointsAt(one) })), other: rare.length === 0 ? null : pointsAt(sum(rare)) };
};

type Kinds = { kept: number[]; lost: number[] };

/** The AUC of a fitted score on rows that its points were not made from: every part of the rows in turn is scored by points from the rest. */
const heldOutAuc = (table: StudyTable, parts: readonly ScorePart[], { kept, lost }: Kinds): Auc | null => {
  const folds = foldsFor(kept.length, lost.length);
  if (folds === 0) return null;
  const foldOf = new Int8Array(table.rows).fill(-1);
  dealOut(kept, folds, foldOf);
  dealOut(lost, folds, foldOf);
  return meanAuc(
    Array.from({ length: folds }, (_, fold) => {
      const refitted = parts.map((part): ScorePart => {
        if (part.kind === 'number' || !part.isFitted) return part;
        const column = columnOf(table, part.column);
        return { ...part, ...fitPoints(column.values, tallyOf(column, kept, lost, (row) => foldOf[row] !== fold)) };
      });
      const built = build(table, refitted);
      const scored = (rows: readonly number[]): number[] => rows.flatMap((row) => (foldOf[row] === fold ? [scoreRow(built, row)] : [])).filter(Number.isFinite);
      return { kept: scored(kept), lost: scored(lost) };
    }),
  );
};

/** The rows that count, by what became of them. */
const kindsOf = (table: StudyTable, read: RowReader, lossIs: StudySpec['lossIs']): Kinds => {
  const kinds: Kinds = { kept: [], lost: [] };
  for (let row = 0; row < table.rows; row += 1) {
    const { outcome, isLate } = read(row);
    if (outcome !== null && !isLate) (isLoss(outcome, lossIs) ? kinds.lost : kinds.kept).push(row);
  }
  return kinds;
};

/** Points proposed for a column from the outcomes of this very table. */
export const proposePoints = (table: StudyTable, spec: StudySpec, column: string): Pick<CategoryPart, 'points' | 'other'> => {
  const { kept, lost } = kindsOf(table, rowReader(table, spec), spec.lossIs);
  const found = columnOf(table, column);
  return fitPoints(found.values, tallyOf(found, kept, lost, () => true));
};

/** Tests a study on its table. The AUC of a score of which less means renewal is that of its reverse. */
export const testStudy = (table: StudyTable, spec: StudySpec, limits: BacktestLimits): StudyFindings => {
  const read = rowReader(table, spec);
  const sign = spec.score.kind === 'column' && spec.score.highMeans === 'churn' ? -1 : 1;
  let [withoutOutcome, late] = [0, 0];
  const observed = function* (): Generator<Observed> {
    for (let row = 0; row < table.rows; row += 1) {
      const { outcome, score, band, isIntervened, isLate } = read(row);
      if (outcome === null) withoutOutcome += 1;
      else if (isLate) late += 1;
      else yield { outcome, score: score === null ? null : sign * score, band, isIntervened };
    }
  };
  const findings = findingsOf(observed(), spec.lossIs, limits);
  const isFitted = spec.score.kind === 'built' && spec.score.parts.some((part) => part.kind === 'category' && part.isFitted);
  const heldOut = isFitted && findings.auc !== null && spec.score.kind === 'built' ? heldOutAuc(table, spec.score.parts, kindsOf(table, read, spec.lossIs)) : null;
  // Points that were made from these outcomes flatter themselves on them: only rows that they were not made from can say whether there is a signal.
  const verdict = !isFitted || findings.auc === null ? findings.verdict : heldOut === null ? 'one-kind' : verdictOf(heldOut);
  return { ...findings, verdict, rows: table.rows, withoutOutcome, late, heldOut, isFitted };
};
