package dev.cubby.api.feed;

import dev.cubby.api.store.Revision;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.UnreadableVersionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Some revisions in the order of their versions, few enough to be told at once. */
final class Slice {
  /** Most events of a slice. */
  static final int MOST_EVENTS = 100;

  /** Most bytes of its values; a slice has one event at least. */
  private static final int MOST_VALUE_BYTES = 256 << 10;

  /** As many of the first revisions as a slice may have. */
  static List<Revision> head(List<Revision> revisions, boolean values) {
    int count = 0;
    long bytes = 0;
    while (count < revisions.size() && count < MOST_EVENTS) {
      Revision next = revisions.get(count);
      bytes += values && Event.tellsValue(next) ? next.metadata().size() : 0;
      if (count > 0 && bytes > MOST_VALUE_BYTES) {
        break;
      }
      count++;
    }
    return revisions.subList(0, count);
  }

  /** Reads the values of a slice. */
  static Map<Long, byte[]> values(Store store, List<Revision> slice) {
    List<Long> versions = slice.stream().filter(Event::tellsValue).map(Revision::version).toList();
    return versions.isEmpty() ? Map.of() : store.values(versions);
  }

  /**
   * The events of a slice, as a watcher wants them.
   *
   * @throws UnreadableVersionException where the purge has removed a value
   */
  static Events events(Store store, List<Revision> slice, Interest interest) {
    return interest.values() ? valued(store, slice, values(store, slice)) : plain(slice);
  }

  /** The events of a slice without values. */
  static Events plain(List<Revision> slice) {
    return new Events(slice.stream().map(revision -> new Event(revision, null)).toList());
  }

  /**
   * The events of a slice, with their values.
   *
   * @param values each by its version
   * @throws UnreadableVersionException where one is missing: the purge has removed it
   */
  static Events valued(Store store, List<Revision> slice, Map<Long, byte[]> values) {
    var events = new ArrayList<Event>();
    for (Revision revision : slice) {
      byte[] value = values.get(revision.version());
      if (value == null && Event.tellsValue(revision)) {
        throw new UnreadableVersionException(revision.version(), store.history());
      }
      events.add(new Event(revision, value));
    }
    return new Events(events);
  }

  private Slice() {}
}
