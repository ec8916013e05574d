import { sql } from 'drizzle-orm';
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Every tracked table: a row number of its own (full text hangs on it), a ULID, and the instant of its removal. */
export const record = () => ({
  rid: integer('rid').primaryKey(),
  id: text('id').notNull().unique(),
  deletedAt: text('deleted_at'),
});

export const accounts = sqliteTable('accounts', {
  ...record(),
  name: text('name').notNull(),
  parentId: text('parent_id'),
  segment: text('segment'),
  coverage: text('coverage').notNull().default('managed'),
  stage: text('stage'),
  industry: text('industry').notNull().default(''),
  region: text('region').notNull().default(''),
  website: text('website').notNull().default(''),
  domains: text('domains').notNull().default(''),
  about: text('about').notNull().default(''),
  sentiment: text('sentiment'),
  sentimentOn: text('sentiment_on'),
  riskReason: text('risk_reason').notNull().default(''),
  customerSince: text('customer_since'),
  csmSince: text('csm_since'),
  upgradeExpectedOn: text('upgrade_expected_on'),
  growthExpectedOn: text('growth_expected_on'),
  criticalInitiative: text('critical_initiative').notNull().default(''),
  priorityOverride: text('priority_override'),
  priorityReason: text('priority_reason').notNull().default(''),
  cadenceDays: integer('cadence_days'),
  /** The day on which the stage was entered. */
  stageOn: text('stage_on'),
  archetype: text('archetype'),
  ownedTo: text('owned_to'),
  /** ARR as another system states it; the reconciliation holds it against the ledger. */
  statedArrMinor: integer('stated_arr_minor'),
  statedArrCurrency: text('stated_arr_currency'),
  statedArrOn: text('stated_arr_on'),
  /** The account that this one was merged into; KPIs count it there. */
  mergedIntoId: text('merged_into_id'),
  mergedOn: text('merged_on'),
  /** The customer's logo, a content of `stored_files`. */
  logoHash: text('logo_hash'),
}, (table) => [index('accounts_by_parent').on(table.parentId), index('accounts_by_name').on(table.name)]);

export const people = sqliteTable('people', {
  ...record(),
  accountId: text('account_id').notNull().references(() => accounts.id),
  name: text('name').notNull(),
  title: text('title').notNull().default(''),
  email: text('email').notNull().default(''),
  phone: text('phone').notNull().default(''),
  level: text('level'),
  role: text('role').notNull().default(''),
  isKey: integer('is_key', { mode: 'boolean' }).notNull().default(false),
  leftOn: text('left_on'),
  notes: text('notes').notNull().default(''),
  persona: text('persona').notNull().default(''),
  buyingRole: text('buying_role'),
  influence: integer('influence'),
  attitude: text('attitude'),
  championStrength: integer('champion_strength'),
  reportsToId: text('reports_to_id'),
  replacedById: text('replaced_by_id'),
}, (table) => [
  index('people_by_account').on(table.accountId, table.name),
  index('people_by_email').on(table.email),
  index('people_present').on(table.accountId).where(sql`deleted_at is null and left_on is null`),
]);

export const contracts = sqliteTable('contracts', {
  ...record(),
  accountId: text('account_id').notNull().references(() => accounts.id),
  name: text('name').notNull().default(''),
  arrMinor: integer('arr_minor').notNull().default(0),
  currency: text('currency').notNull(),
  startOn: text('start_on').notNull(),
  endOn: text('end_on'),
  renewalOn: text('renewal_on'),
  autoRenew: integer('auto_renew', { mode: 'boolean' }).notNull().default(false),
  seats: integer('seats'),
  notes: text('notes').notNull().default(''),
  /** 'new', 'growth' or 'renewal'; empty where nobody said. */
  orderType: text('order_type'),
  termMonths: integer('term_months'),
  /** The last day on which notice can be given. */
  noticeOn: text('notice_on'),
  /** When the customer gave notice; the ARR runs to the end of the paid term all the same. */
  noticeGivenOn: text('notice_given_on'),
  /** The first day on which it does not run any more, where it was lost or ended early. */
  endedOn: text('ended_on'),
  /** The contract that it takes over from. */
  renewsId: text('renews_id'),
}, (table) => [index('contracts_by_account').on(table.accountId, table.startOn)]);

/** Calls, meetings and every other entry of the timeline. `account_id` is empty for a calendar entry that matched no account. */
export const activities = sqliteTable('activities', {
  ...record(),
  accountId: text('account_id').references(() => accounts.id),
  type: text('type').notNull(),
  state: text('state').notNull(),
  title: text('title').notNull().default(''),
  onDay: text('on_day').notNull(),
  startsAt: text('starts_at'),
  minutes: integer('minutes'),
  sentiment: text('sentiment'),
  agenda: text('agenda').notNull().default(''),
  body: text('body').notNull(),
  bodyText: text('body_text').notNull().default(''),
  loggedAt: text('logged_at'),
  followUpSentAt: text('follow_up_sent_at'),
}, (table) => [
  index('activities_by_account').on(table.accountId, table.onDay),
  index('activities_by_day').on(table.onDay, table.state),
  index('activities_engagement').on(table.accountId, table.onDay).where(sql`state = 'held' and type in ('call', 'meeting', 'workshop') and deleted_at is null`),
  index('activities_open').on(table.state, table.onDay).where(sql`state in ('draft', 'planned') and deleted_at is null`),
]);

export const attendances = sqliteTable('attendances', {
  ...record(),
  activityId: text('activity_id').notNull().references(() => activities.id),
  personId: text('person_id').references(() => people.id),
  name: text('name').notNull().default(''),
  email: text('email').notNull().default(''),
  side: text('side').notNull(),
  presence: text('presence').notNull(),
}, (table) => [index('attendances_by_activity').on(table.activityId), index('attendances_by_person').on(table.personId)]);

export const commitments = sqliteTable('commitments', {
  ...record(),
  accountId: text('account_id').notNull().references(() => accounts.id),
  side: text('side').notNull(),
  personId: text('person_id').references(() => people.id),
  owner: text('owner').notNull().default(''),
  text: text('text').notNull(),
  dueOn: text('due_on'),
  state: text('state').notNull(),
  activityId: text('activity_id').references(() => activities.id),
  sentence: text('sentence').notNull().default(''),
  madeOn: text('made_on').notNull(),
  closedOn: text('closed_on'),
  closeReason: text('close_reason').notNull().default(''),
  /** The escalation that it was made for. */
  escalationId: text('escalation_id'),
}, (table) => [
  index('commitments_by_account').on(table.accountId, table.state, table.dueOn),
  index('commitments_open').on(table.state, table.dueOn),
  index('commitments_by_activity').on(table.activityId),
  index('commitments_closed').on(table.closedOn).where(sql`state != 'open' and deleted_at is null`),
]);

/** An action (rules.md § 12): what a person did with a row of Today, or one that they made by hand. `dedupe_key` names the occurrence. */
export const actions = sqliteTable('actions', {
  ...record(),
  dedupeKey: text('dedupe_key').notNull(),
  rule: text('rule').notNull(),
  accountId: text('account_id').references(() => accounts.id),
  state: text('state').notNull(),
  until: text('until'),
  reason: text('reason').notNull().default(''),
  onDay: text('on_day').notNull(),
  /** What kind of action it is (rules.md § 12); empty is the one of its rule. */
  type: text('type'),
  /** Why it was closed without success, one of a list; empty where it was not. */
  closeReason: text('close_reason'),
  /** In words, where a person made it; empty where the rule words it. */
  title: text('title').notNull().default(''),
  notes: text('notes').notNull().default(''),
  dueOn: text('due_on'),
  madeOn: text('made_on'),
}, (table) => [uniqueIndex('actions_by_key').on(table.dedupeKey).where(sql`deleted_at is null`)]);

export const rhythmDone = sqliteTable('rhythm_done', {
  ...record(),
  item: text('item').notNull(),
  /** The first day of the period that it was done for. */
  period: text('period').notNull(),
}, (table) => [index('rhythm_done_by_item').on(table.item, table.period)]);

export const savedViews = sqliteTable('saved_views', { ...record(), name: text('name').notNull(), view: text('view').notNull() });

/** One row a part of the settings; the part as JSON. */
export const settingRows = sqliteTable('settings', { ...record(), key: text('key').notNull().unique(), value: text('value').notNull() });

/** The id that another system gave a record; imports and later sync match by it. */
export const externalReferences = sqliteTable('external_references', {
  ...record(),
  entity: text('entity').notNull(),
  recordId: text('record_id').notNull(),
  system: text('system').notNull(),
  externalId: text('external_id').notNull(),
}, (table) => [
  uniqueIndex('external_references_by_id').on(table.entity, table.system, table.externalId).where(sql`deleted_at is null`),
  index('external_references_by_record').on(table.recordId),
]);

/** One write of a person: what undo takes back as a step, and what history belongs to. */
export const changes = sqliteTable('changes', {
  id: text('id').primaryKey(),
  at: text('at').notNull(),
  window: text('window').notNull(),
  label: text('label').notNull(),
  words: text('words').notNull(),
  /** 'write', 'undo', 'redo', 'import', 'sample' or 'daily'. */
  kind: text('kind').notNull(),
  /** Writes of one window with the same key, close together, are one change. */
  mergeKey: text('merge_key'),
  /** The change that an undo or redo reverses. */
  reverses: text('reverses'),
  undoneBy: text('undone_by'),
}, (table) => [index('changes_by_window').on(table.window, table.id), index('changes_by_at').on(table.at)]);

/** Old and new value of one field in one change; `field` is empty where the record was made. Kept by triggers, never written by hand. */
export const history = sqliteTable('history', {
  rid: integer('rid').primaryKey(),
  changeId: text('change_id').notNull().references(() => changes.id),
  entity: text('entity').notNull(),
  recordId: text('record_id').notNull(),
  field: text('field').notNull(),
  old: blob('old'),
  new: blob('new'),
}, (table) => [
  uniqueIndex('history_once').on(table.changeId, table.entity, table.recordId, table.field),
  index('history_by_record').on(table.entity, table.recordId),
  index('history_former_parents').on(table.old).where(sql`entity = 'accounts' and field = 'parent_id'`),
]);

/** The change being written, one row; a write outside of a change has none, and the triggers refuse it. */
export const currentChange = sqliteTable('current_change', { one: integer('one').primaryKey(), changeId: text('change_id'), erasing: integer('erasing').notNull().default(0) });

export const importRuns = sqliteTable('import_runs', {
  id: text('id').primaryKey(),
  at: text('at').notNull(),
  fileName: text('file_name').notNull(),
  target: text('target').notNull(),
  counts: text('counts').notNull(),
  changeId: text('change_id').notNull(),
});

/** The mapping that was used last for files with these columns. */
export const importMappings = sqliteTable('import_mappings', { signature: text('signature').primaryKey(), target: text('target').notNull(), columns: text('columns').notNull(), at: text('at').notNull() });
