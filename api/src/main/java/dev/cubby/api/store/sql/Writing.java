package dev.cubby.api.store.sql;

import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.CacheUse;
import dev.cubby.api.store.History;
import dev.cubby.api.store.Judgement;
import dev.cubby.api.store.KeptAnswer;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Revision;
import dev.cubby.api.store.Sha256;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Stored;
import dev.cubby.api.store.WriteUnit;
import dev.cubby.api.store.sql.Heads.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Transactions that add revisions: of units, and of keys whose time is over. */
final class Writing {
  private final Tables tables;
  private final Transactions transactions;
  private final Failures failures;

  Writing(Tables tables, Transactions transactions, Failures failures) {
    this.tables = tables;
    this.transactions = transactions;
    this.failures = failures;
  }

  /**
   * Commits units if the row {@code state} is as the guard asks, which the transaction has locked.
   *
   * @return empty where it is not so
   */
  Optional<List<List<Step.Outcome>>> commit(List<WriteUnit> units, Predicate<CacheUse> guard) {
    if (units.isEmpty()) {
      return Optional.of(List.of());
    }
    return transactions.run((connection, transaction) -> {
      // A write of a key that has expired gives it a version for that, too.
      int reserved = 2 * WriteUnit.steps(units);
      tables.state().reserve(connection, reserved);
      transaction.hurry();
      Found found = tables.heads().find(connection, Judgement.keys(units));
      StateRow state = found.state();
      transaction.tells(state);
      if (!guard.test(state.use())) {
        return Optional.empty();
      }
      transaction.hurry();
      Map<Sha256, KeptAnswer> answers = tables.answers().find(connection, KeptAnswer.ids(units));
      if (state.diskFull() && WriteUnit.storeValues(units, answers.keySet())) {
        throw failures.full();
      }
      History history = state.historyBefore(reserved);
      transaction.hurry();
      Map<AsOf, Revision> sources = Revisions.find(connection, Judgement.sources(units, history));
      var stored = new Stored(found.entries(), sources, history, state.now(), answers);
      var judgement = Judgement.of(units, stored);
      transaction.hurry();
      Map<Long, byte[]> values = Revisions.values(connection, judgement.wanted());
      List<List<Step.Outcome>> outcomes = judgement.outcomes(values);
      var saving = new Saving(tables, judgement, KeptAnswer.given(units, outcomes), state.now());
      saving.commit(connection, transaction);
      return Optional.of(outcomes);
    });
  }

  /** Moves the limit of the time on while nothing else is committed. */
  void extendTime() {
    int _ =
        transactions.run((connection, transaction) -> {
          tables.state().extendTime(connection);
          transaction.commit();
          return 0;
        });
  }

  /** Ends up to so many keys whose time is over. */
  int expire(int limit) {
    return transactions.run((connection, transaction) -> {
      tables.state().reserve(connection, limit);
      StateRow state = tables.state().lock(connection);
      transaction.tells(state);
      transaction.hurry();
      Map<Key, Metadata> expired = Heads.expired(connection, state.now(), limit);
      var stored = new Stored(expired, Map.of(), state.historyBefore(limit), state.now());
      new Saving(tables, Judgement.expiring(stored), List.of(), state.now())
          .commit(connection, transaction);
      return expired.size();
    });
  }
}
