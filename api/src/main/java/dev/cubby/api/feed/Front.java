package dev.cubby.api.feed;

import dev.cubby.api.store.Changes;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Revision;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.UnreadableVersionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the feed has read, and the audience that was told all of it. Used by the feed's thread
 * alone.
 */
final class Front {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  private final Store store;
  private final Audience audience;
  private @Nullable RecentChanges recent;

  /** What is next for a watcher that was told of what it had missed. */
  enum Next {
    /** Nothing: it is in the audience now. */
    IN_AUDIENCE,
    /** To read what it was told, and then to be told more. */
    MORE,
    /** To be told from the store what is not here any more. */
    PAGES,
    /** To wait until the feed has read the store. */
    WAIT,
    /** It was ended. */
    NONE
  }

  Front(Store store) {
    this.store = store;
    this.audience = new Audience(store);
  }

  /**
   * Reads what is new, tells the audience of it, and settles the arrivals.
   *
   * @return how many watchers were told something
   */
  long read(List<Arrival> come) {
    RecentChanges known = recent == null ? RecentChanges.load(store) : recent;
    recent = known;
    History history = store.history();
    long told = 0;
    try {
      history.check(known.last());
      while (known.last() < history.lastVersion()) {
        told += readPage(known);
      }
    } catch (UnreadableVersionException e) {
      // The purge has removed changes that were not read, or the database was replaced by an older.
      LOG.warn("changes may have been missed: all watchers start over ({})", e.getMessage());
      audience.end();
      known = RecentChanges.load(store);
      recent = known;
    }
    for (Arrival arrival : come) {
      arrival.settle(known, history);
    }
    return told;
  }

  private long readPage(RecentChanges known) {
    Changes page =
        store.changes(new ChangesQuery("", null, known.last(), ChangesQuery.MAX_LIMIT, false));
    List<Revision> rest = page.revisions();
    long told = 0;
    while (!rest.isEmpty()) {
      List<Revision> slice = Slice.head(rest, audience.wantsValues());
      told += audience.tell(slice);
      known.add(slice); // only now: where the store failed, the slice is told again from its begin
      rest = rest.subList(slice.size(), rest.size());
    }
    Long next = page.next();
    known.advance(next == null ? page.history().lastVersion() : next);
    return told;
  }

  /** Tells a watcher what it has missed, and lets it join the audience when that is all. */
  Next tellMissed(Seat seat) {
    RecentChanges known = recent;
    if (known == null) {
      return Next.WAIT;
    }
    if (!known.reach(seat.version())) {
      return Next.PAGES;
    }
    Interest interest = seat.interest();
    List<Revision> missed = known.after(seat.version(), interest);
    List<Revision> slice = Slice.head(missed, interest.values());
    if (!slice.isEmpty()) {
      try {
        seat.tell(Slice.events(store, slice, interest));
      } catch (StoreException | UnreadableVersionException e) {
        seat.end();
        return Next.NONE;
      }
      seat.arriveAt(slice.getLast().version());
    }
    if (slice.size() < missed.size()) {
      return Next.MORE;
    }
    audience.add(seat);
    return Next.IN_AUDIENCE;
  }

  void leave(Seat seat) {
    audience.remove(seat);
  }

  /** Tells watchers that have been told nothing for long how far the feed is. */
  void beat() {
    if (recent != null) {
      audience.beat(recent.last());
    }
  }

  /** Forgets what was read, since nobody watches. */
  void forget() {
    recent = null;
  }
}
