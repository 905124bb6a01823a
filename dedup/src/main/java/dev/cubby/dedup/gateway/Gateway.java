package dev.cubby.dedup.gateway;

import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.server.Running;
import dev.cubby.dedup.DedupSettings;
import dev.cubby.dedup.upstream.Upstream;
import dev.cubby.flights.Flights;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** Answers identical reads by shared flights, and passes all else through. */
public final class Gateway implements Handler<IncomingRequest> {
  /** Answers without an end, or too large for anybody to share. */
  private static final Set<String> STREAMS = Set.of("/v1/watch", "/v1/export");

  private final SharedReads shared;
  private final Passage passage;

  private Gateway(SharedReads shared, Passage passage) {
    this.shared = shared;
    this.passage = passage;
  }

  /** The gateway as the process's settings have it. */
  public static Gateway over(
      Upstream upstream, Flights<String, Fetched> flights, Running running, AnswerWriter writer) {
    var settings = running.settings();
    var answers = new Answers(writer);
    return new Gateway(
        new SharedReads(
            flights,
            upstream,
            answers,
            settings.get(DedupSettings.READ_DEADLINE),
            settings.get(DedupSettings.READ_TIMEOUT)),
        new Passage(
            upstream, answers, flights.buffers(), settings.get(DedupSettings.WRITE_TIMEOUT)));
  }

  @Override
  public void handle(IncomingRequest call) {
    HttpServerRequest request = call.request();

    if (reads(request.method()) && !STREAMS.contains(request.path()) && !hasBody(request)) {
      shared.handle(call);
    } else {
      passage.handle(call);
    }
  }

  static boolean reads(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  /** A read's body means nothing (RFC 9110, section 9.3.1), but the API shall say so. */
  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
  }
}
