package dev.cubby.api.store.sql;

import dev.cubby.api.store.AnswerRound;
import dev.cubby.api.store.KeptAnswer;
import dev.cubby.api.store.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and changes the rows of {@code kept_answer}. */
final class KeptAnswers {
  private final Dialect dialect;

  KeptAnswers(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The answers that are kept under these ids: in one round trip, and in none for none. */
  Map<Sha256, KeptAnswer> find(Connection connection, Collection<Sha256> ids) throws SQLException {
    var found = new HashMap<Sha256, KeptAnswer>();
    if (ids.isEmpty()) {
      return found;
    }
    String sql = "SELECT id, fingerprint, answer FROM kept_answer WHERE id IN (" + list(ids) + ")";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        Sha256 id = Sha256.of(rows.getBytes(1));
        found.put(id, new KeptAnswer(id, Sha256.of(rows.getBytes(2)), rows.getBytes(3)));
      }
    }
    return found;
  }

  /** Adds the answers of one transaction, in one round trip. */
  static void add(Connection connection, List<KeptAnswer> answers, long now) throws SQLException {
    if (answers.isEmpty()) {
      return;
    }
    String sql =
        "INSERT INTO kept_answer (id, fingerprint, answered_at, size, answer)"
            + " VALUES (?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (KeptAnswer kept : answers) {
        insert.setBytes(1, kept.id().bytes());
        insert.setBytes(2, kept.fingerprint().bytes());
        insert.setLong(3, now);
        insert.setInt(4, kept.answer().length);
        insert.setBytes(5, kept.answer());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Walks the answers, the oldest first, for as long as the round takes them. */
  static void walk(Connection connection, AnswerRound round, int most) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT id, answered_at, size FROM kept_answer ORDER BY answered_at LIMIT ?")) {
      statement.setInt(1, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()
            && round.take(Sha256.of(rows.getBytes(1)), rows.getLong(2), rows.getInt(3))) {}
      }
    }
  }

  void delete(Connection connection, List<Sha256> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM kept_answer WHERE id IN (" + list(ids) + ")");
    }
  }

  private String list(Collection<Sha256> ids) {
    return ids.stream().map(id -> dialect.bytes(id.hex())).collect(Collectors.joining(", "));
  }
}
