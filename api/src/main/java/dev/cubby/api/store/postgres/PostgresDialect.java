package dev.cubby.api.store.postgres;

import static java.util.stream.Collectors.joining;

import dev.cubby.api.store.sql.Dialect;
import dev.cubby.api.store.sql.ReignColumns;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** SQL as PostgreSQL has it, and the databases that speak its protocol. */
final class PostgresDialect implements Dialect {
  private final boolean hasStandby;

  /**
   * For one database.
   *
   * @param hasStandby which may be promoted
   */
  PostgresDialect(boolean hasStandby) {
    this.hasStandby = hasStandby;
  }

  /** A function that is stable within a statement, so that an index can be searched by it. */
  @Override
  public String now() {
    return Server.NOW;
  }

  @Override
  public ReignColumns reign() {
    return hasStandby ? Server.COLUMNS : Dialect.super.reign();
  }

  @Override
  public void checkCommitted(Statement statement) throws SQLException {
    Warnings.refuse(statement.getConnection(), statement.getWarnings());
  }

  @Override
  public String orReplace(String key, List<String> columns) {
    return columns.stream()
        .map("%1$s = excluded.%1$s"::formatted)
        .collect(joining(", ", "ON CONFLICT (" + key + ") DO UPDATE SET ", ""));
  }

  @Override
  public String shared() {
    return "FOR SHARE";
  }

  @Override
  public String byVersion() {
    return "";
  }

  @Override
  public String bytes(String hex) {
    return "'\\x" + hex + "'";
  }

  @Override
  public String beginSnapshot() {
    return "START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
  }
}
