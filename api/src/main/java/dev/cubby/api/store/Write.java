package dev.cubby.api.store;

import org.jspecify.annotations.Nullable;

/** One change of one key, judged by its own precondition. */
public sealed interface Write {

  Key key();

  Precondition precondition();

  /** Whether the write stores a value, and so needs room for it. */
  default boolean storesValue() {
    return !(this instanceof Delete);
  }

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

  /**
   * Gives a key that exists a new time to live.
   *
   * @param ttlMillis as that of {@link Put}
   */
  record Touch(Key key, @Nullable Long ttlMillis, Precondition precondition) implements Write {}

  /**
   * Creates or replaces with the value and the content type that the key had once.
   *
   * @param from the version of the store to look back to
   * @param ttlMillis as that of {@link Put}
   */
  record Restore(Key key, long from, @Nullable Long ttlMillis, Precondition precondition)
      implements Write {

    AsOf source() {
      return new AsOf(key, from);
    }
  }

  record Delete(Key key, Precondition precondition) implements Write {}
}
