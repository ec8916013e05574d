import { z } from 'zod';

export const capacityLimits = z.strictObject({});
export type CapacityLimits = z.infer<typeof capacityLimits>;

export const publishedCapacityLimits: CapacityLimits = {};
