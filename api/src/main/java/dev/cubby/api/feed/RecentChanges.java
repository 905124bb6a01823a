package dev.cubby.api.feed;

import dev.cubby.api.store.Changes;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.Revision;
import dev.cubby.api.store.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The last changes that the feed has read: all of those behind {@code first} up to {@code last}.
 */
final class RecentChanges {
  private static final int MOST = 4096;

  private final Deque<Revision> revisions = new ArrayDeque<>();
  private long first;
  private long last;

  private RecentChanges(long first, long last) {
    this.first = first;
    this.last = last;
  }

  /** Reads the newest, so that watchers who were cut off come back without a read each. */
  static RecentChanges load(Store store) {
    Changes newest = store.changes(new ChangesQuery("", null, null, ChangesQuery.MAX_LIMIT, true));
    List<Revision> read = newest.revisions();
    long first = newest.next() == null ? newest.history().horizon() : read.getLast().version() - 1;
    var recent = new RecentChanges(first, newest.history().lastVersion());
    recent.revisions.addAll(read.reversed());
    return recent;
  }

  /** The version up to which all is read. */
  long last() {
    return last;
  }

  /** Whether all changes behind a version are here. */
  boolean reach(long version) {
    return version >= first && version <= last;
  }

  void add(List<Revision> more) {
    for (Revision revision : more) {
      revisions.addLast(revision);
      last = revision.version();
    }
    while (revisions.size() > MOST) {
      first = revisions.removeFirst().version();
    }
  }

  /** Takes note that there are no others up to a version. */
  void advance(long version) {
    last = version;
  }

  /** Those behind a version that a watcher is interested in. */
  List<Revision> after(long version, Interest interest) {
    var found = new ArrayList<Revision>();
    Iterator<Revision> newestFirst = revisions.descendingIterator();
    while (newestFirst.hasNext()) {
      Revision revision = newestFirst.next();
      if (revision.version() <= version) {
        break;
      }
      if (interest.covers(revision)) {
        found.add(revision);
      }
    }
    Collections.reverse(found);
    return found;
  }
}
