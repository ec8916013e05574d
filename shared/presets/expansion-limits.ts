import { z } from 'zod';

export const expansionLimits = z.strictObject({});
export type ExpansionLimits = z.infer<typeof expansionLimits>;

export const publishedExpansionLimits: ExpansionLimits = {};
