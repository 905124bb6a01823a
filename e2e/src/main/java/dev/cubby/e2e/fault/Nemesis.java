package dev.cubby.e2e.fault;

import dev.cubby.e2e.history.HistoryClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Brings faults about, one or up to three at once, and mends them, until its time is over. */
public final class Nemesis {
  private static final Duration RECOVERY = Duration.ofSeconds(60);
  private final Script script;
  private final List<Fault> faults;
  private final Random random;
  private final HistoryClock clock;
  private final BooleanSupplier works;
  private final List<Injected> injected = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final List<Fault> round = new ArrayList<>();

  /**
   * @param works whether a write and a read succeed now
   */
  public Nemesis(
      Script script, List<Fault> faults, long seed, HistoryClock clock, BooleanSupplier works) {
    this.script = script;
    this.faults = faults;
    this.random = new Random(seed);
    this.clock = clock;
    this.works = works;
  }

  /** Goes on for so long. */
  public void run(Duration time) throws InterruptedException {
    long end = clock.now() + time.toNanos();
    pause(2_000, 4_000);
    while (clock.now() < end && failures.isEmpty()) {
      List<Fault> chosen = choose();
      long begun = clock.now();
      System.out.printf("%6.1f s  %s%n", begun / 1e9, chosen.stream().map(Fault::name).toList());
      chosen.forEach(fault -> act("begin", fault));
      pause(1_500, 9_000);
      Collections.shuffle(chosen, random);
      chosen.forEach(fault -> act("finish", fault));
      long mended = clock.now();
      awaitWorking(chosen);
      pause(2_000, 6_000);
      injected.add(new Injected(List.copyOf(chosen), begun, mended, clock.now()));
    }
  }

  public List<Injected> injected() {
    return injected;
  }

  /** What did not happen as it should have; empty for none. */
  public List<String> failures() {
    return failures;
  }

  /** Each fault comes once before any comes again; a third of the time others come with it. */
  private List<Fault> choose() {
    var chosen = new ArrayList<Fault>();
    int count = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
    if (round.isEmpty()) {
      round.addAll(faults);
      Collections.shuffle(round, random);
    }
    chosen.add(round.removeLast());
    for (int tries = 0; chosen.size() < count && tries < 20; tries++) {
      Fault other = faults.get(random.nextInt(faults.size()));
      if (chosen.stream().noneMatch(other::meets)) {
        chosen.add(other);
      }
    }
    return chosen;
  }

  private void act(String verb, Fault fault) {
    try {
      script.run(verb, fault.words());
    } catch (IOException e) {
      failures.add(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failures.add(verb + " was interrupted");
    }
  }

  private void awaitWorking(List<Fault> after) throws InterruptedException {
    long end = clock.now() + RECOVERY.toNanos();
    while (!works.getAsBoolean()) {
      if (clock.now() > end) {
        failures.add("nothing works %d s after %s".formatted(RECOVERY.toSeconds(), after));
        return;
      }
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  private void pause(int from, int to) throws InterruptedException {
    Thread.sleep(Duration.ofMillis(from + random.nextInt(to - from)));
  }
}
