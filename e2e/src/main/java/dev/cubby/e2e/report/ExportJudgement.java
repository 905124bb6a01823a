package dev.cubby.e2e.report;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.workload.ChangeLog;
import dev.cubby.e2e.workload.Exported;
import dev.cubby.e2e.workload.Exported.Line;
import dev.cubby.e2e.workload.Watched.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges exports that were taken while clients wrote: each is what the changes up to its version
 * leave, in the order of the keys, without the keys whose time was over.
 */
public final class ExportJudgement {
  private final ChangeLog log;
  private final Map<String, NavigableMap<Long, Told>> keys;
  private final List<Operation> operations;
  private final Map<Long, String> values = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  private ExportJudgement(List<Operation> operations, ChangeLog log) {
    this.log = log;
    this.keys = log.byKey();
    this.operations = operations;
    for (Operation operation : operations) {
      switch (operation.outcome()) {
        case Outcome.Present(long version, var value, var _) when value != null ->
            values.put(version, value);
        case Outcome.Written(long version, var _, var _) when operation.value() != null ->
            values.put(version, operation.value());
        default -> {}
      }
    }
  }

  /** Finds what is wrong; a sentence for each fault. */
  public static List<String> faults(
      List<Exported> exports, List<Operation> operations, ChangeLog log) {
    var judgement = new ExportJudgement(operations, log);
    exports.forEach(judgement::judge);
    return judgement.faults;
  }

  /**
   * Finds what was written behind the last export, where nothing was to be.
   *
   * @param exports the last of which was taken when no client wrote any more
   */
  public static List<String> writtenSince(List<Exported> exports, ChangeLog log) {
    long last = exports.isEmpty() ? Long.MAX_VALUE : exports.getLast().version();
    return log.changes().stream()
        .filter(change -> change.version() > last && !change.op().equals("expire"))
        .map(change -> "written behind version %d: %s".formatted(last, change))
        .toList();
  }

  private void judge(Exported export) {
    long version = export.version();
    if (version < log.since()) {
      return; // The history does not tell any more.
    }
    judgeVersion(export);
    var lines = new LinkedHashMap<String, Line>();
    String before = "";
    for (Line line : export.lines()) {
      if (line.key().compareTo(before) <= 0) {
        wrong(export, "%s comes behind %s".formatted(line.key(), before));
      }
      before = line.key();
      lines.put(line.key(), line);
      judgeValue(export, line);
    }
    for (Map.Entry<String, NavigableMap<Long, Told>> key : keys.entrySet()) {
      Told newest = ChangeLog.upTo(key.getValue(), version);
      Line line = lines.remove(key.getKey());
      if (log.tells(newest, version)) {
        judge(export, newest, line);
      }
    }
    for (Line line : lines.values()) {
      boolean known = log.whole() || line.version() > log.since();
      if (known && log.tells(line.version())) {
        wrong(export, line + " is no change");
      }
    }
  }

  private void judge(Exported export, @Nullable Told newest, @Nullable Line line) {
    boolean there = newest != null && newest.put() && !over(newest.expiresAt(), export.at());
    if (there != (line != null)) {
      wrong(export, "it has %s, and the newest change until then is %s".formatted(line, newest));
    } else if (line != null && newest != null && line.version() != newest.version()) {
      wrong(export, "it has %s in place of %s".formatted(line, newest));
    }
  }

  private static boolean over(@Nullable Instant expiresAt, Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }

  private void judgeValue(Exported export, Line line) {
    String known = values.getOrDefault(line.version(), line.value());
    if (!known.equals(line.value())) {
      wrong(export, "%s has not the value of its version, %s".formatted(line, known));
    }
  }

  /** What was acknowledged before the export was asked for is in it. */
  private void judgeVersion(Exported export) {
    for (Operation operation : operations) {
      if (operation.outcome() instanceof Outcome.Written written
          && operation.end() < export.asked()
          && written.version() > export.version()) {
        wrong(export, "it is older than " + operation);
        return;
      }
    }
  }

  private void wrong(Exported export, String why) {
    faults.add("the export of version %d: %s".formatted(export.version(), why));
  }
}
