package dev.cubby.api.http;

import dev.cubby.common.http.ByteBudget;
import dev.cubby.common.http.FieldLines;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Receives request bodies whole: each bounded, all together bounded, none forever. */
final class RequestBody {
  private final ByteBudget budget;
  private final Duration timeout;

  /**
   * Receives bodies.
   *
   * @param timeout from the first byte to the last
   */
  RequestBody(ByteBudget budget, Duration timeout) {
    this.budget = budget;
    this.timeout = timeout;
  }

  /**
   * Receives the body; to be called before the endpoint returns.
   *
   * @param maxBytes of the body; the answer to more is 413
   */
  Future<Buffer> receive(Call call, int maxBytes) {
    return receive(call, maxBytes, 1, tooLarge(maxBytes));
  }

  /**
   * Receives the body; to be called before the endpoint returns.
   *
   * @param held how often each byte counts, since what is made of the body is kept as well
   * @param tooMuch the answer to more than {@code maxBytes}
   */
  Future<Buffer> receive(Call call, int maxBytes, int held, Problem tooMuch) {
    IncomingRequest incoming = call.incoming();
    long declared = declaredLength(incoming);
    if (declared > maxBytes) {
      return Future.failedFuture(tooMuch.exception());
    }
    if (incoming.expectsContinue()) {
      incoming.response().writeContinue();
    }
    var reception = new Reception(call, maxBytes, held, (int) Math.max(declared, 256), tooMuch);
    reception.start();
    return reception.body.future();
  }

  /**
   * Waits for the request's end; to be called before the endpoint returns.
   *
   * @param unwanted says in the 400 that answers a body what to do instead
   */
  Future<Void> receiveNone(Call call, String unwanted) {
    Problem problem = Problems.invalid(unwanted);
    if (declaredLength(call.incoming()) > 0) {
      return Future.failedFuture(problem.exception());
    }
    var reception = new Reception(call, 0, 1, 0, problem);
    reception.start();
    return reception.body.future().mapEmpty();
  }

  private static long declaredLength(IncomingRequest incoming) {
    String length = incoming.header(HttpHeaders.CONTENT_LENGTH);
    return length == null ? -1 : FieldLines.number(length);
  }

  private static Problem tooLarge(int maxBytes) {
    return Problems.tooLarge(
        "The body has more than the %d bytes allowed here; split the value.".formatted(maxBytes));
  }

  /** One body on its way in; lives on its request's event loop. */
  private final class Reception {
    private final HttpServerRequest request;
    private final int maxBytes;
    private final int held;
    private final Problem tooMuch;
    private final Buffer received;
    private final Promise<Buffer> body = Promise.promise();
    private final Vertx vertx;
    private long taken;
    private long timer;

    Reception(Call call, int maxBytes, int held, int expected, Problem tooMuch) {
      this.request = call.incoming().request();
      this.vertx = call.incoming().vertx();
      this.maxBytes = maxBytes;
      this.held = held;
      this.tooMuch = tooMuch;
      this.received = Buffer.buffer(expected);
    }

    void start() {
      timer = vertx.setTimer(timeout.toMillis(), _ -> fail(slow()));
      request.handler(this::add);
      request.endHandler(_ -> finish());
      request.exceptionHandler(_ -> fail(Problems.invalid("The body ended before its length.")));
      request.response().endHandler(_ -> release());
      request.response().closeHandler(_ -> release());
    }

    private void add(Buffer chunk) {
      if (body.future().isComplete()) {
        return;
      }
      if (received.length() + (long) chunk.length() > maxBytes) {
        fail(tooMuch);
      } else if (!budget.take((long) held * chunk.length())) {
        fail(Problems.unavailable("Too many large requests are under way; try again.", 1));
      } else {
        taken += (long) held * chunk.length();
        received.appendBuffer(chunk);
      }
    }

    private void finish() {
      vertx.cancelTimer(timer);
      body.tryComplete(received);
    }

    private void fail(Problem problem) {
      vertx.cancelTimer(timer);
      body.tryFail(problem.exception());
    }

    private void release() {
      budget.giveBack(taken);
      taken = 0;
    }

    private Problem slow() {
      return Problems.timeout(
          "The body did not arrive within %d s; send it faster.".formatted(timeout.toSeconds()));
    }
  }
}
