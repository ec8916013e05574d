CREATE INDEX `people_present` ON `people` (`account_id`) WHERE deleted_at is null and left_on is null;
--> statement-breakpoint
CREATE INDEX `commitments_closed` ON `commitments` (`closed_on`) WHERE state != 'open' and deleted_at is null;
--> statement-breakpoint
CREATE INDEX `history_former_parents` ON `history` (`old`) WHERE entity = 'accounts' and field = 'parent_id';
