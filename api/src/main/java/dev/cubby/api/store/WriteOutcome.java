package dev.cubby.api.store;

import org.jspecify.annotations.Nullable;

/** The outcome of a {@link Write}. */
public sealed interface WriteOutcome {

  record Created(Metadata metadata) implements WriteOutcome {}

  record Replaced(Metadata metadata) implements WriteOutcome {}

  /** Deleted; the version is that of the deletion itself. */
  record Deleted(long version) implements WriteOutcome {}

  /** Nothing to delete: no precondition is judged then. */
  record NotFound() implements WriteOutcome {}

  /** The precondition did not hold; nothing was written. */
  record PreconditionFailed(@Nullable Metadata current) implements WriteOutcome {}
}
