package dev.cubby.e2e.report;

import dev.cubby.e2e.check.Violation;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import java.util.List;

/** A key's history as a picture: a bar an operation, a row a client, time from left to right. */
public final class Timeline {
  private static final int WIDTH = 1400;
  private static final int ROW = 26;
  private static final int LEFT = 80;

  /** An HTML page that needs nothing else; it shows each operation's note when pointed at. */
  public static String html(Violation violation) {
    List<Operation> history = violation.history();
    long from = history.stream().mapToLong(Operation::call).min().orElse(0);
    long to = history.stream().mapToLong(Operation::end).max().orElse(1);
    double scale = (WIDTH - LEFT - 20.0) / Math.max(1, to - from);
    List<Integer> clients = history.stream().map(Operation::client).distinct().sorted().toList();
    var svg = new StringBuilder();
    for (int client : clients) {
      int y = ROW * (clients.indexOf(client) + 1);
      svg.append("<text x=\"4\" y=\"%d\">client %d</text>%n".formatted(y + 14, client));
    }
    for (Operation o : history) {
      double x = LEFT + (o.call() - from) * scale;
      int y = ROW * (clients.indexOf(o.client()) + 1);
      double width = Math.max(3, (o.end() - o.call()) * scale);
      String mark = o.id() == violation.at().id() ? " stroke=\"red\" stroke-width=\"3\"" : "";
      svg.append(
          "<g><title>%s</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"20\" fill=\"%s\"%s/><text x=\"%.1f\" y=\"%d\">%s</text></g>%n"
              .formatted(
                  escape(describe(o, from)), x, y, width, colour(o), mark, x, y + 14, label(o)));
    }
    return """
    <!doctype html><meta charset="utf-8"><title>%1$s</title>
    <style>body{font:14px sans-serif}svg text{font-size:11px}</style>
    <h1>%1$s: %2$s</h1><p>%3$s</p>
    <svg viewBox="0 0 %4$d %5$d" style="width:100%%">
    %6$s</svg>
    <ol>%7$s</ol>
    """
        .formatted(
            escape(violation.key()),
            violation.rule(),
            escape(violation.why()),
            WIDTH,
            ROW * (clients.size() + 2),
            svg,
            history.stream()
                .map(o -> "<li>" + escape(describe(o, from)))
                .reduce("", String::concat));
  }

  private static String describe(Operation o, long from) {
    return "%.3f–%.3f s client %d: %s %s if %s → %s (%s)"
        .formatted(
            (o.call() - from) / 1e9,
            (o.end() - from) / 1e9,
            o.client(),
            o.kind(),
            o.value(),
            o.precondition(),
            o.outcome(),
            o.note());
  }

  private static String label(Operation o) {
    return switch (o.outcome()) {
      case Outcome.Present present -> "r" + present.version();
      case Outcome.Absent _ -> "r–";
      case Outcome.Written written -> "w" + written.version();
      case Outcome.Deleted _ -> "d";
      case Outcome.Refused refused -> "≠" + refused.current();
      case Outcome.NotDone _ -> "failed";
      case Outcome.Unknown _ -> "?";
    };
  }

  private static String colour(Operation o) {
    return switch (o.outcome()) {
      case Outcome.Present _, Outcome.Absent _ -> "#9cf";
      case Outcome.Written _, Outcome.Deleted _ -> "#9e9";
      case Outcome.Unknown _ -> "#fd8";
      case Outcome.Refused _, Outcome.NotDone _ -> "#ccc";
    };
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private Timeline() {}
}
