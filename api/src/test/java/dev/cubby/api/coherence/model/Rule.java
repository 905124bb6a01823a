package dev.cubby.api.coherence.model;

/** The rules of the protocol; each can be switched off. */
public enum Rule {
  /** A writer fences its keys before it commits. */
  FENCE_BEFORE_COMMIT,
  /** It lifts the fence after the commit. */
  LIFT_AFTER_COMMIT,
  /** It acknowledges after the commit. */
  ACKNOWLEDGE_AFTER_COMMIT,
  /** A fence drops the key's entry. */
  FENCE_DROPS_THE_ENTRY,
  /** A fence voids the leases given before it. */
  FENCE_VOIDS_LEASES,
  /** While a fence stands, no lease is given. */
  NO_LEASE_BEHIND_A_FENCE,
  /** Each writer's fence is its own; the last to be lifted counts. */
  EACH_FENCE_IS_ITS_OWN,
  /** Memory that runs short takes no fence away. */
  FENCES_ARE_NOT_EVICTED,
  /** A fence is put up only in a cache of the writer's epoch. */
  FENCE_CHECKS_THE_EPOCH,
  /** Where it is not known whether a commit happened, the fence is left to its end. */
  UNKNOWN_COMMIT_KEEPS_ITS_FENCE,
  /** A transaction is not begun when its fence is old. */
  OLD_FENCE_IS_NOT_USED,
  /**
   * A transaction whose process is paused, or that takes long, is given up before its fence ends.
   */
  LONG_TRANSACTIONS_ARE_GIVEN_UP,

  /** The database is read after the lease was given. */
  LEASE_BEFORE_READING,
  /** Only a lease that stands may fill. */
  ONLY_A_LEASE_FILLS,
  /** A lease is given only in a cache of the reader's epoch. */
  LEASE_CHECKS_THE_EPOCH,
  /** An entry is taken only in a cache of the reader's epoch. */
  FILL_CHECKS_THE_EPOCH,
  /** A lease counts only if it arrived while the row was trusted. */
  LEASE_ARRIVES_IN_TRUST,
  /** A cached answer counts only if it arrived while the row was trusted. */
  HIT_ARRIVES_IN_TRUST,
  /** A cached answer counts only if it was filled under the trusted epoch. */
  HIT_CHECKS_THE_EPOCH,

  /** A copy of the row is trusted for a second, no longer. */
  TRUST_ENDS,
  /** That second is counted from before the row was asked for, not from its answer. */
  TRUST_RUNS_FROM_ASKING,
  /** The copy is read while no write is under way. */
  TRUST_IS_READ_BETWEEN_WRITES,

  /** A fenced write's transaction checks that the row still names its fence's epoch. */
  FENCED_WRITE_CHECKS_THE_ROW,
  /** It needs its own epoch in the row also where the row says unused. */
  FENCED_WRITE_NEEDS_ITS_EPOCH,
  /** A write's transaction keeps the row locked from when it looked at it. */
  ROW_STAYS_LOCKED,
  /** A writer without a fence waits before it commits, not after. */
  WAIT_BEFORE_COMMIT,
  /** Every writer without a fence waits, not only the one that marked the row. */
  EVERYBODY_WAITS,
  /** Its transaction checks, after the wait, that the row still says unused. */
  UNFENCED_WRITE_CHECKS_THE_ROW,

  /** Entering empties the cache. */
  ENTERING_EMPTIES,
  /** The cache refuses an epoch that is not above its own. */
  EPOCHS_GROW,
  /** No two attempts to enter have the same epoch. */
  EPOCH_IS_OFFERED_ONCE
}
