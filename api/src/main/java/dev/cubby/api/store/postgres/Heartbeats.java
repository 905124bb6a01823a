package dev.cubby.api.store.postgres;

import dev.cubby.api.store.sql.Proofs;
import dev.cubby.api.store.sql.Reign;
import dev.cubby.common.time.Backoff;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves reads by heartbeats, which a thread of its own sends over a connection of its own: one is
 * under way, and all reads that end meanwhile wait for the next one. None is sent while no read
 * waits.
 */
final class Heartbeats implements Proofs {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

  /** Opens a connection to the server that takes writes. */
  interface Servers {
    Connection connect() throws SQLException;
  }

  private final Servers servers;
  private final NewReign newReign;
  private final Runnable dropConnections;
  private final WaitingReads waiting = new WaitingReads();
  private final Thread thread;

  private @Nullable Reign newest;
  private @Nullable CompletableFuture<Void> beginning;
  private @Nullable Connection connection; // of the thread alone

  /**
   * Starts the thread.
   *
   * @param dropConnections to be called when another reign has begun, since connections may still
   *     be with the server of the last one
   */
  Heartbeats(Servers servers, NewReign newReign, Runnable dropConnections) {
    this.servers = servers;
    this.newReign = newReign;
    this.dropConnections = dropConnections;
    this.thread = Thread.ofPlatform().name("heartbeats").daemon().start(this::run);
  }

  @Override
  public void await(Reign reign, long until) throws SQLException {
    waiting.await(reign, until);
  }

  @Override
  public void proved(Reign reign, long begun) {
    seen(reign);
    waiting.proved(reign, begun);
  }

  private void seen(Reign reign) {
    boolean other;
    synchronized (this) {
      other = newest != null && !newest.equals(reign);
      newest = reign;
    }
    if (other) {
      dropConnections.run();
    }
  }

  private void run() {
    Backoff backoff = pauses();
    try {
      while (waiting.awaitOne()) {
        try {
          beat();
          backoff = pauses();
        } catch (SQLException e) {
          LOG.debug("a heartbeat failed", e); // who waits for it is told in time
          disconnect();
          Thread.sleep(backoff.next());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  /** A server that has no standby keeps each connection until it has one again. */
  private static Backoff pauses() {
    return new Backoff(Duration.ofMillis(10), Duration.ofSeconds(1));
  }

  private void beat() throws SQLException {
    long begun = System.nanoTime();
    Connection open = connection;
    if (open == null) {
      open = servers.connect();
      connection = open;
      begun = System.nanoTime();
    }
    Reign reign = Heartbeat.send(open);
    if (reign == null) {
      var _ = beginning();
      throw new SQLException("the server has no reign");
    }
    proved(reign, begun);
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("a connection could not be closed", e);
      }
    }
  }

  @Override
  public void awaitReign(long until) throws SQLException {
    try {
      beginning().get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new SQLException("the primary has not begun to serve in time", e);
    } catch (ExecutionException e) {
      throw new SQLException("the primary cannot serve yet: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while a new primary began to serve", e);
    }
  }

  /** The beginning that is under way, or a new one. */
  private synchronized CompletableFuture<Void> beginning() {
    if (beginning == null || beginning.isDone()) {
      var begun = new CompletableFuture<Void>();
      beginning = begun;
      Thread.ofVirtual().name("new reign").start(() -> begin(begun));
    }
    return beginning;
  }

  private void begin(CompletableFuture<Void> begun) {
    try (Connection fresh = servers.connect()) {
      seen(newReign.begin(fresh));
      begun.complete(null);
    } catch (SQLException | RuntimeException e) {
      begun.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    waiting.close();
    thread.interrupt();
  }
}
