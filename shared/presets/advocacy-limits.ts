import { z } from 'zod';

export const advocacyLimits = z.strictObject({});
export type AdvocacyLimits = z.infer<typeof advocacyLimits>;

export const publishedAdvocacyLimits: AdvocacyLimits = {};
