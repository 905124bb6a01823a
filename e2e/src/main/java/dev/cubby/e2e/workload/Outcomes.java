package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.HistoryClock;
import dev.cubby.e2e.history.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome that an answer tells of its operation. A failure counts as “nothing was done” only
 * where the API promises so; all else that goes wrong with a write leaves its outcome unknown.
 */
final class Outcomes {
  /** docs/problems.html: the database is away, or too many wait; there is no room; bad requests. */
  private static final Set<String> NOTHING_DONE =
      Set.of("unavailable", "storage-full", "too-many-requests", "invalid-request");

  static Outcome read(Answer answer, HistoryClock clock) {
    Long version = answer.version();
    return switch (answer.status()) {
      case 200 ->
          version == null
              ? new Outcome.Present(0, "an answer without ETag", null)
              : new Outcome.Present(version, Values.name(answer.body()), answer.expiresAt(clock));
      case 404 -> answer.failure().equals("key-not-found") ? Outcome.ABSENT : Outcome.NOT_DONE;
      default -> Outcome.NOT_DONE;
    };
  }

  /** Of an answer without a body: HEAD, or 304. */
  static Outcome metadata(Answer answer, HistoryClock clock) {
    Long version = answer.version();
    boolean found = answer.status() == 200 || answer.status() == 304;
    if (found && version != null) {
      return new Outcome.Present(version, null, answer.expiresAt(clock));
    }
    boolean byTheApi = answer.cacheStatus().contains("api-cache");
    return answer.status() == 404 && byTheApi ? Outcome.ABSENT : Outcome.NOT_DONE;
  }

  static Outcome write(Answer answer, HistoryClock clock) {
    Long version = answer.version();
    return switch (answer.status()) {
      case 200, 201 -> written(answer, version, clock);
      case 204 -> Outcome.DELETED;
      case 404 -> answer.failure().equals("key-not-found") ? Outcome.ABSENT : Outcome.UNKNOWN;
      case 409 -> version == null ? Outcome.NOT_DONE : new Outcome.Refused(version);
      case 412 -> new Outcome.Refused(version);
      default -> failed(answer);
    };
  }

  private static Outcome written(Answer answer, @Nullable Long version, HistoryClock clock) {
    return version == null
        ? Outcome.UNKNOWN
        : new Outcome.Written(version, answer.status() == 201, answer.expiresAt(clock));
  }

  static Outcome failed(Answer answer) {
    return !answer.sent() || NOTHING_DONE.contains(answer.failure())
        ? Outcome.NOT_DONE
        : Outcome.UNKNOWN;
  }

  private Outcomes() {}
}
