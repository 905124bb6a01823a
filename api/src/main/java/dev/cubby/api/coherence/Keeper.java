package dev.cubby.api.coherence;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.cubby.api.bounds.Durations;
import dev.cubby.api.cache.CurrentTrust;
import dev.cubby.api.cache.SharedCache;
import dev.cubby.api.cache.Trust;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process's {@link CurrentTrust} up to date with the row that says whether the shared
 * cache is in use, and puts the cache in use when it can.
 */
public final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  private final SharedStore store;
  private final SharedCache cache;
  private final CurrentTrust trust;
  private final Thread thread;
  private volatile boolean closed;

  @GuardedBy("this")
  private final Absence absence = new Absence();

  /** When the query was sent that brought the copy of the row that is trusted now. */
  @GuardedBy("this")
  private long askedNanos = System.nanoTime();

  /** Begins to look at the row, and to set {@code trust} to what it says. */
  public Keeper(SharedStore store, SharedCache cache, CurrentTrust trust) {
    this.store = store;
    this.cache = cache;
    this.trust = trust;
    thread = Thread.ofPlatform().name("cache-keeper").daemon().start(this::run);
  }

  /** The newest copy of the row. */
  Trust trust() {
    return trust.get();
  }

  private void run() {
    while (!closed) {
      try {
        look();
      } catch (StoreException e) {
        LOG.debug("the row cannot be read", e); // readers and writers are told by their own calls
      } catch (RuntimeException e) {
        LOG.error("the keeper of the shared cache failed; will try again", e);
      }
      try {
        Thread.sleep(Durations.ROW_PERIOD);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() {
    CacheUse use = refresh();
    if (!cache.reachable()) {
      return;
    }
    Long epoch = cache.epoch();
    if (epoch == null) {
      return;
    }
    if (use.used() && epoch != use.epoch()) {
      leaveUnlessEntered(use, epoch);
    } else if (!use.used() && mayEnter()) {
      enter(epoch);
    }
  }

  private synchronized boolean mayEnter() {
    return absence.isOver();
  }

  /** Leaves the cache, unless another process entered it between the two answers. */
  private void leaveUnlessEntered(CacheUse before, long epoch) {
    CacheUse use = refresh();
    if (use.used() && use.epoch() == before.epoch()) {
      LOG.warn("the cache holds epoch {}, not {}: it was restarted", epoch, use.epoch());
      leave();
    }
  }

  // No lock is held while the database is asked: a writer would first wait for the answer that this
  // object's own thread waits for, and then for its own.

  /** Reads the row anew. */
  CacheUse refresh() {
    long asked = System.nanoTime();
    CacheUse use = store.cacheUse();
    note(use, asked);
    return use;
  }

  /** Marks the cache as unused. */
  CacheUse leave() {
    long asked = System.nanoTime();
    CacheUse use = store.leaveCache();
    note(use, asked);
    return use;
  }

  private void enter(long epoch) {
    long asked = System.nanoTime();
    CacheUse use = store.enterCache(epoch, cache::enter);
    note(use, asked);
  }

  /** Trusts the row as it was read, unless a query that was sent later has brought it already. */
  private synchronized void note(CacheUse use, long asked) {
    if (asked - askedNanos < 0) {
      return;
    }
    askedNanos = asked;
    boolean before = trust.get().used();
    trust.set(Trust.since(asked, use.epoch(), use.used()));
    if (use.used() && !before) {
      absence.entered();
      LOG.info("the cache is in use under epoch {}", use.epoch());
    } else if (!use.used() && before) {
      Duration pause = absence.left();
      LOG.warn("the cache is not in use; it may be again in {} ms", pause.toMillis());
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
