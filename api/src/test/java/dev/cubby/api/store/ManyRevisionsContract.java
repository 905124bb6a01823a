package dev.cubby.api.store;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store finds of a key that was written, deleted and created again many times. */
public abstract class ManyRevisionsContract {
  private static final Key KEY = new Key("a");
  private static final int WRITES = 200;

  /** The versions of the key's revisions; other keys are written between. */
  private final List<Long> ofKey = new ArrayList<>();

  private Store store;
  private long before;
  private long last;

  /** Opens an empty store. */
  protected abstract Store open();

  /**
   * Two lives of the key: it is written so many times, deleted, and written so many times again.
   */
  @BeforeEach
  final void writeTheKeyManyTimes() {
    store = open();
    before = write(put("b", "x"));
    live();
    ofKey.add(write(delete("a")));
    write(put("b", "y"));
    live();
    last = write(put("c", "z"));
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  private long write(Write... writes) {
    return version(store.write(List.of(writes)).getFirst());
  }

  private void live() {
    for (int i = 0; i < WRITES; i++) {
      ofKey.add(write(put("a", "value " + i), put("b", "other " + i)));
    }
  }

  /** The value as of a version: that of the last revision up to it. */
  private Optional<String> expected(long at) {
    int place = (int) ofKey.stream().filter(version -> version <= at).count() - 1;
    if (place < 0 || place == WRITES) {
      return Optional.empty();
    }
    return Optional.of("value " + (place < WRITES ? place : place - WRITES - 1));
  }

  @Test
  void aKeyOfManyRevisionsIsReadAsItWasAtEachVersion() {
    for (long at = before; at <= last; at++) {
      assertThat(store.get(new AsOf(KEY, at)).map(Writes::text))
          .as("as of %d", at)
          .isEqualTo(expected(at));
      List<Metadata> listed = store.list(new Listing("a", null, 1, null, at)).keys();
      assertThat(listed).as("listed as of %d", at).hasSize(expected(at).isPresent() ? 1 : 0);
    }
  }

  @Test
  void theManyChangesOfAKeyComeInBothOrdersFromWhereverTheyAreAskedFor() {
    for (int from = 0; from < ofKey.size(); from += 7) {
      long after = ofKey.get(from);
      assertThat(changes(after, false)).isEqualTo(ofKey.subList(from + 1, ofKey.size()));
      assertThat(changes(after, true)).isEqualTo(ofKey.subList(0, from).reversed());
    }
  }

  @Test
  void theManyChangesOfAKeyAreKnownBehindTheHorizonAlone() {
    while (store.purgeHistory(Retention.NONE)) {}
    long next = write(put("a", "next"));
    assertThat(changes(last, false)).containsExactly(next);
    assertThat(changes(next, true)).isEmpty();
  }

  /** All changes of the key behind a version in this order, page by page. */
  private List<Long> changes(long after, boolean newestFirst) {
    var seen = new ArrayList<Long>();
    for (Long place = Long.valueOf(after); place != null; ) {
      Changes page = store.changes(new ChangesQuery("", KEY, place, 23, newestFirst));
      page.revisions().forEach(revision -> seen.add(revision.version()));
      place = page.next();
    }
    return seen;
  }
}
