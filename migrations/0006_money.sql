CREATE TABLE `arr_events` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`on_day` text NOT NULL,
	`delta_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`source_key` text DEFAULT '' NOT NULL,
	`contract_id` text,
	`line_id` text,
	`product_id` text,
	`is_contractual` integer DEFAULT false NOT NULL,
	`is_estimated` integer DEFAULT false NOT NULL,
	`carried_minor` integer,
	`kind_by_hand` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `contract_lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `arr_events_id_unique` ON `arr_events` (`id`);--> statement-breakpoint
CREATE INDEX `arr_events_by_account` ON `arr_events` (`account_id`,`on_day`);--> statement-breakpoint
CREATE INDEX `arr_events_by_day` ON `arr_events` (`on_day`);--> statement-breakpoint
CREATE UNIQUE INDEX `arr_events_once` ON `arr_events` (`account_id`,`source_key`) WHERE deleted_at is null and source_key != '';--> statement-breakpoint
CREATE TABLE `contract_lines` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`contract_id` text NOT NULL,
	`product_id` text,
	`name` text DEFAULT '' NOT NULL,
	`kind` text DEFAULT 'recurring' NOT NULL,
	`quantity` real,
	`unit` text DEFAULT '' NOT NULL,
	`arr_minor` integer NOT NULL,
	`start_on` text,
	`end_on` text,
	`escalator_percent` real,
	`notes` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contract_lines_id_unique` ON `contract_lines` (`id`);--> statement-breakpoint
CREATE INDEX `contract_lines_by_contract` ON `contract_lines` (`contract_id`);--> statement-breakpoint
CREATE TABLE `exchange_rates` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`currency` text NOT NULL,
	`on_day` text NOT NULL,
	`rate_nano` integer NOT NULL,
	`source` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_rates_id_unique` ON `exchange_rates` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_rates_once` ON `exchange_rates` (`currency`,`on_day`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `feature_education` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`feature_id` text NOT NULL,
	`objective_id` text,
	`person_id` text,
	`activity_id` text,
	`on_day` text NOT NULL,
	`outcome` text NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`feature_id`) REFERENCES `features`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`objective_id`) REFERENCES `objectives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`activity_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feature_education_id_unique` ON `feature_education` (`id`);--> statement-breakpoint
CREATE INDEX `feature_education_by_account` ON `feature_education` (`account_id`);--> statement-breakpoint
CREATE INDEX `feature_education_by_feature` ON `feature_education` (`feature_id`);--> statement-breakpoint
CREATE TABLE `forecast_snapshots` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`taken_on` text NOT NULL,
	`rows` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `forecast_snapshots_id_unique` ON `forecast_snapshots` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `forecast_snapshots_once` ON `forecast_snapshots` (`taken_on`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `goals` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`kind` text NOT NULL,
	`parent_id` text,
	`period_on` text NOT NULL,
	`period` text NOT NULL,
	`name` text NOT NULL,
	`why` text DEFAULT '' NOT NULL,
	`kpi` text,
	`start_value` real,
	`target_value` real,
	`current_value` real,
	`unit` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`closed_on` text,
	`notes` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `goals_id_unique` ON `goals` (`id`);--> statement-breakpoint
CREATE INDEX `goals_by_period` ON `goals` (`period_on`);--> statement-breakpoint
CREATE TABLE `opportunities` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`motion` text NOT NULL,
	`order_type` text DEFAULT 'growth' NOT NULL,
	`amount_minor` integer DEFAULT 0 NOT NULL,
	`currency` text NOT NULL,
	`stage` text NOT NULL,
	`close_on` text,
	`status` text DEFAULT 'open' NOT NULL,
	`closed_on` text,
	`no_reason` text,
	`credit` text,
	`product_id` text,
	`objective_id` text,
	`contract_id` text,
	`origin` text DEFAULT '' NOT NULL,
	`next_step` text DEFAULT '' NOT NULL,
	`next_due_on` text,
	`opened_on` text NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`objective_id`) REFERENCES `objectives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `opportunities_id_unique` ON `opportunities` (`id`);--> statement-breakpoint
CREATE INDEX `opportunities_by_account` ON `opportunities` (`account_id`,`status`);--> statement-breakpoint
CREATE INDEX `opportunities_by_close` ON `opportunities` (`status`,`close_on`);--> statement-breakpoint
CREATE TABLE `own_reviews` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`quarter_on` text NOT NULL,
	`texts` text DEFAULT '{}' NOT NULL,
	`held_on` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_reviews_id_unique` ON `own_reviews` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `own_reviews_once` ON `own_reviews` (`quarter_on`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `renewals` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`contract_id` text NOT NULL,
	`category` text,
	`amount_minor` integer,
	`swing_minor` integer,
	`best_minor` integer,
	`likely_minor` integer,
	`commit_minor` integer,
	`soft_asked_on` text,
	`soft_outcome` text,
	`soft_note` text DEFAULT '' NOT NULL,
	`soft_activity_id` text,
	`dri_id` text,
	`status` text DEFAULT 'open' NOT NULL,
	`closed_on` text,
	`amount_won_minor` integer,
	`next_contract_id` text,
	`loss_reason` text,
	`was_expected` integer,
	`was_avoidable` integer,
	`lesson` text DEFAULT '' NOT NULL,
	`plan` text DEFAULT '{}' NOT NULL,
	`paper` text DEFAULT '{}' NOT NULL,
	`next_step` text DEFAULT '' NOT NULL,
	`next_due_on` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`soft_activity_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dri_id`) REFERENCES `team_members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`next_contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `renewals_id_unique` ON `renewals` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `renewals_by_contract` ON `renewals` (`contract_id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `renewals_by_account` ON `renewals` (`account_id`);--> statement-breakpoint
CREATE TABLE `survey_responses` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`survey_id` text NOT NULL,
	`account_id` text NOT NULL,
	`person_id` text,
	`respondent` text DEFAULT '' NOT NULL,
	`on_day` text NOT NULL,
	`score` integer NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	`follow_up` text DEFAULT 'none' NOT NULL,
	`follow_up_due_on` text,
	`follow_up_note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_responses_id_unique` ON `survey_responses` (`id`);--> statement-breakpoint
CREATE INDEX `survey_responses_by_survey` ON `survey_responses` (`survey_id`);--> statement-breakpoint
CREATE INDEX `survey_responses_by_account` ON `survey_responses` (`account_id`);--> statement-breakpoint
CREATE INDEX `survey_responses_by_person` ON `survey_responses` (`person_id`);--> statement-breakpoint
CREATE TABLE `surveys` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`question` text DEFAULT '' NOT NULL,
	`scale_min` integer NOT NULL,
	`scale_max` integer NOT NULL,
	`sent_on` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `surveys_id_unique` ON `surveys` (`id`);--> statement-breakpoint
CREATE TABLE `time_entries` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`on_day` text NOT NULL,
	`area` text NOT NULL,
	`minutes` integer NOT NULL,
	`account_id` text,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `time_entries_id_unique` ON `time_entries` (`id`);--> statement-breakpoint
CREATE INDEX `time_entries_by_day` ON `time_entries` (`on_day`);--> statement-breakpoint
CREATE TABLE `value_drivers` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`formula` text NOT NULL,
	`assumptions` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `value_drivers_id_unique` ON `value_drivers` (`id`);--> statement-breakpoint
CREATE TABLE `value_items` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`objective_id` text,
	`driver` text NOT NULL,
	`name` text NOT NULL,
	`formula` text NOT NULL,
	`assumptions` text NOT NULL,
	`currency` text NOT NULL,
	`state` text DEFAULT 'expected' NOT NULL,
	`start_on` text,
	`every` text DEFAULT 'year' NOT NULL,
	`confirmed_by_id` text,
	`confirmed_on` text,
	`notes` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`objective_id`) REFERENCES `objectives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `value_items_id_unique` ON `value_items` (`id`);--> statement-breakpoint
CREATE INDEX `value_items_by_account` ON `value_items` (`account_id`);--> statement-breakpoint
CREATE INDEX `value_items_by_objective` ON `value_items` (`objective_id`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `stated_arr_minor` integer;--> statement-breakpoint
ALTER TABLE `accounts` ADD `stated_arr_currency` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `stated_arr_on` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `merged_into_id` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `merged_on` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `order_type` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `term_months` integer;--> statement-breakpoint
ALTER TABLE `contracts` ADD `notice_on` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `notice_given_on` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `ended_on` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `renews_id` text;--> statement-breakpoint
CREATE VIRTUAL TABLE `contract_lines_search` USING fts5(name, notes, content='contract_lines', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `renewals_search` USING fts5(soft_note, lesson, next_step, content='renewals', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `opportunities_search` USING fts5(name, next_step, notes, content='opportunities', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `feature_education_search` USING fts5(notes, content='feature_education', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `value_items_search` USING fts5(name, notes, content='value_items', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `surveys_search` USING fts5(name, question, content='surveys', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `survey_responses_search` USING fts5(respondent, comment, follow_up_note, content='survey_responses', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `goals_search` USING fts5(name, why, notes, content='goals', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `time_entries_search` USING fts5(note, content='time_entries', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
INSERT INTO `contract_lines` (`id`, `deleted_at`, `contract_id`, `quantity`, `unit`, `arr_minor`) SELECT `id`, `deleted_at`, `id`, `seats`, iif(`seats` IS NULL, '', 'seats'), `arr_minor` FROM `contracts`;
