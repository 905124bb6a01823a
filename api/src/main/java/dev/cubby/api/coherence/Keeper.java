package dev.cubby.api.coherence;

import dev.cubby.api.cache.Trust;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.SharedStore;
import dev.cubby.api.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process's copy of the row that says whether the shared cache is in use, and puts the
 * cache in use when it can.
 */
public final class Keeper implements Supplier<Trust>, AutoCloseable {
  /** A writer without a fence waits this long, by the database's clock: trust, and for drift. */
  static final Duration UNUSED = Trust.LENGTH.plusMillis(100);

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final Duration PERIOD = Duration.ofMillis(300);

  private final SharedStore store;
  private final SharedCache cache;
  private final Pauses pauses = new Pauses();
  private final Thread thread;
  private volatile Trust trust = Trust.none();
  private volatile boolean closed;
  private long enterAt = System.nanoTime();

  /** Begins to look at the row. */
  public Keeper(SharedStore store, SharedCache cache) {
    this.store = store;
    this.cache = cache;
    thread = Thread.ofPlatform().name("cache-keeper").daemon().start(this::run);
  }

  /** The newest copy. */
  @Override
  public Trust get() {
    return trust;
  }

  private void run() {
    while (!closed) {
      try {
        look();
      } catch (StoreException e) {
        LOG.debug("the row cannot be read", e); // each reader and writer is told by itself
      } catch (RuntimeException e) {
        LOG.error("the keeper of the shared cache failed; will try again", e);
      }
      try {
        Thread.sleep(PERIOD);
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
    } else if (!use.used() && enterAt - System.nanoTime() <= 0) {
      enter(epoch);
    }
  }

  /** Another process may have entered between the two answers; then the row has changed, too. */
  private void leaveUnlessEntered(CacheUse before, long epoch) {
    CacheUse use = refresh();
    if (use.used() && use.epoch() == before.epoch()) {
      LOG.warn("the cache holds epoch {}, not {}: it was restarted", epoch, use.epoch());
      leave();
    }
  }

  /** Reads the row anew. */
  synchronized CacheUse refresh() {
    long asked = System.nanoTime();
    CacheUse use = store.cacheUse();
    note(use, asked);
    return use;
  }

  /** Marks the cache as unused. */
  synchronized CacheUse leave() {
    long asked = System.nanoTime();
    CacheUse use = store.leaveCache();
    note(use, asked);
    return use;
  }

  private synchronized void enter(long epoch) {
    long asked = System.nanoTime();
    CacheUse use = store.enterCache(epoch, cache::enter);
    note(use, asked);
  }

  private void note(CacheUse use, long asked) {
    boolean before = trust.used();
    trust = Trust.since(asked, use.epoch(), use.used());
    if (use.used() && !before) {
      pauses.entered();
      LOG.info("the cache is in use under epoch {}", use.epoch());
    } else if (!use.used() && before) {
      Duration pause = pauses.left();
      enterAt = System.nanoTime() + pause.toNanos();
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

  /** Grow while the cache is left soon after it was entered: a half-reachable one must not flap. */
  private static final class Pauses {
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private Duration pause = SHORTEST;
    private long enteredNanos = System.nanoTime() - LONGEST.toNanos();

    void entered() {
      enteredNanos = System.nanoTime();
    }

    /** How long to stay away, with some chance in it, so that processes do not come at once. */
    Duration left() {
      boolean soon = System.nanoTime() - enteredNanos < LONGEST.toNanos();
      Duration doubled = pause.multipliedBy(2);
      pause = !soon ? SHORTEST : doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
      return pause.plusMillis(ThreadLocalRandom.current().nextLong(500));
    }
  }
}
