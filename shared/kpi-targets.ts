import { kpiDefinitions, type KpiKey } from '#shared/kpi-names.ts';
import type { Settings } from '#shared/settings.ts';

/** How a year's target becomes one of a shorter period. */
const scaled: Partial<Record<KpiKey, (year: number, part: number) => number>> = (() => {
  const kept = (year: number, part: number): number => Math.max(0, year) ** part;
  const lost = (year: number, part: number): number => 1 - Math.max(0, 1 - year) ** part;
  const gained = (year: number, part: number): number => Math.max(0, 1 + year) ** part - 1;
  const flow = (year: number, part: number): number => year * part;
  return {
    nrr: kept, grr: kept, 'gross-churn': lost, 'net-churn': lost, 'logo-churn': lost,
    expansion: gained, 'expansion-earned': gained, 'expansion-seats': gained, 'expansion-tier': gained, 'expansion-cross-sell': gained, 'expansion-price': gained,
    'new-arr': flow, 'win-back': flow, 'plays-closed': flow, 'plays-won': flow,
  };
})();

/** True where the target is one of a year, which a shorter period is not held against as it stands. */
export const isOfYear = (key: KpiKey): boolean => scaled[key] !== undefined;

/** What the settings ask of a KPI in a year, as the KPI is measured (a share of 0 to 1 for a percentage); `null` asks for nothing. The goals of onboarding stand where no other does. */
export const yearTarget = (key: KpiKey, { kpis, onboarding }: Pick<Settings, 'kpis' | 'onboarding'>): number | null => {
  const said = kpis.targets[key] ?? null;
  if (said !== null) return kpiDefinitions[key].unit === 'share' ? said / 100 : said;
  if (key === 'time-to-engage') return onboarding.engageDays;
  if (key === 'time-to-value') return onboarding.valueDays;
  return key === 'time-to-onboard' ? onboarding.onboardDays : null;
};

/** What a KPI is held against in a period of so many months: retention and churn compound, sums are by part. */
export const targetOf = (key: KpiKey, months: number, settings: Pick<Settings, 'kpis' | 'onboarding'>): number | null => {
  const year = yearTarget(key, settings);
  return year === null ? null : (scaled[key]?.(year, months / 12) ?? year);
};

/** True where a value is at its target or better; `null` where one of them is not known. */
export const isMet = (key: KpiKey, value: number | null, target: number | null): boolean | null =>
  value === null || target === null ? null : kpiDefinitions[key].isLessBetter ? value <= target : value >= target;
