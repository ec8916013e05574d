CREATE TABLE `accounts` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`parent_id` text,
	`segment` text,
	`coverage` text DEFAULT 'managed' NOT NULL,
	`stage` text,
	`industry` text DEFAULT '' NOT NULL,
	`region` text DEFAULT '' NOT NULL,
	`website` text DEFAULT '' NOT NULL,
	`domains` text DEFAULT '' NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`sentiment` text,
	`sentiment_on` text,
	`risk_reason` text DEFAULT '' NOT NULL,
	`customer_since` text,
	`csm_since` text,
	`upgrade_expected_on` text,
	`growth_expected_on` text,
	`critical_initiative` text DEFAULT '' NOT NULL,
	`priority_override` text,
	`priority_reason` text DEFAULT '' NOT NULL,
	`cadence_days` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_id_unique` ON `accounts` (`id`);--> statement-breakpoint
CREATE INDEX `accounts_by_parent` ON `accounts` (`parent_id`);--> statement-breakpoint
CREATE INDEX `accounts_by_name` ON `accounts` (`name`);--> statement-breakpoint
CREATE TABLE `actions` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`dedupe_key` text NOT NULL,
	`rule` text NOT NULL,
	`account_id` text,
	`state` text NOT NULL,
	`until` text,
	`reason` text DEFAULT '' NOT NULL,
	`on_day` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `actions_id_unique` ON `actions` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `actions_by_key` ON `actions` (`dedupe_key`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `activities` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text,
	`type` text NOT NULL,
	`state` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`on_day` text NOT NULL,
	`starts_at` text,
	`minutes` integer,
	`sentiment` text,
	`agenda` text DEFAULT '' NOT NULL,
	`body` text NOT NULL,
	`body_text` text DEFAULT '' NOT NULL,
	`logged_at` text,
	`follow_up_sent_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activities_id_unique` ON `activities` (`id`);--> statement-breakpoint
CREATE INDEX `activities_by_account` ON `activities` (`account_id`,`on_day`);--> statement-breakpoint
CREATE INDEX `activities_by_day` ON `activities` (`on_day`,`state`);--> statement-breakpoint
CREATE INDEX `activities_engagement` ON `activities` (`account_id`,`on_day`) WHERE state = 'held' and type in ('call', 'meeting', 'workshop') and deleted_at is null;--> statement-breakpoint
CREATE INDEX `activities_open` ON `activities` (`state`,`on_day`) WHERE state in ('draft', 'planned') and deleted_at is null;--> statement-breakpoint
CREATE TABLE `attendances` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`activity_id` text NOT NULL,
	`person_id` text,
	`name` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`side` text NOT NULL,
	`presence` text NOT NULL,
	FOREIGN KEY (`activity_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendances_id_unique` ON `attendances` (`id`);--> statement-breakpoint
CREATE INDEX `attendances_by_activity` ON `attendances` (`activity_id`);--> statement-breakpoint
CREATE INDEX `attendances_by_person` ON `attendances` (`person_id`);--> statement-breakpoint
CREATE TABLE `changes` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`window` text NOT NULL,
	`label` text NOT NULL,
	`words` text NOT NULL,
	`kind` text NOT NULL,
	`merge_key` text,
	`reverses` text,
	`undone_by` text
);
--> statement-breakpoint
CREATE INDEX `changes_by_window` ON `changes` (`window`,`id`);--> statement-breakpoint
CREATE INDEX `changes_by_at` ON `changes` (`at`);--> statement-breakpoint
CREATE TABLE `commitments` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`side` text NOT NULL,
	`person_id` text,
	`owner` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	`due_on` text,
	`state` text NOT NULL,
	`activity_id` text,
	`sentence` text DEFAULT '' NOT NULL,
	`made_on` text NOT NULL,
	`closed_on` text,
	`close_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`activity_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `commitments_id_unique` ON `commitments` (`id`);--> statement-breakpoint
CREATE INDEX `commitments_by_account` ON `commitments` (`account_id`,`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `commitments_open` ON `commitments` (`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `commitments_by_activity` ON `commitments` (`activity_id`);--> statement-breakpoint
CREATE TABLE `contracts` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`arr_minor` integer DEFAULT 0 NOT NULL,
	`currency` text NOT NULL,
	`start_on` text NOT NULL,
	`end_on` text,
	`renewal_on` text,
	`auto_renew` integer DEFAULT 0 NOT NULL,
	`seats` integer,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contracts_id_unique` ON `contracts` (`id`);--> statement-breakpoint
CREATE INDEX `contracts_by_account` ON `contracts` (`account_id`,`start_on`);--> statement-breakpoint
CREATE TABLE `current_change` (
	`one` integer PRIMARY KEY NOT NULL,
	`change_id` text,
	`erasing` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `external_references` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`entity` text NOT NULL,
	`record_id` text NOT NULL,
	`system` text NOT NULL,
	`external_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `external_references_id_unique` ON `external_references` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `external_references_by_id` ON `external_references` (`entity`,`system`,`external_id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `external_references_by_record` ON `external_references` (`record_id`);--> statement-breakpoint
CREATE TABLE `history` (
	`rid` integer PRIMARY KEY NOT NULL,
	`change_id` text NOT NULL,
	`entity` text NOT NULL,
	`record_id` text NOT NULL,
	`field` text NOT NULL,
	`old` blob,
	`new` blob,
	FOREIGN KEY (`change_id`) REFERENCES `changes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `history_once` ON `history` (`change_id`,`entity`,`record_id`,`field`);--> statement-breakpoint
CREATE INDEX `history_by_record` ON `history` (`entity`,`record_id`);--> statement-breakpoint
CREATE TABLE `import_mappings` (
	`signature` text PRIMARY KEY NOT NULL,
	`target` text NOT NULL,
	`columns` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`file_name` text NOT NULL,
	`target` text NOT NULL,
	`counts` text NOT NULL,
	`change_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`level` text,
	`role` text DEFAULT '' NOT NULL,
	`is_key` integer DEFAULT 0 NOT NULL,
	`left_on` text,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_id_unique` ON `people` (`id`);--> statement-breakpoint
CREATE INDEX `people_by_account` ON `people` (`account_id`,`name`);--> statement-breakpoint
CREATE INDEX `people_by_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `rhythm_done` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`item` text NOT NULL,
	`period` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rhythm_done_id_unique` ON `rhythm_done` (`id`);--> statement-breakpoint
CREATE INDEX `rhythm_done_by_item` ON `rhythm_done` (`item`,`period`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`view` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_id_unique` ON `saved_views` (`id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`key` text NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `settings_id_unique` ON `settings` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `settings_key_unique` ON `settings` (`key`);