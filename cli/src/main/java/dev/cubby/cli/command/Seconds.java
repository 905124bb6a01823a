package dev.cubby.cli.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time to live: seconds, or a number with s, m, h or d behind it. */
final class Seconds implements ITypeConverter<Long> {
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,9})([smhd]?)");

  @Override
  public Long convert(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "\"%s\" is no time to live; say seconds, or 30s, 5m, 12h, 7d.".formatted(text));
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "m" -> Duration.ofMinutes(number).toSeconds();
      case "h" -> Duration.ofHours(number).toSeconds();
      case "d" -> Duration.ofDays(number).toSeconds();
      default -> number;
    };
  }
}
