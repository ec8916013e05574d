import { z } from 'zod';

/** A ULID made by the backend, or by a window for a record that it is about to write. */
export const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'That is not the id of a record.');

/** Every kind of record whose changes are kept, by the name of its table. */
export const entities = [
  'accounts', 'people', 'contracts', 'activities', 'attendances', 'commitments', 'actions', 'saved_views', 'settings', 'external_references', 'rhythm_done',
  'team_members', 'account_roles', 'sponsor_pairs', 'plans', 'objectives', 'milestones', 'criteria', 'measurements', 'ratings', 'plan_templates', 'playbooks', 'playbook_runs', 'run_steps', 'onboardings',
  'account_plans', 'handoffs', 'role_exceptions', 'engagement_exceptions', 'priority_reviews',
  'products', 'features', 'usage_metrics', 'use_cases', 'account_use_cases', 'account_products', 'usage_batches', 'alert_rules', 'alerts', 'support_cases', 'health_models', 'health_updates', 'backtest_studies',
  'risks', 'risk_updates', 'escalations', 'escalation_updates', 'escalation_links',
  'contract_lines', 'arr_events', 'exchange_rates', 'renewals', 'forecast_snapshots', 'opportunities', 'feature_education', 'value_drivers', 'value_items', 'surveys', 'survey_responses', 'time_entries', 'goals', 'own_reviews',
  'business_reviews', 'review_attendees', 'review_agenda', 'review_steps', 'slide_sets', 'deck_templates', 'document_templates', 'document_exports', 'voice_items', 'voice_mentions', 'reference_profiles', 'reference_asks', 'stories',
] as const;
export type Entity = (typeof entities)[number];

/** A record named for a person, with enough to open it. */
export type RecordLink = { entity: Entity; id: string; label: string };

/** What every write answers: the change that undo takes back, in the words of a toast. */
export type Written = { changeId: string; label: string };
/** A write that made or touched one record. */
export type WrittenRecord = Written & { id: string };

/** A line of text that may not be empty. */
export const name = z.string().trim().min(1, 'A name is needed.').max(200, 'That is longer than 200 characters.');
/** A line of text that may be empty. */
export const line = z.string().trim().max(500, 'That is longer than 500 characters.');

/** An address in the web, or nothing. Nothing but http leads anywhere. */
export const webAddress = z.string().trim().max(2_000, 'That is longer than 2,000 characters.').regex(/^$|^https?:\/\/\S+$/i, 'An address begins with http:// or https://.');

/** Some of the fields of a record; the ones that are not given stay as they are. */
export type Given<Fields> = { [Field in keyof Fields]?: Fields[Field] | undefined };
