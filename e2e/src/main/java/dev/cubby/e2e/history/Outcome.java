package dev.cubby.e2e.history;

import org.jspecify.annotations.Nullable;

/** The answer that an operation's caller was given. Times of expiry are on the history's clock. */
public sealed interface Outcome {
  Absent ABSENT = new Absent();
  Deleted DELETED = new Deleted(true);
  NotDone NOT_DONE = new NotDone();
  Unknown UNKNOWN = new Unknown();

  /**
   * A read found it.
   *
   * @param value null where the answer has metadata alone
   * @param expiresAt nanoseconds; null for never, or where it was not told
   */
  record Present(long version, @Nullable String value, @Nullable Long expiresAt)
      implements Outcome {}

  /** A read or a delete found nothing. */
  record Absent() implements Outcome {}

  /**
   * A put was acknowledged.
   *
   * @param created whether there was no such key before; null where that is left open
   */
  record Written(long version, @Nullable Boolean created, @Nullable Long expiresAt)
      implements Outcome {}

  /**
   * A delete was acknowledged.
   *
   * @param found whether there was such a key before; false where that is left open
   */
  record Deleted(boolean found) implements Outcome {}

  /**
   * The precondition did not hold.
   *
   * @param current the version that it stands at; null where there is no such key
   */
  record Refused(@Nullable Long current) implements Outcome {}

  /** It failed and is known to have done nothing; a read that failed is one, too. */
  record NotDone() implements Outcome {}

  /** A write that may have been done, or may yet be. */
  record Unknown() implements Outcome {}
}
