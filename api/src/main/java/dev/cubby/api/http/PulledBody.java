package dev.cubby.api.http;

import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A request's body of any length, received no faster than a thread that may wait takes it. Its
 * sender may take as long as it likes for all of it, but not for a piece.
 */
final class PulledBody {
  /** Pieces that are received before they are asked for: a piece has at most 64 KiB. */
  private static final int AHEAD = 16;

  private final IncomingRequest incoming;
  private final Duration patience;
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();

  private sealed interface Piece {
    record Bytes(Buffer bytes) implements Piece {}

    record End() implements Piece {}

    record BrokenOff() implements Piece {}
  }

  /**
   * Begins to receive; to be called before the endpoint returns.
   *
   * @param patience how long the next piece may take
   */
  PulledBody(IncomingRequest incoming, Duration patience) {
    this.incoming = incoming;
    this.patience = patience;
    HttpServerRequest request = incoming.request();
    request.pause();
    request.handler(bytes -> pieces.add(new Piece.Bytes(bytes)));
    request.endHandler(_ -> pieces.add(new Piece.End()));
    request.exceptionHandler(_ -> pieces.add(new Piece.BrokenOff()));
    if (incoming.expectsContinue()) {
      var _ = incoming.response().writeContinue();
    }
    request.fetch(AHEAD);
  }

  /**
   * Waits for the next piece.
   *
   * @return null at the body's end
   * @throws dev.cubby.common.problem.ProblemException 408 where it does not come, 400 where the
   *     body breaks off
   */
  @Nullable Buffer next() throws InterruptedException {
    Piece piece = pieces.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    return switch (piece) {
      case null -> throw slow().exception();
      case Piece.Bytes(var bytes) -> {
        incoming.onLoop(this::receiveMore);
        yield bytes;
      }
      case Piece.End() -> {
        pieces.add(piece); // for a caller that asks again
        yield null;
      }
      case Piece.BrokenOff() ->
          throw Problems.invalid("The body ended before its length.").exception();
    };
  }

  private void receiveMore() {
    if (!incoming.request().isEnded()) {
      incoming.request().fetch(1);
    }
  }

  private Problem slow() {
    return Problems.timeout(
        "Nothing of the body arrived for %d s; send it faster.".formatted(patience.toSeconds()));
  }
}
