package dev.cubby.api.feed;

import dev.cubby.api.store.Revision;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.UnreadableVersionException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The watchers that know all changes which the feed has read. Used by the feed's thread alone. */
final class Audience {
  private final Store store;
  private final Map<Interest, Set<Seat>> seats = new HashMap<>();

  /** What watchers are told: the same changes, all with their values or all without. */
  private record Told(List<Long> versions, boolean values) {}

  Audience(Store store) {
    this.store = store;
  }

  void add(Seat seat) {
    seats.computeIfAbsent(seat.interest(), _ -> new LinkedHashSet<>()).add(seat);
  }

  void remove(Seat seat) {
    seats.computeIfPresent(
        seat.interest(),
        (_, same) -> {
          same.remove(seat);
          return same.isEmpty() ? null : same;
        });
  }

  /** Whether any of them wants values. */
  boolean wantsValues() {
    return seats.keySet().stream().anyMatch(Interest::values);
  }

  /**
   * Tells of a slice. Where the store fails, nobody has been told of any of it.
   *
   * @return how many watchers were told something
   */
  int tell(List<Revision> slice) {
    Map<Long, byte[]> values = Slice.values(store, withValues(slice));
    var same = new HashMap<Told, Events>();
    int told = 0;
    for (Map.Entry<Interest, Set<Seat>> interested : seats.entrySet()) {
      Interest interest = interested.getKey();
      List<Revision> covered = slice.stream().filter(interest::covers).toList();
      if (covered.isEmpty()) {
        continue;
      }
      try {
        Events events =
            same.computeIfAbsent(
                new Told(covered.stream().map(Revision::version).toList(), interest.values()),
                _ ->
                    interest.values()
                        ? Slice.valued(store, covered, values)
                        : Slice.plain(covered));
        interested.getValue().forEach(seat -> seat.tell(events));
      } catch (UnreadableVersionException e) {
        interested.getValue().forEach(Seat::end);
      }
      told += interested.getValue().size();
    }
    return told;
  }

  /** The revisions of a slice whose values some watcher wants. */
  private List<Revision> withValues(List<Revision> slice) {
    List<Interest> wanting = seats.keySet().stream().filter(Interest::values).toList();
    return slice.stream()
        .filter(revision -> wanting.stream().anyMatch(interest -> interest.covers(revision)))
        .toList();
  }

  /** Tells those that have been told nothing for long how far the feed has read. */
  void beat(long version) {
    seats.values().forEach(same -> same.forEach(seat -> seat.beat(version)));
  }

  /** Ends them all, since changes may have been missed. */
  void end() {
    seats.values().forEach(same -> same.forEach(Seat::end));
    seats.clear();
  }
}
