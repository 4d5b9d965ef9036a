CREATE TABLE `certificate` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`volunteer_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`minutes` integer NOT NULL,
	`services` text NOT NULL,
	`issuer` text NOT NULL,
	`purpose` text NOT NULL,
	`state` text NOT NULL,
	`posted_until` text NOT NULL,
	`issued_on` text,
	`revoked_on` text,
	`revoke_reason` text NOT NULL,
	`code` text,
	`prints` integer NOT NULL,
	`created_at` integer NOT NULL,
	`account_id` text NOT NULL,
	FOREIGN KEY (`volunteer_id`) REFERENCES `volunteer`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_number_unique` ON `certificate` (`number`);--> statement-breakpoint
CREATE INDEX `certificate_volunteer` ON `certificate` (`volunteer_id`);--> statement-breakpoint
CREATE TABLE `certificate_key` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`desk_id` text NOT NULL,
	`created_on` text NOT NULL,
	`retired` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `certificate_secret` (
	`id` text PRIMARY KEY NOT NULL,
	`private_key` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `credited_service` (
	`root_id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`volunteer_id` text NOT NULL,
	`day` text NOT NULL,
	`start_at` integer NOT NULL,
	`end_at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`clock_unconfirmed` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `credited_service_volunteer` ON `credited_service` (`volunteer_id`,`start_at`);--> statement-breakpoint
CREATE INDEX `credited_service_day` ON `credited_service` (`day`);--> statement-breakpoint
CREATE TABLE `point_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`volunteer_id` text NOT NULL,
	`kind` text NOT NULL,
	`points` integer NOT NULL,
	`root_id` text,
	`other_id` text,
	`expires_on` text,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `point_entry_volunteer` ON `point_entry` (`volunteer_id`,`at`);--> statement-breakpoint
CREATE TABLE `service` (
	`id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`supersedes` text,
	`withdrawn` integer NOT NULL,
	`volunteer_id` text NOT NULL,
	`shift_id` text,
	`station_id` text,
	`kind` text NOT NULL,
	`activity` text NOT NULL,
	`day` text NOT NULL,
	`start_at` integer NOT NULL,
	`end_at` integer,
	`minutes` integer,
	`evidence` text NOT NULL,
	`doubtful` integer NOT NULL,
	`desk_id` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text,
	`reason` text,
	FOREIGN KEY (`volunteer_id`) REFERENCES `volunteer`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `service_volunteer` ON `service` (`volunteer_id`,`start_at`);--> statement-breakpoint
CREATE INDEX `service_day` ON `service` (`day`);--> statement-breakpoint
CREATE INDEX `service_root` ON `service` (`root_id`) WHERE "service"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `service_supersedes` ON `service` (`supersedes`) WHERE "service"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `service_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`root_id` text NOT NULL,
	`volunteer_id` text NOT NULL,
	`decision` text NOT NULL,
	`minutes` integer NOT NULL,
	`clock_confirmed` integer NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `service_decision_root` ON `service_decision` (`root_id`,`at`);--> statement-breakpoint
CREATE TABLE `waiting_service` (
	`root_id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`volunteer_id` text NOT NULL,
	`day` text NOT NULL,
	`forgotten` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `waiting_service_day` ON `waiting_service` (`day`);--> statement-breakpoint
CREATE INDEX `waiting_service_volunteer` ON `waiting_service` (`volunteer_id`);--> statement-breakpoint
CREATE TABLE `opportunity` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`station_id` text,
	`place` text NOT NULL,
	`team_id` text,
	`resident_id` text,
	`skills` text NOT NULL,
	`description` text NOT NULL,
	`closed` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`station_id`) REFERENCES `station`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `opportunity_resident` ON `opportunity` (`resident_id`) WHERE "opportunity"."resident_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `shift` (
	`id` text PRIMARY KEY NOT NULL,
	`opportunity_id` text NOT NULL,
	`day` text NOT NULL,
	`from_time` text NOT NULL,
	`to_time` text NOT NULL,
	`needed` integer NOT NULL,
	`cancelled` integer NOT NULL,
	`cancel_reason` text NOT NULL,
	FOREIGN KEY (`opportunity_id`) REFERENCES `opportunity`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `shift_day` ON `shift` (`day`);--> statement-breakpoint
CREATE INDEX `shift_opportunity` ON `shift` (`opportunity_id`,`day`);--> statement-breakpoint
CREATE TABLE `sign_up` (
	`id` text PRIMARY KEY NOT NULL,
	`shift_id` text NOT NULL,
	`volunteer_id` text NOT NULL,
	`state` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	FOREIGN KEY (`volunteer_id`) REFERENCES `volunteer`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_up_shift` ON `sign_up` (`shift_id`,`at`);--> statement-breakpoint
CREATE INDEX `sign_up_volunteer` ON `sign_up` (`volunteer_id`,`at`);--> statement-breakpoint
CREATE TABLE `station` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`address` text NOT NULL,
	`position` integer NOT NULL,
	`retired` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `station_code_unique` ON `station` (`code`);--> statement-breakpoint
CREATE TABLE `team` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`note` text NOT NULL,
	`position` integer NOT NULL,
	`retired` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `team_member` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`volunteer_id` text NOT NULL,
	`role` text NOT NULL,
	`removed` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`volunteer_id`) REFERENCES `volunteer`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `team_member_team` ON `team_member` (`team_id`);--> statement-breakpoint
CREATE INDEX `team_member_volunteer` ON `team_member` (`volunteer_id`);--> statement-breakpoint
CREATE TABLE `volunteer` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`number` text NOT NULL,
	`state` text NOT NULL,
	`state_since` text NOT NULL,
	`state_reason` text NOT NULL,
	`registered_on` text NOT NULL,
	`skills` text NOT NULL,
	`languages` text NOT NULL,
	`availability` integer NOT NULL,
	`organisation` text NOT NULL,
	`party_branch` text NOT NULL,
	`guardian` text,
	`remarks` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `volunteer_number_unique` ON `volunteer` (`number`);--> statement-breakpoint
CREATE INDEX `volunteer_resident` ON `volunteer` (`resident_id`);--> statement-breakpoint
CREATE INDEX `volunteer_state` ON `volunteer` (`state`);--> statement-breakpoint
CREATE TABLE `volunteer_pin` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`hash` text NOT NULL,
	`failures` integer NOT NULL,
	`locked_until` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `volunteer_record` (
	`id` text PRIMARY KEY NOT NULL,
	`supersedes` text,
	`withdrawn` integer NOT NULL,
	`volunteer_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`day` text NOT NULL,
	`expires_on` text,
	`minutes` integer,
	`score` integer,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `volunteer_record_volunteer` ON `volunteer_record` (`volunteer_id`,`day`);--> statement-breakpoint
CREATE INDEX `volunteer_record_expiry` ON `volunteer_record` (`expires_on`);--> statement-breakpoint
CREATE TABLE `volunteer_total` (
	`volunteer_id` text PRIMARY KEY NOT NULL,
	`minutes` integer NOT NULL,
	`points` integer NOT NULL,
	`open_service_id` text
) STRICT;
