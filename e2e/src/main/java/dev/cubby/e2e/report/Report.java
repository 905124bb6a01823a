package dev.cubby.e2e.report;

import java.time.Duration;
import java.util.Map;

/** The run in tables, as Markdown. */
public final class Report {

  /** Requests, and what became of them. */
  public static String of(Tally tally, Duration time) {
    var text = new StringBuilder();
    text.append(
        "%d requests in %d s (%d operations on keys), %d answered by a cache, %d writes of unknown outcome%n%n"
            .formatted(
                tally.requests(),
                time.toSeconds(),
                tally.operations(),
                tally.cached(),
                tally.unknown()));
    text.append("| answer | requests |%n|---|---|%n".formatted());
    tally.answers().forEach((answer, n) -> text.append("| %s | %d |%n".formatted(answer, n)));
    return text.toString();
  }

  /** Faults, and what clients went without; seconds. */
  public static String of(Map<String, Outages.Row> rows) {
    var text = new StringBuilder();
    text.append(
        "| fault | times | lasted | no read for | no write for | back after | slowest 503 | by the design |%n|---|---|---|---|---|---|---|---|%n"
            .formatted());
    rows.forEach((name, row) ->
        text.append(
            "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %s |%n"
                .formatted(
                    name,
                    row.times(),
                    row.lasted() / 1e9,
                    row.read() / 1e9,
                    row.write() / 1e9,
                    row.recovery() / 1e9,
                    row.refusal() / 1e9,
                    row.promised())));
    return text.toString();
  }

  private Report() {}
}
