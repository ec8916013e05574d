import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { day } from '#shared/days.ts';
import { errors } from '#shared/errors.ts';
import { currency } from '#shared/money.ts';
import { archetypeSettings } from '#shared/engagement.ts';
import { line, name, type Written } from '#shared/records.ts';
import { roleSettings } from '#shared/role-rules.ts';
import { journeySettings, publishedJourney } from '#shared/presets/journey.ts';
import { publishedArchetypes, publishedRoles } from '#shared/presets/roles.ts';
import { alertLimits, defaultAlertLimits } from '#shared/presets/alert-rules.ts';
import { adoptionLimits, publishedAdoptionLimits } from '#shared/presets/adoption-limits.ts';
import { backtestLimits, publishedBacktestLimits } from '#shared/presets/backtest-limits.ts';
import { healthLimits, publishedHealthLimits } from '#shared/presets/health-limits.ts';
import { onboardingGoals, publishedOnboardingGoals } from '#shared/presets/onboarding-goals.ts';
import { planLimits, publishedPlanLimits } from '#shared/presets/plan-limits.ts';
import { publishedSupportLimits, supportLimits } from '#shared/presets/support-limits.ts';
import { publishedRiskLimits, riskLimits } from '#shared/presets/risk-limits.ts';
import { publishedRenewalLimits, renewalLimits } from '#shared/presets/renewal-limits.ts';
import { publishedKpiLimits, kpiLimits } from '#shared/presets/kpi-limits.ts';
import { publishedExpansionLimits, expansionLimits } from '#shared/presets/expansion-limits.ts';
import { publishedSurveyLimits, surveyLimits } from '#shared/presets/survey-limits.ts';
import { publishedCapacityLimits, capacityLimits } from '#shared/presets/capacity-limits.ts';
import { publishedValueLimits, valueLimits } from '#shared/presets/value-limits.ts';
import { publishedReviewLimits, reviewLimits } from '#shared/presets/review-limits.ts';
import { brand, publishedBrand } from '#shared/presets/brand.ts';
import { publishedVoiceLimits, voiceLimits } from '#shared/presets/voice-limits.ts';
import { advocacyLimits, publishedAdvocacyLimits } from '#shared/presets/advocacy-limits.ts';
import { segmentFrom } from '#shared/presets/segments.ts';
import { defaultStakeholderLimits, stakeholderLimits } from '#shared/presets/stakeholder-limits.ts';

export const priorities = ['PR1', 'PR2', 'PR3', 'PR4'] as const;
export type Priority = (typeof priorities)[number];

const everyDays = z.int().min(1, 'A cadence is one day or more.').max(730, 'A cadence is two years at most.').nullable();

/** A part of the book with its own cadence and priority figures. Days are calendar days unless said otherwise. */
export const segment = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'A segment key is lower-case letters, digits and dashes.'),
  name,
  /** Which decision tree of rules.md § 3 proposes the priority. */
  tree: z.enum(['enterprise', 'commercial', 'none']),
  /** Days between calls by priority; `null` asks for none. */
  cadenceDays: z.strictObject({ PR1: everyDays, PR2: everyDays, PR3: everyDays, PR4: everyDays }),
  atRiskEveryDays: everyDays,
  newEveryDays: everyDays,
  newForDays: z.int().min(0).max(365),
  onboardingEveryDays: everyDays,
  /** No cadence of this segment may be longer, not even one set by hand. */
  longestEveryDays: everyDays,
  /** An account is PR1 for this many days from its start. */
  firstDays: z.int().min(0).max(365),
  /** ARR that makes an account PR1, in minor units of the book's currency; `null` never does. */
  arrLimitMinor: z.int().min(0).nullable(),
  growthMonths: z.int().min(0).max(24),
  /** The share of PR1 that a segment should not exceed, 0 to 1. */
  shareOfPR1: z.number().min(0).max(1).nullable(),
  logWithinWorkingDays: z.int().min(0).max(30),
  callsAWeek: z.int().min(0).max(100),
});
export type Segment = z.infer<typeof segment>;

export const pages = ['today', 'accounts', 'calls', 'commitments', 'plans', 'onboarding', 'playbooks', 'health', 'adoption', 'risks', 'support', 'reviews', 'documents', 'renewals', 'expansion', 'value', 'voice', 'surveys', 'advocacy', 'ledger', 'kpis', 'rhythm'] as const;

export const settings = z.strictObject({
  me: z.strictObject({ name: line, email: line, title: line, company: line }),
  currency,
  /** IANA name; `null` follows the machine. */
  timeZone: z.string().max(60).refine((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  }, 'That is not a time zone, such as Europe/Berlin.').nullable(),
  /** First month of the fiscal year, 1 to 12. */
  fiscalYearStart: z.int().min(1).max(12),
  /** ISO weekdays that are worked, 1 is Monday. */
  workWeek: z.array(z.int().min(1).max(7)).min(1, 'At least one day of the week is a working day.').max(7),
  holidays: z.array(z.strictObject({ on: day, name: line })).max(500),
  segments: z.array(segment).min(1, 'At least one segment is needed.').max(20)
    .refine((all) => new Set(all.map((one) => one.key)).size === all.length, 'Two segments have the same key.'),
  /** Today shows a renewal this many days ahead. */
  renewalWindowDays: z.int().min(0).max(730),
  /** A renewal left open past its date is shown as late; after this grace it counts as lost (kpis.md). */
  renewalGraceDays: z.int().min(0).max(365),
  sentimentStaleDays: z.int().min(1).max(730),
  notEngagedDays: z.int().min(1).max(730),
  followUpWithinWorkingDays: z.int().min(0).max(30),
  planLimits,
  /** When health asks for its update and speaks of a fall. */
  health: healthLimits,
  alerts: alertLimits,
  adoption: adoptionLimits,
  backtest: backtestLimits,
  stakeholders: stakeholderLimits,
  support: supportLimits,
  onboarding: onboardingGoals,
  /** Who does what: the matrix of activities and jobs. */
  roles: roleSettings,
  archetype: archetypeSettings,
  journey: journeySettings,
  risks: riskLimits,
  renewals: renewalLimits,
  kpis: kpiLimits,
  expansion: expansionLimits,
  surveys: surveyLimits,
  capacity: capacityLimits,
  value: valueLimits,
  reviews: reviewLimits,
  /** How decks and documents look. */
  brand,
  voice: voiceLimits,
  advocacy: advocacyLimits,
  /** Rules of Today that are turned off, by name. */
  mutedRules: z.array(z.string().max(60)).max(60),
  appearance: z.strictObject({ scheme: z.enum(['auto', 'light', 'dark']), density: z.enum(['dense', 'comfortable']) }),
  rail: z.strictObject({ order: z.array(z.enum(pages)), hidden: z.array(z.enum(pages)) }),
});
export type Settings = z.infer<typeof settings>;

export const defaultSettings: Settings = {
  me: { name: '', email: '', title: '', company: '' },
  currency: 'USD',
  timeZone: null,
  fiscalYearStart: 1,
  workWeek: [1, 2, 3, 4, 5],
  holidays: [],
  segments: [segmentFrom('enterprise-fy23', 'enterprise', 'Enterprise'), segmentFrom('commercial-fy23', 'commercial', 'Commercial')],
  renewalWindowDays: 120,
  renewalGraceDays: 30,
  sentimentStaleDays: 90,
  notEngagedDays: 60,
  followUpWithinWorkingDays: 1,
  onboarding: publishedOnboardingGoals,
  planLimits: publishedPlanLimits,
  health: publishedHealthLimits,
  alerts: defaultAlertLimits,
  adoption: publishedAdoptionLimits,
  backtest: publishedBacktestLimits,
  stakeholders: defaultStakeholderLimits,
  support: publishedSupportLimits,
  roles: publishedRoles('DCI'),
  archetype: publishedArchetypes,
  journey: publishedJourney,
  risks: publishedRiskLimits,
  renewals: publishedRenewalLimits,
  kpis: publishedKpiLimits,
  expansion: publishedExpansionLimits,
  surveys: publishedSurveyLimits,
  capacity: publishedCapacityLimits,
  value: publishedValueLimits,
  reviews: publishedReviewLimits,
  brand: publishedBrand,
  voice: publishedVoiceLimits,
  advocacy: publishedAdvocacyLimits,
  mutedRules: [],
  appearance: { scheme: 'auto', density: 'dense' },
  rail: { order: [...pages], hidden: [] },
};

/** The segment of an account; an account without one, or with one that was removed, follows the first. */
export const segmentOf = (all: Settings, key: string | null): Segment => {
  const [first] = all.segments;
  const found = all.segments.find((one) => one.key === key) ?? first;
  if (found === undefined) throw new Error('Settings without a segment.');
  return found;
};

/** What a change of settings takes: any of the parts, each whole. */
export const settingsInput = settings.partial();

/** Where the book lives on this machine. `warning` is a sentence about a folder that a SQLite file should not be in. */
export type DataFolder = { path: string; bytes: number; warning: string | null };

export const settingsContract = {
  read: oc.output(type<Settings>()),
  save: oc.errors(errors).input(settingsInput).output(type<Written>()),
  dataFolder: oc.output(type<DataFolder>()),
};
