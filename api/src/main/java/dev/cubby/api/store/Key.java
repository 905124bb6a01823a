package dev.cubby.api.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A key: 1–512 bytes of UTF-8, without control characters and without a {@code .} or {@code ..}
 * segment (URL software rewrites those). Ordered by its UTF-8 bytes.
 */
public record Key(String text) implements Comparable<Key> {

  /** Longest key, in bytes of UTF-8. */
  public static final int MAX_BYTES = 512;

  /**
   * Checks the text.
   *
   * @throws InvalidKeyException with a sentence for the caller when {@code text} cannot be a key
   */
  public Key {
    KeySyntax.check(text);
  }

  /** The key as UTF-8, 1–512 bytes. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes(), other.bytes());
  }

  @Override
  public String toString() {
    return text;
  }
}
