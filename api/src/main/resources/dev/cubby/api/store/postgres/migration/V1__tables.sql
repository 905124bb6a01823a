-- Times are milliseconds since 1970 (UTC) by the database's clock; keys are UTF-8, so that bytes order them.

-- One row, locked by every write before it looks at any key: so writes are in one order, which is that of the versions, and
-- none waits for another in a circle. Its page has room for many of its versions, which are pruned without a vacuum.
CREATE TABLE state (
  id SMALLINT NOT NULL PRIMARY KEY CHECK (id = 1),
  last_version BIGINT NOT NULL,
  -- The store can be read as of every version from here on.
  horizon BIGINT NOT NULL,
  history_bytes BIGINT NOT NULL, -- of the revisions that are kept for the history alone
  answer_bytes BIGINT NOT NULL, -- of all kept answers
  -- Whether the shared cache is in use, and since when not.
  cache_epoch BIGINT NOT NULL,
  cache_used BOOLEAN NOT NULL,
  unused_since BIGINT NOT NULL,
  -- Set by the database's own watch on its disk: values are refused while there is still room to delete some.
  disk_full BOOLEAN NOT NULL DEFAULT FALSE,
  -- Set well before that: the history gives its pages to what is written now.
  disk_short BOOLEAN NOT NULL DEFAULT FALSE,
  -- The primary whose reign it is, by its timeline and a number of chance; of none before one has begun.
  timeline TEXT NOT NULL DEFAULT '',
  nonce BIGINT NOT NULL DEFAULT 0,
  -- Of that primary's time: where it goes on from, and what it does not pass before this is moved on.
  time_floor BIGINT NOT NULL DEFAULT 0,
  time_limit BIGINT NOT NULL DEFAULT 0
) WITH (fillfactor = 10);

-- No process can have trusted a cache before there was an epoch.
INSERT INTO state (id, last_version, horizon, history_bytes, answer_bytes, cache_epoch, cache_used, unused_since)
  VALUES (1, 0, 0, 0, 0, 0, FALSE, 0);

CREATE TABLE revision (
  version BIGINT NOT NULL PRIMARY KEY,
  k BYTEA NOT NULL,
  replaces BIGINT NOT NULL, -- a version; 0 where the key did not exist
  operation TEXT NOT NULL CHECK (operation IN ('put', 'delete', 'expire')),
  size INT NOT NULL, -- of the value, so that no listing reads it
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  expires_at BIGINT,
  content_type TEXT NOT NULL,
  author TEXT,
  value BYTEA -- of a put
);
CREATE INDEX revision_by_key ON revision (k, version);

-- What a key is now; its newest revision has the value.
CREATE TABLE head (
  k BYTEA NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  size INT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  expires_at BIGINT,
  content_type TEXT NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX head_by_expiry ON head (expires_at, k) WHERE expires_at IS NOT NULL;

-- The answers to requests that carried an Idempotency-Key, each kept by the transaction that did what its request asks for.
CREATE TABLE kept_answer (
  id BYTEA NOT NULL PRIMARY KEY,
  fingerprint BYTEA NOT NULL, -- of the request
  answered_at BIGINT NOT NULL,
  size INT NOT NULL, -- of the answer, so that no purge reads it
  answer BYTEA NOT NULL
);
CREATE INDEX kept_answer_by_age ON kept_answer (answered_at);

-- The store stays readable as of these versions, for an export that reads it piece by piece.
CREATE TABLE history_hold (
  id BYTEA NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  expires_at BIGINT NOT NULL -- of a process that was killed
);
