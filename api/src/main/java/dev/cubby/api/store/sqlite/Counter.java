package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.History;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The one row of {@code counter}: which versions there are, and what the history and the kept
 * answers take.
 */
final class Counter {
  private final Prepared read;
  private final Prepared advance;
  private final Prepared purge;
  private final Prepared answers;

  /**
   * The row as it was read.
   *
   * @param historyBytes of the revisions that are kept for the history alone
   * @param answerBytes of the kept answers
   */
  record Row(History history, long historyBytes, long answerBytes) {}

  Counter(Connection connection) {
    read =
        new Prepared(
            connection, "SELECT horizon, last_version, history_bytes, answer_bytes FROM counter");
    advance =
        new Prepared(
            connection, "UPDATE counter SET last_version = ?, history_bytes = history_bytes + ?");
    purge =
        new Prepared(
            connection, "UPDATE counter SET horizon = ?, history_bytes = history_bytes - ?");
    answers = new Prepared(connection, "UPDATE counter SET answer_bytes = answer_bytes + ?");
  }

  Row read() throws SQLException {
    return read.use(statement -> {
      try (ResultSet row = statement.executeQuery()) {
        return new Row(new History(row.getLong(1), row.getLong(2)), row.getLong(3), row.getLong(4));
      }
    });
  }

  /** Saves the last version that was given, and by how much the history grew. */
  void advance(long lastVersion, long historyBytes) throws SQLException {
    update(advance, lastVersion, historyBytes);
  }

  /** Saves the new horizon, and by how much the history shrank. */
  void purge(long horizon, long freedBytes) throws SQLException {
    update(purge, horizon, freedBytes);
  }

  /** Saves by how much the kept answers grew or, if negative, shrank. */
  void addAnswers(long bytes) throws SQLException {
    answers.use(statement -> {
      statement.setLong(1, bytes);
      return statement.executeUpdate();
    });
  }

  private static void update(Prepared update, long version, long bytes) throws SQLException {
    update.use(statement -> {
      statement.setLong(1, version);
      statement.setLong(2, bytes);
      return statement.executeUpdate();
    });
  }
}
