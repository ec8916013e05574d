CREATE TABLE `account_products` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`product_id` text NOT NULL,
	`state` text NOT NULL,
	`seats` integer,
	`since_on` text,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_products_id_unique` ON `account_products` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_products_once` ON `account_products` (`account_id`,`product_id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `account_products_by_product` ON `account_products` (`product_id`);--> statement-breakpoint
CREATE TABLE `account_use_cases` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`use_case_id` text NOT NULL,
	`state` text NOT NULL,
	`is_original` integer DEFAULT false NOT NULL,
	`colour` text,
	`since_on` text,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`use_case_id`) REFERENCES `use_cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_use_cases_id_unique` ON `account_use_cases` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_use_cases_once` ON `account_use_cases` (`account_id`,`use_case_id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `account_use_cases_by_use_case` ON `account_use_cases` (`use_case_id`);--> statement-breakpoint
CREATE TABLE `alert_rules` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`metric_id` text,
	`segment` text,
	`window` text NOT NULL,
	`threshold` real NOT NULL,
	`min_base` real DEFAULT 0 NOT NULL,
	`severity` text NOT NULL,
	`is_on` integer DEFAULT true NOT NULL,
	`preset` text,
	FOREIGN KEY (`metric_id`) REFERENCES `usage_metrics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_rules_id_unique` ON `alert_rules` (`id`);--> statement-breakpoint
CREATE TABLE `alerts` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`rule_ref` text NOT NULL,
	`account_id` text NOT NULL,
	`metric_id` text NOT NULL,
	`occurrence` text NOT NULL,
	`fired_on` text NOT NULL,
	`data_on` text NOT NULL,
	`was` real,
	`now` real,
	`change` real,
	`trace` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`metric_id`) REFERENCES `usage_metrics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_id_unique` ON `alerts` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `alerts_once` ON `alerts` (`rule_ref`,`account_id`,`metric_id`,`occurrence`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `alerts_by_account` ON `alerts` (`account_id`,`fired_on`);--> statement-breakpoint
CREATE INDEX `alerts_by_day` ON `alerts` (`fired_on`);--> statement-breakpoint
CREATE TABLE `backtest_studies` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`file_name` text NOT NULL,
	`spec` text NOT NULL,
	`rows` text NOT NULL,
	`made_on` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `backtest_studies_id_unique` ON `backtest_studies` (`id`);--> statement-breakpoint
CREATE TABLE `escalation_links` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`escalation_id` text NOT NULL,
	`case_id` text,
	`issue_key` text DEFAULT '' NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`status` text DEFAULT '' NOT NULL,
	`url` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`escalation_id`) REFERENCES `escalations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `support_cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `escalation_links_id_unique` ON `escalation_links` (`id`);--> statement-breakpoint
CREATE INDEX `escalation_links_by_escalation` ON `escalation_links` (`escalation_id`);--> statement-breakpoint
CREATE INDEX `escalation_links_by_case` ON `escalation_links` (`case_id`);--> statement-breakpoint
CREATE TABLE `escalation_updates` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`escalation_id` text NOT NULL,
	`on_day` text NOT NULL,
	`severity` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`escalation_id`) REFERENCES `escalations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `escalation_updates_id_unique` ON `escalation_updates` (`id`);--> statement-breakpoint
CREATE INDEX `escalation_updates_by_escalation` ON `escalation_updates` (`escalation_id`,`on_day`);--> statement-breakpoint
CREATE TABLE `escalations` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`severity` text NOT NULL,
	`owner_id` text,
	`exit_criteria` text NOT NULL,
	`state` text NOT NULL,
	`opened_on` text NOT NULL,
	`risk_id` text,
	`our_agreed_by` text DEFAULT '' NOT NULL,
	`our_agreed_on` text,
	`customer_agreed_by_id` text,
	`customer_agreed_on` text,
	`outcome` text DEFAULT '' NOT NULL,
	`sentiment_after` text,
	`closed_on` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `team_members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`risk_id`) REFERENCES `risks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_agreed_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `escalations_id_unique` ON `escalations` (`id`);--> statement-breakpoint
CREATE INDEX `escalations_by_account` ON `escalations` (`account_id`,`state`);--> statement-breakpoint
CREATE INDEX `escalations_open` ON `escalations` (`state`) WHERE closed_on is null and deleted_at is null;--> statement-breakpoint
CREATE TABLE `features` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`product_id` text NOT NULL,
	`name` text NOT NULL,
	`released_on` text,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `features_id_unique` ON `features` (`id`);--> statement-breakpoint
CREATE INDEX `features_by_product` ON `features` (`product_id`);--> statement-breakpoint
CREATE TABLE `health_models` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`segment` text DEFAULT '' NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`model` text NOT NULL,
	`active_from` text NOT NULL,
	`note` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `health_models_id_unique` ON `health_models` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `health_models_once` ON `health_models` (`segment`,`version`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `health_snapshots` (
	`account_rid` integer NOT NULL,
	`day` text NOT NULL,
	`score` real,
	`band` text,
	`override` text,
	`model_ref` text NOT NULL,
	`detail` text,
	PRIMARY KEY(`account_rid`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `health_snapshots_by_day` ON `health_snapshots` (`day`);--> statement-breakpoint
CREATE TABLE `health_updates` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`month` text NOT NULL,
	`on_day` text NOT NULL,
	`current_state` text DEFAULT '' NOT NULL,
	`considerations` text DEFAULT '' NOT NULL,
	`watch_items` text DEFAULT '' NOT NULL,
	`next_steps` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `health_updates_id_unique` ON `health_updates` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `health_updates_once` ON `health_updates` (`account_id`,`month`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `products` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`about` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `products_id_unique` ON `products` (`id`);--> statement-breakpoint
CREATE TABLE `risk_updates` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`risk_id` text NOT NULL,
	`on_day` text NOT NULL,
	`level` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`risk_id`) REFERENCES `risks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `risk_updates_id_unique` ON `risk_updates` (`id`);--> statement-breakpoint
CREATE INDEX `risk_updates_by_risk` ON `risk_updates` (`risk_id`,`on_day`);--> statement-breakpoint
CREATE TABLE `risks` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`level` text NOT NULL,
	`reason` text NOT NULL,
	`impact` text NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`arr_minor` integer,
	`currency` text,
	`state` text NOT NULL,
	`opened_on` text NOT NULL,
	`mitigation` text DEFAULT '' NOT NULL,
	`next_step` text NOT NULL,
	`owner_id` text,
	`next_due_on` text NOT NULL,
	`told` text DEFAULT '[]' NOT NULL,
	`will_churn` text DEFAULT '' NOT NULL,
	`is_intervened` integer DEFAULT false NOT NULL,
	`closed_on` text,
	`outcome` text,
	`outcome_summary` text DEFAULT '' NOT NULL,
	`is_expected` integer,
	`is_avoidable` integer,
	`lesson` text DEFAULT '' NOT NULL,
	`alert_id` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `team_members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`alert_id`) REFERENCES `alerts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `risks_id_unique` ON `risks` (`id`);--> statement-breakpoint
CREATE INDEX `risks_by_account` ON `risks` (`account_id`,`state`);--> statement-breakpoint
CREATE INDEX `risks_open` ON `risks` (`state`,`next_due_on`) WHERE closed_on is null and deleted_at is null;--> statement-breakpoint
CREATE TABLE `support_cases` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`number` text DEFAULT '' NOT NULL,
	`title` text NOT NULL,
	`severity` text NOT NULL,
	`status` text NOT NULL,
	`theme` text DEFAULT '' NOT NULL,
	`opened_on` text NOT NULL,
	`closed_on` text,
	`url` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `support_cases_id_unique` ON `support_cases` (`id`);--> statement-breakpoint
CREATE INDEX `support_cases_by_account` ON `support_cases` (`account_id`,`opened_on`);--> statement-breakpoint
CREATE INDEX `support_cases_open` ON `support_cases` (`opened_on`) WHERE closed_on is null and deleted_at is null;--> statement-breakpoint
CREATE TABLE `usage_batches` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`source` text NOT NULL,
	`recorded_at` text NOT NULL,
	`points` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `usage_batches_id_unique` ON `usage_batches` (`id`);--> statement-breakpoint
CREATE TABLE `usage_metrics` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`unit` text DEFAULT '' NOT NULL,
	`aggregate` text NOT NULL,
	`grain` text NOT NULL,
	`role` text DEFAULT 'none' NOT NULL,
	`product_id` text,
	`feature_id` text,
	`green_from` real,
	`yellow_from` real,
	`is_lower_better` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`feature_id`) REFERENCES `features`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `usage_metrics_id_unique` ON `usage_metrics` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `usage_metrics_by_key` ON `usage_metrics` (`key`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `usage_months` (
	`account_rid` integer NOT NULL,
	`metric_rid` integer NOT NULL,
	`month` text NOT NULL,
	`sum` real NOT NULL,
	`count` integer NOT NULL,
	`max` real NOT NULL,
	`last_on` text NOT NULL,
	`last` real NOT NULL,
	PRIMARY KEY(`account_rid`, `metric_rid`, `month`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `usage_points` (
	`account_rid` integer NOT NULL,
	`metric_rid` integer NOT NULL,
	`day` text NOT NULL,
	`batch_rid` integer NOT NULL,
	`value` real NOT NULL,
	PRIMARY KEY(`account_rid`, `metric_rid`, `day`, `batch_rid`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `use_cases` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`product_id` text,
	`name` text NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`metric_id` text,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`metric_id`) REFERENCES `usage_metrics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `use_cases_id_unique` ON `use_cases` (`id`);--> statement-breakpoint
CREATE INDEX `use_cases_by_product` ON `use_cases` (`product_id`);--> statement-breakpoint
ALTER TABLE `actions` ADD `type` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `close_reason` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `title` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `actions` ADD `notes` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `actions` ADD `due_on` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `made_on` text;--> statement-breakpoint
ALTER TABLE `commitments` ADD `escalation_id` text;
--> statement-breakpoint
CREATE VIRTUAL TABLE `risks_search` USING fts5(about, next_step, outcome_summary, lesson, mitigation, content='risks', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `risk_updates_search` USING fts5(text, content='risk_updates', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `escalations_search` USING fts5(title, about, exit_criteria, outcome, content='escalations', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `escalation_updates_search` USING fts5(text, content='escalation_updates', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `support_cases_search` USING fts5(number, title, theme, notes, content='support_cases', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `products_search` USING fts5(name, about, content='products', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `features_search` USING fts5(name, notes, content='features', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `use_cases_search` USING fts5(name, about, content='use_cases', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `usage_metrics_search` USING fts5(key, name, content='usage_metrics', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `health_updates_search` USING fts5(current_state, considerations, watch_items, next_steps, content='health_updates', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `alert_rules_search` USING fts5(name, content='alert_rules', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `backtest_studies_search` USING fts5(name, file_name, content='backtest_studies', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
