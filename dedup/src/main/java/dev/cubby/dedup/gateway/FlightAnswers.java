package dev.cubby.dedup.gateway;

import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.EntityTags;
import dev.cubby.common.http.IncomingRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** Gives each caller what its flight brought, as the caller's own {@code If-None-Match} asks. */
final class FlightAnswers {
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final AnswerWriter answers;
  private final AnswerRelay relay;
  private final String route;

  FlightAnswers(AnswerWriter answers, String route) {
    this.answers = answers;
    this.relay = new AnswerRelay(answers);
    this.route = route;
  }

  /** Writes an answer that other callers may be given too. */
  Future<Void> send(
      IncomingRequest incoming, UpstreamAnswer.Complete answer, CacheStatus cacheStatus) {
    if (hasAlready(incoming, answer)) {
      return notModified(incoming, answer, cacheStatus);
    }
    MultiMap headers = headers(answer, cacheStatus);
    HttpServerResponse response = answers.begin(incoming, route, answer.status(), headers);
    boolean bodiless = incoming.isHead() || answer.status() == NOT_MODIFIED;
    return bodiless ? response.end() : response.end(answer.body());
  }

  /** Passes on an answer that is for this caller alone, or ends it where the caller has it. */
  void relay(IncomingRequest incoming, UpstreamAnswer.Streamed answer, CacheStatus cacheStatus) {
    if (!incoming.over() && hasAlready(incoming, answer)) {
      answer.discard();
      var _ = notModified(incoming, answer, cacheStatus);
    } else {
      var _ = relay.relay(incoming, route, answer, cacheStatus);
    }
  }

  private Future<Void> notModified(
      IncomingRequest incoming, UpstreamAnswer answer, CacheStatus cacheStatus) {
    MultiMap headers = headers(answer, cacheStatus);
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    headers.remove(HttpHeaders.CONTENT_TYPE);
    return answers.begin(incoming, route, NOT_MODIFIED, headers).end();
  }

  /** Without the API's time where another caller's request took it. */
  private static MultiMap headers(UpstreamAnswer answer, CacheStatus cacheStatus) {
    MultiMap headers = HttpHeaders.headers().addAll(answer.headers());
    if (cacheStatus == CacheStatus.COLLAPSED) {
      headers.remove(AnswerWriter.SERVER_TIMING);
    }
    return headers.set(
        AnswerWriter.CACHE_STATUS, cacheStatus.behind(headers.get(AnswerWriter.CACHE_STATUS)));
  }

  /** Whether the caller holds this very content. A field that is malformed asks for nothing. */
  private static boolean hasAlready(IncomingRequest incoming, UpstreamAnswer answer) {
    if (answer.status() != OK || !FlightKey.leavesIfNoneMatch(incoming.request().headers())) {
      return false;
    }
    String etag = answer.headers().get(HttpHeaders.ETAG);
    EntityTags held = tags(incoming.list(HttpHeaders.IF_NONE_MATCH));
    return held != null && (etag == null ? held.any() : held.matchWeakly(etag));
  }

  private static @Nullable EntityTags tags(@Nullable String field) {
    return field == null ? null : EntityTags.read(field);
  }
}
