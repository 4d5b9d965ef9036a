CREATE TABLE `person_card` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`resident_id` text NOT NULL,
	`state` text NOT NULL,
	`issued_on` text NOT NULL,
	`state_since` text NOT NULL,
	`lost_on` text,
	`printed_at` integer,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `person_card_code_unique` ON `person_card` (`code`);--> statement-breakpoint
CREATE INDEX `person_card_resident` ON `person_card` (`resident_id`);--> statement-breakpoint
CREATE TABLE `care_call` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`task_id` text,
	`day` text NOT NULL,
	`whom` text NOT NULL,
	`reached` integer NOT NULL,
	`said` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `care_call_day` ON `care_call` (`day`,`resident_id`);--> statement-breakpoint
CREATE INDEX `care_call_resident` ON `care_call` (`resident_id`,`at`);--> statement-breakpoint
CREATE INDEX `care_call_task` ON `care_call` (`task_id`) WHERE "care_call"."task_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `care_task` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`cause_id` text NOT NULL,
	`resident_id` text NOT NULL,
	`severity` text NOT NULL,
	`detail` text NOT NULL,
	`due_on` text NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `care_task_resident` ON `care_task` (`resident_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `care_task_step` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`due_on` text,
	`at` integer NOT NULL,
	`account_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `care_task_step_task` ON `care_task_step` (`task_id`,`at`);--> statement-breakpoint
CREATE TABLE `open_care_task` (
	`task_id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`due_on` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `open_care_task_due` ON `open_care_task` (`due_on`);--> statement-breakpoint
CREATE INDEX `open_care_task_resident` ON `open_care_task` (`resident_id`);--> statement-breakpoint
CREATE TABLE `ability_assessment` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`level` integer NOT NULL,
	`assessed_on` text NOT NULL,
	`assessor` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `ability_resident` ON `ability_assessment` (`resident_id`,`assessed_on`);--> statement-breakpoint
CREATE TABLE `attendance` (
	`id` text PRIMARY KEY NOT NULL,
	`supersedes` text,
	`withdrawn` integer NOT NULL,
	`resident_id` text NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`with_whom` text,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `attendance_day` ON `attendance` (`day`);--> statement-breakpoint
CREATE INDEX `attendance_resident` ON `attendance` (`resident_id`,`day`);--> statement-breakpoint
CREATE INDEX `attendance_supersedes` ON `attendance` (`supersedes`) WHERE "attendance"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `day_note` (
	`id` text PRIMARY KEY NOT NULL,
	`supersedes` text,
	`resident_id` text NOT NULL,
	`day` text NOT NULL,
	`mood` text,
	`activities` text NOT NULL,
	`note_for_family` text NOT NULL,
	`note_for_staff` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `day_note_resident` ON `day_note` (`resident_id`,`day`);--> statement-breakpoint
CREATE INDEX `day_note_day` ON `day_note` (`day`);--> statement-breakpoint
CREATE TABLE `enrolment` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`state` text NOT NULL,
	`waiting_since` text,
	`starts_on` text,
	`ends_on` text,
	`end_reason` text,
	`trial_until` text,
	`weekdays` integer NOT NULL,
	`goals` text NOT NULL,
	`medication` text NOT NULL,
	`collectors` text NOT NULL,
	`remarks` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `enrolment_resident` ON `enrolment` (`resident_id`);--> statement-breakpoint
CREATE INDEX `enrolment_state` ON `enrolment` (`state`,`waiting_since`);--> statement-breakpoint
CREATE TABLE `leave` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text,
	`reason` text NOT NULL,
	`note` text NOT NULL,
	`cancelled` integer NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `leave_resident` ON `leave` (`resident_id`,`from_day`);--> statement-breakpoint
CREATE TABLE `clinic_session` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`place` text NOT NULL,
	`providers` text NOT NULL,
	`note` text NOT NULL,
	`closed_at` integer,
	`removed` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `clinic_session_day` ON `clinic_session` (`day`);--> statement-breakpoint
CREATE TABLE `session_line` (
	`id` text PRIMARY KEY NOT NULL,
	`supersedes` text,
	`withdrawn` integer NOT NULL,
	`session_id` text NOT NULL,
	`service_id` text NOT NULL,
	`resident_id` text,
	`person_name` text,
	`result` text NOT NULL,
	`provider` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `session_line_session` ON `session_line` (`session_id`,`at`);--> statement-breakpoint
CREATE INDEX `session_line_resident` ON `session_line` (`resident_id`,`at`) WHERE "session_line"."resident_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `session_line_supersedes` ON `session_line` (`supersedes`) WHERE "session_line"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `session_service` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`position` integer NOT NULL,
	`retired` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `vital_limit` (
	`id` text PRIMARY KEY NOT NULL,
	`measure` text NOT NULL,
	`glucose_time` text,
	`resident_id` text,
	`low` integer,
	`high` integer,
	`removed` integer NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `vital_limit_resident` ON `vital_limit` (`resident_id`);--> statement-breakpoint
CREATE TABLE `vitals` (
	`id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`supersedes` text,
	`withdrawn` integer NOT NULL,
	`resident_id` text NOT NULL,
	`session_id` text,
	`day` text NOT NULL,
	`taken_at` integer NOT NULL,
	`systolic` integer,
	`diastolic` integer,
	`pulse` integer,
	`glucose` integer,
	`glucose_time` text,
	`temperature` integer,
	`weight` integer,
	`spo2` integer,
	`ecg_taken` integer NOT NULL,
	`note` text NOT NULL,
	`out_of_range` text NOT NULL,
	`reason` text,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `vitals_resident` ON `vitals` (`resident_id`,`taken_at`);--> statement-breakpoint
CREATE INDEX `vitals_day` ON `vitals` (`day`);--> statement-breakpoint
CREATE INDEX `vitals_session` ON `vitals` (`session_id`) WHERE "vitals"."session_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `vitals_root` ON `vitals` (`root_id`) WHERE "vitals"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `vitals_supersedes` ON `vitals` (`supersedes`) WHERE "vitals"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `incident` (
	`id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`supersedes` text,
	`withdrawn` integer NOT NULL,
	`resident_id` text NOT NULL,
	`other_ids` text NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`place` text NOT NULL,
	`what` text NOT NULL,
	`measures` text NOT NULL,
	`told` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `incident_day` ON `incident` (`day`);--> statement-breakpoint
CREATE INDEX `incident_resident` ON `incident` (`resident_id`,`at`);--> statement-breakpoint
CREATE INDEX `incident_shared` ON `incident` (`id`) WHERE "incident"."other_ids" <> '[]';--> statement-breakpoint
CREATE INDEX `incident_root` ON `incident` (`root_id`) WHERE "incident"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `incident_supersedes` ON `incident` (`supersedes`) WHERE "incident"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `meal` (
	`id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`supersedes` text,
	`withdrawn` integer NOT NULL,
	`day` text NOT NULL,
	`booked_on` text NOT NULL,
	`meal` text NOT NULL,
	`serving` integer NOT NULL,
	`resident_id` text,
	`portions` integer NOT NULL,
	`guest` text NOT NULL,
	`mode` text NOT NULL,
	`option_id` text,
	`option_name` text NOT NULL,
	`price_fen` integer NOT NULL,
	`subsidy_fen` integer NOT NULL,
	`person_fen` integer NOT NULL,
	`lines` text NOT NULL,
	`category` text NOT NULL,
	`payment` text NOT NULL,
	`taken_by` text,
	`route_id` text,
	`deliverer` text,
	`desk_id` text NOT NULL,
	`at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `meal_day` ON `meal` (`day`,`meal`);--> statement-breakpoint
CREATE INDEX `meal_booked` ON `meal` (`booked_on`);--> statement-breakpoint
CREATE INDEX `meal_resident` ON `meal` (`resident_id`,`day`) WHERE "meal"."resident_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `meal_root` ON `meal` (`root_id`) WHERE "meal"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `meal_supersedes` ON `meal` (`supersedes`) WHERE "meal"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `meal_adjustment` (
	`id` text PRIMARY KEY NOT NULL,
	`meal_root_id` text NOT NULL,
	`booked_on` text NOT NULL,
	`portions` integer NOT NULL,
	`price_fen` integer NOT NULL,
	`person_fen` integer NOT NULL,
	`lines` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `meal_adjustment_booked` ON `meal_adjustment` (`booked_on`);--> statement-breakpoint
CREATE INDEX `meal_adjustment_meal` ON `meal_adjustment` (`meal_root_id`);--> statement-breakpoint
CREATE TABLE `diet_profile` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`diets` text NOT NULL,
	`allergens` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `dish` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`kind` text NOT NULL,
	`price_fen` integer NOT NULL,
	`allergens` text NOT NULL,
	`diets` text NOT NULL,
	`retired` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `menu_option` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`price_fen` integer NOT NULL,
	`dish_ids` text NOT NULL,
	`diets` text NOT NULL,
	`removed` integer NOT NULL,
	`copied_by` text,
	`replaced_by` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `menu_option_day` ON `menu_option` (`day`,`meal`,`position`);--> statement-breakpoint
CREATE TABLE `delivery_route` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`deliverer_id` text,
	`deliverer_name` text NOT NULL,
	`position` integer NOT NULL,
	`retired` integer NOT NULL,
	FOREIGN KEY (`deliverer_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `meal_order` (
	`id` text PRIMARY KEY NOT NULL,
	`supersedes` text,
	`resident_id` text NOT NULL,
	`day` text NOT NULL,
	`meal` text NOT NULL,
	`state` text NOT NULL,
	`mode` text NOT NULL,
	`option_name` text,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `meal_order_day` ON `meal_order` (`day`,`meal`);--> statement-breakpoint
CREATE INDEX `meal_order_resident` ON `meal_order` (`resident_id`,`day`);--> statement-breakpoint
CREATE INDEX `meal_order_supersedes` ON `meal_order` (`supersedes`) WHERE "meal_order"."supersedes" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `route_stop` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`route_id` text NOT NULL,
	`position` integer NOT NULL,
	`note` text NOT NULL,
	`removed` integer NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`route_id`) REFERENCES `delivery_route`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `route_stop_route` ON `route_stop` (`route_id`,`position`);--> statement-breakpoint
CREATE TABLE `standing_order` (
	`id` text PRIMARY KEY NOT NULL,
	`resident_id` text NOT NULL,
	`meal` text NOT NULL,
	`weekdays` integer NOT NULL,
	`mode` text NOT NULL,
	`option_name` text,
	`from_day` text NOT NULL,
	`to_day` text,
	`note` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `standing_order_resident` ON `standing_order` (`resident_id`);--> statement-breakpoint
CREATE TABLE `day_close` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`desk_id` text NOT NULL,
	`expected_fen` integer NOT NULL,
	`float_fen` integer NOT NULL,
	`counted_fen` integer NOT NULL,
	`pieces` text,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `day_close_day` ON `day_close` (`day`,`desk_id`);--> statement-breakpoint
CREATE TABLE `month_close` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`figures` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `payment` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`resident_id` text,
	`meal_root_id` text,
	`reverses_id` text,
	`cash_fen` integer NOT NULL,
	`balance_fen` integer NOT NULL,
	`owed_fen` integer NOT NULL,
	`receipt_no` text,
	`booked_on` text NOT NULL,
	`desk_id` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `resident`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `payment_day` ON `payment` (`booked_on`,`desk_id`);--> statement-breakpoint
CREATE INDEX `payment_resident` ON `payment` (`resident_id`,`at`) WHERE "payment"."resident_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `payment_meal` ON `payment` (`meal_root_id`) WHERE "payment"."meal_root_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `payment_receipt` ON `payment` (`receipt_no`) WHERE "payment"."receipt_no" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `payment_reverses` ON `payment` (`reverses_id`) WHERE "payment"."reverses_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `purse` (
	`resident_id` text PRIMARY KEY NOT NULL,
	`balance_fen` integer NOT NULL,
	`owed_fen` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `subsidy_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`rule_id` text NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`terms` text NOT NULL,
	`retired` integer NOT NULL,
	`reason` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `subsidy_rule_version` ON `subsidy_rule` (`rule_id`,`version`);