package dev.cubby.e2e.report;

import java.io.PrintStream;
import java.util.List;

/** Counts checks and prints a line each, as {@code e2e/systems/checks.sh} does for shell. */
public final class Checks {
  private static final int SHOWN_LINES = 30;
  private final PrintStream out;
  private int passed;
  private int failed;

  public Checks(PrintStream out) {
    this.out = out;
  }

  /** Counts one that holds or does not. */
  public void check(String what, boolean holds) {
    if (holds) {
      passed++;
    } else {
      failed++;
    }
    out.println((holds ? "ok    " : "FAIL  ") + what);
  }

  /** Counts one that holds where nothing was found wrong; shows what was. */
  public void none(String what, List<String> wrong) {
    check(what, wrong.isEmpty());
    wrong.stream().limit(SHOWN_LINES).flatMap(String::lines).forEach(this::detail);
  }

  private void detail(String line) {
    out.println("      | " + line);
  }

  /**
   * Prints the closing line.
   *
   * @return the exit status: 0 where all passed, and there was one
   */
  public int conclude() {
    out.printf("%d passed, %d failed%n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
  }
}
