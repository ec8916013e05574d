import { sql } from 'drizzle-orm';
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { products } from '#electron/store/schema-signals.ts';
import { criteria, teamMembers } from '#electron/store/schema-success.ts';
import { accounts, activities, people, record } from '#electron/store/schema.ts';

const accountId = () => text('account_id').notNull().references(() => accounts.id);
const isLive = sql`deleted_at is null`;

/** Contents of files that belong to the book: logos and decks used as templates. No record: a content is kept by its hash and never changes. */
export const storedFiles = sqliteTable('stored_files', {
  /** SHA-256 of the content, in hex. */
  hash: text('hash').primaryKey(),
  mediaType: text('media_type').notNull(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  size: integer('size').notNull(),
});

/** A business review of an account (rules.md § 8): planned, held, or refused. */
export const businessReviews = sqliteTable('business_reviews', {
  ...record(),
  accountId: accountId(),
  /** 'executive', 'quarterly', 'thirty-minute' or 'mini', which is held inside of a cadence call. */
  kind: text('kind').notNull(),
  title: text('title').notNull().default(''),
  /** 'planned' (a month is meant), 'scheduled' (the customer agreed to the day), 'held', 'refused' or 'cancelled'. */
  state: text('state').notNull().default('planned'),
  onDay: text('on_day').notNull(),
  startsAt: text('starts_at'),
  minutes: integer('minutes').notNull(),
  /** What the customer should take from it; may be shown to them. */
  purpose: text('purpose').notNull().default(''),
  /** Ours alone. */
  notes: text('notes').notNull().default(''),
  refusedOn: text('refused_on'),
  refusedReason: text('refused_reason').notNull().default(''),
  /** Why content was opened again after it was locked; empty where it is not. */
  unlockReason: text('unlock_reason').notNull().default(''),
  /** The deck as JSON: form, size, look and what was changed of its slides (`deckChoice` of shared/deck.ts). */
  deck: text('deck').notNull().default('{}'),
  /** The call or meeting that it was. */
  activityId: text('activity_id').references(() => activities.id),
  heldOn: text('held_on'),
  sentiment: text('sentiment'),
  /** What was agreed; goes into the summary. */
  agreed: text('agreed').notNull().default(''),
  summarySentOn: text('summary_sent_on'),
  planUpdatedOn: text('plan_updated_on'),
}, (table) => [index('business_reviews_by_account').on(table.accountId, table.onDay), index('business_reviews_by_day').on(table.onDay)]);

/** Who comes, of either side, each with a role and matched with one of the other side. */
export const reviewAttendees = sqliteTable('review_attendees', {
  ...record(),
  reviewId: text('review_id').notNull().references(() => businessReviews.id),
  personId: text('person_id').references(() => people.id),
  memberId: text('member_id').references(() => teamMembers.id),
  /** The role in the review, such as economic buyer, champion or presenter. */
  role: text('role').notNull().default(''),
  /** The attendee of the other side that this one is matched with. */
  matchedId: text('matched_id'),
  /** 'to-invite', 'invited', 'accepted', 'declined', 'attended' or 'absent'. */
  presence: text('presence').notNull().default('to-invite'),
  position: integer('position').notNull().default(0),
}, (table) => [index('review_attendees_by_review').on(table.reviewId)]);

export const reviewAgenda = sqliteTable('review_agenda', {
  ...record(),
  reviewId: text('review_id').notNull().references(() => businessReviews.id),
  /** 'welcome', 'journey', 'value', 'adoption', 'goals', 'actions' or 'other'. */
  kind: text('kind').notNull(),
  name: text('name').notNull(),
  minutes: integer('minutes').notNull(),
  /** Counts among the time on objectives: 'back', 'ahead' or 'none'. */
  looks: text('looks').notNull().default('none'),
  lead: text('lead').notNull().default(''),
  position: integer('position').notNull().default(0),
}, (table) => [index('review_agenda_by_review').on(table.reviewId)]);

/** The dated steps to a review and after it, and its prep checklist. */
export const reviewSteps = sqliteTable('review_steps', {
  ...record(),
  reviewId: text('review_id').notNull().references(() => businessReviews.id),
  /** Names a step of rules.md § 8; empty for one by hand. */
  key: text('key').notNull().default(''),
  /** 'step' of the timeline or 'prep' of the checklist. */
  kind: text('kind').notNull().default('step'),
  name: text('name').notNull(),
  dueOn: text('due_on'),
  /** The day was set by hand, so it stays where it is when the review moves. */
  isByHand: integer('is_by_hand', { mode: 'boolean' }).notNull().default(false),
  doneOn: text('done_on'),
  note: text('note').notNull().default(''),
  position: integer('position').notNull().default(0),
}, (table) => [index('review_steps_by_review').on(table.reviewId), index('review_steps_open').on(table.dueOn).where(sql`done_on is null and deleted_at is null`)]);

/** A choice of slides that was saved under a name. */
export const slideSets = sqliteTable('slide_sets', {
  ...record(),
  name: text('name').notNull(),
  /** JSON, as in a review. */
  deck: text('deck').notNull(),
});

/** A .pptx of the user's own, whose masters and layouts decks are made in. */
export const deckTemplates = sqliteTable('deck_templates', {
  ...record(),
  name: text('name').notNull(),
  fileName: text('file_name').notNull(),
  hash: text('hash').notNull().references(() => storedFiles.hash),
  /** JSON: which layout and places serve for what, as corrected by a person. */
  mapping: text('mapping').notNull().default('{}'),
});

/** The text of a kind of document, with placeholders. */
export const documentTemplates = sqliteTable('document_templates', {
  ...record(),
  /** One of `documentKinds` of shared/documents.ts. */
  kind: text('kind').notNull(),
  name: text('name').notNull(),
  subject: text('subject').notNull().default(''),
  body: text('body').notNull(),
}, (table) => [index('document_templates_by_kind').on(table.kind)]);

/** A file that was made: what of, for whom, and what its figures rest on. */
export const documentExports = sqliteTable('document_exports', {
  ...record(),
  accountId: text('account_id').references(() => accounts.id),
  reviewId: text('review_id').references(() => businessReviews.id),
  /** 'deck' or a kind of document. */
  kind: text('kind').notNull(),
  /** 'customer' or 'internal'. */
  audience: text('audience').notNull(),
  format: text('format').notNull(),
  fileName: text('file_name').notNull(),
  /** SHA-256 of the file, in hex. */
  hash: text('hash').notNull(),
  madeAt: text('made_at').notNull(),
  /** The day whose knowledge it shows. */
  asOfDay: text('as_of_day').notNull(),
  /** JSON lists of shared/deck.ts. */
  sources: text('sources').notNull().default('[]'),
  findings: text('findings').notNull().default('[]'),
}, (table) => [index('document_exports_by_account').on(table.accountId), index('document_exports_by_review').on(table.reviewId)]);

/** What customers ask for, meet or say, across accounts (F21). */
export const voiceItems = sqliteTable('voice_items', {
  ...record(),
  /** 'request', 'defect' or 'quote'. */
  kind: text('kind').notNull(),
  title: text('title').notNull(),
  detail: text('detail').notNull().default(''),
  theme: text('theme').notNull().default(''),
  /** 'low', 'medium', 'high' or 'critical'; empty where nobody said. */
  severity: text('severity'),
  /** 'captured', 'shared', 'accepted', 'planned', 'released' or 'declined'. */
  status: text('status').notNull().default('captured'),
  statusOn: text('status_on'),
  /** Why it was declined, or what was promised. */
  statusNote: text('status_note').notNull().default(''),
  productId: text('product_id').references(() => products.id),
  /** The one of product who owns it. */
  ownerId: text('owner_id').references(() => teamMembers.id),
  externalKey: text('external_key').notNull().default(''),
  externalUrl: text('external_url').notNull().default(''),
}, (table) => [index('voice_items_by_status').on(table.status)]);

/** An account that said it: who, in which words, with its ARR on that day. */
export const voiceMentions = sqliteTable('voice_mentions', {
  ...record(),
  itemId: text('item_id').notNull().references(() => voiceItems.id),
  accountId: accountId(),
  personId: text('person_id').references(() => people.id),
  activityId: text('activity_id').references(() => activities.id),
  onDay: text('on_day').notNull(),
  quote: text('quote').notNull().default(''),
  arrMinor: integer('arr_minor').notNull().default(0),
  currency: text('currency').notNull(),
  /** When the customer was told how it ended: the loop is closed. */
  toldOn: text('told_on'),
  toldNote: text('told_note').notNull().default(''),
}, (table) => [index('voice_mentions_by_item').on(table.itemId), index('voice_mentions_by_account').on(table.accountId), index('voice_mentions_by_activity').on(table.activityId)]);

/** Whether an account may be named, by whose consent and for what (F23). */
export const referenceProfiles = sqliteTable('reference_profiles', {
  ...record(),
  accountId: accountId(),
  /** 'yes', 'ask-first', 'paused' or 'no'. */
  standing: text('standing').notNull(),
  /** JSON list of scopes. */
  scopes: text('scopes').notNull().default('[]'),
  consentById: text('consent_by_id').references(() => people.id),
  consentOn: text('consent_on'),
  /** The last day of the consent; empty where it has no end. */
  expiresOn: text('expires_on'),
  notes: text('notes').notNull().default(''),
}, (table) => [uniqueIndex('reference_profiles_once').on(table.accountId).where(isLive)]);

/** Something asked of a champion: a reference call, a quote, a talk. */
export const referenceAsks = sqliteTable('reference_asks', {
  ...record(),
  accountId: accountId(),
  personId: text('person_id').references(() => people.id),
  scope: text('scope').notNull(),
  /** Who it is for, such as the prospect. */
  forWhom: text('for_whom').notNull().default(''),
  askedOn: text('asked_on').notNull(),
  /** 'asked', 'agreed', 'declined' or 'done'. */
  state: text('state').notNull().default('asked'),
  doneOn: text('done_on'),
  notes: text('notes').notNull().default(''),
}, (table) => [index('reference_asks_by_account').on(table.accountId), index('reference_asks_by_person').on(table.personId)]);

/** A story told from a verified outcome. */
export const stories = sqliteTable('stories', {
  ...record(),
  accountId: accountId(),
  criterionId: text('criterion_id').references(() => criteria.id),
  title: text('title').notNull(),
  challenge: text('challenge').notNull().default(''),
  change: text('change').notNull().default(''),
  result: text('result').notNull().default(''),
  quote: text('quote').notNull().default(''),
  quotePersonId: text('quote_person_id').references(() => people.id),
  /** 'draft', 'with-customer', 'approved', 'published' or 'withdrawn'. */
  state: text('state').notNull().default('draft'),
  approvedById: text('approved_by_id').references(() => people.id),
  approvedOn: text('approved_on'),
}, (table) => [index('stories_by_account').on(table.accountId)]);
