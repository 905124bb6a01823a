package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The columns that make up {@link Metadata}, first in every query. */
final class Columns {
  static final String METADATA =
      "version, length(value), content_type, created_at, updated_at, expires_at";

  /** The first column behind the metadata, counted from 1 as JDBC does. */
  static final int NEXT = 7;

  static Metadata metadata(Key key, ResultSet row) throws SQLException {
    long expiresAt = row.getLong(6);
    boolean expires = !row.wasNull();
    return new Metadata(
        key,
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        expires ? expiresAt : null);
  }

  private Columns() {}
}
