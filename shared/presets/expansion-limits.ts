import { z } from 'zod';
import { name } from '#shared/records.ts';

const percent = z.int().min(0, 'A share is 0 % or more.').max(200, 'A share is 200 % at most.');

/** A stage of an open opportunity. */
export const opportunityStage = z.strictObject({ key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'A stage key is lower-case letters, digits and dashes.'), name });
export type OpportunityStage = z.infer<typeof opportunityStage>;

/** What a target counts: accounts with a play under way, or accounts whose original use case is being enabled or adopted. */
export const targetMeasures = ['plays', 'primary-use-case'] as const;
/** What a target is a share of; `number` asks for a number of accounts. */
export const targetBases = ['accounts', 'PR1', 'number'] as const;
export type TargetBase = (typeof targetBases)[number];

/** How many accounts of a segment are asked for: a share of them in percent, or a number of them, which may end at `upTo`. */
export const playTarget = z.strictObject({
  measure: z.enum(targetMeasures),
  of: z.enum(targetBases),
  amount: z.int().min(0, 'A target is 0 or more.').max(1_000, 'That is more than a book holds.'),
  upTo: z.int().min(0).max(1_000, 'That is more than a book holds.').nullable(),
});
export type PlayTarget = z.infer<typeof playTarget>;
const targets = z.strictObject({ enabling: playTarget, expanding: playTarget });
export type PlayTargets = z.infer<typeof targets>;

/** When use speaks of growth or of a loss of seats, what is asked of plays, and the stages of an opportunity. */
export const expansionLimits = z.strictObject({
  stages: z.array(opportunityStage).min(1, 'An opportunity has a stage.').max(12, 'That is more than 12 stages.').refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'Two stages have the same key.'),
  /** Growth: at least so much of what is bought is used, in percent. */
  growthLicencePercent: percent,
  /** Growth: more than so many of what is bought are active, in percent. */
  growthActivePercent: percent,
  /** Loss of seats: less than so much of what is bought is used, in percent, */
  seatLossPercent: percent,
  /** and active users fell by so much or more, in percent, */
  fallPercent: z.int().min(1, 'A fall is 1 % or more.').max(100, 'Nothing falls by more than 100 %.'),
  /** over so many months. */
  fallMonths: z.int().min(1, 'A fall takes a month or more.').max(6, 'Use is compared over six months at most.'),
  /** A growth signal asks for nothing for so many days after an opportunity of the account was won or came to nothing. */
  quietDays: z.int().min(0).max(730, 'That is two years at most.'),
  /** By the key of a segment, or of the tree that segments without a row follow. */
  targets: z.record(z.string().max(40), targets),
  /** A released feature is matched to objectives for so many days. */
  featureDays: z.int().min(1, 'A feature is new for a day or more.').max(1_825, 'That is five years at most.'),
});
export type ExpansionLimits = z.infer<typeof expansionLimits>;

/** The published targets that a segment can start from (rules.md § 1). The FY25 edition has the figures of Enterprise. */
export const targetPresets = {
  'enterprise-fy23': { name: 'Enterprise (FY23)', targets: { enabling: { measure: 'plays', of: 'accounts', amount: 50, upTo: null }, expanding: { measure: 'plays', of: 'number', amount: 3, upTo: 4 } } },
  'commercial-fy23': { name: 'Commercial (FY23)', targets: { enabling: { measure: 'primary-use-case', of: 'accounts', amount: 100, upTo: null }, expanding: { measure: 'plays', of: 'PR1', amount: 50, upTo: null } } },
  fy25: { name: 'FY25', targets: { enabling: { measure: 'plays', of: 'accounts', amount: 50, upTo: null }, expanding: { measure: 'plays', of: 'number', amount: 3, upTo: 4 } } },
  blank: { name: 'Blank', targets: { enabling: { measure: 'plays', of: 'number', amount: 0, upTo: null }, expanding: { measure: 'plays', of: 'number', amount: 0, upTo: null } } },
} as const satisfies Record<string, { name: string; targets: PlayTargets }>;
export type TargetPreset = keyof typeof targetPresets;

/**
 * Source: GitLab customer success handbook (rules.md § 6): growth from 90 % of licences used and more than 80 % active, loss of seats below 75 % with falling actives;
 * targets of § 1. What “falling” is has no published figure: 5 % over a quarter is ours, as are the stages, the quiet 90 days and the year of a feature.
 */
export const publishedExpansionLimits: ExpansionLimits = {
  stages: [{ key: 'identified', name: 'Identified' }, { key: 'discovery', name: 'Discovery' }, { key: 'value', name: 'Value shown' }, { key: 'offer', name: 'Offer made' }, { key: 'decision', name: 'Decision' }],
  growthLicencePercent: 90,
  growthActivePercent: 80,
  seatLossPercent: 75,
  fallPercent: 5,
  fallMonths: 3,
  quietDays: 90,
  targets: { enterprise: targetPresets['enterprise-fy23'].targets, commercial: targetPresets['commercial-fy23'].targets },
  featureDays: 365,
};
