package dev.cubby.api.store;

import org.jspecify.annotations.Nullable;

/** The outcome of a {@link Write}. */
public sealed interface WriteOutcome extends Step.Outcome {

  record Created(Metadata metadata) implements WriteOutcome {}

  record Replaced(Metadata metadata) implements WriteOutcome {}

  /** Deleted; the version is that of the deletion itself. */
  record Deleted(long version) implements WriteOutcome {}

  /** Nothing to delete, to copy, or to give a new time to live: no precondition is judged then. */
  record NotFound() implements WriteOutcome {}

  /** Nothing to import: the key's time is over. No precondition is judged. */
  record TimeIsOver() implements WriteOutcome {}

  /** Nothing to restore: the key did not exist then. No precondition is judged. */
  record NotFoundAsOf(long version) implements WriteOutcome {}

  /** The version to restore from cannot be read. No precondition is judged. */
  record Unreadable(long version, History history) implements WriteOutcome {}

  /** The precondition did not hold; nothing was written. */
  record PreconditionFailed(@Nullable Metadata current) implements WriteOutcome {}
}
