package dev.cubby.api.coherence.model.failover;

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

/**
 * No reader is given an old value, and nothing that a client was told is lost, however the database
 * fails over; without any one of the rules that are needed, it is.
 */
class FailoverModelTest {
  private static final Scope TWO_FAILOVERS = new Scope(2, 1, 0, 1, 2, 1, 0, false);
  private static final Scope CACHE = new Scope(1, 0, 1, 1, 1, 1, 0, true);
  private static final Scope CACHE_AND_FAULT = new Scope(1, 1, 1, 1, 1, 1, 0, false);
  private static final Scope CACHE_RESTARTED = new Scope(1, 1, 1, 1, 1, 2, 1, false);

  private static final List<Scope> SCOPES =
      List.of(
          TWO_FAILOVERS,
          CACHE,
          CACHE_AND_FAULT,
          new Scope(1, 2, 0, 2, 2, 1, 0, false),
          new Scope(1, 0, 1, 1, 1, 2, 0, false),
          new Scope(1, 0, 1, 2, 1, 1, 0, false),
          new Scope(1, 0, 1, 1, 2, 1, 0, false));

  /** Minutes: {@code -Dcubby.model=large -Dtest.jvm.args=-Xmx4g}. */
  private static final List<Scope> LARGE =
      List.of(
          CACHE_RESTARTED,
          new Scope(2, 2, 0, 2, 2, 1, 0, false),
          new Scope(2, 1, 1, 1, 1, 1, 0, false),
          new Scope(1, 1, 1, 2, 1, 1, 0, false),
          new Scope(1, 1, 1, 1, 2, 1, 0, false),
          new Scope(1, 0, 2, 2, 1, 1, 0, false));

  @Test
  void nothingThatAnybodyKnowsIsForgotten() {
    Set<String> seen = new TreeSet<>();
    SCOPES.forEach(scope -> seen.addAll(holds(scope, Set.of())));
    if (large()) {
      LARGE.forEach(scope -> holds(scope, Set.of()));
      isBroken(CACHE_RESTARTED, EnumSet.of(Rule.UNKNOWN_EPOCH_IS_NOT_USED));
    }
    // It is not for want of trying.
    assertThat(seen)
        .contains(
            "is promoted",
            "is promoted, its clock ahead",
            "shows a cancelled commit",
            "crashes and recovers a commit",
            "reads server 2",
            "answers",
            "answers its hit",
            "gives up",
            "fills",
            "writes to server 1 without a fence",
            "asks for its commit and hears nothing",
            "has its commit arrive",
            "has its fence end by itself",
            "starts over",
            "empties the cache and asks for its commit",
            "is told nothing by the cache",
            "reaches the cache",
            "has asked too long ago");
  }

  /** One more is needed, and takes a large scope: {@code UNKNOWN_EPOCH_IS_NOT_USED}. */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"UNKNOWN_EPOCH_IS_NOT_USED", "HEARTBEATS_WAIT_AFTER_A_PROMOTION"})
  void withoutTheRuleSomethingIs(Rule rule) {
    isBroken(
        switch (rule) {
          case COMMIT_WAITS_FOR_THE_STANDBY,
              ONE_STANDBY_ACKNOWLEDGES,
              THAT_STANDBY_IS_PROMOTED,
              WARNED_COMMIT_IS_UNKNOWN,
              REFUSAL_IS_PROVED,
              HEARTBEAT_WAITS_FOR_THE_STANDBY,
              WARNED_HEARTBEAT_PROVES_NOTHING,
              PROOF_IS_OF_ONE_REIGN,
              TIMELINE_IS_COMPARED,
              REIGN_HAS_A_NONCE ->
              TWO_FAILOVERS;
          case ANSWER_IS_PROVED -> CACHE_AND_FAULT;
          default -> CACHE;
        },
        EnumSet.of(rule));
  }

  /**
   * The new server may hold commits that the old one never showed. Where each answer is proved by
   * itself, no reader can be answered by the old one any more, so its heartbeats need not wait. If
   * trust were enough for an answer, they would have to: a reader is told of such a commit, and
   * another one, which still trusts the old server, is not.
   */
  @Test
  void heartbeatsNeedNotWaitWhereEachAnswerIsProved() {
    Rule waits = Rule.HEARTBEATS_WAIT_AFTER_A_PROMOTION;
    holds(TWO_FAILOVERS, EnumSet.of(waits));
    holds(CACHE, EnumSet.of(waits));
    isBroken(CACHE, EnumSet.of(waits, Rule.ANSWER_IS_PROVED));
  }

  /** As long as no commit becomes visible before the standby has it. */
  @Test
  void trustIsEnoughWhereNoCommitIsCancelled() {
    holds(CACHE, EnumSet.of(Rule.ANSWER_IS_PROVED));
  }

  private static boolean large() {
    return "large".equals(System.getProperty("cubby.model"));
  }

  private static Set<String> holds(Scope scope, Set<Rule> off) {
    long begun = System.nanoTime();
    Explorer.Found found = Explorer.explore(new FailoverModel(scope, off));
    long millis = (System.nanoTime() - begun) / 1_000_000;
    System.out.printf("%s without %s: %,d states, %,d ms%n", scope, off, found.states(), millis);
    assertThat(found.trace()).isEmpty();
    assertThat(found.states()).isGreaterThan(10_000);
    return found.seen();
  }

  private static void isBroken(Scope scope, Set<Rule> off) {
    List<String> trace = Explorer.explore(new FailoverModel(scope, off)).trace();
    System.out.printf("without %s, %d steps: %s%n", off, trace.size(), String.join("; ", trace));
    assertThat(trace)
        .last()
        .asString()
        .matches("reader .*answers.*|reader . is refused by a precondition|.* is promoted.*");
  }
}
