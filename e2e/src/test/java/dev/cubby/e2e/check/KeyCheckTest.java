package dev.cubby.e2e.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast check beside the referee, which tries all orders. */
final class KeyCheckTest {
  private static final int SEEDS = 2_000;

  @Test
  void acceptsWhatARegisterDid() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      List<Operation> history =
          SimulatedRegister.history(random, 2 + random.nextInt(4), 1 + random.nextInt(20), 0.2);
      assertThat(KeyCheck.check(history, Margins.DEFAULT)).as("seed %d", seed).isNull();
    }
  }

  @Test
  void agreesWithTheRefereeOnShortHistories() {
    int rejected = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      int clients = 2 + random.nextInt(3);
      List<Operation> history =
          SimulatedRegister.history(random, clients, 12 / clients, random.nextDouble() / 2);
      for (int changes = random.nextInt(5); changes > 0; changes--) {
        history = changed(random, history);
      }
      boolean expected = Referee.linearizable(history);
      Violation found = KeyCheck.check(history, Margins.DEFAULT);
      assertThat(found == null).as("seed %d: %s in %s", seed, found, history).isEqualTo(expected);
      rejected += expected ? 0 : 1;
    }
    assertThat(rejected).isBetween(SEEDS / 20, SEEDS * 9 / 10);
  }

  /** What shrinking leaves is rejected still, by the referee too. */
  @Test
  void shrinksToWhatTheRefereeRejects() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      List<Operation> history = changed(random, SimulatedRegister.history(random, 3, 4, 0.2));
      Violation found = KeyCheck.check(history, Margins.DEFAULT);
      if (found != null) {
        List<Operation> small = Shrinking.shrink(found, Margins.DEFAULT).history();
        assertThat(small).hasSizeLessThanOrEqualTo(history.size());
        assertThat(Referee.linearizable(small)).as("seed %d: %s", seed, small).isFalse();
      }
    }
  }

  /** Shrinking must not make a violation of what is none: it only takes what may be taken. */
  static List<Operation> changed(Random random, List<Operation> history) {
    var changed = new ArrayList<>(history);
    int i = random.nextInt(history.size());
    Operation one = history.get(i);
    Operation other = history.get(random.nextInt(history.size()));
    switch (random.nextInt(4)) {
      case 0 -> changed.set(i, moved(one, random.nextInt(30) - 15L));
      case 1 -> {
        if (one.kind() == other.kind() && one.kind() != Operation.Kind.PUT) {
          changed.set(i, one.with(other.outcome()));
        }
      }
      case 2 -> {
        if (one.outcome() instanceof Outcome.Unknown) {
          changed.set(i, one.with(Outcome.NOT_DONE));
        } else if (one.kind() == Operation.Kind.DELETE) {
          changed.set(i, one.with(random.nextBoolean() ? Outcome.DELETED : Outcome.ABSENT));
        }
      }
      default -> {
        if (one.outcome() instanceof Outcome.Written written) {
          changed.set(
              i,
              one.with(
                  new Outcome.Written(
                      written.version(),
                      random.nextBoolean() ? null : random.nextBoolean(),
                      null)));
        } else if (one.write()) {
          changed.set(i, one.with(Outcome.UNKNOWN));
        } else {
          changed.set(i, one.with(Outcome.ABSENT));
        }
      }
    }
    return changed;
  }

  private static Operation moved(Operation o, long by) {
    return new Operation(
        o.id(),
        o.client(),
        o.kind(),
        o.key(),
        o.value(),
        o.precondition(),
        o.ttlNanos(),
        o.call() + by,
        o.end() + by,
        o.outcome(),
        o.note());
  }
}
