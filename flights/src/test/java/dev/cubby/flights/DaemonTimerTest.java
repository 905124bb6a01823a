package dev.cubby.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DaemonTimerTest {

  @Test
  void runsTasksOnItsDaemonThreadNoSoonerThanAsked() throws Exception {
    try (var timer = new DaemonTimer("flights")) {
      long from = timer.nanoTime();
      var ran = new CompletableFuture<Thread>();
      var at = new CompletableFuture<Long>();
      timer.schedule(
          Duration.ofMillis(5),
          () -> {
            at.complete(timer.nanoTime());
            ran.complete(Thread.currentThread());
          });

      Thread thread = ran.get(30, TimeUnit.SECONDS);
      assertThat(thread.isDaemon()).isTrue();
      assertThat(thread.getName()).isEqualTo("flights");
      assertThat(at.get() - from).isGreaterThanOrEqualTo(5_000_000);
    }
  }

  @Test
  void dropsTasksOnceClosed() {
    var timer = new DaemonTimer("flights");
    timer.close();

    timer.schedule(Duration.ZERO, () -> {}); // does not throw: flights still in the air may land
  }
}
