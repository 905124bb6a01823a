-- What was an entry becomes the first revision of its key that is known, in place, so that values are not written twice to
-- the log. Each statement may run again after one that was broken off. From the first on, an api that does not know
-- revisions fails at every statement, since no table is called entry any more.
RENAME TABLE IF EXISTS entry TO revision;
ALTER TABLE revision
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (version),
  DROP KEY IF EXISTS entry_by_expiry,
  ADD KEY IF NOT EXISTS revision_by_key (k, version),
  ADD COLUMN IF NOT EXISTS replaces BIGINT NOT NULL DEFAULT 0 AFTER k, -- a version; 0 where the key did not exist
  ADD COLUMN IF NOT EXISTS operation ENUM ('put', 'delete', 'expire') NOT NULL DEFAULT 'put' AFTER replaces,
  ADD COLUMN IF NOT EXISTS author TEXT NULL AFTER content_type,
  MODIFY value LONGBLOB NULL; -- of a put

-- What a key is now; its newest revision has the value.
CREATE TABLE IF NOT EXISTS head (
  k VARBINARY(512) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  size INT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  expires_at BIGINT NULL,
  content_type TEXT NOT NULL,
  KEY head_by_expiry (expires_at)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;
INSERT IGNORE INTO head (k, version, size, created_at, updated_at, expires_at, content_type)
  SELECT k, version, size, created_at, updated_at, expires_at, content_type FROM revision;

-- The store can be read as of every version from the horizon on. Nothing is known of those before this migration.
ALTER TABLE state
  ADD COLUMN IF NOT EXISTS horizon BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS history_bytes BIGINT NOT NULL DEFAULT 0; -- of the revisions that are kept for the history alone
UPDATE state SET horizon = last_version;
