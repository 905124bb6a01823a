-- Times are milliseconds since 1970 (UTC) by the database's clock.
CREATE TABLE entry (
  k VARBINARY(512) NOT NULL PRIMARY KEY, -- UTF-8, so that bytes order it
  version BIGINT NOT NULL,
  size INT NOT NULL, -- of the value, so that no listing reads it
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  expires_at BIGINT NULL,
  content_type TEXT NOT NULL,
  value LONGBLOB NOT NULL,
  KEY entry_by_expiry (expires_at)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;

-- One row, locked by every write before it looks at any key: so writes are in one order, which is that of the
-- versions, and none waits for another in a circle. It also says whether the shared cache is in use, and since when not.
CREATE TABLE state (
  id TINYINT NOT NULL PRIMARY KEY CHECK (id = 1),
  last_version BIGINT NOT NULL,
  cache_epoch BIGINT NOT NULL,
  cache_used BOOLEAN NOT NULL,
  unused_since BIGINT NOT NULL
) ENGINE = InnoDB;

-- Nobody can have trusted a cache before there was an epoch.
INSERT INTO state (id, last_version, cache_epoch, cache_used, unused_since) VALUES (1, 0, 0, FALSE, 0);
