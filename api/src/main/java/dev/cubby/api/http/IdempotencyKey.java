package dev.cubby.api.http;

import dev.cubby.api.store.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code Idempotency-Key} of a request that writes
 * (draft-ietf-httpapi-idempotency-key-header): a string in quotes (RFC 9651, section 3.3.3), whose
 * quotes may be left out.
 */
final class IdempotencyKey {
  private static final String NAME = "Idempotency-Key";
  private static final int MAX_LENGTH = 255;

  /** Visible characters without a backslash, which quotes would need, and without quotes. */
  private static final Pattern QUOTED = Pattern.compile("\"([!#-\\[\\]-~]+)\"");

  /** And without a comma, by which a hop may have joined two lines. */
  private static final Pattern BARE = Pattern.compile("[!#-+\\--\\[\\]-~]+");

  /** What a request is judged by, beside its method, its target and its body. */
  private static final List<String> FIELDS =
      List.of("Content-Type", "If-Match", "If-None-Match", "If-Unmodified-Since");

  private final Call call;
  private final String key;

  private IdempotencyKey(Call call, String key) {
    this.call = call;
    this.key = key;
  }

  /**
   * The request's key.
   *
   * @throws dev.cubby.common.problem.ProblemException 400 where there are several, or it is none
   */
  static Optional<IdempotencyKey> of(Call call) {
    List<String> lines = call.headers().getAll(NAME);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    if (lines.size() > 1) {
      throw Problems.invalid("Send one Idempotency-Key, in one line.").exception();
    }
    String line = lines.getFirst().strip();
    var quoted = QUOTED.matcher(line);
    String key = quoted.matches() ? quoted.group(1) : BARE.matcher(line).matches() ? line : "";
    if (key.isEmpty() || key.length() > MAX_LENGTH) {
      throw Problems.invalid(
              "An Idempotency-Key has 1 to %d visible ASCII characters, such as those of a UUID;"
                      .formatted(MAX_LENGTH)
                  + " it may stand in quotes, and has no quote, backslash or comma of its own.")
          .exception();
    }
    return Optional.of(new IdempotencyKey(call, key));
  }

  /** Under which the answer is kept: requests with different tokens may use the same key. */
  Sha256 id() {
    MessageDigest digest = Sha256.begin();
    add(digest, call.author());
    add(digest, key);
    return Sha256.of(digest);
  }

  /** The same for a retry of the request, and for no other request. */
  Sha256 fingerprint(Buffer body) {
    MessageDigest digest = Sha256.begin();
    add(digest, call.incoming().method().name());
    add(digest, call.incoming().path());
    add(digest, call.incoming().request().query());
    FIELDS.forEach(field -> add(digest, call.list(field)));
    digest.update(((BufferInternal) body).getByteBuf().nioBuffer()); // without a copy of it
    return Sha256.of(digest);
  }

  /** With its length before it, so that no two lists of texts are the same bytes. */
  private static void add(MessageDigest digest, @Nullable String text) {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(text == null ? -1 : bytes.length).flip());
    digest.update(bytes);
  }
}
