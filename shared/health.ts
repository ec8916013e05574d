import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { sentiments, type Sentiment } from '#shared/accounts.ts';
import { addDays, addMonths, day, type Day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { healthModel, type GroupDetail, type Health, type HealthModel, type HealthOverride, type MeasureDetail } from '#shared/health-model.ts';
import type { MeasureChange } from '#shared/health-rules.ts';
import { healthPresetKeys } from '#shared/presets/health-models.ts';
import { id, line, type RecordLink, type Written, type WrittenRecord } from '#shared/records.ts';
import type { Priority } from '#shared/settings.ts';

/** The days over which the change of a score is shown. */
export const changeSpans = [7, 30, 90] as const;
export type ChangeSpan = (typeof changeSpans)[number];

/** An account on the heat map. `groups` are those of its model; `changes` are differences of score against the snapshots so many days ago, `null` where there was none; `stale` names measures whose value is old. */
export type HealthRow = {
  account: RecordLink;
  segment: string | null;
  priority: Priority;
  arrMinor: number;
  currency: string;
  score: number | null;
  band: Sentiment | null;
  override: HealthOverride | null;
  scale: HealthModel['scale'];
  bands: HealthModel['bands'];
  groups: Pick<GroupDetail, 'key' | 'name' | 'score'>[];
  changes: Record<ChangeSpan, number | null>;
  stale: string[];
  missing: string[];
};
/** The book's health now. `groups` are the columns: every group that some model in force has, in their order. */
export type HealthBook = { on: Day; rows: HealthRow[]; groups: { key: string; name: string }[] };

/** How an account stands now, for lists of other words. */
export type HealthStanding = Pick<HealthRow, 'score' | 'band' | 'scale'> & { accountId: string };

/** Health at the end of a day, as it was said then. */
export type HealthPoint = { day: Day; score: number | null; band: Sentiment | null; override: HealthOverride | null };
/** How many accounts were in each band at the end of a day; `none` had no score. */
export type BandDay = { day: Day } & Record<Sentiment | 'none', number>;

/** A measure with the rows behind it; the first ones, where there are many. */
export type ExplainedMeasure = MeasureDetail & { records: RecordLink[] };
export type ModelName = { ref: string; name: string; version: number; segment: string; segmentName: string; scale: HealthModel['scale'] };

/** The health of an account with what it follows from. `history` are its snapshots of the last half year, oldest first. `model` is the one in force. */
export type AccountHealth = Omit<Health, 'measures'> & {
  account: RecordLink;
  on: Day;
  asOf: Day | null;
  measures: ExplainedMeasure[];
  model: ModelName & { bands: HealthModel['bands'] };
  history: HealthPoint[];
  /** The update of the month of the day, the newest one before it, and whether one is asked for. */
  update: HealthUpdate | null;
  lastUpdate: HealthUpdate | null;
  isUpdateDue: boolean;
};

/** What changed since the snapshot of a day; `since` is the day of the snapshot that was found. The changes of measures sum to the difference of the scores. */
export type HealthChanges = {
  since: Day;
  on: Day;
  from: HealthPoint;
  to: Pick<HealthPoint, 'score' | 'band' | 'override'>;
  measures: MeasureChange[];
  /** True where the model changed in between, so that weights moved points as well. */
  isModelChanged: boolean;
};

/** What a change of the model would do to the accounts of its segment. */
export type BookWhatIf = {
  accounts: number;
  before: Record<Sentiment | 'none', number>;
  after: Record<Sentiment | 'none', number>;
  changed: { account: RecordLink; from: { score: number | null; band: Sentiment | null }; to: { score: number | null; band: Sentiment | null } }[];
};

/** The model of a segment, an empty one for every other segment. `isOwn` is false where it follows the model of all others, or a shipped one. */
export type SegmentModel = {
  segment: string;
  segmentName: string;
  accounts: number;
  isOwn: boolean;
  inForce: ModelName & { model: HealthModel; activeFrom: Day | null };
  versions: { id: string; version: number; name: string; activeFrom: Day; note: string; model: HealthModel }[];
};

const words = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');
/** The month of an update, '2026-03'. */
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month is written as 2026-03.');
export const healthUpdateFields = z.strictObject({ currentState: words, considerations: words, watchItems: words, nextSteps: words });
export type HealthUpdateFields = z.infer<typeof healthUpdateFields>;
export type HealthUpdate = HealthUpdateFields & { id: string; accountId: string; month: string; onDay: Day };
export const updateParts: { key: keyof HealthUpdateFields; label: string; hint: string }[] = [
  { key: 'currentState', label: 'Current state', hint: 'Where the account stands, in a few sentences' },
  { key: 'considerations', label: 'Considerations', hint: 'What one should know to read the score' },
  { key: 'watchItems', label: 'Watch items', hint: 'What could move it, and how one would notice' },
  { key: 'nextSteps', label: 'Next steps', hint: 'Who does what by when' },
];

/** An account on the list of monthly updates. `isDue` is true in the last days of the month while nothing is written. */
export type UpdateRow = { account: RecordLink; priority: Priority; score: number | null; band: Sentiment | null; scale: HealthModel['scale']; update: HealthUpdate | null; lastMonth: string | null; isDue: boolean };
export type UpdatesPage = { month: string; dueFrom: Day; rows: UpdateRow[] };

/** The first of the last days of a month in which its update is asked for; the day after it where no day is. */
export const updateDueFrom = (month: string, lastDays: number): Day => addDays(addMonths(`${month}-01`, 1), -lastDays);

const segment = z.string().max(40);
/** A measure of an account taken at another colour, or as missing. */
const supposed = z.strictObject({ key: z.string().max(120), colour: z.enum(sentiments).nullable() });

export const healthContract = {
  book: oc.output(type<HealthBook>()),
  standings: oc.output(type<HealthStanding[]>()),
  account: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<AccountHealth>()),
  /** `null` where the account has no snapshot yet. */
  changes: oc.errors(errors).input(z.strictObject({ accountId: id, since: day, asOf: day.nullable() })).output(type<HealthChanges | null>()),
  /** The snapshots of an account in some days, oldest first. */
  history: oc.errors(errors).input(z.strictObject({ accountId: id, from: day, to: day })).output(type<HealthPoint[]>()),
  /** The bands of the book at the end of so many weeks up to today, oldest first; today is as it is now. */
  bookHistory: oc.input(z.strictObject({ weeks: z.int().min(1).max(104) })).output(type<BandDay[]>()),
  /** Health of an account with other measures or another model, without saving anything. */
  whatIf: oc.errors(errors).input(z.strictObject({ accountId: id, measures: z.array(supposed).max(100), model: healthModel.nullable() })).output(type<Health>()),
  whatIfBook: oc.errors(errors).input(z.strictObject({ segment, model: healthModel })).output(type<BookWhatIf>()),
  models: oc.output(type<SegmentModel[]>()),
  /** Makes a new version that counts from today; what was said before stays. */
  saveModel: oc.errors(errors).input(z.strictObject({ segment, model: healthModel, note: line })).output(type<WrittenRecord>()),
  restorePreset: oc.errors(errors).input(z.strictObject({ segment, preset: z.enum(healthPresetKeys) })).output(type<WrittenRecord>()),
  /** Takes a segment's own models away, so that it follows the one of all other segments; of all others, so that it is the shipped one. */
  removeModel: oc.errors(errors).input(z.strictObject({ segment })).output(type<Written>()),
  updates: oc.input(z.strictObject({ month: month.nullable() })).output(type<UpdatesPage>()),
  updatesOf: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<HealthUpdate[]>()),
  /** Writes the update of an account and month; there is one of each. */
  saveUpdate: oc.errors(errors).input(z.strictObject({ accountId: id, month, fields: healthUpdateFields.partial() })).output(type<WrittenRecord>()),
  removeUpdate: oc.errors(errors).input(z.strictObject({ id })).output(type<Written>()),
};

