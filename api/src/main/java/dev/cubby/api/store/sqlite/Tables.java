package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.AnswerRound;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Judgement;
import dev.cubby.api.store.KeptAnswer;
import dev.cubby.api.store.PurgeRound;
import dev.cubby.api.store.Retention;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Stored;
import dev.cubby.api.store.WriteUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Changes rows, inside a transaction that {@link Writer} begins and commits. */
final class Tables {
  private final Counter counter;
  private final HeadTable heads;
  private final RevisionTable revisions;
  private final AnswerTable answers;

  /** Never goes back, not even when a transaction does: so no version is given twice. */
  private long lastVersion;

  Tables(Connection connection) throws SQLException {
    counter = new Counter(connection);
    heads = new HeadTable(connection);
    revisions = new RevisionTable(connection);
    answers = new AnswerTable(connection);
    lastVersion = counter.read().history().lastVersion();
  }

  /** Judges the units, reads what they ask for, and saves what changes. */
  List<List<Step.Outcome>> apply(List<WriteUnit> units, long now) throws SQLException {
    History history = history();
    var stored =
        new Stored(
            heads.find(Judgement.keys(units)),
            revisions.find(Judgement.sources(units, history)),
            history,
            now,
            answers.find(KeptAnswer.ids(units)));
    var judgement = Judgement.of(units, stored);
    Map<Long, byte[]> values = revisions.values(judgement.wanted());
    List<List<Step.Outcome>> outcomes = judgement.outcomes(values);
    save(judgement);
    keep(KeptAnswer.given(units, outcomes), now);
    return outcomes;
  }

  int expire(long now, int limit) throws SQLException {
    var expired = new Stored(heads.expired(now, limit), Map.of(), history(), now);
    save(Judgement.expiring(expired));
    return expired.entries().size();
  }

  /** Which versions can be read, by what is committed. */
  History committed() throws SQLException {
    return counter.read().history();
  }

  /** Removes history, but none that is held. */
  boolean purge(Retention retention, long now, long held) throws SQLException {
    Counter.Row row = counter.read();
    var round = new PurgeRound(retention, now, row.history().horizon(), row.historyBytes(), held);
    revisions.walk(round);
    if (round.isEmpty()) {
      return false;
    }
    revisions.delete(round.dropped());
    counter.purge(round.horizon(), round.freedBytes());
    return round.isFull();
  }

  boolean purgeAnswers(Retention retention, long now) throws SQLException {
    var round = new AnswerRound(retention, now, counter.read().answerBytes());
    answers.walk(round);
    if (round.isEmpty()) {
      return false;
    }
    answers.delete(round.dropped());
    counter.addAnswers(-round.freedBytes());
    return round.isFull();
  }

  private History history() throws SQLException {
    return new History(counter.read().history().horizon(), lastVersion);
  }

  private void save(Judgement judgement) throws SQLException {
    if (judgement.revisions().isEmpty()) {
      return;
    }
    lastVersion = judgement.lastVersion();
    revisions.add(judgement.revisions());
    heads.save(judgement.changes());
    counter.advance(lastVersion, judgement.historyBytes());
  }

  private void keep(List<KeptAnswer> given, long now) throws SQLException {
    if (!given.isEmpty()) {
      answers.add(given, now);
      counter.addAnswers(KeptAnswer.bytes(given));
    }
  }
}
