import { z } from 'zod';

export const kpiLimits = z.strictObject({});
export type KpiLimits = z.infer<typeof kpiLimits>;

export const publishedKpiLimits: KpiLimits = {};
