package dev.cubby.api.store.sql;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What databases spell differently in SQL. */
public interface Dialect {

  /** Now, when the statement began: milliseconds since 1970. */
  String now();

  /** What it says of the server's reign. */
  default ReignColumns reign() {
    return ReignColumns.ofOneServer(now());
  }

  /**
   * What follows an {@code INSERT}, so that it replaces a row of the same key.
   *
   * @param key the primary key
   * @param columns the others
   */
  String orReplace(String key, List<String> columns);

  /** What follows a {@code SELECT} of a row that no transaction may change until this one ends. */
  String shared();

  /** What follows the table {@code revision} where the order of versions finds rows soonest. */
  String byVersion();

  /**
   * To be called after a statement that was a transaction by itself, and had to be committed.
   *
   * @throws SQLException where its commit may be lost
   */
  default void checkCommitted(Statement statement) throws SQLException {}

  /** A literal of bytes. */
  String bytes(String hex);

  /** Begins a transaction that only reads, all of it from the snapshot of its first read. */
  String beginSnapshot();
}
