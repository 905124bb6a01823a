package dev.cubby.api.store;

import java.util.List;
import java.util.Optional;

/**
 * The truth. All calls block, may come from any thread, and see every write whose {@link #write}
 * returned before they began. Expired keys count as absent, judged by the store's own clock.
 *
 * <p>Every call throws {@link StoreException} when the database fails.
 */
public interface Store extends AutoCloseable {

  Optional<Entry> get(Key key);

  /** Lists keys as they were at one moment, which is not before this call. */
  Page list(Listing listing);

  /**
   * Commits many writes in one transaction: group commit. They are applied in order, and each is
   * judged by its own precondition against what the ones before it left.
   *
   * @return an outcome for each write, in the same order; all of them durable
   * @throws StoreException when nothing of it was committed, or, if {@link
   *     StoreException.Kind#COMMIT_UNKNOWN}, when that cannot be told
   */
  List<WriteOutcome> write(List<? extends Write> writes);

  /**
   * Removes the rows of up to {@code limit} expired keys, which no read shows anyway.
   *
   * @return how many rows were removed
   */
  int purgeExpired(int limit);

  /** Now, by the clock that judges expiry: milliseconds since 1970 (UTC). */
  long now();

  @Override
  void close();
}
