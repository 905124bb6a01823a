package dev.cubby.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a store should hold, kept in {@link TreeMap}s and as plainly as possible. */
final class StoreModel {
  /** Code points in order are UTF-8 in order. */
  private static final Comparator<String> ORDER =
      (a, b) -> java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  /** Keys as they are now, those that expired and were not purged among them. */
  private final TreeMap<String, Entry> entries = new TreeMap<>(ORDER);

  /** What each key became at each of its versions; null where it was removed. */
  private final TreeMap<String, TreeMap<Long, @Nullable Entry>> past = new TreeMap<>(ORDER);

  /** All that was ever written, by version. */
  private final TreeMap<Long, Revision> revisions = new TreeMap<>();

  private final ModelHistory history;

  StoreModel(long lastVersion) {
    history = new ModelHistory(lastVersion);
  }

  ModelHistory history() {
    return history;
  }

  /**
   * Does the write, and checks that the store said of it what is so.
   *
   * @param before which versions could be read before the writes of the same transaction
   */
  void apply(Write write, WriteOutcome actual, History before, long now) {
    String key = write.key().text();
    Metadata current = get(key, now).map(Entry::metadata).orElse(null);
    WriteOutcome impossible = impossible(write, current, before, now);
    if (impossible != null) {
      assertThat(actual).isEqualTo(impossible);
      return;
    }
    if (!write.precondition().holds(current)) {
      assertThat(actual).isEqualTo(new WriteOutcome.PreconditionFailed(current));
      return;
    }
    if (current == null && entries.containsKey(key)) {
      remove(key, now, Operation.EXPIRE);
    }
    switch (write) {
      case Write.Delete _ ->
          assertThat(actual)
              .isEqualTo(new WriteOutcome.Deleted(remove(key, now, Operation.DELETE)));
      case Write.Put put -> {
        var template = new Entry(metadata(write.key(), put.contentType()), put.value());
        save(template, put.ttlMillis(), current, actual, now);
      }
      case Write.Import imported -> {
        var template = new Entry(metadata(write.key(), imported.contentType()), imported.value());
        Long end = imported.expiresAt();
        save(template, end == null ? null : Long.valueOf(end - now), current, actual, now);
      }
      case Write.Touch touch ->
          save(get(key, now).orElseThrow(), touch.ttlMillis(), current, actual, now);
      case Write.Copy copy ->
          save(
              like(write.key(), get(copy.source().text(), now)),
              copy.ttlMillis(),
              current,
              actual,
              now);
      case Write.Restore restore ->
          save(
              like(write.key(), getAsOf(restore.source())),
              restore.ttlMillis(),
              current,
              actual,
              now);
    }
  }

  private @Nullable WriteOutcome impossible(
      Write write, @Nullable Metadata current, History before, long now) {
    return switch (write) {
      case Write.Put _ -> null;
      case Write.Import imported -> {
        Long end = imported.expiresAt();
        yield end != null && end <= now ? new WriteOutcome.TimeIsOver() : null;
      }
      case Write.Delete _, Write.Touch _ -> current == null ? new WriteOutcome.NotFound() : null;
      case Write.Copy copy ->
          get(copy.source().text(), now).isEmpty() ? new WriteOutcome.NotFound() : null;
      case Write.Restore restore -> {
        long from = restore.source().version();
        if (from < before.horizon() || from > before.lastVersion()) {
          yield new WriteOutcome.Unreadable(from, before);
        }
        yield getAsOf(restore.source()).isEmpty() ? new WriteOutcome.NotFoundAsOf(from) : null;
      }
    };
  }

  private static Entry like(Key key, Optional<Entry> source) {
    Entry entry = source.orElseThrow();
    return new Entry(metadata(key, entry.metadata().contentType()), entry.value());
  }

  private Optional<Entry> getAsOf(AsOf asOf) {
    return getAsOf(asOf.key().text(), asOf.version());
  }

  private void save(
      Entry like, @Nullable Long ttl, @Nullable Metadata current, WriteOutcome actual, long now) {
    Key key = like.metadata().key();
    int size = like.value().length;
    long version =
        current == null
            ? history.add(true, now, 0, 0)
            : history.add(true, now, current.version(), current.size());
    var metadata =
        new Metadata(
            key,
            version,
            size,
            like.metadata().contentType(),
            current == null ? now : current.createdAt(),
            now,
            ttl == null ? null : Long.valueOf(now + ttl));
    assertThat(actual)
        .isEqualTo(
            current == null
                ? new WriteOutcome.Created(metadata)
                : new WriteOutcome.Replaced(metadata));
    var entry = new Entry(metadata, like.value());
    entries.put(key.text(), entry);
    long replaces = current == null ? 0 : current.version();
    revisions.put(version, new Revision(metadata, Operation.PUT, replaces, null));
    past.computeIfAbsent(key.text(), _ -> new TreeMap<>()).put(version, entry);
  }

  private long remove(String key, long now, Operation operation) {
    Metadata gone = Objects.requireNonNull(entries.remove(key)).metadata();
    long version = history.add(false, now, gone.version(), gone.size());
    Objects.requireNonNull(past.get(key)).put(version, null);
    var removed = new Metadata(gone.key(), version, 0, "", gone.createdAt(), now, null);
    revisions.put(version, new Revision(removed, operation, gone.version(), null));
    return version;
  }

  private static Metadata metadata(Key key, String contentType) {
    return new Metadata(key, 0, 0, contentType, 0, 0, null);
  }

  Optional<Entry> get(String key, long now) {
    return Optional.ofNullable(entries.get(key)).filter(entry -> !entry.metadata().expiredAt(now));
  }

  Optional<Entry> getAsOf(String key, long version) {
    TreeMap<Long, @Nullable Entry> versions = past.get(key);
    Map.Entry<Long, @Nullable Entry> then = versions == null ? null : versions.floorEntry(version);
    return then == null ? Optional.empty() : Optional.ofNullable(then.getValue());
  }

  /** All keys that are live. */
  Collection<Entry> live(long now) {
    return entries.values().stream().filter(entry -> !entry.metadata().expiredAt(now)).toList();
  }

  /** All keys that existed at a version. */
  Collection<Entry> asOf(long version) {
    return past.keySet().stream().flatMap(key -> getAsOf(key, version).stream()).toList();
  }

  /** The revisions between two versions, the first of them excluded; none where it is the later. */
  List<Revision> changes(String prefix, long above, long upTo) {
    if (above > upTo) {
      return List.of();
    }
    return revisions.subMap(above, false, upTo, true).values().stream()
        .filter(revision -> revision.metadata().key().text().startsWith(prefix))
        .toList();
  }

  /** All that a listing shows, in order: {@link Metadata}, or a folded prefix as a String. */
  static List<Object> items(Collection<Entry> shown, String prefix, @Nullable String delimiter) {
    List<Object> items = new ArrayList<>();
    for (Entry entry : shown) {
      String key = entry.metadata().key().text();
      if (!key.startsWith(prefix)) {
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

  /** Removes the keys that expired; says how many they were. */
  int expire(long now) {
    List<String> expired =
        entries.values().stream()
            .map(Entry::metadata)
            .filter(metadata -> metadata.expiredAt(now))
            .sorted(Comparator.comparing(Metadata::expiresAt).thenComparing(Metadata::key))
            .map(metadata -> metadata.key().text())
            .toList();
    expired.forEach(key -> remove(key, now, Operation.EXPIRE));
    return expired.size();
  }
}
