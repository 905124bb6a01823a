package dev.cubby.api.store.sql;

import dev.cubby.api.store.AnswerRound;
import dev.cubby.api.store.PurgeRound;
import dev.cubby.api.store.Retention;
import java.sql.Connection;
import java.sql.SQLException;

/** Rounds of the purge. */
final class Purging {
  private final Tables tables;
  private final Reads reads;
  private final Transactions transactions;

  Purging(Tables tables, Reads reads, Transactions transactions) {
    this.tables = tables;
    this.reads = reads;
    this.transactions = transactions;
  }

  /**
   * The round is walked before the row is locked, since a revision does not change. Only a process
   * that finds the horizon where the walk began then removes anything. While the disk is short of
   * room, the history makes room for what is written now.
   */
  boolean history(Retention retention) {
    PurgeRound round =
        reads.unprovedSnapshot((connection, state) -> {
          Retention kept = state.kept(retention);
          long horizon = state.history().horizon();
          long held = tables.holds().oldest(connection);
          var begun = new PurgeRound(kept, state.now(), horizon, state.historyBytes(), held);
          Revisions.walk(connection, begun);
          return begun;
        });
    if (round.isEmpty()) {
      return false;
    }
    return transactions.run((connection, transaction) -> {
      if (!tables.state().moveHorizon(connection, round)) {
        return false;
      }
      transaction.hurry();
      if (tables.holds().oldest(connection) < round.horizon()) {
        return false; // it was taken since the walk
      }
      transaction.hurry();
      Revisions.delete(connection, round.dropped());
      transaction.commit();
      return round.isFull();
    });
  }

  /** Which answers are the oldest is looked up without a lock, and again once the row is locked. */
  boolean answers(Retention retention) {
    AnswerRound first =
        reads.unproved(
            connection -> oldest(connection, tables.state().read(connection), retention, 1));
    if (first.isEmpty()) {
      return false;
    }
    return transactions.run((connection, transaction) -> {
      tables.state().reserve(connection, 0);
      StateRow state = tables.state().lock(connection);
      transaction.hurry();
      AnswerRound round = oldest(connection, state, retention, AnswerRound.MOST_ANSWERS);
      transaction.hurry();
      tables.answers().delete(connection, round.dropped());
      transaction.hurry();
      tables.state().freeAnswers(connection, round.freedBytes());
      transaction.commit();
      return round.isFull();
    });
  }

  private static AnswerRound oldest(
      Connection connection, StateRow state, Retention retention, int most) throws SQLException {
    var round = new AnswerRound(retention, state.now(), state.answerBytes());
    KeptAnswers.walk(connection, round, most);
    return round;
  }
}
