package dev.cubby.api.coherence.model;

/** What the protocol insists on; each can be switched off. */
enum Rule {
  /** A writer fences its keys before it commits. */
  FENCE_BEFORE_COMMIT,
  /** A fence voids the leases given before it, and only a lease that stands may fill. */
  ONLY_A_LEASE_FILLS,
  /** While a fence stands, no lease is given. */
  NO_LEASE_BEHIND_A_FENCE,
  /** Each writer's fence is its own; the last to be lifted counts. */
  EACH_FENCE_IS_ITS_OWN,
  /** Scripts are refused under another epoch than the cache's. */
  SCRIPTS_CHECK_THE_EPOCH,
  /** A write's transaction looks at the row for what its fence was taken under. */
  COMMIT_CHECKS_THE_ROW,
  /** It keeps the row locked until it is committed. */
  COMMIT_LOCKS_THE_ROW,
  /** A fenced write needs its own epoch in the row, also where the row says unused. */
  FENCED_WRITE_NEEDS_ITS_EPOCH,
  /** A transaction is not begun when the fence is old. */
  OLD_FENCE_IS_NOT_USED,
  /** The database gives up a transaction before its fence ends. */
  DATABASE_GIVES_UP_FIRST,
  /** Where it is not known whether a commit happened, the fence is left to its end. */
  UNKNOWN_COMMIT_KEEPS_ITS_FENCE,
  /** A cached answer counts only if it arrived while the row was trusted. */
  TRUST_HOLDS_ON_ARRIVAL,
  /** Trust runs from before the row was asked for, not from its answer. */
  TRUST_RUNS_FROM_ASKING,
  /** A writer without a fence waits before it commits, not after. */
  WAIT_BEFORE_COMMIT,
  /** Whoever commits without a fence waits, not only who marked the row. */
  EVERYBODY_WAITS,
  /** Entering empties the cache. */
  ENTERING_EMPTIES,
  /** The cache refuses an epoch that is not above its own. */
  EPOCHS_GROW,
  /** The cache refuses to be entered by who saw it in an earlier life. */
  ENTERED_AS_SEEN
}
