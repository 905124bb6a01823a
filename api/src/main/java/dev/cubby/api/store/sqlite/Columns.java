package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Operation;
import dev.cubby.api.store.Revision;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/** The columns that {@code head} and {@code revision} share, and those of a revision. */
final class Columns {
  /** What makes up {@link Metadata}; first in every query. */
  static final String METADATA =
      "key, version, size, content_type, created_at, updated_at, expires_at";

  /** What makes up {@link Revision}, but for its value. */
  static final String REVISION = METADATA + ", operation, replaces, author";

  /** The first column behind the metadata, counted from 1 as JDBC does. */
  static final int AFTER_METADATA = 8;

  /** The first column behind a revision's. */
  static final int AFTER_REVISION = 11;

  static Metadata metadata(ResultSet row) throws SQLException {
    long expiresAt = row.getLong(7);
    boolean expires = !row.wasNull();
    return new Metadata(
        new Key(new String(row.getBytes(1), StandardCharsets.UTF_8)),
        row.getLong(2),
        row.getInt(3),
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        expires ? expiresAt : null);
  }

  static Revision revision(ResultSet row) throws SQLException {
    return new Revision(
        metadata(row), Operation.of(row.getString(8)), row.getLong(9), row.getString(10));
  }

  /** Sets the first parameters as {@link #METADATA} orders them. */
  static void set(PreparedStatement statement, Metadata metadata) throws SQLException {
    statement.setBytes(1, metadata.key().bytes());
    statement.setLong(2, metadata.version());
    statement.setInt(3, metadata.size());
    statement.setString(4, metadata.contentType());
    statement.setLong(5, metadata.createdAt());
    statement.setLong(6, metadata.updatedAt());
    Long expiresAt = metadata.expiresAt();
    if (expiresAt == null) {
      statement.setNull(7, Types.INTEGER);
    } else {
      statement.setLong(7, expiresAt);
    }
  }

  /** Sets the first parameters as {@link #REVISION} orders them. */
  static void set(PreparedStatement statement, Revision revision) throws SQLException {
    set(statement, revision.metadata());
    statement.setString(8, revision.operation().text());
    statement.setLong(9, revision.replaces());
    statement.setString(10, revision.author());
  }

  private Columns() {}
}
