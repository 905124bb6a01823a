package dev.cubby.dedup.gateway;

import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.Problem;
import dev.cubby.common.problem.ProblemException;
import dev.cubby.common.settings.Settings;
import dev.cubby.common.tokens.AccessCheck;
import dev.cubby.dedup.DedupSettings;
import dev.cubby.dedup.gateway.UpstreamRead.ReadBounds;
import dev.cubby.dedup.upstream.Upstream;
import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.Flights;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import java.util.Set;

/** Answers identical reads by shared flights, and passes all else through. */
public final class Gateway implements Handler<IncomingRequest> {
  private static final String WATCH = "/v1/watch";

  /**
   * Each follower of changes is at a place of its own, so that sharing would gain nothing. A stream
   * of changes and an export may take hours, and have no deadline for all of it.
   */
  private static final Set<String> NEVER_SHARED = Set.of("/v1/changes", "/v1/export", WATCH);

  private static final CharSequence ORIGIN = HttpHeaders.createOptimized("origin");

  private final AccessCheck access;
  private final BoardingCheck boarding;
  private final SharedReads shared;
  private final PassThrough passed;
  private final WatchRelay watches;
  private final AnswerWriter answers;

  /**
   * The gateway as the process's settings have it.
   *
   * @param limits of the flights
   * @param watches passes streams of changes through
   * @param access to keys
   */
  public Gateway(
      Upstream upstream,
      Flights<String, UpstreamAnswer> flights,
      FlightLimits limits,
      WatchRelay watches,
      AnswerWriter answers,
      AccessCheck access,
      Settings settings) {
    this.access = access;
    this.boarding = new BoardingCheck(access);
    this.answers = answers;
    this.watches = watches;
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
    boolean plainRead = incoming.isRead() && !incoming.announcesBody();
    String path = incoming.path();
    if (plainRead && !NEVER_SHARED.contains(path)) {
      share(incoming);
      return;
    }
    access.identify(incoming);
    if (plainRead && !incoming.isHead() && path.equals(WATCH)) {
      watches.handle(incoming);
    } else {
      passed.handle(incoming);
    }
  }

  private void share(IncomingRequest incoming) {
    boolean cleared;
    try {
      cleared = boarding.clears(incoming);
    } catch (ProblemException e) {
      refuse(incoming, e.problem());
      return;
    }
    shared.handle(incoming, cleared);
  }

  /**
   * The API refuses in the same words, and knows whether a page of another origin may read them.
   */
  private void refuse(IncomingRequest incoming, Problem problem) {
    if (incoming.header(ORIGIN) == null) {
      var _ = answers.problem(incoming, SharedReads.ROUTE, problem);
    } else {
      passed.handle(incoming);
    }
  }
}
