package dev.cubby.api.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of writing, for every store. The writes of one transaction are judged in order, in
 * memory, against what the database holds of their keys. The store then saves what results: the
 * revisions, all of them; the changes of current entries, at most one a key; the version that was
 * given last; and by how much the history grew.
 */
public final class Judgement {
  private final Stored stored;
  private final List<Recorded> revisions = new ArrayList<>();
  private final Map<Long, Content> contents = new HashMap<>();
  private final Map<Key, Change> changes = new LinkedHashMap<>();
  private final List<WriteOutcome> outcomes = new ArrayList<>();
  private long lastVersion;
  private long historyBytes;

  /** A revision to save, with its value. */
  public record Recorded(Revision revision, Content content) {}

  /** What a store has to do for the current entry of one key. */
  public sealed interface Change {

    /** Create the entry, or replace all that is stored of it. */
    record Save(Metadata metadata) implements Change {}

    /** Remove the entry. It may not be stored: an earlier write of the transaction created it. */
    record Remove(Key key) implements Change {}
  }

  private Judgement(Stored stored) {
    this.stored = stored;
    this.lastVersion = stored.history().lastVersion();
  }

  /**
   * Judges the writes. Twice as many versions as there are writes must be free after the last one
   * that was given.
   */
  public static Judgement of(List<? extends Write> writes, Stored stored) {
    var judgement = new Judgement(stored);
    writes.forEach(judgement::judge);
    return judgement;
  }

  /** Removes all entries that are stored, since their time is over. */
  public static Judgement expiring(Stored expired) {
    var judgement = new Judgement(expired);
    expired.entries().values().forEach(entry -> judgement.remove(entry, Operation.EXPIRE, null));
    return judgement;
  }

  /** The keys of which a store must find what is stored. */
  public static Set<Key> keys(List<? extends Write> writes) {
    Set<Key> keys = LinkedHashSet.newLinkedHashSet(writes.size());
    writes.forEach(write -> keys.add(write.key()));
    return keys;
  }

  /** The revisions of old that a store must find, so far as its history reaches them. */
  public static Set<AsOf> sources(List<? extends Write> writes, History history) {
    var sources = new LinkedHashSet<AsOf>();
    for (Write write : writes) {
      if (write instanceof Write.Restore restore && history.reaches(restore.from())) {
        sources.add(restore.source());
      }
    }
    return sources;
  }

  /** An outcome for each write, in the same order. */
  public List<WriteOutcome> outcomes() {
    return outcomes;
  }

  /** In the order of their versions; none where nothing changes. */
  public List<Recorded> revisions() {
    return revisions;
  }

  /** Of different keys; none where nothing changes. */
  public Collection<Change> changes() {
    return changes.values();
  }

  /** The last version given, by these writes or before them. */
  public long lastVersion() {
    return lastVersion;
  }

  /** By how much the history grew. */
  public long historyBytes() {
    return historyBytes;
  }

  private void judge(Write write) {
    Metadata standing = standing(write.key());
    Metadata current = standing == null || standing.expiredAt(stored.now()) ? null : standing;
    WriteOutcome impossible = impossible(write, current);
    if (impossible != null) {
      outcomes.add(impossible);
    } else if (!write.precondition().holds(current)) {
      outcomes.add(new WriteOutcome.PreconditionFailed(current));
    } else {
      if (standing != null && current == null) {
        remove(standing, Operation.EXPIRE, null);
      }
      outcomes.add(apply(write, current));
    }
  }

  private @Nullable Metadata standing(Key key) {
    return switch (changes.get(key)) {
      case null -> stored.entries().get(key);
      case Change.Save(var metadata) -> metadata;
      case Change.Remove _ -> null;
    };
  }

  /**
   * What cannot be done at all is answered so, whatever it was conditional on (RFC 9110, 13.2.1).
   */
  private @Nullable WriteOutcome impossible(Write write, @Nullable Metadata current) {
    return switch (write) {
      case Write.Put _ -> null;
      case Write.Delete _, Write.Touch _ -> current == null ? new WriteOutcome.NotFound() : null;
      case Write.Restore restore -> {
        if (!stored.history().reaches(restore.from())) {
          yield new WriteOutcome.Unreadable(restore.from(), stored.history());
        }
        Revision source = stored.sources().get(restore.source());
        yield source == null || !source.exists()
            ? new WriteOutcome.NotFoundAsOf(restore.from())
            : null;
      }
    };
  }

  private WriteOutcome apply(Write write, @Nullable Metadata current) {
    return switch (write) {
      case Write.Put put ->
          save(
              put,
              put.value().length,
              put.contentType(),
              put.ttlMillis(),
              new Content.Given(put.value()),
              current);
      case Write.Touch touch -> copy(touch, present(current), touch.ttlMillis(), current);
      case Write.Restore restore -> {
        Revision source = stored.sources().get(restore.source());
        Metadata old = present(source == null ? null : source.metadata());
        yield copy(restore, old, restore.ttlMillis(), current);
      }
      case Write.Delete(_, _, var author) ->
          new WriteOutcome.Deleted(remove(present(current), Operation.DELETE, author));
    };
  }

  /** Saves what {@code source} says of a value that the store holds, or is about to. */
  private WriteOutcome copy(
      Write write, Metadata source, @Nullable Long ttlMillis, @Nullable Metadata current) {
    long version = source.version();
    Content content = contents.getOrDefault(version, new Content.CopyOf(version));
    return save(write, source.size(), source.contentType(), ttlMillis, content, current);
  }

  private WriteOutcome save(
      Write write,
      int size,
      String contentType,
      @Nullable Long ttlMillis,
      Content content,
      @Nullable Metadata current) {
    var metadata =
        new Metadata(
            write.key(),
            ++lastVersion,
            size,
            contentType,
            current == null ? stored.now() : current.createdAt(),
            stored.now(),
            expiry(ttlMillis));
    record(metadata, Operation.PUT, current, content, write.author());
    changes.put(write.key(), new Change.Save(metadata));
    return current == null
        ? new WriteOutcome.Created(metadata)
        : new WriteOutcome.Replaced(metadata);
  }

  private long remove(Metadata entry, Operation operation, @Nullable String author) {
    var metadata =
        new Metadata(entry.key(), ++lastVersion, 0, "", entry.createdAt(), stored.now(), null);
    record(metadata, operation, entry, new Content.None(), author);
    historyBytes += Revision.historyBytes(0);
    changes.put(entry.key(), new Change.Remove(entry.key()));
    return metadata.version();
  }

  private void record(
      Metadata metadata,
      Operation operation,
      @Nullable Metadata replaced,
      Content content,
      @Nullable String author) {
    if (replaced != null) {
      historyBytes += Revision.historyBytes(replaced.size());
    }
    long replaces = replaced == null ? 0 : replaced.version();
    revisions.add(new Recorded(new Revision(metadata, operation, replaces, author), content));
    contents.put(metadata.version(), content);
  }

  private @Nullable Long expiry(@Nullable Long ttlMillis) {
    if (ttlMillis == null) {
      return null;
    }
    long now = stored.now();
    return ttlMillis > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + ttlMillis;
  }

  /** What {@link #impossible} has found to be there. */
  private static Metadata present(@Nullable Metadata metadata) {
    if (metadata == null) {
      throw new IllegalStateException("what is not there was to be changed");
    }
    return metadata;
  }
}
