package dev.cubby.dedup.gateway;

import dev.cubby.common.http.Answer;
import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.FieldLines;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Answers callers, each with its own trace and timing. */
final class Answers {
  private static final int NOT_MODIFIED = 304;

  private final AnswerWriter writer;

  Answers(AnswerWriter writer) {
    this.writer = writer;
  }

  /** Writes an answer that others may be given too. */
  Future<Void> whole(IncomingRequest call, Fetched.Whole answer, boolean collapsed) {
    String etag = answer.headers().get(HttpHeaders.ETAG);
    String known = FieldLines.joined(call.request().headers(), HttpHeaders.IF_NONE_MATCH);
    boolean unchanged =
        known != null
            && etag != null
            && (answer.status() == 200 || answer.status() == 206)
            && IfNoneMatch.names(known, etag);
    MultiMap fields = fields(call, answer.headers(), collapsed);
    if (unchanged) {
      fields.remove(HttpHeaders.CONTENT_LENGTH);
      fields.remove(HttpHeaders.CONTENT_TYPE);
      fields.remove(HttpHeaders.CONTENT_RANGE);
      return writer.send(call, "shared", new Answer(NOT_MODIFIED, fields, null));
    }
    if (call.isHead()) {
      return writer.begin(call, "shared", answer.status(), fields).end();
    }
    return writer.send(call, "shared", new Answer(answer.status(), fields, answer.body()));
  }

  /** Writes an answer's head, for a body that follows. */
  void head(
      IncomingRequest call,
      String route,
      int status,
      MultiMap headers,
      @Nullable Boolean collapsed) {
    var _ = writer.begin(call, route, status, fields(call, headers, collapsed));
  }

  /** Answers with a problem of our own. */
  void problem(IncomingRequest call, String route, Problem problem) {
    var _ =
        writer.send(
            call, route, Answer.of(problem).with(AnswerWriter.CACHE_STATUS, "dedup; fwd=miss"));
  }

  private static MultiMap fields(
      IncomingRequest call, MultiMap headers, @Nullable Boolean collapsed) {
    MultiMap fields = HttpHeaders.headers().addAll(headers);
    String upstream = headers.get(AnswerWriter.CACHE_STATUS);
    if (collapsed != null && collapsed) {
      fields.remove(AnswerWriter.SERVER_TIMING); // of another's flight
    }
    return fields.set(
        AnswerWriter.CACHE_STATUS,
        collapsed == null
            ? CacheStatus.passed(upstream, call.isRead())
            : CacheStatus.flown(upstream, collapsed));
  }
}
