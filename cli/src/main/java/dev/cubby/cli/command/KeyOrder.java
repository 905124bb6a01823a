package dev.cubby.cli.command;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of keys in a listing. */
final class KeyOrder {
  /** By their UTF-8 bytes, which differs from that of Java's strings. */
  static final Comparator<String> BYTES =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private KeyOrder() {}
}
