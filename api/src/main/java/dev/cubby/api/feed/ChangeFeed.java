package dev.cubby.api.feed;

import dev.cubby.api.store.Store;
import dev.cubby.api.store.UnreadableVersionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all watchers of a process of changes. While anything watches, one thread asks the store for
 * what it has not read yet: every 100 ms, and soon after a commit of this process. So the store is
 * asked as often for 10,000 watchers as for one.
 *
 * <p>No change is missed. Versions are given under one lock, which is held until the commit ({@link
 * Store#changes}). So a read that shows version V shows all changes up to V, and the feed goes on
 * behind V. A watcher joins the audience on the feed's thread, and only when it knows all changes
 * up to the feed's own place. Until then it is told what it missed: from {@link RecentChanges}
 * where they reach back so far, and else by {@link Pages} of its own.
 */
public final class ChangeFeed implements AutoCloseable {
  /** Most reads of the store at a time. */
  public static final int MOST_READS = 1 + Pages.THREADS;

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

  /** What telling one watcher costs, roughly; the feed rests for as long. */
  private static final long NANOS_A_WATCHER = 20_000;

  private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

  private final Duration patience;
  private final Pace pace;
  private final Pages pages;
  private final ScheduledThreadPoolExecutor thread = thread();

  /** Whether the feed is running, and whether it has been told of a commit since it last read. */
  private volatile boolean running;

  private final AtomicBoolean told = new AtomicBoolean();

  // What follows is used by the feed's thread alone.
  private final Front front;
  private final Set<Seat> seats = new HashSet<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private @Nullable ScheduledFuture<?> next;
  private long nextNanos;
  private long earliestNanos = System.nanoTime();
  private long watchedNanos = System.nanoTime();
  private long sweptNanos = System.nanoTime();
  private boolean failing;

  /**
   * Nothing is read until a watcher comes.
   *
   * @param patience how long a watcher waits to be told where it begins
   */
  public ChangeFeed(Store store, Duration patience) {
    this(store, patience, Pace.DEFAULT);
  }

  ChangeFeed(Store store, Duration patience, Pace pace) {
    this.patience = patience;
    this.pace = pace;
    this.front = new Front(store);
    this.pages = new Pages(store, this::admitLater, this::admit);
  }

  /** One thread. What it is given after the end is of no use to anybody. */
  private static ScheduledThreadPoolExecutor thread() {
    var thread =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().name("feed").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return thread;
  }

  /**
   * Says where a watcher begins. By then the feed has read the store anew, so it is not before any
   * commit that was acknowledged before this call.
   *
   * @param after the version up to which the watcher knows all changes; null for now
   * @return that version. Fails with {@link UnreadableVersionException} where the changes behind it
   *     are not all known any more, or where it is still to come; and where the store fails.
   */
  public CompletionStage<Long> begin(@Nullable Long after) {
    var arrival = new Arrival(after, new CompletableFuture<>());
    thread.execute(() -> {
      arrivals.add(arrival);
      lookSoon();
    });
    return arrival.place().orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Tells the watcher of all changes behind a version, each once and in the order of the versions.
   *
   * @param version as {@link #begin} gave it
   */
  public Seat seat(Watcher watcher, long version) {
    var seat = new Seat(watcher, version, pace, this::leave);
    thread.execute(() -> seats.add(seat));
    admit(seat);
    return seat;
  }

  /** Something was committed by this process. Never blocks. */
  public void changed() {
    if (running && told.compareAndSet(false, true)) {
      thread.execute(this::lookSoon);
    }
  }

  private void admit(Seat seat) {
    thread.execute(() -> tellMissed(seat));
  }

  private void admitLater(Seat seat) {
    var _ =
        thread.schedule(() -> tellMissed(seat), pace.period().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void leave(Seat seat) {
    thread.execute(() -> {
      seats.remove(seat);
      front.leave(seat);
    });
  }

  private void tellMissed(Seat seat) {
    if (seat.isClosed()) {
      return;
    }
    switch (front.tellMissed(seat)) {
      case MORE -> seat.whenRead(() -> admit(seat));
      case PAGES -> pages.next(seat);
      case WAIT -> {
        lookSoon();
        admitLater(seat);
      }
      case IN_AUDIENCE, NONE -> {}
    }
  }

  /** Reads the store as soon as the feed has rested. */
  private void lookSoon() {
    lookAt(Math.max(0, earliestNanos - System.nanoTime()));
  }

  private void lookAt(long delayNanos) {
    long at = System.nanoTime() + delayNanos;
    if (next != null) {
      if (nextNanos - at <= 0) {
        return;
      }
      next.cancel(false);
    }
    nextNanos = at;
    next = thread.schedule(this::look, delayNanos, TimeUnit.NANOSECONDS);
  }

  private void look() {
    next = null;
    running = true;
    told.set(false); // before the read: a commit from here on asks for another
    List<Arrival> come = List.copyOf(arrivals);
    arrivals.clear();
    long restNanos = pace.rest().toNanos();
    Duration pause = pace.period();
    try {
      restNanos += Math.min(LONGEST_REST_NANOS, NANOS_A_WATCHER * front.read(come));
      recovered();
    } catch (RuntimeException e) {
      come.forEach(arrival -> arrival.place().completeExceptionally(e));
      failed(e);
      pause = AFTER_FAILURE;
    } finally {
      sweep();
      goOn(!come.isEmpty(), restNanos, pause);
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    if (now - sweptNanos >= pace.sweep().toNanos()) {
      sweptNanos = now;
      front.beat();
      seats.forEach(Seat::hurry);
    }
  }

  /** Looks again after a while, for as long as anything watches and a little longer. */
  private void goOn(boolean came, long restNanos, Duration pause) {
    long now = System.nanoTime();
    earliestNanos = now + restNanos;
    if (came || !seats.isEmpty() || !arrivals.isEmpty()) {
      watchedNanos = now;
    }
    if (now - watchedNanos < pace.linger().toNanos()) {
      lookAt(Math.max(pause.toNanos(), restNanos));
    } else {
      running = false;
      front.forget();
    }
  }

  private void failed(RuntimeException e) {
    if (!failing) {
      failing = true;
      LOG.warn("changes cannot be read; watchers wait ({})", e.getMessage());
    }
  }

  private void recovered() {
    if (failing) {
      failing = false;
      LOG.info("changes can be read again");
    }
  }

  @Override
  public void close() {
    pages.close();
    thread.shutdown();
    try {
      boolean _ = thread.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
