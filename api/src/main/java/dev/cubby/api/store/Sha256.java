package dev.cubby.api.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest.
 *
 * @param hex its 32 bytes as 64 hexadecimal digits in lower case
 */
public record Sha256(String hex) {
  private static final int HEX_DIGITS = 64;

  /**
   * @throws IllegalArgumentException where there are not 64 of them
   */
  public Sha256 {
    if (hex.length() != HEX_DIGITS) {
      throw new IllegalArgumentException("a SHA-256 digest has 32 bytes: " + hex);
    }
  }

  /** Of the bytes that a digest has been given. */
  public static Sha256 of(MessageDigest digest) {
    return of(digest.digest());
  }

  /** One that was stored as its 32 bytes. */
  public static Sha256 of(byte[] bytes) {
    return new Sha256(HexFormat.of().formatHex(bytes));
  }

  /** A digest that has been given nothing yet. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
