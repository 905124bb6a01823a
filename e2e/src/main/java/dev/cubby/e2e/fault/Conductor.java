package dev.cubby.e2e.fault;

import dev.cubby.e2e.report.FaultLog;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Brings about faults round by round, mends them, and waits until the system works again. */
public final class Conductor {
  private static final Duration TO_WORK_AGAIN = Duration.ofSeconds(60);

  /** The cache is come back to with growing pauses, of 30 s at most. */
  private static final Duration TO_USE_THE_CACHE = Duration.ofSeconds(40);

  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(2);

  private final TestedSystem system;
  private final Dealer dealer;
  private final Time time;
  private final PrintStream out;
  private final List<FaultLog.Fault> log = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  public Conductor(TestedSystem system, Dealer dealer, Time time, PrintStream out) {
    this.system = system;
    this.dealer = dealer;
    this.time = time;
    this.out = out;
  }

  /** Begins rounds for so long; the last one is finished. */
  public void conduct(Duration length) throws InterruptedException {
    Instant begun = time.now();
    while (time.now().isBefore(begun.plus(length))) {
      Round round = dealer.next();
      out.printf("%d s: %s%n", Duration.between(begun, time.now()).toSeconds(), round);
      run(round);
      recover(round);
      time.pause(BETWEEN_ROUNDS);
    }
  }

  private void run(Round round) throws InterruptedException {
    Instant begun = time.now();
    for (Fault fault : round.faults()) {
      act(fault.comes());
    }
    time.pause(round.length());
    for (Fault fault : round.faults()) {
      act(fault.goes());
    }
    log.add(new FaultLog.Fault(begun, time.now(), round.name(), round.allowed()));
  }

  private void recover(Round round) throws InterruptedException {
    if (!time.eventually(TO_WORK_AGAIN, system::works)) {
      failed("it does not work again after: " + round);
    }
    if (!time.eventually(TO_WORK_AGAIN, system::allRun)) {
      failed("not all processes run again after: " + round);
    }
    if (round.untilCached()) {
      var _ = time.eventually(TO_USE_THE_CACHE, system::cached);
    }
  }

  private void act(String line) throws InterruptedException {
    try {
      system.act(line);
    } catch (IOException e) {
      failed("failed: %s: %s".formatted(line, e.getMessage()));
    }
  }

  private void failed(String why) {
    out.println(why);
    failures.add(why);
  }

  /** When which faults were there. */
  public FaultLog log() {
    return new FaultLog(log);
  }

  /** Faults that could not be brought about or mended, and systems that did not come back. */
  public List<String> failures() {
    return List.copyOf(failures);
  }
}
