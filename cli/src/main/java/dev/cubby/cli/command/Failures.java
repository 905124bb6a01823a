package dev.cubby.cli.command;

import dev.cubby.cli.api.Failure;
import dev.cubby.cli.api.JsonObject;
import dev.cubby.cli.api.Problem;

/** Tells of failures on standard error: a line or two for people, or one of JSON for programs. */
final class Failures {
  static void tell(Cubby cubby, Failure failure) {
    Problem problem = failure.problem();
    if (cubby.json()) {
      JsonObject json =
          problem == null
              ? new JsonObject()
                  .with("detail", failure.text())
                  .with("exitCode", (long) failure.code().code())
              : problem.json(failure.code());
      cubby.terminal().note(json.toString());
      return;
    }
    cubby.terminal().note("cubby: " + failure.text());
    if (problem != null && problem.traceId() != null) {
      cubby
          .terminal()
          .note("       status %d, trace %s".formatted(problem.status(), problem.traceId()));
    }
  }

  private Failures() {}
}
