import { z } from 'zod';

export const renewalLimits = z.strictObject({});
export type RenewalLimits = z.infer<typeof renewalLimits>;

export const publishedRenewalLimits: RenewalLimits = {};
