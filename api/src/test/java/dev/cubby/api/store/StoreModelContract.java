package dev.cubby.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The store beside a model of it, through random operations; {@code -Dcubby.seed} repeats them. */
public abstract class StoreModelContract {

  private final long seed = Long.getLong("cubby.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final RandomWrites writes = new RandomWrites(random);
  private final MovableClock clock = new MovableClock();
  private StoreModel model = new StoreModel(0);

  /** Opens an empty store that goes by this clock. */
  protected abstract Store open(MovableClock clock);

  /** How many operations to do. */
  protected abstract int operations();

  @Test
  void theStoreDoesAsItsModel() {
    System.out.println(getClass().getSimpleName() + ": -Dcubby.seed=" + seed);
    try (Store store = open(clock)) {
      model = new StoreModel(store.list(new Listing("", null, 1, null)).version());
      for (int done = 0; done < operations(); ) {
        done +=
            switch (random.nextInt(20)) {
              case 0 -> walk(store);
              case 1 -> expire(store);
              case 2 -> purge(store);
              case 3, 4, 5 -> advance();
              case 6, 7, 8, 9 -> read(store);
              case 10 -> readAsOf(store);
              case 11 -> random.nextBoolean() ? followChanges(store) : count(store);
              default -> write(store);
            };
      }
    } catch (AssertionError e) {
      throw new AssertionError("with -Dcubby.seed=" + seed, e);
    }
  }

  private int write(Store store) {
    List<Write> batch = new ArrayList<>();
    for (int left = 1 + random.nextInt(80); left > 0; left--) {
      String key = writes.key();
      long version = model.get(key, clock.millis()).map(e -> e.metadata().version()).orElse(0L);
      batch.add(writes.write(key, version, model.history().now()));
    }
    History before = model.history().now();
    List<WriteOutcome> outcomes = store.write(batch);
    assertThat(outcomes).hasSameSizeAs(batch);
    for (int i = 0; i < batch.size(); i++) {
      model.apply(batch.get(i), outcomes.get(i), before, clock.millis());
    }
    return batch.size();
  }

  private int read(Store store) {
    for (int i = 0; i < 10; i++) {
      String key = writes.key();
      assertSame(store.get(new Key(key)), model.get(key, clock.millis()));
    }
    return 10;
  }

  private int readAsOf(Store store) {
    for (int i = 0; i < 10; i++) {
      String key = writes.key();
      History history = model.history().now();
      var asOf = new AsOf(new Key(key), writes.version(history));
      if (history.reaches(asOf.version())) {
        assertSame(store.get(asOf), model.getAsOf(key, asOf.version()));
      } else {
        var refused = catchThrowableOfType(UnreadableVersionException.class, () -> store.get(asOf));
        assertThat(refused.history()).isEqualTo(history);
      }
    }
    return 10;
  }

  private static void assertSame(Optional<Entry> actual, Optional<Entry> expected) {
    assertThat(actual.map(Entry::metadata)).isEqualTo(expected.map(Entry::metadata));
    assertThat(actual.map(Entry::value).orElse(null))
        .isEqualTo(expected.map(Entry::value).orElse(null));
  }

  /** Pages through a listing to its end; each page counts as an operation. */
  private int walk(Store store) {
    String prefix = random.nextBoolean() ? "" : writes.key().substring(0, 1);
    if (Character.isHighSurrogate(prefix.isEmpty() ? ' ' : prefix.charAt(0))) {
      prefix = "😀";
    }
    String delimiter = random.nextInt(3) == 0 ? null : writes.key();
    int limit = 1 + random.nextInt(random.nextBoolean() ? 20 : Listing.MAX_LIMIT);
    Long at = random.nextBoolean() ? null : Long.valueOf(readable());
    Collection<Entry> shown = at == null ? model.live(clock.millis()) : model.asOf(at);
    List<Object> items = StoreModel.items(shown, prefix, delimiter);
    String after = null;
    int pages = 0;
    for (int start = 0; pages == 0 || after != null; start += limit, pages++) {
      Page page = store.list(new Listing(prefix, delimiter, limit, after, at));
      assertThat(page.version()).isEqualTo(at == null ? model.history().now().lastVersion() : at);
      int end = Math.min(start + limit, items.size());
      List<Object> expected = items.subList(start, end);
      assertThat(page.keys())
          .isEqualTo(expected.stream().filter(Metadata.class::isInstance).toList());
      assertThat(page.prefixes())
          .isEqualTo(expected.stream().filter(String.class::isInstance).toList());
      after = page.next();
      assertThat(after).isEqualTo(end == items.size() ? null : name(expected.getLast()));
    }
    return pages;
  }

  /** A version that can be read. */
  private long readable() {
    History history = model.history().now();
    return random.nextLong(history.horizon(), history.lastVersion() + 1);
  }

  /** Pages through changes to their end; each page counts as an operation. */
  private int followChanges(Store store) {
    History history = model.history().now();
    Key key = random.nextBoolean() ? new Key(writes.key()) : null;
    String prefix = key != null || random.nextInt(3) == 0 ? "" : writes.key();
    int limit = 1 + random.nextInt(random.nextBoolean() ? 20 : ChangesQuery.MAX_LIMIT);
    boolean newestFirst = random.nextBoolean();
    long start = readable();
    List<Revision> all =
        newestFirst
            ? model.changes(prefix, history.horizon(), start - 1).reversed()
            : model.changes(prefix, start, history.lastVersion());
    List<Revision> expected =
        all.stream().filter(r -> key == null || r.metadata().key().equals(key)).toList();
    var seen = new ArrayList<Revision>();
    int pages = 0;
    for (Long after = Long.valueOf(start); after != null; pages++) {
      Changes page = store.changes(new ChangesQuery(prefix, key, after, limit, newestFirst));
      assertThat(page.history()).isEqualTo(history);
      seen.addAll(page.revisions());
      after = page.next();
    }
    assertThat(seen).isEqualTo(expected);
    return pages;
  }

  private int count(Store store) {
    Long at = random.nextBoolean() ? null : Long.valueOf(readable());
    String prefix = random.nextBoolean() ? "" : writes.key();
    List<Entry> counted =
        (at == null ? model.live(clock.millis()) : model.asOf(at))
            .stream().filter(e -> e.metadata().key().text().startsWith(prefix)).toList();
    long bytes = counted.stream().mapToLong(entry -> entry.value().length).sum();
    long version = at == null ? model.history().now().lastVersion() : at;
    assertThat(store.stats(prefix, at)).isEqualTo(new Stats(counted.size(), bytes, version));
    return 1;
  }

  private int expire(Store store) {
    assertThat(store.expire(Integer.MAX_VALUE / 2)).isEqualTo(model.expire(clock.millis()));
    return 1;
  }

  private int purge(Store store) {
    var retention = new Retention(Duration.ofSeconds(random.nextInt(600)), random.nextInt(1 << 20));
    while (store.purgeHistory(retention)) {}
    model.history().purge(retention, clock.millis());
    return 1;
  }

  private int advance() {
    clock.advance(Duration.ofMillis(random.nextInt(500)));
    return 1;
  }

  private static @Nullable String name(Object item) {
    return item instanceof Metadata metadata ? metadata.key().text() : item.toString();
  }
}
