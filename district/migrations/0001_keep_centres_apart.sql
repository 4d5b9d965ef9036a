-- Centres are kept apart by the database itself (SPEC R12), for the owner of the tables as for the roles that the
-- server takes on: linli_desk serves one centre at a time, linli_supervisor counts over all of them and sees no record.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'linli_desk') THEN CREATE ROLE linli_desk NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'linli_supervisor') THEN CREATE ROLE linli_supervisor NOLOGIN; END IF;
END $$;
--> statement-breakpoint
-- The server signs in as the owner and steps down to a role for each transaction.
GRANT linli_desk, linli_supervisor TO CURRENT_USER;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON centre, desk, enrol_code, batch, change_log, register_row, quarantine, tombstone, daily_count, access_log TO linli_desk;
--> statement-breakpoint
GRANT DELETE ON register_row TO linli_desk;
--> statement-breakpoint
GRANT SELECT ON centre, desk, batch, daily_count, quarantine TO linli_supervisor;
--> statement-breakpoint
GRANT INSERT ON centre, enrol_code, access_log TO linli_supervisor;
--> statement-breakpoint
GRANT UPDATE (revoked_at) ON desk TO linli_supervisor;
--> statement-breakpoint
-- Without a centre the setting is empty, and nothing is seen.
CREATE FUNCTION linli_centre() RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('linli.centre_id', true), '')::uuid $$;
--> statement-breakpoint
ALTER TABLE centre ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE centre FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY one_centre ON centre USING (centre_id = linli_centre()) WITH CHECK (centre_id = linli_centre());
--> statement-breakpoint
ALTER TABLE desk ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE desk FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY one_centre ON desk USING (centre_id = linli_centre()) WITH CHECK (centre_id = linli_centre());
--> statement-breakpoint
ALTER TABLE enrol_code ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE enrol_code FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY one_centre ON enrol_code USING (centre_id = linli_centre()) WITH CHECK (centre_id = linli_centre());
--> statement-breakpoint
ALTER TABLE batch ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE batch FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY one_centre ON batch USING (centre_id = linli_centre()) WITH CHECK (centre_id = linli_centre());
--> statement-breakpoint
ALTER TABLE change_log ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE change_log FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY one_centre ON change_log USING (centre_id = linli_centre()) WITH CHECK (centre_id = linli_centre());
--> statement-breakpoint
ALTER TABLE register_row ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE register_row FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY one_centre ON register_row USING (centre_id = linli_centre()) WITH CHECK (centre_id = linli_centre());
--> statement-breakpoint
ALTER TABLE quarantine ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE quarantine FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY one_centre ON quarantine USING (centre_id = linli_centre()) WITH CHECK (centre_id = linli_centre());
--> statement-breakpoint
ALTER TABLE tombstone ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE tombstone FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY one_centre ON tombstone USING (centre_id = linli_centre()) WITH CHECK (centre_id = linli_centre());
--> statement-breakpoint
ALTER TABLE daily_count ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE daily_count FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY one_centre ON daily_count USING (centre_id = linli_centre()) WITH CHECK (centre_id = linli_centre());
--> statement-breakpoint
ALTER TABLE access_log ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE access_log FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY one_centre ON access_log USING (centre_id = linli_centre()) WITH CHECK (centre_id = linli_centre());
--> statement-breakpoint
CREATE POLICY counting ON centre FOR SELECT TO linli_supervisor USING (true);
--> statement-breakpoint
CREATE POLICY counting ON desk FOR SELECT TO linli_supervisor USING (true);
--> statement-breakpoint
CREATE POLICY counting ON batch FOR SELECT TO linli_supervisor USING (true);
--> statement-breakpoint
CREATE POLICY counting ON daily_count FOR SELECT TO linli_supervisor USING (true);
--> statement-breakpoint
CREATE POLICY counting ON quarantine FOR SELECT TO linli_supervisor USING (true);
--> statement-breakpoint
CREATE POLICY founding ON centre FOR INSERT TO linli_supervisor WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY inviting ON enrol_code FOR INSERT TO linli_supervisor WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY looking ON access_log FOR INSERT TO linli_supervisor WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY revoking ON desk FOR UPDATE TO linli_supervisor USING (true);
