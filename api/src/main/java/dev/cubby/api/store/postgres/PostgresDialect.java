package dev.cubby.api.store.postgres;

import static java.util.stream.Collectors.joining;

import dev.cubby.api.store.sql.Dialect;
import java.util.List;

/** SQL as PostgreSQL has it, and the databases that speak its protocol. */
final class PostgresDialect implements Dialect {

  /** A function that is stable within a statement, so that an index can be searched by it. */
  @Override
  public String now() {
    return "CAST(FLOOR(EXTRACT(EPOCH FROM statement_timestamp()) * 1000) AS BIGINT)";
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
