package dev.cubby.api.store.postgres;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.sql.Reign;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Begins the reign of a server that was promoted: writes its timeline, a nonce, and the time that
 * it goes on from into the row {@code state}. Any process may; the row's lock orders them.
 */
final class NewReign {
  private static final String LOOK =
      "SELECT %s, %s, %s FROM state WHERE id = 1"
          .formatted(Server.TIMELINE, Server.SYNCHRONOUS, Server.REIGN);
  private static final String LOCK = "UPDATE state SET nonce = nonce WHERE id = 1";
  private static final String BEGIN =
      "UPDATE state SET timeline = %2$s, nonce = ?, time_floor = time_limit,"
              .concat(" time_limit = GREATEST(time_limit, %1$s) + %3$d, unused_since = %1$s")
              .formatted(Server.NOW, Server.TIMELINE, Durations.TIME_LIMIT.toMillis())
          + " WHERE id = 1";

  private final SecureRandom random = new SecureRandom();
  private final Duration promotionWait;

  /**
   * For one store.
   *
   * @param promotionWait longer than any process trusts its copy of the row
   */
  NewReign(Duration promotionWait) {
    this.promotionWait = promotionWait;
  }

  /**
   * Begins it, if the server has none.
   *
   * @param connection which is with one server until it ends
   * @return the server's reign
   */
  Reign begin(Connection connection) throws SQLException {
    Seen first = look(connection);
    if (first.reign() != null) {
      return first.reign();
    }
    pause();
    connection.setAutoCommit(false);
    connection.setNetworkTimeout(Runnable::run, (int) Durations.COMMIT_ANSWER.toMillis());
    try (Statement lock = connection.createStatement()) {
      lock.executeUpdate(LOCK);
    }
    Seen locked = look(connection);
    if (locked.reign() != null) {
      connection.rollback();
      return locked.reign();
    }
    if (!locked.timeline().equals(first.timeline())) {
      throw new SQLException("the server's timeline changed while it was to begin");
    }
    var reign = new Reign(random.nextLong());
    try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
      begin.setLong(1, reign.nonce());
      begin.executeUpdate();
    }
    Postgres.commitWithoutWarning(connection);
    return reign;
  }

  private record Seen(String timeline, @Nullable Reign reign) {}

  private static Seen look(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LOOK)) {
      row.next();
      if (!row.getBoolean(2)) {
        throw new SQLException(
            "its commits do not wait for a standby: set synchronous_standby_names, and"
                + " synchronous_commit to on");
      }
      String timeline = row.getString(1);
      long nonce = row.getLong(3);
      return new Seen(timeline, row.wasNull() ? null : new Reign(nonce));
    }
  }

  private void pause() throws SQLException {
    try {
      Thread.sleep(promotionWait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted before the new primary began to serve", e);
    }
  }
}
