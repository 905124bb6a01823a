package dev.cubby.dedup.gateway;

import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.settings.Settings;
import dev.cubby.dedup.DedupSettings;
import dev.cubby.dedup.gateway.UpstreamRead.ReadBounds;
import dev.cubby.dedup.upstream.Upstream;
import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.Flights;
import io.vertx.core.Handler;

/** Answers identical reads by shared flights, and passes all else through. */
public final class Gateway implements Handler<IncomingRequest> {
  /** Each follower of changes is at a place of its own, so that sharing would gain nothing. */
  private static final String CHANGES = "/v1/changes";

  private final SharedReads shared;
  private final PassThrough passed;

  /**
   * The gateway as the process's settings have it.
   *
   * @param limits of the flights
   */
  public Gateway(
      Upstream upstream,
      Flights<String, UpstreamAnswer> flights,
      FlightLimits limits,
      AnswerWriter answers,
      Settings settings) {
    var bounds =
        new ReadBounds(
            flights.buffers(), limits.answerBytes(), settings.get(DedupSettings.UPSTREAM_TIMEOUT));
    shared =
        new SharedReads(
            flights, upstream, bounds, settings.get(DedupSettings.READ_DEADLINE), answers);
    passed =
        new PassThrough(
            upstream, answers, flights.buffers(), settings.get(DedupSettings.WRITE_TIMEOUT));
  }

  /** A read's body means nothing (RFC 9110, section 9.3.1), but the API shall say so. */
  @Override
  public void handle(IncomingRequest incoming) {
    if (incoming.isRead() && !incoming.announcesBody() && !incoming.path().equals(CHANGES)) {
      shared.handle(incoming);
    } else {
      passed.handle(incoming);
    }
  }
}
