package dev.cubby.api.coherence.model.failover;

/** The rules that keep reads linearizable through a failover; each can be switched off. */
enum Rule {
  // The database.

  /** A commit returns once the standby has flushed it. */
  COMMIT_WAITS_FOR_THE_STANDBY,
  /** No other standby than the one that may be promoted acknowledges a commit. */
  ONE_STANDBY_ACKNOWLEDGES,
  /** That standby is promoted, and none that lags. */
  THAT_STANDBY_IS_PROMOTED,

  // Writers.

  /** A commit that warns is of unknown outcome. */
  WARNED_COMMIT_IS_UNKNOWN,
  /** After a commit of unknown outcome the fence stays until it ends by itself. */
  UNKNOWN_COMMIT_KEEPS_ITS_FENCE,
  /** An epoch whose commit is of unknown outcome is not used. */
  UNKNOWN_EPOCH_IS_NOT_USED,
  /** After a promotion no writer commits until all trust from before is over. */
  WRITERS_WAIT_AFTER_A_PROMOTION,

  // What is read from a database.

  /** A reader is answered once a heartbeat has proved what it read; trust is not enough. */
  ANSWER_IS_PROVED,
  /** The cache is filled once a heartbeat has proved what was read. */
  FILL_IS_PROVED,
  /** A writer is refused by a precondition once a heartbeat has proved what was read. */
  REFUSAL_IS_PROVED,
  /** A copy of the row counts once a heartbeat has proved it. */
  COPY_IS_PROVED,
  /** The copy is read while no write is under way. */
  COPY_IS_READ_BETWEEN_WRITES,

  // Heartbeats.

  /** A heartbeat writes to the log, and so waits for the standby. */
  HEARTBEAT_WAITS_FOR_THE_STANDBY,
  /** A heartbeat that warns proves nothing. */
  WARNED_HEARTBEAT_PROVES_NOTHING,
  /** A heartbeat proves only what was read before it began. */
  HEARTBEAT_BEGINS_AFTER_THE_READ,
  /** A heartbeat proves only what was read in its own reign. */
  PROOF_IS_OF_ONE_REIGN,
  /** A server whose timeline is not the row's is of no reign yet. */
  TIMELINE_IS_COMPARED,
  /** A reign is told by a nonce, as two servers may have the same timeline. */
  REIGN_HAS_A_NONCE,
  /** After a promotion no heartbeat begins until all trust from before is over. */
  HEARTBEATS_WAIT_AFTER_A_PROMOTION,

  // Trust in the copy of the row, and so in the cache.

  /** A copy of the row is trusted for a second, no longer. */
  TRUST_ENDS,
  /** That second is counted from before the copy was read, not from its proof. */
  TRUST_RUNS_FROM_ASKING
}
