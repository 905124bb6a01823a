package dev.cubby.api.commit;

import dev.cubby.api.store.Step;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import dev.cubby.api.store.WriteUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Commits each step of a unit by itself: where the unit as a whole failed, those of its steps that
 * do not fail still succeed. Once the database is away, the rest is not tried.
 */
final class StepByStep {
  private final Committer committer;
  private final List<Step.Outcome> outcomes = new ArrayList<>();
  private long read;

  StepByStep(Committer committer) {
    this.committer = committer;
  }

  List<Step.Outcome> commit(WriteUnit unit) {
    StoreException away = null;
    for (Step step : unit.steps()) {
      if (away != null) {
        outcomes.add(new Step.Broken(away));
        continue;
      }
      try {
        outcomes.add(bounded(committer.commit(List.of(WriteUnit.of(step))).getFirst().getFirst()));
      } catch (RuntimeException e) {
        outcomes.add(new Step.Broken(e));
        if (e instanceof StoreException failure && !GroupCommit.mayBeTheFaultOfOne(e)) {
          away = failure.kind() == Kind.COMMIT_UNKNOWN ? GroupCommit.tooLong() : failure;
        }
      }
    }
    return outcomes;
  }

  /** All that the unit reads has the bound that it has in one transaction. */
  private Step.Outcome bounded(Step.Outcome outcome) {
    if (outcome instanceof Step.Found found) {
      if (read + found.metadata().size() > WriteUnit.MOST_BYTES) {
        return new Step.TooMuch(found.metadata().size());
      }
      read += found.metadata().size();
    }
    return outcome;
  }
}
