package dev.cubby.e2e;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers of a command line, within their bounds. */
final class Numbers {
  private static final double MILLIS_PER_MINUTE = 60_000;

  static final class Minutes implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return Duration.ofMillis((long) (between(0.01, 10_000, text) * MILLIS_PER_MINUTE));
    }
  }

  static final class Rate implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return between(0.01, 100_000, text);
    }
  }

  static final class Clients implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      double number = between(1, 1_000, text);
      if (number % 1 != 0) {
        throw new TypeConversionException(text + " is not a whole number");
      }
      return (int) number;
    }
  }

  private static double between(double least, double most, String text) {
    try {
      double number = Double.parseDouble(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // is told as a number out of bounds is
    }
    throw new TypeConversionException(
        "%s is not a number from %s to %,.0f".formatted(text, least, most));
  }

  private Numbers() {}
}
