CREATE UNIQUE INDEX `account_plans_by_account` ON `account_plans` (`account_id`) WHERE deleted_at is null;

CREATE UNIQUE INDEX `account_plans_id_unique` ON `account_plans` (`id`);

CREATE INDEX `account_products_by_product` ON `account_products` (`product_id`);

CREATE UNIQUE INDEX `account_products_id_unique` ON `account_products` (`id`);

CREATE UNIQUE INDEX `account_products_once` ON `account_products` (`account_id`,`product_id`) WHERE deleted_at is null;

CREATE INDEX `account_roles_by_account` ON `account_roles` (`account_id`);

CREATE INDEX `account_roles_by_member` ON `account_roles` (`member_id`);

CREATE UNIQUE INDEX `account_roles_id_unique` ON `account_roles` (`id`);

CREATE INDEX `account_use_cases_by_use_case` ON `account_use_cases` (`use_case_id`);

CREATE UNIQUE INDEX `account_use_cases_id_unique` ON `account_use_cases` (`id`);

CREATE UNIQUE INDEX `account_use_cases_once` ON `account_use_cases` (`account_id`,`use_case_id`) WHERE deleted_at is null;

CREATE INDEX `accounts_by_name` ON `accounts` (`name`);

CREATE INDEX `accounts_by_parent` ON `accounts` (`parent_id`);

CREATE UNIQUE INDEX `accounts_id_unique` ON `accounts` (`id`);

CREATE UNIQUE INDEX `actions_by_key` ON `actions` (`dedupe_key`) WHERE deleted_at is null;

CREATE UNIQUE INDEX `actions_id_unique` ON `actions` (`id`);

CREATE INDEX `activities_by_account` ON `activities` (`account_id`,`on_day`);

CREATE INDEX `activities_by_day` ON `activities` (`on_day`,`state`);

CREATE INDEX `activities_engagement` ON `activities` (`account_id`,`on_day`) WHERE state = 'held' and type in ('call', 'meeting', 'workshop') and deleted_at is null;

CREATE UNIQUE INDEX `activities_id_unique` ON `activities` (`id`);

CREATE INDEX `activities_open` ON `activities` (`state`,`on_day`) WHERE state in ('draft', 'planned') and deleted_at is null;

CREATE UNIQUE INDEX `alert_rules_id_unique` ON `alert_rules` (`id`);

CREATE INDEX `alerts_by_account` ON `alerts` (`account_id`,`fired_on`);

CREATE INDEX `alerts_by_day` ON `alerts` (`fired_on`);

CREATE UNIQUE INDEX `alerts_id_unique` ON `alerts` (`id`);

CREATE UNIQUE INDEX `alerts_once` ON `alerts` (`rule_ref`,`account_id`,`metric_id`,`occurrence`) WHERE deleted_at is null;

CREATE INDEX `arr_events_by_account` ON `arr_events` (`account_id`,`on_day`);

CREATE INDEX `arr_events_by_day` ON `arr_events` (`on_day`);

CREATE UNIQUE INDEX `arr_events_id_unique` ON `arr_events` (`id`);

CREATE UNIQUE INDEX `arr_events_once` ON `arr_events` (`account_id`,`source_key`) WHERE deleted_at is null and source_key != '';

CREATE INDEX `attendances_by_activity` ON `attendances` (`activity_id`);

CREATE INDEX `attendances_by_person` ON `attendances` (`person_id`);

CREATE UNIQUE INDEX `attendances_id_unique` ON `attendances` (`id`);

CREATE UNIQUE INDEX `backtest_studies_id_unique` ON `backtest_studies` (`id`);

CREATE INDEX `business_reviews_by_account` ON `business_reviews` (`account_id`,`on_day`);

CREATE INDEX `business_reviews_by_day` ON `business_reviews` (`on_day`);

CREATE UNIQUE INDEX `business_reviews_id_unique` ON `business_reviews` (`id`);

CREATE INDEX `changes_by_at` ON `changes` (`at`);

CREATE INDEX `changes_by_window` ON `changes` (`window`,`id`);

CREATE INDEX `commitments_by_account` ON `commitments` (`account_id`,`state`,`due_on`);

CREATE INDEX `commitments_by_activity` ON `commitments` (`activity_id`);

CREATE INDEX `commitments_closed` ON `commitments` (`closed_on`) WHERE state != 'open' and deleted_at is null;

CREATE UNIQUE INDEX `commitments_id_unique` ON `commitments` (`id`);

CREATE INDEX `commitments_open` ON `commitments` (`state`,`due_on`);

CREATE INDEX `contract_lines_by_contract` ON `contract_lines` (`contract_id`);

CREATE UNIQUE INDEX `contract_lines_id_unique` ON `contract_lines` (`id`);

CREATE INDEX `contracts_by_account` ON `contracts` (`account_id`,`start_on`);

CREATE UNIQUE INDEX `contracts_id_unique` ON `contracts` (`id`);

CREATE INDEX `criteria_by_objective` ON `criteria` (`objective_id`,`position`);

CREATE UNIQUE INDEX `criteria_id_unique` ON `criteria` (`id`);

CREATE UNIQUE INDEX `deck_templates_id_unique` ON `deck_templates` (`id`);

CREATE INDEX `document_exports_by_account` ON `document_exports` (`account_id`);

CREATE INDEX `document_exports_by_review` ON `document_exports` (`review_id`);

CREATE UNIQUE INDEX `document_exports_id_unique` ON `document_exports` (`id`);

CREATE INDEX `document_templates_by_kind` ON `document_templates` (`kind`);

CREATE UNIQUE INDEX `document_templates_id_unique` ON `document_templates` (`id`);

CREATE INDEX `engagement_exceptions_by_account` ON `engagement_exceptions` (`account_id`);

CREATE UNIQUE INDEX `engagement_exceptions_id_unique` ON `engagement_exceptions` (`id`);

CREATE INDEX `escalation_links_by_case` ON `escalation_links` (`case_id`);

CREATE INDEX `escalation_links_by_escalation` ON `escalation_links` (`escalation_id`);

CREATE UNIQUE INDEX `escalation_links_id_unique` ON `escalation_links` (`id`);

CREATE INDEX `escalation_updates_by_escalation` ON `escalation_updates` (`escalation_id`,`on_day`);

CREATE UNIQUE INDEX `escalation_updates_id_unique` ON `escalation_updates` (`id`);

CREATE INDEX `escalations_by_account` ON `escalations` (`account_id`,`state`);

CREATE UNIQUE INDEX `escalations_id_unique` ON `escalations` (`id`);

CREATE INDEX `escalations_open` ON `escalations` (`state`) WHERE closed_on is null and deleted_at is null;

CREATE UNIQUE INDEX `exchange_rates_id_unique` ON `exchange_rates` (`id`);

CREATE UNIQUE INDEX `exchange_rates_once` ON `exchange_rates` (`currency`,`on_day`) WHERE deleted_at is null;

CREATE UNIQUE INDEX `external_references_by_id` ON `external_references` (`entity`,`system`,`external_id`) WHERE deleted_at is null;

CREATE INDEX `external_references_by_record` ON `external_references` (`record_id`);

CREATE UNIQUE INDEX `external_references_id_unique` ON `external_references` (`id`);

CREATE INDEX `feature_education_by_account` ON `feature_education` (`account_id`);

CREATE INDEX `feature_education_by_feature` ON `feature_education` (`feature_id`);

CREATE UNIQUE INDEX `feature_education_id_unique` ON `feature_education` (`id`);

CREATE INDEX `features_by_product` ON `features` (`product_id`);

CREATE UNIQUE INDEX `features_id_unique` ON `features` (`id`);

CREATE UNIQUE INDEX `forecast_snapshots_id_unique` ON `forecast_snapshots` (`id`);

CREATE UNIQUE INDEX `forecast_snapshots_once` ON `forecast_snapshots` (`taken_on`) WHERE deleted_at is null;

CREATE INDEX `goals_by_period` ON `goals` (`period_on`);

CREATE UNIQUE INDEX `goals_id_unique` ON `goals` (`id`);

CREATE INDEX `handoffs_by_account` ON `handoffs` (`account_id`,`on_day`);

CREATE UNIQUE INDEX `handoffs_id_unique` ON `handoffs` (`id`);

CREATE INDEX `handoffs_open` ON `handoffs` (`on_day`) WHERE state = 'open' and deleted_at is null;

CREATE UNIQUE INDEX `health_models_id_unique` ON `health_models` (`id`);

CREATE UNIQUE INDEX `health_models_once` ON `health_models` (`segment`,`version`) WHERE deleted_at is null;

CREATE INDEX `health_snapshots_by_day` ON `health_snapshots` (`day`);

CREATE UNIQUE INDEX `health_updates_id_unique` ON `health_updates` (`id`);

CREATE UNIQUE INDEX `health_updates_once` ON `health_updates` (`account_id`,`month`) WHERE deleted_at is null;

CREATE INDEX `history_by_record` ON `history` (`entity`,`record_id`);

CREATE INDEX `history_former_parents` ON `history` (`old`) WHERE entity = 'accounts' and field = 'parent_id';

CREATE UNIQUE INDEX `history_once` ON `history` (`change_id`,`entity`,`record_id`,`field`);

CREATE INDEX `measurements_by_criterion` ON `measurements` (`criterion_id`,`on_day`);

CREATE UNIQUE INDEX `measurements_id_unique` ON `measurements` (`id`);

CREATE INDEX `milestones_by_objective` ON `milestones` (`objective_id`,`position`);

CREATE UNIQUE INDEX `milestones_id_unique` ON `milestones` (`id`);

CREATE INDEX `milestones_open` ON `milestones` (`status`,`due_on`) WHERE status = 'open' and deleted_at is null;

CREATE INDEX `objectives_by_plan` ON `objectives` (`plan_id`,`position`);

CREATE UNIQUE INDEX `objectives_id_unique` ON `objectives` (`id`);

CREATE INDEX `objectives_open` ON `objectives` (`status`,`due_on`) WHERE status = 'open' and deleted_at is null;

CREATE INDEX `onboardings_by_account` ON `onboardings` (`account_id`,`start_on`);

CREATE UNIQUE INDEX `onboardings_id_unique` ON `onboardings` (`id`);

CREATE INDEX `onboardings_open` ON `onboardings` (`start_on`) WHERE closed_on is null and deleted_at is null;

CREATE INDEX `opportunities_by_account` ON `opportunities` (`account_id`,`status`);

CREATE INDEX `opportunities_by_close` ON `opportunities` (`status`,`close_on`);

CREATE UNIQUE INDEX `opportunities_id_unique` ON `opportunities` (`id`);

CREATE UNIQUE INDEX `own_reviews_id_unique` ON `own_reviews` (`id`);

CREATE UNIQUE INDEX `own_reviews_once` ON `own_reviews` (`quarter_on`) WHERE deleted_at is null;

CREATE INDEX `people_by_account` ON `people` (`account_id`,`name`);

CREATE INDEX `people_by_email` ON `people` (`email`);

CREATE UNIQUE INDEX `people_id_unique` ON `people` (`id`);

CREATE INDEX `people_present` ON `people` (`account_id`) WHERE deleted_at is null and left_on is null;

CREATE UNIQUE INDEX `plan_templates_id_unique` ON `plan_templates` (`id`);

CREATE INDEX `plans_by_account` ON `plans` (`account_id`,`status`);

CREATE UNIQUE INDEX `plans_id_unique` ON `plans` (`id`);

CREATE INDEX `plans_open` ON `plans` (`status`) WHERE status != 'closed' and deleted_at is null;

CREATE INDEX `playbook_runs_by_account` ON `playbook_runs` (`account_id`,`state`);

CREATE UNIQUE INDEX `playbook_runs_id_unique` ON `playbook_runs` (`id`);

CREATE INDEX `playbook_runs_open` ON `playbook_runs` (`state`) WHERE state = 'running' and deleted_at is null;

CREATE UNIQUE INDEX `playbooks_id_unique` ON `playbooks` (`id`);

CREATE UNIQUE INDEX `priority_reviews_by_quarter` ON `priority_reviews` (`account_id`,`quarter`) WHERE deleted_at is null;

CREATE UNIQUE INDEX `priority_reviews_id_unique` ON `priority_reviews` (`id`);

CREATE INDEX `priority_reviews_quarter` ON `priority_reviews` (`quarter`);

CREATE UNIQUE INDEX `products_id_unique` ON `products` (`id`);

CREATE INDEX `ratings_by_criterion` ON `ratings` (`criterion_id`,`on_day`);

CREATE UNIQUE INDEX `ratings_id_unique` ON `ratings` (`id`);

CREATE INDEX `reference_asks_by_account` ON `reference_asks` (`account_id`);

CREATE INDEX `reference_asks_by_person` ON `reference_asks` (`person_id`);

CREATE UNIQUE INDEX `reference_asks_id_unique` ON `reference_asks` (`id`);

CREATE UNIQUE INDEX `reference_profiles_id_unique` ON `reference_profiles` (`id`);

CREATE UNIQUE INDEX `reference_profiles_once` ON `reference_profiles` (`account_id`) WHERE deleted_at is null;

CREATE INDEX `renewals_by_account` ON `renewals` (`account_id`);

CREATE UNIQUE INDEX `renewals_by_contract` ON `renewals` (`contract_id`) WHERE deleted_at is null;

CREATE UNIQUE INDEX `renewals_id_unique` ON `renewals` (`id`);

CREATE INDEX `review_agenda_by_review` ON `review_agenda` (`review_id`);

CREATE UNIQUE INDEX `review_agenda_id_unique` ON `review_agenda` (`id`);

CREATE INDEX `review_attendees_by_review` ON `review_attendees` (`review_id`);

CREATE UNIQUE INDEX `review_attendees_id_unique` ON `review_attendees` (`id`);

CREATE INDEX `review_steps_by_review` ON `review_steps` (`review_id`);

CREATE UNIQUE INDEX `review_steps_id_unique` ON `review_steps` (`id`);

CREATE INDEX `review_steps_open` ON `review_steps` (`due_on`) WHERE done_on is null and deleted_at is null;

CREATE INDEX `rhythm_done_by_item` ON `rhythm_done` (`item`,`period`);

CREATE UNIQUE INDEX `rhythm_done_id_unique` ON `rhythm_done` (`id`);

CREATE INDEX `risk_updates_by_risk` ON `risk_updates` (`risk_id`,`on_day`);

CREATE UNIQUE INDEX `risk_updates_id_unique` ON `risk_updates` (`id`);

CREATE INDEX `risks_by_account` ON `risks` (`account_id`,`state`);

CREATE UNIQUE INDEX `risks_id_unique` ON `risks` (`id`);

CREATE INDEX `risks_open` ON `risks` (`state`,`next_due_on`) WHERE closed_on is null and deleted_at is null;

CREATE UNIQUE INDEX `role_exceptions_by_activity` ON `role_exceptions` (`account_id`,`activity`) WHERE deleted_at is null;

CREATE UNIQUE INDEX `role_exceptions_id_unique` ON `role_exceptions` (`id`);

CREATE INDEX `run_steps_by_run` ON `run_steps` (`run_id`,`position`);

CREATE UNIQUE INDEX `run_steps_id_unique` ON `run_steps` (`id`);

CREATE INDEX `run_steps_open` ON `run_steps` (`state`,`due_on`) WHERE state = 'open' and deleted_at is null;

CREATE UNIQUE INDEX `saved_views_id_unique` ON `saved_views` (`id`);

CREATE UNIQUE INDEX `settings_id_unique` ON `settings` (`id`);

CREATE UNIQUE INDEX `settings_key_unique` ON `settings` (`key`);

CREATE UNIQUE INDEX `slide_sets_id_unique` ON `slide_sets` (`id`);

CREATE INDEX `sponsor_pairs_by_account` ON `sponsor_pairs` (`account_id`);

CREATE INDEX `sponsor_pairs_by_member` ON `sponsor_pairs` (`member_id`);

CREATE INDEX `sponsor_pairs_by_person` ON `sponsor_pairs` (`person_id`);

CREATE UNIQUE INDEX `sponsor_pairs_id_unique` ON `sponsor_pairs` (`id`);

CREATE INDEX `stories_by_account` ON `stories` (`account_id`);

CREATE UNIQUE INDEX `stories_id_unique` ON `stories` (`id`);

CREATE INDEX `support_cases_by_account` ON `support_cases` (`account_id`,`opened_on`);

CREATE UNIQUE INDEX `support_cases_id_unique` ON `support_cases` (`id`);

CREATE INDEX `support_cases_open` ON `support_cases` (`opened_on`) WHERE closed_on is null and deleted_at is null;

CREATE INDEX `survey_responses_by_account` ON `survey_responses` (`account_id`);

CREATE INDEX `survey_responses_by_person` ON `survey_responses` (`person_id`);

CREATE INDEX `survey_responses_by_survey` ON `survey_responses` (`survey_id`);

CREATE UNIQUE INDEX `survey_responses_id_unique` ON `survey_responses` (`id`);

CREATE UNIQUE INDEX `surveys_id_unique` ON `surveys` (`id`);

CREATE UNIQUE INDEX `team_members_id_unique` ON `team_members` (`id`);

CREATE INDEX `time_entries_by_day` ON `time_entries` (`on_day`);

CREATE UNIQUE INDEX `time_entries_id_unique` ON `time_entries` (`id`);

CREATE UNIQUE INDEX `usage_batches_id_unique` ON `usage_batches` (`id`);

CREATE UNIQUE INDEX `usage_metrics_by_key` ON `usage_metrics` (`key`) WHERE deleted_at is null;

CREATE UNIQUE INDEX `usage_metrics_id_unique` ON `usage_metrics` (`id`);

CREATE INDEX `use_cases_by_product` ON `use_cases` (`product_id`);

CREATE UNIQUE INDEX `use_cases_id_unique` ON `use_cases` (`id`);

CREATE UNIQUE INDEX `value_drivers_id_unique` ON `value_drivers` (`id`);

CREATE INDEX `value_items_by_account` ON `value_items` (`account_id`);

CREATE INDEX `value_items_by_objective` ON `value_items` (`objective_id`);

CREATE UNIQUE INDEX `value_items_id_unique` ON `value_items` (`id`);

CREATE INDEX `voice_items_by_status` ON `voice_items` (`status`);

CREATE UNIQUE INDEX `voice_items_id_unique` ON `voice_items` (`id`);

CREATE INDEX `voice_mentions_by_account` ON `voice_mentions` (`account_id`);

CREATE INDEX `voice_mentions_by_activity` ON `voice_mentions` (`activity_id`);

CREATE INDEX `voice_mentions_by_item` ON `voice_mentions` (`item_id`);

CREATE UNIQUE INDEX `voice_mentions_id_unique` ON `voice_mentions` (`id`);

CREATE TABLE `account_plans` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`industry` text DEFAULT '' NOT NULL,
	`trends` text DEFAULT '' NOT NULL,
	`challenges` text DEFAULT '' NOT NULL,
	`goals` text DEFAULT '' NOT NULL,
	`use_cases_today` text DEFAULT '' NOT NULL,
	`use_cases_possible` text DEFAULT '' NOT NULL,
	`budget` text DEFAULT '' NOT NULL,
	`resourcing` text DEFAULT '' NOT NULL,
	`roadmap` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `account_plans_search` USING fts5(industry, trends, challenges, goals, use_cases_today, use_cases_possible, budget, resourcing, roadmap, content='account_plans', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE TABLE `account_roles` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`member_id` text NOT NULL,
	`job` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `team_members`(`id`) ON UPDATE no action ON DELETE no action
);

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
, `stage_on` text, `archetype` text, `owned_to` text, `stated_arr_minor` integer, `stated_arr_currency` text, `stated_arr_on` text, `merged_into_id` text, `merged_on` text, `logo_hash` text);

CREATE VIRTUAL TABLE `accounts_search` USING fts5(name, about, industry, region, risk_reason, website, content='accounts', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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
	`on_day` text NOT NULL, `type` text, `close_reason` text, `title` text DEFAULT '' NOT NULL, `notes` text DEFAULT '' NOT NULL, `due_on` text, `made_on` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);

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

CREATE VIRTUAL TABLE `activities_search` USING fts5(title, body_text, agenda, content='activities', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `alert_rules_search` USING fts5(name, content='alert_rules', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `backtest_studies_search` USING fts5(name, file_name, content='backtest_studies', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `business_reviews_search` USING fts5(title, purpose, notes, agreed, refused_reason, content='business_reviews', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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
	`close_reason` text DEFAULT '' NOT NULL, `escalation_id` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`activity_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `commitments_search` USING fts5(text, sentence, owner, content='commitments', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `contract_lines_search` USING fts5(name, notes, content='contract_lines', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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
	`notes` text DEFAULT '' NOT NULL, `order_type` text, `term_months` integer, `notice_on` text, `notice_given_on` text, `ended_on` text, `renews_id` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `contracts_search` USING fts5(name, notes, content='contracts', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `criteria` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`objective_id` text NOT NULL,
	`position` integer NOT NULL,
	`metric` text NOT NULL,
	`unit` text DEFAULT '' NOT NULL,
	`baseline` real,
	`target` real,
	`by_on` text,
	`customer_rank` integer,
	`stage` text NOT NULL,
	`proposed_by` text DEFAULT '' NOT NULL,
	`proposed_on` text NOT NULL,
	`accepted_by_id` text,
	`accepted_on` text,
	`delivered_by` text DEFAULT '' NOT NULL,
	`delivered_on` text,
	`verified_by_id` text,
	`verified_on` text,
	`verified_words` text DEFAULT '' NOT NULL,
	`impact` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`objective_id`) REFERENCES `objectives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`accepted_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verified_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `criteria_search` USING fts5(metric, verified_words, impact, content='criteria', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `current_change` (
	`one` integer PRIMARY KEY NOT NULL,
	`change_id` text,
	`erasing` integer DEFAULT 0 NOT NULL
);

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

CREATE TABLE `document_templates` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`body` text NOT NULL
);

CREATE VIRTUAL TABLE `document_templates_search` USING fts5(name, subject, body, content='document_templates', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `engagement_exceptions` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`motion` text NOT NULL,
	`level` text,
	`mode` text NOT NULL,
	`member_id` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `team_members`(`id`) ON UPDATE no action ON DELETE no action
);

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

CREATE VIRTUAL TABLE `escalation_updates_search` USING fts5(text, content='escalation_updates', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `escalations_search` USING fts5(title, about, exit_criteria, outcome, content='escalations', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `exchange_rates` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`currency` text NOT NULL,
	`on_day` text NOT NULL,
	`rate_nano` integer NOT NULL,
	`source` text DEFAULT '' NOT NULL
);

CREATE TABLE `external_references` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`entity` text NOT NULL,
	`record_id` text NOT NULL,
	`system` text NOT NULL,
	`external_id` text NOT NULL
);

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

CREATE VIRTUAL TABLE `feature_education_search` USING fts5(notes, content='feature_education', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `features_search` USING fts5(name, notes, content='features', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `forecast_snapshots` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`taken_on` text NOT NULL,
	`rows` text NOT NULL
);

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

CREATE VIRTUAL TABLE `goals_search` USING fts5(name, why, notes, content='goals', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `handoffs` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`direction` text NOT NULL,
	`other_name` text NOT NULL,
	`other_email` text DEFAULT '' NOT NULL,
	`on_day` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`checklist` text DEFAULT '[]' NOT NULL,
	`state` text NOT NULL,
	`completed_on` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `handoffs_search` USING fts5(other_name, reason, notes, content='handoffs', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `health_updates_search` USING fts5(current_state, considerations, watch_items, next_steps, content='health_updates', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE TABLE `import_mappings` (
	`signature` text PRIMARY KEY NOT NULL,
	`target` text NOT NULL,
	`columns` text NOT NULL,
	`at` text NOT NULL
);

CREATE TABLE `import_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`file_name` text NOT NULL,
	`target` text NOT NULL,
	`counts` text NOT NULL,
	`change_id` text NOT NULL
);

CREATE TABLE `measurements` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`criterion_id` text NOT NULL,
	`on_day` text NOT NULL,
	`value` real NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`criterion_id`) REFERENCES `criteria`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE TABLE migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL, at TEXT NOT NULL) STRICT;

CREATE TABLE `milestones` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`objective_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`side` text NOT NULL,
	`owner_id` text,
	`customer_owner_id` text,
	`start_on` text,
	`due_on` text,
	`status` text NOT NULL,
	`progress` integer DEFAULT 0 NOT NULL,
	`risk` text DEFAULT 'none' NOT NULL,
	`risk_note` text DEFAULT '' NOT NULL,
	`done_on` text,
	FOREIGN KEY (`objective_id`) REFERENCES `objectives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `team_members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `milestones_search` USING fts5(name, risk_note, content='milestones', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `objectives` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`why` text DEFAULT '' NOT NULL,
	`what` text DEFAULT '' NOT NULL,
	`category` text NOT NULL,
	`owner_id` text,
	`customer_owner_id` text,
	`due_on` text,
	`stage` text,
	`status` text NOT NULL,
	`priority` text DEFAULT 'medium' NOT NULL,
	`customer_rank` integer,
	`internal_notes` text DEFAULT '' NOT NULL,
	`last_validated_on` text,
	`closed_on` text,
	`outcome` text,
	`outcome_summary` text DEFAULT '' NOT NULL,
	`confirmed_by_id` text,
	`confirmed_on` text,
	`no_reason` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `team_members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `objectives_search` USING fts5(name, why, what, internal_notes, outcome_summary, content='objectives', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `onboardings` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`start_on` text NOT NULL,
	`contract_start_on` text,
	`kickoff_on` text,
	`first_value_on` text,
	`first_value_note` text DEFAULT '' NOT NULL,
	`use10_on` text,
	`use50_on` text,
	`use80_on` text,
	`is_use_case_adopted` integer DEFAULT false NOT NULL,
	`delay_side` text,
	`delay_reason` text DEFAULT '' NOT NULL,
	`run_id` text,
	`closed_on` text,
	`close_summary` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run_id`) REFERENCES `playbook_runs`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `onboardings_search` USING fts5(first_value_note, delay_reason, close_summary, content='onboardings', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `opportunities_search` USING fts5(name, next_step, notes, content='opportunities', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `own_reviews` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`quarter_on` text NOT NULL,
	`texts` text DEFAULT '{}' NOT NULL,
	`held_on` text
);

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
	`notes` text DEFAULT '' NOT NULL, `persona` text DEFAULT '' NOT NULL, `buying_role` text, `influence` integer, `attitude` text, `champion_strength` integer, `reports_to_id` text, `replaced_by_id` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `people_search` USING fts5(name, title, email, role, notes, persona, content='people', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `plan_templates` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`body` text NOT NULL
);

CREATE TABLE `plans` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`strategy` text DEFAULT '' NOT NULL,
	`highlights` text DEFAULT '' NOT NULL,
	`internal_notes` text DEFAULT '' NOT NULL,
	`active_from` text,
	`due_on` text,
	`closed_on` text,
	`close_summary` text DEFAULT '' NOT NULL,
	`made_on` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `plans_search` USING fts5(name, strategy, highlights, internal_notes, close_summary, content='plans', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `playbook_runs` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`playbook_id` text,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`anchor_on` text NOT NULL,
	`branch` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`why` text DEFAULT '' NOT NULL,
	`exit_criteria` text DEFAULT '[]' NOT NULL,
	`started_on` text NOT NULL,
	`closed_on` text,
	`close_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`playbook_id`) REFERENCES `playbooks`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `playbook_runs_search` USING fts5(name, why, close_reason, content='playbook_runs', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `playbooks` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`key` text,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`steps` text NOT NULL,
	`exit_criteria` text DEFAULT '[]' NOT NULL
);

CREATE VIRTUAL TABLE `playbooks_search` USING fts5(name, about, content='playbooks', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `priority_reviews` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`quarter` text NOT NULL,
	`on_day` text NOT NULL,
	`decision` text NOT NULL,
	`proposal` text NOT NULL,
	`rule` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE TABLE `products` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`about` text DEFAULT '' NOT NULL
);

CREATE VIRTUAL TABLE `products_search` USING fts5(name, about, content='products', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `ratings` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`criterion_id` text NOT NULL,
	`side` text NOT NULL,
	`person_id` text,
	`on_day` text NOT NULL,
	`score` integer NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`criterion_id`) REFERENCES `criteria`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);

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

CREATE VIRTUAL TABLE `reference_asks_search` USING fts5(for_whom, notes, content='reference_asks', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `renewals_search` USING fts5(soft_note, lesson, next_step, content='renewals', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `review_steps_search` USING fts5(name, note, content='review_steps', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `rhythm_done` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`item` text NOT NULL,
	`period` text NOT NULL
);

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

CREATE VIRTUAL TABLE `risk_updates_search` USING fts5(text, content='risk_updates', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `risks_search` USING fts5(about, next_step, outcome_summary, lesson, mitigation, content='risks', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `role_exceptions` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`activity` text NOT NULL,
	`letters` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE TABLE `run_steps` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	`role` text NOT NULL,
	`owner_id` text,
	`branch` text DEFAULT '' NOT NULL,
	`offset` integer NOT NULL,
	`unit` text NOT NULL,
	`after` text NOT NULL,
	`due_on` text NOT NULL,
	`is_fixed` integer DEFAULT false NOT NULL,
	`state` text NOT NULL,
	`done_on` text,
	`skip_reason` text DEFAULT '' NOT NULL,
	`checklist` text DEFAULT '[]' NOT NULL,
	`template` text,
	FOREIGN KEY (`run_id`) REFERENCES `playbook_runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `team_members`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `run_steps_search` USING fts5(name, detail, skip_reason, content='run_steps', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `saved_views` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`view` text NOT NULL
);

CREATE TABLE `settings` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`key` text NOT NULL,
	`value` text NOT NULL
);

CREATE TABLE `slide_sets` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`deck` text NOT NULL
);

CREATE TABLE `sponsor_pairs` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`account_id` text NOT NULL,
	`person_id` text NOT NULL,
	`member_id` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `team_members`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE TABLE `stored_files` (
	`hash` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`bytes` blob NOT NULL,
	`size` integer NOT NULL
);

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

CREATE VIRTUAL TABLE `stories_search` USING fts5(title, challenge, change, result, quote, content='stories', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `support_cases_search` USING fts5(number, title, theme, notes, content='support_cases', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `survey_responses_search` USING fts5(respondent, comment, follow_up_note, content='survey_responses', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `surveys_search` USING fts5(name, question, content='surveys', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `team_members` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`job` text NOT NULL,
	`email` text DEFAULT '' NOT NULL
);

CREATE VIRTUAL TABLE `team_members_search` USING fts5(name, email, content='team_members', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `time_entries_search` USING fts5(note, content='time_entries', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `usage_batches` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`source` text NOT NULL,
	`recorded_at` text NOT NULL,
	`points` integer DEFAULT 0 NOT NULL
);

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

CREATE VIRTUAL TABLE `usage_metrics_search` USING fts5(key, name, content='usage_metrics', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE "usage_months" (
	`account_rid` integer NOT NULL,
	`metric_rid` integer NOT NULL,
	`month` text NOT NULL,
	`sum` real NOT NULL,
	`count` integer NOT NULL,
	`max` real NOT NULL,
	`last_on` text NOT NULL,
	`last` real NOT NULL,
	PRIMARY KEY(`metric_rid`, `account_rid`, `month`)
) WITHOUT ROWID;

CREATE TABLE "usage_points" (
	`account_rid` integer NOT NULL,
	`metric_rid` integer NOT NULL,
	`day` text NOT NULL,
	`batch_rid` integer NOT NULL,
	`value` real NOT NULL,
	PRIMARY KEY(`metric_rid`, `account_rid`, `day`, `batch_rid`)
) WITHOUT ROWID;

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

CREATE VIRTUAL TABLE `use_cases_search` USING fts5(name, about, content='use_cases', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `value_drivers` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`formula` text NOT NULL,
	`assumptions` text NOT NULL
);

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

CREATE VIRTUAL TABLE `value_items_search` USING fts5(name, notes, content='value_items', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `voice_items_search` USING fts5(title, detail, theme, status_note, external_key, content='voice_items', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `voice_mentions_search` USING fts5(quote, told_note, content='voice_mentions', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TRIGGER account_plans_history_delete BEFORE DELETE ON account_plans WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER account_plans_history_insert AFTER INSERT ON account_plans BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'account_plans', new.id, ''); END;

CREATE TRIGGER account_plans_history_update AFTER UPDATE ON account_plans BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'account_plans', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'industry' AS field, old.industry AS o, new.industry AS n UNION ALL SELECT 'trends' AS field, old.trends AS o, new.trends AS n UNION ALL SELECT 'challenges' AS field, old.challenges AS o, new.challenges AS n UNION ALL SELECT 'goals' AS field, old.goals AS o, new.goals AS n UNION ALL SELECT 'use_cases_today' AS field, old.use_cases_today AS o, new.use_cases_today AS n UNION ALL SELECT 'use_cases_possible' AS field, old.use_cases_possible AS o, new.use_cases_possible AS n UNION ALL SELECT 'budget' AS field, old.budget AS o, new.budget AS n UNION ALL SELECT 'resourcing' AS field, old.resourcing AS o, new.resourcing AS n UNION ALL SELECT 'roadmap' AS field, old.roadmap AS o, new.roadmap AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER account_plans_search_delete AFTER DELETE ON account_plans BEGIN INSERT INTO account_plans_search (account_plans_search, rowid, industry, trends, challenges, goals, use_cases_today, use_cases_possible, budget, resourcing, roadmap) VALUES ('delete', old.rid, old.industry, old.trends, old.challenges, old.goals, old.use_cases_today, old.use_cases_possible, old.budget, old.resourcing, old.roadmap); END;

CREATE TRIGGER account_plans_search_insert AFTER INSERT ON account_plans BEGIN INSERT INTO account_plans_search (rowid, industry, trends, challenges, goals, use_cases_today, use_cases_possible, budget, resourcing, roadmap) VALUES (new.rid, new.industry, new.trends, new.challenges, new.goals, new.use_cases_today, new.use_cases_possible, new.budget, new.resourcing, new.roadmap); END;

CREATE TRIGGER account_plans_search_update AFTER UPDATE OF industry, trends, challenges, goals, use_cases_today, use_cases_possible, budget, resourcing, roadmap ON account_plans BEGIN INSERT INTO account_plans_search (account_plans_search, rowid, industry, trends, challenges, goals, use_cases_today, use_cases_possible, budget, resourcing, roadmap) VALUES ('delete', old.rid, old.industry, old.trends, old.challenges, old.goals, old.use_cases_today, old.use_cases_possible, old.budget, old.resourcing, old.roadmap); INSERT INTO account_plans_search (rowid, industry, trends, challenges, goals, use_cases_today, use_cases_possible, budget, resourcing, roadmap) VALUES (new.rid, new.industry, new.trends, new.challenges, new.goals, new.use_cases_today, new.use_cases_possible, new.budget, new.resourcing, new.roadmap); END;

CREATE TRIGGER account_products_history_delete BEFORE DELETE ON account_products WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER account_products_history_insert AFTER INSERT ON account_products BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'account_products', new.id, ''); END;

CREATE TRIGGER account_products_history_update AFTER UPDATE ON account_products BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'account_products', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'product_id' AS field, old.product_id AS o, new.product_id AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'seats' AS field, old.seats AS o, new.seats AS n UNION ALL SELECT 'since_on' AS field, old.since_on AS o, new.since_on AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER account_roles_history_delete BEFORE DELETE ON account_roles WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER account_roles_history_insert AFTER INSERT ON account_roles BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'account_roles', new.id, ''); END;

CREATE TRIGGER account_roles_history_update AFTER UPDATE ON account_roles BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'account_roles', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'member_id' AS field, old.member_id AS o, new.member_id AS n UNION ALL SELECT 'job' AS field, old.job AS o, new.job AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER account_use_cases_history_delete BEFORE DELETE ON account_use_cases WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER account_use_cases_history_insert AFTER INSERT ON account_use_cases BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'account_use_cases', new.id, ''); END;

CREATE TRIGGER account_use_cases_history_update AFTER UPDATE ON account_use_cases BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'account_use_cases', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'use_case_id' AS field, old.use_case_id AS o, new.use_case_id AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'is_original' AS field, old.is_original AS o, new.is_original AS n UNION ALL SELECT 'colour' AS field, old.colour AS o, new.colour AS n UNION ALL SELECT 'since_on' AS field, old.since_on AS o, new.since_on AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER accounts_history_delete BEFORE DELETE ON accounts WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER accounts_history_insert AFTER INSERT ON accounts BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'accounts', new.id, ''); END;

CREATE TRIGGER accounts_history_update AFTER UPDATE ON accounts BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'accounts', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'parent_id' AS field, old.parent_id AS o, new.parent_id AS n UNION ALL SELECT 'segment' AS field, old.segment AS o, new.segment AS n UNION ALL SELECT 'coverage' AS field, old.coverage AS o, new.coverage AS n UNION ALL SELECT 'stage' AS field, old.stage AS o, new.stage AS n UNION ALL SELECT 'industry' AS field, old.industry AS o, new.industry AS n UNION ALL SELECT 'region' AS field, old.region AS o, new.region AS n UNION ALL SELECT 'website' AS field, old.website AS o, new.website AS n UNION ALL SELECT 'domains' AS field, old.domains AS o, new.domains AS n UNION ALL SELECT 'about' AS field, old.about AS o, new.about AS n UNION ALL SELECT 'sentiment' AS field, old.sentiment AS o, new.sentiment AS n UNION ALL SELECT 'sentiment_on' AS field, old.sentiment_on AS o, new.sentiment_on AS n UNION ALL SELECT 'risk_reason' AS field, old.risk_reason AS o, new.risk_reason AS n UNION ALL SELECT 'customer_since' AS field, old.customer_since AS o, new.customer_since AS n UNION ALL SELECT 'csm_since' AS field, old.csm_since AS o, new.csm_since AS n UNION ALL SELECT 'upgrade_expected_on' AS field, old.upgrade_expected_on AS o, new.upgrade_expected_on AS n UNION ALL SELECT 'growth_expected_on' AS field, old.growth_expected_on AS o, new.growth_expected_on AS n UNION ALL SELECT 'critical_initiative' AS field, old.critical_initiative AS o, new.critical_initiative AS n UNION ALL SELECT 'priority_override' AS field, old.priority_override AS o, new.priority_override AS n UNION ALL SELECT 'priority_reason' AS field, old.priority_reason AS o, new.priority_reason AS n UNION ALL SELECT 'cadence_days' AS field, old.cadence_days AS o, new.cadence_days AS n UNION ALL SELECT 'stage_on' AS field, old.stage_on AS o, new.stage_on AS n UNION ALL SELECT 'archetype' AS field, old.archetype AS o, new.archetype AS n UNION ALL SELECT 'owned_to' AS field, old.owned_to AS o, new.owned_to AS n UNION ALL SELECT 'stated_arr_minor' AS field, old.stated_arr_minor AS o, new.stated_arr_minor AS n UNION ALL SELECT 'stated_arr_currency' AS field, old.stated_arr_currency AS o, new.stated_arr_currency AS n UNION ALL SELECT 'stated_arr_on' AS field, old.stated_arr_on AS o, new.stated_arr_on AS n UNION ALL SELECT 'merged_into_id' AS field, old.merged_into_id AS o, new.merged_into_id AS n UNION ALL SELECT 'merged_on' AS field, old.merged_on AS o, new.merged_on AS n UNION ALL SELECT 'logo_hash' AS field, old.logo_hash AS o, new.logo_hash AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER accounts_search_delete AFTER DELETE ON accounts BEGIN INSERT INTO accounts_search (accounts_search, rowid, name, about, industry, region, risk_reason, website) VALUES ('delete', old.rid, old.name, old.about, old.industry, old.region, old.risk_reason, old.website); END;

CREATE TRIGGER accounts_search_insert AFTER INSERT ON accounts BEGIN INSERT INTO accounts_search (rowid, name, about, industry, region, risk_reason, website) VALUES (new.rid, new.name, new.about, new.industry, new.region, new.risk_reason, new.website); END;

CREATE TRIGGER accounts_search_update AFTER UPDATE OF name, about, industry, region, risk_reason, website ON accounts BEGIN INSERT INTO accounts_search (accounts_search, rowid, name, about, industry, region, risk_reason, website) VALUES ('delete', old.rid, old.name, old.about, old.industry, old.region, old.risk_reason, old.website); INSERT INTO accounts_search (rowid, name, about, industry, region, risk_reason, website) VALUES (new.rid, new.name, new.about, new.industry, new.region, new.risk_reason, new.website); END;

CREATE TRIGGER actions_history_delete BEFORE DELETE ON actions WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER actions_history_insert AFTER INSERT ON actions BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'actions', new.id, ''); END;

CREATE TRIGGER actions_history_update AFTER UPDATE ON actions BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'actions', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'dedupe_key' AS field, old.dedupe_key AS o, new.dedupe_key AS n UNION ALL SELECT 'rule' AS field, old.rule AS o, new.rule AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'until' AS field, old.until AS o, new.until AS n UNION ALL SELECT 'reason' AS field, old.reason AS o, new.reason AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'type' AS field, old.type AS o, new.type AS n UNION ALL SELECT 'close_reason' AS field, old.close_reason AS o, new.close_reason AS n UNION ALL SELECT 'title' AS field, old.title AS o, new.title AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n UNION ALL SELECT 'due_on' AS field, old.due_on AS o, new.due_on AS n UNION ALL SELECT 'made_on' AS field, old.made_on AS o, new.made_on AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER activities_history_delete BEFORE DELETE ON activities WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER activities_history_insert AFTER INSERT ON activities BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'activities', new.id, ''); END;

CREATE TRIGGER activities_history_update AFTER UPDATE ON activities BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'activities', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'type' AS field, old.type AS o, new.type AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'title' AS field, old.title AS o, new.title AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'starts_at' AS field, old.starts_at AS o, new.starts_at AS n UNION ALL SELECT 'minutes' AS field, old.minutes AS o, new.minutes AS n UNION ALL SELECT 'sentiment' AS field, old.sentiment AS o, new.sentiment AS n UNION ALL SELECT 'agenda' AS field, old.agenda AS o, new.agenda AS n UNION ALL SELECT 'body' AS field, old.body AS o, new.body AS n UNION ALL SELECT 'body_text' AS field, old.body_text AS o, new.body_text AS n UNION ALL SELECT 'logged_at' AS field, old.logged_at AS o, new.logged_at AS n UNION ALL SELECT 'follow_up_sent_at' AS field, old.follow_up_sent_at AS o, new.follow_up_sent_at AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER activities_search_delete AFTER DELETE ON activities BEGIN INSERT INTO activities_search (activities_search, rowid, title, body_text, agenda) VALUES ('delete', old.rid, old.title, old.body_text, old.agenda); END;

CREATE TRIGGER activities_search_insert AFTER INSERT ON activities BEGIN INSERT INTO activities_search (rowid, title, body_text, agenda) VALUES (new.rid, new.title, new.body_text, new.agenda); END;

CREATE TRIGGER activities_search_update AFTER UPDATE OF title, body_text, agenda ON activities BEGIN INSERT INTO activities_search (activities_search, rowid, title, body_text, agenda) VALUES ('delete', old.rid, old.title, old.body_text, old.agenda); INSERT INTO activities_search (rowid, title, body_text, agenda) VALUES (new.rid, new.title, new.body_text, new.agenda); END;

CREATE TRIGGER alert_rules_history_delete BEFORE DELETE ON alert_rules WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER alert_rules_history_insert AFTER INSERT ON alert_rules BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'alert_rules', new.id, ''); END;

CREATE TRIGGER alert_rules_history_update AFTER UPDATE ON alert_rules BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'alert_rules', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'metric_id' AS field, old.metric_id AS o, new.metric_id AS n UNION ALL SELECT 'segment' AS field, old.segment AS o, new.segment AS n UNION ALL SELECT 'window' AS field, old.window AS o, new.window AS n UNION ALL SELECT 'threshold' AS field, old.threshold AS o, new.threshold AS n UNION ALL SELECT 'min_base' AS field, old.min_base AS o, new.min_base AS n UNION ALL SELECT 'severity' AS field, old.severity AS o, new.severity AS n UNION ALL SELECT 'is_on' AS field, old.is_on AS o, new.is_on AS n UNION ALL SELECT 'preset' AS field, old.preset AS o, new.preset AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER alert_rules_search_delete AFTER DELETE ON alert_rules BEGIN INSERT INTO alert_rules_search (alert_rules_search, rowid, name) VALUES ('delete', old.rid, old.name); END;

CREATE TRIGGER alert_rules_search_insert AFTER INSERT ON alert_rules BEGIN INSERT INTO alert_rules_search (rowid, name) VALUES (new.rid, new.name); END;

CREATE TRIGGER alert_rules_search_update AFTER UPDATE OF name ON alert_rules BEGIN INSERT INTO alert_rules_search (alert_rules_search, rowid, name) VALUES ('delete', old.rid, old.name); INSERT INTO alert_rules_search (rowid, name) VALUES (new.rid, new.name); END;

CREATE TRIGGER alerts_history_delete BEFORE DELETE ON alerts WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER alerts_history_insert AFTER INSERT ON alerts BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'alerts', new.id, ''); END;

CREATE TRIGGER alerts_history_update AFTER UPDATE ON alerts BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'alerts', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'rule_ref' AS field, old.rule_ref AS o, new.rule_ref AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'metric_id' AS field, old.metric_id AS o, new.metric_id AS n UNION ALL SELECT 'occurrence' AS field, old.occurrence AS o, new.occurrence AS n UNION ALL SELECT 'fired_on' AS field, old.fired_on AS o, new.fired_on AS n UNION ALL SELECT 'data_on' AS field, old.data_on AS o, new.data_on AS n UNION ALL SELECT 'was' AS field, old.was AS o, new.was AS n UNION ALL SELECT 'now' AS field, old.now AS o, new.now AS n UNION ALL SELECT 'change' AS field, old.change AS o, new.change AS n UNION ALL SELECT 'trace' AS field, old.trace AS o, new.trace AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER arr_events_history_delete BEFORE DELETE ON arr_events WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER arr_events_history_insert AFTER INSERT ON arr_events BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'arr_events', new.id, ''); END;

CREATE TRIGGER arr_events_history_update AFTER UPDATE ON arr_events BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'arr_events', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'delta_minor' AS field, old.delta_minor AS o, new.delta_minor AS n UNION ALL SELECT 'currency' AS field, old.currency AS o, new.currency AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'source' AS field, old.source AS o, new.source AS n UNION ALL SELECT 'source_key' AS field, old.source_key AS o, new.source_key AS n UNION ALL SELECT 'contract_id' AS field, old.contract_id AS o, new.contract_id AS n UNION ALL SELECT 'line_id' AS field, old.line_id AS o, new.line_id AS n UNION ALL SELECT 'product_id' AS field, old.product_id AS o, new.product_id AS n UNION ALL SELECT 'is_contractual' AS field, old.is_contractual AS o, new.is_contractual AS n UNION ALL SELECT 'is_estimated' AS field, old.is_estimated AS o, new.is_estimated AS n UNION ALL SELECT 'carried_minor' AS field, old.carried_minor AS o, new.carried_minor AS n UNION ALL SELECT 'kind_by_hand' AS field, old.kind_by_hand AS o, new.kind_by_hand AS n UNION ALL SELECT 'reason' AS field, old.reason AS o, new.reason AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER attendances_history_delete BEFORE DELETE ON attendances WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER attendances_history_insert AFTER INSERT ON attendances BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'attendances', new.id, ''); END;

CREATE TRIGGER attendances_history_update AFTER UPDATE ON attendances BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'attendances', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'activity_id' AS field, old.activity_id AS o, new.activity_id AS n UNION ALL SELECT 'person_id' AS field, old.person_id AS o, new.person_id AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'email' AS field, old.email AS o, new.email AS n UNION ALL SELECT 'side' AS field, old.side AS o, new.side AS n UNION ALL SELECT 'presence' AS field, old.presence AS o, new.presence AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER backtest_studies_history_delete BEFORE DELETE ON backtest_studies WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER backtest_studies_history_insert AFTER INSERT ON backtest_studies BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'backtest_studies', new.id, ''); END;

CREATE TRIGGER backtest_studies_history_update AFTER UPDATE ON backtest_studies BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'backtest_studies', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'file_name' AS field, old.file_name AS o, new.file_name AS n UNION ALL SELECT 'spec' AS field, old.spec AS o, new.spec AS n UNION ALL SELECT 'rows' AS field, old.rows AS o, new.rows AS n UNION ALL SELECT 'made_on' AS field, old.made_on AS o, new.made_on AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER backtest_studies_search_delete AFTER DELETE ON backtest_studies BEGIN INSERT INTO backtest_studies_search (backtest_studies_search, rowid, name, file_name) VALUES ('delete', old.rid, old.name, old.file_name); END;

CREATE TRIGGER backtest_studies_search_insert AFTER INSERT ON backtest_studies BEGIN INSERT INTO backtest_studies_search (rowid, name, file_name) VALUES (new.rid, new.name, new.file_name); END;

CREATE TRIGGER backtest_studies_search_update AFTER UPDATE OF name, file_name ON backtest_studies BEGIN INSERT INTO backtest_studies_search (backtest_studies_search, rowid, name, file_name) VALUES ('delete', old.rid, old.name, old.file_name); INSERT INTO backtest_studies_search (rowid, name, file_name) VALUES (new.rid, new.name, new.file_name); END;

CREATE TRIGGER business_reviews_history_delete BEFORE DELETE ON business_reviews WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER business_reviews_history_insert AFTER INSERT ON business_reviews BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'business_reviews', new.id, ''); END;

CREATE TRIGGER business_reviews_history_update AFTER UPDATE ON business_reviews BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'business_reviews', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'title' AS field, old.title AS o, new.title AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'starts_at' AS field, old.starts_at AS o, new.starts_at AS n UNION ALL SELECT 'minutes' AS field, old.minutes AS o, new.minutes AS n UNION ALL SELECT 'purpose' AS field, old.purpose AS o, new.purpose AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n UNION ALL SELECT 'refused_on' AS field, old.refused_on AS o, new.refused_on AS n UNION ALL SELECT 'refused_reason' AS field, old.refused_reason AS o, new.refused_reason AS n UNION ALL SELECT 'unlock_reason' AS field, old.unlock_reason AS o, new.unlock_reason AS n UNION ALL SELECT 'deck' AS field, old.deck AS o, new.deck AS n UNION ALL SELECT 'activity_id' AS field, old.activity_id AS o, new.activity_id AS n UNION ALL SELECT 'held_on' AS field, old.held_on AS o, new.held_on AS n UNION ALL SELECT 'sentiment' AS field, old.sentiment AS o, new.sentiment AS n UNION ALL SELECT 'agreed' AS field, old.agreed AS o, new.agreed AS n UNION ALL SELECT 'summary_sent_on' AS field, old.summary_sent_on AS o, new.summary_sent_on AS n UNION ALL SELECT 'plan_updated_on' AS field, old.plan_updated_on AS o, new.plan_updated_on AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER business_reviews_search_delete AFTER DELETE ON business_reviews BEGIN INSERT INTO business_reviews_search (business_reviews_search, rowid, title, purpose, notes, agreed, refused_reason) VALUES ('delete', old.rid, old.title, old.purpose, old.notes, old.agreed, old.refused_reason); END;

CREATE TRIGGER business_reviews_search_insert AFTER INSERT ON business_reviews BEGIN INSERT INTO business_reviews_search (rowid, title, purpose, notes, agreed, refused_reason) VALUES (new.rid, new.title, new.purpose, new.notes, new.agreed, new.refused_reason); END;

CREATE TRIGGER business_reviews_search_update AFTER UPDATE OF title, purpose, notes, agreed, refused_reason ON business_reviews BEGIN INSERT INTO business_reviews_search (business_reviews_search, rowid, title, purpose, notes, agreed, refused_reason) VALUES ('delete', old.rid, old.title, old.purpose, old.notes, old.agreed, old.refused_reason); INSERT INTO business_reviews_search (rowid, title, purpose, notes, agreed, refused_reason) VALUES (new.rid, new.title, new.purpose, new.notes, new.agreed, new.refused_reason); END;

CREATE TRIGGER commitments_history_delete BEFORE DELETE ON commitments WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER commitments_history_insert AFTER INSERT ON commitments BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'commitments', new.id, ''); END;

CREATE TRIGGER commitments_history_update AFTER UPDATE ON commitments BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'commitments', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'side' AS field, old.side AS o, new.side AS n UNION ALL SELECT 'person_id' AS field, old.person_id AS o, new.person_id AS n UNION ALL SELECT 'owner' AS field, old.owner AS o, new.owner AS n UNION ALL SELECT 'text' AS field, old.text AS o, new.text AS n UNION ALL SELECT 'due_on' AS field, old.due_on AS o, new.due_on AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'activity_id' AS field, old.activity_id AS o, new.activity_id AS n UNION ALL SELECT 'sentence' AS field, old.sentence AS o, new.sentence AS n UNION ALL SELECT 'made_on' AS field, old.made_on AS o, new.made_on AS n UNION ALL SELECT 'closed_on' AS field, old.closed_on AS o, new.closed_on AS n UNION ALL SELECT 'close_reason' AS field, old.close_reason AS o, new.close_reason AS n UNION ALL SELECT 'escalation_id' AS field, old.escalation_id AS o, new.escalation_id AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER commitments_search_delete AFTER DELETE ON commitments BEGIN INSERT INTO commitments_search (commitments_search, rowid, text, sentence, owner) VALUES ('delete', old.rid, old.text, old.sentence, old.owner); END;

CREATE TRIGGER commitments_search_insert AFTER INSERT ON commitments BEGIN INSERT INTO commitments_search (rowid, text, sentence, owner) VALUES (new.rid, new.text, new.sentence, new.owner); END;

CREATE TRIGGER commitments_search_update AFTER UPDATE OF text, sentence, owner ON commitments BEGIN INSERT INTO commitments_search (commitments_search, rowid, text, sentence, owner) VALUES ('delete', old.rid, old.text, old.sentence, old.owner); INSERT INTO commitments_search (rowid, text, sentence, owner) VALUES (new.rid, new.text, new.sentence, new.owner); END;

CREATE TRIGGER contract_lines_history_delete BEFORE DELETE ON contract_lines WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER contract_lines_history_insert AFTER INSERT ON contract_lines BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'contract_lines', new.id, ''); END;

CREATE TRIGGER contract_lines_history_update AFTER UPDATE ON contract_lines BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'contract_lines', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'contract_id' AS field, old.contract_id AS o, new.contract_id AS n UNION ALL SELECT 'product_id' AS field, old.product_id AS o, new.product_id AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'quantity' AS field, old.quantity AS o, new.quantity AS n UNION ALL SELECT 'unit' AS field, old.unit AS o, new.unit AS n UNION ALL SELECT 'arr_minor' AS field, old.arr_minor AS o, new.arr_minor AS n UNION ALL SELECT 'start_on' AS field, old.start_on AS o, new.start_on AS n UNION ALL SELECT 'end_on' AS field, old.end_on AS o, new.end_on AS n UNION ALL SELECT 'escalator_percent' AS field, old.escalator_percent AS o, new.escalator_percent AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n UNION ALL SELECT 'position' AS field, old.position AS o, new.position AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER contract_lines_search_delete AFTER DELETE ON contract_lines BEGIN INSERT INTO contract_lines_search (contract_lines_search, rowid, name, notes) VALUES ('delete', old.rid, old.name, old.notes); END;

CREATE TRIGGER contract_lines_search_insert AFTER INSERT ON contract_lines BEGIN INSERT INTO contract_lines_search (rowid, name, notes) VALUES (new.rid, new.name, new.notes); END;

CREATE TRIGGER contract_lines_search_update AFTER UPDATE OF name, notes ON contract_lines BEGIN INSERT INTO contract_lines_search (contract_lines_search, rowid, name, notes) VALUES ('delete', old.rid, old.name, old.notes); INSERT INTO contract_lines_search (rowid, name, notes) VALUES (new.rid, new.name, new.notes); END;

CREATE TRIGGER contracts_history_delete BEFORE DELETE ON contracts WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER contracts_history_insert AFTER INSERT ON contracts BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'contracts', new.id, ''); END;

CREATE TRIGGER contracts_history_update AFTER UPDATE ON contracts BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'contracts', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'arr_minor' AS field, old.arr_minor AS o, new.arr_minor AS n UNION ALL SELECT 'currency' AS field, old.currency AS o, new.currency AS n UNION ALL SELECT 'start_on' AS field, old.start_on AS o, new.start_on AS n UNION ALL SELECT 'end_on' AS field, old.end_on AS o, new.end_on AS n UNION ALL SELECT 'renewal_on' AS field, old.renewal_on AS o, new.renewal_on AS n UNION ALL SELECT 'auto_renew' AS field, old.auto_renew AS o, new.auto_renew AS n UNION ALL SELECT 'seats' AS field, old.seats AS o, new.seats AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n UNION ALL SELECT 'order_type' AS field, old.order_type AS o, new.order_type AS n UNION ALL SELECT 'term_months' AS field, old.term_months AS o, new.term_months AS n UNION ALL SELECT 'notice_on' AS field, old.notice_on AS o, new.notice_on AS n UNION ALL SELECT 'notice_given_on' AS field, old.notice_given_on AS o, new.notice_given_on AS n UNION ALL SELECT 'ended_on' AS field, old.ended_on AS o, new.ended_on AS n UNION ALL SELECT 'renews_id' AS field, old.renews_id AS o, new.renews_id AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER contracts_search_delete AFTER DELETE ON contracts BEGIN INSERT INTO contracts_search (contracts_search, rowid, name, notes) VALUES ('delete', old.rid, old.name, old.notes); END;

CREATE TRIGGER contracts_search_insert AFTER INSERT ON contracts BEGIN INSERT INTO contracts_search (rowid, name, notes) VALUES (new.rid, new.name, new.notes); END;

CREATE TRIGGER contracts_search_update AFTER UPDATE OF name, notes ON contracts BEGIN INSERT INTO contracts_search (contracts_search, rowid, name, notes) VALUES ('delete', old.rid, old.name, old.notes); INSERT INTO contracts_search (rowid, name, notes) VALUES (new.rid, new.name, new.notes); END;

CREATE TRIGGER criteria_history_delete BEFORE DELETE ON criteria WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER criteria_history_insert AFTER INSERT ON criteria BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'criteria', new.id, ''); END;

CREATE TRIGGER criteria_history_update AFTER UPDATE ON criteria BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'criteria', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'objective_id' AS field, old.objective_id AS o, new.objective_id AS n UNION ALL SELECT 'position' AS field, old.position AS o, new.position AS n UNION ALL SELECT 'metric' AS field, old.metric AS o, new.metric AS n UNION ALL SELECT 'unit' AS field, old.unit AS o, new.unit AS n UNION ALL SELECT 'baseline' AS field, old.baseline AS o, new.baseline AS n UNION ALL SELECT 'target' AS field, old.target AS o, new.target AS n UNION ALL SELECT 'by_on' AS field, old.by_on AS o, new.by_on AS n UNION ALL SELECT 'customer_rank' AS field, old.customer_rank AS o, new.customer_rank AS n UNION ALL SELECT 'stage' AS field, old.stage AS o, new.stage AS n UNION ALL SELECT 'proposed_by' AS field, old.proposed_by AS o, new.proposed_by AS n UNION ALL SELECT 'proposed_on' AS field, old.proposed_on AS o, new.proposed_on AS n UNION ALL SELECT 'accepted_by_id' AS field, old.accepted_by_id AS o, new.accepted_by_id AS n UNION ALL SELECT 'accepted_on' AS field, old.accepted_on AS o, new.accepted_on AS n UNION ALL SELECT 'delivered_by' AS field, old.delivered_by AS o, new.delivered_by AS n UNION ALL SELECT 'delivered_on' AS field, old.delivered_on AS o, new.delivered_on AS n UNION ALL SELECT 'verified_by_id' AS field, old.verified_by_id AS o, new.verified_by_id AS n UNION ALL SELECT 'verified_on' AS field, old.verified_on AS o, new.verified_on AS n UNION ALL SELECT 'verified_words' AS field, old.verified_words AS o, new.verified_words AS n UNION ALL SELECT 'impact' AS field, old.impact AS o, new.impact AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER criteria_search_delete AFTER DELETE ON criteria BEGIN INSERT INTO criteria_search (criteria_search, rowid, metric, verified_words, impact) VALUES ('delete', old.rid, old.metric, old.verified_words, old.impact); END;

CREATE TRIGGER criteria_search_insert AFTER INSERT ON criteria BEGIN INSERT INTO criteria_search (rowid, metric, verified_words, impact) VALUES (new.rid, new.metric, new.verified_words, new.impact); END;

CREATE TRIGGER criteria_search_update AFTER UPDATE OF metric, verified_words, impact ON criteria BEGIN INSERT INTO criteria_search (criteria_search, rowid, metric, verified_words, impact) VALUES ('delete', old.rid, old.metric, old.verified_words, old.impact); INSERT INTO criteria_search (rowid, metric, verified_words, impact) VALUES (new.rid, new.metric, new.verified_words, new.impact); END;

CREATE TRIGGER deck_templates_history_delete BEFORE DELETE ON deck_templates WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER deck_templates_history_insert AFTER INSERT ON deck_templates BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'deck_templates', new.id, ''); END;

CREATE TRIGGER deck_templates_history_update AFTER UPDATE ON deck_templates BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'deck_templates', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'file_name' AS field, old.file_name AS o, new.file_name AS n UNION ALL SELECT 'hash' AS field, old.hash AS o, new.hash AS n UNION ALL SELECT 'mapping' AS field, old.mapping AS o, new.mapping AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER document_exports_history_delete BEFORE DELETE ON document_exports WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER document_exports_history_insert AFTER INSERT ON document_exports BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'document_exports', new.id, ''); END;

CREATE TRIGGER document_exports_history_update AFTER UPDATE ON document_exports BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'document_exports', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'review_id' AS field, old.review_id AS o, new.review_id AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'audience' AS field, old.audience AS o, new.audience AS n UNION ALL SELECT 'format' AS field, old.format AS o, new.format AS n UNION ALL SELECT 'file_name' AS field, old.file_name AS o, new.file_name AS n UNION ALL SELECT 'hash' AS field, old.hash AS o, new.hash AS n UNION ALL SELECT 'made_at' AS field, old.made_at AS o, new.made_at AS n UNION ALL SELECT 'as_of_day' AS field, old.as_of_day AS o, new.as_of_day AS n UNION ALL SELECT 'sources' AS field, old.sources AS o, new.sources AS n UNION ALL SELECT 'findings' AS field, old.findings AS o, new.findings AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER document_templates_history_delete BEFORE DELETE ON document_templates WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER document_templates_history_insert AFTER INSERT ON document_templates BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'document_templates', new.id, ''); END;

CREATE TRIGGER document_templates_history_update AFTER UPDATE ON document_templates BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'document_templates', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'subject' AS field, old.subject AS o, new.subject AS n UNION ALL SELECT 'body' AS field, old.body AS o, new.body AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER document_templates_search_delete AFTER DELETE ON document_templates BEGIN INSERT INTO document_templates_search (document_templates_search, rowid, name, subject, body) VALUES ('delete', old.rid, old.name, old.subject, old.body); END;

CREATE TRIGGER document_templates_search_insert AFTER INSERT ON document_templates BEGIN INSERT INTO document_templates_search (rowid, name, subject, body) VALUES (new.rid, new.name, new.subject, new.body); END;

CREATE TRIGGER document_templates_search_update AFTER UPDATE OF name, subject, body ON document_templates BEGIN INSERT INTO document_templates_search (document_templates_search, rowid, name, subject, body) VALUES ('delete', old.rid, old.name, old.subject, old.body); INSERT INTO document_templates_search (rowid, name, subject, body) VALUES (new.rid, new.name, new.subject, new.body); END;

CREATE TRIGGER engagement_exceptions_history_delete BEFORE DELETE ON engagement_exceptions WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER engagement_exceptions_history_insert AFTER INSERT ON engagement_exceptions BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'engagement_exceptions', new.id, ''); END;

CREATE TRIGGER engagement_exceptions_history_update AFTER UPDATE ON engagement_exceptions BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'engagement_exceptions', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'motion' AS field, old.motion AS o, new.motion AS n UNION ALL SELECT 'level' AS field, old.level AS o, new.level AS n UNION ALL SELECT 'mode' AS field, old.mode AS o, new.mode AS n UNION ALL SELECT 'member_id' AS field, old.member_id AS o, new.member_id AS n UNION ALL SELECT 'reason' AS field, old.reason AS o, new.reason AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER escalation_links_history_delete BEFORE DELETE ON escalation_links WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER escalation_links_history_insert AFTER INSERT ON escalation_links BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'escalation_links', new.id, ''); END;

CREATE TRIGGER escalation_links_history_update AFTER UPDATE ON escalation_links BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'escalation_links', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'escalation_id' AS field, old.escalation_id AS o, new.escalation_id AS n UNION ALL SELECT 'case_id' AS field, old.case_id AS o, new.case_id AS n UNION ALL SELECT 'issue_key' AS field, old.issue_key AS o, new.issue_key AS n UNION ALL SELECT 'title' AS field, old.title AS o, new.title AS n UNION ALL SELECT 'status' AS field, old.status AS o, new.status AS n UNION ALL SELECT 'url' AS field, old.url AS o, new.url AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER escalation_updates_history_delete BEFORE DELETE ON escalation_updates WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER escalation_updates_history_insert AFTER INSERT ON escalation_updates BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'escalation_updates', new.id, ''); END;

CREATE TRIGGER escalation_updates_history_update AFTER UPDATE ON escalation_updates BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'escalation_updates', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'escalation_id' AS field, old.escalation_id AS o, new.escalation_id AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'severity' AS field, old.severity AS o, new.severity AS n UNION ALL SELECT 'text' AS field, old.text AS o, new.text AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER escalation_updates_search_delete AFTER DELETE ON escalation_updates BEGIN INSERT INTO escalation_updates_search (escalation_updates_search, rowid, text) VALUES ('delete', old.rid, old.text); END;

CREATE TRIGGER escalation_updates_search_insert AFTER INSERT ON escalation_updates BEGIN INSERT INTO escalation_updates_search (rowid, text) VALUES (new.rid, new.text); END;

CREATE TRIGGER escalation_updates_search_update AFTER UPDATE OF text ON escalation_updates BEGIN INSERT INTO escalation_updates_search (escalation_updates_search, rowid, text) VALUES ('delete', old.rid, old.text); INSERT INTO escalation_updates_search (rowid, text) VALUES (new.rid, new.text); END;

CREATE TRIGGER escalations_history_delete BEFORE DELETE ON escalations WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER escalations_history_insert AFTER INSERT ON escalations BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'escalations', new.id, ''); END;

CREATE TRIGGER escalations_history_update AFTER UPDATE ON escalations BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'escalations', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'title' AS field, old.title AS o, new.title AS n UNION ALL SELECT 'about' AS field, old.about AS o, new.about AS n UNION ALL SELECT 'severity' AS field, old.severity AS o, new.severity AS n UNION ALL SELECT 'owner_id' AS field, old.owner_id AS o, new.owner_id AS n UNION ALL SELECT 'exit_criteria' AS field, old.exit_criteria AS o, new.exit_criteria AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'opened_on' AS field, old.opened_on AS o, new.opened_on AS n UNION ALL SELECT 'risk_id' AS field, old.risk_id AS o, new.risk_id AS n UNION ALL SELECT 'our_agreed_by' AS field, old.our_agreed_by AS o, new.our_agreed_by AS n UNION ALL SELECT 'our_agreed_on' AS field, old.our_agreed_on AS o, new.our_agreed_on AS n UNION ALL SELECT 'customer_agreed_by_id' AS field, old.customer_agreed_by_id AS o, new.customer_agreed_by_id AS n UNION ALL SELECT 'customer_agreed_on' AS field, old.customer_agreed_on AS o, new.customer_agreed_on AS n UNION ALL SELECT 'outcome' AS field, old.outcome AS o, new.outcome AS n UNION ALL SELECT 'sentiment_after' AS field, old.sentiment_after AS o, new.sentiment_after AS n UNION ALL SELECT 'closed_on' AS field, old.closed_on AS o, new.closed_on AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER escalations_search_delete AFTER DELETE ON escalations BEGIN INSERT INTO escalations_search (escalations_search, rowid, title, about, exit_criteria, outcome) VALUES ('delete', old.rid, old.title, old.about, old.exit_criteria, old.outcome); END;

CREATE TRIGGER escalations_search_insert AFTER INSERT ON escalations BEGIN INSERT INTO escalations_search (rowid, title, about, exit_criteria, outcome) VALUES (new.rid, new.title, new.about, new.exit_criteria, new.outcome); END;

CREATE TRIGGER escalations_search_update AFTER UPDATE OF title, about, exit_criteria, outcome ON escalations BEGIN INSERT INTO escalations_search (escalations_search, rowid, title, about, exit_criteria, outcome) VALUES ('delete', old.rid, old.title, old.about, old.exit_criteria, old.outcome); INSERT INTO escalations_search (rowid, title, about, exit_criteria, outcome) VALUES (new.rid, new.title, new.about, new.exit_criteria, new.outcome); END;

CREATE TRIGGER exchange_rates_history_delete BEFORE DELETE ON exchange_rates WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER exchange_rates_history_insert AFTER INSERT ON exchange_rates BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'exchange_rates', new.id, ''); END;

CREATE TRIGGER exchange_rates_history_update AFTER UPDATE ON exchange_rates BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'exchange_rates', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'currency' AS field, old.currency AS o, new.currency AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'rate_nano' AS field, old.rate_nano AS o, new.rate_nano AS n UNION ALL SELECT 'source' AS field, old.source AS o, new.source AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER external_references_history_delete BEFORE DELETE ON external_references WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER external_references_history_insert AFTER INSERT ON external_references BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'external_references', new.id, ''); END;

CREATE TRIGGER external_references_history_update AFTER UPDATE ON external_references BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'external_references', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'entity' AS field, old.entity AS o, new.entity AS n UNION ALL SELECT 'record_id' AS field, old.record_id AS o, new.record_id AS n UNION ALL SELECT 'system' AS field, old.system AS o, new.system AS n UNION ALL SELECT 'external_id' AS field, old.external_id AS o, new.external_id AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER feature_education_history_delete BEFORE DELETE ON feature_education WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER feature_education_history_insert AFTER INSERT ON feature_education BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'feature_education', new.id, ''); END;

CREATE TRIGGER feature_education_history_update AFTER UPDATE ON feature_education BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'feature_education', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'feature_id' AS field, old.feature_id AS o, new.feature_id AS n UNION ALL SELECT 'objective_id' AS field, old.objective_id AS o, new.objective_id AS n UNION ALL SELECT 'person_id' AS field, old.person_id AS o, new.person_id AS n UNION ALL SELECT 'activity_id' AS field, old.activity_id AS o, new.activity_id AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'outcome' AS field, old.outcome AS o, new.outcome AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER feature_education_search_delete AFTER DELETE ON feature_education BEGIN INSERT INTO feature_education_search (feature_education_search, rowid, notes) VALUES ('delete', old.rid, old.notes); END;

CREATE TRIGGER feature_education_search_insert AFTER INSERT ON feature_education BEGIN INSERT INTO feature_education_search (rowid, notes) VALUES (new.rid, new.notes); END;

CREATE TRIGGER feature_education_search_update AFTER UPDATE OF notes ON feature_education BEGIN INSERT INTO feature_education_search (feature_education_search, rowid, notes) VALUES ('delete', old.rid, old.notes); INSERT INTO feature_education_search (rowid, notes) VALUES (new.rid, new.notes); END;

CREATE TRIGGER features_history_delete BEFORE DELETE ON features WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER features_history_insert AFTER INSERT ON features BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'features', new.id, ''); END;

CREATE TRIGGER features_history_update AFTER UPDATE ON features BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'features', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'product_id' AS field, old.product_id AS o, new.product_id AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'released_on' AS field, old.released_on AS o, new.released_on AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER features_search_delete AFTER DELETE ON features BEGIN INSERT INTO features_search (features_search, rowid, name, notes) VALUES ('delete', old.rid, old.name, old.notes); END;

CREATE TRIGGER features_search_insert AFTER INSERT ON features BEGIN INSERT INTO features_search (rowid, name, notes) VALUES (new.rid, new.name, new.notes); END;

CREATE TRIGGER features_search_update AFTER UPDATE OF name, notes ON features BEGIN INSERT INTO features_search (features_search, rowid, name, notes) VALUES ('delete', old.rid, old.name, old.notes); INSERT INTO features_search (rowid, name, notes) VALUES (new.rid, new.name, new.notes); END;

CREATE TRIGGER forecast_snapshots_history_delete BEFORE DELETE ON forecast_snapshots WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER forecast_snapshots_history_insert AFTER INSERT ON forecast_snapshots BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'forecast_snapshots', new.id, ''); END;

CREATE TRIGGER forecast_snapshots_history_update AFTER UPDATE ON forecast_snapshots BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'forecast_snapshots', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'taken_on' AS field, old.taken_on AS o, new.taken_on AS n UNION ALL SELECT 'rows' AS field, old.rows AS o, new.rows AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER goals_history_delete BEFORE DELETE ON goals WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER goals_history_insert AFTER INSERT ON goals BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'goals', new.id, ''); END;

CREATE TRIGGER goals_history_update AFTER UPDATE ON goals BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'goals', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'parent_id' AS field, old.parent_id AS o, new.parent_id AS n UNION ALL SELECT 'period_on' AS field, old.period_on AS o, new.period_on AS n UNION ALL SELECT 'period' AS field, old.period AS o, new.period AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'why' AS field, old.why AS o, new.why AS n UNION ALL SELECT 'kpi' AS field, old.kpi AS o, new.kpi AS n UNION ALL SELECT 'start_value' AS field, old.start_value AS o, new.start_value AS n UNION ALL SELECT 'target_value' AS field, old.target_value AS o, new.target_value AS n UNION ALL SELECT 'current_value' AS field, old.current_value AS o, new.current_value AS n UNION ALL SELECT 'unit' AS field, old.unit AS o, new.unit AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'closed_on' AS field, old.closed_on AS o, new.closed_on AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n UNION ALL SELECT 'position' AS field, old.position AS o, new.position AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER goals_search_delete AFTER DELETE ON goals BEGIN INSERT INTO goals_search (goals_search, rowid, name, why, notes) VALUES ('delete', old.rid, old.name, old.why, old.notes); END;

CREATE TRIGGER goals_search_insert AFTER INSERT ON goals BEGIN INSERT INTO goals_search (rowid, name, why, notes) VALUES (new.rid, new.name, new.why, new.notes); END;

CREATE TRIGGER goals_search_update AFTER UPDATE OF name, why, notes ON goals BEGIN INSERT INTO goals_search (goals_search, rowid, name, why, notes) VALUES ('delete', old.rid, old.name, old.why, old.notes); INSERT INTO goals_search (rowid, name, why, notes) VALUES (new.rid, new.name, new.why, new.notes); END;

CREATE TRIGGER handoffs_history_delete BEFORE DELETE ON handoffs WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER handoffs_history_insert AFTER INSERT ON handoffs BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'handoffs', new.id, ''); END;

CREATE TRIGGER handoffs_history_update AFTER UPDATE ON handoffs BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'handoffs', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'direction' AS field, old.direction AS o, new.direction AS n UNION ALL SELECT 'other_name' AS field, old.other_name AS o, new.other_name AS n UNION ALL SELECT 'other_email' AS field, old.other_email AS o, new.other_email AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'reason' AS field, old.reason AS o, new.reason AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n UNION ALL SELECT 'checklist' AS field, old.checklist AS o, new.checklist AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'completed_on' AS field, old.completed_on AS o, new.completed_on AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER handoffs_search_delete AFTER DELETE ON handoffs BEGIN INSERT INTO handoffs_search (handoffs_search, rowid, other_name, reason, notes) VALUES ('delete', old.rid, old.other_name, old.reason, old.notes); END;

CREATE TRIGGER handoffs_search_insert AFTER INSERT ON handoffs BEGIN INSERT INTO handoffs_search (rowid, other_name, reason, notes) VALUES (new.rid, new.other_name, new.reason, new.notes); END;

CREATE TRIGGER handoffs_search_update AFTER UPDATE OF other_name, reason, notes ON handoffs BEGIN INSERT INTO handoffs_search (handoffs_search, rowid, other_name, reason, notes) VALUES ('delete', old.rid, old.other_name, old.reason, old.notes); INSERT INTO handoffs_search (rowid, other_name, reason, notes) VALUES (new.rid, new.other_name, new.reason, new.notes); END;

CREATE TRIGGER health_models_history_delete BEFORE DELETE ON health_models WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER health_models_history_insert AFTER INSERT ON health_models BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'health_models', new.id, ''); END;

CREATE TRIGGER health_models_history_update AFTER UPDATE ON health_models BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'health_models', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'segment' AS field, old.segment AS o, new.segment AS n UNION ALL SELECT 'version' AS field, old.version AS o, new.version AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'model' AS field, old.model AS o, new.model AS n UNION ALL SELECT 'active_from' AS field, old.active_from AS o, new.active_from AS n UNION ALL SELECT 'note' AS field, old.note AS o, new.note AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER health_snapshots_kept BEFORE UPDATE ON health_snapshots BEGIN SELECT RAISE(ABORT, 'A snapshot of health is never changed.'); END;

CREATE TRIGGER health_snapshots_stay BEFORE DELETE ON health_snapshots WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'A snapshot of health is never deleted.'); END;

CREATE TRIGGER health_updates_history_delete BEFORE DELETE ON health_updates WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER health_updates_history_insert AFTER INSERT ON health_updates BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'health_updates', new.id, ''); END;

CREATE TRIGGER health_updates_history_update AFTER UPDATE ON health_updates BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'health_updates', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'month' AS field, old.month AS o, new.month AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'current_state' AS field, old.current_state AS o, new.current_state AS n UNION ALL SELECT 'considerations' AS field, old.considerations AS o, new.considerations AS n UNION ALL SELECT 'watch_items' AS field, old.watch_items AS o, new.watch_items AS n UNION ALL SELECT 'next_steps' AS field, old.next_steps AS o, new.next_steps AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER health_updates_search_delete AFTER DELETE ON health_updates BEGIN INSERT INTO health_updates_search (health_updates_search, rowid, current_state, considerations, watch_items, next_steps) VALUES ('delete', old.rid, old.current_state, old.considerations, old.watch_items, old.next_steps); END;

CREATE TRIGGER health_updates_search_insert AFTER INSERT ON health_updates BEGIN INSERT INTO health_updates_search (rowid, current_state, considerations, watch_items, next_steps) VALUES (new.rid, new.current_state, new.considerations, new.watch_items, new.next_steps); END;

CREATE TRIGGER health_updates_search_update AFTER UPDATE OF current_state, considerations, watch_items, next_steps ON health_updates BEGIN INSERT INTO health_updates_search (health_updates_search, rowid, current_state, considerations, watch_items, next_steps) VALUES ('delete', old.rid, old.current_state, old.considerations, old.watch_items, old.next_steps); INSERT INTO health_updates_search (rowid, current_state, considerations, watch_items, next_steps) VALUES (new.rid, new.current_state, new.considerations, new.watch_items, new.next_steps); END;

CREATE TRIGGER measurements_history_delete BEFORE DELETE ON measurements WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER measurements_history_insert AFTER INSERT ON measurements BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'measurements', new.id, ''); END;

CREATE TRIGGER measurements_history_update AFTER UPDATE ON measurements BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'measurements', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'criterion_id' AS field, old.criterion_id AS o, new.criterion_id AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'value' AS field, old.value AS o, new.value AS n UNION ALL SELECT 'source' AS field, old.source AS o, new.source AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER milestones_history_delete BEFORE DELETE ON milestones WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER milestones_history_insert AFTER INSERT ON milestones BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'milestones', new.id, ''); END;

CREATE TRIGGER milestones_history_update AFTER UPDATE ON milestones BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'milestones', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'objective_id' AS field, old.objective_id AS o, new.objective_id AS n UNION ALL SELECT 'position' AS field, old.position AS o, new.position AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'side' AS field, old.side AS o, new.side AS n UNION ALL SELECT 'owner_id' AS field, old.owner_id AS o, new.owner_id AS n UNION ALL SELECT 'customer_owner_id' AS field, old.customer_owner_id AS o, new.customer_owner_id AS n UNION ALL SELECT 'start_on' AS field, old.start_on AS o, new.start_on AS n UNION ALL SELECT 'due_on' AS field, old.due_on AS o, new.due_on AS n UNION ALL SELECT 'status' AS field, old.status AS o, new.status AS n UNION ALL SELECT 'progress' AS field, old.progress AS o, new.progress AS n UNION ALL SELECT 'risk' AS field, old.risk AS o, new.risk AS n UNION ALL SELECT 'risk_note' AS field, old.risk_note AS o, new.risk_note AS n UNION ALL SELECT 'done_on' AS field, old.done_on AS o, new.done_on AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER milestones_search_delete AFTER DELETE ON milestones BEGIN INSERT INTO milestones_search (milestones_search, rowid, name, risk_note) VALUES ('delete', old.rid, old.name, old.risk_note); END;

CREATE TRIGGER milestones_search_insert AFTER INSERT ON milestones BEGIN INSERT INTO milestones_search (rowid, name, risk_note) VALUES (new.rid, new.name, new.risk_note); END;

CREATE TRIGGER milestones_search_update AFTER UPDATE OF name, risk_note ON milestones BEGIN INSERT INTO milestones_search (milestones_search, rowid, name, risk_note) VALUES ('delete', old.rid, old.name, old.risk_note); INSERT INTO milestones_search (rowid, name, risk_note) VALUES (new.rid, new.name, new.risk_note); END;

CREATE TRIGGER objectives_history_delete BEFORE DELETE ON objectives WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER objectives_history_insert AFTER INSERT ON objectives BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'objectives', new.id, ''); END;

CREATE TRIGGER objectives_history_update AFTER UPDATE ON objectives BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'objectives', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'plan_id' AS field, old.plan_id AS o, new.plan_id AS n UNION ALL SELECT 'position' AS field, old.position AS o, new.position AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'why' AS field, old.why AS o, new.why AS n UNION ALL SELECT 'what' AS field, old.what AS o, new.what AS n UNION ALL SELECT 'category' AS field, old.category AS o, new.category AS n UNION ALL SELECT 'owner_id' AS field, old.owner_id AS o, new.owner_id AS n UNION ALL SELECT 'customer_owner_id' AS field, old.customer_owner_id AS o, new.customer_owner_id AS n UNION ALL SELECT 'due_on' AS field, old.due_on AS o, new.due_on AS n UNION ALL SELECT 'stage' AS field, old.stage AS o, new.stage AS n UNION ALL SELECT 'status' AS field, old.status AS o, new.status AS n UNION ALL SELECT 'priority' AS field, old.priority AS o, new.priority AS n UNION ALL SELECT 'customer_rank' AS field, old.customer_rank AS o, new.customer_rank AS n UNION ALL SELECT 'internal_notes' AS field, old.internal_notes AS o, new.internal_notes AS n UNION ALL SELECT 'last_validated_on' AS field, old.last_validated_on AS o, new.last_validated_on AS n UNION ALL SELECT 'closed_on' AS field, old.closed_on AS o, new.closed_on AS n UNION ALL SELECT 'outcome' AS field, old.outcome AS o, new.outcome AS n UNION ALL SELECT 'outcome_summary' AS field, old.outcome_summary AS o, new.outcome_summary AS n UNION ALL SELECT 'confirmed_by_id' AS field, old.confirmed_by_id AS o, new.confirmed_by_id AS n UNION ALL SELECT 'confirmed_on' AS field, old.confirmed_on AS o, new.confirmed_on AS n UNION ALL SELECT 'no_reason' AS field, old.no_reason AS o, new.no_reason AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER objectives_search_delete AFTER DELETE ON objectives BEGIN INSERT INTO objectives_search (objectives_search, rowid, name, why, what, internal_notes, outcome_summary) VALUES ('delete', old.rid, old.name, old.why, old.what, old.internal_notes, old.outcome_summary); END;

CREATE TRIGGER objectives_search_insert AFTER INSERT ON objectives BEGIN INSERT INTO objectives_search (rowid, name, why, what, internal_notes, outcome_summary) VALUES (new.rid, new.name, new.why, new.what, new.internal_notes, new.outcome_summary); END;

CREATE TRIGGER objectives_search_update AFTER UPDATE OF name, why, what, internal_notes, outcome_summary ON objectives BEGIN INSERT INTO objectives_search (objectives_search, rowid, name, why, what, internal_notes, outcome_summary) VALUES ('delete', old.rid, old.name, old.why, old.what, old.internal_notes, old.outcome_summary); INSERT INTO objectives_search (rowid, name, why, what, internal_notes, outcome_summary) VALUES (new.rid, new.name, new.why, new.what, new.internal_notes, new.outcome_summary); END;

CREATE TRIGGER onboardings_history_delete BEFORE DELETE ON onboardings WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER onboardings_history_insert AFTER INSERT ON onboardings BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'onboardings', new.id, ''); END;

CREATE TRIGGER onboardings_history_update AFTER UPDATE ON onboardings BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'onboardings', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'start_on' AS field, old.start_on AS o, new.start_on AS n UNION ALL SELECT 'contract_start_on' AS field, old.contract_start_on AS o, new.contract_start_on AS n UNION ALL SELECT 'kickoff_on' AS field, old.kickoff_on AS o, new.kickoff_on AS n UNION ALL SELECT 'first_value_on' AS field, old.first_value_on AS o, new.first_value_on AS n UNION ALL SELECT 'first_value_note' AS field, old.first_value_note AS o, new.first_value_note AS n UNION ALL SELECT 'use10_on' AS field, old.use10_on AS o, new.use10_on AS n UNION ALL SELECT 'use50_on' AS field, old.use50_on AS o, new.use50_on AS n UNION ALL SELECT 'use80_on' AS field, old.use80_on AS o, new.use80_on AS n UNION ALL SELECT 'is_use_case_adopted' AS field, old.is_use_case_adopted AS o, new.is_use_case_adopted AS n UNION ALL SELECT 'delay_side' AS field, old.delay_side AS o, new.delay_side AS n UNION ALL SELECT 'delay_reason' AS field, old.delay_reason AS o, new.delay_reason AS n UNION ALL SELECT 'run_id' AS field, old.run_id AS o, new.run_id AS n UNION ALL SELECT 'closed_on' AS field, old.closed_on AS o, new.closed_on AS n UNION ALL SELECT 'close_summary' AS field, old.close_summary AS o, new.close_summary AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER onboardings_search_delete AFTER DELETE ON onboardings BEGIN INSERT INTO onboardings_search (onboardings_search, rowid, first_value_note, delay_reason, close_summary) VALUES ('delete', old.rid, old.first_value_note, old.delay_reason, old.close_summary); END;

CREATE TRIGGER onboardings_search_insert AFTER INSERT ON onboardings BEGIN INSERT INTO onboardings_search (rowid, first_value_note, delay_reason, close_summary) VALUES (new.rid, new.first_value_note, new.delay_reason, new.close_summary); END;

CREATE TRIGGER onboardings_search_update AFTER UPDATE OF first_value_note, delay_reason, close_summary ON onboardings BEGIN INSERT INTO onboardings_search (onboardings_search, rowid, first_value_note, delay_reason, close_summary) VALUES ('delete', old.rid, old.first_value_note, old.delay_reason, old.close_summary); INSERT INTO onboardings_search (rowid, first_value_note, delay_reason, close_summary) VALUES (new.rid, new.first_value_note, new.delay_reason, new.close_summary); END;

CREATE TRIGGER opportunities_history_delete BEFORE DELETE ON opportunities WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER opportunities_history_insert AFTER INSERT ON opportunities BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'opportunities', new.id, ''); END;

CREATE TRIGGER opportunities_history_update AFTER UPDATE ON opportunities BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'opportunities', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'motion' AS field, old.motion AS o, new.motion AS n UNION ALL SELECT 'order_type' AS field, old.order_type AS o, new.order_type AS n UNION ALL SELECT 'amount_minor' AS field, old.amount_minor AS o, new.amount_minor AS n UNION ALL SELECT 'currency' AS field, old.currency AS o, new.currency AS n UNION ALL SELECT 'stage' AS field, old.stage AS o, new.stage AS n UNION ALL SELECT 'close_on' AS field, old.close_on AS o, new.close_on AS n UNION ALL SELECT 'status' AS field, old.status AS o, new.status AS n UNION ALL SELECT 'closed_on' AS field, old.closed_on AS o, new.closed_on AS n UNION ALL SELECT 'no_reason' AS field, old.no_reason AS o, new.no_reason AS n UNION ALL SELECT 'credit' AS field, old.credit AS o, new.credit AS n UNION ALL SELECT 'product_id' AS field, old.product_id AS o, new.product_id AS n UNION ALL SELECT 'objective_id' AS field, old.objective_id AS o, new.objective_id AS n UNION ALL SELECT 'contract_id' AS field, old.contract_id AS o, new.contract_id AS n UNION ALL SELECT 'origin' AS field, old.origin AS o, new.origin AS n UNION ALL SELECT 'next_step' AS field, old.next_step AS o, new.next_step AS n UNION ALL SELECT 'next_due_on' AS field, old.next_due_on AS o, new.next_due_on AS n UNION ALL SELECT 'opened_on' AS field, old.opened_on AS o, new.opened_on AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER opportunities_search_delete AFTER DELETE ON opportunities BEGIN INSERT INTO opportunities_search (opportunities_search, rowid, name, next_step, notes) VALUES ('delete', old.rid, old.name, old.next_step, old.notes); END;

CREATE TRIGGER opportunities_search_insert AFTER INSERT ON opportunities BEGIN INSERT INTO opportunities_search (rowid, name, next_step, notes) VALUES (new.rid, new.name, new.next_step, new.notes); END;

CREATE TRIGGER opportunities_search_update AFTER UPDATE OF name, next_step, notes ON opportunities BEGIN INSERT INTO opportunities_search (opportunities_search, rowid, name, next_step, notes) VALUES ('delete', old.rid, old.name, old.next_step, old.notes); INSERT INTO opportunities_search (rowid, name, next_step, notes) VALUES (new.rid, new.name, new.next_step, new.notes); END;

CREATE TRIGGER own_reviews_history_delete BEFORE DELETE ON own_reviews WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER own_reviews_history_insert AFTER INSERT ON own_reviews BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'own_reviews', new.id, ''); END;

CREATE TRIGGER own_reviews_history_update AFTER UPDATE ON own_reviews BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'own_reviews', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'quarter_on' AS field, old.quarter_on AS o, new.quarter_on AS n UNION ALL SELECT 'texts' AS field, old.texts AS o, new.texts AS n UNION ALL SELECT 'held_on' AS field, old.held_on AS o, new.held_on AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER people_history_delete BEFORE DELETE ON people WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER people_history_insert AFTER INSERT ON people BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'people', new.id, ''); END;

CREATE TRIGGER people_history_update AFTER UPDATE ON people BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'people', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'title' AS field, old.title AS o, new.title AS n UNION ALL SELECT 'email' AS field, old.email AS o, new.email AS n UNION ALL SELECT 'phone' AS field, old.phone AS o, new.phone AS n UNION ALL SELECT 'level' AS field, old.level AS o, new.level AS n UNION ALL SELECT 'role' AS field, old.role AS o, new.role AS n UNION ALL SELECT 'is_key' AS field, old.is_key AS o, new.is_key AS n UNION ALL SELECT 'left_on' AS field, old.left_on AS o, new.left_on AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n UNION ALL SELECT 'persona' AS field, old.persona AS o, new.persona AS n UNION ALL SELECT 'buying_role' AS field, old.buying_role AS o, new.buying_role AS n UNION ALL SELECT 'influence' AS field, old.influence AS o, new.influence AS n UNION ALL SELECT 'attitude' AS field, old.attitude AS o, new.attitude AS n UNION ALL SELECT 'champion_strength' AS field, old.champion_strength AS o, new.champion_strength AS n UNION ALL SELECT 'reports_to_id' AS field, old.reports_to_id AS o, new.reports_to_id AS n UNION ALL SELECT 'replaced_by_id' AS field, old.replaced_by_id AS o, new.replaced_by_id AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER people_search_delete AFTER DELETE ON people BEGIN INSERT INTO people_search (people_search, rowid, name, title, email, role, notes, persona) VALUES ('delete', old.rid, old.name, old.title, old.email, old.role, old.notes, old.persona); END;

CREATE TRIGGER people_search_insert AFTER INSERT ON people BEGIN INSERT INTO people_search (rowid, name, title, email, role, notes, persona) VALUES (new.rid, new.name, new.title, new.email, new.role, new.notes, new.persona); END;

CREATE TRIGGER people_search_update AFTER UPDATE OF name, title, email, role, notes, persona ON people BEGIN INSERT INTO people_search (people_search, rowid, name, title, email, role, notes, persona) VALUES ('delete', old.rid, old.name, old.title, old.email, old.role, old.notes, old.persona); INSERT INTO people_search (rowid, name, title, email, role, notes, persona) VALUES (new.rid, new.name, new.title, new.email, new.role, new.notes, new.persona); END;

CREATE TRIGGER plan_templates_history_delete BEFORE DELETE ON plan_templates WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER plan_templates_history_insert AFTER INSERT ON plan_templates BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'plan_templates', new.id, ''); END;

CREATE TRIGGER plan_templates_history_update AFTER UPDATE ON plan_templates BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'plan_templates', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'body' AS field, old.body AS o, new.body AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER plans_history_delete BEFORE DELETE ON plans WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER plans_history_insert AFTER INSERT ON plans BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'plans', new.id, ''); END;

CREATE TRIGGER plans_history_update AFTER UPDATE ON plans BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'plans', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'status' AS field, old.status AS o, new.status AS n UNION ALL SELECT 'strategy' AS field, old.strategy AS o, new.strategy AS n UNION ALL SELECT 'highlights' AS field, old.highlights AS o, new.highlights AS n UNION ALL SELECT 'internal_notes' AS field, old.internal_notes AS o, new.internal_notes AS n UNION ALL SELECT 'active_from' AS field, old.active_from AS o, new.active_from AS n UNION ALL SELECT 'due_on' AS field, old.due_on AS o, new.due_on AS n UNION ALL SELECT 'closed_on' AS field, old.closed_on AS o, new.closed_on AS n UNION ALL SELECT 'close_summary' AS field, old.close_summary AS o, new.close_summary AS n UNION ALL SELECT 'made_on' AS field, old.made_on AS o, new.made_on AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER plans_search_delete AFTER DELETE ON plans BEGIN INSERT INTO plans_search (plans_search, rowid, name, strategy, highlights, internal_notes, close_summary) VALUES ('delete', old.rid, old.name, old.strategy, old.highlights, old.internal_notes, old.close_summary); END;

CREATE TRIGGER plans_search_insert AFTER INSERT ON plans BEGIN INSERT INTO plans_search (rowid, name, strategy, highlights, internal_notes, close_summary) VALUES (new.rid, new.name, new.strategy, new.highlights, new.internal_notes, new.close_summary); END;

CREATE TRIGGER plans_search_update AFTER UPDATE OF name, strategy, highlights, internal_notes, close_summary ON plans BEGIN INSERT INTO plans_search (plans_search, rowid, name, strategy, highlights, internal_notes, close_summary) VALUES ('delete', old.rid, old.name, old.strategy, old.highlights, old.internal_notes, old.close_summary); INSERT INTO plans_search (rowid, name, strategy, highlights, internal_notes, close_summary) VALUES (new.rid, new.name, new.strategy, new.highlights, new.internal_notes, new.close_summary); END;

CREATE TRIGGER playbook_runs_history_delete BEFORE DELETE ON playbook_runs WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER playbook_runs_history_insert AFTER INSERT ON playbook_runs BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'playbook_runs', new.id, ''); END;

CREATE TRIGGER playbook_runs_history_update AFTER UPDATE ON playbook_runs BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'playbook_runs', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'playbook_id' AS field, old.playbook_id AS o, new.playbook_id AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'anchor_on' AS field, old.anchor_on AS o, new.anchor_on AS n UNION ALL SELECT 'branch' AS field, old.branch AS o, new.branch AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'why' AS field, old.why AS o, new.why AS n UNION ALL SELECT 'exit_criteria' AS field, old.exit_criteria AS o, new.exit_criteria AS n UNION ALL SELECT 'started_on' AS field, old.started_on AS o, new.started_on AS n UNION ALL SELECT 'closed_on' AS field, old.closed_on AS o, new.closed_on AS n UNION ALL SELECT 'close_reason' AS field, old.close_reason AS o, new.close_reason AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER playbook_runs_search_delete AFTER DELETE ON playbook_runs BEGIN INSERT INTO playbook_runs_search (playbook_runs_search, rowid, name, why, close_reason) VALUES ('delete', old.rid, old.name, old.why, old.close_reason); END;

CREATE TRIGGER playbook_runs_search_insert AFTER INSERT ON playbook_runs BEGIN INSERT INTO playbook_runs_search (rowid, name, why, close_reason) VALUES (new.rid, new.name, new.why, new.close_reason); END;

CREATE TRIGGER playbook_runs_search_update AFTER UPDATE OF name, why, close_reason ON playbook_runs BEGIN INSERT INTO playbook_runs_search (playbook_runs_search, rowid, name, why, close_reason) VALUES ('delete', old.rid, old.name, old.why, old.close_reason); INSERT INTO playbook_runs_search (rowid, name, why, close_reason) VALUES (new.rid, new.name, new.why, new.close_reason); END;

CREATE TRIGGER playbooks_history_delete BEFORE DELETE ON playbooks WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER playbooks_history_insert AFTER INSERT ON playbooks BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'playbooks', new.id, ''); END;

CREATE TRIGGER playbooks_history_update AFTER UPDATE ON playbooks BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'playbooks', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'key' AS field, old.key AS o, new.key AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'about' AS field, old.about AS o, new.about AS n UNION ALL SELECT 'steps' AS field, old.steps AS o, new.steps AS n UNION ALL SELECT 'exit_criteria' AS field, old.exit_criteria AS o, new.exit_criteria AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER playbooks_search_delete AFTER DELETE ON playbooks BEGIN INSERT INTO playbooks_search (playbooks_search, rowid, name, about) VALUES ('delete', old.rid, old.name, old.about); END;

CREATE TRIGGER playbooks_search_insert AFTER INSERT ON playbooks BEGIN INSERT INTO playbooks_search (rowid, name, about) VALUES (new.rid, new.name, new.about); END;

CREATE TRIGGER playbooks_search_update AFTER UPDATE OF name, about ON playbooks BEGIN INSERT INTO playbooks_search (playbooks_search, rowid, name, about) VALUES ('delete', old.rid, old.name, old.about); INSERT INTO playbooks_search (rowid, name, about) VALUES (new.rid, new.name, new.about); END;

CREATE TRIGGER priority_reviews_history_delete BEFORE DELETE ON priority_reviews WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER priority_reviews_history_insert AFTER INSERT ON priority_reviews BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'priority_reviews', new.id, ''); END;

CREATE TRIGGER priority_reviews_history_update AFTER UPDATE ON priority_reviews BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'priority_reviews', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'quarter' AS field, old.quarter AS o, new.quarter AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'decision' AS field, old.decision AS o, new.decision AS n UNION ALL SELECT 'proposal' AS field, old.proposal AS o, new.proposal AS n UNION ALL SELECT 'rule' AS field, old.rule AS o, new.rule AS n UNION ALL SELECT 'reason' AS field, old.reason AS o, new.reason AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER products_history_delete BEFORE DELETE ON products WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER products_history_insert AFTER INSERT ON products BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'products', new.id, ''); END;

CREATE TRIGGER products_history_update AFTER UPDATE ON products BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'products', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'about' AS field, old.about AS o, new.about AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER products_search_delete AFTER DELETE ON products BEGIN INSERT INTO products_search (products_search, rowid, name, about) VALUES ('delete', old.rid, old.name, old.about); END;

CREATE TRIGGER products_search_insert AFTER INSERT ON products BEGIN INSERT INTO products_search (rowid, name, about) VALUES (new.rid, new.name, new.about); END;

CREATE TRIGGER products_search_update AFTER UPDATE OF name, about ON products BEGIN INSERT INTO products_search (products_search, rowid, name, about) VALUES ('delete', old.rid, old.name, old.about); INSERT INTO products_search (rowid, name, about) VALUES (new.rid, new.name, new.about); END;

CREATE TRIGGER ratings_history_delete BEFORE DELETE ON ratings WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER ratings_history_insert AFTER INSERT ON ratings BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'ratings', new.id, ''); END;

CREATE TRIGGER ratings_history_update AFTER UPDATE ON ratings BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'ratings', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'criterion_id' AS field, old.criterion_id AS o, new.criterion_id AS n UNION ALL SELECT 'side' AS field, old.side AS o, new.side AS n UNION ALL SELECT 'person_id' AS field, old.person_id AS o, new.person_id AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'score' AS field, old.score AS o, new.score AS n UNION ALL SELECT 'words' AS field, old.words AS o, new.words AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER reference_asks_history_delete BEFORE DELETE ON reference_asks WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER reference_asks_history_insert AFTER INSERT ON reference_asks BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'reference_asks', new.id, ''); END;

CREATE TRIGGER reference_asks_history_update AFTER UPDATE ON reference_asks BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'reference_asks', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'person_id' AS field, old.person_id AS o, new.person_id AS n UNION ALL SELECT 'scope' AS field, old.scope AS o, new.scope AS n UNION ALL SELECT 'for_whom' AS field, old.for_whom AS o, new.for_whom AS n UNION ALL SELECT 'asked_on' AS field, old.asked_on AS o, new.asked_on AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'done_on' AS field, old.done_on AS o, new.done_on AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER reference_asks_search_delete AFTER DELETE ON reference_asks BEGIN INSERT INTO reference_asks_search (reference_asks_search, rowid, for_whom, notes) VALUES ('delete', old.rid, old.for_whom, old.notes); END;

CREATE TRIGGER reference_asks_search_insert AFTER INSERT ON reference_asks BEGIN INSERT INTO reference_asks_search (rowid, for_whom, notes) VALUES (new.rid, new.for_whom, new.notes); END;

CREATE TRIGGER reference_asks_search_update AFTER UPDATE OF for_whom, notes ON reference_asks BEGIN INSERT INTO reference_asks_search (reference_asks_search, rowid, for_whom, notes) VALUES ('delete', old.rid, old.for_whom, old.notes); INSERT INTO reference_asks_search (rowid, for_whom, notes) VALUES (new.rid, new.for_whom, new.notes); END;

CREATE TRIGGER reference_profiles_history_delete BEFORE DELETE ON reference_profiles WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER reference_profiles_history_insert AFTER INSERT ON reference_profiles BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'reference_profiles', new.id, ''); END;

CREATE TRIGGER reference_profiles_history_update AFTER UPDATE ON reference_profiles BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'reference_profiles', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'standing' AS field, old.standing AS o, new.standing AS n UNION ALL SELECT 'scopes' AS field, old.scopes AS o, new.scopes AS n UNION ALL SELECT 'consent_by_id' AS field, old.consent_by_id AS o, new.consent_by_id AS n UNION ALL SELECT 'consent_on' AS field, old.consent_on AS o, new.consent_on AS n UNION ALL SELECT 'expires_on' AS field, old.expires_on AS o, new.expires_on AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER renewals_history_delete BEFORE DELETE ON renewals WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER renewals_history_insert AFTER INSERT ON renewals BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'renewals', new.id, ''); END;

CREATE TRIGGER renewals_history_update AFTER UPDATE ON renewals BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'renewals', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'contract_id' AS field, old.contract_id AS o, new.contract_id AS n UNION ALL SELECT 'category' AS field, old.category AS o, new.category AS n UNION ALL SELECT 'amount_minor' AS field, old.amount_minor AS o, new.amount_minor AS n UNION ALL SELECT 'swing_minor' AS field, old.swing_minor AS o, new.swing_minor AS n UNION ALL SELECT 'best_minor' AS field, old.best_minor AS o, new.best_minor AS n UNION ALL SELECT 'likely_minor' AS field, old.likely_minor AS o, new.likely_minor AS n UNION ALL SELECT 'commit_minor' AS field, old.commit_minor AS o, new.commit_minor AS n UNION ALL SELECT 'soft_asked_on' AS field, old.soft_asked_on AS o, new.soft_asked_on AS n UNION ALL SELECT 'soft_outcome' AS field, old.soft_outcome AS o, new.soft_outcome AS n UNION ALL SELECT 'soft_note' AS field, old.soft_note AS o, new.soft_note AS n UNION ALL SELECT 'soft_activity_id' AS field, old.soft_activity_id AS o, new.soft_activity_id AS n UNION ALL SELECT 'dri_id' AS field, old.dri_id AS o, new.dri_id AS n UNION ALL SELECT 'status' AS field, old.status AS o, new.status AS n UNION ALL SELECT 'closed_on' AS field, old.closed_on AS o, new.closed_on AS n UNION ALL SELECT 'amount_won_minor' AS field, old.amount_won_minor AS o, new.amount_won_minor AS n UNION ALL SELECT 'next_contract_id' AS field, old.next_contract_id AS o, new.next_contract_id AS n UNION ALL SELECT 'loss_reason' AS field, old.loss_reason AS o, new.loss_reason AS n UNION ALL SELECT 'was_expected' AS field, old.was_expected AS o, new.was_expected AS n UNION ALL SELECT 'was_avoidable' AS field, old.was_avoidable AS o, new.was_avoidable AS n UNION ALL SELECT 'lesson' AS field, old.lesson AS o, new.lesson AS n UNION ALL SELECT 'plan' AS field, old.plan AS o, new.plan AS n UNION ALL SELECT 'paper' AS field, old.paper AS o, new.paper AS n UNION ALL SELECT 'next_step' AS field, old.next_step AS o, new.next_step AS n UNION ALL SELECT 'next_due_on' AS field, old.next_due_on AS o, new.next_due_on AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER renewals_search_delete AFTER DELETE ON renewals BEGIN INSERT INTO renewals_search (renewals_search, rowid, soft_note, lesson, next_step) VALUES ('delete', old.rid, old.soft_note, old.lesson, old.next_step); END;

CREATE TRIGGER renewals_search_insert AFTER INSERT ON renewals BEGIN INSERT INTO renewals_search (rowid, soft_note, lesson, next_step) VALUES (new.rid, new.soft_note, new.lesson, new.next_step); END;

CREATE TRIGGER renewals_search_update AFTER UPDATE OF soft_note, lesson, next_step ON renewals BEGIN INSERT INTO renewals_search (renewals_search, rowid, soft_note, lesson, next_step) VALUES ('delete', old.rid, old.soft_note, old.lesson, old.next_step); INSERT INTO renewals_search (rowid, soft_note, lesson, next_step) VALUES (new.rid, new.soft_note, new.lesson, new.next_step); END;

CREATE TRIGGER review_agenda_history_delete BEFORE DELETE ON review_agenda WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER review_agenda_history_insert AFTER INSERT ON review_agenda BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'review_agenda', new.id, ''); END;

CREATE TRIGGER review_agenda_history_update AFTER UPDATE ON review_agenda BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'review_agenda', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'review_id' AS field, old.review_id AS o, new.review_id AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'minutes' AS field, old.minutes AS o, new.minutes AS n UNION ALL SELECT 'looks' AS field, old.looks AS o, new.looks AS n UNION ALL SELECT 'lead' AS field, old.lead AS o, new.lead AS n UNION ALL SELECT 'position' AS field, old.position AS o, new.position AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER review_attendees_history_delete BEFORE DELETE ON review_attendees WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER review_attendees_history_insert AFTER INSERT ON review_attendees BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'review_attendees', new.id, ''); END;

CREATE TRIGGER review_attendees_history_update AFTER UPDATE ON review_attendees BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'review_attendees', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'review_id' AS field, old.review_id AS o, new.review_id AS n UNION ALL SELECT 'person_id' AS field, old.person_id AS o, new.person_id AS n UNION ALL SELECT 'member_id' AS field, old.member_id AS o, new.member_id AS n UNION ALL SELECT 'role' AS field, old.role AS o, new.role AS n UNION ALL SELECT 'matched_id' AS field, old.matched_id AS o, new.matched_id AS n UNION ALL SELECT 'presence' AS field, old.presence AS o, new.presence AS n UNION ALL SELECT 'position' AS field, old.position AS o, new.position AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER review_steps_history_delete BEFORE DELETE ON review_steps WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER review_steps_history_insert AFTER INSERT ON review_steps BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'review_steps', new.id, ''); END;

CREATE TRIGGER review_steps_history_update AFTER UPDATE ON review_steps BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'review_steps', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'review_id' AS field, old.review_id AS o, new.review_id AS n UNION ALL SELECT 'key' AS field, old.key AS o, new.key AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'due_on' AS field, old.due_on AS o, new.due_on AS n UNION ALL SELECT 'is_by_hand' AS field, old.is_by_hand AS o, new.is_by_hand AS n UNION ALL SELECT 'done_on' AS field, old.done_on AS o, new.done_on AS n UNION ALL SELECT 'note' AS field, old.note AS o, new.note AS n UNION ALL SELECT 'position' AS field, old.position AS o, new.position AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER review_steps_search_delete AFTER DELETE ON review_steps BEGIN INSERT INTO review_steps_search (review_steps_search, rowid, name, note) VALUES ('delete', old.rid, old.name, old.note); END;

CREATE TRIGGER review_steps_search_insert AFTER INSERT ON review_steps BEGIN INSERT INTO review_steps_search (rowid, name, note) VALUES (new.rid, new.name, new.note); END;

CREATE TRIGGER review_steps_search_update AFTER UPDATE OF name, note ON review_steps BEGIN INSERT INTO review_steps_search (review_steps_search, rowid, name, note) VALUES ('delete', old.rid, old.name, old.note); INSERT INTO review_steps_search (rowid, name, note) VALUES (new.rid, new.name, new.note); END;

CREATE TRIGGER rhythm_done_history_delete BEFORE DELETE ON rhythm_done WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER rhythm_done_history_insert AFTER INSERT ON rhythm_done BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'rhythm_done', new.id, ''); END;

CREATE TRIGGER rhythm_done_history_update AFTER UPDATE ON rhythm_done BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'rhythm_done', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'item' AS field, old.item AS o, new.item AS n UNION ALL SELECT 'period' AS field, old.period AS o, new.period AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER risk_updates_history_delete BEFORE DELETE ON risk_updates WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER risk_updates_history_insert AFTER INSERT ON risk_updates BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'risk_updates', new.id, ''); END;

CREATE TRIGGER risk_updates_history_update AFTER UPDATE ON risk_updates BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'risk_updates', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'risk_id' AS field, old.risk_id AS o, new.risk_id AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'level' AS field, old.level AS o, new.level AS n UNION ALL SELECT 'text' AS field, old.text AS o, new.text AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER risk_updates_search_delete AFTER DELETE ON risk_updates BEGIN INSERT INTO risk_updates_search (risk_updates_search, rowid, text) VALUES ('delete', old.rid, old.text); END;

CREATE TRIGGER risk_updates_search_insert AFTER INSERT ON risk_updates BEGIN INSERT INTO risk_updates_search (rowid, text) VALUES (new.rid, new.text); END;

CREATE TRIGGER risk_updates_search_update AFTER UPDATE OF text ON risk_updates BEGIN INSERT INTO risk_updates_search (risk_updates_search, rowid, text) VALUES ('delete', old.rid, old.text); INSERT INTO risk_updates_search (rowid, text) VALUES (new.rid, new.text); END;

CREATE TRIGGER risks_history_delete BEFORE DELETE ON risks WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER risks_history_insert AFTER INSERT ON risks BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'risks', new.id, ''); END;

CREATE TRIGGER risks_history_update AFTER UPDATE ON risks BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'risks', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'level' AS field, old.level AS o, new.level AS n UNION ALL SELECT 'reason' AS field, old.reason AS o, new.reason AS n UNION ALL SELECT 'impact' AS field, old.impact AS o, new.impact AS n UNION ALL SELECT 'about' AS field, old.about AS o, new.about AS n UNION ALL SELECT 'arr_minor' AS field, old.arr_minor AS o, new.arr_minor AS n UNION ALL SELECT 'currency' AS field, old.currency AS o, new.currency AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'opened_on' AS field, old.opened_on AS o, new.opened_on AS n UNION ALL SELECT 'mitigation' AS field, old.mitigation AS o, new.mitigation AS n UNION ALL SELECT 'next_step' AS field, old.next_step AS o, new.next_step AS n UNION ALL SELECT 'owner_id' AS field, old.owner_id AS o, new.owner_id AS n UNION ALL SELECT 'next_due_on' AS field, old.next_due_on AS o, new.next_due_on AS n UNION ALL SELECT 'told' AS field, old.told AS o, new.told AS n UNION ALL SELECT 'will_churn' AS field, old.will_churn AS o, new.will_churn AS n UNION ALL SELECT 'is_intervened' AS field, old.is_intervened AS o, new.is_intervened AS n UNION ALL SELECT 'closed_on' AS field, old.closed_on AS o, new.closed_on AS n UNION ALL SELECT 'outcome' AS field, old.outcome AS o, new.outcome AS n UNION ALL SELECT 'outcome_summary' AS field, old.outcome_summary AS o, new.outcome_summary AS n UNION ALL SELECT 'is_expected' AS field, old.is_expected AS o, new.is_expected AS n UNION ALL SELECT 'is_avoidable' AS field, old.is_avoidable AS o, new.is_avoidable AS n UNION ALL SELECT 'lesson' AS field, old.lesson AS o, new.lesson AS n UNION ALL SELECT 'alert_id' AS field, old.alert_id AS o, new.alert_id AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER risks_search_delete AFTER DELETE ON risks BEGIN INSERT INTO risks_search (risks_search, rowid, about, next_step, outcome_summary, lesson, mitigation) VALUES ('delete', old.rid, old.about, old.next_step, old.outcome_summary, old.lesson, old.mitigation); END;

CREATE TRIGGER risks_search_insert AFTER INSERT ON risks BEGIN INSERT INTO risks_search (rowid, about, next_step, outcome_summary, lesson, mitigation) VALUES (new.rid, new.about, new.next_step, new.outcome_summary, new.lesson, new.mitigation); END;

CREATE TRIGGER risks_search_update AFTER UPDATE OF about, next_step, outcome_summary, lesson, mitigation ON risks BEGIN INSERT INTO risks_search (risks_search, rowid, about, next_step, outcome_summary, lesson, mitigation) VALUES ('delete', old.rid, old.about, old.next_step, old.outcome_summary, old.lesson, old.mitigation); INSERT INTO risks_search (rowid, about, next_step, outcome_summary, lesson, mitigation) VALUES (new.rid, new.about, new.next_step, new.outcome_summary, new.lesson, new.mitigation); END;

CREATE TRIGGER role_exceptions_history_delete BEFORE DELETE ON role_exceptions WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER role_exceptions_history_insert AFTER INSERT ON role_exceptions BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'role_exceptions', new.id, ''); END;

CREATE TRIGGER role_exceptions_history_update AFTER UPDATE ON role_exceptions BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'role_exceptions', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'activity' AS field, old.activity AS o, new.activity AS n UNION ALL SELECT 'letters' AS field, old.letters AS o, new.letters AS n UNION ALL SELECT 'reason' AS field, old.reason AS o, new.reason AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER run_steps_history_delete BEFORE DELETE ON run_steps WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER run_steps_history_insert AFTER INSERT ON run_steps BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'run_steps', new.id, ''); END;

CREATE TRIGGER run_steps_history_update AFTER UPDATE ON run_steps BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'run_steps', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'run_id' AS field, old.run_id AS o, new.run_id AS n UNION ALL SELECT 'position' AS field, old.position AS o, new.position AS n UNION ALL SELECT 'key' AS field, old.key AS o, new.key AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'detail' AS field, old.detail AS o, new.detail AS n UNION ALL SELECT 'role' AS field, old.role AS o, new.role AS n UNION ALL SELECT 'owner_id' AS field, old.owner_id AS o, new.owner_id AS n UNION ALL SELECT 'branch' AS field, old.branch AS o, new.branch AS n UNION ALL SELECT 'offset' AS field, old.offset AS o, new.offset AS n UNION ALL SELECT 'unit' AS field, old.unit AS o, new.unit AS n UNION ALL SELECT 'after' AS field, old.after AS o, new.after AS n UNION ALL SELECT 'due_on' AS field, old.due_on AS o, new.due_on AS n UNION ALL SELECT 'is_fixed' AS field, old.is_fixed AS o, new.is_fixed AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'done_on' AS field, old.done_on AS o, new.done_on AS n UNION ALL SELECT 'skip_reason' AS field, old.skip_reason AS o, new.skip_reason AS n UNION ALL SELECT 'checklist' AS field, old.checklist AS o, new.checklist AS n UNION ALL SELECT 'template' AS field, old.template AS o, new.template AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER run_steps_search_delete AFTER DELETE ON run_steps BEGIN INSERT INTO run_steps_search (run_steps_search, rowid, name, detail, skip_reason) VALUES ('delete', old.rid, old.name, old.detail, old.skip_reason); END;

CREATE TRIGGER run_steps_search_insert AFTER INSERT ON run_steps BEGIN INSERT INTO run_steps_search (rowid, name, detail, skip_reason) VALUES (new.rid, new.name, new.detail, new.skip_reason); END;

CREATE TRIGGER run_steps_search_update AFTER UPDATE OF name, detail, skip_reason ON run_steps BEGIN INSERT INTO run_steps_search (run_steps_search, rowid, name, detail, skip_reason) VALUES ('delete', old.rid, old.name, old.detail, old.skip_reason); INSERT INTO run_steps_search (rowid, name, detail, skip_reason) VALUES (new.rid, new.name, new.detail, new.skip_reason); END;

CREATE TRIGGER saved_views_history_delete BEFORE DELETE ON saved_views WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER saved_views_history_insert AFTER INSERT ON saved_views BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'saved_views', new.id, ''); END;

CREATE TRIGGER saved_views_history_update AFTER UPDATE ON saved_views BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'saved_views', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'view' AS field, old.view AS o, new.view AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER settings_history_delete BEFORE DELETE ON settings WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER settings_history_insert AFTER INSERT ON settings BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'settings', new.id, ''); END;

CREATE TRIGGER settings_history_update AFTER UPDATE ON settings BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'settings', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'key' AS field, old.key AS o, new.key AS n UNION ALL SELECT 'value' AS field, old.value AS o, new.value AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER slide_sets_history_delete BEFORE DELETE ON slide_sets WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER slide_sets_history_insert AFTER INSERT ON slide_sets BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'slide_sets', new.id, ''); END;

CREATE TRIGGER slide_sets_history_update AFTER UPDATE ON slide_sets BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'slide_sets', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'deck' AS field, old.deck AS o, new.deck AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER sponsor_pairs_history_delete BEFORE DELETE ON sponsor_pairs WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER sponsor_pairs_history_insert AFTER INSERT ON sponsor_pairs BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'sponsor_pairs', new.id, ''); END;

CREATE TRIGGER sponsor_pairs_history_update AFTER UPDATE ON sponsor_pairs BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'sponsor_pairs', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'person_id' AS field, old.person_id AS o, new.person_id AS n UNION ALL SELECT 'member_id' AS field, old.member_id AS o, new.member_id AS n UNION ALL SELECT 'note' AS field, old.note AS o, new.note AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER stories_history_delete BEFORE DELETE ON stories WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER stories_history_insert AFTER INSERT ON stories BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'stories', new.id, ''); END;

CREATE TRIGGER stories_history_update AFTER UPDATE ON stories BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'stories', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'criterion_id' AS field, old.criterion_id AS o, new.criterion_id AS n UNION ALL SELECT 'title' AS field, old.title AS o, new.title AS n UNION ALL SELECT 'challenge' AS field, old.challenge AS o, new.challenge AS n UNION ALL SELECT 'change' AS field, old.change AS o, new.change AS n UNION ALL SELECT 'result' AS field, old.result AS o, new.result AS n UNION ALL SELECT 'quote' AS field, old.quote AS o, new.quote AS n UNION ALL SELECT 'quote_person_id' AS field, old.quote_person_id AS o, new.quote_person_id AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'approved_by_id' AS field, old.approved_by_id AS o, new.approved_by_id AS n UNION ALL SELECT 'approved_on' AS field, old.approved_on AS o, new.approved_on AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER stories_search_delete AFTER DELETE ON stories BEGIN INSERT INTO stories_search (stories_search, rowid, title, challenge, change, result, quote) VALUES ('delete', old.rid, old.title, old.challenge, old.change, old.result, old.quote); END;

CREATE TRIGGER stories_search_insert AFTER INSERT ON stories BEGIN INSERT INTO stories_search (rowid, title, challenge, change, result, quote) VALUES (new.rid, new.title, new.challenge, new.change, new.result, new.quote); END;

CREATE TRIGGER stories_search_update AFTER UPDATE OF title, challenge, change, result, quote ON stories BEGIN INSERT INTO stories_search (stories_search, rowid, title, challenge, change, result, quote) VALUES ('delete', old.rid, old.title, old.challenge, old.change, old.result, old.quote); INSERT INTO stories_search (rowid, title, challenge, change, result, quote) VALUES (new.rid, new.title, new.challenge, new.change, new.result, new.quote); END;

CREATE TRIGGER support_cases_history_delete BEFORE DELETE ON support_cases WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER support_cases_history_insert AFTER INSERT ON support_cases BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'support_cases', new.id, ''); END;

CREATE TRIGGER support_cases_history_update AFTER UPDATE ON support_cases BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'support_cases', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'number' AS field, old.number AS o, new.number AS n UNION ALL SELECT 'title' AS field, old.title AS o, new.title AS n UNION ALL SELECT 'severity' AS field, old.severity AS o, new.severity AS n UNION ALL SELECT 'status' AS field, old.status AS o, new.status AS n UNION ALL SELECT 'theme' AS field, old.theme AS o, new.theme AS n UNION ALL SELECT 'opened_on' AS field, old.opened_on AS o, new.opened_on AS n UNION ALL SELECT 'closed_on' AS field, old.closed_on AS o, new.closed_on AS n UNION ALL SELECT 'url' AS field, old.url AS o, new.url AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER support_cases_search_delete AFTER DELETE ON support_cases BEGIN INSERT INTO support_cases_search (support_cases_search, rowid, number, title, theme, notes) VALUES ('delete', old.rid, old.number, old.title, old.theme, old.notes); END;

CREATE TRIGGER support_cases_search_insert AFTER INSERT ON support_cases BEGIN INSERT INTO support_cases_search (rowid, number, title, theme, notes) VALUES (new.rid, new.number, new.title, new.theme, new.notes); END;

CREATE TRIGGER support_cases_search_update AFTER UPDATE OF number, title, theme, notes ON support_cases BEGIN INSERT INTO support_cases_search (support_cases_search, rowid, number, title, theme, notes) VALUES ('delete', old.rid, old.number, old.title, old.theme, old.notes); INSERT INTO support_cases_search (rowid, number, title, theme, notes) VALUES (new.rid, new.number, new.title, new.theme, new.notes); END;

CREATE TRIGGER survey_responses_history_delete BEFORE DELETE ON survey_responses WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER survey_responses_history_insert AFTER INSERT ON survey_responses BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'survey_responses', new.id, ''); END;

CREATE TRIGGER survey_responses_history_update AFTER UPDATE ON survey_responses BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'survey_responses', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'survey_id' AS field, old.survey_id AS o, new.survey_id AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'person_id' AS field, old.person_id AS o, new.person_id AS n UNION ALL SELECT 'respondent' AS field, old.respondent AS o, new.respondent AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'score' AS field, old.score AS o, new.score AS n UNION ALL SELECT 'comment' AS field, old.comment AS o, new.comment AS n UNION ALL SELECT 'follow_up' AS field, old.follow_up AS o, new.follow_up AS n UNION ALL SELECT 'follow_up_due_on' AS field, old.follow_up_due_on AS o, new.follow_up_due_on AS n UNION ALL SELECT 'follow_up_note' AS field, old.follow_up_note AS o, new.follow_up_note AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER survey_responses_search_delete AFTER DELETE ON survey_responses BEGIN INSERT INTO survey_responses_search (survey_responses_search, rowid, respondent, comment, follow_up_note) VALUES ('delete', old.rid, old.respondent, old.comment, old.follow_up_note); END;

CREATE TRIGGER survey_responses_search_insert AFTER INSERT ON survey_responses BEGIN INSERT INTO survey_responses_search (rowid, respondent, comment, follow_up_note) VALUES (new.rid, new.respondent, new.comment, new.follow_up_note); END;

CREATE TRIGGER survey_responses_search_update AFTER UPDATE OF respondent, comment, follow_up_note ON survey_responses BEGIN INSERT INTO survey_responses_search (survey_responses_search, rowid, respondent, comment, follow_up_note) VALUES ('delete', old.rid, old.respondent, old.comment, old.follow_up_note); INSERT INTO survey_responses_search (rowid, respondent, comment, follow_up_note) VALUES (new.rid, new.respondent, new.comment, new.follow_up_note); END;

CREATE TRIGGER surveys_history_delete BEFORE DELETE ON surveys WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER surveys_history_insert AFTER INSERT ON surveys BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'surveys', new.id, ''); END;

CREATE TRIGGER surveys_history_update AFTER UPDATE ON surveys BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'surveys', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'question' AS field, old.question AS o, new.question AS n UNION ALL SELECT 'scale_min' AS field, old.scale_min AS o, new.scale_min AS n UNION ALL SELECT 'scale_max' AS field, old.scale_max AS o, new.scale_max AS n UNION ALL SELECT 'sent_on' AS field, old.sent_on AS o, new.sent_on AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER surveys_search_delete AFTER DELETE ON surveys BEGIN INSERT INTO surveys_search (surveys_search, rowid, name, question) VALUES ('delete', old.rid, old.name, old.question); END;

CREATE TRIGGER surveys_search_insert AFTER INSERT ON surveys BEGIN INSERT INTO surveys_search (rowid, name, question) VALUES (new.rid, new.name, new.question); END;

CREATE TRIGGER surveys_search_update AFTER UPDATE OF name, question ON surveys BEGIN INSERT INTO surveys_search (surveys_search, rowid, name, question) VALUES ('delete', old.rid, old.name, old.question); INSERT INTO surveys_search (rowid, name, question) VALUES (new.rid, new.name, new.question); END;

CREATE TRIGGER team_members_history_delete BEFORE DELETE ON team_members WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER team_members_history_insert AFTER INSERT ON team_members BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'team_members', new.id, ''); END;

CREATE TRIGGER team_members_history_update AFTER UPDATE ON team_members BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'team_members', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'job' AS field, old.job AS o, new.job AS n UNION ALL SELECT 'email' AS field, old.email AS o, new.email AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER team_members_search_delete AFTER DELETE ON team_members BEGIN INSERT INTO team_members_search (team_members_search, rowid, name, email) VALUES ('delete', old.rid, old.name, old.email); END;

CREATE TRIGGER team_members_search_insert AFTER INSERT ON team_members BEGIN INSERT INTO team_members_search (rowid, name, email) VALUES (new.rid, new.name, new.email); END;

CREATE TRIGGER team_members_search_update AFTER UPDATE OF name, email ON team_members BEGIN INSERT INTO team_members_search (team_members_search, rowid, name, email) VALUES ('delete', old.rid, old.name, old.email); INSERT INTO team_members_search (rowid, name, email) VALUES (new.rid, new.name, new.email); END;

CREATE TRIGGER time_entries_history_delete BEFORE DELETE ON time_entries WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER time_entries_history_insert AFTER INSERT ON time_entries BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'time_entries', new.id, ''); END;

CREATE TRIGGER time_entries_history_update AFTER UPDATE ON time_entries BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'time_entries', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'area' AS field, old.area AS o, new.area AS n UNION ALL SELECT 'minutes' AS field, old.minutes AS o, new.minutes AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'note' AS field, old.note AS o, new.note AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER time_entries_search_delete AFTER DELETE ON time_entries BEGIN INSERT INTO time_entries_search (time_entries_search, rowid, note) VALUES ('delete', old.rid, old.note); END;

CREATE TRIGGER time_entries_search_insert AFTER INSERT ON time_entries BEGIN INSERT INTO time_entries_search (rowid, note) VALUES (new.rid, new.note); END;

CREATE TRIGGER time_entries_search_update AFTER UPDATE OF note ON time_entries BEGIN INSERT INTO time_entries_search (time_entries_search, rowid, note) VALUES ('delete', old.rid, old.note); INSERT INTO time_entries_search (rowid, note) VALUES (new.rid, new.note); END;

CREATE TRIGGER usage_batches_history_delete BEFORE DELETE ON usage_batches WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER usage_batches_history_insert AFTER INSERT ON usage_batches BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'usage_batches', new.id, ''); END;

CREATE TRIGGER usage_batches_history_update AFTER UPDATE ON usage_batches BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'usage_batches', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'source' AS field, old.source AS o, new.source AS n UNION ALL SELECT 'recorded_at' AS field, old.recorded_at AS o, new.recorded_at AS n UNION ALL SELECT 'points' AS field, old.points AS o, new.points AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER usage_metrics_history_delete BEFORE DELETE ON usage_metrics WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER usage_metrics_history_insert AFTER INSERT ON usage_metrics BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'usage_metrics', new.id, ''); END;

CREATE TRIGGER usage_metrics_history_update AFTER UPDATE ON usage_metrics BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'usage_metrics', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'key' AS field, old.key AS o, new.key AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'unit' AS field, old.unit AS o, new.unit AS n UNION ALL SELECT 'aggregate' AS field, old.aggregate AS o, new.aggregate AS n UNION ALL SELECT 'grain' AS field, old.grain AS o, new.grain AS n UNION ALL SELECT 'role' AS field, old.role AS o, new.role AS n UNION ALL SELECT 'product_id' AS field, old.product_id AS o, new.product_id AS n UNION ALL SELECT 'feature_id' AS field, old.feature_id AS o, new.feature_id AS n UNION ALL SELECT 'green_from' AS field, old.green_from AS o, new.green_from AS n UNION ALL SELECT 'yellow_from' AS field, old.yellow_from AS o, new.yellow_from AS n UNION ALL SELECT 'is_lower_better' AS field, old.is_lower_better AS o, new.is_lower_better AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER usage_metrics_search_delete AFTER DELETE ON usage_metrics BEGIN INSERT INTO usage_metrics_search (usage_metrics_search, rowid, key, name) VALUES ('delete', old.rid, old.key, old.name); END;

CREATE TRIGGER usage_metrics_search_insert AFTER INSERT ON usage_metrics BEGIN INSERT INTO usage_metrics_search (rowid, key, name) VALUES (new.rid, new.key, new.name); END;

CREATE TRIGGER usage_metrics_search_update AFTER UPDATE OF key, name ON usage_metrics BEGIN INSERT INTO usage_metrics_search (usage_metrics_search, rowid, key, name) VALUES ('delete', old.rid, old.key, old.name); INSERT INTO usage_metrics_search (rowid, key, name) VALUES (new.rid, new.key, new.name); END;

CREATE TRIGGER use_cases_history_delete BEFORE DELETE ON use_cases WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER use_cases_history_insert AFTER INSERT ON use_cases BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'use_cases', new.id, ''); END;

CREATE TRIGGER use_cases_history_update AFTER UPDATE ON use_cases BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'use_cases', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'product_id' AS field, old.product_id AS o, new.product_id AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'about' AS field, old.about AS o, new.about AS n UNION ALL SELECT 'metric_id' AS field, old.metric_id AS o, new.metric_id AS n UNION ALL SELECT 'position' AS field, old.position AS o, new.position AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER use_cases_search_delete AFTER DELETE ON use_cases BEGIN INSERT INTO use_cases_search (use_cases_search, rowid, name, about) VALUES ('delete', old.rid, old.name, old.about); END;

CREATE TRIGGER use_cases_search_insert AFTER INSERT ON use_cases BEGIN INSERT INTO use_cases_search (rowid, name, about) VALUES (new.rid, new.name, new.about); END;

CREATE TRIGGER use_cases_search_update AFTER UPDATE OF name, about ON use_cases BEGIN INSERT INTO use_cases_search (use_cases_search, rowid, name, about) VALUES ('delete', old.rid, old.name, old.about); INSERT INTO use_cases_search (rowid, name, about) VALUES (new.rid, new.name, new.about); END;

CREATE TRIGGER value_drivers_history_delete BEFORE DELETE ON value_drivers WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER value_drivers_history_insert AFTER INSERT ON value_drivers BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'value_drivers', new.id, ''); END;

CREATE TRIGGER value_drivers_history_update AFTER UPDATE ON value_drivers BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'value_drivers', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'about' AS field, old.about AS o, new.about AS n UNION ALL SELECT 'formula' AS field, old.formula AS o, new.formula AS n UNION ALL SELECT 'assumptions' AS field, old.assumptions AS o, new.assumptions AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER value_items_history_delete BEFORE DELETE ON value_items WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER value_items_history_insert AFTER INSERT ON value_items BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'value_items', new.id, ''); END;

CREATE TRIGGER value_items_history_update AFTER UPDATE ON value_items BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'value_items', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'objective_id' AS field, old.objective_id AS o, new.objective_id AS n UNION ALL SELECT 'driver' AS field, old.driver AS o, new.driver AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'formula' AS field, old.formula AS o, new.formula AS n UNION ALL SELECT 'assumptions' AS field, old.assumptions AS o, new.assumptions AS n UNION ALL SELECT 'currency' AS field, old.currency AS o, new.currency AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'start_on' AS field, old.start_on AS o, new.start_on AS n UNION ALL SELECT 'every' AS field, old.every AS o, new.every AS n UNION ALL SELECT 'confirmed_by_id' AS field, old.confirmed_by_id AS o, new.confirmed_by_id AS n UNION ALL SELECT 'confirmed_on' AS field, old.confirmed_on AS o, new.confirmed_on AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n UNION ALL SELECT 'position' AS field, old.position AS o, new.position AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER value_items_search_delete AFTER DELETE ON value_items BEGIN INSERT INTO value_items_search (value_items_search, rowid, name, notes) VALUES ('delete', old.rid, old.name, old.notes); END;

CREATE TRIGGER value_items_search_insert AFTER INSERT ON value_items BEGIN INSERT INTO value_items_search (rowid, name, notes) VALUES (new.rid, new.name, new.notes); END;

CREATE TRIGGER value_items_search_update AFTER UPDATE OF name, notes ON value_items BEGIN INSERT INTO value_items_search (value_items_search, rowid, name, notes) VALUES ('delete', old.rid, old.name, old.notes); INSERT INTO value_items_search (rowid, name, notes) VALUES (new.rid, new.name, new.notes); END;

CREATE TRIGGER voice_items_history_delete BEFORE DELETE ON voice_items WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER voice_items_history_insert AFTER INSERT ON voice_items BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'voice_items', new.id, ''); END;

CREATE TRIGGER voice_items_history_update AFTER UPDATE ON voice_items BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'voice_items', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'kind' AS field, old.kind AS o, new.kind AS n UNION ALL SELECT 'title' AS field, old.title AS o, new.title AS n UNION ALL SELECT 'detail' AS field, old.detail AS o, new.detail AS n UNION ALL SELECT 'theme' AS field, old.theme AS o, new.theme AS n UNION ALL SELECT 'severity' AS field, old.severity AS o, new.severity AS n UNION ALL SELECT 'status' AS field, old.status AS o, new.status AS n UNION ALL SELECT 'status_on' AS field, old.status_on AS o, new.status_on AS n UNION ALL SELECT 'status_note' AS field, old.status_note AS o, new.status_note AS n UNION ALL SELECT 'product_id' AS field, old.product_id AS o, new.product_id AS n UNION ALL SELECT 'owner_id' AS field, old.owner_id AS o, new.owner_id AS n UNION ALL SELECT 'external_key' AS field, old.external_key AS o, new.external_key AS n UNION ALL SELECT 'external_url' AS field, old.external_url AS o, new.external_url AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER voice_items_search_delete AFTER DELETE ON voice_items BEGIN INSERT INTO voice_items_search (voice_items_search, rowid, title, detail, theme, status_note, external_key) VALUES ('delete', old.rid, old.title, old.detail, old.theme, old.status_note, old.external_key); END;

CREATE TRIGGER voice_items_search_insert AFTER INSERT ON voice_items BEGIN INSERT INTO voice_items_search (rowid, title, detail, theme, status_note, external_key) VALUES (new.rid, new.title, new.detail, new.theme, new.status_note, new.external_key); END;

CREATE TRIGGER voice_items_search_update AFTER UPDATE OF title, detail, theme, status_note, external_key ON voice_items BEGIN INSERT INTO voice_items_search (voice_items_search, rowid, title, detail, theme, status_note, external_key) VALUES ('delete', old.rid, old.title, old.detail, old.theme, old.status_note, old.external_key); INSERT INTO voice_items_search (rowid, title, detail, theme, status_note, external_key) VALUES (new.rid, new.title, new.detail, new.theme, new.status_note, new.external_key); END;

CREATE TRIGGER voice_mentions_history_delete BEFORE DELETE ON voice_mentions WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER voice_mentions_history_insert AFTER INSERT ON voice_mentions BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'voice_mentions', new.id, ''); END;

CREATE TRIGGER voice_mentions_history_update AFTER UPDATE ON voice_mentions BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'voice_mentions', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'item_id' AS field, old.item_id AS o, new.item_id AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'person_id' AS field, old.person_id AS o, new.person_id AS n UNION ALL SELECT 'activity_id' AS field, old.activity_id AS o, new.activity_id AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n UNION ALL SELECT 'quote' AS field, old.quote AS o, new.quote AS n UNION ALL SELECT 'arr_minor' AS field, old.arr_minor AS o, new.arr_minor AS n UNION ALL SELECT 'currency' AS field, old.currency AS o, new.currency AS n UNION ALL SELECT 'told_on' AS field, old.told_on AS o, new.told_on AS n UNION ALL SELECT 'told_note' AS field, old.told_note AS o, new.told_note AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER voice_mentions_search_delete AFTER DELETE ON voice_mentions BEGIN INSERT INTO voice_mentions_search (voice_mentions_search, rowid, quote, told_note) VALUES ('delete', old.rid, old.quote, old.told_note); END;

CREATE TRIGGER voice_mentions_search_insert AFTER INSERT ON voice_mentions BEGIN INSERT INTO voice_mentions_search (rowid, quote, told_note) VALUES (new.rid, new.quote, new.told_note); END;

CREATE TRIGGER voice_mentions_search_update AFTER UPDATE OF quote, told_note ON voice_mentions BEGIN INSERT INTO voice_mentions_search (voice_mentions_search, rowid, quote, told_note) VALUES ('delete', old.rid, old.quote, old.told_note); INSERT INTO voice_mentions_search (rowid, quote, told_note) VALUES (new.rid, new.quote, new.told_note); END;
