import { z } from 'zod';
import { reviewStepKeys, type ReviewStepKey } from '#shared/business-review-words.ts';
import { line } from '#shared/records.ts';

const minutes = z.int().min(10, 'A review takes ten minutes or more.').max(480, 'Eight hours at most.');
const share = z.number().min(0, 'A share is 0 to 1.').max(1, 'A share is 0 to 1.');
const count = z.int().min(0, 'Zero is the least.').max(366, 'A year is the most.');

export const stepUnits = ['months', 'weeks', 'days', 'working-days'] as const;
/** When a step is due, counted from the day of the review: before it for what prepares it, after it for what follows. It may be begun from `from` on. */
const stepTime = z.strictObject({ unit: z.enum(stepUnits), from: count, due: count });
export type StepTime = z.infer<typeof stepTime>;

/** How business reviews are planned. How many months before the renewal one is held is `value.reviewMonths`. */
export const reviewLimits = z.strictObject({
  /** How many reviews each managed account of an Enterprise segment has a year. */
  perYear: z.int().min(0).max(12, 'One a month is the most.'),
  /** The share of the managed accounts of Commercial segments that a review is offered to in a year. */
  offeredShare: share,
  /** Minutes of an executive or quarterly review, and of one in a Commercial segment. */
  minutes,
  commercialMinutes: minutes,
  /** Minutes of a mini-review inside of a cadence call. */
  miniMinutes: minutes,
  /** The least share of the time that is on objectives, and of it what looks back and ahead at least. */
  objectivesShare: share,
  backShare: share,
  aheadShare: share,
  /** From how many points of 1 to 5 on the ratings of the two sides disagree, and a deck says so before it goes out. */
  ratingGap: z.int().min(1, 'Ratings differ by a point or more.').max(4, 'Ratings differ by four points at most.'),
  /** After so many refusals a mini-review inside of a cadence call takes its place. */
  refusalsToMini: z.int().min(1, 'One refusal is the least.').max(10),
  steps: z.strictObject(Object.fromEntries(reviewStepKeys.map((key) => [key, stepTime])) as Record<ReviewStepKey, typeof stepTime>),
  /** What is prepared for a review, one point each. */
  prep: z.array(line.min(1, 'An empty line is no point.')).max(30, 'That is more than 30 points.'),
});
export type ReviewLimits = z.infer<typeof reviewLimits>;

/**
 * Source: GitLab customer success handbook (rules.md §§ 1 and 8): once a year for each Enterprise account, offered to 20 % of Commercial, 90 and 60 minutes, the times of the
 * steps, at least 75 % on objectives with half looking back and a quarter ahead, a mini-review after two refusals. The 15 minutes of a mini-review and the
 * words of the prep checklist are ours (decision 0024).
 */
export const publishedReviewLimits: ReviewLimits = {
  perYear: 1,
  offeredShare: 0.2,
  minutes: 90,
  commercialMinutes: 60,
  miniMinutes: 15,
  objectivesShare: 0.75,
  backShare: 0.5,
  aheadShare: 0.25,
  ratingGap: 2,
  refusalsToMini: 2,
  steps: {
    kickoff: { unit: 'months', from: 4, due: 4 },
    schedule: { unit: 'months', from: 3, due: 2 },
    build: { unit: 'months', from: 1, due: 1 },
    internal: { unit: 'weeks', from: 4, due: 3 },
    customer: { unit: 'weeks', from: 3, due: 2 },
    final: { unit: 'weeks', from: 2, due: 2 },
    agenda: { unit: 'weeks', from: 1, due: 1 },
    summary: { unit: 'working-days', from: 0, due: 1 },
    plan: { unit: 'days', from: 0, due: 3 },
    'first-action': { unit: 'days', from: 0, due: 7 },
  },
  prep: [
    'Objectives and priorities confirmed with the champion',
    'Success criteria rated by both sides',
    'Figures of value agreed with the customer',
    'Use and adoption up to date, each figure with its source',
    'Anything unpleasant talked about beforehand, so that nothing surprises',
    'Our executive briefed, with whom they are matched and what to ask',
    'Who says what, rehearsed once',
    'Invitation, agenda and pre-read sent',
  ],
};

/** What the figures can be set to as a whole. `blank` asks for no review; those that are planned keep the same steps. */
export const reviewPresets = {
  published: { name: 'Published', limits: publishedReviewLimits },
  blank: { name: 'Blank', limits: { ...publishedReviewLimits, perYear: 0, offeredShare: 0, objectivesShare: 0, backShare: 0, aheadShare: 0, prep: [] } },
} as const satisfies Record<string, { name: string; limits: ReviewLimits }>;
export type ReviewPreset = keyof typeof reviewPresets;
