import type { Segment } from '#shared/settings.ts';

/**
 * The published figures a segment can start from, each editable afterwards.
 * Source: GitLab customer success handbook, FY23 and December 2025 (FY25) editions: cadence, priority trees, working agreements.
 * A month counts as 30 days and a quarter as 90. The Enterprise ARR limit has no published figure; 500,000 is ours.
 */
export const segmentPresets = {
  'enterprise-fy23': {
    name: 'Enterprise (FY23)',
    policy: {
      tree: 'enterprise', cadenceDays: { PR1: 14, PR2: 30, PR3: null, PR4: null }, atRiskEveryDays: 7, newEveryDays: 7, newForDays: 30,
      onboardingEveryDays: null, longestEveryDays: null, firstDays: 60, arrLimitMinor: 500_000_00, growthMonths: 3, shareOfPR1: 1 / 3,
      logWithinWorkingDays: 1, callsAWeek: 5,
    },
  },
  'commercial-fy23': {
    name: 'Commercial (FY23)',
    policy: {
      tree: 'commercial', cadenceDays: { PR1: 30, PR2: 90, PR3: null, PR4: null }, atRiskEveryDays: 7, newEveryDays: 7, newForDays: 30,
      onboardingEveryDays: null, longestEveryDays: null, firstDays: 45, arrLimitMinor: 200_000_00, growthMonths: 3, shareOfPR1: 0.2,
      logWithinWorkingDays: 3, callsAWeek: 10,
    },
  },
  fy25: {
    name: 'FY25',
    policy: {
      tree: 'enterprise', cadenceDays: { PR1: 14, PR2: 14, PR3: null, PR4: null }, atRiskEveryDays: 7, newEveryDays: 7, newForDays: 30,
      onboardingEveryDays: 7, longestEveryDays: 31, firstDays: 60, arrLimitMinor: 500_000_00, growthMonths: 3, shareOfPR1: 1 / 3,
      logWithinWorkingDays: 1, callsAWeek: 5,
    },
  },
  blank: {
    name: 'Blank',
    policy: {
      tree: 'none', cadenceDays: { PR1: null, PR2: null, PR3: null, PR4: null }, atRiskEveryDays: null, newEveryDays: null, newForDays: 0,
      onboardingEveryDays: null, longestEveryDays: null, firstDays: 0, arrLimitMinor: null, growthMonths: 0, shareOfPR1: null,
      logWithinWorkingDays: 1, callsAWeek: 0,
    },
  },
} as const satisfies Record<string, { name: string; policy: Omit<Segment, 'key' | 'name'> }>;

export type SegmentPreset = keyof typeof segmentPresets;

/** A segment of that key and name with a preset's figures. */
export const segmentFrom = (preset: SegmentPreset, key: string, segmentName: string): Segment => ({ key, name: segmentName, ...segmentPresets[preset].policy });
