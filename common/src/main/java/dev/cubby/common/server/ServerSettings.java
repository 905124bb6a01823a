package dev.cubby.common.server;

import dev.cubby.common.settings.Parsers;
import dev.cubby.common.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings that every service has. */
public final class ServerSettings {
  public static final Setting<String> HOST =
      new Setting<>("CUBBY_HOST", "0.0.0.0", "Address to listen on.", Parsers.text());
  public static final Setting<Integer> PORT =
      new Setting<>("CUBBY_PORT", "8080", "Port to listen on; 0 for any.", Parsers.port());
  public static final Setting<Integer> ADMIN_PORT =
      new Setting<>(
          "CUBBY_ADMIN_PORT",
          "9000",
          "Port of /livez, /readyz and /metrics; 0 for any.",
          Parsers.port());
  public static final Setting<List<String>> HOSTS =
      new Setting<>(
          "CUBBY_HOSTS",
          "",
          "Names, set apart by commas, that an open store answers to beside localhost and IP"
              + " addresses; * for all.",
          Parsers.words());
  public static final Setting<Optional<Path>> TOKENS_FILE =
      new Setting<>(
          "CUBBY_TOKENS_FILE",
          "",
          "File of the tokens by which requests are let in; it is read again when it changes.",
          Parsers.optionalPath());
  public static final Setting<Boolean> OPEN =
      new Setting<>(
          "CUBBY_OPEN",
          "false",
          "Whether a store without tokens may be reached from other machines.",
          Parsers.bool());
  public static final Setting<String> PUBLISHED_HOST =
      new Setting<>(
          "CUBBY_PUBLISHED_HOST",
          "",
          "Address at which clients reach this service through others, where it is not CUBBY_HOST.",
          Parsers.text());
  public static final Setting<Duration> DRAIN_NOTICE =
      new Setting<>(
          "CUBBY_DRAIN_NOTICE",
          "0s",
          "How long requests are still taken after readiness failed at the end.",
          Parsers.duration(Duration.ZERO, Duration.ofMinutes(5)));
  public static final Setting<Duration> DRAIN_TIMEOUT =
      new Setting<>(
          "CUBBY_DRAIN_TIMEOUT",
          "10s",
          "How long requests under way may take to finish at the end.",
          Parsers.duration(Duration.ZERO, Duration.ofMinutes(5)));
  public static final Setting<String> LOG_LEVEL =
      new Setting<>(
          "CUBBY_LOG_LEVEL",
          "INFO",
          "Least level that is logged.",
          Parsers.oneOf("TRACE", "DEBUG", "INFO", "WARN", "ERROR"));
  public static final Setting<Boolean> ACCESS_LOG =
      new Setting<>(
          "CUBBY_ACCESS_LOG", "false", "Whether every request is logged.", Parsers.bool());

  public static final List<Setting<?>> ALL =
      List.of(
          HOST,
          PORT,
          ADMIN_PORT,
          HOSTS,
          TOKENS_FILE,
          OPEN,
          PUBLISHED_HOST,
          DRAIN_NOTICE,
          DRAIN_TIMEOUT,
          LOG_LEVEL,
          ACCESS_LOG);

  private ServerSettings() {}
}
