package dev.cubby.common.http;

import dev.cubby.common.http.ReadConditions.Validators;
import dev.cubby.common.problem.HttpProblems;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * Bytes in memory that a GET or HEAD asks for.
 *
 * @param content shared, so nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Representation(byte[] content, CharSequence contentType, Validators validators) {
  private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");
  private static final CharSequence RANGE = HttpHeaders.createOptimized("Range");

  /** Bytes that change with a release alone: the entity tag is made from them. */
  public static Representation of(byte[] content, CharSequence contentType) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      String etag = "\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
      return new Representation(content, contentType, new Validators(etag, OptionalLong.empty()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * The answer that the request's preconditions and ranges ask for: 200, 206 or 304, with the
   * entity tag.
   *
   * @throws dev.cubby.common.problem.ProblemException 412, 416, or 400 for a malformed guard
   */
  public Answer answer(IncomingRequest request) {
    return switch (ReadConditions.judge(request.request().headers(), validators)) {
      case FAILED ->
          throw HttpProblems.preconditionFailed(
                  "It has the entity tag %s now; read it again without the precondition."
                      .formatted(validators.etag()))
              .withHeader("ETag", validators.etag())
              .exception();
      case NOT_MODIFIED -> Answer.of(304).with(HttpHeaders.ETAG, validators.etag());
      case PROCEED -> content(request).with(HttpHeaders.ETAG, validators.etag());
    };
  }

  /** The content, or the parts of it that the request asks for (RFC 9110, section 14). */
  public Answer content(IncomingRequest request) {
    List<ByteRange> parts = parts(request);
    Answer answer =
        switch (parts.size()) {
          case 0 -> Answer.of(200, contentType, Buffer.buffer(content));
          case 1 ->
              Answer.of(206, contentType, part(parts.getFirst()))
                  .with(HttpHeaders.CONTENT_RANGE, parts.getFirst().contentRange(content.length));
          default -> new MultipartRanges(this, parts).answer();
        };
    return answer.with(HttpHeaders.ACCEPT_RANGES, BYTES);
  }

  /** Only GET has ranges; a HEAD is answered as if there were none (section 14.2). */
  private List<ByteRange> parts(IncomingRequest request) {
    String range = request.isHead() ? null : request.list(RANGE);
    if (range == null
        || !ReadConditions.rangeMayBeServed(request.request().headers(), validators.etag())) {
      return List.of();
    }
    return ByteRanges.of(range, content.length);
  }

  Buffer part(ByteRange range) {
    return Buffer.buffer(range.length()).appendBytes(content, range.start(), range.length());
  }
}
