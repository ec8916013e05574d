import { presetGroups, type HealthModel } from '#shared/health-model.ts';

type GroupKey = keyof typeof presetGroups;

const measures: Record<GroupKey, HealthModel['groups'][number]['measures']> = {
  product: [{ key: 'licence-use', weight: 30 }, { key: 'active-users', weight: 10 }, { key: 'use-case', weight: 15 }],
  risk: [{ key: 'sentiment', weight: 100 }],
  outcomes: [{ key: 'plan', weight: 100 }],
  voice: [{ key: 'tickets', weight: 100 }],
  engagement: [{ key: 'recency', weight: 50 }, { key: 'personas', weight: 50 }],
};

const modelWith = (name: string, weights: Record<GroupKey, number>): HealthModel => ({
  name,
  scale: 100,
  groups: (Object.keys(presetGroups) as GroupKey[]).map((key) => ({ key, name: presetGroups[key], weight: weights[key], measures: measures[key] })),
  scores: { green: 100, yellow: 50, red: 0 },
  bands: { yellowFrom: 50, greenFrom: 75 },
  overrides: { redSentiment: true },
  staleness: { sentimentMarkedAfter: 90, sentimentDroppedAfter: 120, usageDroppedAfter: 60, supportDroppedAfter: 30 },
  thresholds: {
    licenceUse: {
      fromMonths: 2, middleFromMonths: 6, lateAfterMonths: 9,
      early: { yellowFrom: 10, greenFrom: 50 }, middle: { yellowFrom: 50, greenFrom: 75 }, late: { yellowFrom: 75, greenFrom: 75 },
    },
    activeUsers: { yellowFrom: 50, greenFrom: 80 },
    tickets: { greenBelow: 5, yellowBelow: 15 },
    recency: { PR1: { greenTo: 35, yellowTo: 60 }, PR2: { greenTo: 65, yellowTo: 90 }, PR3: null, PR4: null },
    personas: { withinMonths: 3, greenFrom: 2, yellowFrom: 1 },
  },
});

/**
 * The published models. Source: GitLab customer success handbook, FY23 and December 2025 (FY25) editions: weights of groups and measures,
 * bands, licence use by months since the contract began, active users, tickets, recency and personas, staleness. The recency of PR3 and PR4
 * (unmanaged and digital accounts) has no published figure; those are not judged. What a colour scores is the handbook's 100, 50 and 0.
 */
export const healthPresets = {
  fy25: modelWith('FY25', { product: 50, risk: 25, outcomes: 10, voice: 5, engagement: 10 }),
  fy23: modelWith('FY23', { product: 25, risk: 50, outcomes: 10, voice: 5, engagement: 10 }),
} as const satisfies Record<string, HealthModel>;

export const healthPresetKeys = ['fy25', 'fy23'] as const satisfies (keyof typeof healthPresets)[];
export type HealthPreset = (typeof healthPresetKeys)[number];

/** What is in force where a book has no model of its own. */
export const defaultHealthPreset: HealthPreset = 'fy25';
