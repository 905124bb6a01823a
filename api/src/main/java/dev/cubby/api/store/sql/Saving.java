package dev.cubby.api.store.sql;

import dev.cubby.api.store.Judgement;
import dev.cubby.api.store.KeptAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a transaction saves.
 *
 * @param answers to keep
 * @param now by the database's clock, after the row {@code state} was locked
 */
record Saving(Tables tables, Judgement judgement, List<KeptAnswer> answers, long now) {

  /** Saves and commits; a transaction that has nothing to save is rolled back. */
  void commit(Connection connection, Transactions.Transaction transaction) throws SQLException {
    if (judgement.revisions().isEmpty() && answers.isEmpty()) {
      return;
    }
    transaction.hurry();
    Revisions.add(connection, judgement.revisions());
    transaction.hurry();
    tables.heads().save(connection, judgement.changes());
    transaction.hurry();
    KeptAnswers.add(connection, answers, now);
    transaction.hurry();
    tables
        .state()
        .advance(
            connection,
            judgement.lastVersion(),
            judgement.historyBytes(),
            KeptAnswer.bytes(answers));
    transaction.commit();
  }
}
