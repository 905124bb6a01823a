package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.AnswerRound;
import dev.cubby.api.store.KeptAnswer;
import dev.cubby.api.store.Sha256;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answers that are kept for units that must not be done twice. */
final class AnswerTable {
  private final Prepared find;
  private final Prepared insert;
  private final Prepared oldest;
  private final Prepared delete;

  AnswerTable(Connection connection) {
    find = new Prepared(connection, "SELECT fingerprint, answer FROM kept_answer WHERE id = ?");
    insert =
        new Prepared(
            connection,
            "INSERT INTO kept_answer (id, fingerprint, answered_at, size, answer)"
                + " VALUES (?, ?, ?, ?, ?)");
    oldest =
        new Prepared(
            connection, "SELECT id, answered_at, size FROM kept_answer ORDER BY answered_at");
    delete = new Prepared(connection, "DELETE FROM kept_answer WHERE id = ?");
  }

  /** The answers that are kept under these ids. */
  Map<Sha256, KeptAnswer> find(Set<Sha256> ids) throws SQLException {
    var found = new HashMap<Sha256, KeptAnswer>();
    for (Sha256 id : ids) {
      find.<@Nullable KeptAnswer>use(statement -> {
        statement.setBytes(1, id.bytes());
        try (ResultSet row = statement.executeQuery()) {
          return row.next()
              ? found.put(id, new KeptAnswer(id, Sha256.of(row.getBytes(1)), row.getBytes(2)))
              : null;
        }
      });
    }
    return found;
  }

  void add(List<KeptAnswer> answers, long now) throws SQLException {
    for (KeptAnswer kept : answers) {
      insert.use(statement -> {
        statement.setBytes(1, kept.id().bytes());
        statement.setBytes(2, kept.fingerprint().bytes());
        statement.setLong(3, now);
        statement.setInt(4, kept.answer().length);
        statement.setBytes(5, kept.answer());
        int rows = statement.executeUpdate();
        statement.clearParameters(); // lets go of the answer, here and in SQLite
        return rows;
      });
    }
  }

  /** Walks the answers, the oldest first, for as long as the round takes them. */
  void walk(AnswerRound round) throws SQLException {
    oldest.use(statement -> {
      boolean more = true;
      try (ResultSet rows = statement.executeQuery()) {
        while (more && rows.next()) {
          more = round.take(Sha256.of(rows.getBytes(1)), rows.getLong(2), rows.getInt(3));
        }
      }
      return more;
    });
  }

  void delete(List<Sha256> ids) throws SQLException {
    for (Sha256 id : ids) {
      delete.use(statement -> {
        statement.setBytes(1, id.bytes());
        return statement.executeUpdate();
      });
    }
  }
}
