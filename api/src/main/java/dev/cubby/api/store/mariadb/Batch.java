package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges the writes of one transaction in order, in memory, and saves what they come to. */
final class Batch {
  private static final String UPSERT =
      "INSERT INTO entry (k, version, size, created_at, updated_at, expires_at, content_type, value)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE version = VALUES(version),"
          + " size = VALUES(size), created_at = VALUES(created_at),"
          + " updated_at = VALUES(updated_at), expires_at = VALUES(expires_at),"
          + " content_type = VALUES(content_type), value = VALUES(value)";

  private final Map<Key, Metadata> stored;
  private final Map<Key, Change> changes = new HashMap<>();
  private final long now;
  private long lastVersion;

  /** What a key comes to; null for nothing. */
  private record Change(Write.@Nullable Put put, @Nullable Metadata metadata) {}

  /**
   * Begins a batch.
   *
   * @param stored of its keys, live or expired
   * @param lastVersion given to anybody; the batch may take as many after it as it has writes
   */
  Batch(Map<Key, Metadata> stored, long lastVersion, long now) {
    this.stored = stored;
    this.lastVersion = lastVersion;
    this.now = now;
  }

  List<WriteOutcome> judge(List<? extends Write> writes) {
    List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
    for (Write write : writes) {
      Metadata current = current(write.key());
      outcomes.add(
          write.precondition().holds(current)
              ? apply(write, current)
              : new WriteOutcome.PreconditionFailed(current));
    }
    return outcomes;
  }

  boolean changesNothing() {
    return changes.isEmpty();
  }

  private @Nullable Metadata current(Key key) {
    Change change = changes.get(key);
    Metadata metadata = change != null ? change.metadata() : stored.get(key);
    return metadata == null || metadata.expiredAt(now) ? null : metadata;
  }

  private WriteOutcome apply(Write write, @Nullable Metadata current) {
    return switch (write) {
      case Write.Put put -> {
        Metadata metadata =
            new Metadata(
                put.key(),
                ++lastVersion,
                put.value().length,
                put.contentType(),
                current == null ? now : current.createdAt(),
                now,
                expiry(put.ttlMillis()));
        changes.put(put.key(), new Change(put, metadata));
        yield current == null
            ? new WriteOutcome.Created(metadata)
            : new WriteOutcome.Replaced(metadata);
      }
      case Write.Delete delete -> {
        if (current == null) {
          yield new WriteOutcome.NotFound();
        }
        changes.put(delete.key(), new Change(null, null));
        yield new WriteOutcome.Deleted(++lastVersion);
      }
    };
  }

  private @Nullable Long expiry(@Nullable Long ttlMillis) {
    if (ttlMillis == null) {
      return null;
    }
    return ttlMillis > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + ttlMillis;
  }

  /** Saves the changes, each kind in one round trip. */
  void save(Connection connection) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT);
        PreparedStatement delete = connection.prepareStatement("DELETE FROM entry WHERE k = ?")) {
      boolean puts = false;
      boolean deletes = false;
      for (Map.Entry<Key, Change> change : changes.entrySet()) {
        Write.Put put = change.getValue().put();
        Metadata metadata = change.getValue().metadata();
        if (put != null && metadata != null) {
          fill(upsert, put, metadata);
          upsert.addBatch();
          puts = true;
        } else {
          delete.setBytes(1, change.getKey().bytes());
          delete.addBatch();
          deletes = true;
        }
      }
      if (puts) {
        upsert.executeBatch();
      }
      if (deletes) {
        delete.executeBatch();
      }
    }
  }

  private static void fill(PreparedStatement upsert, Write.Put put, Metadata metadata)
      throws SQLException {
    upsert.setBytes(1, put.key().bytes());
    upsert.setLong(2, metadata.version());
    upsert.setInt(3, metadata.size());
    upsert.setLong(4, metadata.createdAt());
    upsert.setLong(5, metadata.updatedAt());
    Long expiresAt = metadata.expiresAt();
    if (expiresAt == null) {
      upsert.setNull(6, Types.BIGINT);
    } else {
      upsert.setLong(6, expiresAt);
    }
    upsert.setString(7, metadata.contentType());
    upsert.setBytes(8, put.value());
  }
}
