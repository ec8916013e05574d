import { randomBytes } from 'node:crypto';
import JSZip from 'jszip';
import type { TestBook } from '#tests/services/test-book.ts';

/** What a customer may read (shared/customer-facts.ts, shared/review-facts.ts). Every other text of the book is ours alone. */
const shown: Record<string, readonly string[]> = {
  accounts: ['name'], activities: ['title'], commitments: ['text', 'owner'], contracts: ['name'], contract_lines: ['name', 'unit'], criteria: ['metric', 'unit', 'verified_words', 'impact'], features: ['name'], measurements: ['source'],
  milestones: ['name'], objectives: ['name', 'why', 'what'], people: ['name', 'title'], plans: ['name'], products: ['name'], team_members: ['name'], usage_metrics: ['name', 'unit'], use_cases: ['name'], value_items: ['name', 'formula', 'assumptions'],
  business_reviews: ['title', 'purpose', 'agreed'], review_agenda: ['name', 'lead'],
};

/** Columns that hold a day, a key of a list or JSON that rules read: no place for words, and nothing would open with other ones in them. */
const structural: Record<string, readonly string[]> = {
  accounts: ['segment', 'coverage', 'stage', 'sentiment', 'customer_since', 'csm_since', 'priority_override', 'archetype', 'owned_to', 'stated_arr_currency', 'logo_hash'],
  actions: ['dedupe_key', 'rule', 'state', 'until', 'type', 'close_reason'], activities: ['type', 'state', 'sentiment', 'body'], attendances: ['side', 'presence'], commitments: ['side', 'state'], contracts: ['currency', 'order_type'],
  people: ['level', 'buying_role', 'attitude'], account_roles: ['job'], criteria: ['stage'], engagement_exceptions: ['motion', 'level', 'mode'], handoffs: ['direction', 'checklist', 'state'], milestones: ['side', 'status', 'risk'],
  objectives: ['category', 'stage', 'status', 'priority', 'outcome', 'no_reason'], onboardings: ['kind', 'delay_side'], plans: ['status', 'active_from'], playbook_runs: ['kind', 'state', 'exit_criteria'], playbooks: ['key', 'kind', 'steps', 'exit_criteria'],
  priority_reviews: ['quarter', 'decision', 'proposal', 'rule'], ratings: ['side'], role_exceptions: ['activity', 'letters'], run_steps: ['key', 'role', 'unit', 'after', 'state', 'checklist', 'template'], team_members: ['job'],
  account_products: ['state'], account_use_cases: ['state', 'colour'], alert_rules: ['kind', 'segment', 'window', 'severity', 'preset'], alerts: ['rule_ref', 'occurrence', 'trace'], escalation_links: ['status', 'url'], escalation_updates: ['severity'],
  escalations: ['kind', 'severity', 'state', 'sentiment_after'], health_models: ['segment', 'model', 'active_from'], health_updates: ['month'], risk_updates: ['level'], risks: ['level', 'reason', 'impact', 'currency', 'state', 'told', 'will_churn', 'outcome'],
  support_cases: ['severity', 'status', 'url'], usage_metrics: ['key', 'aggregate', 'grain', 'role'], arr_events: ['currency', 'kind', 'source', 'source_key', 'kind_by_hand'], contract_lines: ['kind'], exchange_rates: ['currency', 'source'],
  feature_education: ['outcome'], forecast_snapshots: ['rows'], goals: ['kind', 'period', 'kpi', 'unit', 'state'], opportunities: ['motion', 'order_type', 'currency', 'stage', 'status', 'no_reason', 'credit', 'origin'], own_reviews: ['texts'],
  renewals: ['category', 'soft_outcome', 'status', 'loss_reason', 'plan', 'paper'], survey_responses: ['follow_up'], surveys: ['kind'], time_entries: ['area'], value_drivers: ['formula', 'assumptions'], value_items: ['driver', 'currency', 'state', 'every'],
  business_reviews: ['kind', 'state', 'deck', 'sentiment'], deck_templates: ['hash', 'mapping'], document_exports: ['kind', 'audience', 'format', 'hash', 'as_of_day', 'sources', 'findings'], document_templates: ['kind', 'body', 'subject'], reference_asks: ['scope', 'state'],
  reference_profiles: ['standing', 'scopes'], review_agenda: ['kind', 'looks'], review_attendees: ['presence'], review_steps: ['key', 'kind'], slide_sets: ['deck'], stories: ['state'], voice_items: ['kind', 'severity', 'status', 'external_url'], voice_mentions: ['currency'],
};

/** Kept by Daybook itself, or no records of an account. */
const others = ['migrations', 'changes', 'history', 'current_change', 'external_references', 'import_mappings', 'import_runs', 'settings', 'saved_views', 'rhythm_done', 'backtest_studies', 'health_snapshots', 'usage_batches', 'usage_months', 'usage_points', 'stored_files', 'plan_templates'];

export type Marker = { table: string; column: string; word: string };

/** Writes a random word behind every internal text of every record, and into every one that is empty; also into what is ours of ratings. */
export const markInternalFields = async ({ context: { store }, db }: TestBook): Promise<Marker[]> => {
  const tables = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_search%' ESCAPE '\\'`).pluck().all().filter((table) => !others.includes(table));
  const markers = tables.flatMap((table) =>
    db.prepare<[], { name: string; type: string; pk: number }>(`PRAGMA table_info(${table})`).all()
      .filter(({ name, type }) => type === 'TEXT' && !/^(id|deleted_at)$|_id$|_on$|_at$|_day$/.test(name) && shown[table]?.includes(name) !== true && structural[table]?.includes(name) !== true)
      .map(({ name }): Marker => ({ table, column: name, word: `zq${randomBytes(6).toString('hex')}` })));
  await store.write({ window: 'marker', label: 'Marked what is internal', words: [] }, () => {
    for (const [table, own] of Map.groupBy(markers, (one) => one.table)) {
      const changes = own.map(({ column, word }) => `${column} = coalesce(${column}, '') || ' ${word}'`).join(', ');
      db.exec(`UPDATE ${table} SET ${changes}${table === 'ratings' ? ` WHERE side = 'ours'` : ''}`);
    }
    return {};
  });
  return markers;
};

/** The markers that a text holds, by the field that they stand in. */
export const leaks = (text: string, markers: readonly Marker[]): string[] => markers.filter(({ word }) => text.includes(word)).map(({ table, column }) => `${table}.${column}`);

/** Everything that an Office file says: each part of it, notes, properties and the workbooks of its charts with theirs. */
export const wordsOfFile = async (bytes: Uint8Array): Promise<string> => {
  const zip = await JSZip.loadAsync(bytes);
  const parts = await Promise.all(Object.values(zip.files).filter(({ dir }) => !dir).map(async (file) => (/\.(xlsx|docx|pptx)$/.test(file.name) ? wordsOfFile(await file.async('uint8array')) : `${file.name} ${await file.async('string')}`)));
  return parts.join('\n');
};
