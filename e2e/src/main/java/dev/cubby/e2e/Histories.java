package dev.cubby.e2e;

import dev.cubby.e2e.check.Checker;
import dev.cubby.e2e.check.Margins;
import dev.cubby.e2e.check.Verdict;
import dev.cubby.e2e.check.Violation;
import dev.cubby.e2e.history.HistoryFile;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.report.Checks;
import dev.cubby.e2e.report.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code e2e/run histories}. */
public final class Histories {

  public static void main(String[] args) throws Exception {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("histories: " + e.getMessage());
      System.exit(2);
      return;
    }
    Files.createDirectories(options.out());
    var checks = new Checks();
    List<Operation> operations =
        options.check() == null ? Run.record(options, checks) : HistoryFile.read(options.check());
    judge(operations, options.out(), checks);
    System.exit(checks.conclude() ? 0 : 1);
  }

  private static void judge(List<Operation> operations, Path out, Checks checks)
      throws IOException {
    Verdict verdict = Checker.check(operations, Margins.DEFAULT);
    System.out.printf(
        "%d operations on %d keys judged in %.1f s%n",
        verdict.operations(), verdict.keys(), verdict.took().toMillis() / 1e3);
    var wrong = new ArrayList<String>();
    for (Violation violation : verdict.violations()) {
      String name = violation.key().replace('/', '-');
      Files.writeString(out.resolve(name + ".html"), Timeline.html(violation));
      HistoryFile.write(out.resolve(name + ".ndjson"), violation.history());
      wrong.add("%s %s: %s".formatted(violation.key(), violation.rule(), violation.why()));
    }
    if (!wrong.isEmpty()) {
      HistoryFile.write(out.resolve("history.ndjson"), operations);
      wrong.add("pictures and histories are in " + out);
    }
    checks.check("every key's history is linearizable", wrong);
  }

  private Histories() {}
}
