package dev.cubby.common.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding (RFC 3986, section 2.1) of UTF-8, strict both ways. */
public final class PercentCodec {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED = "-._~/";

  /**
   * Decodes; a {@code +} is itself unless {@code plusIsSpace}.
   *
   * @throws IllegalArgumentException with a sentence for the caller
   */
  public static String decode(String text, boolean plusIsSpace) {
    if (isPlain(text, plusIsSpace)) {
      return text;
    }
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.put(hexPair(text, i));
        i += 2;
      } else if (c == '+' && plusIsSpace) {
        bytes.put((byte) ' ');
      } else if (c < 0x80) {
        bytes.put((byte) c);
      } else {
        throw new IllegalArgumentException(
            "The URL has bytes outside ASCII; percent-encode them as UTF-8.");
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "The percent-encoded bytes are not valid UTF-8; encode the text as UTF-8 first.", e);
    }
  }

  /** Encodes all but unreserved characters and {@code /}. */
  public static String encode(String text) {
    var encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isAsciiLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(String text, boolean plusIsSpace) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || c >= 0x80 || (c == '+' && plusIsSpace)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static byte hexPair(String text, int at) {
    if (at + 2 >= text.length()
        || !HexFormat.isHexDigit(text.charAt(at + 1))
        || !HexFormat.isHexDigit(text.charAt(at + 2))) {
      throw new IllegalArgumentException(
          "The URL has a % that two hexadecimal digits do not follow; write a literal % as %25.");
    }
    return (byte) HexFormat.fromHexDigits(text, at + 1, at + 3);
  }

  private PercentCodec() {}
}
