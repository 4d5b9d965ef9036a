CREATE TABLE `exchange_card` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`row_id` text NOT NULL,
	`field` text NOT NULL,
	`stands` text NOT NULL,
	`other` text NOT NULL,
	`raised_at` integer NOT NULL,
	`state` text NOT NULL,
	`settled_by` text,
	`settled_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `exchange_card_state` ON `exchange_card` (`state`,`raised_at`);--> statement-breakpoint
CREATE TABLE `exchange_kept` (
	`seq` integer PRIMARY KEY NOT NULL,
	`change` text NOT NULL,
	`why` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `exchange_peer` (
	`id` integer PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`district_name` text NOT NULL,
	`district_epoch` integer NOT NULL,
	`private_key` text NOT NULL,
	`enrolled_at` integer NOT NULL,
	`acked_epoch` integer NOT NULL,
	`acked` integer NOT NULL,
	`acked_chain` text NOT NULL,
	`acked_at` integer,
	`head` integer NOT NULL,
	`server_time` integer,
	`heard_at` integer,
	`paused` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `exchange_run` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`changes` integer NOT NULL,
	`bytes` integer NOT NULL,
	`receipt` text,
	`failure` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `exchange_run_started` ON `exchange_run` (`started_at`);