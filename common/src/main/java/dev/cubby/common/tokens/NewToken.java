package dev.cubby.common.tokens;

import dev.cubby.common.http.PercentCodec;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A token that has just been made.
 *
 * @param secret what its holder sends; it is kept nowhere
 * @param line for the file of tokens
 */
public record NewToken(String secret, String line) {
  /** So that a scanner for secrets recognises one that was published by accident. */
  private static final String MARK = "cubby_";

  private static final int RANDOM_BYTES = 32;

  /**
   * Makes a token.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public static NewToken make(String name, Scope scope, @Nullable Instant expires) {
    if (!TokensFile.NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A name is 1 to 64 letters, digits, or any of \".\", \"_\", \"@\" and \"-\".");
    }
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    String line =
        "%s %s %s %s%s"
            .formatted(
                name,
                HexFormat.of().formatHex(Tokens.sha256(secret)),
                scope.access().word(),
                prefixes(scope),
                expires == null ? "" : " " + expires);
    return new NewToken(secret, line);
  }

  private static String prefixes(Scope scope) {
    return scope.prefixes().contains("")
        ? TokensFile.ALL_KEYS
        : scope.prefixes().stream().map(PercentCodec::encode).collect(Collectors.joining(","));
  }
}
