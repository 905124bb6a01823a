package dev.cubby.e2e.check;

import java.time.Duration;
import java.util.List;

/**
 * The outcome of a check.
 *
 * @param took how long it took
 */
public record Verdict(int operations, int keys, List<Violation> violations, Duration took) {}
