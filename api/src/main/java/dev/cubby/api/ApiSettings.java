package dev.cubby.api;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.cache.valkey.CacheSettings;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.StoreKind;
import dev.cubby.api.store.sql.DatabaseSettings;
import dev.cubby.common.server.ServerSettings;
import dev.cubby.common.settings.Parsers;
import dev.cubby.common.settings.Setting;
import dev.cubby.common.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The API's settings. */
public final class ApiSettings {
  private static final long MIB = 1 << 20;

  public static final Setting<StoreKind> STORE =
      new Setting<>(
          "CUBBY_STORE",
          "sqlite",
          "Where keys are kept: sqlite, in a directory; mariadb, postgres: for many.",
          text -> StoreKind.of(Parsers.oneOf(StoreKind.names()).parse(text)));
  public static final Setting<Path> DATA =
      new Setting<>("CUBBY_DATA", "data", "Directory of the SQLite database.", Parsers.path());
  public static final Setting<Long> CACHE_BYTES =
      new Setting<>(
          "CUBBY_CACHE_BYTES",
          "32MiB",
          "Most bytes of the in-process cache; 0 for none.",
          Parsers.bytes(0, 64L << 30));
  public static final Setting<Long> MAX_VALUE_BYTES =
      new Setting<>("CUBBY_MAX_VALUE_BYTES", "1MiB", "Largest value.", Parsers.bytes(1, 16 * MIB));
  public static final Setting<Long> MAX_INFLIGHT_BYTES =
      new Setting<>(
          "CUBBY_MAX_INFLIGHT_BYTES",
          "32MiB",
          "Most bytes of bodies that all requests together hold.",
          Parsers.bytes(MIB, 64L << 30));
  public static final Setting<Duration> HISTORY_AGE =
      new Setting<>(
          "CUBBY_HISTORY_AGE",
          "7d",
          "For how long what was replaced or deleted can still be read; 0 for not at all.",
          Parsers.duration(Duration.ZERO, Duration.ofDays(36_500)));
  public static final Setting<Long> HISTORY_BYTES =
      new Setting<>(
          "CUBBY_HISTORY_BYTES",
          "1GiB",
          "Most bytes that it may take; then it ends sooner. 0 for no history.",
          Parsers.bytes(0, 1L << 50));
  public static final Setting<Duration> IDEMPOTENCY_AGE =
      new Setting<>(
          "CUBBY_IDEMPOTENCY_AGE",
          "24h",
          "For how long a request with the same Idempotency-Key is given the first one's answer.",
          Parsers.duration(Duration.ofSeconds(1), Duration.ofDays(36_500)));
  public static final Setting<Long> IDEMPOTENCY_BYTES =
      new Setting<>(
          "CUBBY_IDEMPOTENCY_BYTES",
          "1GiB",
          "Most bytes that those answers may take; then the oldest go sooner.",
          Parsers.bytes(MIB, 1L << 50));
  public static final Setting<Duration> BODY_TIMEOUT =
      new Setting<>(
          "CUBBY_BODY_TIMEOUT",
          "30s",
          "How long a request's body may take to arrive.",
          Parsers.duration(Duration.ofMillis(100), Duration.ofHours(1)));
  public static final Setting<Duration> READ_TIMEOUT =
      new Setting<>(
          "CUBBY_READ_TIMEOUT",
          "2s",
          "How long a read waits for the database before it is answered 503.",
          Parsers.duration(Duration.ofMillis(10), Duration.ofMinutes(5)));
  public static final Setting<Integer> MAX_WATCHERS =
      new Setting<>(
          "CUBBY_MAX_WATCHERS",
          "10000",
          "Most watchers of changes at once.",
          Parsers.integer(1, 1_000_000));
  public static final Setting<List<String>> CORS_ORIGINS =
      new Setting<>(
          "CUBBY_CORS_ORIGINS",
          "",
          "Origins, set apart by commas, whose pages may call the API; * for all.",
          Parsers.words());

  /** Of every process that serves the API. */
  public static final List<Setting<?>> EMBEDDED =
      Stream.concat(
              ServerSettings.ALL.stream(),
              Stream.<Setting<?>>of(
                  DATA,
                  CACHE_BYTES,
                  MAX_VALUE_BYTES,
                  MAX_INFLIGHT_BYTES,
                  HISTORY_AGE,
                  HISTORY_BYTES,
                  IDEMPOTENCY_AGE,
                  IDEMPOTENCY_BYTES,
                  BODY_TIMEOUT,
                  READ_TIMEOUT,
                  MAX_WATCHERS,
                  CORS_ORIGINS))
          .toList();

  /** And of the API as a process of its own, which may share its store with others. */
  public static final List<Setting<?>> ALL =
      Stream.of(EMBEDDED, List.of(STORE), DatabaseSettings.ALL, CacheSettings.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  /** How much history is kept. */
  public static Retention retention(Settings settings) {
    return new Retention(
        settings.get(HISTORY_AGE), settings.get(HISTORY_BYTES), Durations.LEAST_HISTORY);
  }

  /** How many answers to requests with an Idempotency-Key are kept. */
  public static Retention answerRetention(Settings settings) {
    return new Retention(settings.get(IDEMPOTENCY_AGE), settings.get(IDEMPOTENCY_BYTES));
  }

  private ApiSettings() {}
}
