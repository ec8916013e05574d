CREATE TABLE `__new_usage_months` (
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
--> statement-breakpoint
INSERT INTO `__new_usage_months`("account_rid", "metric_rid", "month", "sum", "count", "max", "last_on", "last") SELECT "account_rid", "metric_rid", "month", "sum", "count", "max", "last_on", "last" FROM `usage_months` ORDER BY 2, 1, 3;--> statement-breakpoint
DROP TABLE `usage_months`;--> statement-breakpoint
ALTER TABLE `__new_usage_months` RENAME TO `usage_months`;--> statement-breakpoint
CREATE TABLE `__new_usage_points` (
	`account_rid` integer NOT NULL,
	`metric_rid` integer NOT NULL,
	`day` text NOT NULL,
	`batch_rid` integer NOT NULL,
	`value` real NOT NULL,
	PRIMARY KEY(`metric_rid`, `account_rid`, `day`, `batch_rid`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_usage_points`("account_rid", "metric_rid", "day", "batch_rid", "value") SELECT "account_rid", "metric_rid", "day", "batch_rid", "value" FROM `usage_points` ORDER BY 2, 1, 3, 4;--> statement-breakpoint
DROP TABLE `usage_points`;--> statement-breakpoint
ALTER TABLE `__new_usage_points` RENAME TO `usage_points`;