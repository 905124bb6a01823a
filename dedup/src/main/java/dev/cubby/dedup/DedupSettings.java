package dev.cubby.dedup;

import dev.cubby.common.server.ServerSettings;
import dev.cubby.common.settings.Parsers;
import dev.cubby.common.settings.Setting;
import io.vertx.core.net.HostAndPort;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The gateway's settings. */
public final class DedupSettings {
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  public static final Setting<List<HostAndPort>> UPSTREAM =
      new Setting<>(
          "CUBBY_UPSTREAM",
          "api:8080",
          "The API: host:port, set apart by commas; all addresses of a name are replicas.",
          DedupSettings::upstream);
  public static final Setting<Duration> READ_DEADLINE =
      new Setting<>(
          "CUBBY_READ_DEADLINE",
          "2400ms",
          "How long a read waits for its answer before it is answered 503.",
          Parsers.duration(SHORTEST, LONGEST));
  public static final Setting<Duration> UPSTREAM_TIMEOUT =
      new Setting<>(
          "CUBBY_UPSTREAM_TIMEOUT",
          "2300ms",
          "How long one request to the API may take before it is given up.",
          Parsers.duration(SHORTEST, LONGEST));
  public static final Setting<Duration> WRITE_TIMEOUT =
      new Setting<>(
          "CUBBY_WRITE_TIMEOUT",
          "40s",
          "How long the API may take to answer a write that it has received.",
          Parsers.duration(SHORTEST, LONGEST));
  public static final Setting<Integer> MAX_FLIGHTS =
      new Setting<>(
          "CUBBY_MAX_FLIGHTS",
          "10000",
          "Most reads under way to the API or waiting to be.",
          Parsers.integer(1, 1_000_000));
  public static final Setting<Integer> MAX_CALLERS =
      new Setting<>(
          "CUBBY_MAX_CALLERS",
          "50000",
          "Most callers that wait for reads.",
          Parsers.integer(1, 10_000_000));
  public static final Setting<Integer> MAX_WATCHERS =
      new Setting<>(
          "CUBBY_MAX_WATCHERS",
          "10000",
          "Most watchers of changes at once.",
          Parsers.integer(1, 1_000_000));
  public static final Setting<Long> BUFFER_BYTES =
      new Setting<>(
          "CUBBY_BUFFER_BYTES",
          "64MiB",
          "Most bytes of answers held in memory for those who share them.",
          Parsers.bytes(1 << 20, 64L << 30));

  public static final List<Setting<?>> ALL =
      Stream.concat(
              ServerSettings.ALL.stream(),
              Stream.<Setting<?>>of(
                  UPSTREAM,
                  READ_DEADLINE,
                  UPSTREAM_TIMEOUT,
                  WRITE_TIMEOUT,
                  MAX_FLIGHTS,
                  MAX_CALLERS,
                  MAX_WATCHERS,
                  BUFFER_BYTES))
          .toList();

  private static List<HostAndPort> upstream(String text) {
    List<HostAndPort> upstream =
        Parsers.words().parse(text).stream().map(DedupSettings::hostAndPort).toList();
    if (upstream.isEmpty()) {
      throw new IllegalArgumentException("must name at least one host:port.");
    }
    return upstream;
  }

  private static HostAndPort hostAndPort(String text) {
    HostAndPort parsed = HostAndPort.parseAuthority(text, -1);
    if (parsed == null || parsed.port() < 1) {
      throw new IllegalArgumentException("must be host:port, such as api:8080.");
    }
    return parsed;
  }

  private DedupSettings() {}
}
