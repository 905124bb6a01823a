package dev.cubby.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a store should hold, kept in a {@link TreeMap} and as plainly as possible. */
final class StoreModel {
  /** Code points in order are UTF-8 in order. */
  private static final Comparator<String> ORDER =
      (a, b) -> java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private final TreeMap<String, Entry> entries = new TreeMap<>(ORDER);
  private long highestVersion;

  /** Does the write, and checks that the store said of it what is so. */
  void apply(Write write, WriteOutcome actual, long now) {
    String key = write.key().text();
    Metadata current = get(key, now).map(Entry::metadata).orElse(null);
    boolean nothingToDelete = current == null && write instanceof Write.Delete;
    if (!nothingToDelete && !write.precondition().holds(current)) {
      assertThat(actual).isEqualTo(new WriteOutcome.PreconditionFailed(current));
      return;
    }
    switch (write) {
      case Write.Delete _ when current == null ->
          assertThat(actual).isEqualTo(new WriteOutcome.NotFound());
      case Write.Delete _ -> {
        assertThat(actual).isEqualTo(new WriteOutcome.Deleted(newVersion(actual)));
        entries.remove(key);
      }
      case Write.Put put -> {
        Metadata metadata = metadata(put, current, newVersion(actual), now);
        assertThat(actual)
            .isEqualTo(
                current == null
                    ? new WriteOutcome.Created(metadata)
                    : new WriteOutcome.Replaced(metadata));
        entries.put(key, new Entry(metadata, put.value()));
      }
    }
  }

  Optional<Entry> get(String key, long now) {
    return Optional.ofNullable(entries.get(key)).filter(entry -> !entry.metadata().expiredAt(now));
  }

  /** All that a listing shows, in order: {@link Metadata}, or a folded prefix as a String. */
  List<Object> items(String prefix, @Nullable String delimiter, long now) {
    List<Object> items = new ArrayList<>();
    for (Entry entry : entries.values()) {
      String key = entry.metadata().key().text();
      if (entry.metadata().expiredAt(now) || !key.startsWith(prefix)) {
        continue;
      }
      int found = delimiter == null ? -1 : key.indexOf(delimiter, prefix.length());
      if (delimiter == null || found < 0) {
        items.add(entry.metadata());
        continue;
      }
      String folded = key.substring(0, found + delimiter.length());
      if (!items.contains(folded)) {
        items.add(folded);
      }
    }
    return items;
  }

  /** How many keys stand there that expired. */
  int expired(long now) {
    return (int) entries.values().stream().filter(e -> e.metadata().expiredAt(now)).count();
  }

  void purge(long now) {
    entries.values().removeIf(entry -> entry.metadata().expiredAt(now));
  }

  /** The version that the store chose: above every one before it, of any key. */
  private long newVersion(WriteOutcome actual) {
    long version = Writes.version(actual);
    assertThat(version).isGreaterThan(highestVersion);
    highestVersion = version;
    return version;
  }

  private static Metadata metadata(
      Write.Put put, @Nullable Metadata current, long version, long now) {
    Long ttl = put.ttlMillis();
    return new Metadata(
        put.key(),
        version,
        put.value().length,
        put.contentType(),
        current == null ? now : current.createdAt(),
        now,
        ttl == null ? null : Long.valueOf(now + ttl));
  }
}
