package dev.cubby.e2e.history;

import org.jspecify.annotations.Nullable;

/**
 * A request of a client whose keys are judged by the log of changes, since it asks for what was.
 *
 * @param key that it reads or writes
 * @param asOf the version of the store that it asks for; {@link #NEWEST} for what is now
 * @param value what a put writes, unique among all puts of the key; null for others
 * @param oldest the oldest version that could be read, where {@code asOf} could not any more
 * @param note for people: request and answer in a few words
 */
public record Travel(
    Kind kind,
    String key,
    long asOf,
    @Nullable String value,
    Outcome outcome,
    @Nullable Long oldest,
    String note) {
  public static final long NEWEST = Long.MAX_VALUE;

  /** The request. */
  public enum Kind {
    PUT,
    DELETE,
    READ,
    /** Stores what the key was as of a version again. */
    RESTORE
  }
}
