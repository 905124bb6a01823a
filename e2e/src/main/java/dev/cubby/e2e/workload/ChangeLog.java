package dev.cubby.e2e.workload;

import dev.cubby.e2e.workload.Watched.Gap;
import dev.cubby.e2e.workload.Watched.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The changes of the clients' keys behind a version.
 *
 * @param since the version
 * @param whole whether there were none of these keys before, so that all is known of them
 * @param gaps of which nothing is known
 * @param horizon behind which the history tells all in the end
 */
public record ChangeLog(
    long since, boolean whole, List<Told> changes, List<Gap> gaps, long horizon) {

  /** All behind the history's horizon, as {@code /v1/changes} gives them. */
  public ChangeLog(long since, boolean whole, List<Told> changes) {
    this(since, whole, changes, List.of(), since);
  }

  /**
   * This log, and before it what a follower of all these keys was told while the history had it.
   * There were none of them when it began to follow.
   */
  public ChangeLog behind(Watched follower) {
    if (follower.after() >= since) {
      return this;
    }
    List<Told> earlier =
        follower.told().stream().filter(change -> change.version() <= since).toList();
    List<Told> all = Stream.concat(earlier.stream(), changes.stream()).toList();
    return new ChangeLog(follower.after(), true, all, follower.gaps(), horizon);
  }

  /** Whether the change of a version is known, where there is one. */
  public boolean tells(long version) {
    return tells(version - 1, version);
  }

  private boolean tells(long after, long upTo) {
    return gaps.stream().noneMatch(gap -> gap.after() < upTo && after < gap.upTo());
  }

  /**
   * Whether a key's newest change up to a version is known, or that there was none.
   *
   * @param newest null where the log has none
   */
  public boolean tells(@Nullable Told newest, long version) {
    return newest == null ? whole && tells(since, version) : tells(newest.version(), version);
  }

  /** By key, each key's changes by their versions. */
  public Map<String, NavigableMap<Long, Told>> byKey() {
    var keys = new HashMap<String, NavigableMap<Long, Told>>();
    for (Told change : changes) {
      keys.computeIfAbsent(change.key(), _ -> new TreeMap<>()).put(change.version(), change);
    }
    return keys;
  }

  /** The newest change, up to a version, of a key's changes; null where there is none. */
  public static @Nullable Told upTo(NavigableMap<Long, Told> changes, long version) {
    var newest = changes.floorEntry(version);
    return newest == null ? null : newest.getValue();
  }
}
