package dev.cubby.api.cache;

/**
 * This process's newest {@link Trust}: one thread or another sets it when it has read the row, and
 * the readers of the cache look at it.
 */
public final class CurrentTrust {
  private volatile Trust trust = Trust.none();

  public Trust get() {
    return trust;
  }

  public void set(Trust newest) {
    trust = newest;
  }
}
