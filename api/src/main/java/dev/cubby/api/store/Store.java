package dev.cubby.api.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The truth. All calls block, may come from any thread, and see every write whose {@link #write}
 * returned before they began. Expired keys count as absent, judged by the store's own clock.
 *
 * <p>Every call throws {@link StoreException} when the database fails.
 */
public interface Store extends AutoCloseable {

  Optional<Entry> get(Key key);

  /**
   * Reads a key as it was. Its time was over only if the history says so: the clock is not asked.
   *
   * @throws UnreadableVersionException where the history does not reach the version
   */
  Optional<Entry> get(AsOf asOf);

  /**
   * Lists keys as they were at one moment, which is not before this call; or as of a version.
   *
   * @throws UnreadableVersionException where the history does not reach the version
   */
  Page list(Listing listing);

  /**
   * Reads revisions, in the order of their versions, which is that of the commits: versions are
   * given under a lock that is held until the commit. So a version that is read has none before it
   * that is still to come.
   *
   * @throws UnreadableVersionException where the history does not reach the place to go on behind
   */
  Changes changes(ChangesQuery query);

  /** Which versions can be read now. Those up to the last are all committed. */
  History history();

  /**
   * Reads the values of revisions.
   *
   * @return each by its version; without those that the purge has removed
   */
  Map<Long, byte[]> values(Collection<Long> versions);

  /**
   * Keeps a version readable until it is let go.
   *
   * @param at the version; null for the newest, which is not older than this call
   * @throws UnreadableVersionException where the history does not reach the version
   */
  Hold hold(@Nullable Long at);

  /**
   * Reads the values of keys that a listing as of a version has shown.
   *
   * @return an entry for each of them, in the same order
   * @throws UnreadableVersionException where the history does not reach the version any more
   */
  List<Entry> entries(long at, List<Metadata> listed);

  /**
   * Counts the keys that start with a prefix.
   *
   * @param at the version of the store to count; null for the newest
   * @throws UnreadableVersionException where the history does not reach the version
   */
  Stats stats(String prefix, @Nullable Long at);

  /**
   * Commits many units in one transaction: group commit. Their steps are applied in order, and each
   * is judged against what the ones before it left. An atomic unit that fails leaves nothing, and
   * does not touch the others.
   *
   * @return an outcome for each step of each unit, in the same order; all of them durable
   * @throws StoreException when nothing of it was committed, or, if {@link
   *     StoreException.Kind#COMMIT_UNKNOWN}, when that cannot be told
   */
  List<List<Step.Outcome>> commit(List<WriteUnit> units);

  /** Commits writes of which each stands for itself; as {@link #commit} does. */
  default List<WriteOutcome> write(List<? extends Write> writes) {
    return commit(writes.stream().map(WriteUnit::of).toList()).stream()
        .map(outcomes -> (WriteOutcome) outcomes.getFirst())
        .toList();
  }

  /**
   * Judges a unit that {@linkplain WriteUnit#readsOnly only reads}, in one snapshot, which is not
   * older than this call.
   *
   * @return an outcome for each step, in the same order
   */
  List<Step.Outcome> read(WriteUnit unit);

  /**
   * Removes up to {@code limit} expired keys, which no read shows anyway. Each of them gets a
   * revision of its own that says so.
   *
   * @return how many were removed
   */
  int expire(int limit);

  /**
   * Removes history that need not be kept, in one {@link PurgeRound}.
   *
   * @return whether another round may find more
   */
  boolean purgeHistory(Retention retention);

  /**
   * Removes the oldest answers that need not be kept, in one {@link AnswerRound}.
   *
   * @return whether another round may find more
   */
  boolean purgeAnswers(Retention retention);

  /** Now, by the clock that judges expiry: milliseconds since 1970 (UTC). */
  long now();

  @Override
  void close();
}
