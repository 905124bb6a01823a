package dev.cubby.api.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills one {@link Changes} from a range of versions that a store reads in order, in one snapshot.
 *
 * <pre>{@code
 * if (walk.mayMissMost()) {
 *   // find the version at place MOST_SCANNED of the range, if there are so many
 *   walk.endAt(version);
 * }
 * // read at most walk.wanted() revisions of (walk.above(), walk.upTo()] whose key is asked for
 * while (rows.next() && walk.take(revision(rows))) {}
 * return walk.changes();
 * }</pre>
 */
public final class ChangesWalk {
  /** Most revisions that a walk looks at, whatever few of them are asked for. */
  public static final int MOST_SCANNED = 10_000;

  private final ChangesQuery query;
  private final History history;
  private final List<Revision> revisions = new ArrayList<>();
  private long above;
  private long upTo;
  private @Nullable Long next;

  /**
   * Begins a walk.
   *
   * @throws UnreadableVersionException where the history does not reach what is asked for
   */
  public ChangesWalk(ChangesQuery query, History history) {
    this.query = query;
    this.history = history;
    this.above = history.horizon();
    this.upTo = history.lastVersion();
    Long after = query.after();
    if (after != null) {
      history.check(after);
      if (query.newestFirst()) {
        upTo = after - 1;
      } else {
        above = after;
      }
    }
  }

  /** Lower bound of the versions, exclusive. */
  public long above() {
    return above;
  }

  /** Upper bound of the versions, inclusive. */
  public long upTo() {
    return upTo;
  }

  /** The order of the versions, in SQL. */
  public String order() {
    return query.newestFirst() ? "DESC" : "ASC";
  }

  /** Most revisions to read: those of the answer, and one to see whether more follow. */
  public int wanted() {
    return query.limit() + 1;
  }

  /** Whether a store must look at revisions that are not asked for, to find those that are. */
  public boolean mayMissMost() {
    return !query.prefix().isEmpty();
  }

  /** Ends the range at this version, in the order that is asked for; more may follow it. */
  public void endAt(long version) {
    if (query.newestFirst()) {
      above = version - 1;
    } else {
      upTo = version;
    }
    next = version;
  }

  /** The condition on the keys, in SQL, to stand behind others; empty for all keys. */
  public String keys(String column) {
    if (query.key() != null) {
      return " AND " + column + " = ?";
    }
    return query.prefix().isEmpty() ? "" : " AND " + column + " >= ? AND " + column + " < ?";
  }

  /** The parameters of that condition. */
  public List<byte[]> keyBounds() {
    Key key = query.key();
    if (key != null) {
      return List.of(key.bytes());
    }
    String prefix = query.prefix();
    return prefix.isEmpty() ? List.of() : List.of(PageWalk.first(prefix), PageWalk.past(prefix));
  }

  /** Takes the next revision; false when the rest is not wanted. */
  public boolean take(Revision revision) {
    if (revisions.size() == query.limit()) {
      next = revisions.getLast().version();
      return false;
    }
    revisions.add(revision);
    return true;
  }

  public Changes changes() {
    return new Changes(history, revisions, next);
  }
}
