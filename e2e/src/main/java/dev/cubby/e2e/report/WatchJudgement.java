package dev.cubby.e2e.report;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.workload.ChangeLog;
import dev.cubby.e2e.workload.Watched;
import dev.cubby.e2e.workload.Watched.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Judges what followers were told: each change once, in the order of the versions, none missing.
 */
public final class WatchJudgement {

  /**
   * Finds what is wrong.
   *
   * @param log of what there was to tell
   * @return a sentence for each fault
   */
  public static List<String> faults(
      List<Operation> operations, ChangeLog log, List<Watched> watched) {
    var faults = new ArrayList<String>();
    var known = new TreeMap<Long, Told>();
    log.changes().forEach(change -> known.put(change.version(), change));
    long oldest = known.isEmpty() ? Long.MAX_VALUE : known.firstKey();
    acknowledged(operations)
        .forEach((version, key) -> {
          Told change = known.get(version);
          boolean tells = version >= oldest && log.tells(version);
          if (tells && (change == null || !change.key().equals(key))) {
            faults.add(
                "version %d of %s was acknowledged, and is no change".formatted(version, key));
          }
        });
    watched.forEach(follower -> judge(follower, known, log, faults));
    return faults;
  }

  /** The figures, in a line. */
  public static String text(List<Told> changes, List<Watched> watched) {
    return "%d changes; %d watchers were told of %d in all, with %d gaps of the history"
        .formatted(
            changes.size(),
            watched.size(),
            watched.stream().mapToInt(follower -> follower.told().size()).sum(),
            watched.stream().mapToInt(follower -> follower.gaps().size()).sum());
  }

  private static Map<Long, String> acknowledged(List<Operation> operations) {
    var acknowledged = new TreeMap<Long, String>();
    for (Operation operation : operations) {
      if (operation.outcome() instanceof Outcome.Written written) {
        acknowledged.put(written.version(), operation.key());
      }
    }
    return acknowledged;
  }

  private static void judge(
      Watched watched, NavigableMap<Long, Told> known, ChangeLog log, List<String> faults) {
    String who = "the follower of " + watched.prefix();
    var told = new TreeMap<Long, Told>();
    long before = watched.after();
    for (Told event : watched.told()) {
      if (event.version() <= before) {
        faults.add("%s was told of %d behind %d".formatted(who, event.version(), before));
      }
      before = event.version();
      told.put(event.version(), event);
      Told change = known.get(event.version());
      boolean tells = log.tells(event.version());
      if (tells && within(known, event.version()) && !event.equals(change)) {
        faults.add("%s was told %s, which is %s".formatted(who, event, change));
      }
    }
    for (Told change : known.values()) {
      boolean its = change.key().startsWith(watched.prefix());
      if (its && !told.containsKey(change.version()) && !watched.mayLack(change.version())) {
        faults.add("%s was not told of %s".formatted(who, change));
      }
    }
  }

  /** What came later, or is older than the history, cannot be judged. */
  private static boolean within(NavigableMap<Long, Told> known, long version) {
    return !known.isEmpty() && version >= known.firstKey() && version <= known.lastKey();
  }

  private WatchJudgement() {}
}
