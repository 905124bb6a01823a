package dev.cubby.api.http;

import java.util.regex.Pattern;

/** Content types: what may be stored as one, and which is JSON. */
final class MediaTypes {
  static final String BYTES = "application/octet-stream";
  static final String TEXT = "text/plain; charset=utf-8";

  /** Says how a content type must be. */
  static final String FORM =
      "The content type must be such as text/plain or image/png; charset=utf-8, at most 255"
          + " characters.";

  private static final int MAX_LENGTH = 255;
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          TOKEN
              + "/"
              + TOKEN
              + "(?:[ \\t]*;[ \\t]*(?:"
              + TOKEN
              + "=(?:"
              + TOKEN
              + "|\"(?:[\\t \\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\\t \\x21-\\x7E])*\"))?)*");

  /** Returns {@code type}, or answers 400 where it cannot be sent back as a Content-Type. */
  static String check(String type) {
    if (!valid(type)) {
      throw Problems.invalid(FORM).exception();
    }
    return type;
  }

  static boolean valid(String type) {
    return type.length() <= MAX_LENGTH && MEDIA_TYPE.matcher(type).matches();
  }

  static boolean isJson(String type) {
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon))
        .strip()
        .equalsIgnoreCase("application/json");
  }

  private MediaTypes() {}
}
