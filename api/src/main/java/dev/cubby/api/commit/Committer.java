package dev.cubby.api.commit;

import dev.cubby.api.store.Step;
import dev.cubby.api.store.WriteUnit;
import java.util.List;

/** Commits units in one transaction, as {@link dev.cubby.api.store.Store#commit} does. */
@FunctionalInterface
public interface Committer {

  /**
   * Commits the units, in order.
   *
   * @return an outcome for each step of each unit, in the same order
   * @throws dev.cubby.api.store.StoreException as {@link dev.cubby.api.store.Store#commit} does
   */
  List<List<Step.Outcome>> commit(List<WriteUnit> units);

  /**
   * This committer, which then tells of each commit.
   *
   * @param committed must not block
   */
  default Committer telling(Runnable committed) {
    return units -> {
      var outcomes = commit(units);
      committed.run();
      return outcomes;
    };
  }
}
