package dev.cubby.e2e.report;

import java.util.List;

/** Counts what was checked, and says so as e2e/systems/checks.sh does. */
public final class Checks {
  private int passed;
  private int failed;

  /**
   * Counts one.
   *
   * @param wrong what is wrong; empty where nothing is
   */
  public void check(String what, List<String> wrong) {
    System.out.println((wrong.isEmpty() ? "ok    " : "FAIL  ") + what);
    wrong.stream().limit(20).forEach(line -> System.out.println("      | " + line));
    if (wrong.isEmpty()) {
      passed++;
    } else {
      failed++;
    }
  }

  /** Prints the closing line; false where a check failed or there was none. */
  public boolean conclude() {
    System.out.printf("%d passed, %d failed%n", passed, failed);
    return failed == 0 && passed > 0;
  }
}
