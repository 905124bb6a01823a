package dev.cubby.api.http;

import static dev.cubby.api.http.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.cache.NoCache;
import dev.cubby.api.commit.CommitLimits;
import dev.cubby.api.commit.GroupCommit;
import dev.cubby.api.feed.ChangeFeed;
import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.WriteUnit;
import dev.cubby.api.store.sqlite.SqliteStore;
import dev.cubby.flights.DaemonTimer;
import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.Flights;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports over a store that fails when it comes to a key. */
class ImportFailuresTest {
  private static final int LINES = 1_200;

  /** In the second batch; the header is line 1. */
  private static final int PLACE = 700;

  @TempDir Path data;
  private Store store;
  private GroupCommit commits;
  private DaemonTimer timer;
  private ChangeFeed feed;
  private RunningApi api;
  private Kind failure = Kind.UNAVAILABLE;
  private int failures;

  @BeforeEach
  void start() {
    store = SqliteStore.open(data, 1, InstantSource.system());
    commits = new GroupCommit(this::commit, CommitLimits.DEFAULT, Thread.ofPlatform().factory());
    timer = new DaemonTimer("flights");
    feed = new ChangeFeed(store, Duration.ofSeconds(2));
    api =
        new RunningApi(
            new Keys(
                store,
                new NoCache(),
                new Flights<>(FlightLimits.DEFAULT, timer),
                commits,
                Executors.newVirtualThreadPerTaskExecutor(),
                Duration.ofSeconds(10),
                feed));
  }

  @AfterEach
  void stop() {
    api.close();
    commits.close();
    feed.close();
    timer.close();
    store.close();
  }

  private List<List<Step.Outcome>> commit(List<WriteUnit> units) {
    boolean hit =
        units.stream()
            .flatMap(unit -> unit.steps().stream())
            .anyMatch(step -> step.key().text().equals(key(PLACE)));
    if (hit && failures-- > 0) {
      throw new StoreException(failure, "as the test has it", null);
    }
    return store.commit(units);
  }

  private static String key(int number) {
    return "k%05d".formatted(number);
  }

  private HttpResponse<String> send(Kind kind, int times) {
    failure = kind;
    failures = times;
    String lines =
        IntStream.range(0, LINES)
            .mapToObj(i -> "{\"key\":\"%s\",\"value\":\"x\"}\n".formatted(key(i)))
            .collect(Collectors.joining("", "{\"cubby\":1}\n", ""));
    return api.send(
        "POST",
        "/v1/import",
        BodyPublishers.ofString(lines),
        "Content-Type",
        "application/x-ndjson");
  }

  private long stored() {
    return store.stats("", null).keys();
  }

  private static void says(HttpResponse<String> answer, int status, int through) {
    assertProblem(answer, status, "committed through line %d;".formatted(through));
    assertThat(answer.body()).contains("\"committedThroughLine\":" + through);
  }

  @Test
  void aStoreThatIsAwayForAMomentEndsNothing() {
    HttpResponse<String> answer = send(Kind.UNAVAILABLE, 3);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"created\":1200");
    assertThat(stored()).isEqualTo(LINES);
  }

  @Test
  void aStoreThatStaysAwayEndsItWithTheLineThroughWhichItIsCommitted() {
    HttpResponse<String> answer = send(Kind.UNAVAILABLE, Integer.MAX_VALUE);
    says(answer, 503, 501);
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
    assertThat(stored()).isEqualTo(500);
    assertThat(send(Kind.UNAVAILABLE, 0).body()).contains("\"created\":700", "\"skipped\":500");
  }

  @Test
  void aFullStoreKeepsTheLinesBeforeTheOneThatDoesNotFit() {
    HttpResponse<String> answer = send(Kind.FULL, Integer.MAX_VALUE);
    says(answer, 507, 1 + PLACE);
    assertThat(stored()).isGreaterThanOrEqualTo(PLACE);
  }

  @Test
  void aBatchOfWhichNobodyKnowsIsNotTriedAgain() {
    says(send(Kind.COMMIT_UNKNOWN, 1), 500, 501);
    assertThat(stored()).isEqualTo(500);
  }
}
