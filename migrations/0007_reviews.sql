CREATE TABLE `business_reviews` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`on_day` text NOT NULL,
	`starts_at` text,
	`minutes` integer NOT NULL,
	`purpose` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`refused_on` text,
	`refused_reason` text DEFAULT '' NOT NULL,
	`unlock_reason` text DEFAULT '' NOT NULL,
	`deck` text DEFAULT '{}' NOT NULL,
	`activity_id` text,
	`held_on` text,
	`sentiment` text,
	`agreed` text DEFAULT '' NOT NULL,
	`summary_sent_on` text,
	`plan_updated_on` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`activity_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `business_reviews_id_unique` ON `business_reviews` (`id`);--> statement-breakpoint
CREATE INDEX `business_reviews_by_account` ON `business_reviews` (`account_id`,`on_day`);--> statement-breakpoint
CREATE INDEX `business_reviews_by_day` ON `business_reviews` (`on_day`);--> statement-breakpoint
CREATE TABLE `deck_templates` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`file_name` text NOT NULL,
	`hash` text NOT NULL,
	`mapping` text DEFAULT '{}' NOT NULL,
	FOREIGN KEY (`hash`) REFERENCES `stored_files`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deck_templates_id_unique` ON `deck_templates` (`id`);--> statement-breakpoint
CREATE TABLE `document_exports` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text,
	`review_id` text,
	`kind` text NOT NULL,
	`audience` text NOT NULL,
	`format` text NOT NULL,
	`file_name` text NOT NULL,
	`hash` text NOT NULL,
	`made_at` text NOT NULL,
	`as_of_day` text NOT NULL,
	`sources` text DEFAULT '[]' NOT NULL,
	`findings` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `business_reviews`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_exports_id_unique` ON `document_exports` (`id`);--> statement-breakpoint
CREATE INDEX `document_exports_by_account` ON `document_exports` (`account_id`);--> statement-breakpoint
CREATE INDEX `document_exports_by_review` ON `document_exports` (`review_id`);--> statement-breakpoint
CREATE TABLE `document_templates` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_templates_id_unique` ON `document_templates` (`id`);--> statement-breakpoint
CREATE INDEX `document_templates_by_kind` ON `document_templates` (`kind`);--> statement-breakpoint
CREATE TABLE `reference_asks` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`person_id` text,
	`scope` text NOT NULL,
	`for_whom` text DEFAULT '' NOT NULL,
	`asked_on` text NOT NULL,
	`state` text DEFAULT 'asked' NOT NULL,
	`done_on` text,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reference_asks_id_unique` ON `reference_asks` (`id`);--> statement-breakpoint
CREATE INDEX `reference_asks_by_account` ON `reference_asks` (`account_id`);--> statement-breakpoint
CREATE INDEX `reference_asks_by_person` ON `reference_asks` (`person_id`);--> statement-breakpoint
CREATE TABLE `reference_profiles` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`standing` text NOT NULL,
	`scopes` text DEFAULT '[]' NOT NULL,
	`consent_by_id` text,
	`consent_on` text,
	`expires_on` text,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consent_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reference_profiles_id_unique` ON `reference_profiles` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `reference_profiles_once` ON `reference_profiles` (`account_id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `review_agenda` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`review_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`minutes` integer NOT NULL,
	`looks` text DEFAULT 'none' NOT NULL,
	`lead` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `business_reviews`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `review_agenda_id_unique` ON `review_agenda` (`id`);--> statement-breakpoint
CREATE INDEX `review_agenda_by_review` ON `review_agenda` (`review_id`);--> statement-breakpoint
CREATE TABLE `review_attendees` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`review_id` text NOT NULL,
	`person_id` text,
	`member_id` text,
	`role` text DEFAULT '' NOT NULL,
	`matched_id` text,
	`presence` text DEFAULT 'to-invite' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `business_reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `team_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `review_attendees_id_unique` ON `review_attendees` (`id`);--> statement-breakpoint
CREATE INDEX `review_attendees_by_review` ON `review_attendees` (`review_id`);--> statement-breakpoint
CREATE TABLE `review_steps` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`review_id` text NOT NULL,
	`key` text DEFAULT '' NOT NULL,
	`kind` text DEFAULT 'step' NOT NULL,
	`name` text NOT NULL,
	`due_on` text,
	`is_by_hand` integer DEFAULT false NOT NULL,
	`done_on` text,
	`note` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `business_reviews`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `review_steps_id_unique` ON `review_steps` (`id`);--> statement-breakpoint
CREATE INDEX `review_steps_by_review` ON `review_steps` (`review_id`);--> statement-breakpoint
CREATE INDEX `review_steps_open` ON `review_steps` (`due_on`) WHERE done_on is null and deleted_at is null;--> statement-breakpoint
CREATE TABLE `slide_sets` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`deck` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `slide_sets_id_unique` ON `slide_sets` (`id`);--> statement-breakpoint
CREATE TABLE `stored_files` (
	`hash` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`bytes` blob NOT NULL,
	`size` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stories` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`criterion_id` text,
	`title` text NOT NULL,
	`challenge` text DEFAULT '' NOT NULL,
	`change` text DEFAULT '' NOT NULL,
	`result` text DEFAULT '' NOT NULL,
	`quote` text DEFAULT '' NOT NULL,
	`quote_person_id` text,
	`state` text DEFAULT 'draft' NOT NULL,
	`approved_by_id` text,
	`approved_on` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`criterion_id`) REFERENCES `criteria`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`quote_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stories_id_unique` ON `stories` (`id`);--> statement-breakpoint
CREATE INDEX `stories_by_account` ON `stories` (`account_id`);--> statement-breakpoint
CREATE TABLE `voice_items` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	`theme` text DEFAULT '' NOT NULL,
	`severity` text,
	`status` text DEFAULT 'captured' NOT NULL,
	`status_on` text,
	`status_note` text DEFAULT '' NOT NULL,
	`product_id` text,
	`owner_id` text,
	`external_key` text DEFAULT '' NOT NULL,
	`external_url` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `team_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `voice_items_id_unique` ON `voice_items` (`id`);--> statement-breakpoint
CREATE INDEX `voice_items_by_status` ON `voice_items` (`status`);--> statement-breakpoint
CREATE TABLE `voice_mentions` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`item_id` text NOT NULL,
	`account_id` text NOT NULL,
	`person_id` text,
	`activity_id` text,
	`on_day` text NOT NULL,
	`quote` text DEFAULT '' NOT NULL,
	`arr_minor` integer DEFAULT 0 NOT NULL,
	`currency` text NOT NULL,
	`told_on` text,
	`told_note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `voice_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`activity_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `voice_mentions_id_unique` ON `voice_mentions` (`id`);--> statement-breakpoint
CREATE INDEX `voice_mentions_by_item` ON `voice_mentions` (`item_id`);--> statement-breakpoint
CREATE INDEX `voice_mentions_by_account` ON `voice_mentions` (`account_id`);--> statement-breakpoint
CREATE INDEX `voice_mentions_by_activity` ON `voice_mentions` (`activity_id`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `logo_hash` text;--> statement-breakpoint
CREATE VIRTUAL TABLE `business_reviews_search` USING fts5(title, purpose, notes, agreed, refused_reason, content='business_reviews', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `review_steps_search` USING fts5(name, note, content='review_steps', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `document_templates_search` USING fts5(name, subject, body, content='document_templates', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `voice_items_search` USING fts5(title, detail, theme, status_note, external_key, content='voice_items', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `voice_mentions_search` USING fts5(quote, told_note, content='voice_mentions', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `reference_asks_search` USING fts5(for_whom, notes, content='reference_asks', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `stories_search` USING fts5(title, challenge, change, result, quote, content='stories', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
