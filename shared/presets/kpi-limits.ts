import { z } from 'zod';
import { kpiKeys, type KpiKey } from '#shared/kpi-names.ts';

const target = z.number().min(-100_000_000_000_000).max(100_000_000_000_000).nullable();
const measuredBy = z.array(z.enum(kpiKeys)).max(kpiKeys.length);

/** What the KPIs are held against, and what each archetype is measured by. */
export const kpiLimits = z.strictObject({
  /** A year's target of each KPI: percent, points, days, minor units of the book's currency or a count; what is not there has none. */
  targets: z.partialRecord(z.enum(kpiKeys), target),
  /** What an archetype is measured by comes first on the board. */
  measuredBy: z.strictObject({ adopt: measuredBy, 'adopt-renew': measuredBy, 'adopt-renew-upsell': measuredBy, 'adopt-renew-expand': measuredBy }),
});
export type KpiLimits = z.infer<typeof kpiLimits>;
export type KpiTargets = Partial<Record<KpiKey, number | null>>;

/**
 * Medians of private B2B software companies with more than $1M of ARR, by the value of a contract a year. Source: SaaS Capital, 2023 B2B SaaS Retention Benchmarks
 * (Research Brief 28), figure 1.
 */
export const targetPresets = {
  blank: { name: 'No targets', targets: {} },
  'under-12k': { name: 'Median, contracts under $12K', targets: { nrr: 100, grr: 90 } },
  '25k-50k': { name: 'Median, contracts of $25K to $50K', targets: { nrr: 103, grr: 92 } },
  '100k-250k': { name: 'Median, contracts of $100K to $250K', targets: { nrr: 107, grr: 93 } },
  'over-250k': { name: 'Median, contracts over $250K', targets: { nrr: 110, grr: 93 } },
} as const satisfies Record<string, { name: string; targets: KpiTargets }>;
export type TargetPreset = keyof typeof targetPresets;

const adoption: KpiKey[] = ['time-to-value', 'green-plans', 'cadence', 'sentiment-fresh', 'nps'];
const renewal: KpiKey[] = ['grr', 'renewal-rate', 'logo-churn', 'nrr'];
/** What an archetype is measured by follows from the motions that it owns (rules.md § 10); which KPI stands for which motion is ours. No target ships, for they are the employer's. */
export const publishedKpiLimits: KpiLimits = {
  targets: {},
  measuredBy: {
    adopt: adoption,
    'adopt-renew': [...renewal, ...adoption.slice(0, 2)],
    'adopt-renew-upsell': ['nrr', 'grr', 'renewal-rate', 'expansion-seats', 'expansion-tier', 'time-to-value'],
    'adopt-renew-expand': ['nrr', 'grr', 'renewal-rate', 'expansion', 'expansion-cross-sell', 'time-to-value'],
  },
};
