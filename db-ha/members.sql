-- What members of a cluster log in to each other as: one streams the log, the other reads files of the data directory.
SELECT 'CREATE ROLE ' || name FROM (VALUES ('cubby_replication'), ('cubby_rewind')) AS wanted (name)
  WHERE name NOT IN (SELECT rolname FROM pg_roles) \gexec
ALTER ROLE cubby_replication LOGIN REPLICATION PASSWORD '{member}';
ALTER ROLE cubby_rewind LOGIN PASSWORD '{member}';
-- How old the newest backups are, and whether the archive has a gap, as keep-backups saw it last.
CREATE TABLE IF NOT EXISTS watch.backup (
  id SMALLINT NOT NULL PRIMARY KEY CHECK (id = 1),
  seen TIMESTAMPTZ NOT NULL,
  newest TIMESTAMPTZ NOT NULL,
  newest_full TIMESTAMPTZ NOT NULL,
  gap BOOLEAN NOT NULL
);
