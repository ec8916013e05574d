import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { sentiments, type Sentiment } from '#shared/accounts.ts';
import {
  aggregates, grains, metricRoles, productStates, adoptionStates,
  type AdoptionScore, type Gap, type SeriesMonth, type Trend, type UseCaseColour, type UseCaseState,
} from '#shared/adoption-rules.ts';
import { day, type Day, type Instant } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { id, line, name, type Written, type WrittenRecord } from '#shared/records.ts';

const text = z.string().trim().max(10_000, 'That is longer than 10,000 characters.');
const figure = z.number().min(-1e15, 'That is too small to be a figure of use.').max(1e15, 'That is too large to be a figure of use.');
const sentence = z.string().trim().max(1_000, 'That is longer than 1,000 characters.');

export const productFields = z.strictObject({ name, about: text });
export type ProductFields = z.infer<typeof productFields>;

/** A feature of a product; `notes` are what its release says. */
export const featureFields = z.strictObject({ productId: id, name, releasedOn: day.nullable(), notes: text });
export type FeatureFields = z.infer<typeof featureFields>;

/** What is measured. Thresholds are in the metric's unit, of a month's value (of four weeks for now). */
export const metricFields = z.strictObject({
  /** The name in files, matched whole: lower-case letters, digits, dashes and underscores. */
  key: z.string().trim().regex(/^[a-z0-9][a-z0-9_.-]{0,59}$/, 'A key is lower-case letters, digits, dashes and underscores, 60 at most.'),
  name,
  unit: z.string().trim().max(40, 'A unit is 40 characters at most.'),
  /** How the values of a month become one. */
  aggregate: z.enum(aggregates),
  /** How often a value is expected. */
  grain: z.enum(grains),
  role: z.enum(metricRoles),
  productId: id.nullable(),
  featureId: id.nullable(),
  greenFrom: figure.nullable(),
  yellowFrom: figure.nullable(),
  isLowerBetter: z.boolean(),
});
export type MetricFields = z.infer<typeof metricFields>;
export const newMetric: Omit<MetricFields, 'key' | 'name'> = { unit: '', aggregate: 'last', grain: 'month', role: 'none', productId: null, featureId: null, greenFrom: null, yellowFrom: null, isLowerBetter: false };

/** `metricId` is what shows that it is adopted. */
export const useCaseFields = z.strictObject({ productId: id.nullable(), name, about: text, metricId: id.nullable() });
export type UseCaseFields = z.infer<typeof useCaseFields>;

/** How an account stands with a use case. `colour` is set by hand, and is said anew each time it is given. */
export const accountUseCaseFields = z.strictObject({ state: z.enum(adoptionStates), isOriginal: z.boolean(), colour: z.enum(sentiments).nullable(), notes: sentence });
export const accountProductFields = z.strictObject({ state: z.enum(productStates), seats: z.int().min(0, 'Seats are 0 or more.').max(10_000_000).nullable(), sinceOn: day.nullable(), notes: sentence });
export type AccountProductFields = z.infer<typeof accountProductFields>;

/** `accounts` own it. */
export type Product = ProductFields & { id: string; accounts: number };
export type Feature = FeatureFields & { id: string };
/** `accounts` have a value of it, the newest of `newestOn`. */
export type UsageMetric = MetricFields & { id: string; accounts: number; newestOn: Day | null };
/** `accounts` work on it or have adopted it; `adopted` of them have. */
export type UseCase = UseCaseFields & { id: string; accounts: number; adopted: number };
/** What the use is measured by. */
export type Catalogue = { products: Product[]; features: Feature[]; metrics: UsageMetric[]; useCases: UseCase[] };

/** Some of what is bought. `colour` is `null` where nothing is judged: too old (`isNoData`), or too early. `wholeBy` is what counts the whole. */
export type JudgedRatio = { part: number; whole: number; on: Day; isNoData: boolean; colour: Sentiment | null; wholeBy: 'metrics' | 'contracts'; metricIds: string[] };

/** An account on the page of adoption. */
export type AdoptionRow = {
  accountId: string;
  accountName: string;
  segment: string | null;
  licences: JudgedRatio | null;
  activeUsers: JudgedRatio | null;
  useCases: { name: string; state: UseCaseState; colour: Sentiment | null }[];
  /** 0 to 100; `null` is no data. */
  score: number | null;
  isComplete: boolean | null;
  /** The last twelve months of active users, else of licences used; a month without a value is a gap. */
  series: SeriesMonth[];
  seriesName: string;
  month: Trend | null;
  newestOn: Day | null;
  /** There were values, and none came for longer than the limit. */
  isNoData: boolean;
};

export type WhitespaceCell = AccountProductFields & { id: string };
/** Product × account; a product that an account says nothing of is not in its `cells`. */
export type Whitespace = { products: { id: string; name: string }[]; accounts: { accountId: string; accountName: string; segment: string | null; cells: Record<string, WhitespaceCell> }[] };

/** A metric of an account: its figure of now, two years of months, how it moved, and what is missing. */
export type MetricOfAccount = {
  id: string; name: string; unit: string; grain: MetricFields['grain']; aggregate: MetricFields['aggregate']; role: MetricFields['role']; productName: string;
  greenFrom: number | null; yellowFrom: number | null; isLowerBetter: boolean;
  now: { value: number; on: Day } | null;
  isNoData: boolean;
  colour: Sentiment | null;
  series: SeriesMonth[];
  month: Trend | null;
  quarter: Trend | null;
  gaps: Gap[];
};
export type UseCaseOfAccount = {
  id: string; useCaseId: string; name: string; state: UseCaseState; isOriginal: boolean; notes: string;
  /** What was set by hand and when; it does not count any more where `colour` is not by hand. */
  hand: Sentiment | null; saidOn: Day | null;
  colour: UseCaseColour | null;
  metricId: string | null; metricName: string; metricNow: { value: number; on: Day } | null; metricUnit: string;
};
export type ProductOfAccount = WhitespaceCell & { productId: string; name: string };

/** The use of an account, as it is or as it was known at the end of `asOf`. `months` are whole ones since the contract start; `null` without one. */
export type AccountAdoption = {
  accountId: string;
  asOf: Day | null;
  months: number | null;
  licences: JudgedRatio | null;
  activeUsers: JudgedRatio | null;
  score: AdoptionScore | null;
  isComplete: boolean | null;
  newestOn: Day | null;
  isNoData: boolean;
  metrics: MetricOfAccount[];
  useCases: UseCaseOfAccount[];
  products: ProductOfAccount[];
};

/** One account of a metric across the book. */
export type MetricRow = { accountId: string; accountName: string; segment: string | null; now: { value: number; on: Day }; isNoData: boolean; colour: Sentiment | null; month: Trend | null; quarter: Trend | null };
/** A value with what brought it; `isCounted` is false where a later batch says another value of the day. */
export type UsagePoint = { day: Day; value: number; batchId: string; source: string; recordedAt: Instant; points: number; isCounted: boolean };

const one = z.strictObject({ id });

export const adoptionContract = {
  list: oc.output(type<AdoptionRow[]>()),
  whitespace: oc.output(type<Whitespace>()),
  catalogue: oc.output(type<Catalogue>()),
  ofAccount: oc.errors(errors).input(z.strictObject({ accountId: id, asOf: day.nullable() })).output(type<AccountAdoption>()),
  metric: oc.errors(errors).input(one).output(type<{ metric: UsageMetric; rows: MetricRow[] }>()),
  /** The values behind a figure, newest first, 1,000 at most. */
  points: oc.errors(errors).input(z.strictObject({ accountId: id, metricId: id, asOf: day.nullable() })).output(type<UsagePoint[]>()),

  createProduct: oc.errors(errors).input(productFields.partial().extend({ name })).output(type<WrittenRecord>()),
  updateProduct: oc.errors(errors).input(z.strictObject({ id, fields: productFields.partial() })).output(type<WrittenRecord>()),
  removeProduct: oc.errors(errors).input(one).output(type<Written>()),
  createFeature: oc.errors(errors).input(featureFields.partial().extend({ productId: id, name })).output(type<WrittenRecord>()),
  updateFeature: oc.errors(errors).input(z.strictObject({ id, fields: featureFields.partial() })).output(type<WrittenRecord>()),
  removeFeature: oc.errors(errors).input(one).output(type<Written>()),
  createMetric: oc.errors(errors).input(metricFields.partial().extend({ key: metricFields.shape.key, name })).output(type<WrittenRecord>()),
  updateMetric: oc.errors(errors).input(z.strictObject({ id, fields: metricFields.partial() })).output(type<WrittenRecord>()),
  /** Takes a metric away; its values stay in the book and come back with undo. */
  removeMetric: oc.errors(errors).input(one).output(type<Written>()),
  createUseCase: oc.errors(errors).input(useCaseFields.partial().extend({ name })).output(type<WrittenRecord>()),
  updateUseCase: oc.errors(errors).input(z.strictObject({ id, fields: useCaseFields.partial() })).output(type<WrittenRecord>()),
  removeUseCase: oc.errors(errors).input(one).output(type<Written>()),

  /** Says how an account stands with a product; what is not given stays as it is. */
  setProduct: oc.errors(errors).input(accountProductFields.partial().extend({ accountId: id, productId: id })).output(type<WrittenRecord>()),
  clearProduct: oc.errors(errors).input(one).output(type<Written>()),
  setUseCase: oc.errors(errors).input(accountUseCaseFields.partial().extend({ accountId: id, useCaseId: id })).output(type<WrittenRecord>()),
  clearUseCase: oc.errors(errors).input(one).output(type<Written>()),

  /** Notes a value by hand, as a batch of its own. */
  addValue: oc.errors(errors).input(z.strictObject({ accountId: id, metricId: id, day, value: figure, source: line })).output(type<WrittenRecord>()),
  /** Takes a batch back with all of its values: one that was typed, or a whole import. */
  removeBatch: oc.errors(errors).input(one).output(type<Written>()),
};
