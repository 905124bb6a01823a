package dev.cubby.e2e.report;

import dev.cubby.e2e.check.Checker;
import dev.cubby.e2e.check.Margins;
import dev.cubby.e2e.check.Verdict;
import dev.cubby.e2e.check.Violation;
import dev.cubby.e2e.history.HistoryFile;
import dev.cubby.e2e.history.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the judge found in a history, for people. */
public record Judgement(Tally tally, Verdict verdict) {
  /** Of the violations, each of which has its files. */
  private static final int SHOWN = 5;

  /** Judges the history. */
  public static Judgement of(List<Operation> operations, Margins margins) {
    return new Judgement(Tally.of(operations), Checker.check(operations, margins));
  }

  public boolean sound() {
    return verdict.violations().isEmpty();
  }

  /** The figures, and the first violations. */
  public String text() {
    var text = new StringBuilder(tally.text()).append('\n');
    text.append(
        "judged %d operations on %d keys in %.1f s: %d violations%n"
            .formatted(
                verdict.operations(),
                verdict.keys(),
                verdict.took().toMillis() / 1e3,
                verdict.violations().size()));
    for (Violation violation : verdict.violations().stream().limit(SHOWN).toList()) {
      text.append("%s %s: %s%n".formatted(violation.rule(), violation.key(), violation.why()));
      violation.history().forEach(operation -> text.append("  " + operation + "\n"));
    }
    return text.toString();
  }

  /** Writes each violation's history, and a picture of it, into the folder. */
  public void write(Path out) throws IOException {
    for (Violation violation : verdict.violations()) {
      String name = "violation-" + violation.key().replace('/', '_');
      HistoryFile.write(out.resolve(name + ".ndjson"), violation.history());
      Files.writeString(out.resolve(name + ".html"), Timeline.html(violation));
    }
  }
}
