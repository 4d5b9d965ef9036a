CREATE TABLE `erasure` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`people` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `erasure_resident` ON `erasure` (`resident_id`);