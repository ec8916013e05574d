import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { teamMembers } from '#electron/store/schema-success.ts';
import { accounts, people, record } from '#electron/store/schema.ts';

const accountId = () => text('account_id').notNull().references(() => accounts.id);
const isLive = sql`deleted_at is null`;

export const products = sqliteTable('products', { ...record(), name: text('name').notNull(), about: text('about').notNull().default('') });

/** A feature of a product; `notes` are what its release says. */
export const features = sqliteTable('features', {
  ...record(),
  productId: text('product_id').notNull().references(() => products.id),
  name: text('name').notNull(),
  releasedOn: text('released_on'),
  notes: text('notes').notNull().default(''),
}, (table) => [index('features_by_product').on(table.productId)]);

/** What is measured of the use of a product. `role` says what health reads it as; thresholds are in the metric's unit. */
export const usageMetrics = sqliteTable('usage_metrics', {
  ...record(),
  /** The name in files: lower case, matched whole. */
  key: text('key').notNull(),
  name: text('name').notNull(),
  unit: text('unit').notNull().default(''),
  /** How values of a month become one: 'sum', 'mean', 'last' or 'max'. */
  aggregate: text('aggregate').notNull(),
  /** How often a value is expected: 'day', 'week' or 'month'. */
  grain: text('grain').notNull(),
  /** 'licences-used', 'licences-billable', 'active-users', 'use-case' or 'none'. */
  role: text('role').notNull().default('none'),
  productId: text('product_id').references(() => products.id),
  featureId: text('feature_id').references(() => features.id),
  greenFrom: real('green_from'),
  yellowFrom: real('yellow_from'),
  isLowerBetter: integer('is_lower_better', { mode: 'boolean' }).notNull().default(false),
}, (table) => [uniqueIndex('usage_metrics_by_key').on(table.key).where(isLive)]);

export const useCases = sqliteTable('use_cases', {
  ...record(),
  productId: text('product_id').references(() => products.id),
  name: text('name').notNull(),
  about: text('about').notNull().default(''),
  /** What shows that it is adopted; its thresholds colour the use case. */
  metricId: text('metric_id').references(() => usageMetrics.id),
  position: integer('position').notNull().default(0),
}, (table) => [index('use_cases_by_product').on(table.productId)]);

/** How far an account is with a use case. `colour` is set by hand and goes before the metric's. */
export const accountUseCases = sqliteTable('account_use_cases', {
  ...record(),
  accountId: accountId(),
  useCaseId: text('use_case_id').notNull().references(() => useCases.id),
  state: text('state').notNull(),
  isOriginal: integer('is_original', { mode: 'boolean' }).notNull().default(false),
  colour: text('colour'),
  sinceOn: text('since_on'),
  notes: text('notes').notNull().default(''),
}, (table) => [uniqueIndex('account_use_cases_once').on(table.accountId, table.useCaseId).where(isLive), index('account_use_cases_by_use_case').on(table.useCaseId)]);

/** Which products an account has, tries, could have or has no use for. */
export const accountProducts = sqliteTable('account_products', {
  ...record(),
  accountId: accountId(),
  productId: text('product_id').notNull().references(() => products.id),
  state: text('state').notNull(),
  seats: integer('seats'),
  sinceOn: text('since_on'),
  notes: text('notes').notNull().default(''),
}, (table) => [uniqueIndex('account_products_once').on(table.accountId, table.productId).where(isLive), index('account_products_by_product').on(table.productId)]);

/** Values that became known together: a file that was imported, or one that was typed. Its points count while it is not deleted, so that undo of the import is undo of the batch. */
export const usageBatches = sqliteTable('usage_batches', {
  ...record(),
  source: text('source').notNull(),
  recordedAt: text('recorded_at').notNull(),
  points: integer('points').notNull().default(0),
});

/**
 * One value of a metric of an account on a day. Never changed: a later batch with the same day goes before an earlier one. Without
 * history of its own, for the batch says when it became known. `account_rid`, `metric_rid` and `batch_rid` are the row numbers of their records.
 * The metric leads the key: the values of new metrics go to the end of the table, not between those of each account.
 */
export const usagePoints = sqliteTable('usage_points', {
  accountRid: integer('account_rid').notNull(),
  metricRid: integer('metric_rid').notNull(),
  day: text('day').notNull(),
  batchRid: integer('batch_rid').notNull(),
  value: real('value').notNull(),
}, (table) => [primaryKey({ columns: [table.metricRid, table.accountRid, table.day, table.batchRid] })]);

/** The points of a month in one row, kept with each write of points. `month` is '2026-03'. */
export const usageMonths = sqliteTable('usage_months', {
  accountRid: integer('account_rid').notNull(),
  metricRid: integer('metric_rid').notNull(),
  month: text('month').notNull(),
  sum: real('sum').notNull(),
  count: integer('count').notNull(),
  max: real('max').notNull(),
  lastOn: text('last_on').notNull(),
  last: real('last').notNull(),
}, (table) => [primaryKey({ columns: [table.metricRid, table.accountRid, table.month] })]);

/** A rule of usage alerts, as data. `metric_id` empty means every metric that the kind can be asked of. */
export const alertRules = sqliteTable('alert_rules', {
  ...record(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  metricId: text('metric_id').references(() => usageMetrics.id),
  segment: text('segment'),
  window: text('window').notNull(),
  threshold: real('threshold').notNull(),
  /** A fall from less than this is not worth a word. */
  minBase: real('min_base').notNull().default(0),
  severity: text('severity').notNull(),
  isOn: integer('is_on', { mode: 'boolean' }).notNull().default(true),
  /** The key of the rule that Daybook ships, of which this is the book's own version. */
  preset: text('preset'),
});

/** An alert that fired, once for an occurrence. What a person did with it is an action with its key. */
export const alerts = sqliteTable('alerts', {
  ...record(),
  /** The id of the rule, or the key of a shipped one. */
  ruleRef: text('rule_ref').notNull(),
  accountId: accountId(),
  metricId: text('metric_id').notNull().references(() => usageMetrics.id),
  occurrence: text('occurrence').notNull(),
  firedOn: text('fired_on').notNull(),
  /** The day of the newest value that it looked at. */
  dataOn: text('data_on').notNull(),
  was: real('was'),
  now: real('now'),
  change: real('change'),
  trace: text('trace').notNull(),
}, (table) => [uniqueIndex('alerts_once').on(table.ruleRef, table.accountId, table.metricId, table.occurrence).where(isLive), index('alerts_by_account').on(table.accountId, table.firedOn), index('alerts_by_day').on(table.firedOn)]);

export const supportCases = sqliteTable('support_cases', {
  ...record(),
  accountId: accountId(),
  number: text('number').notNull().default(''),
  title: text('title').notNull(),
  severity: text('severity').notNull(),
  status: text('status').notNull(),
  theme: text('theme').notNull().default(''),
  openedOn: text('opened_on').notNull(),
  closedOn: text('closed_on'),
  url: text('url').notNull().default(''),
  notes: text('notes').notNull().default(''),
}, (table) => [index('support_cases_by_account').on(table.accountId, table.openedOn), index('support_cases_open').on(table.openedOn).where(sql`closed_on is null and deleted_at is null`)]);

/** A version of the health model of a segment; an empty segment is every other one. The newest version on a day is in force. */
export const healthModels = sqliteTable('health_models', {
  ...record(),
  segment: text('segment').notNull().default(''),
  version: integer('version').notNull(),
  name: text('name').notNull(),
  /** Groups, measures, weights, bands, overrides and staleness, as JSON. */
  model: text('model').notNull(),
  activeFrom: text('active_from').notNull(),
  note: text('note').notNull().default(''),
}, (table) => [uniqueIndex('health_models_once').on(table.segment, table.version).where(isLive)]);

/** The health of an account at the end of a day, from what was known then. Written once and never changed: triggers refuse it. */
export const healthSnapshots = sqliteTable('health_snapshots', {
  accountRid: integer('account_rid').notNull(),
  day: text('day').notNull(),
  /** 0 to 100; empty is no score. */
  score: real('score'),
  band: text('band'),
  override: text('override'),
  /** The id of the model's version, or the key of a shipped one. */
  modelRef: text('model_ref').notNull(),
  /** The measures with their scores and contributions, as JSON; empty is the same as on the day before. */
  detail: text('detail'),
}, (table) => [primaryKey({ columns: [table.accountRid, table.day] }), index('health_snapshots_by_day').on(table.day)]);

/** The monthly health update of an account (rules.md § 6). */
export const healthUpdates = sqliteTable('health_updates', {
  ...record(),
  accountId: accountId(),
  month: text('month').notNull(),
  onDay: text('on_day').notNull(),
  currentState: text('current_state').notNull().default(''),
  considerations: text('considerations').notNull().default(''),
  watchItems: text('watch_items').notNull().default(''),
  nextSteps: text('next_steps').notNull().default(''),
}, (table) => [uniqueIndex('health_updates_once').on(table.accountId, table.month).where(isLive)]);

/** A table of scores and outcomes that was brought in to be tested. `rows` holds only the columns of the study, as JSON. */
export const backtestStudies = sqliteTable('backtest_studies', {
  ...record(),
  name: text('name').notNull(),
  fileName: text('file_name').notNull(),
  spec: text('spec').notNull(),
  rows: text('rows').notNull(),
  madeOn: text('made_on').notNull(),
});

export const risks = sqliteTable('risks', {
  ...record(),
  accountId: accountId(),
  level: text('level').notNull(),
  reason: text('reason').notNull(),
  impact: text('impact').notNull(),
  about: text('about').notNull().default(''),
  /** ARR at risk in minor units; empty is all of the account's. */
  arrMinor: integer('arr_minor'),
  currency: text('currency'),
  state: text('state').notNull(),
  openedOn: text('opened_on').notNull(),
  /** Steps, a line each: '- [ ] what is to be done', '- [x] what was'. */
  mitigation: text('mitigation').notNull().default(''),
  nextStep: text('next_step').notNull(),
  /** One of the team; empty is the CSM. */
  ownerId: text('owner_id').references(() => teamMembers.id),
  nextDueOn: text('next_due_on').notNull(),
  /** Who was told, and when, as JSON. */
  told: text('told').notNull().default('[]'),
  /** The gate of will churn (rules.md § 7), as JSON; empty while it is not through. */
  willChurn: text('will_churn').notNull().default(''),
  /** The save was worked on, so that a red score before it is no false alarm (kpis.md, backtest). */
  isIntervened: integer('is_intervened', { mode: 'boolean' }).notNull().default(false),
  closedOn: text('closed_on'),
  outcome: text('outcome'),
  outcomeSummary: text('outcome_summary').notNull().default(''),
  isExpected: integer('is_expected', { mode: 'boolean' }),
  isAvoidable: integer('is_avoidable', { mode: 'boolean' }),
  lesson: text('lesson').notNull().default(''),
  /** The alert that it began with. */
  alertId: text('alert_id').references(() => alerts.id),
}, (table) => [index('risks_by_account').on(table.accountId, table.state), index('risks_open').on(table.state, table.nextDueOn).where(sql`closed_on is null and deleted_at is null`)]);

export const riskUpdates = sqliteTable('risk_updates', {
  ...record(),
  riskId: text('risk_id').notNull().references(() => risks.id),
  onDay: text('on_day').notNull(),
  level: text('level').notNull(),
  text: text('text').notNull(),
}, (table) => [index('risk_updates_by_risk').on(table.riskId, table.onDay)]);

/** An escalation, or a blocker: what keeps a customer from going on. */
export const escalations = sqliteTable('escalations', {
  ...record(),
  accountId: accountId(),
  kind: text('kind').notNull(),
  title: text('title').notNull(),
  about: text('about').notNull().default(''),
  severity: text('severity').notNull(),
  ownerId: text('owner_id').references(() => teamMembers.id),
  exitCriteria: text('exit_criteria').notNull(),
  state: text('state').notNull(),
  openedOn: text('opened_on').notNull(),
  riskId: text('risk_id').references(() => risks.id),
  ourAgreedBy: text('our_agreed_by').notNull().default(''),
  ourAgreedOn: text('our_agreed_on'),
  customerAgreedById: text('customer_agreed_by_id').references(() => people.id),
  customerAgreedOn: text('customer_agreed_on'),
  outcome: text('outcome').notNull().default(''),
  sentimentAfter: text('sentiment_after'),
  closedOn: text('closed_on'),
}, (table) => [index('escalations_by_account').on(table.accountId, table.state), index('escalations_open').on(table.state).where(sql`closed_on is null and deleted_at is null`)]);

export const escalationUpdates = sqliteTable('escalation_updates', {
  ...record(),
  escalationId: text('escalation_id').notNull().references(() => escalations.id),
  onDay: text('on_day').notNull(),
  severity: text('severity').notNull(),
  text: text('text').notNull(),
}, (table) => [index('escalation_updates_by_escalation').on(table.escalationId, table.onDay)]);

/** A support case, or an issue of engineering in another system, that an escalation is about. */
export const escalationLinks = sqliteTable('escalation_links', {
  ...record(),
  escalationId: text('escalation_id').notNull().references(() => escalations.id),
  caseId: text('case_id').references(() => supportCases.id),
  issueKey: text('issue_key').notNull().default(''),
  title: text('title').notNull().default(''),
  status: text('status').notNull().default(''),
  url: text('url').notNull().default(''),
}, (table) => [index('escalation_links_by_escalation').on(table.escalationId), index('escalation_links_by_case').on(table.caseId)]);
