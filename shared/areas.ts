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

/** An area that entries count to whose title says some words. */
export type AreaWord = { words: string; area: Area };

/** Finds the area of a title by the first of some rules whose words it says, as whole words in any case; `null` where none does. */
export const areaByWords = (rules: readonly AreaWord[]): ((title: string) => Area | null) => {
  const found = rules.map((rule) => ({ area: rule.area, pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])${rule.words.replaceAll(/[\^$\\.*+?()[\]{}|/]/g, String.raw`\$&`)}(?![\p{L}\p{N}])`, 'iu') }));
  return (title) => found.find(({ pattern }) => pattern.test(title))?.area ?? null;
};
