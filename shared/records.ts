import { z } from 'zod';

/** A ULID made by the backend, or by a window for a record that it is about to write. */
export const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'That is not the id of a record.');

/** Every kind of record whose changes are kept, by the name of its table. */
export const entities = [
  'accounts', 'people', 'contracts', 'activities', 'attendances', 'commitments', 'actions', 'saved_views', 'settings', 'external_references', 'rhythm_done',
  'team_members', 'account_roles', 'sponsor_pairs', 'plans', 'objectives', 'milestones', 'criteria', 'measurements', 'ratings', 'plan_templates', 'playbooks', 'playbook_runs', 'run_steps', 'onboardings',
  'account_plans', 'handoffs', 'role_exceptions', 'engagement_exceptions', 'priority_reviews',
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

/** Some of the fields of a record; the ones that are not given stay as they are. */
export type Given<Fields> = { [Field in keyof Fields]?: Fields[Field] | undefined };
