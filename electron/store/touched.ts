import type { Entity } from '#shared/records.ts';
import type { Context } from '#electron/context.ts';

const own = 'r.account_id';
const ofPlan = '(SELECT p.account_id FROM plans p WHERE p.id = r.plan_id)';
const ofObjective = '(SELECT p.account_id FROM objectives o JOIN plans p ON p.id = o.plan_id WHERE o.id = r.objective_id)';
const ofReview = '(SELECT w.account_id FROM business_reviews w WHERE w.id = r.review_id)';
const ofEscalation = '(SELECT e.account_id FROM escalations e WHERE e.id = r.escalation_id)';
const ofCriterion = '(SELECT p.account_id FROM criteria k JOIN objectives o ON o.id = k.objective_id JOIN plans p ON p.id = o.plan_id WHERE k.id = r.criterion_id)';

/** How a record leads to the account that it hangs on; `null` where it may matter to any account. */
export const ownerOf: Record<Exclude<Entity, 'accounts'>, string | null> = {
  people: own, contracts: own, activities: own, commitments: own, plans: own, playbook_runs: own, onboardings: own, account_roles: own, sponsor_pairs: own, account_plans: own, handoffs: own,
  role_exceptions: own, engagement_exceptions: own, priority_reviews: own,
  attendances: '(SELECT c.account_id FROM activities c WHERE c.id = r.activity_id)',
  objectives: ofPlan, milestones: ofObjective, criteria: ofObjective, measurements: ofCriterion, ratings: ofCriterion,
  run_steps: '(SELECT n.account_id FROM playbook_runs n WHERE n.id = r.run_id)',
  account_use_cases: own, account_products: own, alerts: own, support_cases: own, health_updates: own, risks: own, escalations: own,
  risk_updates: '(SELECT k.account_id FROM risks k WHERE k.id = r.risk_id)',
  escalation_updates: ofEscalation, escalation_links: ofEscalation,
  contract_lines: '(SELECT k.account_id FROM contracts k WHERE k.id = r.contract_id)',
  arr_events: own, renewals: own, opportunities: own, feature_education: own, value_items: own, survey_responses: own,
  team_members: null, playbooks: null, products: null, features: null, usage_metrics: null, use_cases: null, usage_batches: null, health_models: null,
  // What follows does not show in anything that is kept by account: rows of Today that were put away, views, ids of other systems, templates. Settings are compared whole.
  actions: "''", saved_views: "''", settings: "''", external_references: "''", rhythm_done: "''", plan_templates: "''", alert_rules: "''", backtest_studies: "''",
  exchange_rates: null, surveys: null, forecast_snapshots: "''", value_drivers: "''", time_entries: "''", goals: "''", own_reviews: "''",
  business_reviews: own, review_attendees: ofReview, review_agenda: ofReview, review_steps: ofReview, voice_mentions: own, reference_profiles: own, reference_asks: own, stories: own,
  slide_sets: "''", deck_templates: "''", document_templates: "''", document_exports: "''", voice_items: "''",
};

/** From so many touched accounts on, one look at all of them is quicker. */
const manyTouched = 200;

/** Accounts whose records were touched; `isListChanged` where one was made, renamed or removed. */
export type TouchedAccounts = { ids: ReadonlySet<string>; isListChanged: boolean };

/** The accounts touched after the first `writes` changes since the book was opened; `null` where it may be any: after a large import, a removal of the sample, or a change of the team or of a playbook. */
export const createTouched = ({ store }: Pick<Context, 'store'>): ((writes: number) => TouchedAccounts | null) => {
  const owners = new Map(Object.entries(ownerOf).map(([entity, owner]) => [entity, owner === null ? null : store.db.prepare<[string], { id: string | null }>(`SELECT ${owner} AS id FROM ${entity} r WHERE r.id = ?`)]));
  return (writes) => {
    const touched = store.touchedSince(writes);
    if (touched === null) return null;
    const ids = new Set<string>();
    let isListChanged = false;
    for (const { entity, id, field, old } of touched) {
      if (entity === 'accounts') {
        ids.add(id);
        isListChanged ||= ['', 'name', 'deleted_at'].includes(field);
        continue;
      }
      const owner = owners.get(entity);
      if (owner === null || owner === undefined) return null;
      const account = owner.get(id)?.id ?? '';
      if (account !== '') ids.add(account);
      if (field === 'account_id' && typeof old === 'string') ids.add(old);
    }
    return ids.size > manyTouched ? null : { ids, isListChanged };
  };
};
