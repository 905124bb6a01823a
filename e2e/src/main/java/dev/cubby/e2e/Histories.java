package dev.cubby.e2e;

import dev.cubby.e2e.check.Checker;
import dev.cubby.e2e.check.Margins;
import dev.cubby.e2e.check.Verdict;
import dev.cubby.e2e.history.HistoryFile;
import dev.cubby.e2e.report.Tally;
import dev.cubby.e2e.workload.Recording;
import java.nio.file.Files;

/** {@code e2e/run histories}. */
public final class Histories {

  public static void main(String[] args) throws Exception {
    Options options = Options.parse(args);
    var recording =
        new Recording(
            java.util.Objects.requireNonNull(options.url()),
            "h/" + Long.toString(System.currentTimeMillis(), 36),
            options.seed(),
            options.load());
    Thread.sleep(options.time());
    recording.stop();
    System.out.println(recording.readAll());
    Verdict verdict = Checker.check(recording.operations(), Margins.DEFAULT);
    System.out.println(Tally.of(recording.operations()));
    System.out.println(verdict.operations() + " " + verdict.keys() + " " + verdict.took());
    verdict
        .violations()
        .forEach(v -> {
          System.out.println(v.rule() + " " + v.key() + " " + v.why());
          v.history().forEach(o -> System.out.println("  " + o));
        });
    Files.createDirectories(options.out());
    HistoryFile.write(options.out().resolve("history.ndjson"), recording.operations());
    System.exit(verdict.violations().isEmpty() ? 0 : 1);
  }

  private Histories() {}
}
