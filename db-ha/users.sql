-- The api reads and writes rows; the schema's migrations change tables.
SELECT 'CREATE ROLE ' || name FROM (VALUES ('cubby'), ('cubby_schema')) AS wanted (name)
  WHERE name NOT IN (SELECT rolname FROM pg_roles) \gexec
ALTER ROLE cubby LOGIN PASSWORD '{app}';
ALTER ROLE cubby SET synchronous_commit = on;
ALTER ROLE cubby_schema LOGIN CONNECTION LIMIT 5 PASSWORD '{schema}';
SELECT 'CREATE DATABASE cubby OWNER cubby_schema' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'cubby') \gexec
REVOKE ALL ON DATABASE cubby FROM PUBLIC;
GRANT CONNECT ON DATABASE cubby TO cubby;
\connect cubby
ALTER SCHEMA public OWNER TO cubby_schema;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO cubby;
ALTER DEFAULT PRIVILEGES FOR ROLE cubby_schema IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cubby;
-- For watch-disk, in a schema in which no other user can make anything.
CREATE SCHEMA IF NOT EXISTS watch;
CREATE EXTENSION IF NOT EXISTS pg_freespacemap SCHEMA watch;
-- A commit that waits for its standby shows what may yet be lost when its session is cancelled or ended, as each user could do to
-- its own sessions.
REVOKE EXECUTE ON FUNCTION pg_cancel_backend(integer), pg_terminate_backend(integer, bigint) FROM PUBLIC;
