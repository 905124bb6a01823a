package dev.cubby.api.store.sql;

import dev.cubby.api.store.CacheUse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongPredicate;

/**
 * Changes what the row {@code state} says of the shared cache, as {@link
 * dev.cubby.api.store.SharedStore} has it.
 */
final class CacheRow {
  private final Transactions transactions;
  private final StateTable states;

  CacheRow(Transactions transactions, StateTable states) {
    this.transactions = transactions;
    this.states = states;
  }

  /** Marks the cache unused; leaves the row as it is where the cache was unused already. */
  CacheUse leave() {
    return transactions.run((connection, transaction) -> {
      if (states.lock(connection).use().used()) {
        states.leaveCache(connection);
      }
      StateRow now = states.lock(connection);
      transaction.tells(now);
      transaction.commit();
      return now.use();
    });
  }

  /** Puts the cache in use under a new epoch, if it can be emptied. */
  CacheUse enter(long above, LongPredicate emptied) {
    CacheUse offered = offerEpoch(above);
    if (offered.used()) {
      return offered;
    }
    return transactions.run((connection, transaction) -> {
      states.reserve(connection, 0);
      CacheUse use = locked(connection, transaction);
      if (use.used() || use.epoch() != offered.epoch() || !emptied.test(use.epoch())) {
        return use;
      }
      states.enterCache(connection);
      transaction.commit();
      return new CacheUse(use.epoch(), true, 0);
    });
  }

  private CacheUse locked(Connection connection, Transactions.Transaction transaction)
      throws SQLException {
    StateRow state = states.lock(connection);
    transaction.tells(state);
    return state.use();
  }

  /** Committed before the cache hears of it, so that no other call offers it, too. */
  private CacheUse offerEpoch(long above) {
    return transactions.run((connection, transaction) -> {
      states.reserve(connection, 0);
      CacheUse use = locked(connection, transaction);
      if (use.used()) {
        return use;
      }
      long epoch = Math.max(above, use.epoch()) + 1;
      states.offerEpoch(connection, epoch);
      transaction.commit();
      return new CacheUse(epoch, false, use.unusedMillis());
    });
  }
}
