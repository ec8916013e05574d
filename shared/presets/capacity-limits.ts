import { z } from 'zod';
import { area, areas, type Area } from '#shared/areas.ts';
import { rhythm, rhythmPeriods } from '#shared/presets/rhythm.ts';
import { line } from '#shared/records.ts';

const most = 24 * 60;
const minutes = z.int().min(0, 'Minutes begin at 0.').max(40 * 60, 'That is more than 40 hours.');
const hours = z.number().min(0, 'Hours begin at 0.').max(80, 'A week has 80 hours at most.');
const key = z.string().regex(/^[a-z0-9-]{1,40}$/, 'A key is lower-case letters, digits and dashes.');
const entry = z.strictObject({ key, period: z.enum(rhythmPeriods), text: line.min(1, 'Say what is done.'), area, minutes });
const days = z.int().min(0, 'Days begin at 0.').max(92, 'A quarter has 92 days at most.');

const hoursAWeek = z.strictObject(Object.fromEntries(areas.map((one) => [one, hours])) as Record<Area, typeof hours>);

/** How much fits into a week, what it is planned for, and what is done in it by rhythm. */
export const capacityLimits = z.strictObject({
  /** Working hours of a working day. */
  hoursADay: z.number().min(0.5, 'A day has half an hour at least.').max(24, 'A day has 24 hours.'),
  /** Hours of a whole week planned for each area; a week with fewer working days gets its share. */
  hoursAWeek,
  /** Weeks after this one that are looked at for too much. */
  weeksAhead: z.int().min(0).max(8),
  /** Minutes that a call, a step or a milestone takes where nobody said. `prepare` comes on top of a cadence call that is not planned yet. */
  minutes: z.strictObject({ call: minutes, prepare: minutes, step: minutes, milestone: minutes }),
  /** The area that an entry of the calendar counts to, by its type; `noAccount` is one without an account. Calls of an open onboarding count to onboarding. */
  areaOf: z.strictObject({ call: area, meeting: area, workshop: area, email: area, update: area, note: area, 'health update': area, escalation: area, noAccount: area }),
  /** Areas by what the title of an entry says; the first that fits comes before its type. */
  areaWords: z.array(z.strictObject({ words: line.min(2, 'Say two letters at least.').max(60, 'That is longer than 60 characters.'), area })).max(40, 'That is more than 40 words.').default([]),
  /** The rhythm: what is off, minutes other than those of the catalogue, and own items. */
  rhythmOff: z.array(key).max(100),
  rhythmMinutes: z.record(key, minutes),
  rhythmOwn: z.array(entry.extend({ key: key.refine((one) => !rhythm.some((other) => other.key === one), 'The catalogue has that key already.') })).max(40, 'That is more than 40 items of your own.')
    .refine((all) => new Set(all.map((one) => one.key)).size === all.length, 'Two items have the same key.'),
  /** The own review is asked for in so many last days of the fiscal quarter. */
  ownReviewDays: days,
  /** A goal is behind once its progress is so many percentage points below the share of its period that has passed. */
  behindBy: z.int().min(0).max(100),
});
export type CapacityLimits = z.infer<typeof capacityLimits>;

/**
 * Hours a week and the last two weeks of the quarter: rules.md § 11. A day of eight hours, the minutes of a call, a step and a milestone, the area
 * of each type, and 15 points before a goal counts as behind are ours, for the sources are silent (docs/decisions/0023).
 */
export const publishedCapacityLimits: CapacityLimits = {
  hoursADay: 8,
  hoursAWeek: { cadence: 8, onboarding: 1, reviews: 2, planning: 3, webinars: 1, 'ad-hoc': 2, outreach: 2, upkeep: 2, projects: 3, development: 3, renewals: 1, internal: 3, releases: 0.25 },
  weeksAhead: 2,
  minutes: { call: 30, prepare: 15, step: 20, milestone: 30 },
  areaOf: { call: 'cadence', meeting: 'ad-hoc', workshop: 'webinars', email: 'outreach', update: 'upkeep', note: 'upkeep', 'health update': 'upkeep', escalation: 'ad-hoc', noAccount: 'internal' },
  areaWords: [],
  rhythmOff: [],
  rhythmMinutes: {},
  rhythmOwn: [],
  ownReviewDays: 14,
  behindBy: 15,
};

/** Minutes of an entry of the log. */
export const entryMinutes = z.int().min(1, 'An entry is one minute or more.').max(most, 'A day has 24 hours.');
