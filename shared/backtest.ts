import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Auc } from '#shared/auc.ts';
import { bandNames, lossKinds, outcomes, type Band, type Findings, type Outcome } from '#shared/backtest-rules.ts';
import type { Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { reading, type Reading } from '#shared/imports.ts';
import type { BacktestLimits } from '#shared/presets/backtest-limits.ts';
import { id, name, type Written, type WrittenRecord } from '#shared/records.ts';
import { replayWeights, type ReplayWeights } from '#shared/replay.ts';
import type { StudyFindings } from '#shared/study-rules.ts';
import { studySpec, type CategoryPart, type StudySpec } from '#shared/study-spec.ts';

/** The rows behind a figure. `scored` is any band, `lost` and `kept` follow what counts as a loss. */
export const rowFilter = z.strictObject({
  band: z.enum([...bandNames, 'none', 'not-green', 'scored']).nullable(),
  outcome: z.enum([...outcomes, 'lost', 'kept']).nullable(),
  /** Saved after an intervention; went red only after the decision was known; no outcome is known. */
  only: z.enum(['saved', 'late', 'without-outcome']).nullable(),
});
export type RowFilter = z.infer<typeof rowFilter>;
const page = { filter: rowFilter, offset: z.int().min(0), limit: z.int().min(1).max(5_000) };

/** The score of a decided renewal so many days before its decision; `day` is that of the snapshot. */
export type ScoreThen = { days: number; day: Day | null; score: number | null; band: Band | null };

/**
 * A decided renewal. `decidedOn` is the day from which the score is counted back: the start of what followed or the day it was due, or
 * `knownOn`, where the loss was known earlier. ARR is in minor units of `currency`.
 */
export type OwnRow = {
  accountId: string;
  accountName: string;
  contract: string;
  dueOn: Day;
  decidedOn: Day;
  knownOn: Day | null;
  outcome: Outcome;
  beforeMinor: number;
  afterMinor: number;
  currency: string;
  isIntervened: boolean;
  scores: ScoreThen[];
  /** How many days before the decision the score left green for good; `null` where it was green, or none was known. */
  leadDays: number | null;
  /** Green at the nearest day that is looked at, and not green only once the loss was known. */
  isLate: boolean;
};

export type OwnHorizon = { days: number; findings: Findings };

/** The book's own past. */
export type OwnPast = {
  today: Day;
  limits: BacktestLimits;
  /** Decided renewals, and those of them without any score on the days that are looked at. */
  decided: number;
  counts: Record<Outcome, number>;
  withoutSnapshot: number;
  horizons: OwnHorizon[];
  lead: { medianDays: number | null; warned: number; of: number };
  late: number;
  /** The first day on which enough renewals can be decided, by the contracts as they are now; `null` where there is no telling. */
  enoughOn: Day | null;
  /** The weights of the model in force, to begin a replay with. */
  weights: ReplayWeights;
};

/** The same renewals with other weights. `difference` is by how much the AUC changes, with its paired interval; withheld under the minimum. */
export type Replay = { days: number; now: Findings; replayed: Findings; difference: Auc | null; withoutDetail: number };

/** What stands in a column. `values` are the most frequent ones; `numbers` are of the cells that are figures, where most are: `low` and `high` leave a twentieth out at each end. */
export type ColumnLook = { name: string; filled: number; distinct: number; values: { value: string; count: number }[]; numbers: { count: number; min: number; max: number; low: number; high: number } | null };

/** What the columns of a table most likely are. */
export type StudyGuess = { outcome: StudySpec['outcome'] | null; score: { column: string; highMeans: 'renewal' | 'churn' } | null; bands: StudySpec['bands'] | null; label: string | null };
export type OpenedStudy = { fileId: string; fileName: string; rows: number; reading: Reading; sheets: string[]; columns: ColumnLook[]; guess: StudyGuess };

export type StudySummary = { id: string; name: string; fileName: string; madeOn: Day; rows: number };
export type Study = StudySummary & { spec: StudySpec; columns: ColumnLook[] };

/** A row of a table as a study reads it. `row` counts from 1; `values` are the cells of the columns that are used. */
export type StudyListRow = { row: number; label: string; outcome: Outcome | null; score: number | null; band: Band | null; values: string[] };
export type StudyRows = { total: number; columns: string[]; rows: StudyListRow[] };

/** A table that is open: a file that was put (`imports.put`) and opened, or a study that was saved. */
const source = z.union([z.strictObject({ fileId: id }), z.strictObject({ studyId: id })]);
export type StudySource = z.infer<typeof source>;

export const backtestContract = {
  own: oc.errors(errors).input(z.strictObject({ lossIs: z.enum(lossKinds) })).output(type<OwnPast>()),
  ownRows: oc.errors(errors).input(z.strictObject({ lossIs: z.enum(lossKinds), days: z.int(), ...page })).output(type<{ total: number; rows: OwnRow[] }>()),
  /** Weighs the measures of the stored snapshots anew; nothing later than the snapshot goes in. */
  replay: oc.errors(errors).input(z.strictObject({ lossIs: z.enum(lossKinds), days: z.int(), weights: replayWeights })).output(type<Replay>()),
  /** Reads a table that was put, detecting how where `reading` is `null`. */
  open: oc.errors(errors).input(z.strictObject({ fileId: id, fileName: z.string().max(300), reading: reading.nullable() })).output(type<OpenedStudy>()),
  /** Gives a table up that is open or being read. */
  forget: oc.input(z.strictObject({ fileId: id })).output(type<{ forgotten: boolean }>()),
  test: oc.errors(errors).input(z.strictObject({ source, spec: studySpec })).output(type<StudyFindings>()),
  rows: oc.errors(errors).input(z.strictObject({ source, spec: studySpec, ...page })).output(type<StudyRows>()),
  /** Proposes points for the values of a column from their loss rates in this table. */
  propose: oc.errors(errors).input(z.strictObject({ source, spec: studySpec, column: z.string().max(240) })).output(type<Pick<CategoryPart, 'points' | 'other'>>()),
  studies: oc.output(type<StudySummary[]>()),
  study: oc.errors(errors).input(z.strictObject({ id })).output(type<Study>()),
  /** Keeps a study with the columns that it uses. */
  save: oc.errors(errors).input(z.strictObject({ fileId: id, name, spec: studySpec })).output(type<WrittenRecord>()),
  update: oc.errors(errors).input(z.strictObject({ id, fields: z.strictObject({ name, spec: studySpec }).partial() })).output(type<WrittenRecord>()),
  remove: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};
