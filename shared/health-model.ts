import { z } from 'zod';
import { sentiments, type Sentiment } from '#shared/accounts.ts';
import { name } from '#shared/records.ts';

/** What health is made of (rules.md § 6). `use-case` is a measure for each use case of the account, each with the full weight. */
export const measureKeys = ['licence-use', 'active-users', 'use-case', 'sentiment', 'plan', 'tickets', 'recency', 'personas'] as const;
export type MeasureKey = (typeof measureKeys)[number];
export const measureNames: Record<MeasureKey, string> = {
  'licence-use': 'Licence use', 'active-users': 'Active users', 'use-case': 'Use case', sentiment: 'CSM sentiment', plan: 'Success plan', tickets: 'Tickets a month', recency: 'Meeting recency', personas: 'Key personas met',
};

/** The groups of the presets, in the order in which they are shown; a model may have others. */
export const presetGroups = { product: 'Product', risk: 'Risk', outcomes: 'Outcomes', voice: 'Voice of customer', engagement: 'Engagement' } as const;

const weight = z.number().min(0, 'A weight is zero or more.').max(1_000, 'A weight is 1,000 at most.');
const percent = z.number().min(0, 'A percentage is zero or more.').max(1_000, 'That is more than ten times as many as there are.');
const points = z.number().min(0, 'The scale begins at 0.').max(100, 'The scale ends at 100.');
const limitDays = z.int().min(1, 'A limit is one day or more.').max(730, 'A limit is two years at most.');
const months = z.int().min(0, 'A month is zero or more.').max(60, 'That is five years at most.');

/** Green from the one, yellow from the other, else red. */
const levels = z.strictObject({ yellowFrom: percent, greenFrom: percent }).refine(({ yellowFrom, greenFrom }) => yellowFrom <= greenFrom, { message: 'Green begins where yellow ends or above.', path: ['greenFrom'] });
const recencyLevels = z.strictObject({ greenTo: limitDays, yellowTo: limitDays }).refine(({ greenTo, yellowTo }) => greenTo <= yellowTo, { message: 'Yellow ends where green ends or later.', path: ['yellowTo'] });

/** From where a measure is which colour. Percentages are 0 to 100 and more; days are calendar days, the last one counts. */
const thresholds = z.strictObject({
  /**
   * Licences used of those paid for, by months since the first contract began: not judged before `fromMonths`, `early` before `middleFromMonths`,
   * `late` once `lateAfterMonths` are over, `middle` between. The day on which so many months are over belongs to the later part, but to the middle one at its end ("> 9").
   */
  licenceUse: z
    .strictObject({ fromMonths: months, middleFromMonths: months, lateAfterMonths: months, early: levels, middle: levels, late: levels })
    .refine(({ fromMonths, middleFromMonths, lateAfterMonths }) => fromMonths <= middleFromMonths && middleFromMonths <= lateAfterMonths, { message: 'The months go from the first to the last.', path: ['middleFromMonths'] }),
  activeUsers: levels,
  /** Tickets opened in a month; green and yellow below these counts. */
  tickets: z.strictObject({ greenBelow: z.number().min(0), yellowBelow: z.number().min(0) }).refine(({ greenBelow, yellowBelow }) => greenBelow <= yellowBelow, { message: 'Yellow ends where green ends or above.', path: ['yellowBelow'] }),
  /** Days since the last call or meeting by priority; `null` is not judged. */
  recency: z.strictObject({ PR1: recencyLevels.nullable(), PR2: recencyLevels.nullable(), PR3: recencyLevels.nullable(), PR4: recencyLevels.nullable() }),
  /** Key people met within so many months: green from the one count, yellow from the other. */
  personas: z.strictObject({ withinMonths: z.int().min(1).max(6, 'Meetings are looked at for half a year at most.'), greenFrom: z.int().min(1).max(20), yellowFrom: z.int().min(1).max(20) }).refine(({ greenFrom, yellowFrom }) => yellowFrom <= greenFrom, { message: 'Green asks for as many people as yellow or more.', path: ['greenFrom'] }),
});

const group = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'A group key is lower-case letters, digits and dashes.'),
  name,
  weight,
  measures: z.array(z.strictObject({ key: z.enum(measureKeys), weight })).max(measureKeys.length),
});

/** A weighted model of health. Weights are shares of their sum, so they need not add up to 100. */
export const healthModel = z
  .strictObject({
    name,
    /** How a score is shown: 0 to 100, or 0 to 10. All figures of the model are 0 to 100. */
    scale: z.union([z.literal(100), z.literal(10)]),
    groups: z.array(group).min(1, 'A model has at least one group.').max(10, 'A model has ten groups at most.'),
    /** The score of a measure by its colour. */
    scores: z.strictObject({ green: points, yellow: points, red: points }).refine(({ green, yellow, red }) => green >= yellow && yellow >= red, { message: 'Green scores as much as yellow or more, and yellow as much as red or more.', path: ['yellow'] }),
    /** Half-open: green from the one to the top, yellow from the other to below green, red below. */
    bands: z.strictObject({ yellowFrom: points, greenFrom: points }).refine(({ yellowFrom, greenFrom }) => yellowFrom <= greenFrom, { message: 'The green band begins where the yellow one ends or above.', path: ['greenFrom'] }),
    overrides: z.strictObject({
      /** Red sentiment makes the account red whatever the score. */
      redSentiment: z.boolean(),
    }),
    /** Older than this in days: sentiment is marked, then dropped; usage and cases are dropped. */
    staleness: z
      .strictObject({ sentimentMarkedAfter: limitDays, sentimentDroppedAfter: limitDays, usageDroppedAfter: limitDays, supportDroppedAfter: limitDays })
      .refine(({ sentimentMarkedAfter, sentimentDroppedAfter }) => sentimentMarkedAfter <= sentimentDroppedAfter, { message: 'Sentiment is marked as stale before it is dropped.', path: ['sentimentDroppedAfter'] }),
    thresholds,
  })
  .refine(({ groups }) => new Set(groups.map(({ key }) => key)).size === groups.length, { message: 'Two groups have the same key.', path: ['groups'] })
  .refine(({ groups }) => new Set(groups.flatMap(({ measures }) => measures.map(({ key }) => key))).size === groups.flatMap(({ measures }) => measures).length, { message: 'A measure is in one group only.', path: ['groups'] })
  .refine(({ groups }) => groups.some(({ weight: own, measures }) => own > 0 && measures.some((one) => one.weight > 0)), { message: 'Nothing has a weight, so there would be no score. Give a group and one of its measures a weight.', path: ['groups'] });
export type HealthModel = z.infer<typeof healthModel>;

/**
 * What a measure came to. `key` is a measure of the model, or `use-case:` with the id of a use case. `score` is 0 to 100, `null` where
 * nothing is known. `weight` is its share of the whole score, 0 to 1, after the weights of missing measures went to the others; the
 * `contribution` in points is `weight` × `score`, and the contributions of all measures sum to the score. `why` says the fact in a sentence that is true on any later day.
 */
export const measureDetail = z.strictObject({
  key: z.string(),
  name: z.string(),
  group: z.string(),
  score: z.number().nullable(),
  weight: z.number(),
  contribution: z.number(),
  colour: z.enum(sentiments).nullable(),
  stale: z.boolean(),
  why: z.string(),
});
export type MeasureDetail = z.infer<typeof measureDetail>;

/** What a group came to. `score` is the weighted mean of its measures, `null` where none is known; `weight` its share of the whole, 0 to 1. */
export const groupDetail = z.strictObject({ key: z.string(), name: z.string(), weight: z.number(), score: z.number().nullable() });
export type GroupDetail = z.infer<typeof groupDetail>;

/** The `detail` of a snapshot, as JSON. A snapshot without one has that of the newest day before it that has one. */
export const healthDetail = z.strictObject({ measures: z.array(measureDetail), groups: z.array(groupDetail) });
export type HealthDetail = z.infer<typeof healthDetail>;

/** Why the band is not the one of the score. */
export const healthOverrides = ['red sentiment'] as const;
export type HealthOverride = (typeof healthOverrides)[number];

/** Health of an account. `score` is 0 to 100; `null` where every measure is missing, and then the band is `null` too, but for an override. */
export type Health = HealthDetail & { score: number | null; band: Sentiment | null; override: HealthOverride | null };

/** The measure of a model that a detail's key belongs to. */
export const measureOf = (key: string): MeasureKey | null => measureKeys.find((one) => key === one || (one === 'use-case' && key.startsWith('use-case:'))) ?? null;
