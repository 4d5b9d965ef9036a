CREATE TABLE "access_log" (
	"centre_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"administrator" text NOT NULL,
	"what" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "access_log_centre_id_id_pk" PRIMARY KEY("centre_id","id")
);
--> statement-breakpoint
CREATE TABLE "batch" (
	"centre_id" uuid NOT NULL,
	"desk_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"first" bigint NOT NULL,
	"last" bigint NOT NULL,
	"hash" text NOT NULL,
	"chains" "bytea" NOT NULL,
	"first_seq" bigint NOT NULL,
	"verdicts" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "batch_centre_id_desk_id_epoch_first_pk" PRIMARY KEY("centre_id","desk_id","epoch","first")
);
--> statement-breakpoint
CREATE TABLE "centre" (
	"centre_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"seq" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "change_log" (
	"centre_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"desk_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"n" bigint NOT NULL,
	"entity" text NOT NULL,
	"row_id" text NOT NULL,
	"op" text NOT NULL,
	"fields" text NOT NULL,
	"aside" boolean NOT NULL,
	"based_on" bigint NOT NULL,
	"hlc_ms" bigint NOT NULL,
	"hlc_count" integer NOT NULL,
	"saved_at" bigint NOT NULL,
	"doubtful" boolean NOT NULL,
	"account_id" text,
	CONSTRAINT "change_log_centre_id_seq_pk" PRIMARY KEY("centre_id","seq")
);
--> statement-breakpoint
CREATE TABLE "daily_count" (
	"centre_id" uuid NOT NULL,
	"day" date NOT NULL,
	"entity" text NOT NULL,
	"changes" integer NOT NULL,
	CONSTRAINT "daily_count_centre_id_day_entity_pk" PRIMARY KEY("centre_id","day","entity")
);
--> statement-breakpoint
CREATE TABLE "desk" (
	"centre_id" uuid NOT NULL,
	"desk_id" uuid NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"enrolled_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_contact_at" timestamp with time zone,
	"version" text NOT NULL,
	"schema" integer NOT NULL,
	"cursor" bigint NOT NULL,
	"waiting" integer NOT NULL,
	CONSTRAINT "desk_centre_id_desk_id_pk" PRIMARY KEY("centre_id","desk_id")
);
--> statement-breakpoint
CREATE TABLE "enrol_code" (
	"centre_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"desk_name" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_by" uuid,
	CONSTRAINT "enrol_code_centre_id_code_hash_pk" PRIMARY KEY("centre_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"centre_id" uuid NOT NULL,
	"desk_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"n" bigint NOT NULL,
	"code" text NOT NULL,
	"raw" "bytea" NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "quarantine_centre_id_desk_id_epoch_n_pk" PRIMARY KEY("centre_id","desk_id","epoch","n")
);
--> statement-breakpoint
CREATE TABLE "register_row" (
	"centre_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"row_id" text NOT NULL,
	"fields" jsonb NOT NULL,
	"marks" jsonb NOT NULL,
	CONSTRAINT "register_row_centre_id_entity_row_id_pk" PRIMARY KEY("centre_id","entity","row_id")
);
--> statement-breakpoint
CREATE TABLE "tombstone" (
	"centre_id" uuid NOT NULL,
	"row_id" text NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tombstone_centre_id_row_id_pk" PRIMARY KEY("centre_id","row_id")
);
--> statement-breakpoint
CREATE INDEX "access_log_at" ON "access_log" USING btree ("centre_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "change_log_fact" ON "change_log" USING btree ("centre_id","entity","row_id") WHERE op = 'insert' AND NOT aside;