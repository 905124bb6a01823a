package dev.cubby.api.store.mariadb;

import static java.util.stream.Collectors.joining;

import dev.cubby.api.store.sql.Dialect;
import java.util.List;

/** SQL as MariaDB has it. */
final class MariaDbDialect implements Dialect {

  @Override
  public String now() {
    return "CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)";
  }

  @Override
  public String orReplace(String key, List<String> columns) {
    return columns.stream()
        .map("%1$s = VALUES(%1$s)"::formatted)
        .collect(joining(", ", "ON DUPLICATE KEY UPDATE ", ""));
  }

  @Override
  public String shared() {
    return "LOCK IN SHARE MODE";
  }

  @Override
  public String byVersion() {
    return "FORCE INDEX (PRIMARY)";
  }

  @Override
  public String bytes(String hex) {
    return "x'" + hex + "'";
  }

  /** At the isolation level REPEATABLE READ, which readers' connections have. */
  @Override
  public String beginSnapshot() {
    return "START TRANSACTION READ ONLY";
  }
}
