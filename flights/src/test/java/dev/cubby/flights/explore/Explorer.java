package dev.cubby.flights.explore;

/** Runs many schedules. */
final class Explorer {
  private final Setting setting;
  private final Coalescer.Maker maker;

  Explorer(Setting setting, Coalescer.Maker maker) {
    this.setting = setting;
    this.maker = maker;
  }

  /**
   * All schedules of 1 to {@code steps} steps, shorter ones first, so that what fails is short.
   *
   * @return how many there were
   */
  long exhaustively(int steps) {
    long schedules = 0;
    for (int length = 1; length <= steps; length++) {
      var chooser = new Chooser.Exhaustive();
      do {
        run(chooser, length, "exhaustive");
        schedules++;
      } while (chooser.next());
    }
    return schedules;
  }

  /** Random schedules, each of {@code steps} steps, with seeds from {@code seed} on. */
  void randomly(long seed, int schedules, int steps) {
    for (long each = seed; each < seed + schedules; each++) {
      run(Chooser.random(each), steps, "seed " + each);
    }
  }

  private void run(Chooser chooser, int steps, String origin) {
    Schedule schedule = new Schedule(new World(setting, maker), chooser);
    try {
      schedule.run(steps);
    } catch (Rule.Violation e) {
      throw new Rule.Violation(e.rule, e.what + " [" + origin + "] " + schedule.trace());
    }
  }
}
