package dev.cubby.e2e.workload;

import dev.cubby.e2e.workload.Watched.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All changes of the clients' keys behind a version, as {@code /v1/changes} gives them in the end.
 *
 * @param since the version
 * @param whole whether there were none of these keys before, so that all is known of them
 */
public record ChangeLog(long since, boolean whole, List<Told> changes) {

  /** By key, each key's changes by their versions. */
  public Map<String, NavigableMap<Long, Told>> byKey() {
    var keys = new HashMap<String, NavigableMap<Long, Told>>();
    for (Told change : changes) {
      keys.computeIfAbsent(change.key(), _ -> new TreeMap<>()).put(change.version(), change);
    }
    return keys;
  }

  /** The keys that were there at a version, as the changes up to it leave them. */
  public Map<String, Told> at(long version) {
    var there = new TreeMap<String, Told>();
    for (Told change : changes) {
      if (change.version() > version) {
        break;
      }
      if (change.put()) {
        there.put(change.key(), change);
      } else {
        there.remove(change.key());
      }
    }
    return there;
  }

  /** The newest change, up to a version, of a key's changes; null where there is none. */
  public static @Nullable Told upTo(NavigableMap<Long, Told> changes, long version) {
    var newest = changes.floorEntry(version);
    return newest == null ? null : newest.getValue();
  }
}
