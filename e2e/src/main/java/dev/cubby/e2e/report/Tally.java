package dev.cubby.e2e.report;

import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many requests there were, and what became of them.
 *
 * @param operations a listing counts once for each key that it covers
 * @param cached reads that a cache answered
 * @param unknown writes whose outcome nobody was told
 * @param answers requests by method, status and kind of problem
 */
public record Tally(
    int requests, int operations, int cached, int unknown, Map<String, Integer> answers) {
  private record Request(int client, long call) {}

  /** For people. */
  public String text() {
    return "%d requests, %d of them answered by a cache, %d writes of unknown outcome: %s"
        .formatted(requests, cached, unknown, answers);
  }

  public static Tally of(List<Operation> operations) {
    Set<Request> requests = new HashSet<>();
    Map<String, Integer> answers = new TreeMap<>();
    int cached = 0;
    int unknown = 0;
    for (Operation operation : operations) {
      if (requests.add(new Request(operation.client(), operation.call()))) {
        String[] note = operation.note().split(";", 2);
        answers.merge(note[0], 1, Integer::sum);
        cached += note.length > 1 ? 1 : 0;
        unknown += operation.outcome() instanceof Outcome.Unknown ? 1 : 0;
      }
    }
    return new Tally(requests.size(), operations.size(), cached, unknown, answers);
  }
}
