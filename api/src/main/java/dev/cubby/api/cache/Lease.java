package dev.cubby.api.cache;

import dev.cubby.api.store.Key;

/**
 * Leave to fill one key, which a fence voids (Nishtala et al., “Scaling Memcache at Facebook”, NSDI
 * 2013, section 3.2.1).
 *
 * @param takenNanos by {@link System#nanoTime}
 */
public record Lease(Key key, long id, long takenNanos) {

  /** A lease taken now. */
  public Lease(Key key, long id) {
    this(key, id, System.nanoTime());
  }
}
