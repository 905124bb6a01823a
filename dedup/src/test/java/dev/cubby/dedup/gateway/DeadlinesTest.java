package dev.cubby.dedup.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cubby.common.settings.Settings;
import dev.cubby.dedup.DedupSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A reader learns within 2.5 s that the database is away, whichever flight it has boarded. */
class DeadlinesTest {
  private static final Duration PROMISED = Duration.ofMillis(2_500);

  /** What a busy machine adds to that: the test's own threads wait for a processor, too. */
  private static final Duration MARGIN = Duration.ofMillis(900);

  /** What the api takes to find out that its database does not answer. */
  private static final long API_MILLIS = 2_100;

  private static void answerLate(HttpServerRequest request, long millis) {
    Objects.requireNonNull(Vertx.currentContext())
        .owner()
        .setTimer(millis, _ -> request.response().setStatusCode(503).end("away"));
  }

  private static List<CompletableFuture<Duration>> readFor(RunningGateway gateway, Duration time)
      throws InterruptedException {
    List<CompletableFuture<Duration>> waits = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      waits.add(gateway.read("/v1/keys/hot").thenApply(DeadlinesTest::waited));
      Thread.sleep(20);
    }
    return waits;
  }

  /** By the gateway's own clock: from the request's head to the answer's. */
  private static Duration waited(HttpResponse<String> answer) {
    assertEquals(503, answer.statusCode());
    String timing = answer.headers().firstValue("Server-Timing").orElseThrow();
    double millis = Double.parseDouble(timing.substring(timing.lastIndexOf('=') + 1));
    return Duration.ofMillis((long) millis);
  }

  private static void checkAll(List<CompletableFuture<Duration>> waits) {
    Duration longest =
        waits.stream().map(CompletableFuture::join).max(Duration::compareTo).orElseThrow();
    assertTrue(longest.compareTo(PROMISED.plus(MARGIN)) <= 0, "a caller waited " + longest);
  }

  @Test
  void everyReaderIsToldInTimeThatTheDatabaseIsAway() throws Exception {
    try (var api = new FakeApi(request -> answerLate(request, API_MILLIS));
        var gateway = new RunningGateway(api)) {
      checkAll(readFor(gateway, Duration.ofSeconds(4)));
    }
  }

  @Test
  void everyReaderIsToldInTimeThoughAnAttemptFailsJustBeforeItIsTooLateToRepeatIt()
      throws Exception {
    var attempts = new AtomicInteger();
    try (var api =
            new FakeApi(request ->
                answerLate(request, attempts.incrementAndGet() % 2 == 1 ? 1_400 : API_MILLIS));
        var gateway = new RunningGateway(api)) {
      checkAll(readFor(gateway, Duration.ofSeconds(4)));
    }
  }

  @Test
  void everyReaderIsToldInTimeThoughNoReplicaAnswers() throws Exception {
    try (var one = new FakeApi(_ -> {});
        var two = new FakeApi(_ -> {});
        var gateway = new RunningGateway(one, two)) {
      checkAll(readFor(gateway, Duration.ofSeconds(3)));
    }
  }

  @Test
  void oneRequestIsGivenUpBeforeItsCallersAreToldAndThoseInTime() {
    var settings = new Settings(Map.of(), DedupSettings.ALL);
    Duration deadline = settings.get(DedupSettings.READ_DEADLINE);
    assertTrue(settings.get(DedupSettings.UPSTREAM_TIMEOUT).compareTo(deadline) < 0);
    assertTrue(deadline.compareTo(PROMISED) < 0);
  }
}
