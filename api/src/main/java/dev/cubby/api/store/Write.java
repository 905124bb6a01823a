package dev.cubby.api.store;

import org.jspecify.annotations.Nullable;

/** One change of one key, judged by its own precondition. */
public sealed interface Write {

  Key key();

  Precondition precondition();

  /**
   * Creates or replaces.
   *
   * @param value the bytes to store; shared from here on, so nobody may change them
   * @param ttlMillis milliseconds the key lives, counted by the store from the write; null for ever
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Put(
      Key key,
      byte[] value,
      String contentType,
      @Nullable Long ttlMillis,
      Precondition precondition)
      implements Write {}

  record Delete(Key key, Precondition precondition) implements Write {}
}
