import { sql } from 'drizzle-orm';
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { features, products } from '#electron/store/schema-signals.ts';
import { objectives, teamMembers } from '#electron/store/schema-success.ts';
import { accounts, activities, contracts, people, record } from '#electron/store/schema.ts';

const accountId = () => text('account_id').notNull().references(() => accounts.id);
const isLive = sql`deleted_at is null`;

/**
 * What a contract consists of. A line without days of its own runs as its contract does; one that was added on the way (co-term) has a start,
 * one that was cancelled before the end has a last day. Money is in the currency of the contract.
 */
export const contractLines = sqliteTable('contract_lines', {
  ...record(),
  contractId: text('contract_id').notNull().references(() => contracts.id),
  productId: text('product_id').references(() => products.id),
  name: text('name').notNull().default(''),
  /** 'recurring', 'usage' (ARR that is estimated), 'one-off' or 'trial'; the last two are never ARR (kpis.md). */
  kind: text('kind').notNull().default('recurring'),
  quantity: real('quantity'),
  unit: text('unit').notNull().default(''),
  arrMinor: integer('arr_minor').notNull(),
  startOn: text('start_on'),
  /** The last day; empty where it runs as long as its contract. */
  endOn: text('end_on'),
  /** What the contract itself raises the price by at renewal, in percent. */
  escalatorPercent: real('escalator_percent'),
  notes: text('notes').notNull().default(''),
  position: integer('position').notNull().default(0),
}, (table) => [index('contract_lines_by_contract').on(table.contractId)]);

/** The ledger: every movement of ARR of an account, the only source of the KPIs (kpis.md). */
export const arrEvents = sqliteTable('arr_events', {
  ...record(),
  accountId: accountId(),
  onDay: text('on_day').notNull(),
  deltaMinor: integer('delta_minor').notNull(),
  currency: text('currency').notNull(),
  /** One of `arrEventKinds` of shared/ledger.ts. */
  kind: text('kind').notNull(),
  /** 'contract' follows from contracts and is kept with them; 'hand' and 'import' were booked. */
  source: text('source').notNull(),
  /** Names the same movement again when contracts are looked at anew; empty where it was booked. */
  sourceKey: text('source_key').notNull().default(''),
  contractId: text('contract_id').references(() => contracts.id),
  lineId: text('line_id').references(() => contractLines.id),
  productId: text('product_id').references(() => products.id),
  /** A raise of the price that the contract itself says. */
  isContractual: integer('is_contractual', { mode: 'boolean' }).notNull().default(false),
  isEstimated: integer('is_estimated', { mode: 'boolean' }).notNull().default(false),
  /** What a transfer carries in or out, for it moves no ARR itself. */
  carriedMinor: integer('carried_minor'),
  /** The kind that a person gave instead of the one that follows. */
  kindByHand: text('kind_by_hand'),
  reason: text('reason').notNull().default(''),
}, (table) => [
  index('arr_events_by_account').on(table.accountId, table.onDay),
  index('arr_events_by_day').on(table.onDay),
  uniqueIndex('arr_events_once').on(table.accountId, table.sourceKey).where(sql`deleted_at is null and source_key != ''`),
]);

/** What one unit of a currency is worth in the currency of the book from a day on, in billionths. */
export const exchangeRates = sqliteTable('exchange_rates', {
  ...record(),
  currency: text('currency').notNull(),
  onDay: text('on_day').notNull(),
  rateNano: integer('rate_nano').notNull(),
  source: text('source').notNull().default(''),
}, (table) => [uniqueIndex('exchange_rates_once').on(table.currency, table.onDay).where(isLive)]);

/** What a person says of the renewal of a contract (rules.md § 9); a contract that nobody spoke of yet has none. Money is in the currency of the contract. */
export const renewals = sqliteTable('renewals', {
  ...record(),
  accountId: accountId(),
  contractId: text('contract_id').notNull().references(() => contracts.id),
  category: text('category'),
  /** What is expected to be won, upsell included; empty is what is available. */
  amountMinor: integer('amount_minor'),
  swingMinor: integer('swing_minor'),
  bestMinor: integer('best_minor'),
  likelyMinor: integer('likely_minor'),
  commitMinor: integer('commit_minor'),
  softAskedOn: text('soft_asked_on'),
  softOutcome: text('soft_outcome'),
  softNote: text('soft_note').notNull().default(''),
  softActivityId: text('soft_activity_id').references(() => activities.id),
  /** Who drives it; empty is what the roles say. */
  driId: text('dri_id').references(() => teamMembers.id),
  /** 'open', 'won' or 'lost'. */
  status: text('status').notNull().default('open'),
  closedOn: text('closed_on'),
  amountWonMinor: integer('amount_won_minor'),
  nextContractId: text('next_contract_id').references(() => contracts.id),
  lossReason: text('loss_reason'),
  /** Expected and avoidable: what the post-mortem of a loss says. */
  wasExpected: integer('was_expected', { mode: 'boolean' }),
  wasAvoidable: integer('was_avoidable', { mode: 'boolean' }),
  lesson: text('lesson').notNull().default(''),
  /** The renewal plan: texts by section, as JSON; what is not there is drafted from the account. */
  plan: text('plan').notNull().default('{}'),
  /** Items of the paper checklist that are done, as JSON: the day of each. */
  paper: text('paper').notNull().default('{}'),
  nextStep: text('next_step').notNull().default(''),
  nextDueOn: text('next_due_on'),
}, (table) => [uniqueIndex('renewals_by_contract').on(table.contractId).where(isLive), index('renewals_by_account').on(table.accountId)]);

/** The forecast as it stood on a day: the rows as JSON. Never changed. */
export const forecastSnapshots = sqliteTable('forecast_snapshots', {
  ...record(),
  takenOn: text('taken_on').notNull(),
  rows: text('rows').notNull(),
}, (table) => [uniqueIndex('forecast_snapshots_once').on(table.takenOn).where(isLive)]);

/** An opportunity to grow an account. */
export const opportunities = sqliteTable('opportunities', {
  ...record(),
  accountId: accountId(),
  name: text('name').notNull(),
  /** 'seats', 'tier' or 'cross-sell'. */
  motion: text('motion').notNull(),
  /** 'new', 'growth' or 'renewal'. */
  orderType: text('order_type').notNull().default('growth'),
  /** ARR that it adds, in minor units. */
  amountMinor: integer('amount_minor').notNull().default(0),
  currency: text('currency').notNull(),
  stage: text('stage').notNull(),
  closeOn: text('close_on'),
  /** 'open', 'won' or 'no'. */
  status: text('status').notNull().default('open'),
  closedOn: text('closed_on'),
  noReason: text('no_reason'),
  /** 'sourced' where the CSM found it, 'influenced' where the CSM helped. */
  credit: text('credit'),
  productId: text('product_id').references(() => products.id),
  objectiveId: text('objective_id').references(() => objectives.id),
  /** The contract that it was won into. */
  contractId: text('contract_id').references(() => contracts.id),
  /** Where it came from: a signal, as 'growth-signal:…', or nothing. */
  origin: text('origin').notNull().default(''),
  nextStep: text('next_step').notNull().default(''),
  nextDueOn: text('next_due_on'),
  openedOn: text('opened_on').notNull(),
  notes: text('notes').notNull().default(''),
}, (table) => [index('opportunities_by_account').on(table.accountId, table.status), index('opportunities_by_close').on(table.status, table.closeOn)]);

/** A feature that was shown to an account: what it was told, and what came of it. */
export const featureEducation = sqliteTable('feature_education', {
  ...record(),
  accountId: accountId(),
  featureId: text('feature_id').notNull().references(() => features.id),
  objectiveId: text('objective_id').references(() => objectives.id),
  personId: text('person_id').references(() => people.id),
  activityId: text('activity_id').references(() => activities.id),
  onDay: text('on_day').notNull(),
  outcome: text('outcome').notNull(),
  notes: text('notes').notNull().default(''),
}, (table) => [index('feature_education_by_account').on(table.accountId), index('feature_education_by_feature').on(table.featureId)]);

/** A way in which software pays, beside those that are shipped: a formula over named assumptions, as JSON of shared/value-rules.ts. */
export const valueDrivers = sqliteTable('value_drivers', { ...record(), name: text('name').notNull(), about: text('about').notNull().default(''), formula: text('formula').notNull(), assumptions: text('assumptions').notNull() });

/** What an account gains by a driver: the formula with its own assumptions, each with a conservative and a likely figure and its evidence, as JSON. */
export const valueItems = sqliteTable('value_items', {
  ...record(),
  accountId: accountId(),
  objectiveId: text('objective_id').references(() => objectives.id),
  driver: text('driver').notNull(),
  name: text('name').notNull(),
  formula: text('formula').notNull(),
  assumptions: text('assumptions').notNull(),
  currency: text('currency').notNull(),
  /** 'expected' or 'delivered'. */
  state: text('state').notNull().default('expected'),
  /** From when it counts. */
  startOn: text('start_on'),
  /** 'year' for a gain every year, 'once' for one that comes once. */
  every: text('every').notNull().default('year'),
  /** Who of the customer confirmed it, and when. */
  confirmedById: text('confirmed_by_id').references(() => people.id),
  confirmedOn: text('confirmed_on'),
  notes: text('notes').notNull().default(''),
  position: integer('position').notNull().default(0),
}, (table) => [index('value_items_by_account').on(table.accountId), index('value_items_by_objective').on(table.objectiveId)]);

/** A survey and its scale, for the top answers depend on it. */
export const surveys = sqliteTable('surveys', {
  ...record(),
  name: text('name').notNull(),
  /** 'nps', 'csat' or 'ces'. */
  kind: text('kind').notNull(),
  question: text('question').notNull().default(''),
  scaleMin: integer('scale_min').notNull(),
  scaleMax: integer('scale_max').notNull(),
  sentOn: text('sent_on'),
});

/** One answer of one person. */
export const surveyResponses = sqliteTable('survey_responses', {
  ...record(),
  surveyId: text('survey_id').notNull().references(() => surveys.id),
  accountId: accountId(),
  personId: text('person_id').references(() => people.id),
  /** Who answered, where that is nobody of the book. */
  respondent: text('respondent').notNull().default(''),
  onDay: text('on_day').notNull(),
  score: integer('score').notNull(),
  comment: text('comment').notNull().default(''),
  /** 'none', 'due' or 'done'. */
  followUp: text('follow_up').notNull().default('none'),
  followUpDueOn: text('follow_up_due_on'),
  followUpNote: text('follow_up_note').notNull().default(''),
}, (table) => [index('survey_responses_by_survey').on(table.surveyId), index('survey_responses_by_account').on(table.accountId), index('survey_responses_by_person').on(table.personId)]);

/** Minutes that went into an area of the work (rules.md § 11) on a day, beside those that the calendar shows. */
export const timeEntries = sqliteTable('time_entries', {
  ...record(),
  onDay: text('on_day').notNull(),
  area: text('area').notNull(),
  minutes: integer('minutes').notNull(),
  accountId: text('account_id').references(() => accounts.id),
  note: text('note').notNull().default(''),
}, (table) => [index('time_entries_by_day').on(table.onDay)]);

/** A goal of the person: a big rock of a quarter, or an objective with its measures. */
export const goals = sqliteTable('goals', {
  ...record(),
  /** 'rock', 'objective' or 'measure', which hangs on an objective. */
  kind: text('kind').notNull(),
  parentId: text('parent_id'),
  /** The first day of the fiscal quarter or year that it is for. */
  periodOn: text('period_on').notNull(),
  period: text('period').notNull(),
  name: text('name').notNull(),
  why: text('why').notNull().default(''),
  /** The KPI that it is read from; empty where it is told by hand. */
  kpi: text('kpi'),
  startValue: real('start_value'),
  targetValue: real('target_value'),
  currentValue: real('current_value'),
  unit: text('unit').notNull().default(''),
  state: text('state').notNull().default('open'),
  closedOn: text('closed_on'),
  notes: text('notes').notNull().default(''),
  position: integer('position').notNull().default(0),
}, (table) => [index('goals_by_period').on(table.periodOn)]);

/** The review of the own book of a fiscal quarter: texts by section, as JSON. */
export const ownReviews = sqliteTable('own_reviews', {
  ...record(),
  quarterOn: text('quarter_on').notNull(),
  texts: text('texts').notNull().default('{}'),
  heldOn: text('held_on'),
}, (table) => [uniqueIndex('own_reviews_once').on(table.quarterOn).where(isLive)]);
