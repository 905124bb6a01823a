package dev.cubby.api.coherence.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.api.coherence.model.explore.Explorer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** No reader is given an old value; without any one of the rules that are needed, one is. */
class ModelTest {
  /** Minutes, and most of 1 GiB: {@code -Dcubby.model=large}. */
  private static final List<Scope> LARGE =
      List.of(
          new Scope(2, 1, 2, 1, 2, 1, 0, false),
          new Scope(2, 1, 1, 1, 3, 2, 0, false),
          new Scope(2, 1, 1, 2, 2, 1, 1, false),
          new Scope(1, 1, 1, 1, 3, 2, 1, true));

  private static final List<Scope> SCOPES =
      List.of(
          new Scope(1, 2, 1, 1, 2, 1, 1, false),
          new Scope(1, 1, 1, 1, 2, 1, 0, true),
          new Scope(1, 1, 1, 2, 3, 1, 0, false),
          new Scope(1, 1, 2, 1, 2, 1, 0, false),
          new Scope(2, 2, 1, 1, 2, 1, 0, false));

  @Test
  void nobodyIsGivenAnythingOld() {
    Set<String> seen = new TreeSet<>();
    SCOPES.forEach(scope -> seen.addAll(holds(scope, Set.of())));
    if ("large".equals(System.getProperty("cubby.model"))) {
      LARGE.forEach(scope -> holds(scope, Set.of()));
    }
    // It is not for want of trying.
    assertThat(seen)
        .contains(
            "answers its hit",
            "fills",
            "does not fill",
            "lifts",
            "starts over",
            "begins to commit without a fence",
            "has committed after all",
            "has not committed",
            "finds that another enters",
            "changes the row",
            "reaches the cache",
            "restarts empty",
            "crashes",
            "has its fence for so long that it ends",
            "has its commit in a stalled database until its fence ends",
            "gives up the transaction of a paused writer",
            "gives up the transaction of a paused process that enters");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {
        "FENCE_CHECKS_THE_EPOCH",
        "LONG_TRANSACTIONS_ARE_GIVEN_UP",
        "LEASE_CHECKS_THE_EPOCH",
        "FILL_CHECKS_THE_EPOCH",
        "HIT_ARRIVES_IN_TRUST",
        "HIT_CHECKS_THE_EPOCH",
        "EPOCHS_GROW"
      })
  void withoutTheRuleSomebodyIs(Rule rule) {
    isBroken(
        switch (rule) {
          case EACH_FENCE_IS_ITS_OWN -> new Scope(1, 1, 2, 1, 2, 1, 0, false);
          case EPOCH_IS_OFFERED_ONCE -> new Scope(1, 1, 1, 2, 2, 1, 0, false);
          default -> new Scope(1, 1, 1, 1, 2, 1, 0, true);
        },
        EnumSet.of(rule));
  }

  /**
   * A lease of one epoch is gone in the next, with all that was in the cache: so it is enough that
   * its epoch is looked at once, when it is given or when it is used.
   */
  @Test
  void leaseNeedsItsEpochCheckedOnce() {
    var scope = new Scope(1, 2, 1, 1, 2, 1, 1, false);
    holds(scope, EnumSet.of(Rule.LEASE_CHECKS_THE_EPOCH));
    holds(scope, EnumSet.of(Rule.FILL_CHECKS_THE_EPOCH));
    isBroken(scope, EnumSet.of(Rule.LEASE_CHECKS_THE_EPOCH, Rule.FILL_CHECKS_THE_EPOCH));
  }

  /** A command that is late to the same life of the cache is stopped by either. */
  @Test
  void lateCommandIsRefusedOrHasAnEpochOfItsOwn() {
    var scope = new Scope(1, 1, 1, 2, 2, 0, 0, false);
    holds(scope, EnumSet.of(Rule.EPOCHS_GROW));
    holds(scope, EnumSet.of(Rule.EPOCH_IS_OFFERED_ONCE));
    isBroken(scope, EnumSet.of(Rule.EPOCHS_GROW, Rule.EPOCH_IS_OFFERED_ONCE));
  }

  /**
   * These rules are not needed, as it turns out. A fence in a cache of another epoch protects no
   * key, and the row stops its writer; the rule only lets the writer learn sooner that the cache
   * was restarted. A reader that asked while it trusted the cache may be answered late: it may be
   * given the value that held when it asked. A cache that is entered is emptied, so it holds
   * nothing of another epoch. The rules cost nothing and are kept.
   *
   * <p>A transaction that outlasts its fence has the row locked, so no process can renew its trust
   * until it ends. It is given up for the sake of all other writers, which wait for that row.
   */
  @ParameterizedTest
  @EnumSource(
      names = {
        "FENCE_CHECKS_THE_EPOCH",
        "LONG_TRANSACTIONS_ARE_GIVEN_UP",
        "HIT_ARRIVES_IN_TRUST",
        "HIT_CHECKS_THE_EPOCH"
      })
  void withoutTheRuleNobodyIs(Rule rule) {
    holds(new Scope(1, 2, 1, 1, 2, 1, 1, false), EnumSet.of(rule));
    holds(new Scope(1, 1, 1, 2, 2, 1, 0, false), EnumSet.of(rule));
  }

  private static Set<String> holds(Scope scope, Set<Rule> off) {
    Explorer.Found found = Explorer.explore(new CacheModel(scope, off));
    System.out.printf("%s without %s: %,d states%n", scope, off, found.states());
    assertThat(found.trace()).isEmpty();
    assertThat(found.states()).isGreaterThan(10_000);
    return found.seen();
  }

  private static void isBroken(Scope scope, Set<Rule> off) {
    List<String> trace = Explorer.explore(new CacheModel(scope, off)).trace();
    System.out.printf("without %s, %d steps: %s%n", off, trace.size(), String.join("; ", trace));
    assertThat(trace).last().asString().matches("reader . (answers its hit|goes past .*)");
  }
}
