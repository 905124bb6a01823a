package dev.cubby.common.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Notations of settings. */
public final class Parsers {
  private static final Pattern BYTES = Pattern.compile("(\\d{1,12})(B|KiB|MiB|GiB)?");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  public static Setting.Parser<String> text() {
    return text -> text;
  }

  public static Setting.Parser<Integer> integer(int min, int max) {
    return text -> {
      try {
        int value = Integer.parseInt(text);
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException e) {
        // answered below, like a number out of range
      }
      throw new IllegalArgumentException("must be a number from %d to %d.".formatted(min, max));
    };
  }

  /** A TCP port; 0 lets the system choose one. */
  public static Setting.Parser<Integer> port() {
    return integer(0, 65_535);
  }

  public static Setting.Parser<Boolean> bool() {
    return text ->
        switch (text) {
          case "true" -> true;
          case "false" -> false;
          default -> throw new IllegalArgumentException("must be true or false.");
        };
  }

  /** A number of bytes: {@code 65536}, {@code 256KiB}, {@code 1MiB}, {@code 2GiB}. */
  public static Setting.Parser<Long> bytes(long min, long max) {
    return text -> {
      var matcher = BYTES.matcher(text);
      if (matcher.matches()) {
        int shift =
            switch (String.valueOf(matcher.group(2))) {
              case "KiB" -> 10;
              case "MiB" -> 20;
              case "GiB" -> 30;
              default -> 0;
            };
        long value = Long.parseLong(matcher.group(1));
        long scaled = value << shift;
        if (scaled >> shift == value && scaled >= min && scaled <= max) {
          return scaled;
        }
      }
      throw new IllegalArgumentException(
          "must be a size such as 65536, 256KiB or 1MiB, from %d to %d bytes.".formatted(min, max));
    };
  }

  /** A duration: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 24h}, {@code 7d}; or {@code 0}. */
  public static Setting.Parser<Duration> duration(Duration min, Duration max) {
    return text -> {
      var matcher = DURATION.matcher(text.equals("0") ? "0s" : text);
      if (matcher.matches()) {
        long amount = Long.parseLong(matcher.group(1));
        Duration value =
            switch (matcher.group(2)) {
              case "ms" -> Duration.ofMillis(amount);
              case "s" -> Duration.ofSeconds(amount);
              case "m" -> Duration.ofMinutes(amount);
              case "h" -> Duration.ofHours(amount);
              default -> Duration.ofDays(amount);
            };
        if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException(
          "must be a duration such as 500ms, 30s or 5m, from %s to %s."
              .formatted(print(min), print(max)));
    };
  }

  public static Setting.Parser<Path> path() {
    return Path::of;
  }

  /** None where unset. */
  public static Setting.Parser<Optional<Path>> optionalPath() {
    return text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }

  /** Words set apart by commas; none for an empty text. */
  public static Setting.Parser<List<String>> words() {
    return text ->
        Arrays.stream(text.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
  }

  public static Setting.Parser<String> oneOf(String... words) {
    return text -> {
      if (Arrays.asList(words).contains(text)) {
        return text;
      }
      throw new IllegalArgumentException("must be one of " + String.join(", ", words) + ".");
    };
  }

  /** The content of a file that holds a secret, without the line's end; none where unset. */
  public static Setting.Parser<Optional<String>> secretFile() {
    return text -> {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      try {
        String secret = Files.readString(Path.of(text)).strip();
        if (secret.isEmpty()) {
          throw new IllegalArgumentException("names a file that is empty.");
        }
        return Optional.of(secret);
      } catch (IOException e) {
        throw new IllegalArgumentException("names a file that cannot be read.", e);
      }
    };
  }

  private static String print(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + "s"
        : duration.toMillis() + "ms";
  }

  private Parsers() {}
}
