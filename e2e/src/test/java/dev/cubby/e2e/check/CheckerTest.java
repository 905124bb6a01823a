package dev.cubby.e2e.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Histories as long as those of real runs; each must end in well under a minute. */
final class CheckerTest {
  private static final int OPERATIONS = 100_000;

  /** The hardest: all of one key, so that none is judged by itself. */
  @Test
  void judgesOneHotKey() {
    var history = SimulatedRegister.history(new Random(1), 20, OPERATIONS / 20, 0.02);
    assertThat(report("one key", history).violations()).isEmpty();
  }

  @Test
  void judgesManyKeys() {
    var history = new ArrayList<Operation>();
    for (int key = 0; key < 100; key++) {
      for (Operation o : SimulatedRegister.history(new Random(key), 10, OPERATIONS / 1000, 0.05)) {
        history.add(renamed(o, "k" + key, history.size()));
      }
    }
    assertThat(report("100 keys", history).violations()).isEmpty();
  }

  @Test
  void findsTheOneStaleReadAmongThem() {
    var history = SimulatedRegister.history(new Random(2), 20, OPERATIONS / 20, 0);
    Operation first =
        history.stream().filter(o -> o.outcome() instanceof Outcome.Written).findFirst().get();
    int at = history.size() * 3 / 4;
    while (!(history.get(at).outcome() instanceof Outcome.Present)) {
      at++;
    }
    long version = ((Outcome.Written) first.outcome()).version();
    history.set(at, history.get(at).with(new Outcome.Present(version, first.value(), null)));
    Verdict verdict = report("one key, a stale read", history);
    assertThat(verdict.violations()).hasSize(1);
    assertThat(verdict.violations().getFirst().history()).hasSizeLessThan(history.size());
  }

  private static Verdict report(String name, List<Operation> history) {
    Verdict verdict = Checker.check(history, Margins.DEFAULT);
    System.out.printf("%s: %d operations in %s%n", name, history.size(), verdict.took());
    return verdict;
  }

  private static Operation renamed(Operation o, String key, long id) {
    return new Operation(
        id,
        o.client(),
        o.kind(),
        key,
        o.value(),
        o.precondition(),
        o.ttlNanos(),
        o.call(),
        o.end(),
        o.outcome(),
        o.note());
  }
}
