import { sql } from 'drizzle-orm';
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { accounts, people, record } from '#electron/store/schema.ts';

const accountId = () => text('account_id').notNull().references(() => accounts.id);
const isLive = sql`deleted_at is null`;

/** The people on our side: AE, SA, renewals manager, support, product, executives. */
export const teamMembers = sqliteTable('team_members', { ...record(), name: text('name').notNull(), job: text('job').notNull(), email: text('email').notNull().default('') });

/** Who does which job for an account. */
export const accountRoles = sqliteTable('account_roles', {
  ...record(),
  accountId: accountId(),
  memberId: text('member_id').notNull().references(() => teamMembers.id),
  job: text('job').notNull(),
}, (table) => [index('account_roles_by_account').on(table.accountId), index('account_roles_by_member').on(table.memberId)]);

/** One of their executives with one of ours. */
export const sponsorPairs = sqliteTable('sponsor_pairs', {
  ...record(),
  accountId: accountId(),
  personId: text('person_id').notNull().references(() => people.id),
  memberId: text('member_id').notNull().references(() => teamMembers.id),
  note: text('note').notNull().default(''),
}, (table) => [index('sponsor_pairs_by_account').on(table.accountId), index('sponsor_pairs_by_person').on(table.personId), index('sponsor_pairs_by_member').on(table.memberId)]);

export const plans = sqliteTable('plans', {
  ...record(),
  accountId: accountId(),
  name: text('name').notNull(),
  status: text('status').notNull(),
  strategy: text('strategy').notNull().default(''),
  highlights: text('highlights').notNull().default(''),
  internalNotes: text('internal_notes').notNull().default(''),
  activeFrom: text('active_from'),
  dueOn: text('due_on'),
  closedOn: text('closed_on'),
  closeSummary: text('close_summary').notNull().default(''),
  madeOn: text('made_on').notNull(),
}, (table) => [index('plans_by_account').on(table.accountId, table.status), index('plans_open').on(table.status).where(sql`status != 'closed' and deleted_at is null`)]);

export const objectives = sqliteTable('objectives', {
  ...record(),
  planId: text('plan_id').notNull().references(() => plans.id),
  position: integer('position').notNull(),
  name: text('name').notNull(),
  why: text('why').notNull().default(''),
  what: text('what').notNull().default(''),
  category: text('category').notNull(),
  /** One of the team; empty is the CSM. */
  ownerId: text('owner_id').references(() => teamMembers.id),
  customerOwnerId: text('customer_owner_id').references(() => people.id),
  dueOn: text('due_on'),
  stage: text('stage'),
  status: text('status').notNull(),
  priority: text('priority').notNull().default('medium'),
  /** The order agreed with the customer, 1 first. */
  customerRank: integer('customer_rank'),
  internalNotes: text('internal_notes').notNull().default(''),
  lastValidatedOn: text('last_validated_on'),
  closedOn: text('closed_on'),
  outcome: text('outcome'),
  outcomeSummary: text('outcome_summary').notNull().default(''),
  confirmedById: text('confirmed_by_id').references(() => people.id),
  confirmedOn: text('confirmed_on'),
  noReason: text('no_reason'),
}, (table) => [index('objectives_by_plan').on(table.planId, table.position), index('objectives_open').on(table.status, table.dueOn).where(sql`status = 'open' and deleted_at is null`)]);

export const milestones = sqliteTable('milestones', {
  ...record(),
  objectiveId: text('objective_id').notNull().references(() => objectives.id),
  position: integer('position').notNull(),
  name: text('name').notNull(),
  side: text('side').notNull(),
  ownerId: text('owner_id').references(() => teamMembers.id),
  customerOwnerId: text('customer_owner_id').references(() => people.id),
  startOn: text('start_on'),
  dueOn: text('due_on'),
  status: text('status').notNull(),
  /** 0 to 100. */
  progress: integer('progress').notNull().default(0),
  risk: text('risk').notNull().default('none'),
  riskNote: text('risk_note').notNull().default(''),
  doneOn: text('done_on'),
}, (table) => [index('milestones_by_objective').on(table.objectiveId, table.position), index('milestones_open').on(table.status, table.dueOn).where(sql`status = 'open' and deleted_at is null`)]);

/** A success criterion and the way to its verified outcome. */
export const criteria = sqliteTable('criteria', {
  ...record(),
  objectiveId: text('objective_id').notNull().references(() => objectives.id),
  position: integer('position').notNull(),
  metric: text('metric').notNull(),
  unit: text('unit').notNull().default(''),
  baseline: real('baseline'),
  target: real('target'),
  byOn: text('by_on'),
  customerRank: integer('customer_rank'),
  stage: text('stage').notNull(),
  proposedBy: text('proposed_by').notNull().default(''),
  proposedOn: text('proposed_on').notNull(),
  acceptedById: text('accepted_by_id').references(() => people.id),
  acceptedOn: text('accepted_on'),
  deliveredBy: text('delivered_by').notNull().default(''),
  deliveredOn: text('delivered_on'),
  verifiedById: text('verified_by_id').references(() => people.id),
  verifiedOn: text('verified_on'),
  verifiedWords: text('verified_words').notNull().default(''),
  impact: text('impact').notNull().default(''),
}, (table) => [index('criteria_by_objective').on(table.objectiveId, table.position)]);

export const measurements = sqliteTable('measurements', {
  ...record(),
  criterionId: text('criterion_id').notNull().references(() => criteria.id),
  onDay: text('on_day').notNull(),
  value: real('value').notNull(),
  source: text('source').notNull().default(''),
}, (table) => [index('measurements_by_criterion').on(table.criterionId, table.onDay)]);

/** How far a criterion is met, 1 to 5: the customer's word and ours. */
export const ratings = sqliteTable('ratings', {
  ...record(),
  criterionId: text('criterion_id').notNull().references(() => criteria.id),
  side: text('side').notNull(),
  personId: text('person_id').references(() => people.id),
  onDay: text('on_day').notNull(),
  score: integer('score').notNull(),
  words: text('words').notNull().default(''),
}, (table) => [index('ratings_by_criterion').on(table.criterionId, table.onDay)]);

export const planTemplates = sqliteTable('plan_templates', { ...record(), name: text('name').notNull(), body: text('body').notNull() });

/** A playbook with its steps as JSON; `key` names one that Daybook ships. */
export const playbooks = sqliteTable('playbooks', {
  ...record(),
  key: text('key'),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  about: text('about').notNull().default(''),
  steps: text('steps').notNull(),
  exitCriteria: text('exit_criteria').notNull().default('[]'),
});

export const playbookRuns = sqliteTable('playbook_runs', {
  ...record(),
  accountId: accountId(),
  playbookId: text('playbook_id').references(() => playbooks.id),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  anchorOn: text('anchor_on').notNull(),
  branch: text('branch').notNull().default(''),
  state: text('state').notNull(),
  why: text('why').notNull().default(''),
  exitCriteria: text('exit_criteria').notNull().default('[]'),
  startedOn: text('started_on').notNull(),
  closedOn: text('closed_on'),
  closeReason: text('close_reason').notNull().default(''),
}, (table) => [index('playbook_runs_by_account').on(table.accountId, table.state), index('playbook_runs_open').on(table.state).where(sql`state = 'running' and deleted_at is null`)]);

export const runSteps = sqliteTable('run_steps', {
  ...record(),
  runId: text('run_id').notNull().references(() => playbookRuns.id),
  position: integer('position').notNull(),
  key: text('key').notNull(),
  name: text('name').notNull(),
  detail: text('detail').notNull().default(''),
  /** The job that does it; `csm` is the CSM. */
  role: text('role').notNull(),
  /** Whom it was handed to; empty is whoever has the role. */
  ownerId: text('owner_id').references(() => teamMembers.id),
  branch: text('branch').notNull().default(''),
  offset: integer('offset').notNull(),
  unit: text('unit').notNull(),
  /** `anchor`, or the key of the step from whose day it counts. */
  after: text('after').notNull(),
  dueOn: text('due_on').notNull(),
  /** True where a person set the day, so that re-planning leaves it. */
  isFixed: integer('is_fixed', { mode: 'boolean' }).notNull().default(false),
  state: text('state').notNull(),
  doneOn: text('done_on'),
  skipReason: text('skip_reason').notNull().default(''),
  checklist: text('checklist').notNull().default('[]'),
  template: text('template'),
}, (table) => [index('run_steps_by_run').on(table.runId, table.position), index('run_steps_open').on(table.state, table.dueOn).where(sql`state = 'open' and deleted_at is null`)]);

export const onboardings = sqliteTable('onboardings', {
  ...record(),
  accountId: accountId(),
  kind: text('kind').notNull(),
  startOn: text('start_on').notNull(),
  contractStartOn: text('contract_start_on'),
  kickoffOn: text('kickoff_on'),
  firstValueOn: text('first_value_on'),
  firstValueNote: text('first_value_note').notNull().default(''),
  use10On: text('use10_on'),
  use50On: text('use50_on'),
  use80On: text('use80_on'),
  isUseCaseAdopted: integer('is_use_case_adopted', { mode: 'boolean' }).notNull().default(false),
  delaySide: text('delay_side'),
  delayReason: text('delay_reason').notNull().default(''),
  runId: text('run_id').references(() => playbookRuns.id),
  closedOn: text('closed_on'),
  closeSummary: text('close_summary').notNull().default(''),
}, (table) => [index('onboardings_by_account').on(table.accountId, table.startOn), index('onboardings_open').on(table.startOn).where(sql`closed_on is null and deleted_at is null`)]);

/** What a large account is about: one row an account. */
export const accountPlans = sqliteTable('account_plans', {
  ...record(),
  accountId: accountId(),
  industry: text('industry').notNull().default(''),
  trends: text('trends').notNull().default(''),
  challenges: text('challenges').notNull().default(''),
  goals: text('goals').notNull().default(''),
  useCasesToday: text('use_cases_today').notNull().default(''),
  useCasesPossible: text('use_cases_possible').notNull().default(''),
  budget: text('budget').notNull().default(''),
  resourcing: text('resourcing').notNull().default(''),
  roadmap: text('roadmap').notNull().default(''),
}, (table) => [uniqueIndex('account_plans_by_account').on(table.accountId).where(isLive)]);

export const handoffs = sqliteTable('handoffs', {
  ...record(),
  accountId: accountId(),
  direction: text('direction').notNull(),
  otherName: text('other_name').notNull(),
  otherEmail: text('other_email').notNull().default(''),
  onDay: text('on_day').notNull(),
  reason: text('reason').notNull().default(''),
  notes: text('notes').notNull().default(''),
  checklist: text('checklist').notNull().default('[]'),
  state: text('state').notNull(),
  completedOn: text('completed_on'),
}, (table) => [index('handoffs_by_account').on(table.accountId, table.onDay), index('handoffs_open').on(table.onDay).where(sql`state = 'open' and deleted_at is null`)]);

/** Where an account departs from the matrix of roles. */
export const roleExceptions = sqliteTable('role_exceptions', {
  ...record(),
  accountId: accountId(),
  activity: text('activity').notNull(),
  /** Letters by job, as JSON. */
  letters: text('letters').notNull(),
  reason: text('reason').notNull().default(''),
}, (table) => [uniqueIndex('role_exceptions_by_activity').on(table.accountId, table.activity).where(isLive)]);

/** Where an account, or a level of its people, departs from the archetype. */
export const engagementExceptions = sqliteTable('engagement_exceptions', {
  ...record(),
  accountId: accountId(),
  motion: text('motion').notNull(),
  /** A level of the customer's people; empty is all of them. */
  level: text('level'),
  mode: text('mode').notNull(),
  memberId: text('member_id').references(() => teamMembers.id),
  reason: text('reason').notNull().default(''),
}, (table) => [index('engagement_exceptions_by_account').on(table.accountId)]);

/** What the quarterly review decided of an account, one row an account and quarter. */
export const priorityReviews = sqliteTable('priority_reviews', {
  ...record(),
  accountId: accountId(),
  quarter: text('quarter').notNull(),
  onDay: text('on_day').notNull(),
  decision: text('decision').notNull(),
  /** Before and after, as JSON. */
  proposal: text('proposal').notNull(),
  rule: text('rule').notNull(),
  reason: text('reason').notNull().default(''),
}, (table) => [uniqueIndex('priority_reviews_by_quarter').on(table.accountId, table.quarter).where(isLive), index('priority_reviews_quarter').on(table.quarter)]);
