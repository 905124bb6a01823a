package dev.cubby.e2e;

import dev.cubby.e2e.check.Checker;
import dev.cubby.e2e.check.Margins;
import dev.cubby.e2e.check.Verdict;
import dev.cubby.e2e.check.Violation;
import dev.cubby.e2e.history.HistoryFile;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.report.FaultLog;
import dev.cubby.e2e.report.FinalState;
import dev.cubby.e2e.report.Outages;
import dev.cubby.e2e.report.Tally;
import dev.cubby.e2e.report.Timeline;
import dev.cubby.e2e.workload.Recording;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Records what clients of a running system are told, and judges it: {@code e2e/run histories} runs
 * it while parts are killed and cut off.
 */
public final class Histories {
  private static final int USAGE_ERROR = 2;

  /** Of the violations, each of which has its files. */
  private static final int SHOWN = 5;

  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("histories: " + e.getMessage());
      System.exit(USAGE_ERROR);
      return;
    }
    Path check = options.check();
    URI url = options.url();
    System.exit(
        check != null
            ? judge(HistoryFile.read(check), options)
            : url == null ? usage() : record(url, options));
  }

  private static int usage() {
    System.err.println("histories: --url or --check is needed; --help lists the options");
    return USAGE_ERROR;
  }

  private static int record(URI url, Options options) throws Exception {
    var recording =
        new Recording(
            url,
            "h/" + Long.toString(System.currentTimeMillis(), 36),
            options.seed(),
            options.load());
    Path stop = options.out().resolve("stop");
    long end = System.nanoTime() + options.time().toNanos();
    while (System.nanoTime() < end && !Files.exists(stop)) {
      Thread.sleep(100);
    }
    recording.stop();
    List<String> unread = recording.readAll();
    List<Operation> operations = recording.operations();
    Files.createDirectories(options.out());
    HistoryFile.write(options.out().resolve("history.ndjson"), operations);
    FinalState.write(options.out().resolve("final.tsv"), operations);
    FaultLog faults = FaultLog.read(options.out().resolve("faults.tsv"));
    System.out.print(Outages.table(operations, recording.history().clock(), faults));
    unread.forEach(key -> System.out.println("could not be read at the end: " + key));
    return judge(operations, options) + (unread.isEmpty() ? 0 : 1);
  }

  private static int judge(List<Operation> operations, Options options) throws IOException {
    System.out.println(Tally.of(operations).text());
    Verdict verdict = Checker.check(operations, Margins.DEFAULT);
    System.out.printf(
        "judged %d operations on %d keys in %.1f s: %d violations%n",
        verdict.operations(),
        verdict.keys(),
        verdict.took().toMillis() / 1e3,
        verdict.violations().size());
    verdict.violations().stream().limit(SHOWN).forEach(Histories::show);
    for (Violation violation : verdict.violations()) {
      String name = "violation-" + violation.key().replace('/', '_');
      HistoryFile.write(options.out().resolve(name + ".ndjson"), violation.history());
      Files.writeString(options.out().resolve(name + ".html"), Timeline.html(violation));
    }
    return verdict.violations().isEmpty() ? 0 : 1;
  }

  private static void show(Violation violation) {
    System.out.printf("%s %s: %s%n", violation.rule(), violation.key(), violation.why());
    violation.history().forEach(operation -> System.out.println("  " + operation));
  }

  private Histories() {}
}
