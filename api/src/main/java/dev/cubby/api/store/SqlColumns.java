package dev.cubby.api.store;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/**
 * {@link Metadata} and {@link Revision} as columns, in the order that every SQL store gives them:
 * key (UTF-8), version, size, content type, the times of creation, last write and expiry; and for a
 * revision behind them operation, replaced version and author. As columns of a query and as
 * parameters of a statement they come first.
 */
public final class SqlColumns {
  /** The first column or parameter behind the metadata, counted from 1 as JDBC does. */
  public static final int AFTER_METADATA = 8;

  /** The first one behind a revision's. */
  public static final int AFTER_REVISION = 11;

  public static Metadata metadata(ResultSet row) throws SQLException {
    return metadata(row, 1);
  }

  /**
   * Reads metadata that stands behind other columns.
   *
   * @param first its first column
   */
  public static Metadata metadata(ResultSet row, int first) throws SQLException {
    long expiresAt = row.getLong(first + 6);
    boolean expires = !row.wasNull();
    return new Metadata(
        new Key(new String(row.getBytes(first), StandardCharsets.UTF_8)),
        row.getLong(first + 1),
        row.getInt(first + 2),
        row.getString(first + 3),
        row.getLong(first + 4),
        row.getLong(first + 5),
        expires ? expiresAt : null);
  }

  public static Revision revision(ResultSet row) throws SQLException {
    return new Revision(
        metadata(row), Operation.of(row.getString(8)), row.getLong(9), row.getString(10));
  }

  public static void set(PreparedStatement statement, Metadata metadata) throws SQLException {
    statement.setBytes(1, metadata.key().bytes());
    statement.setLong(2, metadata.version());
    statement.setInt(3, metadata.size());
    statement.setString(4, metadata.contentType());
    statement.setLong(5, metadata.createdAt());
    statement.setLong(6, metadata.updatedAt());
    Long expiresAt = metadata.expiresAt();
    if (expiresAt == null) {
      statement.setNull(7, Types.BIGINT);
    } else {
      statement.setLong(7, expiresAt);
    }
  }

  public static void set(PreparedStatement statement, Revision revision) throws SQLException {
    set(statement, revision.metadata());
    statement.setString(8, revision.operation().text());
    statement.setLong(9, revision.replaces());
    statement.setString(10, revision.author());
  }

  private SqlColumns() {}
}
