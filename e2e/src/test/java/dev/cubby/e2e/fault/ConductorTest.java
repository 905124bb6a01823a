package dev.cubby.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.e2e.report.FaultLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConductorTest {
  private static final Fault DB = new Fault("kill db", "kill db", "start db", "its time", Part.DB);
  private static final Fault API = new Fault("pause api", "pause", "go on", "2 s", Part.API);

  private final FakeSystem system = new FakeSystem();
  private final FakeTime time = new FakeTime();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void aFaultComesStaysAndGoes() throws InterruptedException {
    Conductor conductor = conduct(List.of(DB), Duration.ofSeconds(1));

    assertThat(system.acts).containsExactly("kill db", "start db");
    FaultLog.Fault fault = conductor.log().faults().getFirst();
    assertThat(fault.name()).isEqualTo("kill db");
    assertThat(Duration.between(fault.begun(), fault.ended()).toSeconds()).isBetween(1L, 6L);
    assertThat(conductor.failures()).isEmpty();
  }

  @Test
  void roundsComeUntilTheTimeIsOver() throws InterruptedException {
    Conductor conductor = conduct(List.of(DB, API), Duration.ofMinutes(10));

    List<FaultLog.Fault> faults = conductor.log().faults();
    assertThat(faults).hasSizeGreaterThan(60);
    assertThat(faults).extracting(FaultLog.Fault::name).contains("several at once");
    assertThat(Duration.between(Instant.EPOCH, faults.getLast().begun()))
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
  }

  @Test
  void aFaultThatDoesNotComeAboutFailsTheRunAndIsStillMended() throws InterruptedException {
    system.failing = "kill db";

    Conductor conductor = conduct(List.of(DB), Duration.ofSeconds(1));

    assertThat(conductor.failures()).containsExactly("failed: kill db: no such container");
    assertThat(system.acts).containsExactly("kill db", "start db");
  }

  @Test
  void aSystemThatDoesNotComeBackFailsTheRun() throws InterruptedException {
    system.works = false;

    assertThat(conduct(List.of(DB), Duration.ofSeconds(1)).failures())
        .containsExactly("it does not work again after: kill db");
  }

  @Test
  void aProcessThatDoesNotComeBackFailsTheRun() throws InterruptedException {
    system.allRun = false;

    assertThat(conduct(List.of(DB), Duration.ofSeconds(1)).failures())
        .containsExactly("not all processes run again after: kill db");
  }

  @Test
  void aCacheThatIsNotUsedAgainIsWaitedForAndPassedOver() throws InterruptedException {
    system.cached = false;

    Conductor conductor = conduct(List.of(DB), Duration.ofMinutes(10));

    assertThat(conductor.failures()).isEmpty();
    assertThat(system.askedForTheCache).isGreaterThan(200);
  }

  private Conductor conduct(List<Fault> faults, Duration length) throws InterruptedException {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    var conductor = new Conductor(system, new Dealer(faults, 7), time, out);
    conductor.conduct(length);
    return conductor;
  }

  /** Waiting takes none. */
  private static final class FakeTime implements Time {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public void pause(Duration time) {
      now = now.plus(time);
    }
  }

  private static final class FakeSystem implements TestedSystem {
    private final List<String> acts = new ArrayList<>();
    private String failing = "";
    private boolean works = true;
    private boolean allRun = true;
    private boolean cached = true;
    private int askedForTheCache;

    @Override
    public void act(String line) throws IOException {
      acts.add(line);
      if (line.equals(failing)) {
        throw new IOException("no such container");
      }
    }

    @Override
    public boolean works() {
      return works;
    }

    @Override
    public boolean allRun() {
      return allRun;
    }

    @Override
    public boolean cached() {
      askedForTheCache++;
      return cached;
    }
  }
}
