package dev.cubby.api.store;

/**
 * Keeps the store readable as of one version, and of every later one, while a reader takes it in
 * piece by piece. It ends when it is closed, or when it was not renewed for {@link
 * dev.cubby.api.bounds.Durations#HISTORY_HOLD}, by the store's clock.
 */
public interface Hold extends AutoCloseable {

  /** The version that it keeps. */
  long version();

  /** When it was taken: milliseconds since 1970 by the clock that judges expiry. */
  long takenAt();

  /** Lets it last as long as a new one. */
  void renew();

  @Override
  void close();
}
