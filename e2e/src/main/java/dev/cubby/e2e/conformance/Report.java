package dev.cubby.e2e.conformance;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Prints a line for each row, and counts them. Exceptions name the server's authority as {@code
 * AUTHORITY}, since the same rows are run at several addresses.
 */
final class Report {
  private final PrintStream out;
  private final Target target;
  private final Exceptions exceptions;
  private final Set<String> met = new HashSet<>();
  private int passed;
  private int failed;

  Report(PrintStream out, Target target, Exceptions exceptions) {
    this.out = out;
    this.target = target;
    this.exceptions = exceptions;
  }

  /** Takes what was found of a row; a row that fails as it is known to counts as passed. */
  void row(String name, List<String> faults) {
    String known = name.replace(target.authority(), "AUTHORITY");
    String reason = exceptions.reasons().get(known);
    if (reason == null) {
      line(name, faults);
      return;
    }
    met.add(known);
    boolean fails = !faults.isEmpty();
    line(
        fails ? "%s fails, as it may: %s".formatted(name, reason) : name,
        fails ? List.of() : List.of("it passes now: take it off the exceptions"));
  }

  private void line(String name, List<String> faults) {
    out.println((faults.isEmpty() ? "ok    " : "FAIL  ") + name);
    faults.forEach(fault -> out.println("      | " + fault));
    if (faults.isEmpty()) {
      passed++;
    } else {
      failed++;
    }
  }

  /** Prints the closing line; an exception that no row has is a failure. */
  boolean conclude() {
    exceptions.reasons().keySet().stream()
        .filter(name -> !met.contains(name))
        .forEach(
            name -> line(name, List.of("it is among the exceptions, but there is no such row")));
    out.printf("%d passed, %d failed%n", passed, failed);
    return failed == 0 && passed > 0;
  }
}
