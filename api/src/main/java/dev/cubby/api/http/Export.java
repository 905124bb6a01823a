package dev.cubby.api.http;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Hold;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Page;
import dev.cubby.common.http.IncomingRequest;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one export, piece by piece, each when the client has read the one before. A hold keeps the
 * version readable, so no transaction stays open. Where the export cannot go on, it breaks the
 * answer off: the client sees a broken connection, and no end line.
 */
final class Export implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Export.class);

  /** Most bytes of values in a piece of more than one. */
  private static final int PIECE_BYTES = 1 << 18;

  private final Keys keys;
  private final Hold hold;
  private final String prefix;
  private final IncomingRequest incoming;
  private final long begunNanos = System.nanoTime();
  private long renewedNanos = begunNanos;
  private long count;
  private long bytes;

  Export(Keys keys, Hold hold, String prefix, IncomingRequest incoming) {
    this.keys = keys;
    this.hold = hold;
    this.prefix = prefix;
    this.incoming = incoming;
  }

  @Override
  public void run() {
    try {
      write(ExportLines.header(hold, prefix));
      String after = null;
      do {
        Page page = await(keys.list(listing(after)));
        writeAll(page.keys().stream().filter(key -> !key.expiredAt(hold.takenAt())).toList());
        after = page.next();
      } while (after != null);
      write(ExportLines.end(count, bytes));
      incoming.onLoop(() -> incoming.response().end());
    } catch (ExecutionException e) {
      breakOff(Objects.requireNonNullElse(e.getCause(), e));
    } catch (TimeoutException e) {
      breakOff(new TimeoutException("the client reads too slowly"));
    } catch (RuntimeException e) {
      breakOff(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      breakOff(e);
    } finally {
      letGo();
    }
  }

  private Listing listing(@Nullable String after) {
    return new Listing(prefix, null, Listing.MAX_LIMIT, after, hold.version());
  }

  private void writeAll(List<Metadata> listed)
      throws ExecutionException, InterruptedException, TimeoutException {
    var piece = new ArrayList<Metadata>();
    long size = 0;
    for (Metadata key : listed) {
      if (!piece.isEmpty() && size + key.size() > PIECE_BYTES) {
        writePiece(piece);
        piece.clear();
        size = 0;
      }
      piece.add(key);
      size += key.size();
    }
    if (!piece.isEmpty()) {
      writePiece(piece);
    }
  }

  private void writePiece(List<Metadata> piece)
      throws ExecutionException, InterruptedException, TimeoutException {
    renew();
    List<Entry> entries = await(keys.entries(hold.version(), List.copyOf(piece)));
    write(ExportLines.entries(entries));
    count += piece.size();
    bytes += piece.stream().mapToLong(Metadata::size).sum();
  }

  /** Not for ever: a client that reads slowly must not make the store keep all that is replaced. */
  private void renew() {
    long now = System.nanoTime();
    if (now - renewedNanos > Durations.HOLD_RENEWED.toNanos()
        && now - begunNanos < Durations.LONGEST_HOLD.toNanos()) {
      hold.renew();
      renewedNanos = now;
    }
  }

  /** Returns when the connection has taken the piece, so that one piece at most is in memory. */
  private void write(Buffer piece)
      throws ExecutionException, InterruptedException, TimeoutException {
    var written = new CompletableFuture<Void>();
    incoming.onLoop(() ->
        incoming
            .response()
            .write(piece)
            .onComplete(_ -> written.complete(null), written::completeExceptionally));
    written.get(Durations.EXPORT_READ.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static <T> T await(CompletionStage<T> stage)
      throws ExecutionException, InterruptedException {
    return stage.toCompletableFuture().get();
  }

  private void breakOff(Throwable reason) {
    incoming.onLoop(() -> {
      if (!incoming.response().closed()) {
        LOG.atWarn()
            .addKeyValue("traceId", incoming.trace().traceId())
            .log("export of version {} broke off after {} keys: {}", hold.version(), count, reason);
        var _ = incoming.response().reset();
      }
    });
  }

  private void letGo() {
    try {
      hold.close();
    } catch (RuntimeException e) {
      LOG.warn("the hold of an export ends by itself, since it could not be let go: {}", e);
    }
  }
}
