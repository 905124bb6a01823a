package dev.cubby.api.http;

import dev.cubby.api.feed.ChangeFeed;
import dev.cubby.api.feed.Events;
import dev.cubby.api.feed.Interest;
import dev.cubby.api.feed.Seat;
import dev.cubby.api.feed.Watcher;
import dev.cubby.common.http.EventStreams;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.ProblemException;
import dev.cubby.common.tokens.AccessCheck;
import dev.cubby.common.tokens.Need;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/** The stream of changes that one client reads. All of it runs on the request's event loop. */
final class WatchStream implements Watcher {
  /** Most bytes that wait for a client that reads slowly. */
  static final int MOST_WAITING_BYTES = 1 << 20;

  private final IncomingRequest incoming;
  private final HttpServerResponse response;
  private final Interest interest;
  private final Need need;
  private final AccessCheck access;
  private final Watches watches;
  private @Nullable Seat seat;
  private @Nullable Runnable whenRead;
  private int waitingBytes;
  private boolean over;

  WatchStream(
      IncomingRequest incoming,
      HttpServerResponse response,
      Interest interest,
      Need need,
      AccessCheck access,
      Watches watches) {
    this.incoming = incoming;
    this.response = response;
    this.interest = interest;
    this.need = need;
    this.access = access;
    this.watches = watches;
  }

  /** Begins the stream behind a version; the answer's head is ready to be written. */
  void begin(ChangeFeed feed, long version) {
    response.exceptionHandler(_ -> leave());
    response.closeHandler(_ -> leave());
    write(EventStream.opening(version));
    watches.begun(this);
    if (!over) {
      seat = feed.seat(this, version);
    }
  }

  @Override
  public Interest interest() {
    return interest;
  }

  @Override
  public void tell(Events events) {
    incoming.onLoop(() -> write(events.bytes(EventStream::events)));
  }

  @Override
  public void quiet(long version) {
    incoming.onLoop(() -> write(EventStream.heartbeat(version)));
  }

  @Override
  public void whenRead(Runnable task) {
    incoming.onLoop(() -> {
      if (over || waitingBytes == 0) {
        task.run();
      } else {
        whenRead = task;
      }
    });
  }

  @Override
  public void end() {
    incoming.onLoop(() -> {
      if (!over) {
        var _ = response.end(EventStreams.farewell());
        leave();
      }
    });
  }

  /** Nothing more reaches a client that does not read: what waits for it is dropped. */
  @Override
  public void giveUp() {
    incoming.onLoop(this::breakOff);
  }

  /** Ends the stream where its token does not allow it any more. */
  void checkToken() {
    incoming.onLoop(() -> {
      try {
        access.check(incoming, need);
      } catch (ProblemException e) {
        end();
      }
    });
  }

  private void write(Buffer bytes) {
    if (over) {
      return;
    }
    if (waitingBytes > 0 && waitingBytes + bytes.length() > MOST_WAITING_BYTES) {
      breakOff();
      return;
    }
    waitingBytes += bytes.length();
    var _ = response.write(bytes).onComplete(_ -> read(bytes.length()));
  }

  private void read(int bytes) {
    waitingBytes -= bytes;
    if (waitingBytes == 0) {
      goOn();
    }
  }

  private void breakOff() {
    if (!over) {
      var _ = response.reset();
      leave();
    }
  }

  private void leave() {
    if (over) {
      return;
    }
    over = true;
    watches.left(this);
    if (seat != null) {
      seat.close();
    }
    goOn();
  }

  private void goOn() {
    Runnable task = whenRead;
    whenRead = null;
    if (task != null) {
      task.run();
    }
  }
}
