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
--> statement-breakpoint
CREATE UNIQUE INDEX `account_plans_id_unique` ON `account_plans` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_plans_by_account` ON `account_plans` (`account_id`) WHERE deleted_at is null;--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `account_roles_id_unique` ON `account_roles` (`id`);--> statement-breakpoint
CREATE INDEX `account_roles_by_account` ON `account_roles` (`account_id`);--> statement-breakpoint
CREATE INDEX `account_roles_by_member` ON `account_roles` (`member_id`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `criteria_id_unique` ON `criteria` (`id`);--> statement-breakpoint
CREATE INDEX `criteria_by_objective` ON `criteria` (`objective_id`,`position`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `engagement_exceptions_id_unique` ON `engagement_exceptions` (`id`);--> statement-breakpoint
CREATE INDEX `engagement_exceptions_by_account` ON `engagement_exceptions` (`account_id`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `handoffs_id_unique` ON `handoffs` (`id`);--> statement-breakpoint
CREATE INDEX `handoffs_by_account` ON `handoffs` (`account_id`,`on_day`);--> statement-breakpoint
CREATE INDEX `handoffs_open` ON `handoffs` (`on_day`) WHERE state = 'open' and deleted_at is null;--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `measurements_id_unique` ON `measurements` (`id`);--> statement-breakpoint
CREATE INDEX `measurements_by_criterion` ON `measurements` (`criterion_id`,`on_day`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `milestones_id_unique` ON `milestones` (`id`);--> statement-breakpoint
CREATE INDEX `milestones_by_objective` ON `milestones` (`objective_id`,`position`);--> statement-breakpoint
CREATE INDEX `milestones_open` ON `milestones` (`status`,`due_on`) WHERE status = 'open' and deleted_at is null;--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `objectives_id_unique` ON `objectives` (`id`);--> statement-breakpoint
CREATE INDEX `objectives_by_plan` ON `objectives` (`plan_id`,`position`);--> statement-breakpoint
CREATE INDEX `objectives_open` ON `objectives` (`status`,`due_on`) WHERE status = 'open' and deleted_at is null;--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `onboardings_id_unique` ON `onboardings` (`id`);--> statement-breakpoint
CREATE INDEX `onboardings_by_account` ON `onboardings` (`account_id`,`start_on`);--> statement-breakpoint
CREATE INDEX `onboardings_open` ON `onboardings` (`start_on`) WHERE closed_on is null and deleted_at is null;--> statement-breakpoint
CREATE TABLE `plan_templates` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_templates_id_unique` ON `plan_templates` (`id`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `plans_id_unique` ON `plans` (`id`);--> statement-breakpoint
CREATE INDEX `plans_by_account` ON `plans` (`account_id`,`status`);--> statement-breakpoint
CREATE INDEX `plans_open` ON `plans` (`status`) WHERE status != 'closed' and deleted_at is null;--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `playbook_runs_id_unique` ON `playbook_runs` (`id`);--> statement-breakpoint
CREATE INDEX `playbook_runs_by_account` ON `playbook_runs` (`account_id`,`state`);--> statement-breakpoint
CREATE INDEX `playbook_runs_open` ON `playbook_runs` (`state`) WHERE state = 'running' and deleted_at is null;--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `playbooks_id_unique` ON `playbooks` (`id`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `priority_reviews_id_unique` ON `priority_reviews` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `priority_reviews_by_quarter` ON `priority_reviews` (`account_id`,`quarter`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `priority_reviews_quarter` ON `priority_reviews` (`quarter`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `ratings_id_unique` ON `ratings` (`id`);--> statement-breakpoint
CREATE INDEX `ratings_by_criterion` ON `ratings` (`criterion_id`,`on_day`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `role_exceptions_id_unique` ON `role_exceptions` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `role_exceptions_by_activity` ON `role_exceptions` (`account_id`,`activity`) WHERE deleted_at is null;--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `run_steps_id_unique` ON `run_steps` (`id`);--> statement-breakpoint
CREATE INDEX `run_steps_by_run` ON `run_steps` (`run_id`,`position`);--> statement-breakpoint
CREATE INDEX `run_steps_open` ON `run_steps` (`state`,`due_on`) WHERE state = 'open' and deleted_at is null;--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `sponsor_pairs_id_unique` ON `sponsor_pairs` (`id`);--> statement-breakpoint
CREATE INDEX `sponsor_pairs_by_account` ON `sponsor_pairs` (`account_id`);--> statement-breakpoint
CREATE INDEX `sponsor_pairs_by_person` ON `sponsor_pairs` (`person_id`);--> statement-breakpoint
CREATE INDEX `sponsor_pairs_by_member` ON `sponsor_pairs` (`member_id`);--> statement-breakpoint
CREATE TABLE `team_members` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`name` text NOT NULL,
	`job` text NOT NULL,
	`email` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_members_id_unique` ON `team_members` (`id`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `stage_on` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `archetype` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `owned_to` text;--> statement-breakpoint
ALTER TABLE `people` ADD `persona` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `buying_role` text;--> statement-breakpoint
ALTER TABLE `people` ADD `influence` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `attitude` text;--> statement-breakpoint
ALTER TABLE `people` ADD `champion_strength` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `reports_to_id` text;--> statement-breakpoint
ALTER TABLE `people` ADD `replaced_by_id` text;--> statement-breakpoint
DROP TABLE `people_search`;
--> statement-breakpoint
CREATE VIRTUAL TABLE `people_search` USING fts5(name, title, email, role, notes, persona, content='people', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
INSERT INTO `people_search` (`people_search`) VALUES ('rebuild');
--> statement-breakpoint
CREATE VIRTUAL TABLE `plans_search` USING fts5(name, strategy, highlights, internal_notes, close_summary, content='plans', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `objectives_search` USING fts5(name, why, what, internal_notes, outcome_summary, content='objectives', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `milestones_search` USING fts5(name, risk_note, content='milestones', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `criteria_search` USING fts5(metric, verified_words, impact, content='criteria', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `playbooks_search` USING fts5(name, about, content='playbooks', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `playbook_runs_search` USING fts5(name, why, close_reason, content='playbook_runs', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `run_steps_search` USING fts5(name, detail, skip_reason, content='run_steps', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `onboardings_search` USING fts5(first_value_note, delay_reason, close_summary, content='onboardings', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `account_plans_search` USING fts5(industry, trends, challenges, goals, use_cases_today, use_cases_possible, budget, resourcing, roadmap, content='account_plans', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `handoffs_search` USING fts5(other_name, reason, notes, content='handoffs', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `team_members_search` USING fts5(name, email, content='team_members', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
