CREATE TABLE `audit` (
	`n` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`account_id` text,
	`action` text NOT NULL,
	`subject` text,
	`detail` text,
	`detail_hash` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`,`n`);--> statement-breakpoint
CREATE INDEX `audit_account` ON `audit` (`account_id`,`n`);--> statement-breakpoint
CREATE TABLE `change` (
	`epoch` integer NOT NULL,
	`n` integer NOT NULL,
	`entity` text NOT NULL,
	`row_id` text NOT NULL,
	`op` text NOT NULL,
	`fields` text NOT NULL,
	`was` text,
	`based_on` integer NOT NULL,
	`hlc_ms` integer NOT NULL,
	`hlc_count` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`doubtful` integer NOT NULL,
	`audit_n` integer NOT NULL,
	`seq` integer,
	PRIMARY KEY(`epoch`, `n`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `change_row` ON `change` (`entity`,`row_id`);--> statement-breakpoint
CREATE TABLE `desk_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`desk_id` text NOT NULL,
	`centre_id` text NOT NULL,
	`epoch` integer NOT NULL,
	`pull_cursor` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `account_secret` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`salt` text NOT NULL,
	`hash` text NOT NULL,
	`must_change` integer NOT NULL,
	`failures` integer NOT NULL,
	`locked_until` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `account_locked` ON `account_secret` (`locked_until`);--> statement-breakpoint
CREATE TABLE `centre` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`division_code` text NOT NULL,
	`district` text NOT NULL,
	`street` text NOT NULL,
	`community` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `setting` (
	`id` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `import_run` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	`counts` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_run_hash` ON `import_run` (`file_hash`,`at`);--> statement-breakpoint
CREATE TABLE `import_template` (
	`id` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`name` text NOT NULL,
	`mapping` text NOT NULL,
	`used_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `import_template_fingerprint_unique` ON `import_template` (`fingerprint`);--> statement-breakpoint
CREATE TABLE `matter` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`papers` text NOT NULL,
	`papers_en` text NOT NULL,
	`due_days` integer,
	`rank` integer NOT NULL,
	`active` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `matter_group`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `matter_group_rank` ON `matter` (`group_id`,`rank`);--> statement-breakpoint
CREATE TABLE `matter_group` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`key` text NOT NULL,
	`rank` integer NOT NULL,
	`active` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `counter` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`prefix` text NOT NULL,
	`priority_run` integer NOT NULL,
	`rank` integer NOT NULL,
	`active` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `ticket` (
	`id` text PRIMARY KEY NOT NULL,
	`counter_id` text NOT NULL,
	`day` text NOT NULL,
	`number` integer NOT NULL,
	`resident_id` text,
	`priority` integer NOT NULL,
	`state` text NOT NULL,
	`taken_at` integer NOT NULL,
	`queued_at` integer NOT NULL,
	`called_at` integer,
	`calls` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`counter_id`) REFERENCES `counter`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `ticket_day` ON `ticket` (`day`,`counter_id`,`number`);--> statement-breakpoint
CREATE INDEX `ticket_resident` ON `ticket` (`resident_id`) WHERE "ticket"."resident_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `household` (
	`id` text PRIMARY KEY NOT NULL,
	`estate` text,
	`building` text,
	`unit` text,
	`room` text,
	`head_id` text,
	FOREIGN KEY (`head_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `household_address` ON `household` (`estate`,`building`,`unit`,`room`);--> statement-breakpoint
CREATE INDEX `household_head` ON `household` (`head_id`);--> statement-breakpoint
CREATE TABLE `household_member` (
	`id` text PRIMARY KEY NOT NULL,
	`household_id` text NOT NULL,
	`resident_id` text NOT NULL,
	`relation` text NOT NULL,
	`relation_text` text,
	`moved_in` text,
	`moved_out` text,
	`removed` integer NOT NULL,
	FOREIGN KEY (`household_id`) REFERENCES `household`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `member_household` ON `household_member` (`household_id`);--> statement-breakpoint
CREATE INDEX `member_resident` ON `household_member` (`resident_id`);--> statement-breakpoint
CREATE TABLE `not_duplicate` (
	`id` text PRIMARY KEY NOT NULL,
	`one_id` text NOT NULL,
	`other_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `resident` (
	`no` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`former_names` text NOT NULL,
	`sex` text,
	`birth_date` text,
	`birth_source` text,
	`ethnicity` text,
	`document_kind` text,
	`document_number` text,
	`estate` text,
	`building` text,
	`unit` text,
	`room` text,
	`hukou` text,
	`emergency_name` text,
	`emergency_phone` text,
	`emergency_relation` text,
	`language` text,
	`diet` text,
	`mobility` text,
	`remarks` text,
	`status` text NOT NULL,
	`status_since` text,
	`merged_into` text,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `resident_id_unique` ON `resident` (`id`);--> statement-breakpoint
CREATE INDEX `resident_document` ON `resident` (`document_number`);--> statement-breakpoint
CREATE INDEX `resident_name` ON `resident` (`name`);--> statement-breakpoint
CREATE INDEX `resident_address` ON `resident` (`estate`,`building`,`unit`,`room`);--> statement-breakpoint
CREATE INDEX `resident_birth` ON `resident` (`birth_date`);--> statement-breakpoint
CREATE INDEX `resident_merged` ON `resident` (`merged_into`) WHERE "resident"."merged_into" is not null;--> statement-breakpoint
CREATE TABLE `resident_category` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`category` text NOT NULL,
	`detail` text,
	`source` text NOT NULL,
	`starts_on` text,
	`expires_on` text,
	`removed` integer NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `category_resident` ON `resident_category` (`resident_id`);--> statement-breakpoint
CREATE INDEX `category_kind` ON `resident_category` (`category`);--> statement-breakpoint
CREATE TABLE `resident_consent` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`purpose` text NOT NULL,
	`given` integer NOT NULL,
	`by` text NOT NULL,
	`guardian_name` text,
	`guardian_relation` text,
	`form` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `consent_resident` ON `resident_consent` (`resident_id`,`purpose`,`at`);--> statement-breakpoint
CREATE TABLE `resident_merge` (
	`id` text PRIMARY KEY NOT NULL,
	`kept_id` text NOT NULL,
	`merged_id` text NOT NULL,
	`changes` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`kept_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `merge_kept` ON `resident_merge` (`kept_id`);--> statement-breakpoint
CREATE INDEX `merge_merged` ON `resident_merge` (`merged_id`);--> statement-breakpoint
CREATE TABLE `resident_phone` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`number` text NOT NULL,
	`label` text NOT NULL,
	`rank` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `phone_resident` ON `resident_phone` (`resident_id`);--> statement-breakpoint
CREATE INDEX `phone_number` ON `resident_phone` (`number`);--> statement-breakpoint
CREATE TABLE `resident_photo` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`jpeg` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `follow_up` (
	`id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`due_on` text,
	`at` integer NOT NULL,
	`account_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `follow_up_root` ON `follow_up` (`root_id`,`at`);--> statement-breakpoint
CREATE TABLE `open_visit` (
	`root_id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`due_on` text NOT NULL,
	`extended` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `open_visit_due` ON `open_visit` (`due_on`);--> statement-breakpoint
CREATE TABLE `visit` (
	`id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`supersedes` text,
	`withdrawn` integer NOT NULL,
	`day` text NOT NULL,
	`resident_id` text,
	`agent_id` text,
	`visitor_name` text,
	`visitor_phone` text,
	`matter_id` text NOT NULL,
	`channel` text NOT NULL,
	`note` text NOT NULL,
	`outcome` text NOT NULL,
	`due_on` text,
	`referred_to` text,
	`missing_papers` text,
	`companions` integer NOT NULL,
	`ticket_id` text,
	`counter_id` text,
	`handler_id` text NOT NULL,
	`arrived_at` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agent_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`matter_id`) REFERENCES `matter`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ticket_id`) REFERENCES `ticket`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`counter_id`) REFERENCES `counter`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `visit_day` ON `visit` (`day`,`arrived_at`);--> statement-breakpoint
CREATE INDEX `visit_resident` ON `visit` (`resident_id`,`arrived_at`) WHERE "visit"."resident_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `visit_agent` ON `visit` (`agent_id`,`arrived_at`) WHERE "visit"."agent_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `visit_root` ON `visit` (`root_id`) WHERE "visit"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `visit_supersedes` ON `visit` (`supersedes`) WHERE "visit"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `resident_term` (
	`term` text NOT NULL,
	`resident` integer NOT NULL,
	`marks` integer NOT NULL,
	PRIMARY KEY(`term`, `resident`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `resident_terms` (
	`resident` integer PRIMARY KEY NOT NULL,
	`terms` text NOT NULL
) STRICT;
