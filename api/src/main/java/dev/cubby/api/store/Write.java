package dev.cubby.api.store;

import org.jspecify.annotations.Nullable;

/** One change of one key, judged by its own precondition. */
public sealed interface Write extends Step {

  Precondition precondition();

  /** The name of the writer; null where it has none. */
  @Nullable String author();

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
      Precondition precondition,
      @Nullable String author)
      implements Write {

    /** Of a writer without a name. */
    public Put(
        Key key,
        byte[] value,
        String contentType,
        @Nullable Long ttlMillis,
        Precondition precondition) {
      this(key, value, contentType, ttlMillis, precondition, null);
    }
  }

  /**
   * Creates or replaces with what an export told of the key.
   *
   * @param value as that of {@link Put}
   * @param expiresAt when the key's time is over, in milliseconds since 1970; null for never
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Import(
      Key key,
      byte[] value,
      String contentType,
      @Nullable Long expiresAt,
      Precondition precondition,
      @Nullable String author)
      implements Write {

    /** Whether the key's time is over at {@code now}, in milliseconds since 1970. */
    public boolean isOverAt(long now) {
      return expiresAt != null && expiresAt <= now;
    }
  }

  /**
   * Gives a key that exists a new time to live.
   *
   * @param ttlMillis as that of {@link Put}
   */
  record Touch(
      Key key, @Nullable Long ttlMillis, Precondition precondition, @Nullable String author)
      implements Write {

    /** Of a writer without a name. */
    public Touch(Key key, @Nullable Long ttlMillis, Precondition precondition) {
      this(key, ttlMillis, precondition, null);
    }
  }

  /**
   * Creates or replaces with the value and the content type that a key, most often the same one,
   * had once.
   *
   * @param ttlMillis as that of {@link Put}
   */
  record Restore(
      Key key,
      AsOf source,
      @Nullable Long ttlMillis,
      Precondition precondition,
      @Nullable String author)
      implements Write {

    /** Of a writer without a name. */
    public Restore(Key key, AsOf source, @Nullable Long ttlMillis, Precondition precondition) {
      this(key, source, ttlMillis, precondition, null);
    }
  }

  /**
   * Creates or replaces with the value and the content type that another key has.
   *
   * @param ttlMillis as that of {@link Put}
   */
  record Copy(
      Key key,
      Key source,
      @Nullable Long ttlMillis,
      Precondition precondition,
      @Nullable String author)
      implements Write {

    /** Of a writer without a name. */
    public Copy(Key key, Key source, @Nullable Long ttlMillis, Precondition precondition) {
      this(key, source, ttlMillis, precondition, null);
    }
  }

  record Delete(Key key, Precondition precondition, @Nullable String author) implements Write {

    /** Of a writer without a name. */
    public Delete(Key key, Precondition precondition) {
      this(key, precondition, null);
    }
  }
}
