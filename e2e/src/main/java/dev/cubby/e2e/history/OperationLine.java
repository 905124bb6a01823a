package dev.cubby.e2e.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cubby.e2e.history.Operation.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation as one flat JSON object, a line of a history's file. What is null is left out.
 *
 * @param condition "absent" where the key must not exist
 * @param ifVersion the version at which the key must stand
 * @param outcome the simple name of a record of {@link Outcome}; what follows it is told by some
 *     outcomes only
 * @param found the value that a read found
 * @param wasThere whether a delete found the key
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperationLine(
    @JsonProperty(required = true) long id,
    @JsonProperty(required = true) int client,
    @JsonProperty(required = true) Kind kind,
    @JsonProperty(required = true) String key,
    @Nullable String value,
    @JsonProperty("if") @Nullable String condition,
    @Nullable Long ifVersion,
    @Nullable Long ttl,
    @JsonProperty(required = true) long call,
    @JsonProperty(required = true) long end,
    @JsonProperty(required = true) String outcome,
    @Nullable Long version,
    @Nullable String found,
    @Nullable Boolean created,
    @Nullable Long expiresAt,
    @Nullable Boolean wasThere,
    @Nullable String note,
    @Nullable Long batch) {

  static OperationLine of(Operation operation) {
    Precondition precondition = operation.precondition();
    Outcome outcome = operation.outcome();
    var present = outcome instanceof Outcome.Present it ? it : null;
    var written = outcome instanceof Outcome.Written it ? it : null;
    return new OperationLine(
        operation.id(),
        operation.client(),
        operation.kind(),
        operation.key(),
        operation.value(),
        precondition instanceof Precondition.Absent ? "absent" : null,
        precondition instanceof Precondition.At(long version) ? version : null,
        operation.ttlNanos(),
        operation.call(),
        operation.end(),
        outcome.getClass().getSimpleName(),
        operation.version(),
        present == null ? null : present.value(),
        written == null ? null : written.created(),
        present != null ? present.expiresAt() : written != null ? written.expiresAt() : null,
        outcome instanceof Outcome.Deleted(boolean found) ? found : null,
        operation.note(),
        operation.batch());
  }

  Operation operation() {
    return new Operation(
        id,
        client,
        kind,
        key,
        value,
        precondition(),
        ttl,
        call,
        end,
        readOutcome(),
        note == null ? "" : note,
        batch);
  }

  private Precondition precondition() {
    if (ifVersion != null) {
      return new Precondition.At(ifVersion);
    }
    return condition == null ? Precondition.ANY : Precondition.ABSENT;
  }

  private Outcome readOutcome() {
    return switch (outcome) {
      case "Present" -> new Outcome.Present(knownVersion(), found, expiresAt);
      case "Written" -> new Outcome.Written(knownVersion(), created, expiresAt);
      case "Refused" -> new Outcome.Refused(version);
      case "Deleted" -> new Outcome.Deleted(Boolean.TRUE.equals(wasThere));
      case "Absent" -> Outcome.ABSENT;
      case "NotDone" -> Outcome.NOT_DONE;
      case "Unknown" -> Outcome.UNKNOWN;
      default -> throw new IllegalArgumentException("no such outcome: " + outcome);
    };
  }

  private long knownVersion() {
    return Objects.requireNonNull(version, "version is missing");
  }
}
