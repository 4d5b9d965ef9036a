CREATE TABLE `exchange_refusal` (
	`epoch` integer NOT NULL,
	`n` integer NOT NULL,
	`code` text NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer,
	PRIMARY KEY(`epoch`, `n`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `exchange_spool` (
	`place` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`next` text,
	`body` blob NOT NULL
) STRICT;
--> statement-breakpoint
DROP INDEX `person_card_code_unique`;--> statement-breakpoint
CREATE INDEX `person_card_code` ON `person_card` (`code`);--> statement-breakpoint
DROP INDEX `certificate_number_unique`;--> statement-breakpoint
CREATE INDEX `certificate_number` ON `certificate` (`number`);--> statement-breakpoint
DROP INDEX `volunteer_number_unique`;--> statement-breakpoint
CREATE INDEX `volunteer_number` ON `volunteer` (`number`);--> statement-breakpoint
ALTER TABLE `exchange_peer` ADD `centre_name` text;--> statement-breakpoint
ALTER TABLE `exchange_peer` ADD `bundle_key` text;--> statement-breakpoint
ALTER TABLE `exchange_peer` ADD `joined_at` integer;--> statement-breakpoint
ALTER TABLE `exchange_peer` ADD `revoked_at` integer;--> statement-breakpoint
CREATE INDEX `change_waiting` ON `change` (`epoch`,`n`) WHERE seq IS NULL;