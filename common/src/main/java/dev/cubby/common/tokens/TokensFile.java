package dev.cubby.common.tokens;

import dev.cubby.common.http.PercentCodec;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file of tokens, a line for each: {@code name sha256 read|write prefix[,prefix…]
 * [expires]}. A prefix is percent-encoded, as in a URL; {@code *} alone stands for all keys. {@code
 * expires} is an instant, or a date, which means its first moment in UTC. Empty lines and those
 * that begin with {@code #} are skipped.
 */
public final class TokensFile {
  static final String ALL_KEYS = "*";
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
  private static final int SHA_256_DIGITS = 64;

  /**
   * Reads the text.
   *
   * @throws InvalidTokensException which names the first line that is wrong, and shows none of it
   */
  public static Tokens parse(String text) {
    var tokens = new Tokens();
    Set<String> names = new HashSet<>();
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        add(tokens, names, line.split("\\s+", -1));
      } catch (IllegalArgumentException e) {
        throw new InvalidTokensException(
            "is wrong in line %d: %s".formatted(number, e.getMessage()));
      }
    }
    return tokens;
  }

  private static void add(Tokens tokens, Set<String> names, String[] words) {
    if (words.length < 4 || words.length > 5) {
      throw new IllegalArgumentException(
          "it must be a name, a SHA-256, read or write, prefixes, and at most a time of expiry.");
    }
    if (!NAME.matcher(words[0]).matches()) {
      throw new IllegalArgumentException(
          "the name must be 1 to 64 letters, digits, or any of \".\", \"_\", \"@\" and \"-\".");
    }
    if (!names.add(words[0])) {
      throw new IllegalArgumentException("another line has the same name.");
    }
    var scope = new Scope(access(words[2]), prefixes(words[3]));
    var token = new Token(words[0], scope, words.length < 5 ? null : expires(words[4]));
    if (!tokens.add(hash(words[1]), token)) {
      throw new IllegalArgumentException("another line has the same SHA-256.");
    }
  }

  private static byte[] hash(String digits) {
    try {
      if (digits.length() == SHA_256_DIGITS) {
        return HexFormat.of().parseHex(digits);
      }
    } catch (IllegalArgumentException e) {
      // answered below, like a hash of another length
    }
    throw new IllegalArgumentException("the SHA-256 must be 64 hexadecimal digits.");
  }

  static Access access(String word) {
    for (Access access : Access.values()) {
      if (access.word().equals(word)) {
        return access;
      }
    }
    throw new IllegalArgumentException("the third word must be read or write.");
  }

  private static List<String> prefixes(String word) {
    return word.equals(ALL_KEYS)
        ? List.of("")
        : Arrays.stream(word.split(",", -1)).map(TokensFile::prefix).toList();
  }

  private static String prefix(String encoded) {
    if (encoded.isEmpty() || encoded.equals(ALL_KEYS)) {
      throw new IllegalArgumentException(
          "a prefix is empty or \"*\"; * alone stands for all keys, and another * is percent-encoded.");
    }
    return PercentCodec.decode(encoded, false);
  }

  /**
   * Reads the moment from which on a token counts no more.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public static Instant expires(String word) {
    @Nullable Instant date = date(word);
    if (date != null) {
      return date;
    }
    try {
      return Instant.parse(word.toUpperCase(Locale.ROOT));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "it expires at a date such as 2027-01-31, or an instant such as 2027-01-31T12:00:00Z.",
          e);
    }
  }

  private static @Nullable Instant date(String word) {
    try {
      return LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private TokensFile() {}
}
