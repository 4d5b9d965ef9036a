CREATE TABLE `exchange_key` (
	`id` integer PRIMARY KEY NOT NULL,
	`private_key` text NOT NULL,
	`public_key` text NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `exchange_peer` ADD `again_until` integer DEFAULT 0 NOT NULL;