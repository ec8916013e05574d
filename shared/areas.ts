import { z } from 'zod';

/** The areas of a CSM's work that hours are planned for (rules.md § 11). */
export const areas = ['cadence', 'onboarding', 'reviews', 'planning', 'webinars', 'ad-hoc', 'outreach', 'upkeep', 'projects', 'development', 'renewals', 'internal', 'releases'] as const;
export type Area = (typeof areas)[number];
export const area = z.enum(areas, 'That is not an area of work. Choose one of the list.');

export const areaNames: Record<Area, string> = {
  cadence: 'Cadence calls',
  onboarding: 'Onboarding',
  reviews: 'Business reviews',
  planning: 'Success planning',
  webinars: 'Webinars and workshops',
  'ad-hoc': 'Ad hoc',
  outreach: 'Outreach',
  upkeep: 'Tool upkeep',
  projects: 'Projects',
  development: 'Development',
  renewals: 'Renewals',
  internal: 'Internal',
  releases: 'Releases',
};
