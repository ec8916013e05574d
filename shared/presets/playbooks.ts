import type { ShippedPlaybook } from '#shared/playbooks.ts';
import { carePlaybooks } from './playbooks-care.ts';
import { growthPlaybooks } from './playbooks-growth.ts';
import { onboardingPlaybooks } from './playbooks-onboarding.ts';

/** The playbooks that Daybook ships; their days follow rules.md § 5, § 7 and § 9. A book may keep a version of its own of each. */
export const shippedPlaybooks: readonly ShippedPlaybook[] = [...onboardingPlaybooks, ...carePlaybooks, ...growthPlaybooks];
