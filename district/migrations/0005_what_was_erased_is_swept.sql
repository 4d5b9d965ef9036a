ALTER TABLE "centre" ADD COLUMN "forgotten" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "centre" ADD COLUMN "swept" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Statistics for the planner are samples of the values themselves, and outlive the rows: none of what may be personal.
ALTER TABLE change_log ALTER COLUMN fields SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE register_row ALTER COLUMN fields SET STATISTICS 0, ALTER COLUMN marks SET STATISTICS 0;
--> statement-breakpoint
ALTER TABLE quarantine ALTER COLUMN raw SET STATISTICS 0;
