package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.Judgement.Change;
import dev.cubby.api.store.Metadata;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;

/** Saves the changes of one transaction, each kind in one round trip. */
final class Saving {
  private static final String UPSERT =
      "INSERT INTO entry (k, version, size, created_at, updated_at, expires_at, content_type, value)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE version = VALUES(version),"
          + " size = VALUES(size), created_at = VALUES(created_at),"
          + " updated_at = VALUES(updated_at), expires_at = VALUES(expires_at),"
          + " content_type = VALUES(content_type), value = VALUES(value)";

  static void save(Connection connection, Collection<Change> changes) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT);
        PreparedStatement delete = connection.prepareStatement("DELETE FROM entry WHERE k = ?")) {
      boolean saves = false;
      boolean removes = false;
      for (Change change : changes) {
        switch (change) {
          case Change.Save(var metadata, var value) -> {
            fill(upsert, metadata, value);
            upsert.addBatch();
            saves = true;
          }
          case Change.Remove(var key) -> {
            delete.setBytes(1, key.bytes());
            delete.addBatch();
            removes = true;
          }
        }
      }
      if (saves) {
        upsert.executeBatch();
      }
      if (removes) {
        delete.executeBatch();
      }
    }
  }

  private static void fill(PreparedStatement upsert, Metadata metadata, byte[] value)
      throws SQLException {
    upsert.setBytes(1, metadata.key().bytes());
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
    upsert.setBytes(8, value);
  }

  private Saving() {}
}
