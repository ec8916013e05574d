import type { RecordLink } from '#shared/records.ts';

/** Where a record is shown: the page's path, its parameters and its search, for a link or for `navigate`. */
export type RecordAddress = { to: '/accounts/$id' | '/calls/$id' | '/plans/$id' | '/runs/$id' | '/playbooks/$id'; params: { id: string }; search: { section?: string; accountId?: string } } | { to: '/settings' | '/review-priorities'; search: { section?: string } };

const sections: Partial<Record<RecordLink['entity'], string>> = { people: 'people', contracts: 'contracts', commitments: 'commitments', handoffs: 'handoff', account_plans: 'account-plan', sponsor_pairs: 'people', account_roles: 'team', role_exceptions: 'team', engagement_exceptions: 'team', priority_reviews: 'journey', objectives: 'plan', milestones: 'plan', criteria: 'plan', onboardings: 'onboarding' };

/** A call, a plan, a playbook and its runs have pages of their own, the team is in the settings; everything else is shown on its account's page. `null` where the account is not known. */
export const addressOf = (record: Pick<RecordLink, 'entity' | 'id'>, accountId: string | null): RecordAddress | null => {
  if (record.entity === 'activities') return { to: '/calls/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'plans') return { to: '/plans/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'playbook_runs' || record.entity === 'run_steps') return { to: '/runs/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'playbooks') return { to: '/playbooks/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'team_members') return { to: '/settings', search: { section: 'team' } };
  const id = record.entity === 'accounts' ? record.id : accountId;
  const section = sections[record.entity];
  return id === null ? null : { to: '/accounts/$id', params: { id }, search: section === undefined ? {} : { section } };
};
