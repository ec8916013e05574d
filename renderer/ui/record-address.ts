import type { RecordLink } from '#shared/records.ts';

/** Where a record is shown: the page's path, its parameters and its search, for a link or for `navigate`. */
export type RecordAddress = { to: '/accounts/$id' | '/calls/$id' | '/plans/$id' | '/runs/$id' | '/playbooks/$id' | '/risks/$id' | '/escalations/$id' | '/opportunities/$id' | '/renewals/$id' | '/reviews/$id' | '/voice/$id'; params: { id: string }; search: { section?: string; accountId?: string } } | { to: '/settings' | '/review-priorities'; search: { section?: string } } | { to: '/backtest'; search: { study: string } } | { to: '/adoption'; search: { view: string; metric?: string } } | { to: '/surveys' | '/value' | '/ledger' | '/renewals' | '/reviews' | '/documents' | '/advocacy' | '/voice'; search: { view?: string } } | { to: '/rhythm'; search: { view?: string; week?: string } };

const sections: Partial<Record<RecordLink['entity'], string>> = { people: 'people', contracts: 'contracts', commitments: 'commitments', handoffs: 'handoff', account_plans: 'account-plan', sponsor_pairs: 'people', account_roles: 'team', role_exceptions: 'team', engagement_exceptions: 'team', priority_reviews: 'journey', onboardings: 'onboarding',
  risk_updates: 'risks', escalation_updates: 'risks', escalation_links: 'risks', support_cases: 'support', health_updates: 'health', alerts: 'adoption', account_use_cases: 'adoption', account_products: 'adoption',
  contract_lines: 'contracts', arr_events: 'contracts', feature_education: 'expansion', value_items: 'value', survey_responses: 'surveys',
  voice_mentions: 'voice', review_steps: 'reviews', reference_profiles: 'advocacy', reference_asks: 'advocacy', document_exports: 'documents',
};

/** A call, a plan, a playbook and its runs have pages of their own, the team is in the settings, what use is measured by on the page of adoption; everything else is shown on its account's page. `null` where the account is not known. */
export const addressOf = (record: Pick<RecordLink, 'entity' | 'id'>, accountId: string | null): RecordAddress | null => {
  if (record.entity === 'activities') return { to: '/calls/$id', params: { id: record.id }, search: {} };
  if (['plans', 'objectives', 'milestones', 'criteria'].includes(record.entity)) return { to: '/plans/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'playbook_runs' || record.entity === 'run_steps') return { to: '/runs/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'playbooks') return { to: '/playbooks/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'risks') return { to: '/risks/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'escalations') return { to: '/escalations/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'opportunities') return { to: '/opportunities/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'renewals') return { to: '/renewals/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'business_reviews') return { to: '/reviews/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'voice_items') return { to: '/voice/$id', params: { id: record.id }, search: {} };
  if (record.entity === 'stories') return { to: '/advocacy', search: { view: 'stories' } };
  if (record.entity === 'slide_sets' || record.entity === 'deck_templates') return { to: '/reviews', search: { view: 'templates' } };
  if (record.entity === 'document_templates') return { to: '/documents', search: { view: 'templates' } };
  if (record.entity === 'surveys') return { to: '/surveys', search: {} };
  if (record.entity === 'value_drivers') return { to: '/value', search: { view: 'drivers' } };
  if (record.entity === 'exchange_rates') return { to: '/ledger', search: { view: 'rates' } };
  if (record.entity === 'forecast_snapshots') return { to: '/renewals', search: { view: 'forecast' } };
  if (record.entity === 'goals') return { to: '/rhythm', search: { view: 'goals' } };
  if (record.entity === 'time_entries') return { to: '/rhythm', search: { view: 'time' } };
  if (record.entity === 'own_reviews') return { to: '/rhythm', search: { view: 'review' } };
  if (record.entity === 'backtest_studies') return { to: '/backtest', search: { study: record.id } };
  if (record.entity === 'usage_metrics') return { to: '/adoption', search: { view: 'catalogue', metric: record.id } };
  if (['products', 'features', 'use_cases'].includes(record.entity)) return { to: '/adoption', search: { view: 'catalogue' } };
  if (record.entity === 'alert_rules') return { to: '/adoption', search: { view: 'alerts' } };
  if (record.entity === 'team_members') return { to: '/settings', search: { section: 'team' } };
  const id = record.entity === 'accounts' ? record.id : accountId;
  const section = sections[record.entity];
  return id === null ? null : { to: '/accounts/$id', params: { id }, search: section === undefined ? {} : { section } };
};
