package dev.cubby.common.http;

import dev.cubby.common.problem.HttpProblems;
import dev.cubby.common.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/**
 * Writes every answer of a process, and what every answer carries: {@code Date}, {@code
 * traceparent}, {@code Server-Timing}, {@code Cache-Status} (RFC 9211) and {@code
 * X-Content-Type-Options}.
 */
public final class AnswerWriter {
  public static final CharSequence CACHE_STATUS = HttpHeaders.createOptimized("Cache-Status");
  public static final CharSequence SERVER_TIMING = HttpHeaders.createOptimized("Server-Timing");
  private static final CharSequence CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");

  /** Of one HTTP/1.1 connection; in HTTP/2 they make an answer malformed (RFC 9113, 8.2.2). */
  private static final List<CharSequence> OF_THE_CONNECTION =
      List.of(
          HttpHeaders.CONNECTION,
          HttpHeaders.createOptimized("keep-alive"),
          HttpHeaders.createOptimized("proxy-connection"),
          HttpHeaders.TRANSFER_ENCODING,
          HttpHeaders.createOptimized("upgrade"));

  /** Bodies up to this size are not counted against the budget. */
  private static final int SMALL_BODY_BYTES = 16 * 1024;

  private final String service;
  private final AnswerLog log;
  private final ByteBudget budget;
  private final Cors cors;

  /**
   * Writes the answers of one service.
   *
   * @param service its name in {@code Server-Timing}
   * @param budget of all bodies that are being written
   * @param cors whose pages may read the answers
   */
  public AnswerWriter(String service, AnswerLog log, ByteBudget budget, Cors cors) {
    this.service = service;
    this.log = log;
    this.budget = budget;
    this.cors = cors;
  }

  /**
   * Sends an answer; a large one only if those who read slowly leave room for it, and 503
   * otherwise. Does nothing where nobody is there to be answered.
   *
   * @param route the table's own name of what was asked for
   * @return succeeds when all of it is written
   */
  public Future<Void> send(IncomingRequest request, String route, Answer answer) {
    if (request.over()) {
      return Future.succeededFuture();
    }
    Buffer body = answer.body();
    int size = body == null || request.isHead() ? 0 : body.length();
    if (size <= SMALL_BODY_BYTES) {
      return write(request, route, answer);
    }
    if (!budget.take(size)) {
      return write(
          request,
          route,
          Answer.of(
              HttpProblems.unavailable("Too many large answers are under way; try again.", 1)));
    }
    return write(request, route, answer).onComplete(_ -> budget.giveBack(size));
  }

  /** Sends a problem; does nothing where nobody is there to be answered. */
  public Future<Void> problem(IncomingRequest request, String route, Problem problem) {
    return send(request, route, Answer.of(problem));
  }

  /**
   * Writes an answer's head, for a body that follows.
   *
   * @param headers of the answer itself; where its {@code Server-Timing} names the hops behind this
   *     one, this one's time is added
   */
  public HttpServerResponse begin(
      IncomingRequest request, String route, int status, MultiMap headers) {
    HttpServerResponse response = request.response();
    response.setStatusCode(status);
    MultiMap fields = response.headers().addAll(headers); // none stand there yet
    addToEvery(request, fields);
    Lingering.closeIfLast(request);
    log.answered(request, route, status);
    return response;
  }

  /** What every answer carries. */
  private void addToEvery(IncomingRequest request, MultiMap fields) {
    if (!fields.contains(HttpHeaders.DATE)) { // the origin's own is passed on
      fields.add(HttpHeaders.DATE, HttpDate.now());
    }
    fields.set(IncomingRequest.TRACEPARENT, request.trace().traceparent());
    fields.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
    String behind = fields.get(SERVER_TIMING);
    String timing = timing(request.elapsedNanos());
    fields.set(SERVER_TIMING, behind == null ? timing : behind + ", " + timing);
    if (!fields.contains(CACHE_STATUS)) {
      fields.add(CACHE_STATUS, service + (request.isRead() ? "; fwd=bypass" : "; fwd=method"));
    }
    cors.allow(request.request(), fields);
    if (request.sharesConnection()) {
      OF_THE_CONNECTION.forEach(fields::remove);
    }
  }

  private Future<Void> write(IncomingRequest request, String route, Answer answer) {
    HttpServerResponse response = begin(request, route, answer.status(), answer.headers());
    Buffer body = answer.body();
    if (body == null) {
      return response.end();
    }
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    return request.isHead() ? response.end() : response.end(body);
  }

  /** Milliseconds with three decimals (W3C Server Timing). */
  private String timing(long nanos) {
    long micros = nanos / 1_000;
    long fraction = micros % 1_000;
    return service
        + ";dur="
        + micros / 1_000
        + (fraction < 10 ? ".00" : fraction < 100 ? ".0" : ".")
        + fraction;
  }
}
