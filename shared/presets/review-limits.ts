import { z } from 'zod';

export const reviewLimits = z.strictObject({});
export type ReviewLimits = z.infer<typeof reviewLimits>;

export const publishedReviewLimits: ReviewLimits = {};
