-- The answers to requests that carried an Idempotency-Key, each kept by the transaction that did what its request asks for.
CREATE TABLE IF NOT EXISTS kept_answer (
  id BINARY(32) NOT NULL PRIMARY KEY,
  fingerprint BINARY(32) NOT NULL, -- of the request
  answered_at BIGINT NOT NULL,
  size INT NOT NULL, -- of the answer, so that no purge reads it
  answer LONGBLOB NOT NULL,
  KEY kept_answer_by_age (answered_at)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;
ALTER TABLE state ADD COLUMN IF NOT EXISTS answer_bytes BIGINT NOT NULL DEFAULT 0; -- of all of them
