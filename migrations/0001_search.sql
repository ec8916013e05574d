CREATE VIRTUAL TABLE `accounts_search` USING fts5(name, about, industry, region, risk_reason, website, content='accounts', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `people_search` USING fts5(name, title, email, role, notes, content='people', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `activities_search` USING fts5(title, body_text, agenda, content='activities', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `commitments_search` USING fts5(text, sentence, owner, content='commitments', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE `contracts_search` USING fts5(name, notes, content='contracts', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');
