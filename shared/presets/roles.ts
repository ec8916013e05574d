import type { ArchetypeSettings } from '#shared/engagement.ts';
import { convertRoles, type RoleMode, type RoleRow, type RoleSettings } from '#shared/role-rules.ts';

const leadership = { manager: 'I', executive: 'I' } as const;
const csm = { csm: 'D' } as const;

/**
 * Who does what, in DCI letters. Source: GitLab customer success handbook, by rules.md § 1 (the areas with their responsible, consulted
 * and informed; leadership is the CS manager and the executive) and § 10 (what the CSM drives, and where the CSM is consulted). Who is
 * consulted where § 10 names only the driver, and what the customer is told of when to call, are ours.
 */
const published: readonly RoleRow[] = [
  { key: 'cadence', stage: 'any', name: 'Cadence calls', letters: { ...csm, ae: 'C', customer: 'C', sa: 'I', ...leadership }, when: 'For anything between calls, and to change the agenda', onSheet: true },
  { key: 'success-plan', stage: 'any', name: 'Success plan', letters: { ...csm, ae: 'C', sa: 'C', customer: 'C', ...leadership }, when: 'When your goals or dates change', onSheet: true },
  { key: 'stakeholder-map', stage: 'any', name: 'Stakeholder map', letters: { ...csm, ae: 'C' }, when: '', onSheet: false },
  { key: 'health', stage: 'any', name: 'Health', letters: { ...csm, ae: 'I', manager: 'I' }, when: '', onSheet: false },
  { key: 'satisfaction', stage: 'any', name: 'Satisfaction', letters: { ...csm, customer: 'C', manager: 'I' }, when: 'When something is not as you expect it', onSheet: true },
  { key: 'product', stage: 'any', name: 'Product collaboration', letters: { ...csm, product: 'C', customer: 'C', sa: 'I' }, when: 'For questions about the roadmap, and ideas', onSheet: true },
  { key: 'risk', stage: 'any', name: 'Managing risk', letters: { ...csm, ae: 'C', manager: 'C', executive: 'C', renewals: 'I' }, when: '', onSheet: false },
  { key: 'escalation', stage: 'any', name: 'Escalation', letters: { ...csm, support: 'C', product: 'C', customer: 'C', ae: 'I', ...leadership }, when: 'When an open ticket holds up your work', onSheet: true },
  { key: 'kickoff', stage: 'align', name: 'Kickoff', letters: { ...csm, ae: 'C', sa: 'C', customer: 'C', ...leadership }, when: 'Before the kickoff, for its agenda and its guests', onSheet: true },
  { key: 'onboarding', stage: 'onboard', name: 'Onboarding', letters: { ...csm, ae: 'C', sa: 'C', customer: 'C', ...leadership }, when: 'Until you are up and running', onSheet: true },
  { key: 'adoption', stage: 'enable', name: 'Adoption and expansion', letters: { ...csm, ae: 'C', customer: 'C', sa: 'I', ...leadership }, when: 'When a team is to start, or use is lower than planned', onSheet: true },
  { key: 'workshops', stage: 'enable', name: 'Workshops', letters: { ...csm, sa: 'C', services: 'C', customer: 'C' }, when: 'To train a team, or for a new use case', onSheet: true },
  { key: 'expansion-discovery', stage: 'expand', name: 'Expansion discovery', letters: { sa: 'D', csm: 'C', ae: 'C', customer: 'C', manager: 'I' }, when: 'When you look at more products or more sites', onSheet: true },
  { key: 'business-review', stage: 'optimize', name: 'Executive business review', letters: { ...csm, ae: 'C', customer: 'C', sa: 'I', ...leadership }, when: 'For its date, its guests and what it should show', onSheet: true },
  { key: 'soft-renewal', stage: 'optimize', name: 'Soft renewal question', letters: { ...csm, ae: 'C', renewals: 'C', customer: 'C' }, when: '', onSheet: false },
  { key: 'renewal', stage: 'optimize', name: 'Renewal', letters: { ...csm, ae: 'D', renewals: 'D', customer: 'C', ...leadership }, when: 'About your renewal and its date', onSheet: true },
  { key: 'renewal-terms', stage: 'optimize', name: 'Renewal terms', letters: { renewals: 'D', csm: 'C', ae: 'C', customer: 'C' }, when: 'About prices, terms and the paperwork', onSheet: true },
];

/** The published matrix in the letters of a mode. */
export const publishedRoles = (mode: RoleMode): RoleSettings => convertRoles({ mode: 'DCI', rows: [...published] }, mode);

/** Archetype by motion, the table of rules.md § 10. Adopt & Renew is chosen until the person says otherwise. */
export const publishedArchetypes: ArchetypeSettings = {
  chosen: 'adopt-renew',
  modes: {
    adopt: { land: 'none', adopt: 'own', renew: 'support', upsell: 'support', 'cross-sell': 'support' },
    'adopt-renew': { land: 'none', adopt: 'own', renew: 'own', upsell: 'support', 'cross-sell': 'support' },
    'adopt-renew-upsell': { land: 'none', adopt: 'own', renew: 'own', upsell: 'own', 'cross-sell': 'support' },
    'adopt-renew-expand': { land: 'none', adopt: 'own', renew: 'own', upsell: 'own', 'cross-sell': 'own' },
  },
};
