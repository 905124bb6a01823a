-- The store stays readable as of these versions, for an export that reads it piece by piece.
CREATE TABLE IF NOT EXISTS history_hold (
  id BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  expires_at BIGINT NOT NULL -- milliseconds since 1970; of a process that was killed
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;
