package dev.cubby.e2e.report;

import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Travel;
import dev.cubby.e2e.history.Travel.Kind;
import dev.cubby.e2e.workload.ChangeLog;
import dev.cubby.e2e.workload.Watched.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges reads and restores of the past by the log of changes. As of a version, a key is what its
 * newest change up to that version made it. A version has one value for ever, and a restored one
 * has the value of the version that it restores.
 */
public final class PastJudgement {
  private final ChangeLog log;
  private final Map<String, NavigableMap<Long, Told>> keys;
  private final Map<Long, String> values = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private int judged;

  private PastJudgement(ChangeLog log) {
    this.log = log;
    this.keys = log.byKey();
  }

  /** Judges them all. */
  public static PastJudgement of(List<Travel> travels, ChangeLog log) {
    var judgement = new PastJudgement(log);
    travels.forEach(judgement::judge);
    travels.stream().filter(travel -> travel.kind() == Kind.RESTORE).forEach(judgement::judgeValue);
    return judgement;
  }

  /** A sentence for each fault. */
  public List<String> faults() {
    return faults;
  }

  /** How many of them the log could tell the right answer of. */
  public int judged() {
    return judged;
  }

  private void judge(Travel travel) {
    switch (travel.outcome()) {
      case Outcome.Written(long version, var _, var _) -> {
        written(travel, version);
        if (travel.kind() == Kind.RESTORE) {
          asOf(travel, true);
        } else if (travel.value() != null) {
          value(travel, version, travel.value());
        }
      }
      case Outcome.Present(long version, var value, var _) -> {
        written(travel, version);
        if (travel.asOf() != Travel.NEWEST) {
          Told there = asOf(travel, true);
          if (there != null && there.version() != version) {
            wrong(travel, "found version %d, which is %s".formatted(version, there));
          }
        }
        if (value != null) {
          value(travel, version, value);
        }
      }
      case Outcome.Absent _ -> {
        if (travel.asOf() != Travel.NEWEST) {
          asOf(travel, false);
        }
      }
      case Outcome.NotDone _ -> gone(travel);
      case Outcome.Deleted _, Outcome.Refused _, Outcome.Unknown _ -> {}
    }
  }

  /** What it wrote or found is a change of its key. */
  private void written(Travel travel, long version) {
    Told change = changes(travel).get(version);
    boolean known = version > log.since() && log.tells(version);
    if (known && (change == null || !change.put())) {
      wrong(travel, "version %d is %s".formatted(version, change));
    }
  }

  /** What the key was as of the version, where that is known; it must, or must not, be there. */
  private @Nullable Told asOf(Travel travel, boolean found) {
    Told there = ChangeLog.upTo(changes(travel), travel.asOf());
    if (travel.asOf() < log.since() || !log.tells(there, travel.asOf())) {
      return null;
    }
    judged++;
    if (found != (there != null && there.put())) {
      wrong(travel, "its newest change until then is " + there);
    }
    return there;
  }

  /**
   * What can be read once can be read until the horizon has passed it, and that never goes back.
   */
  private void gone(Travel travel) {
    Long oldest = travel.oldest();
    if (oldest != null && (oldest <= travel.asOf() || oldest > log.horizon())) {
      wrong(travel, "the oldest was %d then, and %d in the end".formatted(oldest, log.horizon()));
    }
  }

  private void value(Travel travel, long version, String value) {
    String known = values.putIfAbsent(version, value);
    if (known != null && !known.equals(value)) {
      wrong(travel, "version %d is %s here, and %s elsewhere".formatted(version, value, known));
    }
  }

  private void judgeValue(Travel restore) {
    Told source = ChangeLog.upTo(changes(restore), restore.asOf());
    if (restore.outcome() instanceof Outcome.Written written
        && source != null
        && log.tells(source, restore.asOf())) {
      String was = values.get(source.version());
      String is = values.get(written.version());
      if (was != null && is != null && !was.equals(is)) {
        wrong(restore, "version %d is %s, and not %s".formatted(written.version(), is, was));
      }
    }
  }

  private NavigableMap<Long, Told> changes(Travel travel) {
    return keys.getOrDefault(travel.key(), Collections.emptyNavigableMap());
  }

  private void wrong(Travel travel, String why) {
    faults.add("%s: %s".formatted(travel, why));
  }
}
