package dev.cubby.api.store;

/** What a text must satisfy to be a {@link Key}. */
final class KeySyntax {

  static void check(String text) {
    if (text.isEmpty()) {
      throw new InvalidKeyException("The key is empty; a key has 1 to 512 bytes.", false);
    }
    int bytes = utf8Length(text);
    if (bytes > Key.MAX_BYTES) {
      throw new InvalidKeyException(
          "The key has %d bytes of UTF-8; at most %d are allowed.".formatted(bytes, Key.MAX_BYTES),
          true);
    }
    if (hasDotSegment(text)) {
      throw new InvalidKeyException(
          "The key has a segment \".\" or \"..\", which URL software rewrites; name it otherwise.",
          false);
    }
  }

  private static int utf8Length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        throw new InvalidKeyException(
            "The key has the control character U+%04X; leave it out.".formatted((int) c), false);
      }
      if (c < 0x80) {
        bytes += 1;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        throw new InvalidKeyException("The key has half a surrogate pair; send UTF-8.", false);
      }
    }
    return bytes;
  }

  private static boolean hasDotSegment(String text) {
    int start = 0;
    while (start <= text.length()) {
      int slash = text.indexOf('/', start);
      int end = slash < 0 ? text.length() : slash;
      int length = end - start;
      if ((length == 1 || length == 2)
          && text.charAt(start) == '.'
          && text.charAt(end - 1) == '.') {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private KeySyntax() {}
}
