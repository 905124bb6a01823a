package dev.cubby.api.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of writing, for every store. The writes of one transaction are judged in order, in
 * memory, against what the database holds of their keys. The store then saves the changes that
 * result, at most one a key, and the version that was given last.
 */
public final class Judgement {
  private final Map<Key, Metadata> stored;
  private final long now;
  private final Map<Key, Change> changes = new LinkedHashMap<>();
  private final List<WriteOutcome> outcomes = new ArrayList<>();
  private long lastVersion;

  /** What a store has to do for one key. */
  public sealed interface Change {

    /** Create the key, or replace all that is stored of it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Save(Metadata metadata, byte[] value) implements Change {}

    /** Remove the key. It may not be stored: an earlier write of the transaction created it. */
    record Remove(Key key) implements Change {}
  }

  private Judgement(Map<Key, Metadata> stored, long lastVersion, long now) {
    this.stored = stored;
    this.lastVersion = lastVersion;
    this.now = now;
  }

  /**
   * Judges the writes.
   *
   * @param stored of their keys, live or expired
   * @param lastVersion that any write was given; as many after it as there are writes must be free
   * @param now by the store's clock, in milliseconds since 1970
   */
  public static Judgement of(
      List<? extends Write> writes, Map<Key, Metadata> stored, long lastVersion, long now) {
    var judgement = new Judgement(stored, lastVersion, now);
    writes.forEach(judgement::judge);
    return judgement;
  }

  /** The keys of which a store must find what is stored. */
  public static Set<Key> keys(List<? extends Write> writes) {
    Set<Key> keys = LinkedHashSet.newLinkedHashSet(writes.size());
    writes.forEach(write -> keys.add(write.key()));
    return keys;
  }

  /** An outcome for each write, in the same order. */
  public List<WriteOutcome> outcomes() {
    return outcomes;
  }

  /** Of different keys; none where nothing changes. */
  public Collection<Change> changes() {
    return changes.values();
  }

  /** The last version given, by these writes or before them. */
  public long lastVersion() {
    return lastVersion;
  }

  private void judge(Write write) {
    Metadata current = current(write.key());
    if (current == null && write instanceof Write.Delete) {
      // What is not there cannot be deleted, whatever that was conditional on (RFC 9110, 13.2.1).
      outcomes.add(new WriteOutcome.NotFound());
      return;
    }
    outcomes.add(
        write.precondition().holds(current)
            ? apply(write, current)
            : new WriteOutcome.PreconditionFailed(current));
  }

  private @Nullable Metadata current(Key key) {
    Metadata metadata =
        switch (changes.get(key)) {
          case null -> stored.get(key);
          case Change.Save save -> save.metadata();
          case Change.Remove _ -> null;
        };
    return metadata == null || metadata.expiredAt(now) ? null : metadata;
  }

  private WriteOutcome apply(Write write, @Nullable Metadata current) {
    return switch (write) {
      case Write.Put put -> put(put, current);
      case Write.Delete(var key, _) -> {
        changes.put(key, new Change.Remove(key));
        yield new WriteOutcome.Deleted(++lastVersion);
      }
    };
  }

  private WriteOutcome put(Write.Put put, @Nullable Metadata current) {
    var metadata =
        new Metadata(
            put.key(),
            ++lastVersion,
            put.value().length,
            put.contentType(),
            current == null ? now : current.createdAt(),
            now,
            expiry(put.ttlMillis()));
    changes.put(put.key(), new Change.Save(metadata, put.value()));
    return current == null
        ? new WriteOutcome.Created(metadata)
        : new WriteOutcome.Replaced(metadata);
  }

  private @Nullable Long expiry(@Nullable Long ttlMillis) {
    if (ttlMillis == null) {
      return null;
    }
    return ttlMillis > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + ttlMillis;
  }
}
