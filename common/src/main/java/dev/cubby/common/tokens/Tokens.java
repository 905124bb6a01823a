package dev.cubby.common.tokens;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that count, by the SHA-256 of each. A caller cannot choose the hash of what it sends,
 * so how long the search takes tells nothing of a token; what is found is compared in constant
 * time.
 */
public final class Tokens {
  private final Map<Long, List<Hashed>> byHash = new HashMap<>();
  private int size;

  @SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest.isEqual alone
  private record Hashed(byte[] sha256, Token token) {}

  /** Adds a token; false where there is one of this hash already. */
  boolean add(byte[] sha256, Token token) {
    if (findHash(sha256) != null) {
      return false;
    }
    byHash.computeIfAbsent(first(sha256), _ -> new ArrayList<>(1)).add(new Hashed(sha256, token));
    size++;
    return true;
  }

  /** The token whose secret this is; null where there is none. */
  public @Nullable Token find(String secret) {
    return findHash(sha256(secret));
  }

  private @Nullable Token findHash(byte[] sha256) {
    Token found = null;
    for (Hashed hashed : byHash.getOrDefault(first(sha256), List.of())) {
      if (MessageDigest.isEqual(hashed.sha256, sha256)) {
        found = hashed.token;
      }
    }
    return found;
  }

  public int size() {
    return size;
  }

  static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Long first(byte[] sha256) {
    return ByteBuffer.wrap(sha256).getLong();
  }
}
