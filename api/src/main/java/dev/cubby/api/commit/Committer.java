package dev.cubby.api.commit;

import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import java.util.List;

/** Commits a batch in one transaction, as {@link dev.cubby.api.store.Store#write} does. */
@FunctionalInterface
public interface Committer {

  /**
   * Commits the writes, in order.
   *
   * @return an outcome for each write, in the same order
   * @throws dev.cubby.api.store.StoreException as {@link dev.cubby.api.store.Store#write} does
   */
  List<WriteOutcome> commit(List<Write> writes);

  /**
   * This committer, which then tells of each commit.
   *
   * @param committed must not block
   */
  default Committer telling(Runnable committed) {
    return writes -> {
      var outcomes = commit(writes);
      committed.run();
      return outcomes;
    };
  }
}
