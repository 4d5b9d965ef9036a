-- The owner steps down to the roles but does not inherit from them: policies made for the supervisor would count for the
-- owner too, who has every column. Before PostgreSQL 16 that is a property of the owner itself: ALTER ROLE … NOINHERIT.
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE 'GRANT linli_desk, linli_supervisor TO CURRENT_USER WITH INHERIT FALSE, SET TRUE';
  ELSIF (SELECT rolinherit AND NOT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    RAISE EXCEPTION 'this PostgreSQL is older than 16: ALTER ROLE % NOINHERIT first', current_user;
  END IF;
END $$;
