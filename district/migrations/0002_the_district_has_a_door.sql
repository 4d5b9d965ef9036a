CREATE TABLE "administrator" (
	"name" text PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"hash" text NOT NULL,
	"must_change" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "district" (
	"id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"epoch" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfer" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"to_centre_id" uuid NOT NULL,
	"administrator" text NOT NULL,
	"reason" text NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	"arrived_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "transfer_centre_id_id_pk" PRIMARY KEY("centre_id","id")
);
--> statement-breakpoint
CREATE INDEX "register_row_open_card" ON "register_row" USING btree ("centre_id") WHERE entity = 'exchangeCard' AND fields ->> 'state' = 'open';
--> statement-breakpoint
ALTER TABLE transfer ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE transfer FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY one_centre ON transfer USING (centre_id = linli_centre()) WITH CHECK (centre_id = linli_centre());
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON transfer TO linli_desk;
--> statement-breakpoint
-- Which moves are under way, for the administrator's page and for a district that was stopped between two steps.
CREATE POLICY counting ON transfer FOR SELECT TO linli_supervisor USING (true);
--> statement-breakpoint
GRANT SELECT ON transfer TO linli_supervisor;
--> statement-breakpoint
-- The district itself and its administrators belong to no centre; a desk's request never touches them.
GRANT SELECT, INSERT, UPDATE ON district, administrator TO linli_supervisor;
--> statement-breakpoint
-- Who counts sees how many lie in quarantine and why, never what.
REVOKE SELECT ON quarantine FROM linli_supervisor;
--> statement-breakpoint
GRANT SELECT (centre_id, desk_id, epoch, n, code, received_at, settled_at) ON quarantine TO linli_supervisor;
--> statement-breakpoint
-- Open cards *which is right?* are counted; the fields themselves are not granted.
GRANT SELECT (centre_id, entity) ON register_row TO linli_supervisor;
--> statement-breakpoint
CREATE POLICY counting ON register_row FOR SELECT TO linli_supervisor
  USING (entity = 'exchangeCard' AND fields ->> 'state' = 'open');
--> statement-breakpoint
-- A code says by itself which centre it is for: it is looked up by its hash, before the centre is known.
GRANT SELECT (centre_id, code_hash, desk_name, expires_at, used_by) ON enrol_code TO linli_supervisor;
--> statement-breakpoint
CREATE POLICY finding ON enrol_code FOR SELECT TO linli_supervisor USING (true);
--> statement-breakpoint
GRANT SELECT ON access_log TO linli_supervisor;
--> statement-breakpoint
CREATE POLICY reviewing ON access_log FOR SELECT TO linli_supervisor USING (true);
