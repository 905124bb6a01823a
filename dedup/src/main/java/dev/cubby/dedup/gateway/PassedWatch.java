package dev.cubby.dedup.gateway;

import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.EventStreams;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.HttpProblems;
import dev.cubby.dedup.upstream.UpstreamRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.Consumer;

/** One stream of changes on its way through, no faster than it is read; on one event loop. */
final class PassedWatch {
  static final String ROUTE = "watched";

  private final IncomingRequest incoming;
  private final HttpServerResponse response;
  private final UpstreamRequest request;
  private final AnswerWriter answers;
  private final Consumer<PassedWatch> left;

  private final EventStreams.Blocks blocks = new EventStreams.Blocks();

  /** Whether an answer that is a stream has begun. */
  private boolean streaming;

  private boolean ending;
  private boolean over;

  PassedWatch(
      IncomingRequest incoming,
      UpstreamRequest request,
      AnswerWriter answers,
      Consumer<PassedWatch> left) {
    this.incoming = incoming;
    this.response = incoming.response();
    this.request = request;
    this.answers = answers;
    this.left = left;
  }

  /**
   * Sends the request.
   *
   * @param timeout until the answer begins
   */
  void start(Duration timeout) {
    response.exceptionHandler(_ -> leave());
    response.closeHandler(_ -> leave());
    long timer = incoming.vertx().setTimer(timeout.toMillis(), _ -> request.giveUp());
    request
        .http()
        .send()
        .onComplete(_ -> incoming.vertx().cancelTimer(timer))
        .onSuccess(this::relay)
        .onFailure(_ -> fail());
  }

  private void relay(HttpClientResponse stream) {
    if (over) {
      return;
    }
    MultiMap headers = EndToEnd.copy(stream.headers());
    headers.set(
        AnswerWriter.CACHE_STATUS,
        CacheStatus.BYPASSED.behind(headers.get(AnswerWriter.CACHE_STATUS)));
    streaming = EventStreams.MEDIA_TYPE.equals(headers.get(HttpHeaders.CONTENT_TYPE));
    answers.begin(incoming, ROUTE, stream.statusCode(), headers);
    response.setChunked(!headers.contains(HttpHeaders.CONTENT_LENGTH));
    stream.exceptionHandler(_ -> breakOff());
    stream.endHandler(_ -> {
      if (!over) {
        request.end();
        var _ = response.end();
        finish();
      }
    });
    stream.handler(chunk -> pass(stream, chunk));
  }

  private void pass(HttpClientResponse stream, Buffer chunk) {
    if (over) {
      return;
    }
    blocks.add(chunk);
    var _ = response.write(chunk);
    if (ending && blocks.areWhole()) {
      end();
    } else if (response.writeQueueFull()) {
      stream.pause();
      response.drainHandler(_ -> stream.resume());
    }
  }

  private void fail() {
    if (!over) {
      request.fail();
      var _ =
          answers.problem(
              incoming,
              ROUTE,
              HttpProblems.unavailable("The API was not there to answer; try again.", 1));
      finish();
    }
  }

  /** The caller must see that more was to come. */
  private void breakOff() {
    if (!over) {
      request.fail();
      var _ = response.reset();
      finish();
    }
  }

  /** Ends the stream as soon as a block is whole: its caller shall come back. */
  void end() {
    incoming.onLoop(() -> {
      ending = true;
      if (!over && streaming && blocks.areWhole()) {
        var _ = response.end(EventStreams.farewell());
        leave();
      }
    });
  }

  /** The caller wants no more, or has all that there is. */
  void leave() {
    if (!over) {
      request.cancel();
      finish();
    }
  }

  private void finish() {
    over = true;
    left.accept(this);
  }
}
