package dev.cubby.api.feed;

import dev.cubby.api.store.Changes;
import dev.cubby.api.store.Revision;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.UnreadableVersionException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads from the store what single watchers missed before the feed's recent changes, page by page:
 * the next when the watcher has read the last.
 */
final class Pages implements AutoCloseable {
  /**
   * Most reads at a time, so that ordinary reads need not wait for many watchers that come back.
   */
  static final int THREADS = 2;

  /** Most pages that wait in memory for their readers. */
  private static final int MOST_UNREAD = 64;

  private final Store store;
  private final Consumer<Seat> waits;
  private final Consumer<Seat> went;
  private final Semaphore unread = new Semaphore(MOST_UNREAD);
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().name("watch-reader-", 0).daemon().factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * Reads for the feed.
   *
   * @param waits is given a watcher for which there is no room now
   * @param went is given a watcher that has read a page
   */
  Pages(Store store, Consumer<Seat> waits, Consumer<Seat> went) {
    this.store = store;
    this.waits = waits;
    this.went = went;
  }

  /** Gives the watcher its next page. */
  void next(Seat seat) {
    threads.execute(() -> {
      if (seat.isClosed()) {
        return;
      }
      if (!unread.tryAcquire()) {
        waits.accept(seat);
        return;
      }
      try {
        read(seat);
        seat.whenRead(() -> {
          unread.release();
          went.accept(seat);
        });
      } catch (StoreException | UnreadableVersionException e) {
        unread.release();
        seat.end();
      }
    });
  }

  private void read(Seat seat) {
    Interest interest = seat.interest();
    Changes page = store.changes(interest.after(seat.version()));
    List<Revision> slice = Slice.head(page.revisions(), interest.values());
    if (!slice.isEmpty()) {
      seat.tell(Slice.events(store, slice, interest));
    }
    Long next = page.next();
    long complete = next == null ? page.history().lastVersion() : next;
    seat.arriveAt(slice.size() < page.revisions().size() ? slice.getLast().version() : complete);
    seat.beat(seat.version());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
