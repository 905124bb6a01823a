package dev.cubby.e2e.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A key with a time to live of 10 s, told to end at 10 s. */
final class ExpiryTest {
  private static final Operation PUT =
      operation(Kind.PUT, "a", 0, 0.5, new Outcome.Written(1, true, nanos(10)));

  @Test
  void isThereBeforeAndGoneAfter() {
    assertThat(judge(seen(9), gone(11))).isNull();
  }

  @Test
  void isStaleAfter() {
    assertThat(judge(seen(11))).isNotNull();
  }

  @Test
  void isLostBefore() {
    assertThat(judge(gone(5))).isNotNull();
  }

  @Test
  void canBeCreatedAgainAfter() {
    assertThat(judge(created(11))).isNull();
    assertThat(judge(created(5))).isNotNull();
  }

  private static @Nullable Violation judge(Operation... operations) {
    var all = new java.util.ArrayList<>(List.of(PUT));
    all.addAll(List.of(operations));
    return KeyCheck.check(all, Margins.DEFAULT);
  }

  private static Operation seen(double at) {
    return operation(Kind.READ, null, at, at, new Outcome.Present(1, "a", nanos(10)));
  }

  private static Operation gone(double at) {
    return operation(Kind.READ, null, at, at, Outcome.ABSENT);
  }

  private static Operation created(double at) {
    return operation(Kind.PUT, "b", at, at + 0.1, new Outcome.Written(2, true, null));
  }

  private static Operation operation(
      Kind kind, @Nullable String value, double call, double end, Outcome outcome) {
    Long ttl = kind == Kind.PUT && call == 0 ? Duration.ofSeconds(10).toNanos() : null;
    return new Operation(
        (long) (call * 100),
        1,
        kind,
        "k",
        value,
        Precondition.ANY,
        ttl,
        nanos(call),
        nanos(end),
        outcome,
        kind + "");
  }

  private static long nanos(double seconds) {
    return (long) (seconds * 1e9);
  }
}
