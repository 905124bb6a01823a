package dev.cubby.api.bounds;

import static dev.cubby.api.bounds.Durations.CACHE_ANSWER;
import static dev.cubby.api.bounds.Durations.COMMIT_ANSWER;
import static dev.cubby.api.bounds.Durations.DATABASE_ANSWER;
import static dev.cubby.api.bounds.Durations.DATABASE_CONNECT;
import static dev.cubby.api.bounds.Durations.DATABASE_IDLE_READ;
import static dev.cubby.api.bounds.Durations.DATABASE_IDLE_WRITE;
import static dev.cubby.api.bounds.Durations.DATABASE_STATEMENT;
import static dev.cubby.api.bounds.Durations.EXPORT_READ;
import static dev.cubby.api.bounds.Durations.FEED_PERIOD;
import static dev.cubby.api.bounds.Durations.FEED_REST;
import static dev.cubby.api.bounds.Durations.FENCE;
import static dev.cubby.api.bounds.Durations.FENCE_LATEST_USE;
import static dev.cubby.api.bounds.Durations.FIRST_CONNECTION;
import static dev.cubby.api.bounds.Durations.HEARTBEAT;
import static dev.cubby.api.bounds.Durations.HEARTBEAT_ANSWER;
import static dev.cubby.api.bounds.Durations.HISTORY_HOLD;
import static dev.cubby.api.bounds.Durations.HOLD_RENEWED;
import static dev.cubby.api.bounds.Durations.IMPORT_PATIENCE;
import static dev.cubby.api.bounds.Durations.LATEST_COMMIT;
import static dev.cubby.api.bounds.Durations.LEASE;
import static dev.cubby.api.bounds.Durations.LEAST_HISTORY;
import static dev.cubby.api.bounds.Durations.LOCK_WAIT;
import static dev.cubby.api.bounds.Durations.LONGEST_HOLD;
import static dev.cubby.api.bounds.Durations.OUTAGE_TOLD;
import static dev.cubby.api.bounds.Durations.POOL_VALIDATION;
import static dev.cubby.api.bounds.Durations.POOL_WAIT;
import static dev.cubby.api.bounds.Durations.PROMOTION_WAIT;
import static dev.cubby.api.bounds.Durations.QUEUE_WAIT;
import static dev.cubby.api.bounds.Durations.QUEUE_WAIT_AFTER_UNKNOWN;
import static dev.cubby.api.bounds.Durations.READ_AND_PROOF;
import static dev.cubby.api.bounds.Durations.REIGN_AWAITED;
import static dev.cubby.api.bounds.Durations.ROW_PERIOD;
import static dev.cubby.api.bounds.Durations.TIME_LIMIT;
import static dev.cubby.api.bounds.Durations.TIME_LIMIT_EXTENDED;
import static dev.cubby.api.bounds.Durations.TOKEN_CHECK;
import static dev.cubby.api.bounds.Durations.TRUST;
import static dev.cubby.api.bounds.Durations.UNFENCED_WAIT;
import static dev.cubby.api.bounds.Durations.WRITE_PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.ApiSettings;
import dev.cubby.common.settings.Parsers;
import dev.cubby.flights.FlightLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The inequalities that must hold between the durations of the parts. */
class DurationsTest {
  private static final Duration API_READ =
      ApiSettings.READ_TIMEOUT.parser().parse(ApiSettings.READ_TIMEOUT.fallback());

  private static Duration sum(Duration... durations) {
    return Stream.of(durations).reduce(Duration.ZERO, Duration::plus);
  }

  /** The first group of {@code pattern} in a file of the repository. */
  private static String found(String file, String pattern) {
    try {
      var matcher =
          Pattern.compile(pattern, Pattern.MULTILINE)
              .matcher(Files.readString(Path.of("..", file)));
      assertThat(matcher.find()).as("%s has %s", file, pattern).isTrue();
      return matcher.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration database(String variable) {
    return Duration.ofSeconds(
        Long.parseLong(found("db/mariadb.cnf", "^" + variable + " = (\\d+)$")));
  }

  private static Duration dedup(String setting) {
    String text =
        found(
            "dedup/src/main/java/dev/cubby/dedup/DedupSettings.java",
            "\"CUBBY_" + setting + "\",\\s*\"([^\"]+)\"");
    return Parsers.duration(Duration.ZERO, Duration.ofHours(1)).parse(text);
  }

  private static Duration edge(String timeout) {
    String text = found("edge/haproxy.cfg", "^  timeout " + timeout + " (\\d+s)$");
    return Parsers.duration(Duration.ZERO, Duration.ofHours(1)).parse(text);
  }

  private static Duration edgesAnswerTimeout() {
    String text = found("edge/start", "CUBBY_ANSWER_TIMEOUT:-(\\d+s)");
    return Parsers.duration(Duration.ZERO, Duration.ofHours(1)).parse(text);
  }

  @Test
  void anUnfencedCommitComesWhenNoProcessTrustsTheCache() {
    assertThat(TRUST).isLessThan(UNFENCED_WAIT);
  }

  @Test
  void trustIsRenewedTwiceBeforeItEnds() {
    assertThat(ROW_PERIOD.multipliedBy(2).plus(CACHE_ANSWER)).isLessThan(TRUST);
  }

  @Test
  void anAnswerOfTheCacheCanArriveWhileItIsTrusted() {
    assertThat(CACHE_ANSWER).isLessThan(TRUST);
  }

  /**
   * The last statement before the commit is answered, or the database ends it or its transaction.
   */
  @Test
  void aFenceOutlivesTheLatestCommitBehindIt() {
    Duration latestCommit =
        sum(
            FENCE_LATEST_USE,
            database("max_statement_time"),
            database("idle_write_transaction_timeout"),
            COMMIT_ANSWER);
    assertThat(latestCommit).isLessThan(FENCE);
  }

  @Test
  void postgresEndsAsMuchAndAsSoonAsMariaDb() {
    assertThat(DATABASE_STATEMENT).isEqualTo(database("max_statement_time"));
    assertThat(DATABASE_IDLE_WRITE).isEqualTo(database("idle_write_transaction_timeout"));
    assertThat(DATABASE_IDLE_READ).isEqualTo(database("idle_transaction_timeout"));
  }

  @Test
  void theDatabaseRollsAPausedWriterBackBeforeOthersGiveUp() {
    assertThat(database("idle_write_transaction_timeout")).isLessThanOrEqualTo(OUTAGE_TOLD);
  }

  @Test
  void theApiWaitsForALockNoLongerThanTheDatabaseLetsIt() {
    assertThat(LOCK_WAIT).isLessThanOrEqualTo(DATABASE_ANSWER);
    assertThat(LOCK_WAIT).isLessThanOrEqualTo(database("innodb_lock_wait_timeout"));
  }

  @Test
  void aCallerIsToldInTimeThatTheDatabaseIsAway() {
    assertThat(DATABASE_CONNECT).isLessThanOrEqualTo(POOL_WAIT);
    assertThat(POOL_VALIDATION).isLessThan(POOL_WAIT);
    assertThat(sum(POOL_WAIT, DATABASE_ANSWER)).isLessThan(LATEST_COMMIT).isLessThan(API_READ);
    assertThat(API_READ.plus(CACHE_ANSWER)).isLessThan(OUTAGE_TOLD);
    assertThat(sum(CACHE_ANSWER, LATEST_COMMIT)).isLessThan(OUTAGE_TOLD);
    assertThat(sum(QUEUE_WAIT_AFTER_UNKNOWN, LATEST_COMMIT)).isLessThanOrEqualTo(OUTAGE_TOLD);
    assertThat(QUEUE_WAIT).isLessThan(OUTAGE_TOLD);
  }

  @Test
  void aFirstConnectionMayTakeLongerThanACallWaits() {
    assertThat(POOL_WAIT.multipliedBy(2)).isLessThan(FIRST_CONNECTION);
  }

  @Test
  void aWriterHasTimeToLeaveTheCacheAndStartOver() {
    Duration unfenced = sum(CACHE_ANSWER, LATEST_COMMIT, UNFENCED_WAIT, LATEST_COMMIT);
    assertThat(unfenced).isLessThan(WRITE_PATIENCE);
  }

  @Test
  void aLeaseOutlivesItsRead() {
    assertThat(sum(POOL_WAIT, DATABASE_ANSWER)).isLessThan(LEASE);
  }

  @Test
  void aNewPrimaryServesOnceNoProcessTrustsTheRowOfTheOneBefore() {
    assertThat(TRUST).isLessThan(PROMOTION_WAIT);
  }

  @Test
  void aReaderSeesTheEndOfTwoHeartbeats() {
    assertThat(HEARTBEAT_ANSWER.multipliedBy(2)).isLessThanOrEqualTo(READ_AND_PROOF);
    assertThat(READ_AND_PROOF).isLessThanOrEqualTo(API_READ);
  }

  @Test
  void aLeaseOutlivesAReadThatWaitsForANewPrimary() {
    assertThat(READ_AND_PROOF.multipliedBy(2)).isLessThan(LEASE);
  }

  @Test
  void aWriteWaitsUntilANewPrimaryServes() {
    assertThat(sum(PROMOTION_WAIT, LOCK_WAIT, COMMIT_ANSWER)).isLessThanOrEqualTo(REIGN_AWAITED);
    assertThat(REIGN_AWAITED).isLessThan(WRITE_PATIENCE);
  }

  @Test
  void theLimitOfTheTimeIsMovedOnBeforeTheTimeIsThere() {
    Duration looks = Duration.ofSeconds(1);
    assertThat(looks).isLessThan(TIME_LIMIT_EXTENDED);
    assertThat(TIME_LIMIT_EXTENDED).isLessThan(TIME_LIMIT);
  }

  @Test
  void aSlowFlightIsNoticedLongBeforeItIsGivenUp() {
    var flights = FlightLimits.DEFAULT;
    assertThat(flights.sweepEvery()).isLessThan(flights.slowAfter());
    assertThat(flights.slowAfter()).isLessThan(API_READ);
  }

  @Test
  void aCommitIsWaitedForUntilTheDatabaseHasEndedThoseBeforeIt() {
    assertThat(database("idle_write_transaction_timeout")).isLessThan(COMMIT_ANSWER);
  }

  @Test
  void anExportsVersionIsHeldWhileItsClientReadsSlowly() {
    assertThat(sum(EXPORT_READ, HOLD_RENEWED, API_READ)).isLessThan(HISTORY_HOLD);
    assertThat(HISTORY_HOLD).isLessThan(LONGEST_HOLD);
  }

  @Test
  void anImportIsToldOfBeforeDedupGivesUp() {
    assertThat(IMPORT_PATIENCE.plus(longestWrite())).isLessThan(dedup("WRITE_TIMEOUT"));
  }

  /** A write that starts over until its patience ends, and then meets a new primary. */
  private static Duration longestWrite() {
    return sum(
        QUEUE_WAIT, WRITE_PATIENCE, UNFENCED_WAIT, REIGN_AWAITED, LATEST_COMMIT, COMMIT_ANSWER);
  }

  @Test
  void dedupWaitsLongerForTheApiThanTheApiForItsDatabase() {
    assertThat(API_READ).isLessThan(dedup("UPSTREAM_TIMEOUT"));
    assertThat(longestWrite()).isLessThan(dedup("WRITE_TIMEOUT"));
    Duration body = ApiSettings.BODY_TIMEOUT.parser().parse(ApiSettings.BODY_TIMEOUT.fallback());
    assertThat(body).isLessThan(dedup("WRITE_TIMEOUT"));
  }

  @Test
  void aWatcherIsToldWithin300Milliseconds() {
    assertThat(sum(FEED_PERIOD, FEED_REST)).isLessThan(Duration.ofMillis(300));
  }

  @Test
  void aStreamThatIsAliveIsNotTakenForOneThatIsCut() {
    Duration watch = Duration.parse("PT" + found("edge/haproxy.cfg", "^  timeout server (45s)$"));
    assertThat(HEARTBEAT.multipliedBy(2)).isLessThan(watch);
    assertThat(watch).isLessThan(edge("client")).isLessThan(edge("server"));
    String idle =
        found(
            "dedup/src/main/java/dev/cubby/dedup/upstream/Upstream.java",
            "IDLE_MILLIS = ([0-9_]+);");
    assertThat(watch).isLessThan(Duration.ofMillis(Long.parseLong(idle.replace("_", ""))));
  }

  @Test
  void theFeedReadsBeforeThePurge() {
    Duration purge = Duration.ofSeconds(1);
    assertThat(sum(purge, FEED_PERIOD, API_READ)).isLessThan(LEAST_HISTORY);
  }

  @Test
  void aTokenThatIsWithdrawnEndsItsStreamsWithinFiveSeconds() {
    Duration twoReads = Duration.ofSeconds(2);
    assertThat(sum(twoReads, TOKEN_CHECK)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void edgeWaitsLongerThanDedup() {
    assertThat(dedup("WRITE_TIMEOUT")).isLessThan(edge("server"));
    assertThat(dedup("UPSTREAM_TIMEOUT")).isLessThan(dedup("READ_DEADLINE"));
    assertThat(dedup("READ_DEADLINE")).isLessThan(edgesAnswerTimeout());
    assertThat(edgesAnswerTimeout()).isLessThan(edge("server"));
  }
}
