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

CREATE INDEX `attendances_by_activity` ON `attendances` (`activity_id`);

CREATE INDEX `attendances_by_person` ON `attendances` (`person_id`);

CREATE UNIQUE INDEX `attendances_id_unique` ON `attendances` (`id`);

CREATE INDEX `changes_by_at` ON `changes` (`at`);

CREATE INDEX `changes_by_window` ON `changes` (`window`,`id`);

CREATE INDEX `commitments_by_account` ON `commitments` (`account_id`,`state`,`due_on`);

CREATE INDEX `commitments_by_activity` ON `commitments` (`activity_id`);

CREATE INDEX `commitments_closed` ON `commitments` (`closed_on`) WHERE state != 'open' and deleted_at is null;

CREATE UNIQUE INDEX `commitments_id_unique` ON `commitments` (`id`);

CREATE INDEX `commitments_open` ON `commitments` (`state`,`due_on`);

CREATE INDEX `contracts_by_account` ON `contracts` (`account_id`,`start_on`);

CREATE UNIQUE INDEX `contracts_id_unique` ON `contracts` (`id`);

CREATE UNIQUE INDEX `external_references_by_id` ON `external_references` (`entity`,`system`,`external_id`) WHERE deleted_at is null;

CREATE INDEX `external_references_by_record` ON `external_references` (`record_id`);

CREATE UNIQUE INDEX `external_references_id_unique` ON `external_references` (`id`);

CREATE INDEX `history_by_record` ON `history` (`entity`,`record_id`);

CREATE INDEX `history_former_parents` ON `history` (`old`) WHERE entity = 'accounts' and field = 'parent_id';

CREATE UNIQUE INDEX `history_once` ON `history` (`change_id`,`entity`,`record_id`,`field`);

CREATE INDEX `people_by_account` ON `people` (`account_id`,`name`);

CREATE INDEX `people_by_email` ON `people` (`email`);

CREATE UNIQUE INDEX `people_id_unique` ON `people` (`id`);

CREATE INDEX `people_present` ON `people` (`account_id`) WHERE deleted_at is null and left_on is null;

CREATE INDEX `rhythm_done_by_item` ON `rhythm_done` (`item`,`period`);

CREATE UNIQUE INDEX `rhythm_done_id_unique` ON `rhythm_done` (`id`);

CREATE UNIQUE INDEX `saved_views_id_unique` ON `saved_views` (`id`);

CREATE UNIQUE INDEX `settings_id_unique` ON `settings` (`id`);

CREATE UNIQUE INDEX `settings_key_unique` ON `settings` (`key`);

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
	`on_day` text NOT NULL,
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
	`close_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`activity_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE no action
);

CREATE VIRTUAL TABLE `commitments_search` USING fts5(text, sentence, owner, content='commitments', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

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

CREATE VIRTUAL TABLE `contracts_search` USING fts5(name, notes, content='contracts', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `current_change` (
	`one` integer PRIMARY KEY NOT NULL,
	`change_id` text,
	`erasing` integer DEFAULT 0 NOT NULL
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

CREATE TABLE migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL, at TEXT NOT NULL) STRICT;

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

CREATE VIRTUAL TABLE `people_search` USING fts5(name, title, email, role, notes, content='people', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');

CREATE TABLE `rhythm_done` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`deleted_at` text,
	`item` text NOT NULL,
	`period` text NOT NULL
);

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

CREATE TRIGGER accounts_history_delete BEFORE DELETE ON accounts WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER accounts_history_insert AFTER INSERT ON accounts BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'accounts', new.id, ''); END;

CREATE TRIGGER accounts_history_update AFTER UPDATE ON accounts BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'accounts', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'parent_id' AS field, old.parent_id AS o, new.parent_id AS n UNION ALL SELECT 'segment' AS field, old.segment AS o, new.segment AS n UNION ALL SELECT 'coverage' AS field, old.coverage AS o, new.coverage AS n UNION ALL SELECT 'stage' AS field, old.stage AS o, new.stage AS n UNION ALL SELECT 'industry' AS field, old.industry AS o, new.industry AS n UNION ALL SELECT 'region' AS field, old.region AS o, new.region AS n UNION ALL SELECT 'website' AS field, old.website AS o, new.website AS n UNION ALL SELECT 'domains' AS field, old.domains AS o, new.domains AS n UNION ALL SELECT 'about' AS field, old.about AS o, new.about AS n UNION ALL SELECT 'sentiment' AS field, old.sentiment AS o, new.sentiment AS n UNION ALL SELECT 'sentiment_on' AS field, old.sentiment_on AS o, new.sentiment_on AS n UNION ALL SELECT 'risk_reason' AS field, old.risk_reason AS o, new.risk_reason AS n UNION ALL SELECT 'customer_since' AS field, old.customer_since AS o, new.customer_since AS n UNION ALL SELECT 'csm_since' AS field, old.csm_since AS o, new.csm_since AS n UNION ALL SELECT 'upgrade_expected_on' AS field, old.upgrade_expected_on AS o, new.upgrade_expected_on AS n UNION ALL SELECT 'growth_expected_on' AS field, old.growth_expected_on AS o, new.growth_expected_on AS n UNION ALL SELECT 'critical_initiative' AS field, old.critical_initiative AS o, new.critical_initiative AS n UNION ALL SELECT 'priority_override' AS field, old.priority_override AS o, new.priority_override AS n UNION ALL SELECT 'priority_reason' AS field, old.priority_reason AS o, new.priority_reason AS n UNION ALL SELECT 'cadence_days' AS field, old.cadence_days AS o, new.cadence_days AS n
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
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'dedupe_key' AS field, old.dedupe_key AS o, new.dedupe_key AS n UNION ALL SELECT 'rule' AS field, old.rule AS o, new.rule AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'until' AS field, old.until AS o, new.until AS n UNION ALL SELECT 'reason' AS field, old.reason AS o, new.reason AS n UNION ALL SELECT 'on_day' AS field, old.on_day AS o, new.on_day AS n
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

CREATE TRIGGER attendances_history_delete BEFORE DELETE ON attendances WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER attendances_history_insert AFTER INSERT ON attendances BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'attendances', new.id, ''); END;

CREATE TRIGGER attendances_history_update AFTER UPDATE ON attendances BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'attendances', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'activity_id' AS field, old.activity_id AS o, new.activity_id AS n UNION ALL SELECT 'person_id' AS field, old.person_id AS o, new.person_id AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'email' AS field, old.email AS o, new.email AS n UNION ALL SELECT 'side' AS field, old.side AS o, new.side AS n UNION ALL SELECT 'presence' AS field, old.presence AS o, new.presence AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER commitments_history_delete BEFORE DELETE ON commitments WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER commitments_history_insert AFTER INSERT ON commitments BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'commitments', new.id, ''); END;

CREATE TRIGGER commitments_history_update AFTER UPDATE ON commitments BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'commitments', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'side' AS field, old.side AS o, new.side AS n UNION ALL SELECT 'person_id' AS field, old.person_id AS o, new.person_id AS n UNION ALL SELECT 'owner' AS field, old.owner AS o, new.owner AS n UNION ALL SELECT 'text' AS field, old.text AS o, new.text AS n UNION ALL SELECT 'due_on' AS field, old.due_on AS o, new.due_on AS n UNION ALL SELECT 'state' AS field, old.state AS o, new.state AS n UNION ALL SELECT 'activity_id' AS field, old.activity_id AS o, new.activity_id AS n UNION ALL SELECT 'sentence' AS field, old.sentence AS o, new.sentence AS n UNION ALL SELECT 'made_on' AS field, old.made_on AS o, new.made_on AS n UNION ALL SELECT 'closed_on' AS field, old.closed_on AS o, new.closed_on AS n UNION ALL SELECT 'close_reason' AS field, old.close_reason AS o, new.close_reason AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER commitments_search_delete AFTER DELETE ON commitments BEGIN INSERT INTO commitments_search (commitments_search, rowid, text, sentence, owner) VALUES ('delete', old.rid, old.text, old.sentence, old.owner); END;

CREATE TRIGGER commitments_search_insert AFTER INSERT ON commitments BEGIN INSERT INTO commitments_search (rowid, text, sentence, owner) VALUES (new.rid, new.text, new.sentence, new.owner); END;

CREATE TRIGGER commitments_search_update AFTER UPDATE OF text, sentence, owner ON commitments BEGIN INSERT INTO commitments_search (commitments_search, rowid, text, sentence, owner) VALUES ('delete', old.rid, old.text, old.sentence, old.owner); INSERT INTO commitments_search (rowid, text, sentence, owner) VALUES (new.rid, new.text, new.sentence, new.owner); END;

CREATE TRIGGER contracts_history_delete BEFORE DELETE ON contracts WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER contracts_history_insert AFTER INSERT ON contracts BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'contracts', new.id, ''); END;

CREATE TRIGGER contracts_history_update AFTER UPDATE ON contracts BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'contracts', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'arr_minor' AS field, old.arr_minor AS o, new.arr_minor AS n UNION ALL SELECT 'currency' AS field, old.currency AS o, new.currency AS n UNION ALL SELECT 'start_on' AS field, old.start_on AS o, new.start_on AS n UNION ALL SELECT 'end_on' AS field, old.end_on AS o, new.end_on AS n UNION ALL SELECT 'renewal_on' AS field, old.renewal_on AS o, new.renewal_on AS n UNION ALL SELECT 'auto_renew' AS field, old.auto_renew AS o, new.auto_renew AS n UNION ALL SELECT 'seats' AS field, old.seats AS o, new.seats AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER contracts_search_delete AFTER DELETE ON contracts BEGIN INSERT INTO contracts_search (contracts_search, rowid, name, notes) VALUES ('delete', old.rid, old.name, old.notes); END;

CREATE TRIGGER contracts_search_insert AFTER INSERT ON contracts BEGIN INSERT INTO contracts_search (rowid, name, notes) VALUES (new.rid, new.name, new.notes); END;

CREATE TRIGGER contracts_search_update AFTER UPDATE OF name, notes ON contracts BEGIN INSERT INTO contracts_search (contracts_search, rowid, name, notes) VALUES ('delete', old.rid, old.name, old.notes); INSERT INTO contracts_search (rowid, name, notes) VALUES (new.rid, new.name, new.notes); END;

CREATE TRIGGER external_references_history_delete BEFORE DELETE ON external_references WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER external_references_history_insert AFTER INSERT ON external_references BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'external_references', new.id, ''); END;

CREATE TRIGGER external_references_history_update AFTER UPDATE ON external_references BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'external_references', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'entity' AS field, old.entity AS o, new.entity AS n UNION ALL SELECT 'record_id' AS field, old.record_id AS o, new.record_id AS n UNION ALL SELECT 'system' AS field, old.system AS o, new.system AS n UNION ALL SELECT 'external_id' AS field, old.external_id AS o, new.external_id AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER people_history_delete BEFORE DELETE ON people WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER people_history_insert AFTER INSERT ON people BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'people', new.id, ''); END;

CREATE TRIGGER people_history_update AFTER UPDATE ON people BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'people', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'account_id' AS field, old.account_id AS o, new.account_id AS n UNION ALL SELECT 'name' AS field, old.name AS o, new.name AS n UNION ALL SELECT 'title' AS field, old.title AS o, new.title AS n UNION ALL SELECT 'email' AS field, old.email AS o, new.email AS n UNION ALL SELECT 'phone' AS field, old.phone AS o, new.phone AS n UNION ALL SELECT 'level' AS field, old.level AS o, new.level AS n UNION ALL SELECT 'role' AS field, old.role AS o, new.role AS n UNION ALL SELECT 'is_key' AS field, old.is_key AS o, new.is_key AS n UNION ALL SELECT 'left_on' AS field, old.left_on AS o, new.left_on AS n UNION ALL SELECT 'notes' AS field, old.notes AS o, new.notes AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

CREATE TRIGGER people_search_delete AFTER DELETE ON people BEGIN INSERT INTO people_search (people_search, rowid, name, title, email, role, notes) VALUES ('delete', old.rid, old.name, old.title, old.email, old.role, old.notes); END;

CREATE TRIGGER people_search_insert AFTER INSERT ON people BEGIN INSERT INTO people_search (rowid, name, title, email, role, notes) VALUES (new.rid, new.name, new.title, new.email, new.role, new.notes); END;

CREATE TRIGGER people_search_update AFTER UPDATE OF name, title, email, role, notes ON people BEGIN INSERT INTO people_search (people_search, rowid, name, title, email, role, notes) VALUES ('delete', old.rid, old.name, old.title, old.email, old.role, old.notes); INSERT INTO people_search (rowid, name, title, email, role, notes) VALUES (new.rid, new.name, new.title, new.email, new.role, new.notes); END;

CREATE TRIGGER rhythm_done_history_delete BEFORE DELETE ON rhythm_done WHEN (SELECT erasing FROM current_change) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'Records are removed by deleted_at, never deleted.'); END;

CREATE TRIGGER rhythm_done_history_insert AFTER INSERT ON rhythm_done BEGIN INSERT INTO history (change_id, entity, record_id, field) VALUES ((SELECT change_id FROM current_change), 'rhythm_done', new.id, ''); END;

CREATE TRIGGER rhythm_done_history_update AFTER UPDATE ON rhythm_done BEGIN
        INSERT INTO history (change_id, entity, record_id, field, old, new)
        SELECT (SELECT change_id FROM current_change), 'rhythm_done', old.id, field, o, n FROM (
          SELECT 'deleted_at' AS field, old.deleted_at AS o, new.deleted_at AS n UNION ALL SELECT 'item' AS field, old.item AS o, new.item AS n UNION ALL SELECT 'period' AS field, old.period AS o, new.period AS n
        ) WHERE o IS NOT n
        ON CONFLICT (change_id, entity, record_id, field) DO UPDATE SET new = excluded.new;
      END;

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
