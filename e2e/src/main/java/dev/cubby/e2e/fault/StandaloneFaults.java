package dev.cubby.e2e.fault;

import java.util.List;

/** The faults of {@code ./cubby}, one process. */
final class StandaloneFaults {
  private static final String UNTIL_IT_IS_BACK = "until it is back";

  static final List<Fault> ALL =
      List.of(
          new Fault("kill cubby", "group KILL", "launch", UNTIL_IT_IS_BACK, Part.CUBBY),
          new Fault("pause cubby", "group STOP", "group CONT", "until it goes on", Part.CUBBY),
          new Fault(
              "kill cubby at once after its start",
              "group KILL; launch; sleep 0.3; group KILL",
              "launch",
              UNTIL_IT_IS_BACK,
              Part.CUBBY));

  private StandaloneFaults() {}
}
