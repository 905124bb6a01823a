package dev.cubby.e2e.report;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Travel;
import dev.cubby.e2e.workload.ChangeLog;
import dev.cubby.e2e.workload.Exported;
import dev.cubby.e2e.workload.Exports;
import dev.cubby.e2e.workload.Followers;
import dev.cubby.e2e.workload.Recording;
import dev.cubby.e2e.workload.Watched;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is judged by the log of changes: watchers, reads and restores of the past, exports.
 *
 * @param untold what is wrong with what watchers were told
 * @param otherPast what is wrong with reads and restores of the past
 * @param otherExports what is wrong with exports
 * @param reimported what the import of an export changed
 * @param travels requests about the past
 * @param judgedPast those of them of which the log tells the right answer
 */
public record LogJudgement(
    String text,
    List<String> untold,
    List<String> otherPast,
    List<String> otherExports,
    List<String> reimported,
    int travels,
    int judgedPast,
    int exports) {

  /** Reads the log, when the clients have stopped, and judges. */
  public static LogJudgement of(Recording recording) throws IOException, InterruptedException {
    List<Operation> operations = recording.operations();
    List<Travel> travels = recording.history().travels();
    try (Followers followers = recording.followers();
        Exports exports = recording.exports()) {
      var reimported = new ArrayList<>(recording.importAgain());
      ChangeLog kept = followers.changes();
      List<Watched> watched = followers.watched(kept.changes());
      ChangeLog log = kept.behind(watched.getFirst());
      PastJudgement past = PastJudgement.of(travels, log);
      List<Exported> whole = exports.whole();
      reimported.addAll(ExportJudgement.writtenSince(whole, log));
      String text =
          "%s%n%d reads and writes of keys with a past, %d as of a version; %d exports, %d broken off%n"
              .formatted(
                  WatchJudgement.text(log.changes(), watched),
                  travels.size(),
                  past.judged(),
                  whole.size(),
                  exports.brokenOff());
      return new LogJudgement(
          text,
          WatchJudgement.faults(operations, log, watched),
          past.faults(),
          ExportJudgement.faults(whole, operations, log),
          reimported,
          travels.size(),
          past.judged(),
          whole.size());
    }
  }

  public boolean sound() {
    return untold.isEmpty()
        && otherPast.isEmpty()
        && otherExports.isEmpty()
        && reimported.isEmpty();
  }

  /** Counts each part as a check. */
  public void check(Checks checks) {
    checks.none("watchers were told each change once, in order, and missed none", untold);
    checks.none("reads and restores of the past are as the changes tell", otherPast);
    checks.check("the past was asked for: " + judgedPast, travels == 0 || judgedPast > 0);
    checks.none("each export is the store at its version", otherExports);
    checks.check("there were exports: " + exports, exports > 1);
    checks.none("an export that is imported again changes nothing", reimported);
  }
}
